/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-account-private.h"

#include "vigie-error.h"
#include "vigie-telegram-folder.h"

/* How long a sign-in that is to be ended may take to be opened: without a network it would wait for ever. */
#define OPEN_TO_END_SECONDS 20

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;

  if (!vigie_secret_store_clear_finish (VIGIE_SECRET_STORE (source), result, &error))
    g_debug ("A key that opens nothing any more stays in the keyring: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

/* The last step of each way out: folder first, so that a key without a folder is the worst that can be left.
 */
static void
remove_all (GTask *task, VigieSecretStore *secrets)
{
  VigieTelegramAccount *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  self->is_begun = FALSE;
  if (!vigie_telegram_folder_remove (self->folder))
    {
      g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_STORAGE,
                                       "the account's folder cannot be removed");
      return;
    }

  vigie_account_set_is_signed_in (self->account, FALSE);
  vigie_account_set_key_in_memory (self->account, FALSE);
  if (!self->keeps_row)
    vigie_account_list_remove (self->accounts, self->account);
  if (!vigie_account_list_save (self->accounts, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (secrets == NULL)
    g_task_return_boolean (task, TRUE);
  else
    vigie_secret_store_clear_async (secrets, VIGIE_SECRET_TELEGRAM_DATABASE_KEY,
                                    vigie_account_get_id (self->account), NULL, cleared_cb,
                                    g_object_ref (task));
}

static void
signed_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  VigieTelegramAccount *self = g_task_get_source_object (task);

  if (!vigie_messenger_sign_out_finish (VIGIE_MESSENGER (source), result, &error) &&
      !g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    remove_all (task, self->secrets);
}

static void
sign_out (GTask *task)
{
  VigieTelegramAccount *self = g_task_get_source_object (task);

  vigie_messenger_sign_out_async (VIGIE_MESSENGER (self->messenger), g_task_get_cancellable (task),
                                  signed_out_cb, g_object_ref (task));
}

/* Data of a task of end_async that has to open first. */
typedef struct
{
  GCancellable *opens; /* (owned) */
  GSource *patience;   /* (owned) */
  GCancellable *outer; /* (owned) (nullable) */
  gulong outer_id;
} Ending;

static void
ending_free (gpointer data)
{
  Ending *ending = data;

  g_cancellable_disconnect (ending->outer, ending->outer_id);
  g_clear_object (&ending->outer);
  g_source_destroy (ending->patience);
  g_source_unref (ending->patience);
  g_object_unref (ending->opens);
  g_free (ending);
}

static gboolean
end_patience_cb (gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
  return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
}

static void
gave_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  VigieTelegramAccount *self = g_task_get_source_object (task);

  (void) vigie_telegram_messenger_close_finish (VIGIE_TELEGRAM_MESSENGER (source), result, NULL);
  self->is_begun = FALSE;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_NETWORK, "the service cannot be reached");
}

static void
opened_to_end_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  VigieTelegramAccount *self = VIGIE_TELEGRAM_ACCOUNT (source);
  Ending *ending = g_task_get_task_data (task);

  g_source_destroy (ending->patience);
  if (vigie_telegram_account_begin_finish (self, result, &error))
    sign_out (task);
  else if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN))
    remove_all (task, self->secrets);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vigie_telegram_messenger_close_async (self->messenger, NULL, gave_up_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_to_end (GTask *task, VigieSecretStore *secrets)
{
  VigieTelegramAccount *self = g_task_get_source_object (task);
  GCancellable *outer = g_task_get_cancellable (task);
  Ending *ending = g_new0 (Ending, 1);

  g_task_set_task_data (task, ending, ending_free);
  ending->opens = g_cancellable_new ();
  ending->patience = g_timeout_source_new_seconds (OPEN_TO_END_SECONDS);
  g_source_set_callback (ending->patience, end_patience_cb, ending->opens, NULL);
  g_source_attach (ending->patience, g_task_get_context (task));
  if (outer != NULL)
    {
      ending->outer = g_object_ref (outer);
      ending->outer_id = g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb), ending->opens, NULL);
    }

  vigie_telegram_account_begin_async (self, secrets, ending->opens, opened_to_end_cb, g_object_ref (task));
}

