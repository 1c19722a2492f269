/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-notifier-thread.h"

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <libnotify/notify.h>

#include "vigie-error.h"

#define SERVICE_NAME "org.freedesktop.Notifications"
#define CALL_TIMEOUT_MS 5000

/* More at a time help nobody; the oldest goes. */
#define MAX_SHOWN 5

/* How long the end of the program waits for the service. */
#define PATIENCE_USEC (500 * G_TIME_SPAN_MILLISECOND)

struct _VigieNotifierThread
{
  GThread *thread;       /* (owned) */
  GMainContext *context; /* (owned) of the thread */
  GMainContext *owner;   /* (owned) where signals go */
  GMainLoop *loop;       /* (owned) */

  GMutex lock; /* guards what follows */
  GCond ended_cond;
  gboolean has_ended;
  VigieNotifierAnswered answered; /* (nullable) NULL once the owner is gone */
  VigieNotifierClosed closed;
  gpointer data;

  /* In the thread alone. */
  GQueue shown;                /* (owned) Shown, the oldest first */
  GDBusConnection *connection; /* (owned) (nullable) */
  guint watch;
  gboolean has_portal;
};

/* A notification on the screen. */
typedef struct
{
  VigieNotifierThread *self; /* (unowned) */
  char *token;               /* (owned) (nullable) NULL: a test */
  gboolean has_actions;
  NotifyNotification *notification; /* (owned) */
} Shown;

/* What goes into the thread. */
typedef struct
{
  VigieNotifierThread *self; /* (owned) */
  GTask *task;               /* (owned) (nullable) NULL: withdraw */
  char *token;               /* (owned) (nullable) */
  gboolean is_danger;
  GError *error; /* (owned) (nullable) out */
} Request;

/* What comes out of it. */
typedef struct
{
  VigieNotifierThread *self; /* (owned) */
  char *token;               /* (owned) */
  gboolean is_closed;
  VigieAnswer answer;
  char *activation_token; /* (owned) (nullable) */
} Event;

static void
self_clear (gpointer data)
{
  VigieNotifierThread *self = data;

  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->owner, g_main_context_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ended_cond);
}

static void
self_unref (VigieNotifierThread *self)
{
  g_atomic_rc_box_release_full (self, self_clear);
}

static void
request_free (Request *request)
{
  g_clear_object (&request->task);
  g_clear_error (&request->error);
  g_free (request->token);
  self_unref (request->self);
  g_free (request);
}

static void
event_free (Event *event)
{
  g_free (event->token);
  g_free (event->activation_token);
  self_unref (event->self);
  g_free (event);
}

static gboolean
deliver_cb (gpointer user_data)
{
  Event *event = user_data;
  VigieNotifierThread *self = event->self;
  VigieNotifierAnswered answered;
  VigieNotifierClosed closed;
  gpointer data;

  g_mutex_lock (&self->lock);
  answered = self->answered;
  closed = self->closed;
  data = self->data;
  g_mutex_unlock (&self->lock);

  /* The owner lets go in this same context, so it cannot go away in between. */
  if (answered != NULL && event->is_closed)
    closed (data, event->token);
  else if (answered != NULL)
    answered (data, event->token, event->answer, event->activation_token);
  return G_SOURCE_REMOVE;
}

static void
attach (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  (void) g_source_attach (source, context);
}

/* Takes @activation_token. */
static void
tell (Shown *shown, gboolean is_closed, VigieAnswer answer, char *activation_token)
{
  Event *event;

  if (shown->token == NULL)
    {
      g_free (activation_token);
      return;
    }

  event = g_new0 (Event, 1);
  event->self = g_atomic_rc_box_acquire (shown->self);
  event->token = g_strdup (shown->token);
  event->is_closed = is_closed;
  event->answer = answer;
  event->activation_token = activation_token;
  attach (shown->self->owner, deliver_cb, event, (GDestroyNotify) event_free);
}

