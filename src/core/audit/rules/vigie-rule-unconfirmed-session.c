/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-time.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  return vigie_session_get_fields (session)->is_unconfirmed ? VIGIE_VERDICT_DANGER
                                                            : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *when = vigie_time_moment (vigie_session_get_fields (session)->log_in_date, now);

  /* Translators: %s: "today at 09:14". */
  return g_strdup_printf (_ ("It signed in %s and waits for an answer."), when);
}

extern const VigieRule vigie_rule_unconfirmed_session;

const VigieRule vigie_rule_unconfirmed_session = {
  .id = "unconfirmed-session",
  .severity = VIGIE_VERDICT_DANGER,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 1,
  .title = N_ ("This sign-in has not been confirmed"),
  .why = N_ ("The service asks on your other devices whether it was you. Without an answer it counts as "
             "yours after about seven days."),
  .what_to_do = N_ (
      "If it was you, say so on your phone. If it was not, refuse it there, then look at this list again."),
  .question = N_ ("Did you sign in on a new device {when}?"),
  .source = "https://core.telegram.org/api/auth",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
