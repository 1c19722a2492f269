/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-session.h"

G_BEGIN_DECLS

gboolean vigie_pattern_matches (const char *pattern, const char *text);
gboolean vigie_known_programs_match (const VigieSessionFields *fields);

G_END_DECLS
