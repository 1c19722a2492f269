/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-hub-ending.h"

#include "vigie-account-hub-private.h"
#include "vigie-error.h"

/* Data of the task of each way out. */
typedef struct
{
  VigieTelegramAccount *telegram; /* (owned) */
  GError *keyring_error;          /* (owned) (nullable): why the kept password may still be there */
} Ending;

static void
ending_free (gpointer data)
{
  Ending *ending = data;

  g_object_unref (ending->telegram);
  g_clear_error (&ending->keyring_error);
  g_free (ending);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Ending *ending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!vigie_store_forget_account_finish (VIGIE_STORE (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (ending->keyring_error != NULL)
    g_task_return_error (task, g_steal_pointer (&ending->keyring_error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
store_for_forgetting_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Ending *ending = g_task_get_task_data (task);
  g_autoptr (VigieStore) store = NULL;
  g_autoptr (GError) error = NULL;

  store = vigie_memory_open_finish (VIGIE_MEMORY (source), result, &error);
  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  vigie_store_forget_account_async (
      store, vigie_account_get_id (vigie_telegram_account_get_account (ending->telegram)),
      g_task_get_cancellable (task), forgotten_cb, g_object_ref (task));
}

/* What the keyring says to that is said at the end: the rest is forgotten all the same. */
static void
passphrase_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  VigieAccountHub *self = g_task_get_source_object (task);
  Ending *ending = g_task_get_task_data (task);

  (void) vigie_secret_store_clear_finish (VIGIE_SECRET_STORE (source), result, &ending->keyring_error);
  vigie_memory_open_async (vigie_account_hub_get_memory (self), NULL, store_for_forgetting_cb,
                           g_object_ref (task));
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  VigieAccountHub *self = g_task_get_source_object (task);
  VigieTelegramAccount *telegram = VIGIE_TELEGRAM_ACCOUNT (source);
  const gpointer tag = g_task_get_source_tag (task);
  g_autoptr (GError) error = NULL;
  gboolean ended;

  if (tag == vigie_account_hub_forget_async)
    ended = vigie_telegram_account_forget_finish (telegram, result, &error);
  else
    ended = vigie_telegram_account_end_finish (telegram, result, &error);
  if (!ended)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  vigie_account_hub_close_account (self, vigie_telegram_account_get_account (telegram));
  if (tag == vigie_account_hub_remove_async)
    vigie_secret_store_clear_async (vigie_account_hub_get_secrets (self, FALSE),
                                    VIGIE_SECRET_TWO_STEP_PASSPHRASE,
                                    vigie_account_get_id (vigie_telegram_account_get_account (telegram)),
                                    NULL, passphrase_cleared_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
start (VigieAccountHub *self,
       VigieAccount *row,
       gpointer source_tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  VigieHubAccount *account = vigie_account_hub_find (self, vigie_account_get_id (row));
  g_autoptr (VigieTelegramAccount) telegram = NULL;
  VigieSecretStore *secrets;
  Ending *ending;

  if (account != NULL && source_tag == vigie_account_hub_end_async)
    vigie_hub_account_finish_checkup (account);
  if (account != NULL && vigie_hub_account_get_telegram (account) != NULL)
    telegram = g_object_ref (vigie_hub_account_get_telegram (account));
  else
    telegram = vigie_telegram_account_new (vigie_account_hub_get_list (self), row);
  vigie_telegram_account_set_keeps_row (telegram, source_tag != vigie_account_hub_remove_async);
  secrets = vigie_account_hub_get_secrets (self, vigie_account_get_key_in_memory (row));

  g_task_set_source_tag (task, source_tag);
  ending = g_new0 (Ending, 1);
  ending->telegram = g_object_ref (telegram);
  g_task_set_task_data (task, ending, ending_free);
  if (source_tag == vigie_account_hub_forget_async)
    vigie_telegram_account_forget_async (telegram, secrets, cancellable, ended_cb, g_steal_pointer (&task));
  else
    vigie_telegram_account_end_async (telegram, secrets, cancellable, ended_cb, g_steal_pointer (&task));
}

static void erase_next (GTask *task);

/* Data of a task of erase_async. */
typedef struct
{
  VigieErasure *erasure; /* (owned) */
  VigieAccount *row;     /* (owned) (nullable) the account that is being left */
  gboolean was_signed_in;
} Erasing;

static void
erasing_free (gpointer data)
{
  Erasing *erasing = data;

  g_clear_object (&erasing->row);
  g_clear_object (&erasing->erasure);
  g_free (erasing);
}

static void
forgotten_to_erase_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Erasing *erasing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!vigie_account_hub_forget_finish (VIGIE_ACCOUNT_HUB (source), result, &error))
    g_debug ("An account cannot be forgotten: %s", error->message);
  /* Forgetting leaves the card. */
  vigie_account_list_remove (vigie_account_hub_get_list (VIGIE_ACCOUNT_HUB (source)), erasing->row);
  erase_next (task);
}

static void
removed_to_erase_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  VigieAccountHub *self = VIGIE_ACCOUNT_HUB (source);
  Erasing *erasing = g_task_get_task_data (task);
  const char *label = vigie_account_get_label (erasing->row);
  g_autoptr (GError) error = NULL;
  gboolean is_left = vigie_account_hub_remove_finish (self, result, &error);

  /* Signed out, and only what was remembered of it could not be forgotten: that goes with the rest. */
  if (vigie_account_list_find (vigie_account_hub_get_list (self), vigie_account_get_id (erasing->row)) ==
      NULL)
    is_left = TRUE;

  if (!is_left && g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_BUSY))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (erasing->was_signed_in && is_left)
    vigie_erasure_note_signed_out (erasing->erasure, label);
  else if (erasing->was_signed_in)
    vigie_erasure_note_session_remains (erasing->erasure, label);

  if (is_left)
    erase_next (g_steal_pointer (&task));
  else
    vigie_account_hub_forget_async (self, erasing->row, NULL, forgotten_to_erase_cb, g_steal_pointer (&task));
}

static void
erasure_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  (void) vigie_erasure_finish_finish (VIGIE_ERASURE (source), result, NULL);
  g_task_return_pointer (task, g_object_ref (source), g_object_unref);
}

