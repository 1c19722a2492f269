/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-time.h"

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  g_autofree char *when = NULL;
  g_autofree char *detail = NULL;
  gint64 date;

  if (!vigie_facts_get_int (facts, VIGIE_FACT_PASSWORD_RESET_DATE, &date))
    {
      vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL, NULL);
      return;
    }
  if (date == 0)
    return;

  when = vigie_time_moment (date, now);
  /* Translators: when a password is removed: "tomorrow at 09:14". */
  detail = g_strdup_printf (_ ("The password will be removed %s."), when);
  vigie_findings_add (findings, rule, VIGIE_VERDICT_DANGER, NULL, detail);
}

extern const VigieRule vigie_rule_password_reset_running;

const VigieRule vigie_rule_password_reset_running = {
  .id = "password-reset-running",
  .severity = VIGIE_VERDICT_DANGER,
  .needs = VIGIE_CAPABILITY_READ_TWO_STEP,
  .remedy = VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET,
  .effort = 2,
  .title = N_ ("Somebody has asked to remove the second password"),
  .why = N_ ("Someone who is signed in asked for it. The password is removed at the end of the waiting time, "
             "unless the request is cancelled."),
  .what_to_do = N_ ("If it was not you, cancel the request, then sign out the devices that you do not know."),
  .question = N_ ("Did you ask to remove your second password?"),
  .source = "https://core.telegram.org/api/srp",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
