/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-time.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  return vigie_session_get_fields (session)->is_password_pending ? VIGIE_VERDICT_DANGER
                                                                 : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *when = vigie_time_moment (vigie_session_get_fields (session)->log_in_date, now);

  /* Translators: %s: "today at 09:14". */
  return g_strdup_printf (_ ("It was begun %s."), when);
}

extern const VigieRule vigie_rule_half_open_sign_in;

const VigieRule vigie_rule_half_open_sign_in = {
  .id = "half-open-sign-in",
  .severity = VIGIE_VERDICT_DANGER,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 1,
  .title = N_ ("A sign-in stopped at the password"),
  .why = N_ ("Somebody had the right login code; only your second password is missing. Nobody is inside, but "
             "the code was read or told."),
  .what_to_do = N_ ("If it was not you, end this sign-in, give no code to anyone, and keep your second "
                    "password to yourself."),
  .question = N_ ("Were you signing in somewhere and stopped at the password?"),
  .source = "https://core.telegram.org/api/srp",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
