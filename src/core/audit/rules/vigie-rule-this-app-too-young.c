/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-time.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const gint64 age = vigie_clue_get_age (session, now);

  if (!vigie_session_get_fields (session)->is_current)
    return VIGIE_VERDICT_NOTHING_UNUSUAL;
  if (age < 0)
    return VIGIE_VERDICT_UNKNOWN;
  return age < VIGIE_DAY ? VIGIE_VERDICT_ADVICE : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *when =
      vigie_time_moment (vigie_session_get_fields (session)->log_in_date + VIGIE_DAY, now);

  /* Translators: %s: "tomorrow at 09:14". */
  return g_strdup_printf (_ ("From here it will be possible %s."), when);
}

extern const VigieRule vigie_rule_this_app_too_young;

const VigieRule vigie_rule_this_app_too_young = {
  .id = "this-app-too-young",
  .severity = VIGIE_VERDICT_ADVICE,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .on_current = TRUE,
  .only_beside =
      VIGIE_CAPABILITY_END_SESSION | VIGIE_CAPABILITY_END_OTHER_SESSIONS | VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_SIGN_IN,
  .effort = 0,
  .title = N_ ("For the first day Vigie can look but not sign out"),
  .why = N_ ("The service does not let a session of less than 24 hours end others."),
  .what_to_do = N_ ("Do it on your phone now: it takes three taps, and Vigie watches the list meanwhile."),
  .question = N_ ("Do you have your phone at hand, to sign out there what is not yours?"),
  .source = "https://core.telegram.org/method/account.resetAuthorization",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
