/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-wording.h"

static VigieVerdict
judge_address (VigieLoginEmail *email, VigieFacts *facts)
{
  const VigieTri seen_before = vigie_facts_get_declared_subject (facts, G_OBJECT (email))->seen_before;

  return vigie_clue_weigh_grant (facts, G_OBJECT (email),
                                 seen_before == VIGIE_TRI_NO ? VIGIE_VERDICT_WARNING : VIGIE_VERDICT_ADVICE);
}

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  const char *pattern = vigie_facts_get_text (facts, VIGIE_FACT_LOGIN_EMAIL_PATTERN);
  g_autoptr (VigieLoginEmail) email = NULL;
  g_autofree char *address = NULL;
  g_autofree char *about = NULL;
  g_autofree char *detail = NULL;

  if (pattern == NULL)
    {
      vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL, NULL);
      return;
    }
  if (*pattern == '\0')
    return;

  email = vigie_login_email_new (pattern);
  address = vigie_wording_dup_value (pattern);
  /* Translators: %s: an email address, of which parts are hidden: "a***@mail.example". */
  about = g_strdup_printf (_ ("The service sends login codes to %s."), address);
  detail = vigie_clue_dup_grant_detail (facts, G_OBJECT (email), about);
  vigie_findings_add (findings, rule, judge_address (email, facts), G_OBJECT (email), detail);
}

extern const VigieRule vigie_rule_login_email;

const VigieRule vigie_rule_login_email = {
  .id = "login-email",
  .severity = VIGIE_VERDICT_DANGER,
  .needs = VIGIE_CAPABILITY_READ_TWO_STEP,
  .effort = 2,
  .title = N_ ("Login codes go to an email address that you have not called yours"),
  .why = N_ ("Whoever reads that mailbox reads the codes that open the account."),
  .what_to_do =
      N_ ("If it is yours, say so. If not, replace it in the privacy settings of the app on your phone, "
          "then change your second password."),
  .question = N_ ("Is {name} your email address?"),
  .source = "https://core.telegram.org/constructor/account.password",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
