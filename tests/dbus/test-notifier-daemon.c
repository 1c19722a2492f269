/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-notifier.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vigie-error.h"

/* GNOME's notification-daemon on a display and a bus of its own (tests/with-session --display): what the
 * person presses comes back. */

#define DAEMON "/usr/lib/notification-daemon/notification-daemon"

typedef struct
{
  GPid daemon;
  VigieNotifier *notifier;
  int answer; /* -1: none yet */
  gboolean is_closed;
} Fixture;

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

#define WAIT_FOR(condition)                                                                                  \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 until_ = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;                                       \
    guint wake_ = g_timeout_add (200, wake_cb, NULL);                                                        \
    while (!(condition))                                                                                     \
      {                                                                                                      \
        g_assert_cmpint (g_get_monotonic_time (), <, until_);                                                \
        g_main_context_iteration (NULL, TRUE);                                                               \
      }                                                                                                      \
    g_source_remove (wake_);                                                                                 \
  }                                                                                                          \
  G_STMT_END

static gboolean
has_daemon (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;
  gboolean is_owned = FALSE;

  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "NameHasOwner",
                                       g_variant_new ("(s)", "org.freedesktop.Notifications"),
                                       G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &is_owned);
  return is_owned;
}

static void
start_daemon (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_spawn_async (NULL, (char *[]) { DAEMON, NULL }, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                 NULL, &fixture->daemon, &error);
  g_assert_no_error (error);
  WAIT_FOR (has_daemon ());
}

static void
end_daemon (Fixture *fixture)
{
  if (fixture->daemon == 0)
    return;

  (void) kill (fixture->daemon, SIGKILL);
  (void) waitpid (fixture->daemon, NULL, 0);
  fixture->daemon = 0;
  WAIT_FOR (!has_daemon ());
}

static void
answered_cb (
    VigieNotifier *notifier, const char *token, guint answer, const char *activation_token, Fixture *fixture)
{
  g_assert_cmpstr (token, ==, "t");
  fixture->answer = (int) answer;
}

static void
closed_cb (VigieNotifier *notifier, const char *token, Fixture *fixture)
{
  g_assert_cmpstr (token, ==, "t");
  fixture->is_closed = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->answer = -1;
  fixture->notifier = vigie_notifier_new ();
  g_signal_connect (fixture->notifier, "answered", G_CALLBACK (answered_cb), fixture);
  g_signal_connect (fixture->notifier, "closed", G_CALLBACK (closed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->notifier);
  end_daemon (fixture);
}

static const char *
find_what_is_missing (void)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  if (g_access (DAEMON, X_OK) != 0)
    return "notification-daemon is not installed";
  if (xdotool == NULL)
    return "xdotool is not installed";
  if (g_getenv ("DISPLAY") == NULL || g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL)
    return "there is no display or no session bus";
  return NULL;
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static gboolean
show (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_notifier_show_session_async (fixture->notifier, "t", TRUE, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vigie_notifier_show_session_finish (fixture->notifier, result, error);
}

/* Clicks in the notification, measured from its lower right corner. */
static void
click (int from_right, int from_bottom)
{
  g_autofree char *script = g_strdup_printf (
      "w=$(xdotool search --onlyvisible --name '^Notification$' | head -n 1); [ -n \"$w\" ] || exit 0; "
      "eval $(xdotool getwindowgeometry --shell $w); "
      "xdotool mousemove --sync $((X + WIDTH - %d)) $((Y + HEIGHT - %d)) click 1",
      from_right, from_bottom);

  (void) g_spawn_sync (NULL, (char *[]) { "sh", "-c", script, NULL }, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                       NULL, NULL, NULL, NULL, NULL);
}

typedef struct
{
  const char *path;
  int from_right;
  int from_bottom;
  int answer;
} Press;

static const Press presses[] = {
  { "/notifier-daemon/it-was-me", 153, 39, VIGIE_ANSWER_ME },
  { "/notifier-daemon/not-me", 79, 39, VIGIE_ANSWER_NOT_ME },
  { "/notifier-daemon/the-notification-itself", 250, 80, VIGIE_ANSWER_NONE },
  { "/notifier-daemon/close", 20, 133, -1 },
};

static void
test_press (Fixture *fixture, gconstpointer user_data)
{
  const Press *press = user_data;
  g_autoptr (GError) error = NULL;

  if (find_what_is_missing () != NULL)
    {
      g_test_skip (find_what_is_missing ());
      return;
    }

  start_daemon (fixture);
  g_assert_true (show (fixture, &error));
  g_assert_no_error (error);

  WAIT_FOR ((click (press->from_right, press->from_bottom), fixture->is_closed));
  g_assert_cmpint (fixture->answer, ==, press->answer);
}

static void
test_daemon_dies (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (find_what_is_missing () != NULL)
    {
      g_test_skip (find_what_is_missing ());
      return;
    }

  g_assert_false (show (fixture, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED);
  g_clear_error (&error);

  start_daemon (fixture);
  g_assert_true (show (fixture, &error));
  g_assert_no_error (error);
  end_daemon (fixture);
  WAIT_FOR (fixture->is_closed);
  g_assert_cmpint (fixture->answer, ==, -1);

  start_daemon (fixture);
  g_assert_true (show (fixture, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* What is fatal to this test is not to be to the service. */
  g_unsetenv ("G_DEBUG");

  for (gsize i = 0; i < G_N_ELEMENTS (presses); i++)
    g_test_add (presses[i].path, Fixture, &presses[i], set_up, test_press, tear_down);
  g_test_add ("/notifier-daemon/daemon-dies", Fixture, NULL, set_up, test_daemon_dies, tear_down);

  return g_test_run ();
}
