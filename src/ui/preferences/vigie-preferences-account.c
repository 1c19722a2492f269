/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-preferences-account.h"

#include <glib/gi18n.h>

#include "vigie-error.h"
#include "vigie-hub-ending.h"
#include "vigie-ui-text.h"
#include "vigie-toast.h"
#include "vigie-wrap.h"

struct _VigiePreferencesAccount
{
  AdwExpanderRow parent_instance;

  AdwEntryRow *label_row;
  AdwSwitchRow *keep_row;

  VigieAccountHub *hub;
  VigieHubAccount *account;
  GtkWidget *dialog; /* (unowned) (nullable): there when this row no longer is */
};

G_DEFINE_FINAL_TYPE (VigiePreferencesAccount, vigie_preferences_account, ADW_TYPE_EXPANDER_ROW)

static void
say (VigiePreferencesAccount *self, const char *text)
{
  if (self->dialog != NULL)
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self->dialog), vigie_toast_new (text));
}

static void
label_applied_cb (VigiePreferencesAccount *self)
{
  vigie_account_set_label (vigie_hub_account_get_account (self->account),
                           gtk_editable_get_text (GTK_EDITABLE (self->label_row)));
}

static void
keep_changed_cb (VigiePreferencesAccount *self)
{
  vigie_account_set_keep (vigie_hub_account_get_account (self->account),
                          adw_switch_row_get_active (self->keep_row));
}

static gboolean
is_keyring_error (const GError *error)
{
  return g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_LOCKED) ||
         g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_DISMISSED) ||
         g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigiePreferencesAccount) self = VIGIE_PREFERENCES_ACCOUNT (user_data);
  g_autoptr (GError) error = NULL;

  if (vigie_account_hub_remove_finish (VIGIE_ACCOUNT_HUB (source), result, &error))
    return;
  if (is_keyring_error (error) &&
      vigie_account_hub_find (self->hub,
                              vigie_account_get_id (vigie_hub_account_get_account (self->account))) == NULL)
    {
      say (self, _ ("The account is removed. The keyring may still hold its password."));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  say (self, vigie_error_sentence (error));
}

static void
remove_response_cb (AdwAlertDialog *dialog, const char *response, VigiePreferencesAccount *self)
{
  if (!g_str_equal (response, "remove"))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  g_set_weak_pointer (&self->dialog,
                      gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG));
  vigie_account_hub_remove_async (self->hub, vigie_hub_account_get_account (self->account), NULL, ended_cb,
                                  g_object_ref (self));
}

static void
remove_activated_cb (VigiePreferencesAccount *self)
{
  AdwAlertDialog *dialog;

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("Sign out and remove this account?"),
      _ ("Vigie ends its own session, then forgets the names you gave and the past checkups of this account, "
         "and its password if the keyring keeps it. The account itself stays as it is. This cannot be "
         "undone; "
         "you can add the account again.")));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "remove", _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
vigie_preferences_account_dispose (GObject *object)
{
  VigiePreferencesAccount *self = VIGIE_PREFERENCES_ACCOUNT (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_PREFERENCES_ACCOUNT);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->account);
  g_clear_object (&self->hub);
  G_OBJECT_CLASS (vigie_preferences_account_parent_class)->dispose (object);
}

static void
vigie_preferences_account_class_init (VigiePreferencesAccountClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_preferences_account_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-preferences-account.ui");
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesAccount, label_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesAccount, keep_row);
  gtk_widget_class_bind_template_callback (widget_class, label_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_activated_cb);
}

static void
vigie_preferences_account_init (VigiePreferencesAccount *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_preferences_account_new:
 * @hub: the accounts
 * @account: one of them, not the practice account
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
vigie_preferences_account_new (VigieAccountHub *hub, VigieHubAccount *account)
{
  VigiePreferencesAccount *self = g_object_new (VIGIE_TYPE_PREFERENCES_ACCOUNT, NULL);
  VigieAccount *row = vigie_hub_account_get_account (account);

  self->hub = g_object_ref (hub);
  self->account = g_object_ref (account);
  g_object_bind_property (account, "title", self, "title", G_BINDING_SYNC_CREATE);
  gtk_editable_set_text (GTK_EDITABLE (self->label_row), vigie_account_get_label (row));
  adw_switch_row_set_active (self->keep_row, vigie_account_get_keep (row));
  /* What has its key in memory cannot be kept, and what is signed out cannot be watched. */
  gtk_widget_set_visible (GTK_WIDGET (self->keep_row),
                          vigie_account_get_is_signed_in (row) && !vigie_account_get_key_in_memory (row));
  g_signal_connect_object (self->keep_row, "notify::active", G_CALLBACK (keep_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
