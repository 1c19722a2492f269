/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  gint64 has_password;

  if (!vigie_facts_get_int (facts, VIGIE_FACT_HAS_PASSWORD, &has_password))
    vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL, NULL);
  else if (has_password == 0)
    vigie_findings_add (findings, rule, VIGIE_VERDICT_WARNING, NULL, NULL);
}

extern const VigieRule vigie_rule_no_two_step;

const VigieRule vigie_rule_no_two_step = {
  .id = "no-two-step",
  .severity = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_READ_TWO_STEP,
  .remedy = VIGIE_CAPABILITY_SET_TWO_STEP,
  .effort = 5,
  .title = N_ ("The account has no second password"),
  .why = N_ (
      "Without two-step verification a login code alone opens the account, and a code can be read or told."),
  .what_to_do =
      N_ ("Set up two-step verification: a password that is asked besides the code. The app on your "
          "phone has it in its settings."),
  .question = N_ ("Will you set up a second password now?"),
  .source = "https://core.telegram.org/api/srp",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
