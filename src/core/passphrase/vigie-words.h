/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lists that passphrases are drawn from. */
typedef enum
{
  VIGIE_WORDS_ENGLISH,
  VIGIE_WORDS_FRENCH,
} VigieWords;

/* Of each list: as many as five dice throw. */
#define VIGIE_WORDS_COUNT 7776

/* Bytes of the longest word, without a 0 byte; a test counts them. */
#define VIGIE_WORDS_MAX_LENGTH 16

gboolean vigie_words_from_code (const char *code, VigieWords *words);
const char *vigie_words_get_code (VigieWords words);
VigieWords vigie_words_of_person (void);
gsize vigie_words_copy (VigieWords words, guint index, gboolean with_accents, char *buffer);

G_END_DECLS
