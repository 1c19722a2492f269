/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-rule.h"

G_BEGIN_DECLS

char *vigie_wording_fill (const char *text, GObject *subject, gint64 now);
char *vigie_wording_dup_value (const char *value);
char *vigie_wording_dup_missing (VigieSessionPart parts);

G_END_DECLS
