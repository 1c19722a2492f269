/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule-table.h"

/* The order of work: what has to be done first stands first among findings of the same weight. A new rule is
 * one line here and one in rules/meson.build. */
#define RULES(X)                                                                                             \
  X (answered_not_me)                                                                                        \
  X (unconfirmed_session)                                                                                    \
  X (half_open_sign_in)                                                                                      \
  X (automation_default_name)                                                                                \
  X (costume_does_not_fit)                                                                                   \
  X (signed_in_lately)                                                                                       \
  X (new_since_last_look)                                                                                    \
  X (changed_since_answer)                                                                                   \
  X (this_app_too_young)                                                                                     \
  X (not_official_app)                                                                                       \
  X (name_plays_official)                                                                                    \
  X (other_country)                                                                                          \
  X (twin_sessions)                                                                                          \
  X (burst)                                                                                                  \
  X (test_build)                                                                                             \
  X (answered_not_sure)                                                                                      \
  X (idle_session)                                                                                           \
  X (browser_left_open)                                                                                      \
  X (own_earlier_copy)                                                                                       \
  X (takes_calls)                                                                                            \
  X (very_old_version)                                                                                       \
  X (old_system)                                                                                             \
  X (several_of_one_kind)                                                                                    \
  X (no_trusted_session_left)                                                                                \
  X (too_many_doors)                                                                                         \
  X (password_reset_running)                                                                                 \
  X (unknown_passkey)                                                                                        \
  X (bot_inside)                                                                                             \
  X (no_two_step)                                                                                            \
  X (login_email)                                                                                            \
  X (recovery_address)                                                                                       \
  X (auto_sign_out_too_long)                                                                                 \
  X (signed_in_websites)

#define DECLARE(name) extern const VigieRule vigie_rule_##name;
RULES (DECLARE)

#define POINT(name) &vigie_rule_##name,
static const VigieRule *const rules[] = { RULES (POINT) };

/**
 * vigie_rule_table_get:
 * @n_rules: (out): how many
 *
 * Returns: (transfer none) (array length=n_rules): all rules, in the order of work
 */
const VigieRule *const *
vigie_rule_table_get (gsize *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}

/**
 * vigie_rule_table_find:
 * @id: the stable name of a rule
 *
 * Returns: (transfer none) (nullable): the rule
 */
const VigieRule *
vigie_rule_table_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i]->id, id))
      return rules[i];
  return NULL;
}

/**
 * vigie_rule_table_get_needs:
 *
 * Returns: all facts that rules need
 */
VigieCapability
vigie_rule_table_get_needs (void)
{
  VigieCapability needs = VIGIE_CAPABILITY_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    needs |= rules[i]->needs;
  return needs;
}
