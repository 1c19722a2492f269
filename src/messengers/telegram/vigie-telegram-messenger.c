/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-messenger-private.h"

#include "vigie-error.h"
#include "vigie-td-library.h"
#include "vigie-telegram-action.h"
#include "vigie-telegram-parameters.h"
#include "vigie-telegram-reader.h"
#include "vigie-telegram-two-step.h"

#define DAY (24 * 3600)

static void messenger_iface_init (VigieMessengerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VigieTelegramMessenger,
                               vigie_telegram_messenger,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VIGIE_TYPE_MESSENGER, messenger_iface_init))

typedef enum
{
  PROP_SIGN_IN_STATE = 1,
  PROP_QR_LINK,
  PROP_PASSWORD_HINT,
  PROP_SIGN_IN_ERROR,
  N_OWN_PROPERTIES,
  PROP_CONNECTION = N_OWN_PROPERTIES,
  PROP_STANDING,
} VigieTelegramMessengerProperty;

static GParamSpec *properties[N_OWN_PROPERTIES];

void
vigie_telegram_messenger_set_state (VigieTelegramMessenger *self, VigieSignInState state)
{
  if (self->sign_in_state == state)
    return;

  self->sign_in_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGN_IN_STATE]);
}

void
vigie_telegram_messenger_set_standing (VigieTelegramMessenger *self, VigieStanding standing)
{
  if (self->standing == standing)
    return;

  self->standing = standing;
  g_object_notify (G_OBJECT (self), "standing");
}

void
vigie_telegram_messenger_set_connection (VigieTelegramMessenger *self, VigieConnection connection)
{
  if (self->network != NULL && vigie_telegram_network_is_blocked (self->network))
    connection = VIGIE_CONNECTION_PROXY_UNUSABLE;
  if (self->connection == connection)
    return;

  self->connection = connection;
  g_object_notify (G_OBJECT (self), "connection");
}

void
vigie_telegram_messenger_set_qr_link (VigieTelegramMessenger *self, const char *link)
{
  if (g_set_str (&self->qr_link, link))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QR_LINK]);
}

void
vigie_telegram_messenger_set_hint (VigieTelegramMessenger *self, const char *hint)
{
  if (g_set_str (&self->password_hint, hint))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PASSWORD_HINT]);
}

void
vigie_telegram_messenger_set_sign_in_error (VigieTelegramMessenger *self, const GError *error)
{
  if (self->sign_in_error == NULL && error == NULL)
    return;

  g_clear_error (&self->sign_in_error);
  self->sign_in_error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGN_IN_ERROR]);
}

static void
take_connection (VigieTelegramMessenger *self, VigieTdReader *update)
{
  static const struct
  {
    const char *name;
    VigieConnection connection;
  } states[] = {
    { "connectionStateWaitingForNetwork", VIGIE_CONNECTION_WAITING_FOR_NETWORK },
    { "connectionStateConnectingToProxy", VIGIE_CONNECTION_CONNECTING_TO_PROXY },
    { "connectionStateConnecting", VIGIE_CONNECTION_CONNECTING },
    { "connectionStateUpdating", VIGIE_CONNECTION_UPDATING },
    { "connectionStateReady", VIGIE_CONNECTION_READY },
  };
  VigieTdReader state = { vigie_td_reader_get_object (update, "state"), FALSE };
  VigieConnection connection = VIGIE_CONNECTION_UNKNOWN;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (vigie_td_reader_is (&state, states[i].name))
        connection = states[i].connection;
    }

  vigie_telegram_messenger_set_connection (self, connection);
}

static void
take_unconfirmed (VigieTelegramMessenger *self, JsonObject *update)
{
  g_autofree char *before = g_strdup (self->unconfirmed.session_id);

  if (!vigie_telegram_unconfirmed_read (&self->unconfirmed, update))
    g_debug ("An update about a new session is malformed");

  if (self->standing != VIGIE_STANDING_SIGNED_IN)
    return;

  if (self->unconfirmed.session_id != NULL && g_strcmp0 (before, self->unconfirmed.session_id) != 0)
    vigie_messenger_emit_session_appeared (VIGIE_MESSENGER (self), self->unconfirmed.session_id);
  vigie_messenger_emit_facts_changed (VIGIE_MESSENGER (self));
}

