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

  if (age < 0)
    return VIGIE_VERDICT_UNKNOWN;
  if (age >= 3 * VIGIE_DAY)
    return VIGIE_VERDICT_NOTHING_UNUSUAL;

  if (age < VIGIE_DAY && (vigie_session_get_fields (session)->is_unconfirmed ||
                          vigie_clue_is_new (facts, session) || vigie_clue_is_costume (session)))
    return VIGIE_VERDICT_DANGER;
  return VIGIE_VERDICT_WARNING;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *when = vigie_time_moment (vigie_session_get_fields (session)->log_in_date, now);

  /* Translators: %s: "today at 09:14". */
  return g_strdup_printf (_ ("It signed in %s."), when);
}

extern const VigieRule vigie_rule_signed_in_lately;

const VigieRule vigie_rule_signed_in_lately = {
  .id = "signed-in-lately",
  .severity = VIGIE_VERDICT_DANGER,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_SIGN_IN,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 1,
  .title = N_ ("This device joined in the last three days"),
  .why = N_ ("In its first 24 hours a new device may not sign out your older ones. In that time your older "
             "device has the say."),
  .what_to_do = N_ (
      "If it is not yours, sign it out now, from your phone or another device that you have had for longer."),
  .question = N_ ("This device joined {when}. Is it yours?"),
  .source = "https://core.telegram.org/method/auth.resetAuthorizations",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
