/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of the longest word that is looked for, without a 0 byte. */
#define VIGIE_GUESSES_MAX_WORD 63

/* How many words zxcvbn is given. */
#define VIGIE_GUESSES_PLACES 4096

gsize vigie_guesses_fold (const char *text, gsize length, char *folded, gsize size);
const char **vigie_guesses_new (const char *const *own_words, const char *text, const char *joined);
void vigie_guesses_free (const char **guesses);
gboolean vigie_guesses_find_own (const char *folded, const char *const *own_words);
char **vigie_guesses_split_own (const char *const *texts);

G_END_DECLS