/* Only AUTH_KEY_DROP_… comes here. TDLib's documentation of the update wants the person to choose between
 * going on and leaving. Leaving is `destroy` there; Vigie logs out, which takes the session from the
 * account's list too. Source:
 * https://core.telegram.org/tdlib/docs/classtd_1_1td__api_1_1update_service_notification.html (read
 * 2026-11-24) */
static void
take_doubt (VigieTelegramMessenger *self)
{
  vigie_messenger_emit_sign_in_doubted (VIGIE_MESSENGER (self));
  vigie_messenger_emit_facts_changed (VIGIE_MESSENGER (self));
}

/**
 * vigie_telegram_messenger_take_update:
 *
 * What an update says that is not about the sign-in.
 */
void
vigie_telegram_messenger_take_update (VigieTelegramMessenger *self, JsonObject *object)
{
  VigieTdReader update = { object, FALSE };

  if (vigie_td_reader_is (&update, "updateConnectionState"))
    take_connection (self, &update);
  else if (vigie_td_reader_is (&update, "updateUnconfirmedSession"))
    take_unconfirmed (self, object);
  else if (vigie_td_reader_is (&update, "updateServiceNotification") &&
           self->standing == VIGIE_STANDING_SIGNED_IN)
    take_doubt (self);
}

/**
 * vigie_telegram_messenger_note_sessions:
 *
 * Remembers when our own session signed in: the 24-hour rule counts from there.
 */
void
vigie_telegram_messenger_note_sessions (VigieTelegramMessenger *self, GListModel *sessions)
{
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);

      if (vigie_session_get_fields (session)->is_current)
        self->signed_in_at = vigie_session_get_fields (session)->log_in_date;
    }
}

static const char *
get_id (VigieMessenger *messenger)
{
  return "telegram";
}

static const char *
get_title (VigieMessenger *messenger)
{
  return "Telegram";
}

static VigieCapability
get_capabilities (VigieMessenger *messenger)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (messenger);

  return (VIGIE_CAPABILITY_ALL_FACTS | VIGIE_TELEGRAM_ACTIONS) & ~self->missing;
}

static gint64
get_now (VigieMessenger *messenger)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (messenger);

  if (self->client == NULL)
    return g_get_real_time () / G_USEC_PER_SEC;

  return vigie_td_client_get_now (self->client);
}

static gboolean
return_if_not_signed_in (VigieTelegramMessenger *self, GTask *task)
{
  if (self->standing == VIGIE_STANDING_SIGNED_IN && self->client != NULL)
    return FALSE;

  g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN, "nobody is signed in");
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  VigieTelegramMessenger *self = g_task_get_source_object (task);
  VigieCapability unknown_here = VIGIE_CAPABILITY_NONE;
  VigieFacts *facts = vigie_telegram_reader_read_finish (result, &unknown_here, &error);
  GListModel *sessions;

  self->missing |= unknown_here;
  if (facts == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  sessions = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);
  if (sessions != NULL)
    vigie_telegram_messenger_note_sessions (self, sessions);
  g_task_return_pointer (task, facts, g_object_unref);
}

static void
read_facts_async (VigieMessenger *messenger,
                  VigieCapability wanted,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (messenger);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, read_facts_async);
  if (return_if_not_signed_in (self, task))
    return;

  vigie_telegram_reader_read_async (self->client, wanted, &self->unconfirmed, cancellable, read_cb,
                                    g_steal_pointer (&task));
}

static VigieFacts *
read_facts_finish (VigieMessenger *messenger, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, messenger), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The moment when our session is old enough; 0 if the service never told when it began. */
static gint64
get_old_enough_at (VigieTelegramMessenger *self)
{
  gint64 since = self->signed_in_at;

  if (since == 0 && self->client != NULL)
    since = vigie_td_client_get_authorization_date (self->client);

  return since > 0 ? since + DAY : 0;
}

static void
act_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);
  VigieTelegramMessenger *self = g_task_get_source_object (task);

  if (reply != NULL)
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_SESSION_TOO_YOUNG))
    g_task_return_error (task, vigie_error_new_retry_at (VIGIE_ERROR_SESSION_TOO_YOUNG,
                                                         get_old_enough_at (self), error->message));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
