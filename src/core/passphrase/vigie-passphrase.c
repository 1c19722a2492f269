/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-passphrase.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "vigie-error.h"

#define SECONDS_PER_YEAR (365.25 * 24 * 60 * 60)

/* Numbers below this are spread evenly over the words; the few above are thrown away and drawn again, since a
 * remainder alone would make the first words likelier. */
#define EVEN_LIMIT (65536 / VIGIE_WORDS_COUNT * VIGIE_WORDS_COUNT)

/**
 * vigie_passphrase_draw:
 * @indexes: (array length=n_words) (out caller-allocates): which words; the caller wipes them
 * @n_words: how many, 1 to %VIGIE_PASSPHRASE_MAX_WORDS
 * @error: return location
 *
 * Draws words, each with the same chance and independent of the others, by the system's random generator.
 *
 * Returns: %FALSE with @error set if the system gives no random numbers
 */
gboolean
vigie_passphrase_draw (guint16 *indexes, guint n_words, GError **error)
{
  guint16 numbers[VIGIE_PASSPHRASE_MAX_WORDS * 2];
  guint n = 0;

  g_return_val_if_fail (n_words >= 1 && n_words <= VIGIE_PASSPHRASE_MAX_WORDS, FALSE);

  while (n < n_words)
    {
      if (getentropy (numbers, sizeof numbers) != 0)
        {
          g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "No random numbers: %s", g_strerror (errno));
          explicit_bzero (indexes, n * sizeof *indexes);
          return FALSE;
        }
      for (guint i = 0; i < G_N_ELEMENTS (numbers) && n < n_words; i++)
        if (numbers[i] < EVEN_LIMIT)
          indexes[n++] = numbers[i] % VIGIE_WORDS_COUNT;
    }

  explicit_bzero (numbers, sizeof numbers);
  return TRUE;
}

/**
 * vigie_passphrase_new:
 * @words: the list to draw from
 * @n_words: how many, %VIGIE_PASSPHRASE_MIN_WORDS to %VIGIE_PASSPHRASE_MAX_WORDS
 * @with_accents: whether the words keep their accents. Without them, every keyboard can type it and no two
 * ways of storing an accent can make a right password wrong
 * @error: return location
 *
 * Makes a passphrase: words with a space between. Any thread.
 *
 * Returns: (transfer full): the passphrase, UTF-8; %NULL with @error set if the system gives no random
 * numbers
 */
VigieSecret *
vigie_passphrase_new (VigieWords words, guint n_words, gboolean with_accents, GError **error)
{
  guint16 indexes[VIGIE_PASSPHRASE_MAX_WORDS];
  char text[VIGIE_PASSPHRASE_MAX_WORDS * (VIGIE_WORDS_MAX_LENGTH + 1)];
  gsize length = 0;
  VigieSecret *secret;

  g_return_val_if_fail (n_words >= VIGIE_PASSPHRASE_MIN_WORDS && n_words <= VIGIE_PASSPHRASE_MAX_WORDS, NULL);

  if (!vigie_passphrase_draw (indexes, n_words, error))
    return NULL;

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        text[length++] = ' ';
      length += vigie_words_copy (words, indexes[i], with_accents, text + length);
    }
  secret = vigie_secret_new (text, length);
  explicit_bzero (text, sizeof text);
  explicit_bzero (indexes, sizeof indexes);
  return secret;
}

/**
 * vigie_passphrase_get_bits:
 * @n_words: how many words
 *
 * How much chance is in it: by arithmetic from the way it is drawn, not by looking at it.
 *
 * Returns: bits
 */
double
vigie_passphrase_get_bits (guint n_words)
{
  return n_words * log2 (VIGIE_WORDS_COUNT);
}

/**
 * vigie_passphrase_get_years:
 * @n_words: how many words
 * @guesses_per_second: of somebody who knows the list and how the phrase was made
 *
 * Returns: the years until half of all phrases are tried
 */
double
vigie_passphrase_get_years (guint n_words, double guesses_per_second)
{
  return pow (VIGIE_WORDS_COUNT, n_words) / 2 / guesses_per_second / SECONDS_PER_YEAR;
}
