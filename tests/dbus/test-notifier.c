/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-notifier.h"

#include <libglib-testing/dbus-queue.h>
#include <string.h>

#include "vigie-error.h"

/* A notification service that GtDBusQueue plays: it says what it can do, and notes what it is asked. */

#define PATH "/org/freedesktop/Notifications"

/* GtDBusQueue 0.1.1 loses each message that it has looked at. Leaks of our own are found by
 * test-notifier-daemon. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}

static const char interface_xml[] =
    "<node><interface name='org.freedesktop.Notifications'>"
    "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
    "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
    "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
    "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
    "<arg type='u' direction='out'/></method>"
    "<method name='End'/>"
    "<method name='Wake'/>"
    "<method name='Emit'><arg type='s' direction='in'/><arg type='s' direction='in'/></method>"
    "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
    "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
    "<signal name='ActivationToken'><arg type='u'/><arg type='s'/></signal>"
    "</interface></node>";

typedef struct
{
  GtDBusQueue *queue;
  GDBusNodeInfo *info;
  guint name_id;
  char *server; /* (owned) its unique name */
  VigieNotifier *notifier;

  /* How the service is. */
  gboolean has_actions;
  gboolean refuses;
  gboolean hangs;              /* until it is told to wake */
  GDBusMethodInvocation *held; /* (owned) (nullable) what it does not answer */

  /* What it was asked; under the lock, as the service has its own thread. */
  GMutex lock;
  GPtrArray *shown; /* (owned) GVariant, the arguments of Notify */
  guint n_closed;
  guint next_id;

  /* What the notifier said. */
  char *answered_token;
  char *activation_token;
  int answer;
  GString *closed;
} Fixture;

static void
emit_signal (Fixture *fixture, GDBusMethodInvocation *invocation)
{
  g_autoptr (GError) error = NULL;
  const char *signal, *text;
  GVariant *arguments;

  g_variant_get (g_dbus_method_invocation_get_parameters (invocation), "(&s&s)", &signal, &text);
  arguments = g_str_equal (signal, "NotificationClosed") ? g_variant_new ("(uu)", fixture->next_id, 2)
                                                         : g_variant_new ("(us)", fixture->next_id, text);
  (void) g_dbus_connection_emit_signal (g_dbus_method_invocation_get_connection (invocation), NULL, PATH,
                                        "org.freedesktop.Notifications", signal, arguments, &error);
  g_assert_no_error (error);
}

