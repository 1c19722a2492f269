/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-session.h"

G_BEGIN_DECLS

gboolean vigie_known_systems_is_old (const VigieSessionFields *fields);
char *vigie_known_systems_dup_name (const VigieSessionFields *fields);

G_END_DECLS
