/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-time.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieDeclared *declared = vigie_facts_get_declared (facts, session);

  return declared->answer == VIGIE_ANSWER_ME && declared->has_changed ? VIGIE_VERDICT_WARNING
                                                                      : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *day = vigie_time_day (vigie_facts_get_declared (facts, session)->answered_at, now);

  /* Translators: %s: a day: "yesterday", "on 24 December 2026". */
  return g_strdup_printf (_ ("You said that it was yours: %s."), day);
}

extern const VigieRule vigie_rule_changed_since_answer;

/* Whoever copied the files of a signed-in app goes on with the same session, but names another device, app or
 * country: this is the one trace of it. */
const VigieRule vigie_rule_changed_since_answer = {
  .id = "changed-since-answer",
  .severity = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 2,
  .title = N_ ("It is no longer as it was when you said that it is yours"),
  .why =
      N_ ("Its name, its app or its country has changed. A journey or a new installation does that. So does "
          "somebody who copied the app’s files."),
  .what_to_do = N_ ("If you can explain it, say again that it is yours. If not, sign it out."),
  .question = N_ ("You said that this was yours. Something about it has changed since. Is it still yours?"),
  .source = "https://core.telegram.org/method/initConnection",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
