/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-text.h"

#define READS (VIGIE_SESSION_PART_NAME | VIGIE_SESSION_PART_COUNTRY | VIGIE_SESSION_PART_LAST_USE)

/* The first session of a name that gives its country and its last use, whether one of the same name is
 * elsewhere, and how many have that name. */
typedef struct
{
  VigieSession *first;     /* (nullable) */
  VigieSession *elsewhere; /* (nullable) */
  guint n;
} Twins;

static char *
dup_name (const VigieSessionFields *fields)
{
  g_autofree char *name =
      g_strjoin ("\n", fields->device_model, fields->platform, fields->system_version, NULL);

  return g_utf8_casefold (name, -1);
}

/* Whether @session can be one of a pair: an app in use today, as far as the service says. */
static gboolean
is_candidate (VigieSession *session, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);

  return !fields->is_current && (fields->last_active_date == 0 || fields->last_active_date > now - VIGIE_DAY);
}

/* Whether all that makes a pair of two sessions is told of @session. */
static gboolean
is_told (VigieSession *session)
{
  return (vigie_clue_get_missing (session) & READS) == 0;
}

static gboolean
are_apart (VigieSession *a, VigieSession *b)
{
  g_autofree char *here = vigie_clue_dup_country (vigie_session_get_fields (a)->location);
  g_autofree char *there = vigie_clue_dup_country (vigie_session_get_fields (b)->location);

  return !g_str_equal (here, there);
}

static void
add_to_twins (GHashTable *by_name, VigieSession *session)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  g_autofree char *name = dup_name (fields);
  Twins *twins = g_hash_table_lookup (by_name, name);

  if (twins == NULL)
    {
      twins = g_new0 (Twins, 1);
      g_hash_table_insert (by_name, g_steal_pointer (&name), twins);
    }
  twins->n++;
  if (!is_told (session))
    return;

  if (twins->first == NULL)
    twins->first = session;
  else if (twins->elsewhere == NULL && are_apart (twins->first, session))
    twins->elsewhere = session;
}

static void
add_finding (const VigieRule *rule, VigieFindings *findings, VigieSession *session, VigieSession *other)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  g_autofree char *name = vigie_text_isolate (fields->device_model);
  g_autofree char *here = vigie_text_isolate (fields->location);
  g_autofree char *there = vigie_text_isolate (vigie_session_get_fields (other)->location);
  g_autofree char *detail = NULL;

  /* Translators: the name of a device, then two countries. */
  detail = g_strdup_printf (
      _ ("“%1$s” is in the list for %2$s and for %3$s, both used in the last 24 hours."), name, here, there);
  vigie_findings_add (findings, rule, VIGIE_VERDICT_WARNING, G_OBJECT (session), detail);
}

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  GListModel *sessions = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);

      if (is_candidate (session, now))
        add_to_twins (by_name, session);
    }

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);
      g_autofree char *name = NULL;
      Twins *twins;

      if (!is_candidate (session, now))
        continue;
      name = dup_name (vigie_session_get_fields (session));
      twins = g_hash_table_lookup (by_name, name);
      /* Another of its name, or none that could be known by its name. */
      if (!is_told (session) && twins->n > 1)
        vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, G_OBJECT (session), NULL);
      else if (twins->elsewhere != NULL && is_told (session))
        add_finding (rule, findings, session, session == twins->first ? twins->elsewhere : twins->first);
    }
}

extern const VigieRule vigie_rule_twin_sessions;

const VigieRule vigie_rule_twin_sessions = {
  .id = "twin-sessions",
  .severity = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = READS,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 3,
  .title = N_ ("Two entries have the same name, in different countries"),
  .why = N_ ("Both are in use. One may be a copy that dresses up as the other."),
  .what_to_do = N_ ("Keep the one that you hold in your hand; sign out the other."),
  .question = N_ ("You have two entries named “{name}”. Do you own two?"),
  .source = "https://core.telegram.org/constructor/authorization",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
