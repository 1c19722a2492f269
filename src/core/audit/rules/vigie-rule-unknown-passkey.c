/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-time.h"
#include "vigie-wording.h"

/* A key that the last checkup saw is no news. At the first one nobody has spoken of any of them yet. */
static VigieVerdict
judge_passkey (VigiePasskey *passkey, VigieFacts *facts, gint64 last_checkup, gint64 now)
{
  const VigieTri seen_before = vigie_facts_get_declared_subject (facts, G_OBJECT (passkey))->seen_before;
  const gint64 added = vigie_passkey_get_addition_date (passkey);
  VigieVerdict unanswered;

  if (seen_before == VIGIE_TRI_NO || (last_checkup > 0 && added > last_checkup))
    unanswered = VIGIE_VERDICT_DANGER;
  else if (seen_before == VIGIE_TRI_YES || (last_checkup > 0 && added > 0))
    unanswered = VIGIE_VERDICT_NOTHING_UNUSUAL;
  else if (added == 0 || now - added < 3 * VIGIE_DAY)
    unanswered = VIGIE_VERDICT_WARNING;
  else
    unanswered = VIGIE_VERDICT_ADVICE;
  return vigie_clue_weigh_grant (facts, G_OBJECT (passkey), unanswered);
}

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  GListModel *passkeys = vigie_facts_get_list (facts, VIGIE_FACT_PASSKEYS);
  gint64 last_checkup = 0;

  vigie_facts_get_int (facts, VIGIE_FACT_LAST_CHECKUP, &last_checkup);
  for (guint i = 0; i < g_list_model_get_n_items (passkeys); i++)
    {
      g_autoptr (VigiePasskey) passkey = g_list_model_get_item (passkeys, i);
      g_autofree char *name = vigie_wording_dup_value (vigie_passkey_get_name (passkey));
      g_autofree char *day = vigie_time_day (vigie_passkey_get_addition_date (passkey), now);
      g_autofree char *about = NULL;
      g_autofree char *detail = NULL;

      /* Translators: the name of a passkey and the day it was added: "“Phone” was added yesterday." */
      about = g_strdup_printf (_ ("“%1$s” was added %2$s."), name, day);
      detail = vigie_clue_dup_grant_detail (facts, G_OBJECT (passkey), about);
      vigie_findings_add (findings, rule, judge_passkey (passkey, facts, last_checkup, now),
                          G_OBJECT (passkey), detail);
    }
}

extern const VigieRule vigie_rule_unknown_passkey;

const VigieRule vigie_rule_unknown_passkey = {
  .id = "unknown-passkey",
  .severity = VIGIE_VERDICT_DANGER,
  .needs = VIGIE_CAPABILITY_READ_PASSKEYS,
  .remedy = VIGIE_CAPABILITY_REMOVE_PASSKEY,
  .effort = 2,
  .title = N_ ("A passkey that you may not know opens this account"),
  .why = N_ ("A passkey is a standing key to the account: whoever holds it can sign in again after being "
             "signed out."),
  .what_to_do = N_ ("If you did not create it, remove it."),
  .question = N_ ("A passkey named “{name}” was created {day}. Did you do that?"),
  .question_unnamed = N_ ("A passkey without a name was created {day}. Did you do that?"),
  .source = "https://core.telegram.org/api/passkeys",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
