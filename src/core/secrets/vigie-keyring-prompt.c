/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-keyring-prompt.h"

#include "vigie-error.h"

#define SERVICE_NAME "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define PROMPT_INTERFACE "org.freedesktop.Secret.Prompt"
#define NO_PROMPT "/"

/* gnome-keyring does not draw its questions: it has another program do that, and says that the person closed
 * a question when there is no such program. */
#define GNOME_KEYRING_NAME "org.gnome.keyring"
#define GNOME_PROMPTER_NAME "org.gnome.keyring.SystemPrompter"

/* Nobody reads a question and closes it faster: one that is over sooner was never put to the person. */
#define QUICKEST_PERSON_USEC (300 * G_TIME_SPAN_MILLISECOND)

/* A question under way. */
typedef struct
{
  GMainLoop *loop;
  gboolean is_over; /* the service has said how it ended */
  gboolean is_dismissed;
  gboolean is_gone; /* the service went away */
} Question;

static void
completed_cb (GDBusConnection *connection,
              const char *sender,
              const char *path,
              const char *interface,
              const char *signal,
              GVariant *arguments,
              gpointer user_data)
{
  Question *question = user_data;

  question->is_over = TRUE;
  question->is_dismissed = TRUE;
  if (g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(bv)")))
    g_variant_get_child (arguments, 0, "b", &question->is_dismissed);
  g_main_loop_quit (question->loop);
}

static void
vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  Question *question = user_data;

  question->is_gone = TRUE;
  g_main_loop_quit (question->loop);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Question *question = user_data;

  g_main_loop_quit (question->loop);
  return G_SOURCE_REMOVE;
}

static GVariant *
call (GDBusConnection *connection,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *arguments,
      const char *type,
      GError **error)
{
  return g_dbus_connection_call_sync (connection, SERVICE_NAME, path, interface, method, arguments,
                                      type != NULL ? G_VARIANT_TYPE (type) : NULL,
                                      G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, error);
}

static gboolean
has_owner (GDBusConnection *connection, const char *name)
{
  g_autoptr (GVariant) reply = NULL;
  gboolean is_owned = FALSE;

  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "NameHasOwner", g_variant_new ("(s)", name),
                                       G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(b)", &is_owned);
  return is_owned;
}

/* Whether a question that the service calls dismissed was on the screen at all. */
static gboolean
was_asked (GDBusConnection *connection, gint64 asked_at)
{
  if (g_get_monotonic_time () - asked_at < QUICKEST_PERSON_USEC)
    return FALSE;

  /* The program that draws stays for some seconds after its last question. */
  return !has_owner (connection, GNOME_KEYRING_NAME) || has_owner (connection, GNOME_PROMPTER_NAME);
}

/* @refusal: what it means that the person could not be asked. */
static gboolean
say_how_it_ended (GDBusConnection *connection,
                  const Question *question,
                  gint64 asked_at,
                  VigieError refusal,
                  GCancellable *cancellable,
                  GError **error)
{
  if (question->is_over && !question->is_dismissed)
    return TRUE;

  if (question->is_gone)
    g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING, "The keyring went away");
  else if (!question->is_over && g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  else if (!was_asked (connection, asked_at))
    g_set_error_literal (error, VIGIE_ERROR, (int) refusal, "The keyring could not ask");
  else
    g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_DISMISSED,
                         "The keyring’s question was closed");
  return FALSE;
}

