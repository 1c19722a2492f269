/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  gint64 has_password, has_address, is_pending;
  gboolean knows_pending;

  if (!vigie_facts_get_int (facts, VIGIE_FACT_HAS_PASSWORD, &has_password))
    {
      vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL, NULL);
      return;
    }
  knows_pending = vigie_facts_get_int (facts, VIGIE_FACT_RECOVERY_EMAIL_PENDING, &is_pending);
  if (knows_pending && is_pending != 0)
    {
      vigie_findings_add (findings, rule, VIGIE_VERDICT_WARNING, NULL,
                          _ ("An address was entered and waits for its code."));
      return;
    }

  /* Without a password there is nothing to recover: that is another rule's word. */
  if (has_password == 0)
    return;
  if (!vigie_facts_get_int (facts, VIGIE_FACT_HAS_RECOVERY_EMAIL, &has_address))
    vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL, NULL);
  else if (has_address == 0)
    vigie_findings_add (findings, rule, VIGIE_VERDICT_ADVICE, NULL, _ ("There is none."));
  else if (!knows_pending)
    vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL, NULL);
}

extern const VigieRule vigie_rule_recovery_address;

const VigieRule vigie_rule_recovery_address = {
  .id = "recovery-address",
  .severity = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_READ_TWO_STEP,
  .remedy = VIGIE_CAPABILITY_SET_RECOVERY_EMAIL,
  .effort = 5,
  .title = N_ ("The second password has no confirmed recovery email"),
  .why = N_ ("Without it a forgotten password can lock you out. And whoever confirms an address of their own "
             "can reset the password."),
  .what_to_do = N_ ("Enter an address that only you can open, and confirm it with its code."),
  .question = N_ ("Have you lately entered an address for resetting your second password?"),
  .source = "https://core.telegram.org/api/srp#email-verification",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
