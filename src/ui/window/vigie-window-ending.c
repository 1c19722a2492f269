/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-window-private.h"

#include <glib/gi18n.h>

#include "vigie-error.h"
#include "vigie-hub-ending.h"
#include "vigie-toast.h"
#include "vigie-ui-text.h"

/* The dialog that stays while Vigie signs out before the window closes. */
typedef struct
{
  VigieWindow *window;
  AdwDialog *dialog; /* (nullable): without one the window stays open */
  VigieAccount *account;
  gboolean all; /* all that are checked once, one after the other */
} Ending;

static void
ending_free (Ending *ending)
{
  g_clear_object (&ending->window);
  g_clear_object (&ending->dialog);
  g_clear_object (&ending->account);
  g_free (ending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ending, ending_free)

static void end_next (Ending *ending);

static void
close_response_cb (AdwAlertDialog *dialog, const char *response, VigieWindow *self)
{
  if (g_str_equal (response, "again"))
    vigie_window_end_once (self, TRUE);
  else if (g_str_equal (response, "close"))
    gtk_window_destroy (GTK_WINDOW (self));
}

/* It was promised to sign out: if that fails, the person decides. */
static void
say_still_signed_in (VigieWindow *self, const GError *error)
{
  AdwAlertDialog *dialog;

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Vigie is still signed in"), NULL));
  adw_alert_dialog_format_body (dialog,
                                _ ("%s\n\nIf you close now, Vigie’s session stays in your account. Vigie "
                                   "offers to end it at the next start."),
                                vigie_error_sentence (error));
  adw_alert_dialog_add_responses (dialog, "close", _ ("_Close anyway"), "again", _ ("_Try again"), NULL);
  adw_alert_dialog_set_default_response (dialog, "again");
  adw_alert_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ending) ending = user_data;
  g_autoptr (GError) error = NULL;

  if (vigie_account_hub_end_finish (VIGIE_ACCOUNT_HUB (source), result, &error))
    {
      end_next (g_steal_pointer (&ending));
      return;
    }

  if (ending->dialog != NULL)
    {
      adw_dialog_force_close (ending->dialog);
      say_still_signed_in (ending->window, error);
    }
  else if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_GONE))
    vigie_window_explain_lost_key (ending->window, ending->account);
  else
    vigie_window_add_toast_text (GTK_WIDGET (ending->window), vigie_error_sentence (error));
}

/* Takes @ending. Ends one account after the other; then says so, or closes the window. */
static void
end_next (Ending *ending)
{
  g_autoptr (Ending) owned = ending;
  VigieAccountHub *hub = vigie_window_get_hub (ending->window);
  VigieHubAccount *account = owned->all ? vigie_account_hub_find_once (hub) : NULL;

  if (account != NULL)
    {
      g_set_object (&owned->account, vigie_hub_account_get_account (account));
      vigie_account_hub_end_async (hub, owned->account, NULL, ended_cb, owned);
      g_steal_pointer (&owned);
      return;
    }
  if (owned->dialog != NULL)
    {
      adw_dialog_force_close (owned->dialog);
      gtk_window_destroy (GTK_WINDOW (owned->window));
      return;
    }
  adw_navigation_view_pop_to_tag (vigie_window_get_navigation (owned->window), "places");
  vigie_window_add_toast_text (GTK_WIDGET (owned->window), _ ("Vigie is signed out."));
}

static AdwDialog *
create_waiting_dialog (VigieWindow *self)
{
  AdwAlertDialog *dialog;

  dialog = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_ ("Signing out…"), _ ("Vigie ends its own session in your account.")));
  adw_alert_dialog_set_extra_child (dialog, g_object_new (ADW_TYPE_SPINNER, "height-request", 32, NULL));
  adw_alert_dialog_add_response (dialog, "close", _ ("_Close anyway"));
  adw_alert_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, G_CONNECT_DEFAULT);
  return g_object_ref_sink (ADW_DIALOG (dialog));
}

/**
 * vigie_window_end_once:
 * @self: a window
 * @then_close: whether the window closes afterwards
 *
 * Signs out of all accounts that are checked once.
 */
void
vigie_window_end_once (VigieWindow *self, gboolean then_close)
{
  Ending *ending = g_new0 (Ending, 1);

  ending->window = g_object_ref (self);
  ending->all = TRUE;
  if (then_close)
    {
      ending->dialog = create_waiting_dialog (self);
      adw_dialog_present (ending->dialog, GTK_WIDGET (self));
    }
  end_next (ending);
}

/**
 * vigie_window_end:
 * @self: a window
 * @account: an account that may be signed in
 *
 * Signs out of one account, and goes back to the places.
 */
