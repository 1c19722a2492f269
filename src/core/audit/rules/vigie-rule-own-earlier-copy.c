/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-time.h"

/* Whether the name of the app, or the number that goes with it, is not there to be compared. */
static gboolean
is_untold (VigieFacts *facts, const VigieSessionFields *fields)
{
  VigieSession *current = vigie_facts_get_current_session (facts);
  const gint32 own = current != NULL ? vigie_session_get_fields (current)->api_id : 0;

  if (own == 0 || fields->api_id == 0)
    return *fields->application_name == '\0' || g_ascii_strcasecmp (fields->application_name, "Vigie") == 0;
  return *fields->application_name == '\0' && own == fields->api_id;
}

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  if (!vigie_clue_is_own_copy (facts, session))
    return is_untold (facts, vigie_session_get_fields (session)) ? VIGIE_VERDICT_UNKNOWN
                                                                 : VIGIE_VERDICT_NOTHING_UNUSUAL;
  /* The person's other computer, in use. */
  if (vigie_clue_is_mine (facts, session) && vigie_session_get_idle_days (session, now) < 7)
    return VIGIE_VERDICT_NOTHING_UNUSUAL;
  return VIGIE_VERDICT_ADVICE;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *ago = vigie_time_ago (vigie_session_get_fields (session)->last_active_date, now);

  /* Translators: %s: "7 months ago". */
  return g_strdup_printf (_ ("It was last used %s."), ago);
}

extern const VigieRule vigie_rule_own_earlier_copy;

const VigieRule vigie_rule_own_earlier_copy = {
  .id = "own-earlier-copy",
  .severity = VIGIE_VERDICT_ADVICE,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_APP | VIGIE_SESSION_PART_NUMBER,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 1,
  .title = N_ ("This looks like another copy of Vigie"),
  .why = N_ ("When Vigie is removed or installed again without signing out, its old session stays, with full "
             "access."),
  .what_to_do = N_ ("Sign it out, unless Vigie also runs on another computer of yours."),
  .question = N_ ("Did you install Vigie before, here or on another computer?"),
  .source = "https://core.telegram.org/method/auth.logOut",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
