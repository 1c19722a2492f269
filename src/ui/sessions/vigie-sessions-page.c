/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-sessions-page-private.h"

#include <glib/gi18n.h>

#include "vigie-session-row.h"
#include "vigie-sessions-scroll.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

/* A reading that takes longer says so: the library waits for the service in silence for up to a minute. */
#define STILL_WAITING_SECONDS 5
#define FOCUS_DELAY_MS 60
/* A row that is shown has found its place when it was there for so many frames in a row; after the second
 * number the list is left alone. */
#define ENOUGH_FRAMES 5
#define MOST_FRAMES 120
/* Until a row has opened. */
#define OPEN_DELAY_MS 300

G_DEFINE_FINAL_TYPE (VigieSessionsPage, vigie_sessions_page, ADW_TYPE_NAVIGATION_PAGE)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieSessionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJudgement) judgement = vigie_auditor_read_finish (VIGIE_AUDITOR (source), result, &error);

  /* The page follows the properties of the auditor. */
  if (judgement == NULL)
    g_debug ("Reading failed: %s", error->message);
}

void
vigie_sessions_page_read_again (VigieSessionsPage *self)
{
  if (!vigie_auditor_get_reading (self->auditor))
    vigie_auditor_read_async (self->auditor, self->cancellable, read_cb, g_object_ref (self));
}

static void
still_waiting_cb (gpointer user_data)
{
  VigieSessionsPage *self = user_data;
  VigieMessenger *messenger = vigie_auditor_get_messenger (self->auditor);

  self->still_waiting_id = 0;
  if (vigie_messenger_get_connection (messenger) == VIGIE_CONNECTION_WAITING_FOR_NETWORK)
    adw_status_page_set_description (self->reading_page,
                                     _ ("Still waiting: this computer has no connection to the internet."));
  else
    adw_status_page_set_description (
        self->reading_page, _ ("Still waiting for the service. It may ask for up to a minute of patience."));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_status_page_get_description (self->reading_page),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
update_waiting (VigieSessionsPage *self, gboolean is_waiting)
{
  if (!is_waiting)
    {
      g_clear_handle_id (&self->still_waiting_id, g_source_remove);
      adw_status_page_set_description (self->reading_page, NULL);
    }
  else if (self->still_waiting_id == 0)
    {
      self->still_waiting_id = g_timeout_add_seconds_once (STILL_WAITING_SECONDS, still_waiting_cb, self);
    }
}

/* While a row opens the list moves: it is brought to its place with each frame, until it has stayed there. */
static gboolean
keep_in_view_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  VigieSessionsPage *self = user_data;

  if (!self->has_focused_shown)
    self->has_focused_shown = vigie_sessions_focus_row (self->list_view, self->shown_item);
  if (vigie_sessions_scroll_to_row (self->scroller, self->list_view, self->shown_item))
    self->n_frames_there++;
  else
    self->n_frames_there = 0;
  if (self->n_frames_there < ENOUGH_FRAMES && ++self->n_frames < MOST_FRAMES)
    return G_SOURCE_CONTINUE;

  self->show_id = 0;
  g_clear_object (&self->shown_item);
  return G_SOURCE_REMOVE;
}

static void
keep_in_view (VigieSessionsPage *self, VigieSessionItem *item)
{
  g_set_object (&self->shown_item, item);
  self->n_frames = 0;
  self->n_frames_there = 0;
  self->has_focused_shown = FALSE;
  if (self->show_id == 0)
    self->show_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), keep_in_view_cb, self, NULL);
}

static void
show_wanted (VigieSessionsPage *self)
{
  VigieSessionItem *item;
  guint position = 0;

  /* A list that is not on the screen does not scroll. */
  if (self->wanted_id == NULL || !self->was_shown)
    return;

  item = vigie_session_list_find (self->list, self->wanted_id, &position);
  if (item == NULL)
    return;

  g_clear_pointer (&self->wanted_id, g_free);
  vigie_sessions_page_set_expanded (self, item, TRUE);
  gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_FOCUS, NULL);
  keep_in_view (self, item);
}

/* The first session that needs an answer is open from the start. */
static void
open_first (VigieSessionsPage *self)
{
  g_autoptr (VigieSessionItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  VigieJudgedSession *judged = item != NULL ? vigie_session_item_get_judged (item) : NULL;

  if (judged != NULL && vigie_judged_session_get_state (judged) == VIGIE_SESSION_STATE_LOOK)
    vigie_sessions_page_set_expanded (self, item, TRUE);
}

static void
update_list (VigieSessionsPage *self, VigieJudgement *judgement)
{
  gboolean was_empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  vigie_session_list_set_judgement (self->list, judgement);
  if (was_empty && self->was_shown && self->wanted_id == NULL)
    open_first (self);
  show_wanted (self);
}

static void
update (VigieSessionsPage *self)
{
  VigieJudgement *judgement = vigie_auditor_get_judgement (self->auditor);
  const GError *error = vigie_auditor_get_error (self->auditor);
  gboolean is_reading = vigie_auditor_get_reading (self->auditor);

  update_waiting (self, is_reading && judgement == NULL);
  if (judgement != NULL)
    {
      update_list (self, judgement);
      gtk_stack_set_visible_child_name (
          self->stack,
          g_list_model_get_n_items (vigie_judgement_get_sessions (judgement)) > 0 ? "list" : "empty");
    }
  else if (error != NULL && !is_reading)
    {
      adw_status_page_set_description (self->error_page, vigie_error_sentence (error));
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "reading");
    }

  if (judgement != NULL && error != NULL)
    adw_banner_set_title (self->error_banner, vigie_error_sentence (error));
  adw_banner_set_revealed (self->error_banner, judgement != NULL && error != NULL && !is_reading);
}

