/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-notifier.h"

#include "vigie-notifier-thread.h"

struct _VigieNotifier
{
  GObject parent_instance;

  VigieNotifierThread *thread; /* (owned) (nullable) begins with the first notification */
};

G_DEFINE_FINAL_TYPE (VigieNotifier, vigie_notifier, G_TYPE_OBJECT)

typedef enum
{
  SIGNAL_ANSWERED,
  SIGNAL_CLOSED,
  N_SIGNALS,
} VigieNotifierSignal;

static guint signals[N_SIGNALS];

static void
answered_cb (gpointer data, const char *token, VigieAnswer answer, const char *activation_token)
{
  g_autoptr (VigieNotifier) self = g_object_ref (VIGIE_NOTIFIER (data));

  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, token, (guint) answer, activation_token);
}

static void
closed_cb (gpointer data, const char *token)
{
  g_autoptr (VigieNotifier) self = g_object_ref (VIGIE_NOTIFIER (data));

  g_signal_emit (self, signals[SIGNAL_CLOSED], 0, token);
}

static void
vigie_notifier_dispose (GObject *object)
{
  VigieNotifier *self = VIGIE_NOTIFIER (object);

  g_clear_pointer (&self->thread, vigie_notifier_thread_end);

  G_OBJECT_CLASS (vigie_notifier_parent_class)->dispose (object);
}

static void
vigie_notifier_class_init (VigieNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vigie_notifier_dispose;

  /**
   * VigieNotifier::answered:
   * @self: the notifier
   * @token: what the notification was shown with
   * @answer: a #VigieAnswer
   * @activation_token: (nullable): lets a window come to the front
   *
   * The person pressed the notification or one of its buttons.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", VIGIE_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);

  /**
   * VigieNotifier::closed:
   * @self: the notifier
   * @token: what the notification was shown with
   *
   * The notification is no longer shown.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", VIGIE_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
vigie_notifier_init (VigieNotifier *self)
{
}

/**
 * vigie_notifier_new:
 *
 * Asks nothing of the notification service yet.
 *
 * Returns: (transfer full): a notifier
 */
VigieNotifier *
vigie_notifier_new (void)
{
  return g_object_new (VIGIE_TYPE_NOTIFIER, NULL);
}

static void
begin (VigieNotifier *self, GTask *task, const char *token, gboolean is_danger)
{
  if (self->thread == NULL)
    self->thread = vigie_notifier_thread_new (answered_cb, closed_cb, self);
  vigie_notifier_thread_show (self->thread, task, token, is_danger);
}

/**
 * vigie_notifier_show_session_async:
 * @self: a notifier
 * @token: comes back with the answer; the caller's word for the account and the session. Never shown
 * @is_danger: whether it is to stay until the person reacts
 * @cancellable: (nullable): to not begin
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Says that a new device may be using one of the person's accounts. Shown again with the same @token, it
 * takes the place of the first. Five are shown at most; the oldest goes.
 */
void
vigie_notifier_show_session_async (VigieNotifier *self,
                                   const char *token,
                                   gboolean is_danger,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_NOTIFIER (self));
  g_return_if_fail (token != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_notifier_show_session_async);
  begin (self, task, token, is_danger);
}

/**
 * vigie_notifier_show_session_finish:
 * @self: a notifier
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the service took it; %FALSE with @error set to %VIGIE_ERROR_UNSUPPORTED if there is no
 *   notification service (then the window says it), or to %VIGIE_ERROR_SERVICE if it refused
 */
gboolean
vigie_notifier_show_session_finish (VigieNotifier *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_notifier_send_test_async:
 * @self: a notifier
 * @cancellable: (nullable): to not begin
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Shows a notification that asks nothing, so that the person sees whether they would notice one.
 */
void
vigie_notifier_send_test_async (VigieNotifier *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_NOTIFIER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_notifier_send_test_async);
  begin (self, task, NULL, FALSE);
}

/**
 * vigie_notifier_send_test_finish:
 * @self: a notifier
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the service took it; that it was seen, only the person can say
 */
gboolean
vigie_notifier_send_test_finish (VigieNotifier *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_notifier_withdraw:
 * @self: a notifier
 * @token: what the notification was shown with
 *
 * Takes a notification away, as the person has answered in the window. Unknown or closed: nothing happens.
 */
void
vigie_notifier_withdraw (VigieNotifier *self, const char *token)
{
  g_return_if_fail (VIGIE_IS_NOTIFIER (self));
  g_return_if_fail (token != NULL);

  if (self->thread != NULL)
    vigie_notifier_thread_withdraw (self->thread, token);
}
