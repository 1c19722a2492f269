/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-list-line.h"

G_BEGIN_DECLS

VigieListLine vigie_list_guard_judge (const char *ascii_host);

G_END_DECLS
