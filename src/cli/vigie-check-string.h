/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void vigie_check_append_string (GString *out, const char *text, gsize length);
char *vigie_check_fill_in (const char *sentence, const char *subject);

/* What a sentence of the rules has where the subject goes. */
#define VIGIE_CHECK_PLACEHOLDER "{name}"

G_END_DECLS
