/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "vigie-guesses.h"
#include "vigie-passphrase-judge.h"
#include "vigie-passphrase.h"

static const char *const owner[] = { "Hélène d’Aubigné-Cœur", "@helene_daubigne", "+33 6 39 98 12 34",
                                     "Mairie", NULL };

static VigiePassphraseJudgement
judge_with_hint (const char *text, const char *hint)
{
  g_autoptr (VigieSecret) secret = vigie_secret_new (text, strlen (text));
  VigiePassphraseJudgement judgement;

  vigie_passphrase_judge (secret, owner, hint, &judgement);
  return judgement;
}

static VigiePassphraseJudgement
judge (const char *text)
{
  return judge_with_hint (text, NULL);
}

static void
test_weak_ones_are_found (void)
{
  const struct
  {
    const char *text;
    VigiePassphraseTime at_most;
    VigiePassphraseReasons reasons; /* all of these */
  } cases[] = {
    { "", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_SHORT },
    { "a", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_SHORT },
    { "password", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "P@ssw0rd", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "iloveyou", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "motdepasse", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "mot de passe", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "MotDePasse", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "jetaime", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "Doudou", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "étoile", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "Liberté", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "nicolas75", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_SHORT },
    { "soleil2024", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_DATE },
    { "azertyuiop", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "qsdfghjklm", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_KEYS },
    { "wxcvbn,;:!", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_KEYS },
    { "qwertyuiop", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "zxcvbnm,./", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_COMMON },
    { "14071989", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_DATE | VIGIE_PASSPHRASE_IS_PIN },
    { "14/07/1989", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_DATE },
    { "7402", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_PIN },
    { "918273", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_PIN },
    { "4839201746", VIGIE_PASSPHRASE_HOURS, VIGIE_PASSPHRASE_IS_DIGITS },
    { "zkzkzkzkzkzkzk", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_ROW },
    { "abcdefghijkl", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_ROW },
    { "1234", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_PIN },
    { "soleil soleil soleil", VIGIE_PASSPHRASE_AT_ONCE, 0 },
    { "cheval lapin", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_IS_WORDS },
    { "horse-battery", VIGIE_PASSPHRASE_MINUTES, VIGIE_PASSPHRASE_IS_WORDS },
    /* What others know. */
    { "helene", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_OWN_WORD },
    { "Hélène!", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_OWN_WORD },
    { "aubigne1234", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_OWN_WORD },
    { "H3l3ne", VIGIE_PASSPHRASE_AT_ONCE, 0 },
    { "Cœur", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_OWN_WORD },
    { "0639981234", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_OWN_WORD },
    { "33639981234", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_OWN_WORD },
    { "1234", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_OWN_WORD },
    { "telegram", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_OWN_WORD },
    { "Telegram2024", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_OWN_WORD },
    { "mairie", VIGIE_PASSPHRASE_AT_ONCE, VIGIE_PASSPHRASE_HAS_OWN_WORD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const VigiePassphraseJudgement judgement = judge (cases[i].text);

      if (judgement.time > cases[i].at_most || (judgement.reasons & cases[i].reasons) != cases[i].reasons)
        {
          g_test_message ("“%s”: 10^%.1f guesses, time %d, reasons %#x", cases[i].text,
                          judgement.guesses_log10, judgement.time, judgement.reasons);
          g_test_fail ();
        }
    }
}

static void
test_strong_ones_are_not_blamed (void)
{
  const struct
  {
    const char *text;
    VigiePassphraseTime at_least;
  } cases[] = {
    { "parapluie moutarde fenouil escabeau velours", VIGIE_PASSPHRASE_CENTURIES },
    { "spoiler glacial undercoat freebase stapling", VIGIE_PASSPHRASE_CENTURIES },
    { "le vieux phare de mon oncle clignote en morse", VIGIE_PASSPHRASE_CENTURIES },
    { "xV9#qL2p!mR7tZw4", VIGIE_PASSPHRASE_CENTURIES },
    { "Ъжик в тумане ищет медвежонка", VIGIE_PASSPHRASE_CENTURIES },
    { "correct horse battery staple", VIGIE_PASSPHRASE_MONTHS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const VigiePassphraseJudgement judgement = judge (cases[i].text);

      if (judgement.time < cases[i].at_least || judgement.reasons != 0)
        {
          g_test_message ("“%s”: 10^%.1f guesses, time %d, reasons %#x", cases[i].text,
                          judgement.guesses_log10, judgement.time, judgement.reasons);
          g_test_fail ();
        }
    }
}

static void
test_hint_gives_away (void)
{
  const struct
  {
    const char *text;
    const char *hint;
    gboolean is_hinted;
  } cases[] = {
    { "parapluie moutarde", "parapluie…", TRUE },
    { "Parapluie Moutarde", "le PARAPLUIE", TRUE },
    { "théâtre bleu", "theatre", TRUE },
    { "theatre bleu", "Le Théâtre", TRUE },
    { "7402", "7402", TRUE },
    { "ma", "ma", TRUE },
    { "parapluiemoutarde", "moutarde", TRUE },
    { "moutarde", "parapluiemoutarde", TRUE },
    { "parapluie moutarde", "in the blue notebook", FALSE },
    { "parapluie moutarde", "a b de", FALSE },
    { "parapluie moutarde", "", FALSE },
    { "parapluie moutarde", NULL, FALSE },
    { "", "parapluie", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VigieSecret) secret = vigie_secret_new (cases[i].text, strlen (cases[i].text));
      const VigiePassphraseJudgement judgement = judge_with_hint (cases[i].text, cases[i].hint);

      if (vigie_passphrase_is_hinted (secret, cases[i].hint) != cases[i].is_hinted ||
          ((judgement.reasons & VIGIE_PASSPHRASE_HAS_HINT) != 0) != cases[i].is_hinted)
        g_error ("“%s” with the hint “%s”", cases[i].text, cases[i].hint);
    }
}

static void
test_drawn_ones_are_counted (void)
{
  for (guint n = VIGIE_PASSPHRASE_MIN_WORDS; n <= VIGIE_PASSPHRASE_MAX_WORDS; n++)
    {
      VigiePassphraseJudgement judgement;

      vigie_passphrase_judge_drawn (n, &judgement);
      g_assert_cmpfloat_with_epsilon (judgement.guesses_log10, n * log10 (VIGIE_WORDS_COUNT), 1e-9);
      g_assert_cmpint (judgement.reasons, ==, 0);
      g_assert_cmpint (judgement.time, ==, n == 4 ? VIGIE_PASSPHRASE_YEARS : VIGIE_PASSPHRASE_CENTURIES);
    }
}

/* Whatever the length there is an answer, and past what is looked at it stays the same. */
static void
test_long_ones_are_cut (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  double before = 0;

  for (guint i = 0; i < 40; i++)
    {
      const VigiePassphraseJudgement judgement = judge (text->str);

      g_assert_cmpfloat (judgement.guesses_log10, >=, 0);
      g_assert_cmpfloat (judgement.guesses_log10, <, 300);
      if (text->len > 80)
        g_assert_cmpfloat_with_epsilon (judgement.guesses_log10, before, 1e-9);
      before = judgement.guesses_log10;
      g_string_append (text, i % 2 == 0 ? "Moutarde " : "vE7#");
    }
  g_assert_cmpuint (text->len, >, 250);
  g_assert_cmpfloat (before, >, 15);
}

static void
test_letters_are_folded (void)
{
  const struct
  {
    const char *text;
    gsize length;
    const char *folded;
  } cases[] = {
    { "Éléphant", 0, "Elephant" },
    { "cœur ÆON Straße", 0, "coeur AEON Strasse" },
    { "e\xcc\x81t\xc3\xa9", 0, "ete" },
    { "l’œuf", 0, "l'oeuf" },
    { "ﬁn №", 0, "fin No" },
    { "a\xff"
      "b",
      0,
      "a\xff"
      "b" },
    { "a\0b", 3, "a b" },
    { "мир", 0, "мир" },
    { "", 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char folded[64];
      const gsize length = cases[i].length != 0 ? cases[i].length : strlen (cases[i].text);

      g_assert_cmpuint (vigie_guesses_fold (cases[i].text, length, folded, sizeof folded), ==,
                        strlen (cases[i].folded));
      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static gboolean
has_piece (const char *needle)
{
  const gsize length = strlen (needle);

  for (gsize size = 8; size <= 192; size += 16)
    {
      char *pieces[40];
      gboolean is_found = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
        {
          pieces[i] = malloc (size);
          /* Memory as the last owner left it is what is looked for; sanitizers fill it. */
          is_found |= memmem (pieces[i], size, needle, MIN (length, size)) != NULL;
        }
      for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
        free (pieces[i]);
      if (is_found)
        return TRUE;
    }
  return FALSE;
}

/* zxcvbn writes the passphrase backwards into the heap and leaves it there. */
static void
test_nothing_is_left_in_the_heap (void)
{
  const char *const phrases[] = { "ZqjxkvwGhptn", "ZqjxkvwGhptnYyrtkxwvbb",
                                  "ZqjxkvwGhptn moutarde ZZqqjjkkvvwwGGhhppttnn" };

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_autofree char *backwards = g_utf8_strreverse (phrases[i], -1);

      judge (phrases[i]);
      /* The first bytes of a freed piece are the allocator's own. */
      g_assert_false (has_piece (backwards + strlen (backwards) - 8));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/passphrase-judge/weak", test_weak_ones_are_found);
  g_test_add_func ("/passphrase-judge/strong", test_strong_ones_are_not_blamed);
  g_test_add_func ("/passphrase-judge/hint", test_hint_gives_away);
  g_test_add_func ("/passphrase-judge/drawn", test_drawn_ones_are_counted);
  g_test_add_func ("/passphrase-judge/long", test_long_ones_are_cut);
  g_test_add_func ("/passphrase-judge/folded", test_letters_are_folded);
  g_test_add_func ("/passphrase-judge/wiped", test_nothing_is_left_in_the_heap);

  return g_test_run ();
}
