/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-scenario.h"

#include "vigie-error.h"

#include <errno.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1795510800)

static const struct
{
  const char *data;
  const char *place; /* the message starts so */
} malformed[] = {
  { "", "line 1, column 1: " },
  { "[]", "line 1, column 1: " },
  { "{}", "line 1, column 1: " },
  { "{\"scenario\":1}", "line 1, column 1: " },
  { "{\"scenario\":2,\"account\":{}}", "line 1, column 13: " },
  { "{\"scenario\":1,\n \"account\":{}", "line 2, column 14: " },
  { "{\"scenario\":1,\n \"acount\":{}}", "line 2, column " },
  { "{\"scenario\":1,\n \"account\":[]}", "line 2, column 12: " },
  { "{\"scenario\":1,\n \"account\":{\"sessions\":{}}}", "line 2, column 24: " },
  { "{\"scenario\":1,\n \"account\":{\"sessions\":[{\"id\":\"a\"},\n{\"id\":\"a\"}]}}",
    "line 3, column 7: " },
  { "{\"scenario\":1,\n \"account\":{\"sessions\":[{}]}}", "line 2, column 25: " },
  { "{\"scenario\":1,\n \"account\":{\"sessions\":[{\"id\":\"\"}]}}", "line 2, column 31: " },
  { "{\"scenario\":1,\n \"account\":{\"sessions\":[{\"id\":\"a\",\"kind\":\"fridge\"}]}}",
    "line 2, column 42: " },
  { "{\"scenario\":1,\n \"account\":{\"sessions\":[{\"id\":\"a\",\"log_in_date\":\"yesterday\"}]}}",
    "line 2, column 49: " },
  { "{\"scenario\":1,\n \"account\":{\"sessions\":[{\"id\":\"a\",\"log_in_date\":-5}]}}",
    "line 2, column 49: " },
  { "{\"scenario\":1,\n \"account\":{\"sessions\":[{\"id\":\"a\",\"log_in_date\":\"-999999999d\"}]}}",
    "line 2, column 49: " },
  { "{\"scenario\":1,\n \"account\":{\"sessions\":[{\"id\":\"a\",\"api_id\":-1}]}}", "line 2, column 44: " },
  { "{\"scenario\":1,\n "
    "\"account\":{\"sessions\":[{\"id\":\"a\",\"is_current\":true},\n{\"id\":\"b\",\"is_current\":true}]}}",
    "line 3, column 24: " },
  { "{\"scenario\":1,\n \"account\":{\"auto_sign_out_days\":367}}", "line 2, column 34: " },
  { "{\"scenario\":1,\n \"account\":{\"two_step\":{}}}", "line 2, column 24: " },
  { "{\"scenario\":1,\n \"account\":{\"two_step\":{\"has_password\":false,\n\"password\":\"x\"}}}",
    "line 3, column 12: " },
  { "{\"scenario\":1,\n \"account\":{\"two_step\":{\"has_password\":false,\n\"password_hint\":\"x\"}}}",
    "line 3, column 17: " },
  { "{\"scenario\":1,\n \"account\":{\"two_step\":{\"has_password\":false,\n\"has_recovery_email\":true}}}",
    "line 3, column 22: " },
  { "{\"scenario\":1,\n "
    "\"account\":{\"two_step\":{\"has_password\":true,\n\"recovery_email\":\"a@b.example\"}}}",
    "line 3, column 18: " },
  { "{\"scenario\":1,\n "
    "\"account\":{\"two_step\":{\"has_password\":true,\n\"pending_email\":\"a@b.example\"}}}",
    "line 3, column 17: " },
  { "{\"scenario\":1,\n \"account\":{\"two_step\":{\"has_password\":true,\n\"email_code\":123456}}}",
    "line 3, column 14: " },
  { "{\"scenario\":1,\"account\":{},\n\"without\":[\"fly\"]}", "line 2, column 12: " },
  { "{\"scenario\":1,\"account\":{},\n\"without\":[\"sign_out\"]}", "line 2, column 12: " },
  { "{\"scenario\":1,\"account\":{},\n\"answers\":[{}]}", "line 2, column 12: " },
  { "{\"scenario\":1,\"account\":{},\n\"answers\":[{\"to\":\"end_session\",\"error\":\"tired\"}]}",
    "line 2, column 40: " },
  { "{\"scenario\":1,\"account\":{},\n\"answers\":[{\"to\":\"end_session\",\"times\":0}]}",
    "line 2, column 40: " },
  { "{\"scenario\":1,\"account\":{},\n\"events\":[{\"after_ms\":1}]}", "line 2, column 11: " },
  { "{\"scenario\":1,\"account\":{},\n\"events\":[{\"after_ms\":1,\"session_ends\":\"x\"}]}",
    "line 2, column 40: " },
  { "{\"scenario\":1,\"account\":{},\n\"events\":[{\"after_ms\":1.5,\"connection\":\"ready\"}]}",
    "line 2, column 23: " },
  { "{\"scenario\":1,\"account\":{},\n\"events\":[{\"after_ms\":1,\"connection\":\"ready\",\"session_"
    "ends\":\"x\"}]}",
    "line 2, column 11: " },
  { "{\"scenario\":1,\"account\":{},\n\"memory\":{}}", "line 2, column 10: " },
  { "{\"scenario\":1,\"account\":{},\n\"delay_ms\":86400001}", "line 2, column 12: " },
  /* What contradicts itself. */
  { "{\"scenario\":1,\"account\":{},\n\"title\":\"a\\u0000b\"}", "line 2, column 11: " },
  { "{\"scenario\":1,\"account\":{},\n\"a\\u0000b\":1}", "line 2, column 3: " },
  { "{\"scenario\":1,\"account\":{},\n\"without\":[\"list_sessions\",\n\"list_sessions\"]}",
    "line 3, column 1: " },
  { "{\"scenario\":1,\"account\":{},\"memory\":{\"last_checkup\":\"-1d\",\"sessions\":[{\"id\":\"a\"},\n"
    "{\"id\":\"a\"}]}}",
    "line 2, column 7: " },
  { "{\"scenario\":1,\"account\":{},\"memory\":{\n\"last_checkup\":\"+1s\"}}", "line 2, column 16: " },
  { "{\"scenario\":1,\"account\":{},\n\"answers\":[{\"to\":\"end_session\",\"retry_after_s\":3}]}",
    "line 2, column 48: " },
  { "{\"scenario\":1,\"account\":{},\"answers\":[{\"to\":\"end_session\",\"error\":\"network\",\n"
    "\"retry_after_s\":0}]}",
    "line 2, column 17: " },
  { "{\"scenario\":1,\"account\":{\"sessions\":[{\"id\":\"a\"}]},\"events\":[{\"after_ms\":1,\n"
    "\"session_appears\":{\"id\":\"a\"}}]}",
    "line 2, column 19: " },
  { "{\"scenario\":1,\"account\":{},\"events\":[{\"after_ms\":9,\n\"session_appears\":{\"id\":\"a\"}},\n"
    "{\"after_ms\":1,\"session_appears\":{\"id\":\"a\"}}]}",
    "line 2, column 19: " },
  { "{\"scenario\":1,\"account\":{},\"events\":[{\"after_ms\":9,\"session_appears\":{\"id\":\"a\"}},\n"
    "{\"after_ms\":1,\"session_ends\":\"a\"}]}",
    "line 2, column 30: " },
  { "{\"scenario\":1,\"account\":{}}\n,", "line 2, column 1: " },
  { "{\"scenario\":1,\"account\":{},\n\"title\":\"\xff\"}", "line 2, column 10: " },
};

