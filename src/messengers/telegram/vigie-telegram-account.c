/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-account-private.h"

#include "vigie-error.h"
#include "vigie-folder-lock.h"
#include "vigie-telegram-folder.h"

#define KEY_BYTES 32

G_DEFINE_FINAL_TYPE (VigieTelegramAccount, vigie_telegram_account, G_TYPE_OBJECT)

static void
save_quietly (VigieTelegramAccount *self)
{
  g_autoptr (GError) error = NULL;

  if (!vigie_account_list_save (self->accounts, &error))
    g_debug ("The list of accounts could not be saved: %s", error->message);
}

/**
 * vigie_telegram_account_note_signed_in:
 * @is_signed_in: whether somebody may be signed in here
 *
 * Has the row say so, on disk too.
 */
void
vigie_telegram_account_note_signed_in (VigieTelegramAccount *self, gboolean is_signed_in)
{
  if (vigie_account_get_is_signed_in (self->account) == is_signed_in)
    return;

  vigie_account_set_is_signed_in (self->account, is_signed_in);
  save_quietly (self);
}

/* On disk before it can be true: a crash right after must find it. */
static void
state_cb (VigieTelegramMessenger *messenger, GParamSpec *pspec, gpointer user_data)
{
  VigieTelegramAccount *self = VIGIE_TELEGRAM_ACCOUNT (user_data);

  switch (vigie_telegram_messenger_get_sign_in_state (messenger))
    {
    case VIGIE_SIGN_IN_SHOW_QR:
    case VIGIE_SIGN_IN_ASK_PASSWORD:
      vigie_telegram_account_note_signed_in (self, TRUE);
      break;
    case VIGIE_SIGN_IN_DONE:
      self->is_new = FALSE;
      vigie_telegram_account_note_signed_in (self, TRUE);
      break;
    case VIGIE_SIGN_IN_READY_FOR_QR:
      vigie_telegram_account_note_signed_in (self, FALSE);
      break;
    case VIGIE_SIGN_IN_CLOSED:
    case VIGIE_SIGN_IN_OPENING:
    case VIGIE_SIGN_IN_CHECKING_PASSWORD:
    case VIGIE_SIGN_IN_NOT_POSSIBLE:
    default:
      break;
    }
}

/* TDLib has deleted the sign-in. The empty folder stays, and says that this row is not a new one; the key
 * stays too, for the next sign-in: taking it away now could cross the next begin. */
static void
standing_cb (VigieTelegramMessenger *messenger, GParamSpec *pspec, gpointer user_data)
{
  VigieTelegramAccount *self = VIGIE_TELEGRAM_ACCOUNT (user_data);

  if (vigie_messenger_get_standing (VIGIE_MESSENGER (messenger)) != VIGIE_STANDING_ENDED_ELSEWHERE)
    return;

  self->is_begun = FALSE;
  self->is_new = FALSE;
  vigie_telegram_account_note_signed_in (self, FALSE);
}

static void
vigie_telegram_account_dispose (GObject *object)
{
  VigieTelegramAccount *self = VIGIE_TELEGRAM_ACCOUNT (object);

  if (self->messenger != NULL)
    g_signal_handlers_disconnect_by_data (self->messenger, self);
  g_clear_object (&self->messenger);
  g_clear_object (&self->accounts);
  g_clear_object (&self->account);
  g_clear_object (&self->secrets);

  G_OBJECT_CLASS (vigie_telegram_account_parent_class)->dispose (object);
}

static void
vigie_telegram_account_finalize (GObject *object)
{
  g_free (VIGIE_TELEGRAM_ACCOUNT (object)->folder);

  G_OBJECT_CLASS (vigie_telegram_account_parent_class)->finalize (object);
}

static void
vigie_telegram_account_class_init (VigieTelegramAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vigie_telegram_account_dispose;
  object_class->finalize = vigie_telegram_account_finalize;
}

static void
vigie_telegram_account_init (VigieTelegramAccount *self)
{
}

/**
 * vigie_telegram_account_new:
 * @accounts: the list
 * @account: one of its rows, of messenger "telegram"
 *
 * Returns: (transfer full): a new object; touches nothing yet
 */
VigieTelegramAccount *
vigie_telegram_account_new (VigieAccountList *accounts, VigieAccount *account)
{
  VigieTelegramAccount *self = g_object_new (VIGIE_TYPE_TELEGRAM_ACCOUNT, NULL);

  self->accounts = g_object_ref (accounts);
  self->account = g_object_ref (account);
  self->folder = vigie_account_list_dup_folder (accounts, account);
  self->messenger = vigie_telegram_messenger_new (self->folder);
  g_signal_connect (self->messenger, "notify::sign-in-state", G_CALLBACK (state_cb), self);
  g_signal_connect (self->messenger, "notify::standing", G_CALLBACK (standing_cb), self);
  return self;
}

