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
  const gboolean is_shared = vigie_facts_get_declared (facts, session)->is_shared == VIGIE_TRI_YES;
  const gint64 idle_days = vigie_session_get_idle_days (session, now);
  const gboolean is_idle = idle_days >= 7;
  const VigieSessionFields *fields = vigie_session_get_fields (session);

  if (fields->kind == VIGIE_DEVICE_UNKNOWN && *fields->application_name == '\0' && fields->api_id == 0)
    return VIGIE_VERDICT_UNKNOWN;
  if (!vigie_clue_is_browser (session))
    return VIGIE_VERDICT_NOTHING_UNUSUAL;
  if (is_shared)
    return VIGIE_VERDICT_WARNING;
  if (vigie_clue_is_mine (facts, session) && idle_days < 0)
    return VIGIE_VERDICT_UNKNOWN;
  if (vigie_clue_is_mine (facts, session))
    return is_idle ? VIGIE_VERDICT_ADVICE : VIGIE_VERDICT_NOTHING_UNUSUAL;
  return is_idle ? VIGIE_VERDICT_WARNING : VIGIE_VERDICT_ADVICE;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *ago = vigie_time_ago (vigie_session_get_fields (session)->last_active_date, now);

  if (vigie_facts_get_declared (facts, session)->is_shared == VIGIE_TRI_YES)
    return g_strdup (_ ("You said that other people use this device, too."));
  /* Translators: %s: "7 months ago". */
  return g_strdup_printf (_ ("It was last used %s."), ago);
}

extern const VigieRule vigie_rule_browser_left_open;

const VigieRule vigie_rule_browser_left_open = {
  .id = "browser-left-open",
  .severity = VIGIE_VERDICT_WARNING,
  .when_mine = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_KIND | VIGIE_SESSION_PART_APP | VIGIE_SESSION_PART_LAST_USE,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 1,
  .title = N_ ("The account is open in a web browser"),
  .why = N_ ("A browser stays signed in when its window is closed, on a computer that others may use."),
  .what_to_do = N_ ("If you no longer need it there, sign it out."),
  .question = N_ ("Did you use the account in a browser on a computer that others use too?"),
  .source = "https://telegram.org/faq#q-can-i-use-telegram-on-my-computer",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