static void
test_scenario_malformed (void)
{
  guint n_wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieScenario) scenario =
          vigie_scenario_new_from_data (malformed[i].data, strlen (malformed[i].data), NOW, &error);

      g_test_message ("%s -> %s", malformed[i].data, error != NULL ? error->message : "no error");
      g_assert_null (scenario);
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
      if (!g_str_has_prefix (error->message, malformed[i].place))
        g_test_message ("^^^ %s expected", malformed[i].place);
      n_wrong += !g_str_has_prefix (error->message, malformed[i].place);
    }

  g_assert_cmpuint (n_wrong, ==, 0);
}

/* The order in the file is nobody's business. */
static void
test_scenario_events_in_any_order (void)
{
  static const char *const cases[] = {
    "{\"after_ms\":9,\"session_ends\":\"a\"},{\"after_ms\":1,\"session_appears\":{\"id\":\"a\"}}",
    "{\"after_ms\":1,\"session_appears\":{\"id\":\"a\"}},{\"after_ms\":1,\"session_ends\":\"a\"}",
    "{\"after_ms\":9,\"session_appears\":{\"id\":\"b\"}},{\"after_ms\":1,\"session_ends\":\"b\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *data = g_strdup_printf ("{\"scenario\":1,\"title\":\"\\\\u0000\",\"account\":{"
                                               "\"sessions\":[{\"id\":\"b\"}]},\"events\":[%s]}",
                                               cases[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieScenario) scenario = vigie_scenario_new_from_data (data, strlen (data), NOW, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (scenario->events->len, ==, 2);
    }
}

static void
test_scenario_times (void)
{
  static const struct
  {
    const char *text;
    gint64 seconds;
  } cases[] = {
    { "now", 0 },          { "-45m", -45 * 60 }, { "-2h", -2 * 3600 },
    { "-3d", -3 * 86400 }, { "+7d", 7 * 86400 }, { "-9s", -9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *data = g_strdup_printf (
          "{\"scenario\":1,\"account\":{\"sessions\":[{\"id\":\"a\",\"log_in_date\":\"%s\"}]}}",
          cases[i].text);
      g_autoptr (VigieScenario) scenario = vigie_scenario_new_from_data (data, strlen (data), NOW, &error);

      g_assert_no_error (error);
      g_assert_cmpint (vigie_session_get_fields (scenario->account.sessions->pdata[0])->log_in_date, ==,
                       NOW + cases[i].seconds);
    }
}

static void
test_scenario_many_sessions (void)
{
  const struct
  {
    guint n_sessions;
    gboolean is_taken;
  } cases[] = { { 20001, FALSE }, { 10000, TRUE }, { 20000, TRUE } };
  /* Each takes a minute under the sanitizers, where the first goes through the same code. */
  const gsize n_cases = g_getenv ("VIGIE_SANITIZED") != NULL ? 1 : G_N_ELEMENTS (cases);

  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GString) data = g_string_new ("{\"scenario\":1,\"account\":{\"sessions\":[");
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieScenario) scenario = NULL;
      gint64 start;

      for (guint n = 0; n < cases[i].n_sessions; n++)
        g_string_append_printf (
            data,
            "%s\n{\"id\":\"%u\",\"device_model\":\"Device %u\",\"platform\":\"Android\",\"system_version\":"
            "\"SDK 34\",\"application_name\":\"Telegram Android\",\"application_version\":\"11.2.3\","
            "\"ip_address\":\"203.0.113.9\",\"location\":\"France\",\"log_in_date\":\"-%um\","
            "\"last_active_date\":\"-%um\",\"api_id\":6,\"is_official_application\":true}",
            n == 0 ? "" : ",", n, n, n + 1, n);
      g_string_append (data, "]}}");

      start = g_get_monotonic_time ();
      scenario = vigie_scenario_new_from_data (data->str, data->len, NOW, &error);
      g_test_message ("%u sessions: %" G_GINT64_FORMAT " ms", cases[i].n_sessions,
                      (g_get_monotonic_time () - start) / 1000);
      g_assert_cmpint (scenario != NULL, ==, cases[i].is_taken);
      if (!cases[i].is_taken)
        g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
    }
}

