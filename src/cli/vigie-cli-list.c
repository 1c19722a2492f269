/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-list.h"

#include "vigie-columns.h"
#include "vigie-config.h"
#include "vigie-report.h"
#include "vigie-text.h"
#include "vigie-time.h"
#include "vigie-verdict-words.h"

#include <glib/gi18n.h>

/* The widest of the words of a session, columns; a longer one of another language is cut. */
#define STATE_COLUMNS 16

static void
append_line (GString *out, const char *text)
{
  /* A terminal shows marks of direction as boxes, and each text ends with its line. */
  g_autofree char *plain = vigie_text_without_isolates (text);

  g_string_append_printf (out, "%*s%s\n", STATE_COLUMNS, "", plain);
}

static void
append_dates (GString *out, const VigieSessionFields *fields, gint64 now)
{
  if (fields->log_in_date > 0)
    {
      g_autofree char *when = vigie_time_moment (fields->log_in_date, now);
      /* Translators: %s is a time, such as "today at 09:14". */
      g_autofree char *line = g_strdup_printf (_ ("signed in %s"), when);

      append_line (out, line);
    }
  if (fields->last_active_date > 0)
    {
      g_autofree char *when = vigie_time_ago (fields->last_active_date, now);
      /* Translators: %s is a time, such as "2 days ago". */
      g_autofree char *line = g_strdup_printf (_ ("last used %s"), when);

      append_line (out, line);
    }
}

static void
append_place (GString *out, const VigieSessionFields *fields)
{
  g_autofree char *line = NULL;

  if (*fields->location != '\0' && *fields->ip_address != '\0')
    /* Translators: a place, and an address of the internet. */
    line = g_strdup_printf (_ ("the service says %1$s, %2$s"), fields->location, fields->ip_address);
  else if (*fields->location != '\0' || *fields->ip_address != '\0')
    line = g_strdup_printf (_ ("the service says %s"),
                            *fields->location != '\0' ? fields->location : fields->ip_address);
  if (line != NULL)
    append_line (out, line);
}

/**
 * vigie_cli_list_session_to_text:
 * @session: a session
 * @now: Unix time of the service, seconds, UTC
 *
 * Returns: (transfer full): lines, for a terminal
 */
char *
vigie_cli_list_session_to_text (VigieJudgedSession *session, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (vigie_judged_session_get_session (session));
  const char *state = vigie_judged_session_get_word (session);
  VigieFinding *finding = vigie_judged_session_get_first_finding (session);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *name = vigie_report_dup_name (session);
  g_autofree char *id = NULL;

  vigie_columns_append_cell (out, state, STATE_COLUMNS - 1);
  g_string_append_printf (out, " %s\n", name);
  if (!g_str_equal (vigie_judged_session_get_declared (session)->name, ""))
    {
      g_autofree char *title = vigie_session_dup_title (vigie_judged_session_get_session (session));

      append_line (out, title);
    }
  if (finding != NULL)
    append_line (out, vigie_finding_get_title (finding));
  append_dates (out, fields, now);
  append_place (out, fields);
  /* Translators: %s is what the service calls a session; it is typed to end or name it. */
  id = g_strdup_printf (_ ("id %s"), fields->id);
  append_line (out, id);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * vigie_cli_list_to_text:
 * @judgement: an account
 *
 * Returns: (transfer full): its sessions, the riskiest first, for a terminal
 */
char *
vigie_cli_list_to_text (VigieJudgement *judgement)
{
  GListModel *sessions = vigie_judgement_get_sessions (judgement);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieJudgedSession) session = g_list_model_get_item (sessions, i);
      g_autofree char *text = vigie_cli_list_session_to_text (session, vigie_judgement_get_now (judgement));

      g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", text);
    }
  if (out->len > 0)
    return g_string_free_and_steal (g_steal_pointer (&out));

  if (vigie_facts_get_origin (vigie_judgement_get_facts (judgement), VIGIE_FACT_SESSIONS) ==
      VIGIE_ORIGIN_MEASURED)
    g_string_append_printf (out, "%s\n%s\n", _ ("The service sent an empty list"),
                            _ ("There should be at least one session: yours. Read it again, and look at the "
                               "list on your phone."));
  else
    g_string_append_printf (out, "%s\n", _ ("The list of sessions could not be read."));
  return g_string_free_and_steal (g_steal_pointer (&out));
}
