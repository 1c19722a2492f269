/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-report.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-columns.h"
#include "vigie-text.h"
#include "vigie-time.h"
#include "vigie-verdict-words.h"

/* Of the table of sessions; what is left of the line is the title's. */
#define GAP 2
#define MAX_WORD 16
#define MAX_PLACE 20
#define MAX_TIME 20
#define MIN_TITLE 16
#define MAX_TITLE 60
#define INDENT 4

/* One line of the table of sessions. All owned. */
typedef struct
{
  char *word;
  char *title;
  char *place;
  char *time;
} Row;

static void
row_free (Row *row)
{
  g_free (row->word);
  g_free (row->title);
  g_free (row->place);
  g_free (row->time);
  g_free (row);
}

static const char *
judgement_to_sentence (VigieJudgement *judgement)
{
  switch (vigie_judgement_get_verdict (judgement))
    {
    case VIGIE_VERDICT_NOTHING_UNUSUAL:
      return _ ("Nothing unusual in the list.");
    case VIGIE_VERDICT_ADVICE:
      return _ ("There is something to do when you have time.");
    case VIGIE_VERDICT_WARNING:
      return _ ("Something needs your answer today.");
    case VIGIE_VERDICT_DANGER:
      return _ ("Something needs your action now.");
    case VIGIE_VERDICT_UNKNOWN:
    default:
      return _ ("Nothing unusual was found, but not everything could be looked at.");
    }
}

/**
 * vigie_report_dup_name:
 * @judged: a session
 *
 * Returns: (transfer full): what the person calls it, else what it calls itself, for a terminal or a file
 */
char *
vigie_report_dup_name (VigieJudgedSession *judged)
{
  const char *name = vigie_judged_session_get_declared (judged)->name;
  g_autofree char *title = vigie_session_dup_title (vigie_judged_session_get_session (judged));

  /* A terminal shows marks of direction as boxes, and each text ends with its line. */
  return vigie_text_without_isolates (name != NULL && *name != '\0' ? name : title);
}

static Row *
row_new (VigieJudgedSession *judged, gint64 now)
{
  const VigieSessionFields *fields = vigie_session_get_fields (vigie_judged_session_get_session (judged));
  Row *row = g_new0 (Row, 1);

  row->word = g_strdup (vigie_judged_session_get_word (judged));
  row->title = vigie_report_dup_name (judged);
  row->place = g_strdup (fields->location);
  row->time = vigie_time_ago (fields->last_active_date, now);
  return row;
}

static void
append_rows (GString *out, GPtrArray *rows, guint columns)
{
  guint word = 0, title = MIN_TITLE, place = 0, time = 0;
  guint rest;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      word = MAX (word, vigie_text_get_columns (row->word));
      title = MAX (title, vigie_text_get_columns (row->title));
      place = MAX (place, vigie_text_get_columns (row->place));
      time = MAX (time, vigie_text_get_columns (row->time));
    }
  word = MIN (word, MAX_WORD);
  place = MIN (place, MAX_PLACE);
  time = MIN (time, MAX_TIME);
  rest = word + place + time + 3 * GAP;
  title = MIN (title, columns == 0 ? MAX_TITLE : columns > rest + MIN_TITLE ? columns - rest : MIN_TITLE);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      vigie_columns_append_cell (out, row->word, word);
      g_string_append_printf (out, "%*s", GAP, "");
      vigie_columns_append_cell (out, row->title, title);
      g_string_append_printf (out, "%*s", GAP, "");
      vigie_columns_append_cell (out, row->place, place);
      g_string_append_printf (out, "%*s", GAP, "");
      vigie_columns_append_cell (out, row->time, time);
      while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate (out, out->len - 1);
      g_string_append_c (out, '\n');
    }
}

static void
append_table (GString *out, VigieJudgement *judgement, guint columns)
{
  GListModel *sessions = vigie_judgement_get_sessions (judgement);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieJudgedSession) judged = g_list_model_get_item (sessions, i);

      g_ptr_array_add (rows, row_new (judged, vigie_judgement_get_now (judgement)));
    }
  append_rows (out, rows, columns);
}

