/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-session-end.h"

#include <glib/gi18n.h>

#include "vigie-judgement.h"

struct _VigieSessionEnd
{
  AdwBin parent_instance;

  GtkLabel *read_label;
  GtkWidget *read_button;
  GtkBox *limits;
};

G_DEFINE_FINAL_TYPE (VigieSessionEnd, vigie_session_end, ADW_TYPE_BIN)

static guint read_again_signal;

static void
read_again_cb (VigieSessionEnd *self)
{
  g_signal_emit (self, read_again_signal, 0);
}

static void
vigie_session_end_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_SESSION_END);

  G_OBJECT_CLASS (vigie_session_end_parent_class)->dispose (object);
}

static void
vigie_session_end_class_init (VigieSessionEndClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_session_end_dispose;

  read_again_signal = g_signal_new ("read-again", VIGIE_TYPE_SESSION_END, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-session-end.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieSessionEnd, read_label);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionEnd, read_button);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionEnd, limits);
  gtk_widget_class_bind_template_callback (widget_class, read_again_cb);
}

static void
vigie_session_end_init (VigieSessionEnd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (const char *const *limit = vigie_judgement_get_limits (); *limit != NULL; limit++)
    {
      GtkWidget *label = gtk_label_new (*limit);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (self->limits, label);
    }
}

/**
 * vigie_session_end_new:
 *
 * Returns: (transfer floating): the end of the page
 */
GtkWidget *
vigie_session_end_new (void)
{
  return g_object_new (VIGIE_TYPE_SESSION_END, NULL);
}

/**
 * vigie_session_end_set_read:
 * @read_at: when the list was read; Unix time, seconds, UTC
 * @is_reading: whether it is being read again
 */
void
vigie_session_end_set_read (VigieSessionEnd *self, gint64 read_at, gboolean is_reading)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (read_at);
  g_autofree char *text = NULL;

  g_return_if_fail (VIGIE_IS_SESSION_END (self));

  /* Translators: a time of day, as strftime writes it. */
  text = moment != NULL ? g_date_time_format (moment, _ ("The list was read at %H:%M.")) : NULL;
  gtk_label_set_text (self->read_label, is_reading     ? _ ("Reading the list again…")
                                        : text != NULL ? text
                                                       : "");
  gtk_widget_set_sensitive (self->read_button, !is_reading);
}
