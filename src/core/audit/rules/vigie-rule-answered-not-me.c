/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  return vigie_facts_get_declared (facts, session)->answer == VIGIE_ANSWER_NOT_ME
             ? VIGIE_VERDICT_DANGER
             : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

extern const VigieRule vigie_rule_answered_not_me;

const VigieRule vigie_rule_answered_not_me = {
  .id = "answered-not-me",
  .severity = VIGIE_VERDICT_DANGER,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 1,
  .title = N_ ("You said that this is not you"),
  .why = N_ ("Until it is signed out, it can read and write in your name."),
  .what_to_do = N_ ("Sign it out now. Then set or change your second password in the same sitting."),
  .question = N_ ("You said that this is not you. Is it yours after all?"),
  .source = "https://core.telegram.org/constructor/authorization",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
};
