/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gssize vigie_idna_to_ascii (const char *domain, gsize length, char *ascii, gsize size, gboolean *mapped);
gssize vigie_idna_to_unicode (const char *ascii_host, char *unicode, gsize size);

G_END_DECLS