void
vigie_window_end (VigieWindow *self, VigieAccount *account)
{
  Ending *ending = g_new0 (Ending, 1);

  ending->window = g_object_ref (self);
  ending->account = g_object_ref (account);
  vigie_account_hub_end_async (vigie_window_get_hub (self), account, NULL, ended_cb, ending);
}

/**
 * vigie_window_end_left_over:
 * @self: a window
 *
 * Ends what an earlier run left signed in, or says how to, when its key is lost.
 */
void
vigie_window_end_left_over (VigieWindow *self)
{
  VigieAccount *account = vigie_account_hub_get_left_over (vigie_window_get_hub (self));

  if (account == NULL)
    return;
  if (vigie_account_get_key_in_memory (account))
    {
      vigie_window_explain_lost_key (self, account);
      return;
    }
  vigie_window_end (self, account);
}

static void
lost_key_response_cb (AdwAlertDialog *dialog, const char *response, VigieWindow *self)
{
  VigieAccount *account = g_object_get_data (G_OBJECT (dialog), "account");

  if (g_str_equal (response, "ended"))
    vigie_account_hub_forget_async (vigie_window_get_hub (self), account, NULL, NULL, NULL);
}

/**
 * vigie_window_explain_lost_key:
 * @self: a window
 * @account: an account whose sign-in stands but cannot be opened any more
 *
 * Says how to end Vigie's session on the phone.
 */
void
vigie_window_explain_lost_key (VigieWindow *self, VigieAccount *account)
{
  AdwAlertDialog *dialog;

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("End Vigie’s session on your phone"),
      _ ("The key of Vigie’s last session is lost, so Vigie cannot end that session itself.\n\nOn your "
         "phone, open "
         "Telegram, then Settings, then Devices. Touch the session named Vigie, then “Terminate session”.")));
  adw_alert_dialog_add_responses (dialog, "later", _ ("_Not now"), "ended", _ ("I have _ended it"), NULL);
  adw_alert_dialog_set_close_response (dialog, "later");
  g_object_set_data_full (G_OBJECT (dialog), "account", g_object_ref (account), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (lost_key_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
memory_response_cb (AdwAlertDialog *dialog, const char *response, VigieWindow *self)
{
  VigieMemory *memory = vigie_account_hub_get_memory (vigie_window_get_hub (self));

  if (!g_str_equal (response, "again"))
    return;
  vigie_memory_retry (memory);
  vigie_memory_open_async (memory, NULL, NULL, NULL);
}

/**
 * vigie_window_explain_memory:
 * @self: a window
 *
 * Says why nothing is kept, what that means, and lets the person try again.
 */
void
vigie_window_explain_memory (VigieWindow *self)
{
  const GError *error = vigie_memory_get_error (vigie_account_hub_get_memory (vigie_window_get_hub (self)));
  AdwAlertDialog *dialog;

  if (error == NULL)
    return;
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Vigie will not remember this checkup"), NULL));
  adw_alert_dialog_format_body (
      dialog,
      _ ("%s\n\nYou can check your accounts all the same. Your answers and the day of this "
         "checkup are forgotten when you close Vigie."),
      vigie_error_sentence (error));
  adw_alert_dialog_add_responses (dialog, "close", _ ("_Go on"), "again", _ ("_Try again"), NULL);
  adw_alert_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (memory_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
doubt_response_cb (AdwAlertDialog *dialog, const char *response, VigieWindow *self)
{
  VigieAccount *account = g_object_get_data (G_OBJECT (dialog), "account");

  if (g_str_equal (response, "end"))
    vigie_window_end (self, account);
}

/**
 * vigie_window_ask_doubted_sign_in:
 * @self: a window
 * @account: an open account
 *
 * The service doubts that Vigie's own sign-in is used here alone: the person says whether to keep it.
 */
void
vigie_window_ask_doubted_sign_in (VigieWindow *self, VigieHubAccount *account)
{
  AdwAlertDialog *dialog;

  g_return_if_fail (VIGIE_IS_WINDOW (self));
  g_return_if_fail (vigie_hub_account_get_account (account) != NULL);

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("Is Vigie’s sign-in used in a second place?"),
      _ ("Telegram says that Vigie’s own sign-in to your account may be in use in two places, as a copy of "
         "it would be.\n\nSigning Vigie out ends that sign-in and every copy of it. You can sign in again at "
         "any time.")));
  adw_alert_dialog_add_responses (dialog, "keep", _ ("_Stay signed in"), "end", _ ("_Sign Vigie out"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "end", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "end");
  adw_alert_dialog_set_close_response (dialog, "keep");
  g_object_set_data_full (G_OBJECT (dialog), "account",
                          g_object_ref (vigie_hub_account_get_account (account)), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (doubt_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
