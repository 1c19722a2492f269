/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-pill.h"

#include "vigie-verdict-words.h"

/* Letters a quarter larger than usual. */
#define LARGE_DPI 120

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

/* With large letters a word may take two lines, so that the row fits a narrow window; else the row's other
 * words make room for it. */
static void
letters_changed_cb (GtkSettings *settings, GParamSpec *pspec, VigiePill *self)
{
  int dpi = -1;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), dpi >= LARGE_DPI * PANGO_SCALE);
}

static void
vigie_pill_root (GtkWidget *widget)
{
  GtkSettings *settings = gtk_widget_get_settings (widget);

  GTK_WIDGET_CLASS (vigie_pill_parent_class)->root (widget);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (letters_changed_cb), widget,
                           G_CONNECT_DEFAULT);
  letters_changed_cb (settings, NULL, VIGIE_PILL (widget));
}

static void
vigie_pill_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_settings (widget), letters_changed_cb, widget);
  GTK_WIDGET_CLASS (vigie_pill_parent_class)->unroot (widget);
}

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
  widget_class->root = vigie_pill_root;
  widget_class->unroot = vigie_pill_unroot;
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
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_CENTER);
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

/* Picture and colour of a verdict. */
static const struct
{
  VigieTone tone;
  const char *icon_name;
} looks[] = {
  [VIGIE_VERDICT_NOTHING_UNUSUAL] = { VIGIE_TONE_GOOD, "vigie-check-symbolic" },
  [VIGIE_VERDICT_UNKNOWN] = { VIGIE_TONE_NEUTRAL, "vigie-question-symbolic" },
  [VIGIE_VERDICT_ADVICE] = { VIGIE_TONE_ACCENT, "vigie-advice-symbolic" },
  [VIGIE_VERDICT_WARNING] = { VIGIE_TONE_ATTENTION, "vigie-warning-symbolic" },
  [VIGIE_VERDICT_DANGER] = { VIGIE_TONE_DANGER, "vigie-danger-symbolic" },
};

/* A session that nobody has answered for is not a good one, whatever no rule has found. */
static VigieTone
get_open_tone (VigieVerdict verdict)
{
  return verdict == VIGIE_VERDICT_NOTHING_UNUSUAL ? VIGIE_TONE_NEUTRAL : looks[verdict].tone;
}

/**
 * vigie_pill_set_session:
 * @self: a pill
 * @session: a session
 *
 * Shows the one word beside a session; its colour is that of the verdict.
 */
void
vigie_pill_set_session (VigiePill *self, VigieJudgedSession *session)
{
  const char *word = vigie_judged_session_get_word (session);
  const VigieVerdict verdict = vigie_judged_session_get_verdict (session);

  switch (vigie_judged_session_get_state (session))
    {
    case VIGIE_SESSION_STATE_THIS_COMPUTER:
      vigie_pill_set (self, VIGIE_TONE_GOOD, "vigie-check-symbolic", word);
      break;
    case VIGIE_SESSION_STATE_KNOWN:
      vigie_pill_set (self, VIGIE_TONE_NEUTRAL, "vigie-check-symbolic", word);
      break;
    case VIGIE_SESSION_STATE_NEW:
      vigie_pill_set (self, get_open_tone (verdict), "vigie-new-symbolic", word);
      break;
    case VIGIE_SESSION_STATE_ASK:
      vigie_pill_set (self, get_open_tone (verdict), "vigie-question-symbolic", word);
      break;
    case VIGIE_SESSION_STATE_LOOK:
      vigie_pill_set (self, looks[verdict].tone, looks[verdict].icon_name, word);
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
  g_return_if_fail ((guint) verdict < G_N_ELEMENTS (looks));

  vigie_pill_set (self, looks[verdict].tone, looks[verdict].icon_name, vigie_verdict_get_word (verdict));
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
