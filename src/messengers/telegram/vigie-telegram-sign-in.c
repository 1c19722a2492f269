/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-messenger-private.h"

#include <string.h>

#include "vigie-call.h"
#include "vigie-error.h"
#include "vigie-telegram-folder.h"
#include "vigie-telegram-parameters.h"
#include "vigie-text.h"

/* What the QR code may say: TDLib's tokens have 43 characters. */
#define LINK_BEGINNING "tg://login?token="
#define MAX_LINK 512

static void
end_client (VigieTelegramMessenger *self)
{
  if (self->network != NULL)
    vigie_telegram_network_detach (self->network);
  g_clear_object (&self->network);
  if (self->client != NULL)
    g_signal_handlers_disconnect_by_data (self->client, self);
  g_clear_object (&self->client);
  vigie_telegram_unconfirmed_clear (&self->unconfirmed);
  vigie_telegram_messenger_set_qr_link (self, NULL);
  vigie_telegram_messenger_set_hint (self, NULL);
  vigie_telegram_messenger_set_connection (self, VIGIE_CONNECTION_UNKNOWN);
}

static GError *
new_not_signed_in (void)
{
  return g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN, "the session was ended");
}

/* TDLib has let go of the folder: either the session is over (then it has deleted the sign-in), or it was
 * only closed. */
static void
take_closed (VigieTelegramMessenger *self)
{
  gboolean was_ending = self->is_ending;
  gboolean was_closing = self->is_closing;
  VigieStanding standing = VIGIE_STANDING_SIGNED_OUT;

  end_client (self);
  if (was_ending && !vigie_telegram_folder_remove (self->folder))
    g_debug ("The folder of an account could not be removed");
  g_clear_pointer (&self->folder_lock, vigie_folder_lock_free);
  self->is_ending = FALSE;
  self->is_closing = FALSE;
  self->is_confirming = FALSE;
  self->signed_in_at = 0;

  if (!was_ending && !was_closing)
    standing = VIGIE_STANDING_ENDED_ELSEWHERE;
  if (self->sign_in_state != VIGIE_SIGN_IN_NOT_POSSIBLE)
    vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_CLOSED);
  vigie_telegram_messenger_set_standing (self, standing);

  if (self->open_failure != NULL)
    vigie_telegram_wait_fail (&self->opening, g_steal_pointer (&self->open_failure));
  else
    vigie_telegram_wait_fail (&self->opening, new_not_signed_in ());
  vigie_telegram_wait_end (&self->signing_out);
  vigie_telegram_wait_end (&self->closing);
}

/* Whatever the service asks for beyond a QR code and the password is what a fraud would ask for. The client
 * that got so far is logged out again, so that no half sign-in stays. */
static void
refuse (VigieTelegramMessenger *self, const char *state_name)
{
  g_autoptr (GError) error = NULL;

  if (self->is_ending || self->is_closing)
    return;

  g_debug ("The service asks for what Vigie never does: %s", state_name);
  error =
      g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "the service asks for more than a QR code");
  vigie_telegram_messenger_set_qr_link (self, NULL);
  vigie_telegram_messenger_set_sign_in_error (self, error);
  vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_NOT_POSSIBLE);
  g_clear_error (&self->open_failure);
  g_set_error_literal (&self->open_failure, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, error->message);
  vigie_telegram_messenger_log_out (self);
}

static void
confirm_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTelegramMessenger) self = vigie_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);
  g_autoptr (GListModel) sessions = NULL;
  gint64 days;

  if (self == NULL || self->client != VIGIE_TD_CLIENT (source) || !self->is_confirming)
    return;

  /* The session was ended meanwhile; "closed" follows by itself. */
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN))
    return;

  /* Any other answer, a refusal included, came from a service that knows this session. */
  if (reply != NULL)
    sessions = vigie_telegram_facts_read_sessions (reply, &self->unconfirmed, &days, NULL);
  if (sessions != NULL)
    vigie_telegram_messenger_note_sessions (self, sessions);

  self->is_confirming = FALSE;
  vigie_telegram_messenger_set_standing (self, VIGIE_STANDING_SIGNED_IN);
  vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_DONE);
  vigie_telegram_wait_end (&self->opening);
}

