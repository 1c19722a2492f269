/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

/* Our own mark: a phone, a tablet, two computers and a browser or two are common. */
#define MANY 6

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  GListModel *sessions = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);
  g_autofree char *detail = NULL;
  guint n_others = g_list_model_get_n_items (sessions);

  if (vigie_facts_get_current_session (facts) != NULL)
    n_others--;
  if (n_others <= MANY)
    return;

  detail = g_strdup_printf (ngettext ("%u device is signed in besides this computer.",
                                      "%u devices are signed in besides this computer.", n_others),
                            n_others);
  vigie_findings_add (findings, rule, VIGIE_VERDICT_ADVICE, NULL, detail);
}

extern const VigieRule vigie_rule_too_many_doors;

const VigieRule vigie_rule_too_many_doors = {
  .id = "too-many-doors",
  .severity = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .effort = 10,
  .title = N_ ("Many devices are signed in"),
  .why = N_ ("Nobody can vouch for a long list."),
  .what_to_do = N_ ("Go through them one by one and sign out what you no longer use."),
  .question = N_ ("Shall we go through them together, one by one?"),
  .source = "https://core.telegram.org/constructor/authorization",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
