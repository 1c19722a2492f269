/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-known-apps.h"
#include "vigie-text.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);

  if (fields->api_id == 0)
    return VIGIE_VERDICT_UNKNOWN;
  if (vigie_known_apps_get_family (fields->api_id) != VIGIE_APP_UNKNOWN && *fields->device_model == '\0' &&
      *fields->platform == '\0' && *fields->system_version == '\0')
    return VIGIE_VERDICT_UNKNOWN;

  return vigie_clue_is_costume (session) ? VIGIE_VERDICT_DANGER : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  g_autofree char *app = vigie_text_isolate (fields->application_name);
  g_autofree char *model = vigie_text_isolate (fields->device_model);
  g_autofree char *system =
      vigie_text_isolate (*fields->system_version != '\0' ? fields->system_version : fields->platform);

  /* Translators: the name of an app, of a device and of its system: "“Telegram iOS”, “PC 64bit”, “Linux”". */
  return g_strdup_printf (_ ("It would be “%1$s”, but says that it runs on “%2$s”, “%3$s”."), app, model,
                          system);
}

extern const VigieRule vigie_rule_costume_does_not_fit;

const VigieRule vigie_rule_costume_does_not_fit = {
  .id = "costume-does-not-fit",
  .severity = VIGIE_VERDICT_DANGER,
  .when_mine = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_NAME | VIGIE_SESSION_PART_SYSTEM | VIGIE_SESSION_PART_NUMBER,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 1,
  .title = N_ ("It presents itself as one app and runs like another"),
  .why = N_ ("The name of an official app can be borrowed. What this one runs on does not go with it."),
  .what_to_do = N_ ("If you cannot explain it, sign it out."),
  .question = N_ ("This entry calls itself “{app}”, and what it runs on does not go with that. Does it mean "
                  "anything to you?"),
  .question_unnamed = N_ ("This entry does not name its app, and what it runs on does not go with it. Does "
                          "it mean anything to you?"),
  .source = "https://github.com/telegramdesktop/tdesktop/blob/dev/Telegram/SourceFiles/settings/"
            "settings_active_sessions.cpp",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
