/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-known-apps.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);

  if (fields->api_id == 0)
    return VIGIE_VERDICT_UNKNOWN;
  if (fields->api_id != VIGIE_API_ID_TEST_BUILD)
    return VIGIE_VERDICT_NOTHING_UNUSUAL;
  /* There it is what several distributions ship. */
  if (vigie_clue_has_word (fields->platform, "linux") ||
      vigie_clue_has_word (fields->system_version, "linux"))
    return VIGIE_VERDICT_ADVICE;
  return VIGIE_VERDICT_WARNING;
}

extern const VigieRule vigie_rule_test_build;

const VigieRule vigie_rule_test_build = {
  .id = "test-build",
  .severity = VIGIE_VERDICT_WARNING,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_NUMBER,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 2,
  .title = N_ ("It is a home-made or test version of the desktop app"),
  .why = N_ ("Some Linux systems come with such a version. Programs also use its number, because it stands "
             "in the documentation."),
  .what_to_do = N_ ("If somebody installed it for you, say so. If not, sign it out."),
  .question = N_ ("Did someone install the messenger on a Linux computer for you?"),
  .source = "https://github.com/telegramdesktop/tdesktop/blob/dev/docs/api_credentials.md",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
};
