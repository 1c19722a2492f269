/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-rule-cases.h"

#include "vigie-rule-table.h"

typedef enum
{
  CASE_HIT = 1 << 0,
  CASE_CLEAN = 1 << 1,
  CASE_UNKNOWN = 1 << 2,
  CASE_FALSE_ALARM = 1 << 3,
} CaseKind;

#define ALL_KINDS (CASE_HIT | CASE_CLEAN | CASE_UNKNOWN | CASE_FALSE_ALARM)

static GHashTable *noted; /* rule id -> CaseKind */

/* A false alarm is named so, and weighs less than the worst that the rule says. */
void
rule_cases_note (const char *rule_id, const char *name, VigieVerdict expected)
{
  const VigieRule *rule = vigie_rule_table_find (rule_id);
  guint kinds;

  g_assert_nonnull (rule);
  if (noted == NULL)
    noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  kinds = GPOINTER_TO_UINT (g_hash_table_lookup (noted, rule_id));
  if (g_str_has_prefix (name, "false alarm: "))
    {
      g_assert_cmpint (expected, <, rule->severity);
      kinds |= CASE_FALSE_ALARM;
    }
  else
    {
      kinds |= expected > VIGIE_VERDICT_UNKNOWN    ? CASE_HIT
               : expected == VIGIE_VERDICT_UNKNOWN ? CASE_UNKNOWN
                                                   : CASE_CLEAN;
    }
  g_hash_table_replace (noted, g_strdup (rule_id), GUINT_TO_POINTER (kinds));
}

/* Of the rules that @belongs picks each has all four kinds. */
void
rule_cases_assert_complete (gboolean (*belongs) (const VigieRule *rule))
{
  const VigieRule *const *rules;
  gsize n_rules;
  guint n_checked = 0;

  rules = vigie_rule_table_get (&n_rules);
  for (gsize i = 0; i < n_rules; i++)
    {
      if (!belongs (rules[i]))
        continue;
      n_checked++;
      g_test_message ("%s", rules[i]->id);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (noted, rules[i]->id)), ==, ALL_KINDS);
    }
  g_assert_cmpuint (n_checked, >, 0);
  g_clear_pointer (&noted, g_hash_table_unref);
}