/* "Ready" comes from the local file and says nothing about the service: its first answer does. */
static void
confirm (VigieTelegramMessenger *self)
{
  if (self->is_confirming || self->sign_in_state == VIGIE_SIGN_IN_DONE)
    return;

  self->is_confirming = TRUE;
  vigie_telegram_messenger_set_qr_link (self, NULL);
  vigie_telegram_messenger_set_hint (self, NULL);
  vigie_telegram_messenger_set_standing (self, VIGIE_STANDING_SIGNING_IN);
  vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_OPENING);
  vigie_td_client_send_async (self->client, vigie_td_request_new ("getActiveSessions"), "sessions", NULL,
                              confirm_cb, vigie_call_new (self, NULL));
}

static void
take_link (VigieTelegramMessenger *self, VigieTdReader *state)
{
  const char *link = vigie_td_reader_get_text (state, "link");

  if (!g_str_has_prefix (link, LINK_BEGINNING) || strlen (link) > MAX_LINK || !g_str_is_ascii (link))
    {
      refuse (self, "a QR code of another form");
      return;
    }

  vigie_telegram_messenger_set_qr_link (self, link);
  vigie_telegram_messenger_set_standing (self, VIGIE_STANDING_SIGNING_IN);
  vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_SHOW_QR);
  vigie_telegram_wait_end (&self->opening);
}

static void
take_wait_password (VigieTelegramMessenger *self, VigieTdReader *state)
{
  g_autofree char *hint =
      vigie_text_clean (vigie_td_reader_get_text (state, "password_hint"), VIGIE_TEXT_MAX_NAME, NULL);

  vigie_telegram_messenger_set_qr_link (self, NULL);
  vigie_telegram_messenger_set_hint (self, hint);
  vigie_telegram_messenger_set_standing (self, VIGIE_STANDING_SIGNING_IN);
  if (self->sign_in_state != VIGIE_SIGN_IN_CHECKING_PASSWORD)
    vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_ASK_PASSWORD);
  vigie_telegram_wait_end (&self->opening);
}

static void
take_wait_phone_number (VigieTelegramMessenger *self)
{
  vigie_telegram_messenger_set_qr_link (self, NULL);
  vigie_telegram_messenger_set_standing (self, VIGIE_STANDING_SIGNED_OUT);
  vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_READY_FOR_QR);
  vigie_telegram_wait_end (&self->opening);
}

static void
take_state (VigieTelegramMessenger *self, VigieTdReader *state)
{
  const char *name = vigie_td_reader_get_type_name (state);

  if (g_str_equal (name, "authorizationStateClosed"))
    {
      take_closed (self);
      return;
    }

  if (self->is_ending || self->is_closing || g_str_equal (name, "authorizationStateWaitTdlibParameters") ||
      g_str_equal (name, "authorizationStateLoggingOut") || g_str_equal (name, "authorizationStateClosing"))
    return;

  if (g_str_equal (name, "authorizationStateWaitPhoneNumber"))
    take_wait_phone_number (self);
  else if (g_str_equal (name, "authorizationStateWaitOtherDeviceConfirmation"))
    take_link (self, state);
  else if (g_str_equal (name, "authorizationStateWaitPassword"))
    take_wait_password (self, state);
  else if (g_str_equal (name, "authorizationStateReady"))
    confirm (self);
  else
    refuse (self, name);
}

static void
update_cb (VigieTdClient *client, JsonObject *object, gpointer user_data)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (user_data);
  VigieTdReader update = { object, FALSE };
  VigieTdReader state = { vigie_td_reader_get_object (&update, "authorization_state"), FALSE };

  g_object_ref (self);
  if (vigie_td_reader_is (&update, "updateAuthorizationState"))
    take_state (self, &state);
  else
    vigie_telegram_messenger_take_update (self, object);
  g_object_unref (self);
}

