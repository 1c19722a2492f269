/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-session-heading.h"

#include <glib/gi18n.h>

struct _VigieSessionHeading
{
  AdwBin parent_instance;

  GtkWidget *best_box;
  GtkLabel *title;
  GtkLabel *subtitle;
};

G_DEFINE_FINAL_TYPE (VigieSessionHeading, vigie_session_heading, ADW_TYPE_BIN)

static void
vigie_session_heading_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_SESSION_HEADING);

  G_OBJECT_CLASS (vigie_session_heading_parent_class)->dispose (object);
}

static void
vigie_session_heading_class_init (VigieSessionHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_session_heading_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-session-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieSessionHeading, best_box);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionHeading, title);
  gtk_widget_class_bind_template_child (widget_class, VigieSessionHeading, subtitle);
}

static void
vigie_session_heading_init (VigieSessionHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vigie_session_heading_new:
 *
 * Returns: (transfer floating): a heading that says nothing yet
 */
GtkWidget *
vigie_session_heading_new (void)
{
  return g_object_new (VIGIE_TYPE_SESSION_HEADING, NULL);
}

/* Nobody was asked about Vigie's own session. */
static const char *
describe_yours (guint n_yours, gboolean has_own)
{
  if (!has_own)
    return _ ("You said that these are yours. Vigie asks again only when something changes.");
  if (n_yours == 1)
    return _ ("This is Vigie itself, on this computer.");

  return _ ("Vigie itself, and what you said is yours. Vigie asks again only when something changes.");
}

/**
 * vigie_session_heading_set:
 * @group: the group that follows
 * @n_to_look_at: how many sessions of the whole list wait for an answer
 * @n_yours: how many sessions the group of the person's own has
 * @has_own: whether Vigie's own session is among these
 */
void
vigie_session_heading_set (
    VigieSessionHeading *self, VigieSessionGroup group, guint n_to_look_at, guint n_yours, gboolean has_own)
{
  gboolean is_look = group == VIGIE_SESSION_GROUP_LOOK;

  g_return_if_fail (VIGIE_IS_SESSION_HEADING (self));

  gtk_widget_set_visible (GTK_WIDGET (self), group != VIGIE_SESSION_GROUP_END);
  gtk_widget_set_visible (self->best_box, group == VIGIE_SESSION_GROUP_YOURS && n_to_look_at == 0);
  gtk_label_set_text (self->title, is_look ? _ ("To look at") : _ ("Yours"));
  gtk_label_set_text (self->subtitle,
                      is_look ? _ ("A session is one device or browser that is signed in to your account.")
                              : describe_yours (n_yours, has_own));
}
