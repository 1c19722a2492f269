/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule-table.h"

#include <string.h>

#include "vigie-known-programs.h"

static void
test_rule_table_is_sound (void)
{
  const VigieRule *const *rules;
  gsize n_rules;

  rules = vigie_rule_table_get (&n_rules);
  g_assert_cmpuint (n_rules, >=, 16);
  for (gsize i = 0; i < n_rules; i++)
    {
      const VigieRule *rule = rules[i];

      g_test_message ("%s", rule->id);
      g_assert_true (vigie_rule_table_find (rule->id) == rule);
      g_assert_cmpint (rule->severity, >=, VIGIE_VERDICT_ADVICE);
      g_assert_cmpint (rule->when_mine, <=, rule->severity);
      g_assert_cmpint (rule->needs, !=, VIGIE_CAPABILITY_NONE);
      g_assert_true ((rule->evaluate_session != NULL) != (rule->evaluate_account != NULL));
      g_assert_true (g_str_has_prefix (rule->source, "https://"));
      g_assert_true (g_regex_match_simple ("^2026-\\d\\d-\\d\\d$", rule->checked, 0, 0));
      g_assert_true (g_str_is_ascii (rule->id));
      g_assert_cmpuint (strlen (rule->title), >, 10);
      g_assert_cmpuint (strlen (rule->why), >, 10);
      g_assert_cmpuint (strlen (rule->what_to_do), >, 10);
      g_assert_nonnull (rule->question);
      g_assert_true (g_str_has_suffix (rule->question, "?"));
      g_assert_true (rule->question_unnamed == NULL || g_str_has_suffix (rule->question_unnamed, "?"));
    }
  g_assert_null (vigie_rule_table_find ("nothing"));
  g_assert_cmpint (vigie_rule_table_get_needs (), ==, VIGIE_CAPABILITY_ALL_FACTS);
}

/* "hacked, intruder, attack" frighten in a first question; "safe, protected, all clear" would be a lie. */
static void
test_rule_table_avoid_words (void)
{
  static const char *const words[] = { "hack",      "intruder",  "attack", "safe",
                                       "protected", "all clear", "secure " };
  const VigieRule *const *rules;
  gsize n_rules;

  rules = vigie_rule_table_get (&n_rules);
  for (gsize i = 0; i < n_rules; i++)
    {
      const char *const texts[] = { rules[i]->title, rules[i]->why, rules[i]->what_to_do, rules[i]->question,
                                    rules[i]->question_unnamed };

      for (gsize j = 0; j < G_N_ELEMENTS (texts); j++)
        for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
          g_assert_true (texts[j] == NULL || strcasestr (texts[j], words[k]) == NULL);
    }
}

static void
test_rule_table_patterns_match (void)
{
  const struct
  {
    const char *pattern, *text;
    gboolean expected;
  } cases[] = {
    { "", "", TRUE },           { "", "a", FALSE },
    { "a", "", FALSE },         { "*", "", TRUE },
    { "*", "abc", TRUE },       { "a*c", "abbc", TRUE },
    { "a*c", "abcd", FALSE },   { "#", "123", TRUE },
    { "#", "", FALSE },         { "#", "12a", FALSE },
    { "1.#*", "1.37.0", TRUE }, { "1.#*", "11.2", FALSE },
    { "ABC", "abc", TRUE },     { "*gram*", "Pyrogram 2", TRUE },
    { "**a", "bba", TRUE },     { "*#", "a1b22", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (vigie_pattern_matches (cases[i].pattern, cases[i].text), ==, cases[i].expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-table/is-sound", test_rule_table_is_sound);
  g_test_add_func ("/rule-table/avoids-words", test_rule_table_avoid_words);
  g_test_add_func ("/rule-table/patterns-match", test_rule_table_patterns_match);

  return g_test_run ();
}
