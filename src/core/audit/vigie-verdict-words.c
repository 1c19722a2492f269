/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the window, the commands and the report: one a thing. */

#include "vigie-verdict-words.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

/**
 * vigie_verdict_get_word:
 * @verdict: the verdict of a finding or of an account
 *
 * Returns: (transfer none): one or two words, translated
 */
const char *
vigie_verdict_get_word (VigieVerdict verdict)
{
  switch (verdict)
    {
    case VIGIE_VERDICT_NOTHING_UNUSUAL:
      return C_ ("verdict", "Nothing unusual");
    case VIGIE_VERDICT_ADVICE:
      return C_ ("verdict", "Advice");
    case VIGIE_VERDICT_WARNING:
      return C_ ("verdict", "To fix");
    case VIGIE_VERDICT_DANGER:
      return C_ ("verdict", "Look at this");
    case VIGIE_VERDICT_UNKNOWN:
    default:
      return C_ ("verdict", "Unknown");
    }
}

/**
 * vigie_judged_session_get_word:
 * @self: a judged session
 *
 * What needs an answer or an action has the word of its verdict: the same in the list and in the plan.
 *
 * Returns: (transfer none): one or two words, translated
 */
const char *
vigie_judged_session_get_word (VigieJudgedSession *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (self), "");

  switch (vigie_judged_session_get_state (self))
    {
    case VIGIE_SESSION_STATE_THIS_COMPUTER:
      return C_ ("session", "This computer");
    case VIGIE_SESSION_STATE_KNOWN:
      return C_ ("session", "Known");
    case VIGIE_SESSION_STATE_NEW:
      return C_ ("session", "New");
    case VIGIE_SESSION_STATE_LOOK:
      return vigie_verdict_get_word (vigie_judged_session_get_verdict (self));
    case VIGIE_SESSION_STATE_ASK:
    default:
      return C_ ("session", "Ask yourself");
    }
}
