/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-messenger-private.h"

#include "vigie-error.h"

/* A sign-out without a connection is given up after this; with one it may wait as long as TDLib itself waits
 * for the service (60 s), and some more. */
#define SIGN_OUT_SECONDS 20
#define SIGN_OUT_ROUNDS 5

/* TDLib closes in milliseconds; it was seen to hang when the service refuses what it asks for by itself. */
#define CLOSE_SECONDS 10

/**
 * vigie_telegram_messenger_log_out:
 *
 * Asks TDLib to end the session at the service; "closed" follows.
 */
void
vigie_telegram_messenger_log_out (VigieTelegramMessenger *self)
{
  self->is_ending = TRUE;
  vigie_td_client_send (self->client, vigie_td_request_new ("logOut"));
}

/**
 * vigie_telegram_messenger_close_client:
 *
 * Asks TDLib to let go of the folder; "closed" follows.
 */
void
vigie_telegram_messenger_close_client (VigieTelegramMessenger *self)
{
  self->is_closing = TRUE;
  vigie_td_client_send (self->client, vigie_td_request_new ("close"));
}

static gboolean
close_patience_cb (gpointer user_data)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (user_data);

  vigie_telegram_wait_fail (&self->closing,
                            g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_BUSY, "TDLib does not close"));
  return G_SOURCE_REMOVE;
}

/**
 * vigie_telegram_messenger_close_async:
 *
 * Closes the library's client; a sign-in that stands is kept. A sign-out under way is broken off with
 * %VIGIE_ERROR_NETWORK. Cancelling stops the waiting only. %VIGIE_ERROR_BUSY: TDLib has not let go of the
 * folder after ten seconds; the end of the process ends it.
 */
void
vigie_telegram_messenger_close_async (VigieTelegramMessenger *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_TELEGRAM_MESSENGER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_telegram_messenger_close_async);
  if (self->client == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (self->closing.task != NULL)
    {
      g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_BUSY, "it is closing already");
      return;
    }

  vigie_telegram_wait_begin (&self->closing, task);
  vigie_telegram_wait_set_patience (&self->closing, CLOSE_SECONDS, close_patience_cb, self);
  vigie_telegram_wait_fail (&self->signing_out, g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_NETWORK,
                                                                     "closed before it was done"));
  self->is_ending = FALSE;
  if (!self->is_closing)
    vigie_telegram_messenger_close_client (self);
}

gboolean
vigie_telegram_messenger_close_finish (VigieTelegramMessenger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
sign_out_patience_cb (gpointer user_data)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (user_data);
  guint *rounds = g_task_get_task_data (self->signing_out.task);

  *rounds += 1;
  if (self->connection == VIGIE_CONNECTION_READY && *rounds < SIGN_OUT_ROUNDS)
    return G_SOURCE_CONTINUE;

  vigie_telegram_wait_fail (&self->signing_out, g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_NETWORK,
                                                                     "the service cannot be reached"));
  return G_SOURCE_REMOVE;
}

/**
 * vigie_telegram_messenger_sign_out:
 *
 * `logOut`, never `destroy`, which would leave the session in the account's list. Ends when TDLib has closed;
 * the folder is removed then. Without a connection it is given up after 20 seconds with %VIGIE_ERROR_NETWORK;
 * TDLib goes on trying while it is open, and at the next start.
 */
void
vigie_telegram_messenger_sign_out (VigieMessenger *messenger,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (messenger);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, vigie_telegram_messenger_sign_out);
  g_task_set_task_data (task, g_new0 (guint, 1), g_free);
  if (self->client == NULL || self->is_closing)
    {
      g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN, "nobody is signed in");
      return;
    }

  if (self->signing_out.task != NULL)
    {
      g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_BUSY, "it is signing out already");
      return;
    }

  vigie_telegram_wait_begin (&self->signing_out, task);
  vigie_telegram_wait_set_patience (&self->signing_out, SIGN_OUT_SECONDS, sign_out_patience_cb, self);
  if (!self->is_ending)
    vigie_telegram_messenger_log_out (self);
}