static void
answer_call (Fixture *fixture, GDBusMethodInvocation *invocation)
{
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  const char *const with_actions[] = { "body", "actions", NULL };
  const char *const without[] = { "body", NULL };

  if (g_str_equal (method, "GetCapabilities"))
    {
      g_dbus_method_invocation_return_value (
          invocation, g_variant_new ("(^as)", fixture->has_actions ? with_actions : without));
    }
  else if (g_str_equal (method, "GetServerInformation"))
    {
      g_dbus_method_invocation_return_value (invocation,
                                             g_variant_new ("(ssss)", "test", "test", "1", "1.2"));
    }
  else if (g_str_equal (method, "Wake"))
    {
      fixture->hangs = FALSE;
      if (fixture->held != NULL)
        answer_call (fixture, g_steal_pointer (&fixture->held));
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (g_str_equal (method, "Emit"))
    {
      emit_signal (fixture, invocation);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (g_str_equal (method, "CloseNotification"))
    {
      fixture->n_closed++;
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (fixture->refuses)
    {
      g_dbus_method_invocation_return_dbus_error (
          invocation, "org.freedesktop.Notifications.Error.ExcessNotificationGeneration", "Too many");
    }
  else
    {
      guint replaces = 0;

      g_variant_get_child (g_dbus_method_invocation_get_parameters (invocation), 1, "u", &replaces);
      g_ptr_array_add (fixture->shown, g_variant_ref (g_dbus_method_invocation_get_parameters (invocation)));
      g_dbus_method_invocation_return_value (
          invocation, g_variant_new ("(u)", replaces != 0 ? replaces : ++fixture->next_id));
    }
}

/* Runs in the thread of the service until it is told to end. */
static void
serve (GtDBusQueue *queue, gpointer user_data)
{
  Fixture *fixture = user_data;
  gboolean is_over = FALSE;

  while (!is_over)
    {
      g_autoptr (GDBusMethodInvocation) invocation = NULL;

      if (!gt_dbus_queue_pop_message (queue, &invocation))
        break;

      g_mutex_lock (&fixture->lock);
      is_over = g_str_equal (g_dbus_method_invocation_get_method_name (invocation), "End");
      if (is_over)
        g_dbus_method_invocation_return_value (g_steal_pointer (&invocation), NULL);
      else if (fixture->hangs && fixture->held == NULL)
        fixture->held = g_steal_pointer (&invocation);
      else
        answer_call (fixture, g_steal_pointer (&invocation));
      g_mutex_unlock (&fixture->lock);
    }
}

static void
answered_cb (
    VigieNotifier *notifier, const char *token, guint answer, const char *activation_token, Fixture *fixture)
{
  g_set_str (&fixture->answered_token, token);
  g_set_str (&fixture->activation_token, activation_token);
  fixture->answer = (int) answer;
}

static void
closed_cb (VigieNotifier *notifier, const char *token, Fixture *fixture)
{
  g_string_append_printf (fixture->closed, "%s ", token);
}

static GVariant *
call (Fixture *fixture,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (gt_dbus_queue_get_client_connection (fixture->queue), name,
                                                 path, interface, method, arguments, NULL,
                                                 G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

static char *
find_owner (Fixture *fixture)
{
  g_autoptr (GVariant) reply =
      call (fixture, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetNameOwner",
            g_variant_new ("(s)", "org.freedesktop.Notifications"));
  char *owner = NULL;

  g_variant_get (reply, "(s)", &owner);
  return owner;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_mutex_init (&fixture->lock);
  fixture->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  fixture->closed = g_string_new (NULL);
  fixture->answer = -1;
  fixture->has_actions = TRUE;

  fixture->queue = gt_dbus_queue_new ();
  gt_dbus_queue_connect (fixture->queue, &error);
  g_assert_no_error (error);
  fixture->info = g_dbus_node_info_new_for_xml (interface_xml, &error);
  g_assert_no_error (error);
  fixture->name_id = gt_dbus_queue_own_name (fixture->queue, "org.freedesktop.Notifications");
  (void) gt_dbus_queue_export_object (fixture->queue, PATH, fixture->info->interfaces[0], &error);
  g_assert_no_error (error);
  fixture->server = find_owner (fixture);
  gt_dbus_queue_set_server_func (fixture->queue, serve, fixture);

  fixture->notifier = vigie_notifier_new ();
  g_signal_connect (fixture->notifier, "answered", G_CALLBACK (answered_cb), fixture);
  g_signal_connect (fixture->notifier, "closed", G_CALLBACK (closed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  /* Whatever holds the session bus lets go first. */
  g_clear_object (&fixture->notifier);
  g_variant_unref (call (fixture, fixture->server, PATH, "org.freedesktop.Notifications", "End", NULL));
  g_free (fixture->server);
  if (fixture->name_id != 0)
    gt_dbus_queue_unown_name (fixture->queue, fixture->name_id);
  gt_dbus_queue_disconnect (fixture->queue, FALSE);
  gt_dbus_queue_free (fixture->queue);
  g_dbus_node_info_unref (fixture->info);
  g_ptr_array_unref (fixture->shown);
  g_string_free (fixture->closed, TRUE);
  g_free (fixture->answered_token);
  g_free (fixture->activation_token);
  g_mutex_clear (&fixture->lock);
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static gboolean
show (Fixture *fixture, const char *token, gboolean is_danger, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_notifier_show_session_async (fixture->notifier, token, is_danger, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vigie_notifier_show_session_finish (fixture->notifier, result, error);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

#define WAIT_FOR(condition)                                                                                  \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 until_ = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;                                       \
    guint wake_ = g_timeout_add (10, wake_cb, NULL);                                                         \
    while (!(condition))                                                                                     \
      {                                                                                                      \
        g_assert_cmpint (g_get_monotonic_time (), <, until_);                                                \
        g_main_context_iteration (NULL, TRUE);                                                               \
      }                                                                                                      \
    g_source_remove (wake_);                                                                                 \
  }                                                                                                          \
  G_STMT_END

/* The service sends a signal about the newest notification. */
static void
emit (Fixture *fixture, const char *signal, const char *text)
{
  g_autoptr (GVariant) reply = call (fixture, fixture->server, PATH, "org.freedesktop.Notifications", "Emit",
                                     g_variant_new ("(ss)", signal, text));
}

static void
test_says_nothing_about_the_account (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree const char **actions = NULL;
  g_autoptr (GVariant) hints = NULL;
  g_autofree char *printed = NULL;
  const char *program, *icon, *title, *body, *entry;
  guint8 urgency = 255;
  guint id;
  int timeout;

  g_assert_true (show (fixture, "account-token/session-token", TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->shown->len, ==, 1);

  g_variant_get (fixture->shown->pdata[0], "(&su&s&s&s^a&s@a{sv}i)", &program, &id, &icon, &title, &body,
                 &actions, &hints, &timeout);
  g_assert_cmpstr (program, ==, "Vigie");
  g_assert_cmpstr (title, ==, "A new device may be using one of your accounts");
  g_assert_cmpuint (g_strv_length ((char **) actions), ==, 6);
  g_assert_cmpstr (actions[0], ==, "default");
  g_assert_cmpstr (actions[3], ==, "It was me");
  g_assert_cmpstr (actions[5], ==, "Not me");
  g_assert_true (g_variant_lookup (hints, "urgency", "y", &urgency));
  g_assert_cmpint (urgency, ==, 2);
  g_assert_true (g_variant_lookup (hints, "desktop-entry", "&s", &entry));
  g_assert_cmpstr (entry, ==, "io.github.vigieapp.Vigie");

  printed = g_variant_print (fixture->shown->pdata[0], FALSE);
  g_assert_null (strstr (printed, "token"));
}

static void
test_no_buttons_without_actions (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree const char **actions = NULL;
  g_autoptr (GVariant) hints = NULL;
  guint8 urgency = 255;

  fixture->has_actions = FALSE;
  g_assert_true (show (fixture, "t", FALSE, &error));
  g_assert_no_error (error);
  g_variant_get_child (fixture->shown->pdata[0], 5, "^a&s", &actions);
  g_assert_cmpuint (g_strv_length ((char **) actions), ==, 0);
  g_variant_get_child (fixture->shown->pdata[0], 6, "@a{sv}", &hints);
  g_assert_true (g_variant_lookup (hints, "urgency", "y", &urgency));
  g_assert_cmpint (urgency, ==, 1);
}

static void
test_buttons_answer (Fixture *fixture, gconstpointer user_data)
{
  const struct
  {
    const char *action;
    VigieAnswer answer;
  } cases[] = {
    { "me", VIGIE_ANSWER_ME },
    { "not-me", VIGIE_ANSWER_NOT_ME },
    { "default", VIGIE_ANSWER_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      fixture->answer = -1;
      g_assert_true (show (fixture, cases[i].action, TRUE, &error));
      g_assert_no_error (error);
      emit (fixture, "ActionInvoked", cases[i].action);
      WAIT_FOR (fixture->answer != -1);
      g_assert_cmpint (fixture->answer, ==, (int) cases[i].answer);
      g_assert_cmpstr (fixture->answered_token, ==, cases[i].action);

      emit (fixture, "NotificationClosed", "");
      WAIT_FOR (strstr (fixture->closed->str, cases[i].action) != NULL);
    }
}

static void
test_hands_the_activation_token_over (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (show (fixture, "t", TRUE, &error));
  emit (fixture, "ActivationToken", "to-the-front");
  emit (fixture, "ActionInvoked", "not-me");
  WAIT_FOR (fixture->answer != -1);
  g_assert_cmpstr (fixture->activation_token, ==, "to-the-front");
}

static void
test_same_session_takes_the_place_of_the_first (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint replaces = 0;

  g_assert_true (show (fixture, "t", FALSE, &error));
  g_assert_true (show (fixture, "t", TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->next_id, ==, 1);
  g_variant_get_child (fixture->shown->pdata[1], 1, "u", &replaces);
  g_assert_cmpuint (replaces, ==, 1);
}

static void
test_five_at_most (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *token = g_strdup_printf ("t%u", i);

      g_assert_true (show (fixture, token, TRUE, &error));
      g_assert_no_error (error);
    }
  WAIT_FOR (g_str_equal (fixture->closed->str, "t0 t1 "));
  g_assert_cmpuint (fixture->n_closed, ==, 2);
}

static void
test_withdraws (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (show (fixture, "t", TRUE, &error));
  vigie_notifier_withdraw (fixture->notifier, "t");
  vigie_notifier_withdraw (fixture->notifier, "never shown");
  WAIT_FOR (fixture->n_closed == 1);
}

static void
test_refusal_is_said (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->refuses = TRUE;
  g_assert_false (show (fixture, "t", TRUE, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_SERVICE);
}

static void
test_no_service_is_said (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  gt_dbus_queue_unown_name (fixture->queue, fixture->name_id);
  fixture->name_id = 0;
  g_assert_false (show (fixture, "t", TRUE, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED);
}

static void
test_service_that_goes_takes_all_along (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (show (fixture, "a", TRUE, &error));
  g_assert_true (show (fixture, "b", TRUE, &error));
  gt_dbus_queue_unown_name (fixture->queue, fixture->name_id);
  fixture->name_id = 0;
  WAIT_FOR (g_str_equal (fixture->closed->str, "a b "));

  /* And when one is there again, it is used. */
  fixture->name_id = gt_dbus_queue_own_name (fixture->queue, "org.freedesktop.Notifications");
  g_assert_true (show (fixture, "a", TRUE, &error));
  g_assert_no_error (error);
}

static void
test_service_that_hangs_blocks_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 longest = 0;
  gint64 started_at = g_get_monotonic_time ();

  fixture->hangs = TRUE;
  vigie_notifier_show_session_async (fixture->notifier, "t", TRUE, NULL, take_result_cb, &result);
  while (g_get_monotonic_time () - started_at < G_TIME_SPAN_SECOND)
    {
      gint64 before = g_get_monotonic_time ();

      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, g_get_monotonic_time () - before);
      g_usleep (1000);
    }
  g_test_message ("longest turn of the main loop: %.1f ms", (double) longest / 1000);
  g_assert_cmpint (longest, <, 500 * G_TIME_SPAN_MILLISECOND);
  g_assert_null (result);

  g_variant_unref (call (fixture, fixture->server, PATH, "org.freedesktop.Notifications", "Wake", NULL));
  WAIT_FOR (result != NULL);
}

static void
test_test_notification_asks_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree const char **actions = NULL;

  vigie_notifier_send_test_async (fixture->notifier, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (vigie_notifier_send_test_finish (fixture->notifier, result, &error));
  g_assert_no_error (error);
  g_variant_get_child (fixture->shown->pdata[0], 5, "^a&s", &actions);
  g_assert_cmpuint (g_strv_length ((char **) actions), ==, 0);
}

static void
test_end_closes_what_has_buttons (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (show (fixture, "t", TRUE, &error));
  g_clear_object (&fixture->notifier);
  WAIT_FOR (fixture->n_closed == 1);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer user_data);
  } tests[] = {
    { "/notifier/says-nothing-about-the-account", test_says_nothing_about_the_account },
    { "/notifier/no-buttons-without-actions", test_no_buttons_without_actions },
    { "/notifier/buttons-answer", test_buttons_answer },
    { "/notifier/hands-the-activation-token-over", test_hands_the_activation_token_over },
    { "/notifier/same-session-takes-the-place", test_same_session_takes_the_place_of_the_first },
    { "/notifier/five-at-most", test_five_at_most },
    { "/notifier/withdraws", test_withdraws },
    { "/notifier/refusal-is-said", test_refusal_is_said },
    { "/notifier/no-service-is-said", test_no_service_is_said },
    { "/notifier/service-that-goes-takes-all-along", test_service_that_goes_takes_all_along },
    { "/notifier/test-notification-asks-nothing", test_test_notification_asks_nothing },
    { "/notifier/end-closes-what-has-buttons", test_end_closes_what_has_buttons },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add ("/notifier/service-that-hangs-blocks-nothing", Fixture, NULL, set_up,
              test_service_that_hangs_blocks_nothing, tear_down);

  return g_test_run ();
}
