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
  return vigie_clue_is_new (facts, session) ? VIGIE_VERDICT_WARNING : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *when = vigie_time_moment (vigie_session_get_fields (session)->log_in_date, now);
  g_autofree char *last = NULL;
  gint64 checkup = 0;

  vigie_facts_get_int (facts, VIGIE_FACT_LAST_CHECKUP, &checkup);
  if (checkup <= 0)
    return NULL;
  last = vigie_time_day (checkup, now);
  /* Translators: both are days: "It signed in today at 09:14; the last check was on 3 October 2026." */
  return g_strdup_printf (_ ("It signed in %1$s; the last check was %2$s."), when, last);
}

extern const VigieRule vigie_rule_new_since_last_look;

const VigieRule vigie_rule_new_since_last_look = {
  .id = "new-since-last-look",
  .severity = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 1,
  .title = N_ ("This device was not in the list last time"),
  .why = N_ ("What is new tells more than what looks odd."),
  .what_to_do = N_ ("If you know it, say so and give it a name. If not, sign it out."),
  .question = N_ ("Since our last check this device was added. Do you know it?"),
  .source = "https://core.telegram.org/constructor/authorization",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