static void
shown_free (Shown *shown)
{
  g_signal_handlers_disconnect_by_data (shown->notification, shown);
  g_object_unref (shown->notification);
  g_free (shown->token);
  g_free (shown);
}

static void
drop (Shown *shown)
{
  (void) g_queue_remove (&shown->self->shown, shown);
  shown_free (shown);
}

static Shown *
find (VigieNotifierThread *self, const char *token)
{
  for (GList *link = self->shown.head; link != NULL; link = link->next)
    {
      Shown *shown = link->data;

      if (g_strcmp0 (shown->token, token) == 0)
        return shown;
    }

  return NULL;
}

static gboolean
drop_idle_cb (gpointer user_data)
{
  drop (user_data);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (NotifyNotification *notification, Shown *shown)
{
  tell (shown, TRUE, VIGIE_ANSWER_NONE, NULL);
  /* libnotify is in the middle of a signal of this object, so it lives until the next turn. */
  g_signal_handlers_disconnect_by_func (notification, closed_cb, shown);
  (void) g_queue_remove (&shown->self->shown, shown);
  attach (shown->self->context, drop_idle_cb, shown, NULL);
}

static void
action_cb (NotifyNotification *notification, char *action, gpointer user_data)
{
  Shown *shown = user_data;
  VigieAnswer answer = VIGIE_ANSWER_NONE;

  if (g_str_equal (action, "me"))
    answer = VIGIE_ANSWER_ME;
  else if (g_str_equal (action, "not-me"))
    answer = VIGIE_ANSWER_NOT_ME;

  tell (shown, FALSE, answer, g_strdup (notify_notification_get_activation_token (notification)));
}

/* The service took all its notifications along. */
static void
vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  VigieNotifierThread *self = user_data;
  Shown *shown;

  while ((shown = g_queue_pop_head (&self->shown)) != NULL)
    {
      tell (shown, TRUE, VIGIE_ANSWER_NONE, NULL);
      shown_free (shown);
    }
}

static void
set_show_error (GError **error, const GError *reason)
{
  VigieError code = VIGIE_ERROR_SERVICE;

  if (g_error_matches (reason, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
      g_error_matches (reason, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
      g_error_matches (reason, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
      g_error_matches (reason, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_EXEC_FAILED) ||
      g_error_matches (reason, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_CHILD_EXITED) ||
      g_error_matches (reason, G_DBUS_ERROR, G_DBUS_ERROR_DISCONNECTED) ||
      g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CLOSED))
    code = VIGIE_ERROR_UNSUPPORTED;
  g_set_error (error, VIGIE_ERROR, (int) code, "Notifications: %s",
               reason != NULL ? reason->message : "the service refused");
}

/* Whether somebody shows notifications, or would be started to, and answers. libnotify would wait for 25 s,
 * and then say it in the log alone. */
static gboolean
check_service (VigieNotifierThread *self, GError **error)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) local_error = NULL;

  if (self->has_portal)
    return TRUE;

  reply = g_dbus_connection_call_sync (self->connection, SERVICE_NAME, "/org/freedesktop/Notifications",
                                       SERVICE_NAME, "GetServerInformation", NULL, G_VARIANT_TYPE ("(ssss)"),
                                       G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, NULL, &local_error);
  if (reply == NULL)
    set_show_error (error, local_error);
  return reply != NULL;
}

static gboolean
connect_once (VigieNotifierThread *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->connection != NULL && g_dbus_connection_is_closed (self->connection))
    g_clear_object (&self->connection);
  if (self->connection != NULL)
    return TRUE;

  self->connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &local_error);
  if (self->connection == NULL || (!notify_is_initted () && !notify_init ("Vigie")))
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "There is no session bus: %s",
                   local_error != NULL ? local_error->message : "libnotify refused");
      return FALSE;
    }

  /* In a sandbox libnotify speaks to the portal, which is always there. */
  self->has_portal = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP_NAME") != NULL;
  if (!self->has_portal && self->watch == 0)
    self->watch = g_bus_watch_name_on_connection (
        self->connection, SERVICE_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL, vanished_cb, self, NULL);
  return TRUE;
}

