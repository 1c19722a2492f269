/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-window-private.h"

#include <glib/gi18n.h>

#include "vigie-account-page.h"
#include "vigie-error.h"
#include "vigie-home-state.h"
#include "vigie-remedy-page.h"
#include "vigie-sign-in-page.h"
#include "vigie-toast.h"
#include "vigie-two-step-page.h"
#include "vigie-ui-text.h"

/* What is to be shown once an account is open. */
typedef struct
{
  VigieWindow *window;
  VigieHubAccount *account;
  char *session_id; /* (nullable): the session to end */
} Visit;

static void
visit_free (Visit *visit)
{
  g_clear_object (&visit->window);
  g_clear_object (&visit->account);
  g_clear_pointer (&visit->session_id, g_free);
  g_free (visit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Visit, visit_free)

static void
push (VigieWindow *self, gpointer page)
{
  adw_navigation_view_push (vigie_window_get_navigation (self), ADW_NAVIGATION_PAGE (page));
}

static void
sign_out_cb (AdwNavigationPage *page, VigieHubAccount *account)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  if (VIGIE_IS_WINDOW (root))
    vigie_window_end (VIGIE_WINDOW (root), vigie_hub_account_get_account (account));
}

static void
push_account (VigieWindow *self, VigieHubAccount *account, VigieAuditor *auditor)
{
  VigieAccount *row = vigie_hub_account_get_account (account);
  AdwNavigationPage *page = vigie_account_page_new (auditor, row == NULL);

  vigie_account_page_set_secrets (
      VIGIE_ACCOUNT_PAGE (page), vigie_account_hub_get_account_secrets (vigie_window_get_hub (self), account),
      row == NULL || !vigie_account_get_key_in_memory (row));
  if (row != NULL)
    {
      vigie_account_page_set_account (VIGIE_ACCOUNT_PAGE (page), row);
      g_signal_connect_object (page, "sign-out", G_CALLBACK (sign_out_cb), account, G_CONNECT_DEFAULT);
    }
  vigie_hub_account_begin_checkup (account);
  /* Left by whatever way: back, another root, the end of the window. */
  g_signal_connect_object (page, "destroy", G_CALLBACK (vigie_hub_account_end_checkup), account,
                           G_CONNECT_SWAPPED);
  push (self, page);
}

static void
say_failure (VigieWindow *self, VigieHubAccount *account, const GError *error)
{
  AdwAlertDialog *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN))
    {
      vigie_window_sign_in (self, account);
      return;
    }
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_GONE))
    {
      vigie_window_explain_lost_key (self, vigie_hub_account_get_account (account));
      return;
    }
  dialog = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_ ("The account cannot be opened"), vigie_error_sentence (error)));
  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Visit) visit = user_data;
  g_autoptr (VigieAuditor) auditor = NULL;
  g_autoptr (VigieAction) action = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean is_practice = vigie_hub_account_get_is_practice (visit->account);

  auditor = vigie_account_hub_open_finish (VIGIE_ACCOUNT_HUB (source), result, &error);
  if (gtk_widget_get_root (GTK_WIDGET (vigie_window_get_navigation (visit->window))) == NULL)
    return;
  if (auditor == NULL)
    {
      say_failure (visit->window, visit->account, error);
      return;
    }

  push_account (visit->window, visit->account, auditor);
  if (visit->session_id == NULL)
    return;
  action = vigie_action_new (VIGIE_CAPABILITY_END_SESSION, visit->session_id, 0);
  push (visit->window, vigie_remedy_page_new (auditor, action, is_practice));
}

static void
start_visit (VigieWindow *self, VigieHubAccount *account, const char *session_id)
{
  VigieAccount *row = vigie_hub_account_get_account (account);
  Visit *visit;

  if (row != NULL && !vigie_account_get_is_signed_in (row))
    {
      vigie_window_sign_in (self, account);
      return;
    }

  visit = g_new0 (Visit, 1);
  visit->window = g_object_ref (self);
  visit->account = g_object_ref (account);
  visit->session_id = g_strdup (session_id);
  vigie_account_hub_open_async (vigie_window_get_hub (self), account, NULL, opened_cb, visit);
}

void
vigie_window_open_account (VigieWindow *self, VigieHubAccount *account)
{
  start_visit (self, account, NULL);
}

void
vigie_window_start_checkup (VigieWindow *self)
{
  g_autoptr (VigieHubAccount) account = vigie_home_state_pick (vigie_window_get_accounts (self));

  if (account != NULL)
    start_visit (self, account, NULL);
  else
    vigie_window_sign_in (self, NULL);
}

/**
 * vigie_window_show_session:
 * @self: a window
 * @account_id: an account
 * @session_id: (nullable): one of its sessions
 *
 * From a notification: goes straight to the remedy that ends the session, or without one to the account. An
 * account that is no longer there leaves the window as it is.
 */
void
vigie_window_show_session (VigieWindow *self, const char *account_id, const char *session_id)
{
  VigieHubAccount *account = vigie_account_hub_find (vigie_window_get_hub (self), account_id);

  g_return_if_fail (VIGIE_IS_WINDOW (self));

  if (account == NULL)
    return;
  vigie_window_set_practice (self, vigie_hub_account_get_is_practice (account));
  adw_navigation_view_pop_to_tag (vigie_window_get_navigation (self), "places");
  start_visit (self, account, session_id);
}

/**
 * vigie_window_set_up_two_step:
 * @self: a window
 * @account_id: an account that is open
 *
 * Goes to the wizard of two-step verification, for what is to be done first.
 */
void
vigie_window_set_up_two_step (VigieWindow *self, const char *account_id)
{
  VigieHubAccount *account = vigie_account_hub_find (vigie_window_get_hub (self), account_id);
  VigieAuditor *auditor = account != NULL ? vigie_hub_account_get_auditor (account) : NULL;
  VigieTwoStepPage *page;

  if (auditor == NULL)
    return;
  page = vigie_two_step_page_new (auditor, vigie_two_step_page_find_goal (auditor),
                                  vigie_hub_account_get_is_practice (account));
  vigie_two_step_page_set_secrets (
      page, vigie_account_hub_get_account_secrets (vigie_window_get_hub (self), account));
  push (self, page);
}

static void
signed_in_cb (VigieWindow *self, VigieAuditor *auditor)
{
  AdwNavigationView *navigation = vigie_window_get_navigation (self);

  adw_navigation_view_pop_to_tag (navigation, "places");
  push_account (self, vigie_account_hub_find_auditor (vigie_window_get_hub (self), auditor), auditor);
}

/**
 * vigie_window_sign_in:
 * @self: a window
 * @again: (nullable): the account to sign in to again; %NULL for a new one
 */
void
vigie_window_sign_in (VigieWindow *self, VigieHubAccount *again)
{
  VigieSignInPage *page = vigie_sign_in_page_new (vigie_window_get_hub (self), again);

  g_signal_connect_object (page, "signed-in", G_CALLBACK (signed_in_cb), self, G_CONNECT_SWAPPED);
  push (self, page);
}
