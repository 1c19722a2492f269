/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

/* No six months have more days. */
#define SIX_MONTHS 184

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  g_autofree char *detail = NULL;
  gint64 days;

  if (!vigie_facts_get_int (facts, VIGIE_FACT_AUTO_SIGN_OUT_DAYS, &days))
    {
      vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL, NULL);
      return;
    }
  if (days <= SIX_MONTHS)
    return;

  detail = g_strdup_printf (ngettext ("A device is signed out after %d day without use.",
                                      "A device is signed out after %d days without use.", (gulong) days),
                            (int) MIN (days, G_MAXINT));
  vigie_findings_add (findings, rule, VIGIE_VERDICT_ADVICE, NULL, detail);
}

extern const VigieRule vigie_rule_auto_sign_out_too_long;

const VigieRule vigie_rule_auto_sign_out_too_long = {
  .id = "auto-sign-out-too-long",
  .severity = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_READ_AUTO_SIGN_OUT,
  .remedy = VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT,
  .effort = 1,
  .title = N_ ("Forgotten devices stay signed in for more than six months"),
  .why = N_ ("A lost or sold device keeps its access until that time is over."),
  .what_to_do = N_ ("Have unused devices signed out after three months. Those that you use stay signed in."),
  .question = N_ ("May devices that you have not used for three months be signed out by themselves?"),
  .source = "https://core.telegram.org/method/account.setAuthorizationTTL",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
