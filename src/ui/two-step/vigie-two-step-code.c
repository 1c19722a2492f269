/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "vigie-remedy-words.h"
#include "vigie-simulated-messenger.h"
#include "vigie-text.h"
#include "vigie-two-step-page-private.h"

static gboolean
has_password (VigieTwoStepPage *self)
{
  gint64 value = 0;

  return vigie_facts_get_int (vigie_two_step_setup_get_facts (self->setup), VIGIE_FACT_HAS_PASSWORD,
                              &value) &&
         value != 0;
}

/* Of the code alone: emails and fingers put spaces and signs between its digits, which are not sent. */
static gint64
count_digits (const char *code)
{
  gint64 n = 0;

  for (; *code != '\0'; code++)
    n += g_ascii_isalnum (*code);
  return n;
}

static void
code_changed_cb (VigieTwoStepPage *self)
{
  const gint64 n = count_digits (gtk_editable_get_text (GTK_EDITABLE (self->code_entry)));
  const gint64 length = vigie_two_step_setup_get_code_length (self->setup);

  vigie_two_step_frame_set_next_sensitive (self->code_frame, n > 0 && (length <= 0 || n == length));
}

static void
code_next_cb (VigieTwoStepPage *self)
{
  vigie_two_step_setup_give_code (self->setup, gtk_editable_get_text (GTK_EDITABLE (self->code_entry)));
  gtk_editable_set_text (GTK_EDITABLE (self->code_entry), "");
}

static void
resend_cb (VigieTwoStepPage *self)
{
  vigie_two_step_setup_resend_code (self->setup);
}

static void
drop_response_cb (AdwAlertDialog *dialog, const char *response, VigieTwoStepPage *self)
{
  if (g_str_equal (response, "drop"))
    vigie_two_step_setup_drop_email (self->setup);
}

/* What waits is dropped at the service, and with it a password that waits too: said before. */
static void
other_address_cb (VigieTwoStepPage *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("Drop this address?"), has_password (self)
                                    ? _ ("The code that was sent no longer counts then. The password stays "
                                         "as it is, and you can give another "
                                         "address.")
                                    : _ ("The code that was sent no longer counts then, and the password "
                                         "that waits with it is dropped too. "
                                         "You can set it up again, with another address or with none.")));

  adw_alert_dialog_add_responses (dialog, "stay", _ ("_Keep it"), "drop", _ ("_Drop it"), NULL);
  adw_alert_dialog_set_default_response (dialog, "stay");
  adw_alert_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (drop_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* In practice there is no mailbox to look into. */
static void
show_practice_code (VigieTwoStepPage *self)
{
  VigieMessenger *messenger = vigie_two_step_setup_get_messenger (self->setup);
  const gboolean is_shown = self->is_practice && VIGIE_IS_SIMULATED_MESSENGER (messenger);

  gtk_widget_set_visible (GTK_WIDGET (self->practice_code_label), is_shown);
  if (is_shown)
    {
      g_autofree char *text =
          /* Translators: %s are digits. */
          g_strdup_printf (_ ("In practice nothing is sent: the code is %s."),
                           vigie_simulated_messenger_get_email_code (VIGIE_SIMULATED_MESSENGER (messenger)));

      gtk_label_set_text (self->practice_code_label, text);
    }
}

/**
 * vigie_two_step_code_enter:
 *
 * Fills the screen with where the code went, and what holds once it is confirmed.
 */
void
vigie_two_step_code_enter (VigieTwoStepPage *self)
{
  const char *pattern =
      vigie_facts_get_text (vigie_two_step_setup_get_facts (self->setup), VIGIE_FACT_PENDING_EMAIL_PATTERN);
  const char *given = vigie_two_step_setup_get_email (self->setup);
  const char *shown = given != NULL ? given : pattern != NULL && *pattern != '\0' ? pattern : NULL;
  g_autofree char *clean = shown != NULL ? vigie_text_clean (shown, VIGIE_TEXT_MAX_NAME, NULL) : NULL;
  g_autofree char *isolated = clean != NULL ? vigie_text_isolate (clean) : NULL;
  const char *holds = has_password (self) ? _ ("The address counts once the code is confirmed.")
                                          : _ ("The password counts once the code is confirmed.");
  g_autofree char *sent = isolated != NULL
                              /* Translators: %s is an email address, or what the service shows of it. */
                              ? g_strdup_printf (_ ("Telegram has sent a code to %s."), isolated)
                              : g_strdup (_ ("Telegram has sent a code to your recovery address."));
  const gboolean is_of_last_time =
      !has_password (self) && vigie_two_step_setup_peek_passphrase (self->setup) == NULL;
  g_autofree char *text = g_strdup_printf (
      "%s %s%s%s", sent, holds, is_of_last_time ? " " : "",
      is_of_last_time
          ? _ ("It is the one that you chose last time: if you no longer have it, open “The email "
               "has not arrived?”, give another address, and choose anew.")
          : "");

  vigie_two_step_frame_set_text (self->code_frame, text);
  show_practice_code (self);
  adw_action_row_set_subtitle (self->address_row, isolated != NULL ? isolated : "");
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), isolated != NULL);
  code_changed_cb (self);
  vigie_two_step_code_tick (self);
}

/**
 * vigie_two_step_code_tick:
 *
 * Counts down until the code may be asked for again.
 */
void
vigie_two_step_code_tick (VigieTwoStepPage *self)
{
  const gint64 now = vigie_messenger_get_now (vigie_two_step_setup_get_messenger (self->setup));
  const gint64 left = vigie_two_step_setup_get_resend_at (self->setup) - now;
  g_autofree char *duration = left > 0 ? vigie_remedy_words_dup_duration (left) : NULL;
  g_autofree char *title = left > 0
                               /* Translators: %s is a countdown: "42 s". */
                               ? g_strdup_printf (_ ("Send the code again (in %s)"), duration)
                               : g_strdup (_ ("_Send the code again"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->resend_row), title);
  gtk_widget_set_sensitive (self->resend_row, left <= 0);
}

/**
 * vigie_two_step_code_bind:
 *
 * Binds the template's callbacks that are here.
 */
void
vigie_two_step_code_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, code_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, resend_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_address_cb);
}
