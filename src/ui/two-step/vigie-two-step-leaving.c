/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way back, a screen at a time, and the way out, with what is and what is not set. */

#include <glib/gi18n.h>

#include "vigie-two-step-page-private.h"

/* Returns: (transfer full) (nullable): what is to be said before the page goes; %NULL if there is nothing */
static char *
dup_reason_to_stay (VigieTwoStepPage *self)
{
  const VigieTwoStepState state = vigie_two_step_setup_get_state (self->setup);
  g_autofree char *text = NULL;

  if (self->is_left || state == VIGIE_TWO_STEP_STATE_CONFIRMED ||
      state == VIGIE_TWO_STEP_STATE_NOT_CONFIRMED ||
      vigie_two_step_setup_get_step (self->setup) == VIGIE_TWO_STEP_STEP_WHY)
    return NULL;

  text = vigie_two_step_setup_describe_leaving (self->setup);
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * vigie_two_step_page_leave_now:
 *
 * Leaves without a question.
 */
void
vigie_two_step_page_leave_now (VigieTwoStepPage *self)
{
  self->is_left = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
leave_response_cb (AdwAlertDialog *dialog, const char *response, VigieTwoStepPage *self)
{
  GtkWindow *window = g_object_get_data (G_OBJECT (dialog), "closes");

  if (!g_str_equal (response, "leave"))
    return;

  vigie_two_step_setup_cancel (self->setup);
  if (window == NULL)
    {
      vigie_two_step_page_leave_now (self);
      return;
    }
  self->is_left = TRUE;
  gtk_window_close (window);
}

/* @closes: (nullable): the window that is to be closed then */
static void
ask_to_leave (VigieTwoStepPage *self, const char *text, GtkWindow *closes)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Leave now?"), text));

  adw_alert_dialog_add_responses (dialog, "stay", _ ("_Go on here"), "leave", _ ("_Leave"), NULL);
  adw_alert_dialog_set_default_response (dialog, "stay");
  adw_alert_dialog_set_close_response (dialog, "stay");
  g_object_set_data (G_OBJECT (dialog), "closes", closes);
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
leave_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  VigieTwoStepPage *self = VIGIE_TWO_STEP_PAGE (widget);
  g_autofree char *text = dup_reason_to_stay (self);

  if (text != NULL)
    ask_to_leave (self, text, NULL);
  else
    vigie_two_step_page_leave_now (self);
}

static void
back_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  VigieTwoStepPage *self = VIGIE_TWO_STEP_PAGE (widget);

  if (vigie_two_step_setup_get_state (self->setup) == VIGIE_TWO_STEP_STATE_ASK &&
      vigie_two_step_setup_can_go_back (self->setup))
    vigie_two_step_setup_go_back (self->setup);
  else
    leave_action (widget, action_name, parameter);
}

/**
 * vigie_two_step_leaving_close_request:
 *
 * For GtkWindow::close-request: asks first, if there is something to say.
 */
gboolean
vigie_two_step_leaving_close_request (GtkWindow *window, VigieTwoStepPage *self)
{
  g_autofree char *text = gtk_widget_get_mapped (GTK_WIDGET (self)) ? dup_reason_to_stay (self) : NULL;

  if (text == NULL)
    return GDK_EVENT_PROPAGATE;

  ask_to_leave (self, text, window);
  return GDK_EVENT_STOP;
}

/**
 * vigie_two_step_leaving_bind:
 *
 * Installs the actions and keys of the way back and out.
 */
void
vigie_two_step_leaving_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "wizard.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "wizard.leave", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "wizard.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Left, GDK_ALT_MASK, "wizard.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Back, 0, "wizard.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "wizard.back", NULL);
}
