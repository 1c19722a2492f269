/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-follow.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-link-card.h"
#include "vigie-link-checker.h"
#include "vigie-short-link.h"
#include "vigie-text.h"
#include "vigie-wrap.h"

/* What is shown of an address on the way, characters. */
#define MAX_SHOWN 160

struct _VigieLinkFollow
{
  AdwBin parent_instance;

  GtkWidget *follow_button;
  GtkWidget *busy_box;
  GtkBox *way;

  char *url;
  char *host;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (VigieLinkFollow, vigie_link_follow, ADW_TYPE_BIN)

static void
set_busy (VigieLinkFollow *self, gboolean is_busy)
{
  gtk_widget_set_visible (self->busy_box, is_busy);
  gtk_widget_set_visible (self->follow_button, !is_busy);
}

static void
add_line (VigieLinkFollow *self, const char *text)
{
  gtk_box_append (self->way, g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                           PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL));
}

static void
add_heading (VigieLinkFollow *self, const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (self->way, heading);
}

/* The page’s own checker still holds the links that its rows show. */
static void
add_judgement (VigieLinkFollow *self, const char *address)
{
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();
  const VigieMessageCheck *check = vigie_link_checker_check (checker, address, strlen (address));

  if (check->decisive >= 0)
    gtk_box_append (self->way, vigie_link_card_new (&check->links[check->decisive], NULL, 0));
}

static void
show_way (VigieLinkFollow *self, const VigieShortLink *link)
{
  const guint n_hops = g_strv_length (link->hops);

  add_heading (self, _ ("The way it takes"));
  for (guint i = 0; i < n_hops; i++)
    {
      g_autofree char *clean = vigie_text_clean (link->hops[i], MAX_SHOWN, NULL);
      g_autofree char *isolated = vigie_text_isolate (clean);
      g_autofree char *line = g_strdup_printf ("%u. %s", i + 1, isolated);

      add_line (self, line);
    }
  add_line (self, vigie_short_link_end_to_sentence (link->end));
  if (n_hops > 1)
    add_judgement (self, link->hops[n_hops - 1]);
}

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieLinkFollow) self = VIGIE_LINK_FOLLOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieShortLink) link = vigie_short_link_follow_finish (result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  set_busy (self, FALSE);
  if (link == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (link != NULL)
    {
      gtk_widget_set_visible (self->follow_button, FALSE);
      show_way (self, link);
    }
  else
    {
      g_debug ("It cannot be told where the link leads: %s", error->message);
      add_line (self, _ ("It cannot be told where this leads. Ask the sender for the full link."));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->way), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self),
                           link != NULL
                               ? vigie_short_link_end_to_sentence (link->end)
                               : _ ("It cannot be told where this leads. Ask the sender for the full link."),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieLinkFollow) self = VIGIE_LINK_FOLLOW (user_data);
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  GtkWidget *child;

  if (!g_str_equal (answer, "ask") || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->way))) != NULL)
    gtk_box_remove (self->way, child);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "links.asked", NULL);
  vigie_short_link_follow_async (self->url, self->cancellable, followed_cb, g_object_ref (self));
}

static void
follow_cb (VigieLinkFollow *self)
{
  g_autofree char *clean = vigie_text_clean (self->host, MAX_SHOWN, NULL);
  g_autofree char *host = vigie_text_isolate (clean);
  g_autofree char *question = vigie_short_link_get_question (host);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Ask where it leads?"), question));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "ask", _ ("_Ask"), NULL);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, answered_cb, g_object_ref (self));
}

static void
cancel_cb (VigieLinkFollow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
vigie_link_follow_dispose (GObject *object)
{
  VigieLinkFollow *self = VIGIE_LINK_FOLLOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_LINK_FOLLOW);
  G_OBJECT_CLASS (vigie_link_follow_parent_class)->dispose (object);
}

/* Another check takes the card away: nobody waits for the answer any more. */
static void
vigie_link_follow_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (VIGIE_LINK_FOLLOW (widget)->cancellable);
  GTK_WIDGET_CLASS (vigie_link_follow_parent_class)->unroot (widget);
}

static void
vigie_link_follow_finalize (GObject *object)
{
  VigieLinkFollow *self = VIGIE_LINK_FOLLOW (object);

  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->host, g_free);
  G_OBJECT_CLASS (vigie_link_follow_parent_class)->finalize (object);
}

static void
vigie_link_follow_class_init (VigieLinkFollowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_link_follow_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_link_follow_finalize;
  widget_class->unroot = vigie_link_follow_unroot;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-link-follow.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieLinkFollow, follow_button);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkFollow, busy_box);
  gtk_widget_class_bind_template_child (widget_class, VigieLinkFollow, way);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
vigie_link_follow_init (VigieLinkFollow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_link_follow_new:
 * @url: a short link, whole, of http or https
 * @host: its host
 *
 * Returns: (transfer floating): a new button, which asks nobody by itself
 */
GtkWidget *
vigie_link_follow_new (const char *url, const char *host)
{
  VigieLinkFollow *self = g_object_new (VIGIE_TYPE_LINK_FOLLOW, NULL);

  self->url = g_strdup (url);
  self->host = g_strdup (host);
  return GTK_WIDGET (self);
}
