/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-entry-wipe.h"
#include "vigie-guided-page.h"
#include "vigie-text.h"
#include "vigie-two-step-page-private.h"

/* What is in a field, in a secret's memory; the field forgets it. */
static VigieSecret *
take_secret (AdwPasswordEntryRow *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  VigieSecret *secret = vigie_secret_new (text, strlen (text));

  vigie_entry_wipe (GTK_EDITABLE (entry));
  return secret;
}

static void
frame_next_cb (VigieTwoStepFrame *frame)
{
  vigie_two_step_frame_next (frame);
}

static void
why_next_cb (VigieTwoStepPage *self)
{
  vigie_two_step_setup_begin (self->setup);
}

static void
guided_cb (VigieTwoStepPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  AdwNavigationPage *page =
      vigie_guided_page_new (vigie_messenger_get_id (vigie_two_step_setup_get_messenger (self->setup)),
                             "two-step", self->auditor, self->is_practice);

  if (view != NULL && page != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
}

static void
password_changed_cb (VigieTwoStepPage *self)
{
  const gboolean is_empty = *gtk_editable_get_text (GTK_EDITABLE (self->password_entry)) == '\0';

  vigie_two_step_frame_set_next_sensitive (self->password_frame, !is_empty);
}

static void
password_next_cb (VigieTwoStepPage *self)
{
  g_autoptr (VigieSecret) current = take_secret (self->password_entry);

  vigie_two_step_setup_give_current_password (self->setup, current);
}

static void
passphrase_changed_cb (VigieTwoStepPage *self)
{
  vigie_two_step_frame_set_next_sensitive (self->passphrase_frame,
                                           vigie_passphrase_chooser_get_acceptable (self->chooser));
}

static void
passphrase_next_cb (VigieTwoStepPage *self)
{
  g_autoptr (VigieSecret) passphrase = vigie_passphrase_chooser_dup_passphrase (self->chooser);

  if (passphrase == NULL || !vigie_two_step_setup_give_passphrase (self->setup, passphrase))
    vigie_two_step_frame_set_error (self->passphrase_frame,
                                    _ ("There is no password yet: take the words above, or type your own."));
}

static void
hint_changed_cb (VigieTwoStepPage *self)
{
  const char *hint = gtk_editable_get_text (GTK_EDITABLE (self->hint_entry));
  const VigieSecret *passphrase = vigie_two_step_setup_peek_passphrase (self->setup);
  const gboolean gives_away = passphrase != NULL && vigie_two_step_hint_gives_away (passphrase, hint);
  const char *verdict = *hint == '\0' ? _ ("No hint: nothing to learn from it.")
                        : gives_away
                            ? _ ("It contains a part of the password. Whoever reads it is half inside: "
                                 "write something else, or nothing.")
                            : _ ("Nothing of the password is in it.");

  gtk_label_set_text (self->hint_verdict_label, verdict);
  gtk_image_set_from_icon_name (self->hint_verdict_icon,
                                gives_away ? "vigie-warning-symbolic" : "vigie-check-symbolic");
  gtk_widget_set_css_classes (self->hint_verdict_box,
                              (const char *[]) { gives_away ? "two-step-error" : "dimmed", NULL });
  vigie_two_step_frame_set_next_sensitive (self->hint_frame, !gives_away);
  if (gives_away)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), verdict, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
hint_next_cb (VigieTwoStepPage *self)
{
  vigie_two_step_setup_give_hint (self->setup, gtk_editable_get_text (GTK_EDITABLE (self->hint_entry)));
}

static void
email_changed_cb (VigieTwoStepPage *self)
{
  const char *address = gtk_editable_get_text (GTK_EDITABLE (self->email_entry));

  vigie_two_step_frame_set_next_sensitive (self->email_frame, vigie_two_step_email_looks_right (address));
}

static void
email_next_cb (VigieTwoStepPage *self)
{
  const char *address = gtk_editable_get_text (GTK_EDITABLE (self->email_entry));

  if (!vigie_two_step_setup_give_email (self->setup, address))
    vigie_two_step_frame_set_error (
        self->email_frame, _ ("This does not look like an email address. Nothing was sent: look at it "
                              "once more."));
}

static void
skip_response_cb (AdwAlertDialog *dialog, const char *response, VigieTwoStepPage *self)
{
  if (g_str_equal (response, "skip"))
    vigie_two_step_setup_skip_email (self->setup);
}

static void
email_skip_cb (VigieTwoStepPage *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("Go on without an address?"), _ ("If you forget the password, nobody can tell it to you. A device "
                                          "that is still signed in can have it "
                                          "removed after seven days of waiting. If none is, the account can "
                                          "only be deleted.\n\nYou can add an "
                                          "address at any time.")));

  adw_alert_dialog_add_responses (dialog, "stay", _ ("_Give an address"), "skip", _ ("Go on _without"), NULL);
  adw_alert_dialog_set_default_response (dialog, "stay");
  adw_alert_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (skip_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
enter_why (VigieTwoStepPage *self)
{
  vigie_two_step_frame_set_heading (self->why_frame, _ ("A code alone opens your account"));
  vigie_two_step_frame_set_text (self->why_frame,
                                 _ ("Whoever has your phone number and one code from a message is inside. A "
                                    "password besides the code shuts that door."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->why_row), _ ("What it would have stopped"));
  adw_action_row_set_subtitle (
      self->why_row,
      _ ("In November 2024, members of the French parliament typed their number and a code into "
         "a false page, and lost their Telegram accounts. With a password besides, that would "
         "not have been enough."));
  adw_action_row_set_subtitle (
      self->change_row, _ ("At your next sign-in on another device, Telegram asks for the password after the "
                           "code. The devices that are signed in now ask for nothing."));
  adw_action_row_set_subtitle (self->need_row,
                               _ ("Five minutes, paper and a pen, and a mailbox of your own."));
  vigie_two_step_frame_set_extra_label (self->why_frame, _ ("Do it on the _phone instead"));
}

static void
enter_password (VigieTwoStepPage *self)
{
  const char *hint =
      vigie_facts_get_text (vigie_two_step_setup_get_facts (self->setup), VIGIE_FACT_PASSWORD_HINT);

  password_changed_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self->own_hint_label), hint != NULL && *hint != '\0');
  if (hint != NULL)
    {
      g_autofree char *clean = vigie_text_clean (hint, VIGIE_TEXT_MAX_NAME, NULL);
      g_autofree char *isolated = vigie_text_isolate (clean);
      g_autofree char *text = g_strdup_printf (_ ("Your own hint: %s"), isolated);

      gtk_label_set_text (self->own_hint_label, text);
    }
}

