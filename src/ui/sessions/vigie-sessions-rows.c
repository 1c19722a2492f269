/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the page of sessions: what they are made of, and what follows an answer or a button of theirs.
 */

#include "vigie-sessions-page-private.h"

#include "vigie-name-dialog.h"
#include "vigie-remedy-page.h"
#include "vigie-session-end.h"
#include "vigie-session-heading.h"
#include "vigie-session-row.h"

static char *
dup_id (VigieSessionItem *item)
{
  return g_strdup (
      vigie_session_get_id (vigie_judged_session_get_session (vigie_session_item_get_judged (item))));
}

/* Opens or shuts a row. Whoever was to be told of a session that opens has been told by that. */
void
vigie_sessions_page_set_expanded (VigieSessionsPage *self, VigieSessionItem *item, gboolean is_expanded)
{
  g_autofree char *session_id = dup_id (item);

  vigie_session_item_set_is_expanded (item, is_expanded);
  if (is_expanded)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.session-seen", "(ss)",
                                vigie_auditor_get_account_id (self->auditor), session_id);
}

static void
keep_answer (VigieSessionsPage *self, VigieSessionItem *item, VigieAnswer answer, const char *name)
{
  g_autofree char *session_id = dup_id (item);
  guint position = 0;

  vigie_session_answers_give (self->answers, vigie_session_item_get_judged (item), answer, name);

  /* It stands elsewhere now: the keyboard goes with it. */
  if (answer == VIGIE_ANSWER_ME && vigie_session_list_find (self->list, session_id, &position) != NULL)
    gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
push_remedy (VigieSessionsPage *self, VigieSessionItem *item, VigieCapability kind)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  VigieSession *session = vigie_judged_session_get_session (vigie_session_item_get_judged (item));
  g_autoptr (VigieAction) action = vigie_action_new (kind, vigie_session_get_id (session), 0);

  g_return_if_fail (view != NULL);

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            vigie_remedy_page_new (self->auditor, action, self->is_practice));
}

/* Whether the service itself is still to be told that it was the person. */
static gboolean
is_to_be_confirmed (VigieSessionsPage *self, VigieSessionItem *item)
{
  VigieSession *session = vigie_judged_session_get_session (vigie_session_item_get_judged (item));
  VigieMessenger *messenger = vigie_auditor_get_messenger (self->auditor);

  return vigie_session_get_fields (session)->is_unconfirmed &&
         (vigie_messenger_get_capabilities (messenger) & VIGIE_CAPABILITY_CONFIRM_SESSION) != 0;
}

static void
named_cb (VigieNameDialog *dialog, const char *name, VigieSessionsPage *self)
{
  VigieSessionItem *item = g_object_get_data (G_OBJECT (dialog), "item");
  g_autofree char *session_id = dup_id (item);

  vigie_session_item_set_is_expanded (item, FALSE);
  keep_answer (self, item, VIGIE_ANSWER_ME, name);
  /* The button that tells it stands in the row, which would be shut. */
  if (is_to_be_confirmed (self, item))
    vigie_sessions_page_show_session (self, session_id);
}

