/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-known-systems.h"
#include "vigie-text.h"

static VigieVerdict
evaluate (VigieSession *session, VigieFacts *facts, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);

  /* Of Linux none is called old here: there its version decides nothing. */
  if (*fields->system_version == '\0' && !vigie_clue_has_word (fields->platform, "linux"))
    return VIGIE_VERDICT_UNKNOWN;
  return vigie_known_systems_is_old (fields) ? VIGIE_VERDICT_ADVICE : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  g_autofree char *name = vigie_known_systems_dup_name (vigie_session_get_fields (session));
  g_autofree char *system = vigie_text_isolate (name);

  return g_strdup_printf (_ ("It says that its system is %s."), system);
}

extern const VigieRule vigie_rule_old_system;

const VigieRule vigie_rule_old_system = {
  .id = "old-system",
  .severity = VIGIE_VERDICT_ADVICE,
  .when_mine = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_SYSTEM,
  .effort = 30,
  .title = N_ ("Its system no longer gets repairs from its maker"),
  .why = N_ ("Faults that are found in it stay open, and whoever uses them can read along."),
  .what_to_do =
      N_ ("Update its system if you can. If not, use the messenger on another device and sign this one out."),
  .question = N_ ("Do you still need your messages on this device?"),
  .source = "https://learn.microsoft.com/lifecycle/products/",
  .checked = "2026-11-24",
  .evaluate_session = evaluate,
  .explain_session = explain,
};