static void
enter_passphrase (VigieTwoStepPage *self)
{
  if (self->chooser == NULL)
    {
      const char *const known[] = {
        vigie_messenger_get_title (vigie_two_step_setup_get_messenger (self->setup)), NULL
      };

      self->chooser = VIGIE_PASSPHRASE_CHOOSER (vigie_passphrase_chooser_new ());
      vigie_passphrase_chooser_set_own_words (self->chooser, known);
      adw_bin_set_child (self->chooser_bin, GTK_WIDGET (self->chooser));
      g_signal_connect_object (self->chooser, "changed", G_CALLBACK (passphrase_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  passphrase_changed_cb (self);
}

/* A confirmed address stays when the password is changed: then this is the last question. */
static void
enter_hint (VigieTwoStepPage *self)
{
  gint64 has_email = 0;
  gboolean is_last;

  vigie_facts_get_int (vigie_two_step_setup_get_facts (self->setup), VIGIE_FACT_HAS_RECOVERY_EMAIL,
                       &has_email);
  is_last =
      has_email != 0 && vigie_two_step_setup_get_goal (self->setup) == VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD;
  vigie_two_step_frame_set_next_label (self->hint_frame,
                                       is_last ? _ ("_Change the password") : _ ("_Continue"));
  gtk_widget_set_visible (GTK_WIDGET (self->hint_sends_label), is_last);
  hint_changed_cb (self);
}

static void
enter_email (VigieTwoStepPage *self)
{
  const gboolean is_new_password =
      vigie_two_step_setup_get_goal (self->setup) != VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL;
  const gboolean can_skip = vigie_two_step_setup_can_skip_email (self->setup);
  const char *address = vigie_two_step_setup_get_email (self->setup);

  if (address != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->email_entry)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->email_entry), address);
  adw_action_row_set_subtitle (
      self->sends_row,
      is_new_password
          ? _ ("Vigie hands password, hint and address to Telegram, which sends a code to the address. "
               "Nothing counts before you have typed that code here.")
          : _ ("Telegram sends a code to the address. The address counts once you have typed that code "
               "here."));
  adw_action_row_set_subtitle (
      self->undo_row,
      is_new_password ? _ ("You can change the password, or switch it off in the settings of Telegram, at "
                           "any time.")
                      : _ ("You can give another address at any time."));
  vigie_two_step_frame_set_next_label (self->email_frame, _ ("_Send me the code"));
  vigie_two_step_frame_set_extra_label (self->email_frame, can_skip ? _ ("Go on _without an address…") : "");
  email_changed_cb (self);
}

/**
 * vigie_two_step_steps_enter:
 * @step: from WHY to CODE
 *
 * Fills the screen of @step with what is known now.
 */
void
vigie_two_step_steps_enter (VigieTwoStepPage *self, VigieTwoStepStep step)
{
  switch (step)
    {
    case VIGIE_TWO_STEP_STEP_WHY:
      enter_why (self);
      break;
    case VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD:
      enter_password (self);
      break;
    case VIGIE_TWO_STEP_STEP_PASSPHRASE:
      enter_passphrase (self);
      break;
    case VIGIE_TWO_STEP_STEP_HINT:
      enter_hint (self);
      break;
    case VIGIE_TWO_STEP_STEP_EMAIL:
      enter_email (self);
      break;
    case VIGIE_TWO_STEP_STEP_CODE:
      vigie_two_step_code_enter (self);
      break;
    case VIGIE_TWO_STEP_STEP_KEEP:
    case VIGIE_TWO_STEP_STEP_DONE:
    default:
      break;
    }
}

/**
 * vigie_two_step_steps_focus:
 *
 * Puts the keyboard where the person goes on.
 */
void
vigie_two_step_steps_focus (VigieTwoStepPage *self, VigieTwoStepStep step)
{
  switch (step)
    {
    case VIGIE_TWO_STEP_STEP_WHY:
      vigie_two_step_frame_focus_next (self->why_frame);
      break;
    case VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD:
      gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
      break;
    case VIGIE_TWO_STEP_STEP_PASSPHRASE:
      vigie_two_step_frame_focus_heading (self->passphrase_frame);
      break;
    case VIGIE_TWO_STEP_STEP_HINT:
      gtk_widget_grab_focus (GTK_WIDGET (self->hint_entry));
      break;
    case VIGIE_TWO_STEP_STEP_EMAIL:
      gtk_widget_grab_focus (GTK_WIDGET (self->email_entry));
      break;
    case VIGIE_TWO_STEP_STEP_CODE:
      gtk_widget_grab_focus (GTK_WIDGET (self->code_entry));
      break;
    case VIGIE_TWO_STEP_STEP_KEEP:
      vigie_two_step_frame_focus_heading (self->keep_frame);
      break;
    case VIGIE_TWO_STEP_STEP_DONE:
    default:
      vigie_two_step_frame_focus_next (self->done_frame);
      break;
    }
}

/**
 * vigie_two_step_steps_forget:
 *
 * Empties the fields that hold what others must not read.
 */
void
vigie_two_step_steps_forget (VigieTwoStepPage *self)
{
  vigie_entry_wipe (GTK_EDITABLE (self->password_entry));
  gtk_editable_set_text (GTK_EDITABLE (self->code_entry), "");
  /* What a dying widget leaves behind is its own affair; what is in it goes now. */
  if (self->chooser != NULL)
    vigie_passphrase_chooser_forget (self->chooser);
  adw_bin_set_child (self->chooser_bin, NULL);
  self->chooser = NULL;
  adw_expander_row_set_expanded (self->see_row, FALSE);
}

/**
 * vigie_two_step_steps_bind:
 *
 * Binds the template's callbacks that are here.
 */
void
vigie_two_step_steps_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, frame_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, guided_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, hint_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hint_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, email_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, email_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, email_skip_cb);
}
