/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-text.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);

  if (fields->is_official_application || vigie_clue_is_own_copy (facts, session))
    return VIGIE_VERDICT_NOTHING_UNUSUAL;
  /* Where the service numbers no apps, it calls none official either. */
  if (fields->api_id == 0)
    return VIGIE_VERDICT_UNKNOWN;
  return VIGIE_VERDICT_WARNING;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const char *app_name = vigie_session_get_fields (session)->application_name;
  g_autofree char *app = vigie_text_isolate (app_name);

  return *app_name != '\0' ? g_strdup_printf (_ ("The app calls itself “%s”."), app) : NULL;
}

extern const VigieRule vigie_rule_not_official_app;

const VigieRule vigie_rule_not_official_app = {
  .id = "not-official-app",
  .severity = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_NUMBER,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 2,
  .title = N_ ("It is not one of the official apps"),
  .why = N_ ("Other apps get the same full access to your account. So do programs."),
  .what_to_do = N_ ("If you use this app, say so. If not, sign it out."),
  .question = N_ ("Do you use an app called “{app}”?"),
  .question_unnamed = N_ ("Do you use an app that does not say its name?"),
  .source = "https://core.telegram.org/api/obtaining_api_id",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
