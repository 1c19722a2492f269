/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-text.h"

/* A session as old as this is not the work of last week. */
#define LONG_STANDING (30 * VIGIE_DAY)

/* The places of all sessions. */
typedef struct
{
  GHashTable *home;    /* (owned) folded country: where this computer is, and what the person called theirs */
  char *oldest;        /* (owned) (nullable) folded country of the session that signed in first */
  gint64 oldest_date;  /* Unix time, seconds, UTC */
  GHashTable *settled; /* (owned) folded country -> how many long-standing sessions are there */
} Places;

static void
places_clear (Places *places)
{
  g_clear_pointer (&places->home, g_hash_table_unref);
  g_clear_pointer (&places->oldest, g_free);
  g_clear_pointer (&places->settled, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, places_clear)

static void
add_place (Places *places, VigieFacts *facts, VigieSession *session, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  g_autofree char *country = vigie_clue_dup_country (fields->location);

  if (*country == '\0')
    return;
  if (fields->is_current || vigie_clue_is_mine (facts, session))
    g_hash_table_insert (places->home, g_strdup (country), NULL);
  if (fields->is_current)
    return;

  if (fields->log_in_date > 0 && (places->oldest == NULL || fields->log_in_date < places->oldest_date))
    {
      places->oldest_date = fields->log_in_date;
      g_set_str (&places->oldest, country);
    }
  if (vigie_clue_get_age (session, now) >= LONG_STANDING)
    {
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (places->settled, country));

      g_hash_table_insert (places->settled, g_strdup (country), GUINT_TO_POINTER (n + 1));
    }
}

static VigieVerdict
judge_place (const Places *places, VigieFacts *facts, VigieSession *session, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  g_autofree char *country = vigie_clue_dup_country (fields->location);

  if (*country == '\0')
    return VIGIE_VERDICT_UNKNOWN;
  if (g_hash_table_contains (places->home, country))
    return VIGIE_VERDICT_NOTHING_UNUSUAL;

  /* A place alone is never danger; with a second sign it is. */
  if (vigie_clue_is_new (facts, session) || vigie_clue_is_program (session))
    return VIGIE_VERDICT_DANGER;

  /* On a journey it is this computer, or the phone beside it, that is elsewhere; not what stayed at home. */
  if (vigie_clue_get_age (session, now) >= LONG_STANDING &&
      (g_strcmp0 (places->oldest, country) == 0 ||
       GPOINTER_TO_UINT (g_hash_table_lookup (places->settled, country)) >= 2))
    return VIGIE_VERDICT_ADVICE;
  return VIGIE_VERDICT_WARNING;
}

static char *
explain (VigieSession *session, VigieFacts *facts, gint64 now)
{
  VigieSession *current = vigie_facts_get_current_session (facts);
  g_autofree char *there = vigie_text_isolate (vigie_session_get_fields (session)->location);
  g_autofree char *here = NULL;

  if (current == NULL || *vigie_session_get_fields (current)->location == '\0')
    return g_strdup_printf (_ ("The service says: %s."), there);
  here = vigie_text_isolate (vigie_session_get_fields (current)->location);
  /* Translators: both are countries, as the service names them. */
  return g_strdup_printf (_ ("The service says: %1$s. For this computer it says: %2$s."), there, here);
}

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  GListModel *sessions = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);
  g_auto (Places) places = { 0 };

  places.home = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  places.settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);

      add_place (&places, facts, session, now);
    }

  if (g_hash_table_size (places.home) == 0)
    {
      vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL,
                          _ ("It is not known where this computer is."));
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);

      vigie_findings_add (findings, rule, judge_place (&places, facts, session, now), G_OBJECT (session),
                          NULL);
    }
}

extern const VigieRule vigie_rule_other_country;

const VigieRule vigie_rule_other_country = {
  .id = "other-country",
  .severity = VIGIE_VERDICT_DANGER,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_COUNTRY,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 2,
  .title = N_ ("The service places it in another country"),
  .why = N_ ("Most people’s devices are where they are. But a VPN, a journey or a wrong estimate can look "
             "the same."),
  .what_to_do = N_ ("Ask yourself whether you, or your VPN, were there. If not, sign it out."),
  .question = N_ ("Were you, or was your VPN, in {place} when this device was added?"),
  .source = "https://core.telegram.org/constructor/authorization",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
  .explain_session = explain,
};