static void
parameters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTelegramMessenger) self = vigie_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);

  if (reply != NULL || self == NULL || self->client != VIGIE_TD_CLIENT (source) || self->is_closing)
    return;

  /* A wrong key, a folder in use: the client is of no use. Opening fails once it has let go of the folder. */
  g_clear_error (&self->open_failure);
  self->open_failure = g_steal_pointer (&error);
  vigie_telegram_messenger_close_client (self);
}

/* The data of a task of open_async is the database key. */
static void
free_key (gpointer data)
{
  vigie_secret_free (data);
}

/* What TDLib says of the connection comes right after: this is only what it cannot know. */
static void
blocked_changed_cb (VigieTelegramNetwork *network, gpointer user_data)
{
  vigie_telegram_messenger_set_connection (VIGIE_TELEGRAM_MESSENGER (user_data), VIGIE_CONNECTION_CONNECTING);
}

static void
start_client (VigieTelegramMessenger *self, VigieTdLibrary *library, const VigieSecret *key)
{
  self->client = vigie_td_client_new (library);
  g_signal_connect (self->client, "update", G_CALLBACK (update_cb), self);
  vigie_td_client_send_async (self->client, vigie_telegram_parameters_to_request (self->folder, key), "ok",
                              NULL, parameters_cb, vigie_call_new (self, NULL));
  g_signal_connect_object (self->network, "blocked-changed", G_CALLBACK (blocked_changed_cb), self,
                           G_CONNECT_DEFAULT);
  vigie_telegram_network_attach (self->network, self->client);
}

static void
fail_open (VigieTelegramMessenger *self, GTask *task, GError *error)
{
  g_clear_object (&self->network);
  g_clear_pointer (&self->folder_lock, vigie_folder_lock_free);
  vigie_telegram_messenger_set_standing (self, VIGIE_STANDING_SIGNED_OUT);
  vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_CLOSED);
  g_task_return_error (task, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  VigieTelegramMessenger *self = g_task_get_source_object (task);
  VigieTdLibrary *library = NULL;

  if (vigie_telegram_network_look_finish (VIGIE_TELEGRAM_NETWORK (source), result, &error))
    library = vigie_td_library_get (&error);

  if (library == NULL)
    {
      fail_open (self, task, g_steal_pointer (&error));
      return;
    }

  vigie_telegram_wait_begin (&self->opening, task);
  start_client (self, library, g_task_get_task_data (task));
}

/**
 * vigie_telegram_messenger_open_async:
 * @database_key: 32 random bytes from the keyring; copied
 *
 * Loads TDLib (at its first use), and looks at what is kept in the folder. Ends in READY_FOR_QR, in DONE (a
 * kept sign-in still stands), in SHOW_QR or ASK_PASSWORD (a sign-in was broken off half-way), or with an
 * error: %VIGIE_ERROR_UNSUPPORTED, %VIGIE_ERROR_LIBRARY_MISSING, %VIGIE_ERROR_BUSY (the folder is in use, or
 * this object is not closed), %VIGIE_ERROR_STORAGE (the folder cannot be used, or the key does not open it,
 * or the disk is full), %VIGIE_ERROR_PROXY_UNUSABLE (nothing was connected: the proxy is not gone around),
 * %VIGIE_ERROR_NOT_SIGNED_IN (the kept session was ended elsewhere; a second call leads to READY_FOR_QR).
 *
 * A kept sign-in is only believed when the service answers, so without a network this waits: show
 * #VigieMessenger:connection and offer to stop. Cancelling stops the waiting; then close.
 */
void
vigie_telegram_messenger_open_async (VigieTelegramMessenger *self,
                                     const VigieSecret *database_key,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (VIGIE_IS_TELEGRAM_MESSENGER (self));
  g_return_if_fail (database_key != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_telegram_messenger_open_async);
  g_task_set_task_data (task, vigie_secret_copy (database_key), free_key);

  if (self->client != NULL || self->network != NULL)
    {
      g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_BUSY, "the account is open already");
      return;
    }

  self->is_asking_for_qr = FALSE;
  vigie_telegram_messenger_set_sign_in_error (self, NULL);
  vigie_telegram_messenger_set_standing (self, VIGIE_STANDING_SIGNING_IN);
  vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_OPENING);

  /* TDLib itself would look for the holder of a folder in use for ten seconds. */
  if (vigie_telegram_is_available (&error))
    self->folder_lock = vigie_folder_lock_take (self->folder, &error);
  if (self->folder_lock == NULL || !vigie_telegram_folder_has_room (self->folder, &error))
    {
      fail_open (self, task, g_steal_pointer (&error));
      return;
    }

  self->network = vigie_telegram_network_new (NULL, NULL);
  vigie_telegram_network_look_async (self->network, cancellable, looked_cb, g_steal_pointer (&task));
}