void
vigie_telegram_account_end_async (VigieTelegramAccount *self,
                                  VigieSecretStore *secrets,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_TELEGRAM_ACCOUNT (self));
  g_return_if_fail (secrets != NULL || self->secrets != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_telegram_account_end_async);

  if (self->is_begun)
    sign_out (task);
  else if (!vigie_account_get_is_signed_in (self->account))
    remove_all (task, secrets != NULL ? secrets : self->secrets);
  else
    open_to_end (task, secrets != NULL ? secrets : self->secrets);
}

gboolean
vigie_telegram_account_end_finish (VigieTelegramAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  VigieTelegramAccount *self = g_task_get_source_object (task);

  if (!vigie_telegram_messenger_close_finish (VIGIE_TELEGRAM_MESSENGER (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->is_begun = FALSE;
  if (!vigie_telegram_folder_holds_sign_in (self->folder))
    vigie_telegram_account_note_signed_in (self, FALSE);

  if (self->is_new && !vigie_account_get_is_signed_in (self->account))
    remove_all (task, self->secrets);
  else
    g_task_return_boolean (task, TRUE);
}

static void
half_signed_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  VigieTelegramAccount *self = g_task_get_source_object (task);

  /* Without a network it is not known whether somebody is signed in: the row then goes on saying so. */
  (void) vigie_messenger_sign_out_finish (VIGIE_MESSENGER (source), result, NULL);
  vigie_telegram_messenger_close_async (self->messenger, g_task_get_cancellable (task), left_cb,
                                        g_object_ref (task));
}

void
vigie_telegram_account_leave_async (VigieTelegramAccount *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_TELEGRAM_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_telegram_account_leave_async);

  switch (vigie_telegram_messenger_get_sign_in_state (self->messenger))
    {
    case VIGIE_SIGN_IN_SHOW_QR:
    case VIGIE_SIGN_IN_ASK_PASSWORD:
    case VIGIE_SIGN_IN_CHECKING_PASSWORD:
      /* The code may have been scanned this very moment, and a half sign-in is listed by the service as an
       * attempt without the right password: logging out takes either away. */
      vigie_messenger_sign_out_async (VIGIE_MESSENGER (self->messenger), cancellable, half_signed_out_cb,
                                      g_steal_pointer (&task));
      return;
    case VIGIE_SIGN_IN_CLOSED:
    case VIGIE_SIGN_IN_OPENING:
    case VIGIE_SIGN_IN_READY_FOR_QR:
    case VIGIE_SIGN_IN_DONE:
    case VIGIE_SIGN_IN_NOT_POSSIBLE:
    default:
      vigie_telegram_messenger_close_async (self->messenger, cancellable, left_cb, g_steal_pointer (&task));
      return;
    }
}

gboolean
vigie_telegram_account_leave_finish (VigieTelegramAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
closed_to_forget_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  VigieTelegramAccount *self = g_task_get_source_object (task);

  (void) vigie_telegram_messenger_close_finish (VIGIE_TELEGRAM_MESSENGER (source), result, NULL);
  remove_all (task, self->secrets);
}

void
vigie_telegram_account_forget_async (VigieTelegramAccount *self,
                                     VigieSecretStore *secrets,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_TELEGRAM_ACCOUNT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_telegram_account_forget_async);
  if (secrets != NULL)
    g_set_object (&self->secrets, secrets);
  vigie_telegram_messenger_close_async (self->messenger, cancellable, closed_to_forget_cb,
                                        g_steal_pointer (&task));
}

gboolean
vigie_telegram_account_forget_finish (VigieTelegramAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GPtrArray *
vigie_telegram_account_list_left_over (VigieAccountList *accounts)
{
  GPtrArray *left_over = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *rows = G_LIST_MODEL (accounts);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (VigieAccount) account = g_list_model_get_item (rows, i);

      if (g_str_equal (vigie_account_get_messenger (account), "telegram") &&
          vigie_account_get_is_signed_in (account) && !vigie_account_get_keep (account))
        g_ptr_array_add (left_over, g_steal_pointer (&account));
    }

  return left_over;
}
