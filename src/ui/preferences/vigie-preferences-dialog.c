/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-preferences-dialog.h"

#include <glib/gi18n.h>

#include "vigie-hub-ending.h"
#include "vigie-preferences-account.h"
#include "vigie-preferences-lists.h"
#include "vigie-settings.h"
#include "vigie-ui-text.h"
#include "vigie-toast.h"
#include "vigie-wrap.h"

struct _VigiePreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  GtkWidget *notify_row;
  GtkWidget *test_row;
  GtkWidget *delete_row;
  GtkWidget *no_service_row;
  AdwPreferencesGroup *accounts_group;
  GPtrArray *account_rows; /* (element-type GtkWidget) unowned */

  VigieAccountHub *hub;
};

G_DEFINE_FINAL_TYPE (VigiePreferencesDialog, vigie_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
say (VigiePreferencesDialog *self, const char *text)
{
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), vigie_toast_new (text));
}

static void
show_accounts (VigiePreferencesDialog *self)
{
  GListModel *accounts = vigie_account_hub_get_accounts (self->hub);

  for (guint i = 0; i < self->account_rows->len; i++)
    adw_preferences_group_remove (self->accounts_group, self->account_rows->pdata[i]);
  g_ptr_array_set_size (self->account_rows, 0);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (VigieHubAccount) account = g_list_model_get_item (accounts, i);
      GtkWidget *row = vigie_preferences_account_new (self->hub, account);

      adw_preferences_group_add (self->accounts_group, row);
      g_ptr_array_add (self->account_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->accounts_group), self->account_rows->len > 0);
}

/* The window begins anew only when this was read. */
static void
report_closed_cb (AdwAlertDialog *dialog, const char *response, VigiePreferencesDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.start-again", NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Lists are hard to read with their lines centred, as the words of a dialog are. */
static void
align_body (GtkWidget *root)
{
  for (GtkWidget *child = root != NULL ? gtk_widget_get_first_child (root) : NULL; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child) && gtk_widget_has_css_class (child, "body"))
        {
          gtk_label_set_xalign (GTK_LABEL (child), 0);
          gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_LEFT);
        }
      else
        align_body (child);
    }
}

static void
report (VigiePreferencesDialog *self, VigieErasure *erasure)
{
  g_autofree char *removed = vigie_erasure_dup_removed (erasure);
  g_autofree char *left = vigie_erasure_dup_left (erasure);
  g_autofree char *body = NULL;
  const char *heading = *left == '\0' ? _ ("Everything is deleted") : _ ("Not everything could be deleted");
  AdwAlertDialog *dialog;

  if (*removed == '\0' && *left == '\0')
    body = g_strdup (_ ("Vigie kept nothing on this computer."));
  else if (*left == '\0')
    body = g_strdup_printf ("%s\n%s", _ ("Deleted:"), removed);
  else if (*removed == '\0')
    body = g_strdup_printf ("%s\n%s", _ ("Not deleted:"), left);
  else
    body = g_strdup_printf ("%s\n%s\n\n%s\n%s", _ ("Not deleted:"), left, _ ("Deleted:"), removed);

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
  align_body (adw_dialog_get_child (ADW_DIALOG (dialog)));
  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_alert_dialog_set_default_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (report_closed_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigiePreferencesDialog) self = VIGIE_PREFERENCES_DIALOG (user_data);
  g_autoptr (VigieErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  erasure = vigie_account_hub_erase_finish (VIGIE_ACCOUNT_HUB (source), result, &error);
  if (erasure == NULL)
    say (self, vigie_error_sentence (error));
  else
    report (self, erasure);
}

static void
delete_response_cb (AdwAlertDialog *dialog, const char *response, VigiePreferencesDialog *self)
{
  if (!g_str_equal (response, "delete"))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  vigie_account_hub_erase_async (self->hub, NULL, erased_cb, g_object_ref (self));
}

static void
delete_activated_cb (VigiePreferencesDialog *self)
{
  AdwAlertDialog *dialog;

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("Delete everything?"),
      _ ("Vigie signs out of your accounts, then deletes its keys and the passwords that it "
         "kept, the names you gave, the past checkups, the lists of reported sites and the "
         "settings on this computer. Your messenger accounts stay as they are. This cannot "
         "be undone.")));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "delete", _ ("_Delete everything"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
vigie_preferences_dialog_dispose (GObject *object)
{
  VigiePreferencesDialog *self = VIGIE_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_PREFERENCES_DIALOG);
  g_clear_pointer (&self->account_rows, g_ptr_array_unref);
  g_clear_object (&self->hub);
  G_OBJECT_CLASS (vigie_preferences_dialog_parent_class)->dispose (object);
}

static void
vigie_preferences_dialog_class_init (VigiePreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (VIGIE_TYPE_PREFERENCES_LISTS);
  G_OBJECT_CLASS (klass)->dispose = vigie_preferences_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesDialog, notify_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesDialog, test_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesDialog, delete_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesDialog, no_service_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesDialog, accounts_group);
  gtk_widget_class_bind_template_callback (widget_class, delete_activated_cb);
}

static void
vigie_preferences_dialog_init (VigiePreferencesDialog *self)
{
  self->account_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* One by one: nothing of a dialog is below it before it is shown. */
  vigie_wrap_buttons (self->test_row);
  vigie_wrap_buttons (self->delete_row);
}

/**
 * vigie_preferences_dialog_new:
 * @hub: the accounts
 *
 * Returns: (transfer floating): a new dialog; present it
 */
AdwDialog *
vigie_preferences_dialog_new (VigieAccountHub *hub)
{
  VigiePreferencesDialog *self = g_object_new (VIGIE_TYPE_PREFERENCES_DIALOG, NULL);

  self->hub = g_object_ref (hub);
  g_settings_bind (vigie_settings_get (), "notify-risky-sessions", self->notify_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (vigie_account_hub_get_accounts (hub), "items-changed", G_CALLBACK (show_accounts),
                           self, G_CONNECT_SWAPPED);
  show_accounts (self);
  return ADW_DIALOG (self);
}

/**
 * vigie_preferences_dialog_set_can_notify:
 * @self: a dialog
 * @can_notify: whether a notification service answers
 */
void
vigie_preferences_dialog_set_can_notify (VigiePreferencesDialog *self, gboolean can_notify)
{
  g_return_if_fail (VIGIE_IS_PREFERENCES_DIALOG (self));

  gtk_widget_set_sensitive (self->test_row, can_notify);
  gtk_widget_set_visible (self->no_service_row, !can_notify);
}