gboolean
vigie_telegram_messenger_open_finish (VigieTelegramMessenger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
qr_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTelegramMessenger) self = vigie_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);

  if (self == NULL || self->client != VIGIE_TD_CLIENT (source))
    return;

  self->is_asking_for_qr = FALSE;
  if (reply == NULL && self->sign_in_state == VIGIE_SIGN_IN_READY_FOR_QR)
    vigie_telegram_messenger_set_sign_in_error (self, error);
}

/**
 * vigie_telegram_messenger_request_qr:
 *
 * Asks for a QR code, unless that is under way. Returns at once: #VigieTelegramMessenger:sign-in-state
 * becomes SHOW_QR, or #VigieTelegramMessenger:sign-in-error says why not, and it may be asked for again.
 * TDLib renews the code by itself, so #VigieTelegramMessenger:qr-link changes; scanning, and the move to
 * another data centre, need nothing from us.
 */
void
vigie_telegram_messenger_request_qr (VigieTelegramMessenger *self)
{
  VigieTdRequest *request;

  g_return_if_fail (VIGIE_IS_TELEGRAM_MESSENGER (self));

  /* TDLib ends a request when the next one comes ("Another authorization query has started"). */
  if (self->client == NULL || self->sign_in_state != VIGIE_SIGN_IN_READY_FOR_QR || self->is_asking_for_qr)
    return;

  self->is_asking_for_qr = TRUE;
  vigie_telegram_messenger_set_sign_in_error (self, NULL);
  request = vigie_td_request_new ("requestQrCodeAuthentication");
  vigie_td_request_add_empty_list (request, "other_user_ids");
  vigie_td_client_send_async (self->client, request, "ok", NULL, qr_cb, vigie_call_new (self, NULL));
}

static void
password_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);
  VigieTelegramMessenger *self = g_task_get_source_object (task);

  if (reply != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (self->client == VIGIE_TD_CLIENT (source) && self->sign_in_state == VIGIE_SIGN_IN_CHECKING_PASSWORD)
    vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_ASK_PASSWORD);
  g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * vigie_telegram_messenger_check_password_async:
 * @password: UTF-8; not kept
 *
 * The password goes to TDLib, which proves to the service that it knows it (SRP) without sending it. Our own
 * copy is wiped at once; TDLib's is not in our hands.
 *
 * Errors: %VIGIE_ERROR_WRONG_PASSWORD and %VIGIE_ERROR_RATE_LIMITED leave the state at ASK_PASSWORD.
 */
void
vigie_telegram_messenger_check_password_async (VigieTelegramMessenger *self,
                                               const VigieSecret *password,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  VigieTdRequest *request;

  g_return_if_fail (VIGIE_IS_TELEGRAM_MESSENGER (self));
  g_return_if_fail (password != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_telegram_messenger_check_password_async);
  if (self->client == NULL || self->sign_in_state != VIGIE_SIGN_IN_ASK_PASSWORD)
    {
      g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN,
                                       "no password is asked for");
      return;
    }

  request = vigie_td_request_new ("checkAuthenticationPassword");
  if (!vigie_td_request_add_secret (request, "password", password))
    {
      vigie_td_request_free (request);
      g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_WRONG_PASSWORD, "not a text");
      return;
    }

  vigie_telegram_messenger_set_state (self, VIGIE_SIGN_IN_CHECKING_PASSWORD);
  vigie_td_client_send_async (self->client, request, "ok", cancellable, password_cb, g_steal_pointer (&task));
}

gboolean
vigie_telegram_messenger_check_password_finish (VigieTelegramMessenger *self,
                                                GAsyncResult *result,
                                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
