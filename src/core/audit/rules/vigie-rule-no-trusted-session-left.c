/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"

/* Whether the person could take @session into the hand to sign others out, once it is old enough. */
static gboolean
is_candidate (VigieFacts *facts, VigieSession *session)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);

  if (fields->is_current || fields->is_password_pending || vigie_clue_is_doubted (facts, session))
    return FALSE;
  if (vigie_clue_is_mine (facts, session))
    return TRUE;
  return !fields->is_unconfirmed && !vigie_clue_is_new (facts, session) && !vigie_clue_is_program (session) &&
         !vigie_clue_is_costume (session) && !vigie_clue_is_own_copy (facts, session);
}

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  GListModel *sessions = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);
  guint n_others = 0;
  guint n_without_age = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);

      n_others += !vigie_session_get_fields (session)->is_current;
      if (!is_candidate (facts, session))
        continue;
      if (vigie_clue_get_age (session, now) >= VIGIE_DAY)
        return;
      n_without_age += vigie_clue_get_age (session, now) < 0;
    }

  if (n_without_age > 0)
    {
      vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL,
                          _ ("The service does not say since when your other devices are signed in."));
      return;
    }

  /* Alone, this computer has nobody to sign out. */
  vigie_findings_add (findings, rule, n_others > 0 ? VIGIE_VERDICT_WARNING : VIGIE_VERDICT_ADVICE, NULL,
                      NULL);
}

extern const VigieRule vigie_rule_no_trusted_session_left;

const VigieRule vigie_rule_no_trusted_session_left = {
  .id = "no-trusted-session-left",
  .severity = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_SIGN_IN,
  .effort = 5,
  .title = N_ ("No other device of yours could sign strangers out"),
  .why = N_ ("Only a device that is yours and has been signed in for more than a day can sign out others."),
  .what_to_do = N_ ("Sign in on your own phone, or say which of the devices in the list is yours."),
  .question = N_ ("Which of the devices in the list do you have at hand?"),
  .source = "https://core.telegram.org/method/auth.resetAuthorizations",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