static void
ask_name (VigieSessionsPage *self, VigieSessionItem *item)
{
  VigieJudgedSession *judged = vigie_session_item_get_judged (item);
  const VigieSessionFields *fields = vigie_session_get_fields (vigie_judged_session_get_session (judged));
  AdwDialog *dialog = vigie_name_dialog_new (fields->kind, vigie_judged_session_get_declared (judged)->name);

  g_object_set_data_full (G_OBJECT (dialog), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (dialog, "named", G_CALLBACK (named_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
answered_cb (VigieSessionRow *row, VigieSessionItem *item, int answer, VigieSessionsPage *self)
{
  g_autoptr (VigieSessionItem) kept = g_object_ref (item);

  if (answer == VIGIE_ANSWER_ME)
    {
      ask_name (self, kept);
      return;
    }

  keep_answer (self, kept, (VigieAnswer) answer, "");
  if (answer == VIGIE_ANSWER_NOT_ME)
    push_remedy (self, kept, VIGIE_CAPABILITY_END_SESSION);
}

static void
ended_cb (VigieSessionRow *row, VigieSessionItem *item, VigieSessionsPage *self)
{
  push_remedy (self, item, VIGIE_CAPABILITY_END_SESSION);
}

static void
confirmed_cb (VigieSessionRow *row, VigieSessionItem *item, VigieSessionsPage *self)
{
  push_remedy (self, item, VIGIE_CAPABILITY_CONFIRM_SESSION);
}

static void
reading_cb (VigieAuditor *auditor, GParamSpec *pspec, VigieSessionEnd *end)
{
  VigieJudgement *judgement = vigie_auditor_get_judgement (auditor);
  gint64 read_at = judgement != NULL
                       ? vigie_facts_get_read_at (vigie_judgement_get_facts (judgement), VIGIE_FACT_SESSIONS)
                       : 0;

  vigie_session_end_set_read (end, read_at, vigie_auditor_get_reading (auditor));
}

static GtkWidget *
new_end (VigieSessionsPage *self)
{
  GtkWidget *end = vigie_session_end_new ();

  g_signal_connect_object (end, "read-again", G_CALLBACK (vigie_sessions_page_read_again), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->auditor, "notify::reading", G_CALLBACK (reading_cb), end, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->auditor, "notify::judgement", G_CALLBACK (reading_cb), end,
                           G_CONNECT_DEFAULT);
  reading_cb (self->auditor, NULL, VIGIE_SESSION_END (end));
  return end;
}

static GtkWidget *
new_row (VigieSessionsPage *self)
{
  GtkWidget *row =
      vigie_session_row_new (vigie_messenger_get_capabilities (vigie_auditor_get_messenger (self->auditor)));

  vigie_session_row_set_narrow (VIGIE_SESSION_ROW (row), self->is_narrow);
  g_signal_connect_object (row, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (row, "confirmed", G_CALLBACK (confirmed_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *list_item, VigieSessionsPage *self)
{
  VigieSessionItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  gboolean is_end = vigie_session_item_get_judged (item) == NULL;

  if (is_end && !VIGIE_IS_SESSION_END (child))
    gtk_list_item_set_child (list_item, new_end (self));
  else if (!is_end && !VIGIE_IS_SESSION_ROW (child))
    gtk_list_item_set_child (list_item, new_row (self));

  gtk_list_item_set_activatable (list_item, !is_end);
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_focusable (list_item, !is_end);
  if (!is_end)
    vigie_session_row_set_item (VIGIE_SESSION_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
unbind_row_cb (GtkListItemFactory *factory, GtkListItem *list_item, VigieSessionsPage *self)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (VIGIE_IS_SESSION_ROW (child))
    vigie_session_row_set_item (VIGIE_SESSION_ROW (child), NULL);
}

static void
setup_heading_cb (GtkListItemFactory *factory, GtkListHeader *header, VigieSessionsPage *self)
{
  gtk_list_header_set_child (header, vigie_session_heading_new ());
}

static void
bind_heading_cb (GtkListItemFactory *factory, GtkListHeader *header, VigieSessionsPage *self)
{
  vigie_session_heading_set (VIGIE_SESSION_HEADING (gtk_list_header_get_child (header)),
                             vigie_session_item_get_group (gtk_list_header_get_item (header)),
                             vigie_session_list_count (self->list, VIGIE_SESSION_GROUP_LOOK),
                             vigie_session_list_count (self->list, VIGIE_SESSION_GROUP_YOURS),
                             vigie_session_list_has_own (self->list));
}

/* What the list is made of, and what its rows do. */
void
vigie_sessions_page_set_up_list (VigieSessionsPage *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headings = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));

  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (headings, "setup", G_CALLBACK (setup_heading_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (headings, "bind", G_CALLBACK (bind_heading_cb), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_factory (self->list_view, rows);
  gtk_list_view_set_header_factory (self->list_view, headings);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}
