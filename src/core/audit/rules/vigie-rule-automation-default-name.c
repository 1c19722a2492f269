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

  /* Two fields must agree; with less there is nothing to compare. */
  if (*fields->device_model == '\0' ||
      (*fields->system_version == '\0' && *fields->application_version == '\0'))
    return VIGIE_VERDICT_UNKNOWN;

  return vigie_clue_is_program (session) ? VIGIE_VERDICT_DANGER : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  g_autofree char *model = vigie_text_isolate (fields->device_model);
  g_autofree char *version = vigie_text_isolate (fields->application_version);
  g_autofree char *system = vigie_text_isolate (fields->system_version);

  if (*fields->application_version == '\0')
    return g_strdup_printf (_ ("It gives its name as “%1$s” on “%2$s”, the way a program library does."),
                            model, system);
  return g_strdup_printf (
      _ ("It gives its name as “%1$s” with version %2$s, the way a program library does."), model, version);
}

extern const VigieRule vigie_rule_automation_default_name;

const VigieRule vigie_rule_automation_default_name = {
  .id = "automation-default-name",
  .severity = VIGIE_VERDICT_DANGER,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_NAME | VIGIE_SESSION_PART_SYSTEM | VIGIE_SESSION_PART_VERSION,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 1,
  .title = N_ ("It names itself the way a program does, not a device"),
  .why = N_ ("Programs that read accounts on their own send such names. Nobody’s phone is called that."),
  .what_to_do = N_ ("If nobody set up a tool that posts or copies messages for you, sign it out and change "
                    "your second password."),
  .question = N_ ("Has someone set up a tool that posts or copies messages for you?"),
  .source = "https://github.com/LonamiWebs/Telethon/blob/v1/telethon/client/telegrambaseclient.py",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
