/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-known-apps.h"
#include "vigie-text.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  const VigieAppFamily family = vigie_known_apps_get_family (fields->api_id);

  if (fields->api_id == 0)
    return VIGIE_VERDICT_UNKNOWN;
  if (family == VIGIE_APP_UNKNOWN || family == VIGIE_APP_SAMPLE)
    return VIGIE_VERDICT_NOTHING_UNUSUAL;
  if (*fields->application_version == '\0')
    return VIGIE_VERDICT_UNKNOWN;
  if (vigie_known_apps_is_kit_version (fields))
    return VIGIE_VERDICT_WARNING;
  return vigie_known_apps_is_outdated (fields) ? VIGIE_VERDICT_ADVICE : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *version = vigie_text_isolate (vigie_session_get_fields (session)->application_version);

  return g_strdup_printf (_ ("It says that its version is %s."), version);
}

extern const VigieRule vigie_rule_very_old_version;

const VigieRule vigie_rule_very_old_version = {
  .id = "very-old-version",
  .severity = VIGIE_VERDICT_WARNING,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_VERSION | VIGIE_SESSION_PART_NUMBER,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 10,
  .title = N_ ("Its app has not been updated for two years"),
  .why = N_ (
      "An old app lacks two years of repairs. Some programs also send an old version that nobody refreshed."),
  .what_to_do = N_ ("Update the app on this device, or sign it out if you no longer use it."),
  .question = N_ ("Is this an old tablet or computer that is no longer updated?"),
  .source = "https://en.wikipedia.org/wiki/Telegram_(software)",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
