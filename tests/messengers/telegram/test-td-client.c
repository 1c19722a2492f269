/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-td-client.h"

#include <string.h>

#include "fake-td.h"
#include "vigie-error.h"

/* Loading, receiving and matching, with a library that says only what a test tells it to. */

static VigieTdClient *
new_client (void)
{
  g_autoptr (GError) error = NULL;
  VigieTdLibrary *library = vigie_td_library_get (&error);

  g_assert_no_error (error);
  return vigie_td_client_new (library);
}

static void
let_go (VigieTdClient *client)
{
  g_autofree char *tail = NULL;

  vigie_td_client_abandon (client);
  tail = fake_td_expect ("close");
  g_assert_null (tail);
  g_object_unref (client);
  g_assert_true (vigie_td_library_wait_closed (5000));
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* What @answer, an object without its closing brace, comes to. */
static JsonObject *
ask (VigieTdClient *client, const char *answer, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_td_client_send_async (client, vigie_td_request_new ("testRequest"), "ok", NULL, keep_result_cb,
                              &result);
  fake_td_answer ("testRequest", answer);
  fake_td_run_until (is_set, &result);
  return vigie_td_client_send_finish (client, result, error);
}

static void
test_silent_before_anything (void)
{
  VigieTdClient *client = new_client ();
  g_autofree char *log = fake_td_dup_log ();

  g_assert_true (g_str_has_prefix (
      log, "E{\"@type\":\"setLogVerbosityLevel\",\"new_verbosity_level\":0}\n"
           "E{\"@type\":\"setLogStream\",\"log_stream\":{\"@type\":\"logStreamEmpty\"}}\nC\n"));
  let_go (client);
}

/* A library that will not be silent is not used at all. */
static void
test_refuses_a_talking_library (void)
{
  const char *answers[] = { "{\"@type\":\"error\",\"code\":400,\"message\":\"no\"}", "{\"@type\":\"okay\"}",
                            "ok", "" };

  if (g_test_subprocess ())
    {
      for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *log = NULL;

          fake_td_set_answer (answers[i]);
          g_assert_null (vigie_td_library_get (&error));
          g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED);
          log = fake_td_dup_log ();
          g_assert_null (strstr (log, "C\n"));
        }
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* TDLib ends the program when it cannot write, and its own words may hold anything. */
static void
test_last_words (void)
{
  if (g_test_subprocess ())
    {
      g_assert_nonnull (vigie_td_library_get (NULL));
      fake_td_die ("password = secret");
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*disk full*");
  g_test_trap_assert_stderr_unmatched ("*secret*");
}

static void
test_answers (void)
{
  VigieTdClient *client = new_client ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = NULL;

  reply = ask (client, "{\"@type\":\"ok\"", &error);
  g_assert_no_error (error);
  g_assert_nonnull (reply);

  g_assert_null (ask (client, "{\"@type\":\"error\",\"code\":400,\"message\":\"HASH_INVALID\"", &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_GONE);
  let_go (client);
}

static void
test_hostile_answers (void)
{
  g_autofree char *megabytes = g_strnfill (17 * 1024 * 1024, 'x');
  g_autofree char *brackets = g_strnfill (100 * 1000, '[');
  g_autofree char *large = g_strdup_printf ("{\"@type\":\"ok\",\"a\":\"%s\"", megabytes);
  g_autofree char *deep = g_strdup_printf ("{\"@type\":\"ok\",\"a\":%s", brackets);
  const char *answers[] = {
    large,
    deep,
    "{\"@type\":\"sessions\"",
    "{\"@type\":7",
    "{\"@type\":null",
    "{\"type\":\"ok\"",
    "{\"a\":1",
    "{\"@type\":\"ok\",\"a\":\"\xff\"",
    "{\"@type\":\"ok\",\"a\":",
    "garbage",
    "{\"@type\":\"error\"",
    "{\"@type\":\"error\",\"code\":\"x\",\"message\":[]",
    "{\"@type\":\"error\",\"code\":99999999999999999999999,\"message\":\"x\"",
  };
  VigieTdClient *client = new_client ();

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (ask (client, answers[i], &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == VIGIE_ERROR);
      g_assert_true (error->code == VIGIE_ERROR_UNEXPECTED_REPLY || error->code == VIGIE_ERROR_SERVICE);
    }

  /* And it still works. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonObject) reply = ask (client, "{\"@type\":\"ok\"", &error);

    g_assert_no_error (error);
  }
  let_go (client);
}

/* Messages that belong to nobody: other clients, no such request, a second answer. */
static void
test_strays (void)
{
  VigieTdClient *client = new_client ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = NULL;
  g_autofree char *tail = NULL;

  fake_td_push ("{\"@type\":\"ok\",\"@extra\":\"v999\",\"@client_id\":1}");
  fake_td_push ("{\"@type\":\"ok\",\"@extra\":\"v1\",\"@client_id\":999}");
  fake_td_push ("{\"@type\":\"ok\",\"@extra\":[],\"@client_id\":1}");
  fake_td_push ("{\"@type\":\"ok\",\"@extra\":\"v1\",\"@client_id\":\"1\"}");
  fake_td_push ("{\"@type\":\"ok\"}");
  fake_td_push ("%s", "");
  fake_td_push ("{\"@type\":\"updateAuthorizationState\",\"authorization_state\":7,\"@client_id\":1}");
  vigie_td_client_send_async (client, vigie_td_request_new ("testRequest"), NULL, NULL, keep_result_cb,
                              &result);
  tail = fake_td_expect ("testRequest");
  fake_td_push ("{\"@type\":\"first\"%s", tail);
  fake_td_push ("{\"@type\":\"second\"%s", tail);
  fake_td_run_until (is_set, &result);
  reply = vigie_td_client_send_finish (client, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (reply, "@type"), ==, "first");
  let_go (client);
}

static void
test_cancelled (void)
{
  VigieTdClient *client = new_client ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *tail = NULL;
  g_autoptr (JsonObject) next = NULL;

  vigie_td_client_send_async (client, vigie_td_request_new ("testRequest"), NULL, cancellable, keep_result_cb,
                              &result);
  tail = fake_td_expect ("testRequest");
  g_cancellable_cancel (cancellable);
  fake_td_run_until (is_set, &result);
  g_assert_null (vigie_td_client_send_finish (client, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* The late answer is nobody's. */
  fake_td_push ("{\"@type\":\"ok\"%s", tail);
  next = ask (client, "{\"@type\":\"ok\"", &error);
  g_assert_no_error (error);
  let_go (client);
}

/* What waits when the client closes is told so, once. */
static void
test_closed_under_way (void)
{
  VigieTdClient *client = new_client ();
  GAsyncResult *results[3] = { NULL };
  g_autofree char *tail = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      vigie_td_client_send_async (client, vigie_td_request_new ("testRequest"), NULL, NULL, keep_result_cb,
                                  &results[i]);
      g_free (fake_td_expect ("testRequest"));
    }
  vigie_td_client_abandon (client);
  tail = fake_td_expect ("close");
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;

      fake_td_run_until (is_set, &results[i]);
      g_assert_null (vigie_td_client_send_finish (client, results[i], &error));
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN);
      g_clear_object (&results[i]);
    }
  g_assert_true (vigie_td_library_wait_closed (5000));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (client);
}

/* The thread ends with the last client and comes back with the next; each client gets its own. */
static void
test_several (void)
{
  for (guint round = 0; round < 20; round++)
    {
      VigieTdClient *first = new_client ();
      VigieTdClient *second = new_client ();
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) a = ask (second, "{\"@type\":\"ok\"", &error);
      g_autoptr (JsonObject) b = ask (first, "{\"@type\":\"ok\"", &error);

      g_assert_no_error (error);
      vigie_td_client_abandon (first);
      g_free (fake_td_expect ("close"));
      g_object_unref (first);
      g_clear_pointer (&a, json_object_unref);
      a = ask (second, "{\"@type\":\"ok\"", &error);
      g_assert_no_error (error);
      let_go (second);
    }
}

static void
count_cb (VigieTdClient *client, JsonObject *update, gpointer user_data)
{
  *(guint *) user_data += 1;
}

/* The clock is the service's; other options and updates of chats never arrive. */
static void
test_clock_and_updates (void)
{
  VigieTdClient *client = new_client ();
  gint64 real = g_get_real_time () / G_USEC_PER_SEC;
  guint n_updates = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = NULL;
  g_autofree char *tail = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  int id;

  g_signal_connect (client, "update", G_CALLBACK (count_cb), &n_updates);
  g_assert_cmpint (ABS (vigie_td_client_get_now (client) - real), <=, 2);

  vigie_td_client_send_async (client, vigie_td_request_new ("testRequest"), "ok", NULL, keep_result_cb,
                              &result);
  tail = fake_td_expect ("testRequest");
  id = atoi (fake_td_get_request ());
  fake_td_push (
      "{\"@type\":\"updateOption\",\"name\":\"unix_time\",\"value\":{\"@type\":\"optionValueInteger\","
      "\"value\":\"1700000000\"},\"@client_id\":%d}",
      id);
  fake_td_push (
      "{\"@type\":\"updateOption\",\"name\":\"unix_time\",\"value\":{\"@type\":\"optionValueInteger\","
      "\"value\":\"-1\"},\"@client_id\":%d}",
      id);
  fake_td_push (
      "{\"@type\":\"updateOption\",\"name\":\"unix_time\",\"value\":{\"@type\":\"optionValueBoolean\","
      "\"value\":true},\"@client_id\":%d}",
      id);
  fake_td_push ("{\"@type\":\"updateOption\",\"name\":\"authorization_date\",\"value\":{\"@type\":"
                "\"optionValueInteger\",\"value\":\"1699990000\"},\"@client_id\":%d}",
                id);
  fake_td_push ("{\"@type\":\"updateNewMessage\",\"message\":{},\"@client_id\":%d}", id);
  fake_td_push ("{\"@type\":\"updateConnectionState\",\"state\":{},\"@client_id\":%d}", id);
  fake_td_push ("{\"@type\":\"ok\"%s", tail);
  fake_td_run_until (is_set, &result);
  reply = vigie_td_client_send_finish (client, result, &error);
  g_assert_no_error (error);

  g_assert_cmpint (vigie_td_client_get_now (client), >=, 1700000000);
  g_assert_cmpint (vigie_td_client_get_now (client), <, 1700000010);
  g_assert_cmpint (vigie_td_client_get_authorization_date (client), ==, 1699990000);
  g_assert_cmpuint (n_updates, ==, 1);
  let_go (client);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fake_td_init ();

  g_test_add_func ("/td-client/refuses-a-talking-library", test_refuses_a_talking_library);
  g_test_add_func ("/td-client/silent-before-anything", test_silent_before_anything);
  g_test_add_func ("/td-client/last-words", test_last_words);
  g_test_add_func ("/td-client/answers", test_answers);
  g_test_add_func ("/td-client/hostile-answers", test_hostile_answers);
  g_test_add_func ("/td-client/strays", test_strays);
  g_test_add_func ("/td-client/cancelled", test_cancelled);
  g_test_add_func ("/td-client/closed-under-way", test_closed_under_way);
  g_test_add_func ("/td-client/several", test_several);
  g_test_add_func ("/td-client/clock-and-updates", test_clock_and_updates);

  return g_test_run ();
}
