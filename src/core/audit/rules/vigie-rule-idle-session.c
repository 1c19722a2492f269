/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-time.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const gint64 idle_days = vigie_session_get_idle_days (session, now);

  if (idle_days < 0)
    return VIGIE_VERDICT_UNKNOWN;
  if (idle_days < 90)
    return VIGIE_VERDICT_NOTHING_UNUSUAL;
  return idle_days < 180 ? VIGIE_VERDICT_ADVICE : VIGIE_VERDICT_WARNING;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *ago = vigie_time_ago (vigie_session_get_fields (session)->last_active_date, now);

  /* Translators: %s: "7 months ago". */
  return g_strdup_printf (_ ("It was last used %s."), ago);
}

extern const VigieRule vigie_rule_idle_session;

const VigieRule vigie_rule_idle_session = {
  .id = "idle-session",
  .severity = VIGIE_VERDICT_WARNING,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_LAST_USE,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 1,
  .title = N_ ("This device has not used the account for three months"),
  .why = N_ ("Whoever holds that device can still read the conversations."),
  .what_to_do = N_ ("If you no longer use it, sign it out. It can sign in again later."),
  .question = N_ ("Do you still have this device?"),
  .source = "https://core.telegram.org/constructor/authorization",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
