/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-two-step-frame.h"

#include <glib/gi18n.h>

#include "vigie-button-box.h"
#include "vigie-wrap.h"

struct _VigieTwoStepFrame
{
  AdwBin parent_instance;

  GtkWidget *progress_box;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkWidget *heading_label;
  GtkWidget *text_label;
  AdwBin *content_bin;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkWidget *next_button;
  GtkWidget *extra_button;

  char *heading;     /* (owned) */
  char *text;        /* (owned) */
  char *next_label;  /* (owned) */
  char *extra_label; /* (owned) */
  gboolean next_sensitive;
  gboolean shows_back;
  gboolean shows_leave;
};

G_DEFINE_FINAL_TYPE (VigieTwoStepFrame, vigie_two_step_frame, ADW_TYPE_BIN)

typedef enum
{
  PROP_HEADING = 1,
  PROP_TEXT,
  PROP_CONTENT,
  PROP_NEXT_LABEL,
  PROP_NEXT_SENSITIVE,
  PROP_EXTRA_LABEL,
  PROP_SHOWS_BACK,
  PROP_SHOWS_LEAVE,
} VigieTwoStepFrameProperty;

static GParamSpec *properties[PROP_SHOWS_LEAVE + 1];

enum
{
  SIGNAL_NEXT,
  SIGNAL_EXTRA,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
next_cb (VigieTwoStepFrame *self)
{
  vigie_two_step_frame_next (self);
}

static void
extra_cb (VigieTwoStepFrame *self)
{
  g_signal_emit (self, signals[SIGNAL_EXTRA], 0);
}

static void
vigie_two_step_frame_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigieTwoStepFrame *self = VIGIE_TWO_STEP_FRAME (object);

  switch ((VigieTwoStepFrameProperty) prop_id)
    {
    case PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (self->content_bin));
      break;
    case PROP_NEXT_LABEL:
      g_value_set_string (value, self->next_label);
      break;
    case PROP_NEXT_SENSITIVE:
      g_value_set_boolean (value, self->next_sensitive);
      break;
    case PROP_EXTRA_LABEL:
      g_value_set_string (value, self->extra_label);
      break;
    case PROP_SHOWS_BACK:
      g_value_set_boolean (value, self->shows_back);
      break;
    case PROP_SHOWS_LEAVE:
      g_value_set_boolean (value, self->shows_leave);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_two_step_frame_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VigieTwoStepFrame *self = VIGIE_TWO_STEP_FRAME (object);

  switch ((VigieTwoStepFrameProperty) prop_id)
    {
    case PROP_HEADING:
      vigie_two_step_frame_set_heading (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      vigie_two_step_frame_set_text (self, g_value_get_string (value));
      break;
    case PROP_CONTENT:
      adw_bin_set_child (self->content_bin, g_value_get_object (value));
      gtk_widget_set_visible (GTK_WIDGET (self->content_bin), g_value_get_object (value) != NULL);
      break;
    case PROP_NEXT_LABEL:
      vigie_two_step_frame_set_next_label (self, g_value_get_string (value));
      break;
    case PROP_NEXT_SENSITIVE:
      vigie_two_step_frame_set_next_sensitive (self, g_value_get_boolean (value));
      break;
    case PROP_EXTRA_LABEL:
      vigie_two_step_frame_set_extra_label (self, g_value_get_string (value));
      break;
    case PROP_SHOWS_BACK:
      vigie_two_step_frame_set_shows_back (self, g_value_get_boolean (value));
      break;
    case PROP_SHOWS_LEAVE:
      self->shows_leave = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_two_step_frame_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_TWO_STEP_FRAME);

  G_OBJECT_CLASS (vigie_two_step_frame_parent_class)->dispose (object);
}

static void
vigie_two_step_frame_finalize (GObject *object)
{
  VigieTwoStepFrame *self = VIGIE_TWO_STEP_FRAME (object);

  g_free (self->heading);
  g_free (self->text);
  g_free (self->next_label);
  g_free (self->extra_label);

  G_OBJECT_CLASS (vigie_two_step_frame_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NEXT_LABEL] = g_param_spec_string ("next-label", NULL, NULL, "", flags);
  properties[PROP_NEXT_SENSITIVE] = g_param_spec_boolean ("next-sensitive", NULL, NULL, TRUE, flags);
  properties[PROP_EXTRA_LABEL] = g_param_spec_string ("extra-label", NULL, NULL, "", flags);
  properties[PROP_SHOWS_BACK] = g_param_spec_boolean ("shows-back", NULL, NULL, TRUE, flags);
  properties[PROP_SHOWS_LEAVE] = g_param_spec_boolean ("shows-leave", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
vigie_two_step_frame_class_init (VigieTwoStepFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = vigie_two_step_frame_get_property;
  G_OBJECT_CLASS (klass)->set_property = vigie_two_step_frame_set_property;
  G_OBJECT_CLASS (klass)->dispose = vigie_two_step_frame_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_two_step_frame_finalize;
  install_properties (G_OBJECT_CLASS (klass));

  signals[SIGNAL_NEXT] = g_signal_new ("next", VIGIE_TYPE_TWO_STEP_FRAME, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EXTRA] = g_signal_new ("extra", VIGIE_TYPE_TWO_STEP_FRAME, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);

  g_type_ensure (VIGIE_TYPE_BUTTON_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-two-step-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepFrame, progress_box);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepFrame, progress_label);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepFrame, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepFrame, heading_label);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepFrame, text_label);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepFrame, content_bin);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepFrame, error_box);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepFrame, error_label);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepFrame, next_button);
  gtk_widget_class_bind_template_child (widget_class, VigieTwoStepFrame, extra_button);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, extra_cb);
}

