/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* ICU's handles for look-alike letters. For one thread at a time. */
typedef struct _VigieLinkLatin VigieLinkLatin;

VigieLinkLatin *vigie_link_latin_new (void);
void vigie_link_latin_free (VigieLinkLatin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieLinkLatin, vigie_link_latin_free)

gboolean vigie_link_latin_read (
    VigieLinkLatin *self, const char *ascii_host, char *latin, gsize size, gboolean *has_two_alphabets);

G_END_DECLS