static gboolean
server_has_actions (void)
{
  GList *capabilities = notify_get_server_caps ();
  gboolean has_actions = g_list_find_custom (capabilities, "actions", (GCompareFunc) g_strcmp0) != NULL;

  g_list_free_full (capabilities, g_free);
  return has_actions;
}

static void
describe_session (NotifyNotification *notification, Shown *shown, gboolean is_danger)
{
  (void) notify_notification_update (notification, _ ("A new device may be using one of your accounts"),
                                     _ ("Is it you? Open Vigie to see which device it is."), VIGIE_APP_ID);
  notify_notification_set_category (notification, "x-vigie.account.session");
  notify_notification_set_urgency (notification, is_danger ? NOTIFY_URGENCY_CRITICAL : NOTIFY_URGENCY_NORMAL);

  notify_notification_clear_actions (notification);
  shown->has_actions = server_has_actions ();
  if (!shown->has_actions)
    return;
  notify_notification_add_action (notification, "default", C_ ("notification", "Open Vigie"), action_cb,
                                  shown, NULL);
  /* Translators: answers to "A new device may be using one of your accounts". */
  notify_notification_add_action (notification, "me", C_ ("notification", "It was me"), action_cb, shown,
                                  NULL);
  notify_notification_add_action (notification, "not-me", C_ ("notification", "Not me"), action_cb, shown,
                                  NULL);
}

static void
describe_test (NotifyNotification *notification)
{
  (void) notify_notification_update (notification, _ ("Vigie can reach you here"),
                                     _ ("This is a test. There is nothing to do."), VIGIE_APP_ID);
  notify_notification_set_category (notification, "x-vigie.test");
}

static Shown *
make_shown (VigieNotifierThread *self, const char *token)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->self = self;
  shown->token = g_strdup (token);
  shown->notification = notify_notification_new ("Vigie", NULL, VIGIE_APP_ID);
  notify_notification_set_hint (shown->notification, "desktop-entry", g_variant_new_string (VIGIE_APP_ID));
  g_signal_connect (shown->notification, "closed", G_CALLBACK (closed_cb), shown);
  g_queue_push_tail (&self->shown, shown);
  return shown;
}

static gboolean
show (VigieNotifierThread *self, const char *token, gboolean is_danger, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  Shown *shown;

  if (!connect_once (self, error) || !check_service (self, error))
    return FALSE;

  /* The same session again takes the place of what is shown of it. */
  shown = find (self, token);
  if (shown == NULL)
    shown = make_shown (self, token);
  if (token != NULL)
    describe_session (shown->notification, shown, is_danger);
  else
    describe_test (shown->notification);

  if (!notify_notification_show (shown->notification, &local_error))
    {
      drop (shown);
      set_show_error (error, local_error);
      return FALSE;
    }

  if (g_queue_get_length (&self->shown) > MAX_SHOWN)
    {
      Shown *oldest = g_queue_peek_head (&self->shown);

      (void) notify_notification_close (oldest->notification, NULL);
      tell (oldest, TRUE, VIGIE_ANSWER_NONE, NULL);
      drop (oldest);
    }
  return TRUE;
}

/* Back in the context of the owner, so that the last hold on the owner is never let go in this thread. */
static gboolean
finish_cb (gpointer user_data)
{
  Request *request = user_data;

  if (request->error != NULL)
    g_task_return_error (request->task, g_steal_pointer (&request->error));
  else
    g_task_return_boolean (request->task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
withdraw (VigieNotifierThread *self, const char *token)
{
  Shown *shown = find (self, token);

  if (shown == NULL)
    return;
  (void) notify_notification_close (shown->notification, NULL);
  drop (shown);
}

/* Takes the request. */
static gboolean
handle_cb (gpointer user_data)
{
  Request *request = user_data;
  VigieNotifierThread *self = request->self;

  if (request->task == NULL)
    {
      withdraw (self, request->token);
      request_free (request);
      return G_SOURCE_REMOVE;
    }

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (request->task), &request->error))
    (void) show (self, request->token, request->is_danger, &request->error);
  attach (self->owner, finish_cb, request, (GDestroyNotify) request_free);
  return G_SOURCE_REMOVE;
}

