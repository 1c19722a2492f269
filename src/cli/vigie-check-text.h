/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-checker.h"

G_BEGIN_DECLS

char *vigie_check_to_text (const VigieMessageCheck *check, guint columns);

G_END_DECLS
