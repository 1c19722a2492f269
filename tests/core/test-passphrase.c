/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "vigie-passphrase.h"

static const VigieWords all_lists[] = { VIGIE_WORDS_ENGLISH, VIGIE_WORDS_FRENCH };

static void
test_lists_hold_different_words (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (all_lists); l++)
    for (guint accents = 0; accents < 2; accents++)
      {
        g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

        for (guint i = 0; i < VIGIE_WORDS_COUNT; i++)
          {
            char buffer[VIGIE_WORDS_MAX_LENGTH];
            gsize length = vigie_words_copy (all_lists[l], i, accents, buffer);
            char *word = g_strndup (buffer, length);

            g_assert_cmpuint (length, >=, 3);
            g_assert_true (g_utf8_validate (word, -1, NULL));
            g_assert_null (strpbrk (word, " \t\r\"\\"));
            g_assert_true (accents || g_str_is_ascii (word));
            if (!g_hash_table_add (seen, word))
              g_error ("“%s” stands twice in a list", word);
          }
      }
}

static void
test_words_of_passphrase_are_of_the_list (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (all_lists); l++)
    for (guint n = VIGIE_PASSPHRASE_MIN_WORDS; n <= VIGIE_PASSPHRASE_MAX_WORDS; n++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (VigieSecret) phrase = vigie_passphrase_new (all_lists[l], n, FALSE, &error);
        g_autoptr (VigieSecret) other = vigie_passphrase_new (all_lists[l], n, FALSE, NULL);
        gsize length;
        gsize other_length;
        const char *text;
        const char *other_text;
        g_auto (GStrv) words = NULL;

        g_assert_no_error (error);
        text = (const char *) vigie_secret_peek (phrase, &length);
        other_text = (const char *) vigie_secret_peek (other, &other_length);
        g_assert_false (length == other_length && memcmp (text, other_text, length) == 0);
        words = g_strsplit (text, " ", -1);
        g_assert_cmpuint (g_strv_length (words), ==, n);
        for (guint w = 0; w < n; w++)
          {
            gboolean is_found = FALSE;

            for (guint i = 0; i < VIGIE_WORDS_COUNT && !is_found; i++)
              {
                char buffer[VIGIE_WORDS_MAX_LENGTH + 1] = { 0 };

                vigie_words_copy (all_lists[l], i, FALSE, buffer);
                is_found = g_str_equal (buffer, words[w]);
              }
            g_assert_true (is_found);
          }
      }
}

/* A million phrases. For 7,775 degrees of freedom the statistic has mean 7,775 and deviation 124.7; a good
 * generator leaves these eight deviations once in far more runs than will ever be. */
static void
test_every_word_is_as_likely (void)
{
  const guint n_phrases = g_test_slow () ? 1000000 : 200000;
  g_autofree guint32 *counts = g_new0 (guint32, VIGIE_WORDS_COUNT);
  const double expected = (double) n_phrases * VIGIE_PASSPHRASE_DEFAULT_WORDS / VIGIE_WORDS_COUNT;
  const double deviation = sqrt (2.0 * (VIGIE_WORDS_COUNT - 1));
  double statistic = 0;

  for (guint i = 0; i < n_phrases; i++)
    {
      guint16 indexes[VIGIE_PASSPHRASE_DEFAULT_WORDS];

      g_assert_true (vigie_passphrase_draw (indexes, G_N_ELEMENTS (indexes), NULL));
      for (guint w = 0; w < G_N_ELEMENTS (indexes); w++)
        counts[indexes[w]]++;
    }
  for (guint i = 0; i < VIGIE_WORDS_COUNT; i++)
    statistic += (counts[i] - expected) * (counts[i] - expected) / expected;

  g_test_message ("chi-square of %u phrases: %.0f, expected %d ± %.0f", n_phrases, statistic,
                  VIGIE_WORDS_COUNT - 1, deviation);
  g_assert_cmpfloat (fabs (statistic - (VIGIE_WORDS_COUNT - 1)), <, 8 * deviation);
}

static void
test_bits_are_counted (void)
{
  const struct
  {
    guint n_words;
    double bits;
  } cases[] = { { 4, 51.7 }, { 5, 64.6 }, { 6, 77.5 }, { 12, 155.1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (vigie_passphrase_get_bits (cases[i].n_words), cases[i].bits, 0.06);
  /* 7776⁵ / 2 / 10⁹ / 31,557,600 */
  g_assert_cmpfloat_with_epsilon (vigie_passphrase_get_years (5, 1e9), 450.46, 0.01);
}

static void
test_language_is_found (void)
{
  VigieWords words = VIGIE_WORDS_ENGLISH;

  g_assert_true (vigie_words_from_code ("fr", &words));
  g_assert_cmpint (words, ==, VIGIE_WORDS_FRENCH);
  g_assert_false (vigie_words_from_code ("de", &words));
  g_assert_false (vigie_words_from_code ("", &words));
  g_assert_cmpint (words, ==, VIGIE_WORDS_FRENCH);
  g_assert_cmpstr (vigie_words_get_code (words), ==, "fr");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/passphrase/lists", test_lists_hold_different_words);
  g_test_add_func ("/passphrase/words", test_words_of_passphrase_are_of_the_list);
  g_test_add_func ("/passphrase/uniform", test_every_word_is_as_likely);
  g_test_add_func ("/passphrase/bits", test_bits_are_counted);
  g_test_add_func ("/passphrase/language", test_language_is_found);

  return g_test_run ();
}