/* Every scenario that is shipped or used for pictures is well-formed. */
static void
test_scenario_shipped (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("VIGIE_TEST_SOURCE_ROOT"), "data", "scenarios", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (VigieScenario) scenario = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;

      g_test_message ("%s", name);
      scenario = vigie_scenario_new_from_file (path, NOW, &error);
      g_assert_no_error (error);
      g_assert_nonnull (scenario);
    }
}

static void
test_scenario_no_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vigie_scenario_new_from_file ("/nonexistent/scen\x1b[31m\nario.json", NOW, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE);
  g_assert_cmpstr (error->message, ==, g_strerror (ENOENT));
  g_clear_error (&error);
  g_assert_null (vigie_scenario_new_from_file ("/", NOW, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_null (vigie_scenario_new_from_file ("/dev/zero", NOW, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenario/malformed", test_scenario_malformed);
  g_test_add_func ("/scenario/events-in-any-order", test_scenario_events_in_any_order);
  g_test_add_func ("/scenario/times", test_scenario_times);
  g_test_add_func ("/scenario/many-sessions", test_scenario_many_sessions);
  g_test_add_func ("/scenario/shipped", test_scenario_shipped);
  g_test_add_func ("/scenario/no-file", test_scenario_no_file);

  return g_test_run ();
}
