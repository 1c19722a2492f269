/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-text.h"

#include <string.h>

static void
test_text_clean_makes_harmless (void)
{
  const struct
  {
    const char *raw;
    const char *expected;
    VigieTextTricks tricks;
  } cases[] = {
    { NULL, "", VIGIE_TEXT_PLAIN },
    { "", "", VIGIE_TEXT_PLAIN },
    { "Galaxy A54", "Galaxy A54", VIGIE_TEXT_PLAIN },
    { "  two   words\u00a0\u3000here ", "two words here", VIGIE_TEXT_PLAIN },
    { "Téléphone d’Élodie", "Téléphone d’Élodie", VIGIE_TEXT_PLAIN },
    { "one\ntwo\r\nthree\tfour", "one two three four", VIGIE_TEXT_CONTROL },
    { "bell\a\x1b[31mred\x7f", "bell[31mred", VIGIE_TEXT_CONTROL },
    { "c1 \xc2\x9b"
      "31m",
      "c1 31m", VIGIE_TEXT_CONTROL },
    { "next\xc2\x85line\u2028and\u2029more", "next line and more", VIGIE_TEXT_CONTROL },
    { "abc\u202egpj.exe", "abcgpj.exe", VIGIE_TEXT_DIRECTION },
    { "\u2066x\u2069\u061c\u200e\u200f\u202a", "x", VIGIE_TEXT_DIRECTION },
    { "Tele\u200bgram\u00ad\ufeff", "Telegram", VIGIE_TEXT_INVISIBLE },
    { "a\u034f\u3164\u115f\u2800b", "ab", VIGIE_TEXT_INVISIBLE },
    { "x\U000e0041\U000e0042", "x", VIGIE_TEXT_INVISIBLE },
    /* What is no character and will never be one. */
    { "a\xef\xb7\x90\xef\xb7\xaf"
      "b\xef\xbf\xbe\xef\xbf\xbf"
      "c\xf0\x9f\xbf\xbe\xf4\x8f\xbf\xbf",
      "abc", VIGIE_TEXT_INVISIBLE },
    { "\ufdcf\ufdf0\ufffd", "\ufdcf\ufdf0\ufffd", VIGIE_TEXT_PLAIN },
    { "bad\xff\xfe\x80utf", "bad\ufffdutf", VIGIE_TEXT_INVALID },
    { "cut\xe2\x82", "cut\ufffd", VIGIE_TEXT_INVALID },
    { "\xed\xa0\x80", "\ufffd", VIGIE_TEXT_INVALID },
    { "a\u0301\u0302\u0303\u0304\u0305\u0306b\u0301", "a\u0301\u0302b\u0301", VIGIE_TEXT_STACKED },
    { "a\u0323\u0323\u0323\u0301\u0301\u0301", "a\u0323\u0323\u0301\u0301", VIGIE_TEXT_STACKED },
    { "\u0301\u0302\u0303", "\u25cc\u0301\u0302", VIGIE_TEXT_STACKED },
    { "\u05e9\u05bc\u05c1\u05b8", "\u05e9\u05bc\u05c1\u05b8", VIGIE_TEXT_PLAIN },
    { "e\u0323\u0302\u0301", "e\u0323\u0302\u0301", VIGIE_TEXT_PLAIN },
    /* A mark with nothing to sit on would sit on the quotation mark before the text. */
    { "\u0338x", "\u25cc\u0338x", VIGIE_TEXT_PLAIN },
    { "a \u0338x", "a \u25cc\u0338x", VIGIE_TEXT_PLAIN },
    /* Honest joiners and selectors are no trick. */
    { "❤\ufe0f", "❤", VIGIE_TEXT_PLAIN },
    { "\U0001f468\u200d\U0001f469", "\U0001f468\U0001f469", VIGIE_TEXT_PLAIN },
    { "\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u062e", VIGIE_TEXT_PLAIN },
    { "e\u0301", "e\u0301", VIGIE_TEXT_PLAIN },
    { "\U0001f1eb\U0001f1f7\U0001f44d\U0001f3fd", "\U0001f1eb\U0001f1f7\U0001f44d\U0001f3fd",
      VIGIE_TEXT_PLAIN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VigieTextTricks tricks;
      g_autofree char *clean = vigie_text_clean (cases[i].raw, 40, &tricks);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (clean, ==, cases[i].expected);
      g_assert_cmpuint (tricks, ==, cases[i].tricks);
    }
}

static void
test_text_clean_cuts_between_characters (void)
{
  const struct
  {
    const char *raw;
    gsize max_chars;
    const char *expected;
  } cases[] = {
    { "abcdef", 6, "abcdef" },
    { "abcdef", 5, "abcd…" },
    { "abcdef", 1, "…" },
    { "abcdef", 0, "" },
    { "abc   ", 3, "abc" },
    { "abc def", 5, "abc…" },
    { "ab\u0301cd", 3, "a…" },
    { "ab\u0301cd", 4, "ab\u0301…" },
    { "x\U0001f1eb\U0001f1f7yz", 3, "x…" },
    { "x\U0001f44d\U0001f3fdyz", 3, "x…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VigieTextTricks tricks;
      g_autofree char *clean = vigie_text_clean (cases[i].raw, cases[i].max_chars, &tricks);
      gboolean is_cut =
          g_strcmp0 (cases[i].raw, cases[i].expected) != 0 && !g_str_has_prefix (cases[i].raw, "abc   ");

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (clean, ==, cases[i].expected);
      g_assert_cmpint ((tricks & VIGIE_TEXT_LONG) != 0, ==, is_cut);
    }
}

static void
test_text_clean_reads_a_bounded_part (void)
{
  const char *const pieces[] = { "x", "\u200b", "\xff", "\u0301", "\n", " ", "\U0001f1eb" };
  const gsize size = 10 * 1024 * 1024;

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *big = g_malloc (size + 1);
      g_autofree char *clean = NULL;
      gsize piece = strlen (pieces[i]);
      VigieTextTricks tricks;
      gint64 begun, taken;

      for (gsize at = 0; at < size; at++)
        big[at] = pieces[i][at % piece];
      big[size] = '\0';

      begun = g_get_monotonic_time ();
      clean = vigie_text_clean (big, VIGIE_TEXT_MAX_NAME, &tricks);
      taken = g_get_monotonic_time () - begun;

      g_assert_cmpint (g_utf8_strlen (clean, -1), <=, VIGIE_TEXT_MAX_NAME);
      g_assert_true (tricks & VIGIE_TEXT_LONG);
      g_test_message ("%d bytes cleaned in %" G_GINT64_FORMAT " µs", (int) size, taken);
    }
}

static void
test_text_isolates (void)
{
  g_autofree char *isolated = vigie_text_isolate ("abc");
  g_autofree char *nothing = vigie_text_isolate (NULL);
  g_autofree char *sentence = g_strconcat ("It is “", isolated, "”.", NULL);
  g_autofree char *plain = vigie_text_without_isolates (sentence);

  g_assert_cmpstr (isolated, ==, "\u2068abc\u2069");
  g_assert_cmpstr (nothing, ==, "\u2068\u2069");
  g_assert_cmpstr (plain, ==, "It is “abc”.");
}

static void
test_text_counts_columns (void)
{
  const struct
  {
    const char *text;
    guint expected;
  } cases[] = {
    { "", 0 }, { "abc", 3 }, { "é", 1 }, { "e\u0301", 1 }, { "日本", 4 }, { "\u2068a\u2069", 1 }, { "…", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (vigie_text_get_columns (cases[i].text), ==, cases[i].expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/clean/makes-harmless", test_text_clean_makes_harmless);
  g_test_add_func ("/text/clean/cuts-between-characters", test_text_clean_cuts_between_characters);
  g_test_add_func ("/text/clean/reads-a-bounded-part", test_text_clean_reads_a_bounded_part);
  g_test_add_func ("/text/isolates", test_text_isolates);
  g_test_add_func ("/text/counts-columns", test_text_counts_columns);

  return g_test_run ();
}
