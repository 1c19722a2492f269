/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  const VigieDeclared *declared = vigie_facts_get_declared (facts, session);
  const gint64 idle_days = vigie_session_get_idle_days (session, now);

  if (!fields->can_accept_calls && !fields->can_accept_secret_chats)
    return VIGIE_VERDICT_NOTHING_UNUSUAL;
  if (declared->is_shared == VIGIE_TRI_YES)
    return VIGIE_VERDICT_ADVICE;
  if (vigie_clue_is_mine (facts, session))
    return VIGIE_VERDICT_NOTHING_UNUSUAL;

  /* Every device takes calls unless that was changed: on its own it says nothing. */
  if (vigie_clue_is_doubted (facts, session) || vigie_clue_is_new (facts, session))
    return VIGIE_VERDICT_ADVICE;
  if (idle_days < 0)
    return VIGIE_VERDICT_UNKNOWN;
  return idle_days >= 90 ? VIGIE_VERDICT_ADVICE : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

extern const VigieRule vigie_rule_takes_calls;

const VigieRule vigie_rule_takes_calls = {
  .id = "takes-calls",
  .severity = VIGIE_VERDICT_ADVICE,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_LAST_USE,
  .remedy = VIGIE_CAPABILITY_SET_ACCEPTS_CALLS,
  .effort = 1,
  .title = N_ ("It can take your calls and secret chats"),
  .why = N_ ("While it is not clear whose device it is, or when others use it, calls and secret chats should "
             "not reach it."),
  .what_to_do = N_ ("Switch off calls and secret chats for this device. Nothing else changes on it."),
  .question = N_ ("Should this device be able to receive your calls and secret chats?"),
  .source = "https://core.telegram.org/method/account.changeAuthorizationSettings",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
};
