/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-text.h"
#include "vigie-time.h"

/* The set-up day of a phone years ago is no news; a month ago it is worth a question, half a year a thought.
 */
#define RECENT (30 * VIGIE_DAY)
#define NOT_LONG_AGO (180 * VIGIE_DAY)

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const gint64 left = vigie_session_get_fields (VIGIE_SESSION ((gpointer) a))->log_in_date;
  const gint64 right = vigie_session_get_fields (VIGIE_SESSION ((gpointer) b))->log_in_date;

  return (left > right) - (left < right);
}

static void
add_finding (
    const VigieRule *rule, VigieFindings *findings, VigieSession *session, VigieSession *other, gint64 now)
{
  const gint64 age = vigie_clue_get_age (session, now);
  g_autofree char *when = vigie_time_moment (vigie_session_get_fields (session)->log_in_date, now);
  g_autofree char *name = vigie_session_dup_title (other);
  g_autofree char *detail = NULL;

  /* Translators: %1$s: "today at 09:14"; %2$s: another device: "Phone, Android, “Galaxy A54”". */
  detail = g_strdup_printf (_ ("It signed in %1$s, within an hour of: %2$s."), when, name);
  vigie_findings_add (findings, rule, age < RECENT ? VIGIE_VERDICT_WARNING : VIGIE_VERDICT_ADVICE,
                      G_OBJECT (session), detail);
}

/* A session without its day may have come with any other. */
static void
add_unknown (const VigieRule *rule, GListModel *sessions, VigieFindings *findings)
{
  guint n_others = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);

      n_others += !vigie_session_get_fields (session)->is_current;
    }
  for (guint i = 0; i < g_list_model_get_n_items (sessions) && n_others > 1; i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);
      const VigieSessionFields *fields = vigie_session_get_fields (session);

      if (!fields->is_current && fields->log_in_date == 0)
        vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, G_OBJECT (session), NULL);
    }
}

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  GListModel *sessions = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);
  g_autoptr (GPtrArray) by_date = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);
      const gint64 age = vigie_clue_get_age (session, now);

      /* Vigie's own sign-in is one the person has just made. */
      if (!vigie_session_get_fields (session)->is_current && age >= 0 && age < NOT_LONG_AGO)
        g_ptr_array_add (by_date, g_steal_pointer (&session));
    }
  add_unknown (rule, sessions, findings);
  g_ptr_array_sort_values (by_date, compare_dates);

  for (guint i = 0; i < by_date->len; i++)
    {
      VigieSession *session = g_ptr_array_index (by_date, i);
      VigieSession *before = i > 0 ? g_ptr_array_index (by_date, i - 1) : NULL;
      VigieSession *after = i + 1 < by_date->len ? g_ptr_array_index (by_date, i + 1) : NULL;
      const gint64 date = vigie_session_get_fields (session)->log_in_date;

      if (before != NULL && date - vigie_session_get_fields (before)->log_in_date <= VIGIE_HOUR)
        add_finding (rule, findings, session, before, now);
      else if (after != NULL && vigie_session_get_fields (after)->log_in_date - date <= VIGIE_HOUR)
        add_finding (rule, findings, session, after, now);
    }
}

extern const VigieRule vigie_rule_burst;

const VigieRule vigie_rule_burst = {
  .id = "burst",
  .severity = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_LIST_SESSIONS,
  .reads = VIGIE_SESSION_PART_SIGN_IN,
  .remedy = VIGIE_CAPABILITY_END_SESSION,
  .effort = 3,
  .title = N_ ("It was added within an hour of another device"),
  .why = N_ ("Whoever gets in often adds a second way in at once. Setting up new equipment looks the same."),
  .what_to_do = N_ ("If you did not set up both on that day, sign out the one that you do not know."),
  .question = N_ ("Several devices were added within the hour, {when}. Was that you, setting something up?"),
  .source = "https://github.com/TelegramMessenger/Telegram-iOS/issues/1187",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