static void
append_paragraph (GString *out, const char *text, guint columns)
{
  g_autofree char *plain = vigie_text_without_isolates (text);

  if (*plain == '\0')
    return;
  g_string_append_printf (out, "%*s", INDENT, "");
  vigie_columns_append_wrapped (out, plain, INDENT, columns);
}

static void
append_finding (GString *out, VigieFinding *finding, const char *detail, guint columns)
{
  g_autofree char *head = NULL;

  /* Translators: a word or a device, and what is said of it: "Danger: This sign-in has not been confirmed".
   */
  head = g_strdup_printf (C_ ("report", "%1$s: %2$s"),
                          vigie_verdict_get_word (vigie_finding_get_verdict (finding)),
                          vigie_finding_get_title (finding));
  vigie_columns_append_wrapped (out, head, INDENT, columns);
  append_paragraph (out, detail, columns);
  if (vigie_finding_get_verdict (finding) == VIGIE_VERDICT_UNKNOWN)
    return;
  append_paragraph (out, vigie_finding_get_why (finding), columns);
  append_paragraph (out, vigie_finding_get_what_to_do (finding), columns);
}

static void
append_heading (GString *out, const char *text, guint columns)
{
  g_string_append_c (out, '\n');
  vigie_columns_append_wrapped (out, text, 0, columns);
}

static void
append_session_findings (GString *out, VigieJudgement *judgement, guint columns)
{
  GListModel *sessions = vigie_judgement_get_sessions (judgement);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieJudgedSession) judged = g_list_model_get_item (sessions, i);
      GListModel *findings = vigie_judged_session_get_findings (judged);
      g_autofree char *title = vigie_report_dup_name (judged);
      g_autofree char *missing = vigie_judged_session_dup_missing (judged);
      gboolean is_unknown_said = FALSE;

      if (g_list_model_get_n_items (findings) == 0)
        continue;
      append_heading (out, title, columns);
      for (guint j = 0; j < g_list_model_get_n_items (findings); j++)
        {
          g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, j);
          gboolean is_unknown = vigie_finding_get_verdict (finding) == VIGIE_VERDICT_UNKNOWN;

          /* What kept rules from judging this device is said once, for all of them. */
          if (is_unknown && is_unknown_said)
            continue;
          is_unknown_said |= is_unknown;
          append_finding (out, finding,
                          is_unknown && missing != NULL ? missing : vigie_finding_get_detail (finding),
                          columns);
        }
    }
}

static void
append_account_findings (GString *out, VigieJudgement *judgement, guint columns)
{
  GListModel *findings = vigie_judgement_get_account_findings (judgement);

  if (g_list_model_get_n_items (findings) == 0)
    return;
  append_heading (out, _ ("The account"), columns);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, i);

      append_finding (out, finding, vigie_finding_get_detail (finding), columns);
    }
}

static void
append_unknown (GString *out, VigieJudgement *judgement, guint columns)
{
  GListModel *unknown = vigie_judgement_get_unknown_rules (judgement);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  if (g_list_model_get_n_items (unknown) == 0)
    return;
  append_heading (out, _ ("What could not be looked at"), columns);
  for (guint i = 0; i < g_list_model_get_n_items (unknown); i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (unknown, i);
      const char *title = vigie_finding_get_title (finding);
      g_autofree char *line = g_strdup_printf ("- %s", title);

      /* Rules that lack the same thing say the same. */
      if (!g_hash_table_add (said, (gpointer) title))
        continue;
      vigie_columns_append_wrapped (out, line, 2, columns);
      append_paragraph (out, vigie_finding_get_detail (finding), columns);
    }
}

