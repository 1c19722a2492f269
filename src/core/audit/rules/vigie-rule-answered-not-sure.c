/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  return vigie_facts_get_declared (facts, session)->answer == VIGIE_ANSWER_DONT_KNOW
             ? VIGIE_VERDICT_WARNING
             : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

extern const VigieRule vigie_rule_answered_not_sure;

const VigieRule vigie_rule_answered_not_sure = {
  .id = "answered-not-sure",
  .severity = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 2,
  .title = N_ ("You are not sure whether this is you"),
  .why = N_ ("As long as nobody knows, it is better treated as a stranger’s."),
  .what_to_do = N_ ("Sign out this one device. If it is yours, you only have to sign in on it again; only "
                    "secret chats on it are lost."),
  .question = N_ ("Have you found out whether this is yours?"),
  .source = "https://telegram.org/faq#q-how-do-i-log-out",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
};