/* Takes @task. One account after the other, the store and all the rest at the end. */
static void
erase_next (GTask *task)
{
  VigieAccountHub *self = g_task_get_source_object (task);
  Erasing *erasing = g_task_get_task_data (task);
  GListModel *rows = G_LIST_MODEL (vigie_account_hub_get_list (self));
  g_autoptr (VigieAccount) row = g_list_model_get_item (rows, 0);

  if (row == NULL)
    {
      VigieMemory *memory = vigie_account_hub_get_memory (self);

      vigie_memory_close (memory);
      vigie_erasure_finish_async (erasing->erasure, vigie_memory_get_keyring (memory), NULL,
                                  erasure_finished_cb, task);
      return;
    }

  g_set_object (&erasing->row, row);
  erasing->was_signed_in = vigie_account_get_is_signed_in (row);
  vigie_account_hub_remove_async (self, row, g_task_get_cancellable (task), removed_to_erase_cb, task);
}

void
vigie_account_hub_end_async (VigieAccountHub *self,
                             VigieAccount *account,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (VIGIE_IS_ACCOUNT_HUB (self));
  g_return_if_fail (VIGIE_IS_ACCOUNT (account));

  start (self, account, vigie_account_hub_end_async, cancellable, callback, user_data);
}

gboolean
vigie_account_hub_end_finish (VigieAccountHub *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
vigie_account_hub_remove_async (VigieAccountHub *self,
                                VigieAccount *account,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (VIGIE_IS_ACCOUNT_HUB (self));
  g_return_if_fail (VIGIE_IS_ACCOUNT (account));

  start (self, account, vigie_account_hub_remove_async, cancellable, callback, user_data);
}

gboolean
vigie_account_hub_remove_finish (VigieAccountHub *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
vigie_account_hub_forget_async (VigieAccountHub *self,
                                VigieAccount *account,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (VIGIE_IS_ACCOUNT_HUB (self));
  g_return_if_fail (VIGIE_IS_ACCOUNT (account));

  start (self, account, vigie_account_hub_forget_async, cancellable, callback, user_data);
}

gboolean
vigie_account_hub_forget_finish (VigieAccountHub *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
vigie_account_hub_erase_async (VigieAccountHub *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Erasing *erasing;
  GTask *task;

  g_return_if_fail (VIGIE_IS_ACCOUNT_HUB (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_account_hub_erase_async);
  erasing = g_new0 (Erasing, 1);
  erasing->erasure = vigie_erasure_new (vigie_account_hub_get_data_dir (self));
  g_task_set_task_data (task, erasing, erasing_free);
  erase_next (task);
}

/**
 * vigie_account_hub_erase_finish:
 * @self: a hub
 * @result: what the callback got
 * @error: %VIGIE_ERROR_BUSY
 *
 * Returns: (transfer full) (nullable): what was removed, and what could not be
 */
VigieErasure *
vigie_account_hub_erase_finish (VigieAccountHub *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vigie_account_hub_find_once:
 * @self: a hub
 *
 * Returns: (transfer none) (nullable): an open account that is to be signed out when the checkup is over
 */
VigieHubAccount *
vigie_account_hub_find_once (VigieAccountHub *self)
{
  GListModel *accounts = vigie_account_hub_get_accounts (self);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (VigieHubAccount) account = g_list_model_get_item (accounts, i);

      if (vigie_hub_account_get_telegram (account) != NULL &&
          !vigie_account_get_keep (vigie_hub_account_get_account (account)))
        return account; /* the list holds it */
    }
  return NULL;
}
