/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-pill.h"

#include <glib/gi18n.h>

struct _VigiePill
{
  GtkWidget parent_instance;

  GtkWidget *image;
  GtkWidget *label;
  const char *tone_class; /* static */
};

G_DEFINE_FINAL_TYPE (VigiePill, vigie_pill, GTK_TYPE_WIDGET)

/* In the order of VigieTone. */
static const char *const tone_classes[] = { "neutral", "good", "attention", "danger", "accent" };

static void
vigie_pill_dispose (GObject *object)
{
  VigiePill *self = VIGIE_PILL (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (vigie_pill_parent_class)->dispose (object);
}

static void
vigie_pill_class_init (VigiePillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_pill_dispose;
  gtk_widget_class_set_css_name (widget_class, "pill");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vigie_pill_init (VigiePill *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  vigie_pill_set (self, VIGIE_TONE_NEUTRAL, NULL, "");
}

GtkWidget *
vigie_pill_new (void)
{
  return g_object_new (VIGIE_TYPE_PILL, NULL);
}

/**
 * vigie_pill_set:
 * @self: a pill
 * @tone: its colour
 * @icon_name: (nullable): its picture
 * @word: one or two words, translated
 */
void
vigie_pill_set (VigiePill *self, VigieTone tone, const char *icon_name, const char *word)
{
  g_return_if_fail (VIGIE_IS_PILL (self));
  g_return_if_fail ((guint) tone < G_N_ELEMENTS (tone_classes));
  g_return_if_fail (word != NULL);

  if (self->tone_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone_class);
  self->tone_class = tone_classes[tone];
  gtk_widget_add_css_class (GTK_WIDGET (self), self->tone_class);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
  gtk_widget_set_visible (self->image, icon_name != NULL);
  gtk_label_set_text (GTK_LABEL (self->label), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

/**
 * vigie_pill_set_session_state:
 * @self: a pill
 * @state: the state of a session
 *
 * Shows the one word beside a session.
 */
void
vigie_pill_set_session_state (VigiePill *self, VigieSessionState state)
{
  switch (state)
    {
    case VIGIE_SESSION_STATE_THIS_COMPUTER:
      vigie_pill_set (self, VIGIE_TONE_GOOD, "vigie-check-symbolic", C_ ("session", "This computer"));
      break;
    case VIGIE_SESSION_STATE_KNOWN:
      vigie_pill_set (self, VIGIE_TONE_NEUTRAL, "vigie-check-symbolic", C_ ("session", "Known"));
      break;
    case VIGIE_SESSION_STATE_NEW:
      vigie_pill_set (self, VIGIE_TONE_ACCENT, "vigie-new-symbolic", C_ ("session", "New"));
      break;
    case VIGIE_SESSION_STATE_ASK:
      vigie_pill_set (self, VIGIE_TONE_ATTENTION, "vigie-question-symbolic", C_ ("session", "Ask yourself"));
      break;
    case VIGIE_SESSION_STATE_LOOK:
      vigie_pill_set (self, VIGIE_TONE_DANGER, "vigie-danger-symbolic", C_ ("session", "Look at this"));
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * vigie_pill_set_verdict:
 * @self: a pill
 * @verdict: the verdict of a finding or of an account
 *
 * Shows @verdict as a word.
 */
void
vigie_pill_set_verdict (VigiePill *self, VigieVerdict verdict)
{
  switch (verdict)
    {
    case VIGIE_VERDICT_NOTHING_UNUSUAL:
      vigie_pill_set (self, VIGIE_TONE_GOOD, "vigie-check-symbolic", C_ ("verdict", "Nothing unusual"));
      break;
    case VIGIE_VERDICT_UNKNOWN:
      vigie_pill_set (self, VIGIE_TONE_NEUTRAL, "vigie-question-symbolic", C_ ("verdict", "Unknown"));
      break;
    case VIGIE_VERDICT_ADVICE:
      vigie_pill_set (self, VIGIE_TONE_ACCENT, "vigie-advice-symbolic", C_ ("verdict", "Advice"));
      break;
    case VIGIE_VERDICT_WARNING:
      vigie_pill_set (self, VIGIE_TONE_ATTENTION, "vigie-warning-symbolic", C_ ("verdict", "To fix"));
      break;
    case VIGIE_VERDICT_DANGER:
      vigie_pill_set (self, VIGIE_TONE_DANGER, "vigie-danger-symbolic", C_ ("verdict", "Look at this"));
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * vigie_pill_get_word:
 * @self: a pill
 *
 * Returns: (transfer none): the word it shows
 */
const char *
vigie_pill_get_word (VigiePill *self)
{
  g_return_val_if_fail (VIGIE_IS_PILL (self), "");

  return gtk_label_get_text (GTK_LABEL (self->label));
}
