/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest name beyond ASCII that is read, bytes of UTF-8. A real one has at most 253 characters. */
#define VIGIE_IDNA_MAX_LENGTH 4096

gssize vigie_idna_to_ascii (const char *domain, gsize length, char *ascii, gsize size, gboolean *mapped);
gssize vigie_idna_to_unicode (const char *ascii_host, char *unicode, gsize size);

G_END_DECLS