static void
notify_cb (VigieSessionsPage *self)
{
  update (self);
}

/* As it was before the answer, in sight, with the keyboard. */
static void
undone_cb (VigieSessionsPage *self, const char *session_id)
{
  vigie_sessions_page_show_session (self, session_id);
}

static void
activate_cb (VigieSessionsPage *self, guint position)
{
  g_autoptr (VigieSessionItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL && vigie_session_item_get_judged (item) != NULL)
    vigie_sessions_page_set_expanded (self, item, !vigie_session_item_get_is_expanded (item));
}

/* All rows that the list has made, the spare ones too. */
static void
set_narrow (GtkWidget *root, gboolean narrow)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (VIGIE_IS_SESSION_ROW (row))
        vigie_session_row_set_narrow (VIGIE_SESSION_ROW (row), narrow);
    }
}

static void
narrow_cb (VigieSessionsPage *self)
{
  self->is_narrow = TRUE;
  set_narrow (GTK_WIDGET (self->list_view), TRUE);
}

static void
wide_cb (VigieSessionsPage *self)
{
  self->is_narrow = FALSE;
  set_narrow (GTK_WIDGET (self->list_view), FALSE);
}

static void
scroll_to_focus_cb (gpointer user_data)
{
  g_autoptr (VigieSessionsPage) self = user_data;

  if (self->list_view != NULL && self->shown_item == NULL)
    vigie_sessions_scroll_to_focus (self->scroller, self->list_view);
}

static void
focus_cb (VigieSessionsPage *self)
{
  /* Once what has opened has its place. */
  g_timeout_add_once (FOCUS_DELAY_MS, scroll_to_focus_cb, g_object_ref (self));
}

static void
vigie_sessions_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vigie_sessions_page_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_cb),
                           widget, G_CONNECT_SWAPPED);
}

static void
vigie_sessions_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_cb, widget);
  GTK_WIDGET_CLASS (vigie_sessions_page_parent_class)->unroot (widget);
}

/* The keyboard goes to the first row. While that opens, the list keeps its end in place: what it is about
 * would go out of sight above. */
static void
scroll_to_top_cb (gpointer user_data)
{
  g_autoptr (VigieSessionsPage) self = user_data;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
vigie_sessions_page_shown (AdwNavigationPage *page)
{
  VigieSessionsPage *self = VIGIE_SESSIONS_PAGE (page);

  if (self->was_shown)
    return;

  self->was_shown = TRUE;
  if (self->wanted_id != NULL)
    {
      show_wanted (self);
      return;
    }

  open_first (self);
  g_timeout_add_once (OPEN_DELAY_MS, scroll_to_top_cb, g_object_ref (self));
}

static void
vigie_sessions_page_dispose (GObject *object)
{
  VigieSessionsPage *self = VIGIE_SESSIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->still_waiting_id, g_source_remove);
  if (self->show_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list_view), self->show_id);
  self->show_id = 0;
  if (self->answers != NULL)
    vigie_session_answers_stop (self->answers);
  g_clear_object (&self->answers);
  g_clear_object (&self->shown_item);
  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_SESSIONS_PAGE);
  g_clear_object (&self->auditor);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (vigie_sessions_page_parent_class)->dispose (object);
}

static void
vigie_sessions_page_finalize (GObject *object)
{
  VigieSessionsPage *self = VIGIE_SESSIONS_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wanted_id, g_free);

  G_OBJECT_CLASS (vigie_sessions_page_parent_class)->finalize (object);
}

static void
vigie_sessions_page_class_init (VigieSessionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_sessions_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_sessions_page_finalize;
  widget_class->root = vigie_sessions_page_root;
  widget_class->unroot = vigie_sessions_page_unroot;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = vigie_sessions_page_shown;

  g_type_ensure (VIGIE_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-sessions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieSessionsPage, header);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionsPage, error_banner);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionsPage, reading_page);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionsPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionsPage, list_view);
  gtk_widget_class_bind_template_callback_full (widget_class, "read_again_cb",
                                                G_CALLBACK (vigie_sessions_page_read_again));
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
vigie_sessions_page_init (VigieSessionsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->list = vigie_session_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_sessions_page_new:
 * @auditor: the account
 * @is_practice: whether it is the practice account
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
vigie_sessions_page_new (VigieAuditor *auditor, gboolean is_practice)
{
  VigieSessionsPage *self;

  g_return_val_if_fail (VIGIE_IS_AUDITOR (auditor), NULL);

  self = g_object_new (VIGIE_TYPE_SESSIONS_PAGE, NULL);
  self->auditor = g_object_ref (auditor);
  self->is_practice = is_practice;
  vigie_header_set_practice (self->header, is_practice);
  vigie_header_set_subtitle (self->header, vigie_messenger_get_title (vigie_auditor_get_messenger (auditor)));
  self->answers = vigie_session_answers_new (auditor, GTK_WIDGET (self));
  g_signal_connect_object (self->answers, "undone", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  vigie_sessions_page_set_up_list (self);
  g_signal_connect_object (auditor, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_SWAPPED);
  if (vigie_auditor_get_judgement (auditor) == NULL)
    vigie_sessions_page_read_again (self);
  update (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * vigie_sessions_page_show_session:
 * @session_id: which session
 *
 * Opens its row and scrolls to it, as soon as it is in the list.
 */
void
vigie_sessions_page_show_session (VigieSessionsPage *self, const char *session_id)
{
  g_return_if_fail (VIGIE_IS_SESSIONS_PAGE (self));
  g_return_if_fail (session_id != NULL);

  g_set_str (&self->wanted_id, session_id);
  show_wanted (self);
}
