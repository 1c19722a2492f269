/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "vigie-error.h"
#include "vigie-sheet.h"
#include "vigie-two-step-page-private.h"
#include "vigie-ui-text.h"

/* Goes on to the last screen; the passphrase is wiped there. */
static void
end_keeping (VigieTwoStepPage *self)
{
  self->is_keeping = FALSE;
  vigie_secret_text_set_secret (self->secret_text, NULL);
  vigie_two_step_setup_end_keeping (self->setup);
}

static void
set_keeping (VigieTwoStepPage *self, gboolean is_keeping)
{
  self->is_keeping = is_keeping;
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_frame), !is_keeping);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.back", !is_keeping);
}

/* The password holds whatever the keyring says. */
static void
say_not_kept (VigieTwoStepPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  text =
      g_strdup_printf ("%s %s", vigie_error_sentence (error),
                       _ ("The password itself holds. Keep it on paper, and go on without the keyring or try "
                          "again."));
  adw_switch_row_set_active (self->keyring_row, FALSE);
  vigie_two_step_frame_set_error (self->keep_frame, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->keyring_row));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTwoStepPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean is_stored = vigie_secret_store_store_finish (VIGIE_SECRET_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  set_keeping (self, FALSE);
  if (is_stored)
    end_keeping (self);
  else
    say_not_kept (self, error);
}

/* Said once; the next press goes on. */
static void
say_older_remains (VigieTwoStepPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  text =
      g_strdup_printf ("%s %s", vigie_error_sentence (error),
                       _ ("The new password holds. The keyring may still hold the old one, which no longer "
                          "opens the account. You can go on."));
  self->is_older_told = TRUE;
  vigie_two_step_frame_set_error (self->keep_frame, text);
}

/* An older one in the keyring is no longer the password: it goes, and if it cannot, that is said. Where there
 * is no keyring, nothing is in it. */
static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTwoStepPage) self = user_data;
  g_autoptr (GError) error = NULL;

  const gboolean is_cleared = vigie_secret_store_clear_finish (VIGIE_SECRET_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  set_keeping (self, FALSE);
  if (is_cleared || g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING))
    end_keeping (self);
  else
    say_older_remains (self, error);
}

static void
keep_next_cb (VigieTwoStepPage *self)
{
  const VigieSecret *passphrase = vigie_two_step_setup_peek_passphrase (self->setup);
  const char *account_id = vigie_auditor_get_account_id (self->auditor);

  const gboolean may_be_older =
      vigie_two_step_setup_get_goal (self->setup) == VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD &&
      !self->is_older_told;
  const gboolean is_wanted = adw_switch_row_get_active (self->keyring_row);

  /* Whoever wants no keyring is not to be asked to unlock it for nothing. */
  if (self->secrets == NULL || passphrase == NULL || (!is_wanted && !may_be_older))
    {
      end_keeping (self);
      return;
    }

  vigie_two_step_frame_set_error (self->keep_frame, NULL);
  set_keeping (self, TRUE);
  if (is_wanted)
    vigie_secret_store_store_async (self->secrets, VIGIE_SECRET_TWO_STEP_PASSPHRASE, account_id, passphrase,
                                    self->cancellable, stored_cb, g_object_ref (self));
  else
    vigie_secret_store_clear_async (self->secrets, VIGIE_SECRET_TWO_STEP_PASSPHRASE, account_id,
                                    self->cancellable, cleared_cb, g_object_ref (self));
}

static void
print_cb (VigieTwoStepPage *self)
{
  VigieMessenger *messenger = vigie_two_step_setup_get_messenger (self->setup);
  const VigieSheet sheet = {
    .passphrase = vigie_two_step_setup_peek_passphrase (self->setup),
    .messenger = vigie_messenger_get_title (messenger),
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };

  if (sheet.passphrase != NULL)
    vigie_sheet_print (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &sheet);
}

/* Drawn only while the person looks. */
static void
see_cb (VigieTwoStepPage *self)
{
  vigie_secret_text_set_secret (self->secret_text, adw_expander_row_get_expanded (self->see_row)
                                                       ? vigie_two_step_setup_peek_passphrase (self->setup)
                                                       : NULL);
}

static void
done_next_cb (VigieTwoStepPage *self)
{
  vigie_two_step_page_leave_now (self);
}

static void
done_extra_cb (VigieTwoStepPage *self)
{
  vigie_two_step_setup_verify (self->setup);
}

/**
 * vigie_two_step_ending_enter_keep:
 *
 * Shows the passphrase once more, and where it can be kept.
 */