static void
vigie_two_step_frame_init (VigieTwoStepFrame *self)
{
  self->heading = g_strdup ("");
  self->text = g_strdup ("");
  self->next_label = g_strdup ("");
  self->extra_label = g_strdup ("");
  self->next_sensitive = TRUE;
  self->shows_back = TRUE;
  self->shows_leave = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

void
vigie_two_step_frame_set_heading (VigieTwoStepFrame *self, const char *heading)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  if (g_set_str (&self->heading, heading != NULL ? heading : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADING]);
}

/**
 * vigie_two_step_frame_get_heading:
 *
 * Returns: (transfer none): what is asked here, translated
 */
const char *
vigie_two_step_frame_get_heading (VigieTwoStepFrame *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_FRAME (self), "");

  return self->heading;
}

void
vigie_two_step_frame_set_text (VigieTwoStepFrame *self, const char *text)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  if (!g_set_str (&self->text, text != NULL ? text : ""))
    return;
  gtk_widget_set_visible (self->text_label, *self->text != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
vigie_two_step_frame_set_next_label (VigieTwoStepFrame *self, const char *label)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  if (g_set_str (&self->next_label, label != NULL ? label : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_LABEL]);
}

void
vigie_two_step_frame_set_next_sensitive (VigieTwoStepFrame *self, gboolean sensitive)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  if (self->next_sensitive == !!sensitive)
    return;
  self->next_sensitive = !!sensitive;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_SENSITIVE]);
}

void
vigie_two_step_frame_set_extra_label (VigieTwoStepFrame *self, const char *label)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  if (!g_set_str (&self->extra_label, label != NULL ? label : ""))
    return;
  gtk_widget_set_visible (self->extra_button, *self->extra_label != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXTRA_LABEL]);
}

void
vigie_two_step_frame_set_shows_back (VigieTwoStepFrame *self, gboolean shows)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  if (self->shows_back == !!shows)
    return;
  self->shows_back = !!shows;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_BACK]);
}

/**
 * vigie_two_step_frame_set_progress:
 * @step: counted from 1; 0 shows none
 * @n_steps: how many there are on this way
 */
void
vigie_two_step_frame_set_progress (VigieTwoStepFrame *self, guint step, guint n_steps)
{
  g_autofree char *text = NULL;

  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  gtk_widget_set_visible (self->progress_box, step > 0 && n_steps > 0);
  if (step == 0 || n_steps == 0)
    return;
  /* Translators: where a walk of several screens stands: "Step 3 of 7". */
  text = g_strdup_printf (_ ("Step %1$u of %2$u"), step, n_steps);
  gtk_label_set_text (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) step / n_steps);
}

/**
 * vigie_two_step_frame_set_error:
 * @sentence: (nullable): what is wrong, what still holds and what to do, translated; %NULL: nothing is
 *
 * Shows it above what is asked, and lets a screen reader say it.
 */
void
vigie_two_step_frame_set_error (VigieTwoStepFrame *self, const char *sentence)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  if (sentence == NULL)
    sentence = "";
  if (g_str_equal (sentence, gtk_label_get_text (self->error_label)))
    return;

  gtk_label_set_text (self->error_label, sentence);
  gtk_widget_set_visible (self->error_box, *sentence != '\0');
  if (*sentence != '\0')
    {
      GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));

      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
    }
  if (*sentence != '\0' && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/**
 * vigie_two_step_frame_next:
 *
 * As if the first button was pressed, which does nothing while it may not be.
 */
void
vigie_two_step_frame_next (VigieTwoStepFrame *self)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  if (self->next_sensitive)
    g_signal_emit (self, signals[SIGNAL_NEXT], 0);
}

/* For a screen that is read before anything is typed or pressed. */
void
vigie_two_step_frame_focus_heading (VigieTwoStepFrame *self)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  gtk_widget_grab_focus (self->heading_label);
}

void
vigie_two_step_frame_focus_next (VigieTwoStepFrame *self)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_FRAME (self));

  gtk_widget_grab_focus (self->next_button);
}
