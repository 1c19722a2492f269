/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-session-row.h"

#include <glib/gi18n.h>

#include "vigie-pill.h"
#include "vigie-session-details.h"
#include "vigie-session-words.h"
#include "vigie-ui-text.h"

#define TRANSITION_MS 200

struct _VigieSessionRow
{
  AdwBin parent_instance;

  GtkImage *picture;
  GtkBox *words;
  GtkLabel *title;
  GtkLabel *when;
  VigiePill *pill;
  GtkWidget *arrow;
  GtkRevealer *revealer; /* (nullable) made when it is first opened */

  VigieSessionItem *item; /* (owned) (nullable) */
  gulong changed_id;
  VigieCapability capabilities;
  gboolean is_binding;
};

G_DEFINE_FINAL_TYPE (VigieSessionRow, vigie_session_row, ADW_TYPE_BIN)

enum
{
  SIGNAL_ANSWERED,
  SIGNAL_ENDED,
  SIGNAL_CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
answered_cb (VigieSessionDetails *details, int answer, VigieSessionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, self->item, answer);
}

static void
ended_cb (VigieSessionDetails *details, VigieSessionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, self->item);
}

static void
confirmed_cb (VigieSessionDetails *details, VigieSessionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0, self->item);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
create_details (VigieSessionRow *self)
{
  GtkWidget *details = vigie_session_details_new (self->capabilities);

  g_signal_connect_object (details, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (details, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (details, "confirmed", G_CALLBACK (confirmed_cb), self, G_CONNECT_DEFAULT);
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, details);
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), GTK_WIDGET (self->revealer));
}

/* The details are made when they are first shown: a list of 10,000 sessions opens with none. */
static void
update_details (VigieSessionRow *self)
{
  gboolean is_expanded = vigie_session_item_get_is_expanded (self->item);

  set_class (self->arrow, "open", is_expanded);
  if (!is_expanded && self->revealer == NULL)
    return;

  if (self->revealer == NULL)
    create_details (self);
  if (is_expanded)
    vigie_session_details_set (VIGIE_SESSION_DETAILS (gtk_revealer_get_child (self->revealer)),
                               vigie_session_item_get_judged (self->item),
                               vigie_session_item_get_now (self->item));
  gtk_revealer_set_transition_duration (self->revealer, self->is_binding ? 0 : TRANSITION_MS);
  gtk_revealer_set_reveal_child (self->revealer, is_expanded);
}

/* What a screen reader says of the whole row, and that it opens. */
static void
update_accessible (VigieSessionRow *self, const char *title, const char *when)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
      vigie_device_kind_word (vigie_session_get_fields (vigie_judged_session_get_session (
                                                            vigie_session_item_get_judged (self->item)))
                                  ->kind),
      -1);
  if (row == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED,
                               vigie_session_item_get_is_expanded (self->item), -1);
}

static void
update (VigieSessionRow *self)
{
  VigieJudgedSession *judged = vigie_session_item_get_judged (self->item);
  gint64 now = vigie_session_item_get_now (self->item);
  g_autofree char *title = vigie_session_words_dup_title (judged);
  g_autofree char *when = vigie_session_words_dup_when (judged, now);
  g_autofree char *spoken = NULL;

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->when, when);
  gtk_image_set_from_icon_name (
      self->picture,
      vigie_device_kind_icon (vigie_session_get_fields (vigie_judged_session_get_session (judged))->kind));
  vigie_pill_set_session (self->pill, judged);
  set_class (GTK_WIDGET (self), "first", vigie_session_item_get_is_first (self->item));
  set_class (GTK_WIDGET (self), "last", vigie_session_item_get_is_last (self->item));

  spoken = g_strdup_printf ("%s, %s", title, vigie_pill_get_word (self->pill));
  update_accessible (self, spoken, when);
  update_details (self);
}

static void
changed_cb (VigieSessionItem *item, VigieSessionRow *self)
{
  update (self);
}

static void
vigie_session_row_dispose (GObject *object)
{
  VigieSessionRow *self = VIGIE_SESSION_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), VIGIE_TYPE_SESSION_ROW);

  G_OBJECT_CLASS (vigie_session_row_parent_class)->dispose (object);
}

static void
vigie_session_row_class_init (VigieSessionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_session_row_dispose;

  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", VIGIE_TYPE_SESSION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 2, VIGIE_TYPE_SESSION_ITEM, G_TYPE_INT);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", VIGIE_TYPE_SESSION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, VIGIE_TYPE_SESSION_ITEM);
  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", VIGIE_TYPE_SESSION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, VIGIE_TYPE_SESSION_ITEM);

  g_type_ensure (VIGIE_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-session-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieSessionRow, picture);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionRow, title);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionRow, when);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionRow, pill);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionRow, words);
}

static void
vigie_session_row_init (VigieSessionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vigie_session_row_new:
 * @capabilities: what can be done to a session
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
vigie_session_row_new (VigieCapability capabilities)
{
  VigieSessionRow *self = g_object_new (VIGIE_TYPE_SESSION_ROW, NULL);

  self->capabilities = capabilities;
  return GTK_WIDGET (self);
}

/**
 * vigie_session_row_set_item:
 * @item: (nullable): what to show from now on
 */
void
vigie_session_row_set_item (VigieSessionRow *self, VigieSessionItem *item)
{
  g_return_if_fail (VIGIE_IS_SESSION_ROW (self));

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);
  if (!g_set_object (&self->item, item) || item == NULL)
    return;

  self->changed_id = g_signal_connect (item, "changed", G_CALLBACK (changed_cb), self);
  /* What scrolls into view is as it was left, without a show. */
  self->is_binding = TRUE;
  update (self);
  self->is_binding = FALSE;
}

/**
 * vigie_session_row_set_narrow:
 * @narrow: whether there is no room for the word beside the title
 */
void
vigie_session_row_set_narrow (VigieSessionRow *self, gboolean narrow)
{
  g_return_if_fail (VIGIE_IS_SESSION_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->words),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->words, narrow ? 6 : 12);
}

/**
 * vigie_session_row_get_item:
 *
 * Returns: (nullable): what it shows
 */
VigieSessionItem *
vigie_session_row_get_item (VigieSessionRow *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION_ROW (self), NULL);

  return self->item;
}

/**
 * vigie_session_row_has_settled:
 *
 * Returns: whether it is open or shut, and not on its way
 */
gboolean
vigie_session_row_has_settled (VigieSessionRow *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION_ROW (self), FALSE);

  return self->revealer == NULL ||
         gtk_revealer_get_child_revealed (self->revealer) == gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * vigie_session_row_get_details:
 *
 * Returns: (nullable): the open part, if it was ever open
 */
GtkWidget *
vigie_session_row_get_details (VigieSessionRow *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION_ROW (self), NULL);

  return self->revealer != NULL ? gtk_revealer_get_child (self->revealer) : NULL;
}