void
vigie_two_step_ending_enter_keep (VigieTwoStepPage *self)
{
  const VigieSecret *passphrase = vigie_two_step_setup_peek_passphrase (self->setup);

  gtk_widget_set_visible (GTK_WIDGET (self->keyring_row), self->secrets != NULL && passphrase != NULL);
  gtk_widget_set_visible (self->print_row, passphrase != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->see_row), passphrase != NULL);
}

static void
show_line (AdwActionRow *row, GtkImage *icon, VigieTri tri, const char *sentence)
{
  const char *word = tri == VIGIE_TRI_YES  ? C_ ("check", "Confirmed")
                     : tri == VIGIE_TRI_NO ? C_ ("check", "Not confirmed")
                                           : C_ ("check", "Not checked");

  adw_action_row_set_subtitle (row, sentence);
  gtk_image_set_from_icon_name (icon, tri == VIGIE_TRI_YES  ? "vigie-check-symbolic"
                                      : tri == VIGIE_TRI_NO ? "vigie-warning-symbolic"
                                                            : "vigie-question-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (icon), (const char *[]) { tri == VIGIE_TRI_YES  ? "success"
                                                                    : tri == VIGIE_TRI_NO ? "warning"
                                                                                          : "dimmed",
                                                                    NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

static const char *
get_email_sentence (VigieTwoStepPage *self, VigieTri tri)
{
  gint64 is_pending = 0;

  vigie_facts_get_int (vigie_two_step_setup_get_facts (self->setup), VIGIE_FACT_RECOVERY_EMAIL_PENDING,
                       &is_pending);
  if (tri == VIGIE_TRI_YES)
    return _ ("Confirmed.");
  if (is_pending != 0)
    return _ ("It waits for its code. You can finish it from the page of the account.");
  if (tri == VIGIE_TRI_NO)
    return _ ("There is none: a forgotten password costs seven days of waiting.");

  return _ ("It could not be read.");
}

static const char *
get_success (VigieTwoStepPage *self)
{
  switch (vigie_two_step_setup_get_goal (self->setup))
    {
    case VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD:
      return _ ("The new password counts");
    case VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL:
      return _ ("The recovery email is confirmed");
    case VIGIE_TWO_STEP_GOAL_SET_UP:
    case VIGIE_TWO_STEP_GOAL_FINISH_EMAIL:
    default:
      return _ ("Two-step verification is on");
    }
}

/**
 * vigie_two_step_ending_enter_done:
 *
 * Says what the last reading of the account tells, line by line; what is not confirmed too.
 */
void
vigie_two_step_ending_enter_done (VigieTwoStepPage *self)
{
  const gboolean is_confirmed =
      vigie_two_step_setup_get_state (self->setup) == VIGIE_TWO_STEP_STATE_CONFIRMED;
  const VigieTri password = vigie_two_step_setup_get_tick (self->setup, VIGIE_TWO_STEP_TICK_PASSWORD);
  const VigieTri hint = vigie_two_step_setup_get_tick (self->setup, VIGIE_TWO_STEP_TICK_HINT);
  const VigieTri email = vigie_two_step_setup_get_tick (self->setup, VIGIE_TWO_STEP_TICK_EMAIL);
  const GError *error = vigie_two_step_setup_get_error (self->setup);

  show_line (self->done_password_row, self->done_password_icon, password,
             password == VIGIE_TRI_YES  ? _ ("Telegram asks for it at the next sign-in.")
             : password == VIGIE_TRI_NO ? _ ("There is none: a code alone opens the account.")
                                        : _ ("It could not be read."));
  show_line (self->done_hint_row, self->done_hint_icon, hint,
             hint == VIGIE_TRI_YES ? _ ("As you gave it.") : _ ("Another one than you gave."));
  gtk_widget_set_visible (GTK_WIDGET (self->done_hint_row), hint != VIGIE_TRI_UNKNOWN);
  show_line (self->done_email_row, self->done_email_icon, email, get_email_sentence (self, email));

  vigie_two_step_frame_set_heading (self->done_frame, is_confirmed ? get_success (self)
                                                      : password == VIGIE_TRI_YES
                                                          ? _ ("Something is not as you wanted it")
                                                          : _ ("The password is not set"));
  vigie_two_step_frame_set_text (self->done_frame, _ ("Vigie has read the account again to be sure."));
  vigie_two_step_frame_set_extra_label (self->done_frame, is_confirmed ? "" : _ ("_Look again"));
  vigie_two_step_frame_set_error (self->done_frame, error != NULL ? vigie_error_sentence (error) : NULL);
}

/**
 * vigie_two_step_ending_bind:
 *
 * Binds the template's callbacks that are here.
 */
void
vigie_two_step_ending_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, keep_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, see_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_extra_cb);
}