/* Puts the question at @path to the person and waits until it is answered. */
static gboolean
ask (GDBusConnection *connection,
     const char *path,
     VigieError refusal,
     GCancellable *cancellable,
     GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GVariant) reply = NULL;
  Question question = { .loop = loop };
  gint64 asked_at = g_get_monotonic_time ();
  guint completed, watch;

  g_main_context_push_thread_default (context);
  completed =
      g_dbus_connection_signal_subscribe (connection, SERVICE_NAME, PROMPT_INTERFACE, "Completed", path, NULL,
                                          G_DBUS_SIGNAL_FLAGS_NONE, completed_cb, &question, NULL);
  watch = g_bus_watch_name_on_connection (connection, SERVICE_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL,
                                          vanished_cb, &question, NULL);

  reply = call (connection, path, PROMPT_INTERFACE, "Prompt", g_variant_new ("(s)", ""), NULL, error);
  if (reply != NULL)
    {
      g_autoptr (GSource) source = g_cancellable_source_new (cancellable);

      g_source_set_callback (source, G_SOURCE_FUNC (cancelled_cb), &question, NULL);
      (void) g_source_attach (source, context);
      g_main_loop_run (loop);
      g_source_destroy (source);

      /* Nobody waits for the answer any more: take the question off the screen. */
      if (!question.is_over && !question.is_gone)
        {
          g_autoptr (GVariant) ignored =
              call (connection, path, PROMPT_INTERFACE, "Dismiss", NULL, NULL, NULL);
        }
    }

  g_bus_unwatch_name (watch);
  g_dbus_connection_signal_unsubscribe (connection, completed);
  g_main_context_pop_thread_default (context);
  /* What the bus had already handed over is not for anybody any more. */
  while (g_main_context_iteration (context, FALSE))
    ;

  return reply != NULL && say_how_it_ended (connection, &question, asked_at, refusal, cancellable, error);
}

/**
 * vigie_keyring_unlock:
 * @connection: the session bus
 * @object_path: a collection or an item
 * @cancellable: (nullable): takes the question away
 * @error: return location
 *
 * Returns: whether it is unlocked now
 */
gboolean
vigie_keyring_unlock (GDBusConnection *connection,
                      const char *object_path,
                      GCancellable *cancellable,
                      GError **error)
{
  const char *const paths[] = { object_path, NULL };
  g_autoptr (GVariant) reply = NULL;
  g_autofree const char **unlocked = NULL;
  const char *prompt = NULL;

  reply = call (connection, SERVICE_PATH, SERVICE_INTERFACE, "Unlock", g_variant_new ("(^ao)", paths),
                "(aoo)", error);
  if (reply == NULL)
    return FALSE;

  g_variant_get (reply, "(^a&o&o)", &unlocked, &prompt);
  if (!g_str_equal (prompt, NO_PROMPT))
    return ask (connection, prompt, VIGIE_ERROR_KEYRING_LOCKED, cancellable, error);
  if (unlocked[0] != NULL)
    return TRUE;

  g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_LOCKED, "The keyring is locked");
  return FALSE;
}

/**
 * vigie_keyring_create_collection:
 * @connection: the session bus
 * @label: its name, for the person
 * @cancellable: (nullable): takes the question away
 * @error: return location
 *
 * Makes the collection in which programs keep secrets by default; the person is asked for a password for it.
 * Where nobody can be asked there is no keyring to be had: %VIGIE_ERROR_KEYRING_MISSING. D-Bus starts such a
 * service on a machine without a desktop.
 *
 * Returns: whether it is there now
 */
gboolean
vigie_keyring_create_collection (GDBusConnection *connection,
                                 const char *label,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GVariant) reply = NULL;
  const char *collection = NULL;
  const char *prompt = NULL;
  GVariantBuilder properties;

  g_variant_builder_init (&properties, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (&properties, "{sv}", "org.freedesktop.Secret.Collection.Label",
                         g_variant_new_string (label));
  reply = call (connection, SERVICE_PATH, SERVICE_INTERFACE, "CreateCollection",
                g_variant_new ("(a{sv}s)", &properties, "default"), "(oo)", error);
  if (reply == NULL)
    return FALSE;

  g_variant_get (reply, "(&o&o)", &collection, &prompt);
  return g_str_equal (prompt, NO_PROMPT) ||
         ask (connection, prompt, VIGIE_ERROR_KEYRING_MISSING, cancellable, error);
}