/* (nullable): what an item of the plan that is about no session is about, by its name. */
static const char *
get_subject_name (GObject *subject)
{
  if (VIGIE_IS_WEBSITE (subject))
    return vigie_website_get_domain_name (VIGIE_WEBSITE (subject));
  if (VIGIE_IS_PASSKEY (subject))
    return vigie_passkey_get_name (VIGIE_PASSKEY (subject));
  if (VIGIE_IS_BUSINESS_BOT (subject))
    return vigie_business_bot_get_name (VIGIE_BUSINESS_BOT (subject));
  if (VIGIE_IS_LOGIN_EMAIL (subject))
    return vigie_login_email_get_pattern (VIGIE_LOGIN_EMAIL (subject));
  return NULL;
}

/* What is to be done says “it” and “the site”: what that is stands before it. */
static char *
dup_task (VigieAdvice *advice)
{
  VigieFinding *finding = vigie_advice_get_finding (advice);
  VigieJudgedSession *judged = vigie_advice_get_session (advice);
  const char *name = get_subject_name (vigie_finding_get_subject (finding));
  g_autofree char *about = NULL;

  if (judged != NULL)
    about = vigie_report_dup_name (judged);
  else if (name != NULL)
    about = vigie_text_without_isolates (name);
  if (about == NULL || about[0] == '\0')
    g_set_str (&about, vigie_finding_get_title (finding));
  return g_strdup_printf (C_ ("report", "%1$s: %2$s"), about, vigie_finding_get_what_to_do (finding));
}

static void
append_plan (GString *out, VigieJudgement *judgement, guint columns)
{
  GListModel *plan = vigie_judgement_get_plan (judgement);

  if (g_list_model_get_n_items (plan) == 0)
    return;
  append_heading (out, _ ("What to do, in this order"), columns);
  for (guint i = 0; i < g_list_model_get_n_items (plan); i++)
    {
      g_autoptr (VigieAdvice) advice = g_list_model_get_item (plan, i);
      g_autofree char *task = dup_task (advice);
      g_autofree char *line = g_strdup_printf ("%u. %s", i + 1, task);

      vigie_columns_append_wrapped (out, line, INDENT, columns);
    }
}

static void
append_limits (GString *out, guint columns)
{
  append_heading (out, _ ("What no list can tell"), columns);
  for (const char *const *limit = vigie_judgement_get_limits (); *limit != NULL; limit++)
    {
      g_autofree char *line = g_strdup_printf ("- %s", *limit);

      vigie_columns_append_wrapped (out, line, 2, columns);
    }
}

/**
 * vigie_report_to_text:
 * @judgement: the outcome of a checkup
 * @messenger_title: "Telegram"
 * @is_practice: whether the account is not a real one
 * @columns: how wide a line may be; 0: no limit
 *
 * Returns: (transfer full): the outcome as aligned plain text, translated, with a line break at its end
 */
char *
vigie_report_to_text (VigieJudgement *judgement,
                      const char *messenger_title,
                      gboolean is_practice,
                      guint columns)
{
  GString *out = NULL;
  g_autofree char *when = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (judgement), NULL);

  out = g_string_new (NULL);
  /* A report is read later: the day in full, not "today". */
  when = vigie_time_moment (vigie_judgement_get_now (judgement), 0);
  /* Translators: the name of a messenger, and when it was checked: "Telegram, checked on 24 November 2026 at
   * 09:14". */
  head = g_strdup_printf (_ ("%1$s, checked %2$s"), messenger_title, when);
  vigie_columns_append_wrapped (out, head, 0, columns);
  if (is_practice)
    vigie_columns_append_wrapped (out, _ ("Practice account: nothing here is real"), 0, columns);
  vigie_columns_append_wrapped (out, judgement_to_sentence (judgement), 0, columns);
  g_string_append_c (out, '\n');

  append_table (out, judgement, columns);
  append_session_findings (out, judgement, columns);
  append_account_findings (out, judgement, columns);
  append_unknown (out, judgement, columns);
  append_plan (out, judgement, columns);
  append_limits (out, columns);
  return g_string_free (out, FALSE);
}
