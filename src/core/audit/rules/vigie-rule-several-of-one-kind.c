/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"

/* Somebody with two phones is common, with three of a kind no longer. */
#define MANY_OF_A_KIND 3

/* Sessions that are alike. */
typedef struct
{
  guint n;
  gint64 last_active; /* of the one used last; Unix time, seconds, UTC */
  VigieSession *used_last;
} Group;

/* What makes sessions alike: app and name; and, for what one carries or sits at, the kind alone. */
static char *
dup_name (const VigieSessionFields *fields)
{
  g_autofree char *name = g_strjoin ("\n", fields->application_name, fields->device_model, NULL);

  return *fields->device_model != '\0' ? g_utf8_casefold (name, -1) : NULL;
}

static char *
dup_kind (const VigieSessionFields *fields)
{
  return fields->kind != VIGIE_DEVICE_UNKNOWN ? g_strdup_printf ("%d", (int) fields->kind) : NULL;
}

static void
add_to_group (GHashTable *groups, char *key, VigieSession *session)
{
  const gint64 last_active = vigie_session_get_fields (session)->last_active_date;
  Group *group;

  if (key == NULL)
    return;

  group = g_hash_table_lookup (groups, key);
  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      g_hash_table_insert (groups, key, group);
    }
  else
    {
      g_free (key);
    }
  group->n++;
  if (group->used_last == NULL || last_active > group->last_active)
    {
      group->used_last = session;
      group->last_active = last_active;
    }
}

/* How many are alike, if @session is one of too many and not the one in use; else 0. */
static guint
count_alike (GHashTable *groups, char *key, guint too_many, VigieSession *session)
{
  g_autofree char *owned = key;
  Group *group = key != NULL ? g_hash_table_lookup (groups, key) : NULL;

  return group != NULL && group->n >= too_many && group->used_last != session ? group->n : 0;
}

/* What gives neither a name nor its kind may be like any other. */
static gboolean
is_untold (const VigieSessionFields *fields)
{
  return *fields->device_model == '\0' && fields->kind == VIGIE_DEVICE_UNKNOWN;
}

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  GListModel *sessions = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_judged = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);

      if (vigie_session_get_fields (session)->is_current || vigie_clue_is_own_copy (facts, session))
        continue;
      n_judged++;
      add_to_group (groups, dup_name (vigie_session_get_fields (session)), session);
      add_to_group (groups, dup_kind (vigie_session_get_fields (session)), session);
    }

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);
      const VigieSessionFields *fields = vigie_session_get_fields (session);
      g_autofree char *detail = NULL;
      guint n;

      if (fields->is_current || vigie_clue_is_own_copy (facts, session))
        continue;
      if (is_untold (fields) && n_judged > 1)
        vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, G_OBJECT (session), NULL);
      n = MAX (count_alike (groups, dup_name (fields), 2, session),
               count_alike (groups, dup_kind (fields), MANY_OF_A_KIND, session));
      if (n == 0)
        continue;
      detail = g_strdup_printf (
          ngettext ("There is %u entry like this one.", "There are %u entries like this one.", n), n);
      vigie_findings_add (findings, rule, VIGIE_VERDICT_ADVICE, G_OBJECT (session), detail);
    }
}

extern const VigieRule vigie_rule_several_of_one_kind;

const VigieRule vigie_rule_several_of_one_kind = {
  .id = "several-of-one-kind",
  .severity = VIGIE_VERDICT_ADVICE,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_NAME | VIGIE_SESSION_PART_KIND,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 3,
  .title = N_ ("There are several entries of the same kind"),
  .why = N_ ("What a replaced device left behind looks the same as what somebody added."),
  .what_to_do = N_ ("Keep the one in use and sign out the others."),
  .question = N_ ("Do you own several devices like “{name}”?"),
  .source = "https://core.telegram.org/constructor/authorization",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