VigieAccount *
vigie_telegram_account_get_account (VigieTelegramAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_TELEGRAM_ACCOUNT (self), NULL);

  return self->account;
}

VigieTelegramMessenger *
vigie_telegram_account_get_messenger (VigieTelegramAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_TELEGRAM_ACCOUNT (self), NULL);

  return self->messenger;
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  VigieTelegramAccount *self = g_task_get_source_object (task);

  if (!vigie_telegram_messenger_open_finish (VIGIE_TELEGRAM_MESSENGER (source), result, &error))
    {
      /* A cancelled opening is still under way, and must be left. */
      self->is_begun = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_boolean (task, TRUE);
}

static void
open_with_key (GTask *task, const VigieSecret *key)
{
  VigieTelegramAccount *self = g_task_get_source_object (task);

  self->is_begun = TRUE;
  vigie_telegram_messenger_open_async (self->messenger, key, g_task_get_cancellable (task), open_cb,
                                       g_object_ref (task));
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) key = NULL;

  if (!vigie_secret_store_lookup_finish (VIGIE_SECRET_STORE (source), result, &key, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (key == NULL)
    g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_GONE, "the key of this sign-in is lost");
  else
    open_with_key (task, key);
}

static void
ensure_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  VigieSecretStore *secrets = VIGIE_SECRET_STORE (source);
  VigieTelegramAccount *self = g_task_get_source_object (task);
  g_autoptr (VigieSecret) key = vigie_secret_store_ensure_finish (secrets, result, &error);

  if (key == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* What is only in memory cannot be opened again by the next start. */
  vigie_account_set_key_in_memory (self->account, vigie_secret_store_is_in_memory (secrets));
  if (vigie_secret_store_is_in_memory (secrets))
    vigie_account_set_keep (self->account, FALSE);

  if (!vigie_account_list_save (self->accounts, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  open_with_key (task, key);
}

/* Nobody is signed in with it: what lies there has a key that is lost or worth nothing. */
static gboolean
empty_folder (VigieTelegramAccount *self, GError **error)
{
  g_autoptr (VigieFolderLock) lock = vigie_folder_lock_take (self->folder, error);

  if (lock == NULL)
    return FALSE;

  if (vigie_telegram_folder_remove (self->folder))
    return TRUE;

  g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "the account's folder cannot be emptied");
  return FALSE;
}

void
vigie_telegram_account_begin_async (VigieTelegramAccount *self,
                                    VigieSecretStore *secrets,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;
  gboolean holds_sign_in;

  g_return_if_fail (VIGIE_IS_TELEGRAM_ACCOUNT (self));
  g_return_if_fail (VIGIE_IS_SECRET_STORE (secrets));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_telegram_account_begin_async);
  g_set_object (&self->secrets, secrets);
  id = vigie_account_get_id (self->account);
  holds_sign_in = vigie_telegram_folder_holds_sign_in (self->folder);

  if (holds_sign_in && vigie_account_get_is_signed_in (self->account))
    {
      /* Another store's "not there" would read as a lost key. */
      if (vigie_secret_store_is_in_memory (secrets) && !vigie_account_get_key_in_memory (self->account))
        g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING,
                                         "the key of this sign-in is in the keyring");
      else
        vigie_secret_store_lookup_async (secrets, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, id, cancellable,
                                         lookup_cb, g_steal_pointer (&task));
      return;
    }

  self->is_new = !g_file_test (self->folder, G_FILE_TEST_EXISTS);
  if (holds_sign_in && !empty_folder (self, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  vigie_secret_store_ensure_async (secrets, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, id, KEY_BYTES, cancellable,
                                   ensure_cb, g_steal_pointer (&task));
}

gboolean
vigie_telegram_account_begin_finish (VigieTelegramAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_telegram_account_set_keeps_row:
 * @self: an account
 * @keeps_row: whether its row outlives the sign-in
 *
 * By the row's id the person's answers are remembered: who checks once and signs out each time wants them
 * again.
 */
void
vigie_telegram_account_set_keeps_row (VigieTelegramAccount *self, gboolean keeps_row)
{
  g_return_if_fail (VIGIE_IS_TELEGRAM_ACCOUNT (self));

  self->keeps_row = keeps_row;
}