static void
let_go (VigieNotifierThread *self)
{
  Shown *shown;

  /* Buttons would do nothing any more. All before notify_uninit (), or libnotify connects again. */
  while ((shown = g_queue_pop_head (&self->shown)) != NULL)
    {
      if (shown->has_actions)
        (void) notify_notification_close (shown->notification, NULL);
      shown_free (shown);
    }
  if (notify_is_initted ())
    notify_uninit ();

  if (self->watch != 0)
    g_bus_unwatch_name (self->watch);
  if (self->connection != NULL)
    {
      /* Answers that are still on their way hold the connection and this context: what the bus says to this
       * call comes after them. */
      g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
          self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId",
          NULL, NULL, G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, NULL, NULL);
    }
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_clear_object (&self->connection);
}

static gpointer
run (gpointer user_data)
{
  VigieNotifierThread *self = user_data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);

  let_go (self);
  g_main_context_pop_thread_default (self->context);

  g_mutex_lock (&self->lock);
  self->has_ended = TRUE;
  g_cond_signal (&self->ended_cond);
  g_mutex_unlock (&self->lock);
  self_unref (self);
  return NULL;
}

/**
 * vigie_notifier_thread_new:
 * @answered: called for each answer
 * @closed: called for each notification that is no longer shown
 * @data: for both
 *
 * Returns: (transfer full): a thread that waits for requests
 */
VigieNotifierThread *
vigie_notifier_thread_new (VigieNotifierAnswered answered, VigieNotifierClosed closed, gpointer data)
{
  VigieNotifierThread *self = g_atomic_rc_box_new0 (VigieNotifierThread);

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->owner = g_main_context_ref_thread_default ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->ended_cond);
  g_queue_init (&self->shown);
  self->answered = answered;
  self->closed = closed;
  self->data = data;
  self->thread = g_thread_new ("vigie-notifier", run, g_atomic_rc_box_acquire (self));
  return self;
}

static gboolean
quit_cb (gpointer user_data)
{
  VigieNotifierThread *self = user_data;

  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

/**
 * vigie_notifier_thread_end:
 * @self: (transfer full): a thread
 *
 * Closes what is shown. Waits half a second for that; a service that hangs is left to itself.
 */
void
vigie_notifier_thread_end (VigieNotifierThread *self)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_USEC;

  attach (self->context, quit_cb, g_atomic_rc_box_acquire (self), (GDestroyNotify) self_unref);

  g_mutex_lock (&self->lock);
  self->answered = NULL;
  self->closed = NULL;
  self->data = NULL;
  while (g_thread_self () != self->thread && !self->has_ended)
    {
      if (!g_cond_wait_until (&self->ended_cond, &self->lock, until))
        break;
    }
  g_mutex_unlock (&self->lock);

  g_thread_unref (self->thread);
  self_unref (self);
}

void
vigie_notifier_thread_show (VigieNotifierThread *self, GTask *task, const char *token, gboolean is_danger)
{
  Request *request = g_new0 (Request, 1);

  request->self = g_atomic_rc_box_acquire (self);
  request->task = g_object_ref (task);
  request->token = g_strdup (token);
  request->is_danger = is_danger;
  attach (self->context, handle_cb, request, NULL);
}

void
vigie_notifier_thread_withdraw (VigieNotifierThread *self, const char *token)
{
  Request *request = g_new0 (Request, 1);

  request->self = g_atomic_rc_box_acquire (self);
  request->token = g_strdup (token);
  attach (self->context, handle_cb, request, NULL);
}
