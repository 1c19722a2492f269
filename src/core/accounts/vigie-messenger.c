/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-messenger.h"

#include "vigie-error.h"

G_DEFINE_INTERFACE (VigieMessenger, vigie_messenger, G_TYPE_OBJECT)

enum
{
  SIGNAL_SESSION_APPEARED,
  SIGNAL_FACTS_CHANGED,
  SIGNAL_SIGN_IN_DOUBTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
vigie_messenger_default_init (VigieMessengerInterface *iface)
{
  /**
   * VigieMessenger:connection:
   *
   * A #VigieConnection: how the service is reached just now.
   */
  g_object_interface_install_property (
      iface, g_param_spec_int ("connection", NULL, NULL, VIGIE_CONNECTION_UNKNOWN, VIGIE_CONNECTION_READY,
                               VIGIE_CONNECTION_UNKNOWN, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  /**
   * VigieMessenger:standing:
   *
   * A #VigieStanding: whether facts can be read.
   */
  g_object_interface_install_property (
      iface,
      g_param_spec_int ("standing", NULL, NULL, VIGIE_STANDING_SIGNED_OUT, VIGIE_STANDING_ENDED_ELSEWHERE,
                        VIGIE_STANDING_SIGNED_OUT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  /**
   * VigieMessenger::session-appeared:
   * @self: the messenger
   * @session_id: the session's id; "" if the service did not tell it
   *
   * The service said by itself that somebody signed in. Most new sessions are not told: read again too.
   */
  signals[SIGNAL_SESSION_APPEARED] =
      g_signal_new ("session-appeared", VIGIE_TYPE_MESSENGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * VigieMessenger::facts-changed:
   * @self: the messenger
   *
   * What was read before may no longer hold.
   */
  signals[SIGNAL_FACTS_CHANGED] = g_signal_new ("facts-changed", VIGIE_TYPE_MESSENGER, G_SIGNAL_RUN_LAST, 0,
                                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * VigieMessenger::sign-in-doubted:
   * @self: the messenger
   *
   * The service doubts that Vigie's own sign-in is used in one place alone: somebody may hold a copy of it.
   * The person decides whether it is kept.
   */
  signals[SIGNAL_SIGN_IN_DOUBTED] = g_signal_new ("sign-in-doubted", VIGIE_TYPE_MESSENGER, G_SIGNAL_RUN_LAST,
                                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * vigie_messenger_get_id:
 * @self: a messenger
 *
 * Returns: (transfer none): the stable name of the service in JSON and in files: "telegram"
 */
const char *
vigie_messenger_get_id (VigieMessenger *self)
{
  g_return_val_if_fail (VIGIE_IS_MESSENGER (self), NULL);

  return VIGIE_MESSENGER_GET_IFACE (self)->get_id (self);
}

/**
 * vigie_messenger_get_title:
 * @self: a messenger
 *
 * Returns: (transfer none): the name of the service as people know it
 */
const char *
vigie_messenger_get_title (VigieMessenger *self)
{
  g_return_val_if_fail (VIGIE_IS_MESSENGER (self), NULL);

  return VIGIE_MESSENGER_GET_IFACE (self)->get_title (self);
}

/**
 * vigie_messenger_get_capabilities:
 * @self: a messenger
 *
 * Returns: what it can read and do; may shrink when the service or library turns out not to know a thing
 */
VigieCapability
vigie_messenger_get_capabilities (VigieMessenger *self)
{
  g_return_val_if_fail (VIGIE_IS_MESSENGER (self), VIGIE_CAPABILITY_NONE);

  return VIGIE_MESSENGER_GET_IFACE (self)->get_capabilities (self);
}

/**
 * vigie_messenger_get_now:
 * @self: a messenger
 *
 * The service's clock: a computer whose clock is wrong would otherwise see an intruder's session as old.
 *
 * Returns: Unix time, seconds, UTC
 */
gint64
vigie_messenger_get_now (VigieMessenger *self)
{
  VigieMessengerInterface *iface;

  g_return_val_if_fail (VIGIE_IS_MESSENGER (self), 0);

  iface = VIGIE_MESSENGER_GET_IFACE (self);
  if (iface->get_now == NULL)
    return g_get_real_time () / G_USEC_PER_SEC;

  return iface->get_now (self);
}

/**
 * vigie_messenger_get_connection:
 * @self: a messenger
 *
 * Returns: how the service is reached just now
 */
VigieConnection
vigie_messenger_get_connection (VigieMessenger *self)
{
  int connection = VIGIE_CONNECTION_UNKNOWN;

  g_return_val_if_fail (VIGIE_IS_MESSENGER (self), VIGIE_CONNECTION_UNKNOWN);

  g_object_get (self, "connection", &connection, NULL);
  return (VigieConnection) connection;
}

/**
 * vigie_messenger_get_standing:
 * @self: a messenger
 *
 * Returns: whether facts can be read
 */
VigieStanding
vigie_messenger_get_standing (VigieMessenger *self)
{
  int standing = VIGIE_STANDING_SIGNED_OUT;

  g_return_val_if_fail (VIGIE_IS_MESSENGER (self), VIGIE_STANDING_SIGNED_OUT);

  g_object_get (self, "standing", &standing, NULL);
  return (VigieStanding) standing;
}

/**
 * vigie_messenger_read_facts_async:
 * @self: a messenger
 * @wanted: facts of #VigieCapability; those that @self cannot read come back unknown
 * @cancellable: (nullable): stops waiting
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Reads the account. A fact that cannot be read is unknown in the result; only when nothing could be read
 * is it an error. May wait as long as the service does: show #VigieMessenger:connection and offer to stop.
 */
void
vigie_messenger_read_facts_async (VigieMessenger *self,
                                  VigieCapability wanted,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  VigieCapability capabilities;

  g_return_if_fail (VIGIE_IS_MESSENGER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  capabilities = vigie_messenger_get_capabilities (self);
  VIGIE_MESSENGER_GET_IFACE (self)->read_facts_async (
      self, wanted & capabilities & VIGIE_CAPABILITY_ALL_FACTS, cancellable, callback, user_data);
}

/**
 * vigie_messenger_read_facts_finish:
 * @self: a messenger
 * @result: the result
 * @error: %VIGIE_ERROR_NOT_SIGNED_IN, _RATE_LIMITED, _NETWORK, _SERVICE or _UNEXPECTED_REPLY
 *
 * Returns: (transfer full): the facts; %NULL with @error set
 */
VigieFacts *
vigie_messenger_read_facts_finish (VigieMessenger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (VIGIE_IS_MESSENGER (self), NULL);

  return VIGIE_MESSENGER_GET_IFACE (self)->read_facts_finish (self, result, error);
}

/**
 * vigie_messenger_act_async:
 * @self: a messenger
 * @action: (transfer none): one change
 * @cancellable: (nullable): stops waiting; the change may have been made all the same, so read again
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Makes one change. Never repeats it by itself.
 */
void
vigie_messenger_act_async (VigieMessenger *self,
                           const VigieAction *action,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (VIGIE_IS_MESSENGER (self));
  g_return_if_fail (action != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  if ((vigie_messenger_get_capabilities (self) & vigie_action_get_kind (action)) == 0)
    {
      g_task_report_new_error (self, callback, user_data, vigie_messenger_act_async, VIGIE_ERROR,
                               VIGIE_ERROR_UNSUPPORTED,
                               "This account cannot be changed in that way from here");
      return;
    }

  VIGIE_MESSENGER_GET_IFACE (self)->act_async (self, action, cancellable, callback, user_data);
}

/**
 * vigie_messenger_act_finish:
 * @self: a messenger
 * @result: the result
 * @error: %VIGIE_ERROR_UNSUPPORTED, _NOT_SIGNED_IN, _RATE_LIMITED, _SESSION_TOO_YOUNG, _GONE, _NETWORK,
 *   _SERVICE or _UNEXPECTED_REPLY
 *
 * Returns: whether the service said that it made the change; only reading again tells
 */
gboolean
vigie_messenger_act_finish (VigieMessenger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (VIGIE_IS_MESSENGER (self), FALSE);

  if (g_async_result_is_tagged (result, vigie_messenger_act_async))
    return g_task_propagate_boolean (G_TASK (result), error);

  return VIGIE_MESSENGER_GET_IFACE (self)->act_finish (self, result, error);
}

/**
 * vigie_messenger_change_two_step_async:
 * @self: a messenger
 * @change: (transfer none): one change of two-step verification; kept (with its secrets) until it is answered
 * @cancellable: (nullable): stops waiting; the change may have been made all the same, so read again
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Makes one change. Never repeats it by itself.
 */
void
vigie_messenger_change_two_step_async (VigieMessenger *self,
                                       const VigieTwoStepChange *change,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  VigieMessengerInterface *iface;

  g_return_if_fail (VIGIE_IS_MESSENGER (self));
  g_return_if_fail (change != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  iface = VIGIE_MESSENGER_GET_IFACE (self);
  if (iface->change_two_step_async == NULL ||
      (vigie_messenger_get_capabilities (self) & vigie_two_step_change_get_capability (change)) == 0)
    {
      g_task_report_new_error (self, callback, user_data, vigie_messenger_change_two_step_async, VIGIE_ERROR,
                               VIGIE_ERROR_UNSUPPORTED,
                               "Two-step verification cannot be changed in that way from here");
      return;
    }

  iface->change_two_step_async (self, change, cancellable, callback, user_data);
}

/**
 * vigie_messenger_change_two_step_finish:
 * @self: a messenger
 * @result: the result
 * @error: %VIGIE_ERROR_WRONG_PASSWORD, _WRONG_CODE, _CODE_EXPIRED, _INVALID_EMAIL, _PASSWORD_TOO_FRESH,
 *   _CHANGED_ELSEWHERE, or those of vigie_messenger_act_finish ()
 *
 * Returns: whether the service took the change; whether it is in force only reading again tells
 */
gboolean
vigie_messenger_change_two_step_finish (VigieMessenger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (VIGIE_IS_MESSENGER (self), FALSE);

  if (g_async_result_is_tagged (result, vigie_messenger_change_two_step_async))
    return g_task_propagate_boolean (G_TASK (result), error);

  return VIGIE_MESSENGER_GET_IFACE (self)->change_two_step_finish (self, result, error);
}

/**
 * vigie_messenger_sign_out_async:
 * @self: a messenger
 * @cancellable: (nullable): stops waiting
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Ends Vigie's own session at the service. Needs the network.
 */
void
vigie_messenger_sign_out_async (VigieMessenger *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (VIGIE_IS_MESSENGER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  VIGIE_MESSENGER_GET_IFACE (self)->sign_out_async (self, cancellable, callback, user_data);
}

/**
 * vigie_messenger_sign_out_finish:
 * @self: a messenger
 * @result: the result
 * @error: %VIGIE_ERROR_NOT_SIGNED_IN, _NETWORK or _SERVICE
 *
 * Returns: whether Vigie's session is gone
 */
gboolean
vigie_messenger_sign_out_finish (VigieMessenger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (VIGIE_IS_MESSENGER (self), FALSE);

  return VIGIE_MESSENGER_GET_IFACE (self)->sign_out_finish (self, result, error);
}

/**
 * vigie_messenger_emit_session_appeared:
 * @self: a messenger
 * @session_id: the session's id; "" if not known
 *
 * For adapters: emits #VigieMessenger::session-appeared.
 */
void
vigie_messenger_emit_session_appeared (VigieMessenger *self, const char *session_id)
{
  g_return_if_fail (VIGIE_IS_MESSENGER (self));

  g_signal_emit (self, signals[SIGNAL_SESSION_APPEARED], 0, session_id);
}

/**
 * vigie_messenger_emit_facts_changed:
 * @self: a messenger
 *
 * For adapters: emits #VigieMessenger::facts-changed.
 */
void
vigie_messenger_emit_facts_changed (VigieMessenger *self)
{
  g_return_if_fail (VIGIE_IS_MESSENGER (self));

  g_signal_emit (self, signals[SIGNAL_FACTS_CHANGED], 0);
}

/**
 * vigie_messenger_emit_sign_in_doubted:
 * @self: a messenger
 *
 * For adapters: emits #VigieMessenger::sign-in-doubted.
 */
void
vigie_messenger_emit_sign_in_doubted (VigieMessenger *self)
{
  g_return_if_fail (VIGIE_IS_MESSENGER (self));

  g_signal_emit (self, signals[SIGNAL_SIGN_IN_DOUBTED], 0);
}