act_async (VigieMessenger *messenger,
           const VigieAction *action,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (messenger);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  VigieTdRequest *request;

  g_task_set_source_tag (task, act_async);
  if (return_if_not_signed_in (self, task))
    return;

  request = vigie_telegram_action_to_request (action, &error);
  if (request == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  vigie_td_client_send_async (self->client, request, "ok", cancellable, act_cb, g_steal_pointer (&task));
}

static void
change_two_step_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);

  if (reply != NULL && vigie_telegram_two_step_read_answer (g_task_get_task_data (task), reply, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
change_two_step_async (VigieMessenger *messenger,
                       const VigieTwoStepChange *change,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (messenger);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  VigieTdRequest *request;

  g_task_set_source_tag (task, change_two_step_async);
  if (return_if_not_signed_in (self, task))
    return;

  request = vigie_telegram_two_step_to_request (change, &error);
  if (request == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_set_task_data (task, vigie_two_step_change_copy (change),
                        (GDestroyNotify) vigie_two_step_change_free);
  vigie_td_client_send_async (self->client, request, vigie_telegram_two_step_get_answer (change), cancellable,
                              change_two_step_cb, g_steal_pointer (&task));
}

static gboolean
finish_boolean (VigieMessenger *messenger, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, messenger), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
messenger_iface_init (VigieMessengerInterface *iface)
{
  iface->get_id = get_id;
  iface->get_title = get_title;
  iface->get_capabilities = get_capabilities;
  iface->get_now = get_now;
  iface->read_facts_async = read_facts_async;
  iface->read_facts_finish = read_facts_finish;
  iface->act_async = act_async;
  iface->act_finish = finish_boolean;
  iface->change_two_step_async = change_two_step_async;
  iface->change_two_step_finish = finish_boolean;
  iface->sign_out_async = vigie_telegram_messenger_sign_out;
  iface->sign_out_finish = finish_boolean;
}

static void
vigie_telegram_messenger_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (object);

  switch ((VigieTelegramMessengerProperty) prop_id)
    {
    case PROP_SIGN_IN_STATE:
      g_value_set_int (value, (int) self->sign_in_state);
      break;
    case PROP_QR_LINK:
      g_value_set_string (value, self->qr_link);
      break;
    case PROP_PASSWORD_HINT:
      g_value_set_string (value, self->password_hint);
      break;
    case PROP_SIGN_IN_ERROR:
      g_value_set_boxed (value, self->sign_in_error);
      break;
    case PROP_CONNECTION:
      g_value_set_int (value, (int) self->connection);
      break;
    case PROP_STANDING:
      g_value_set_int (value, (int) self->standing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
vigie_telegram_messenger_dispose (GObject *object)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (object);

  if (self->network != NULL)
    vigie_telegram_network_detach (self->network);
  g_clear_object (&self->network);
  if (self->client != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->client, self);
      vigie_td_client_abandon (self->client);
    }
  g_clear_object (&self->client);

  G_OBJECT_CLASS (vigie_telegram_messenger_parent_class)->dispose (object);
}

static void
vigie_telegram_messenger_finalize (GObject *object)
{
  VigieTelegramMessenger *self = VIGIE_TELEGRAM_MESSENGER (object);

  g_clear_pointer (&self->folder_lock, vigie_folder_lock_free);
  g_free (self->folder);
  g_free (self->qr_link);
  g_free (self->password_hint);
  g_clear_error (&self->sign_in_error);
  g_clear_error (&self->open_failure);
  vigie_telegram_unconfirmed_clear (&self->unconfirmed);

  G_OBJECT_CLASS (vigie_telegram_messenger_parent_class)->finalize (object);
}

static void
vigie_telegram_messenger_class_init (VigieTelegramMessengerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vigie_telegram_messenger_get_property;
  object_class->dispose = vigie_telegram_messenger_dispose;
  object_class->finalize = vigie_telegram_messenger_finalize;

  /* A VigieSignInState. */
  properties[PROP_SIGN_IN_STATE] = g_param_spec_int ("sign-in-state", NULL, NULL, VIGIE_SIGN_IN_CLOSED,
                                                     VIGIE_SIGN_IN_NOT_POSSIBLE, VIGIE_SIGN_IN_CLOSED, flags);
  properties[PROP_QR_LINK] = g_param_spec_string ("qr-link", NULL, NULL, NULL, flags);
  properties[PROP_PASSWORD_HINT] = g_param_spec_string ("password-hint", NULL, NULL, NULL, flags);
  properties[PROP_SIGN_IN_ERROR] = g_param_spec_boxed ("sign-in-error", NULL, NULL, G_TYPE_ERROR, flags);

  g_object_class_install_properties (object_class, N_OWN_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_CONNECTION, "connection");
  g_object_class_override_property (object_class, PROP_STANDING, "standing");
}

static void
vigie_telegram_messenger_init (VigieTelegramMessenger *self)
{
}

/**
 * vigie_telegram_is_available:
 *
 * Looks for TDLib without loading it, as far as that can be told from files alone.
 *
 * Returns: %FALSE with %VIGIE_ERROR_UNSUPPORTED (this build has no api_id) or %VIGIE_ERROR_LIBRARY_MISSING
 */
gboolean
vigie_telegram_is_available (GError **error)
{
  if (!vigie_telegram_parameters_has_api_id ())
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "this build has no api_id");
      return FALSE;
    }

  return vigie_td_library_is_present (error);
}

static void
run_what_is_ready (gint64 until)
{
  while (g_get_monotonic_time () < until && g_main_context_iteration (NULL, FALSE))
    ;
}

/**
 * vigie_telegram_wait_closed:
 * @timeout_ms: at most
 *
 * Waits until what is closing has closed, and lets what waited for that run: an account that is being left
 * removes its row. At once when Telegram was not used. For the very end of a program, in the main thread.
 *
 * Returns: %FALSE if something is still open
 */
gboolean
vigie_telegram_wait_closed (guint timeout_ms)
{
  gint64 until = g_get_monotonic_time () + (gint64) timeout_ms * 1000;

  if (vigie_td_library_wait_closed (0))
    return TRUE;

  do
    run_what_is_ready (until);
  while (!vigie_td_library_wait_closed (10) && g_get_monotonic_time () < until);

  run_what_is_ready (until);
  return vigie_td_library_wait_closed (0);
}

/**
 * vigie_telegram_messenger_new:
 * @folder: this account's own; made when missing, mode 0700
 *
 * Returns: (transfer full): a new messenger, closed
 */
VigieTelegramMessenger *
vigie_telegram_messenger_new (const char *folder)
{
  VigieTelegramMessenger *self;

  g_return_val_if_fail (folder != NULL && g_path_is_absolute (folder), NULL);

  self = g_object_new (VIGIE_TYPE_TELEGRAM_MESSENGER, NULL);
  self->folder = g_strdup (folder);
  return self;
}

VigieSignInState
vigie_telegram_messenger_get_sign_in_state (VigieTelegramMessenger *self)
{
  g_return_val_if_fail (VIGIE_IS_TELEGRAM_MESSENGER (self), VIGIE_SIGN_IN_CLOSED);

  return self->sign_in_state;
}

/**
 * vigie_telegram_messenger_get_qr_link:
 *
 * Returns: (transfer none) (nullable): what the QR code says; whoever scans it lets Vigie in
 */
const char *
vigie_telegram_messenger_get_qr_link (VigieTelegramMessenger *self)
{
  g_return_val_if_fail (VIGIE_IS_TELEGRAM_MESSENGER (self), NULL);

  return self->qr_link;
}

/**
 * vigie_telegram_messenger_get_password_hint:
 *
 * Returns: (transfer none) (nullable): the hint that the person chose for the password, cleaned; "" if none
 */
const char *
vigie_telegram_messenger_get_password_hint (VigieTelegramMessenger *self)
{
  g_return_val_if_fail (VIGIE_IS_TELEGRAM_MESSENGER (self), NULL);

  return self->password_hint;
}

const GError *
vigie_telegram_messenger_get_sign_in_error (VigieTelegramMessenger *self)
{
  g_return_val_if_fail (VIGIE_IS_TELEGRAM_MESSENGER (self), NULL);

  return self->sign_in_error;
}
