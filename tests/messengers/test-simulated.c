/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-simulated-messenger.h"

#include "vigie-error.h"

#include <string.h>

#include "conformance.h"
#include "scenario.h"

static VigieMessenger *
open_simulated (void)
{
  return scenario_open ("-2d", ",\"delay_ms\":1");
}

static VigieMessenger *
open_simulated_without (VigieCapability without)
{
  static const struct
  {
    VigieCapability capability;
    const char *word;
  } words[] = {
    { VIGIE_CAPABILITY_READ_WEBSITES, "read_websites" },
    { VIGIE_CAPABILITY_END_SESSION, "end_session" },
    { VIGIE_CAPABILITY_END_OTHER_SESSIONS, "end_other_sessions" },
    { VIGIE_CAPABILITY_CONFIRM_SESSION, "confirm_session" },
    { VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT, "set_auto_sign_out" },
    { VIGIE_CAPABILITY_DISCONNECT_WEBSITE, "disconnect_website" },
    { VIGIE_CAPABILITY_DISCONNECT_WEBSITES, "disconnect_websites" },
    { VIGIE_CAPABILITY_REMOVE_PASSKEY, "remove_passkey" },
    { VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT, "remove_business_bot" },
    { VIGIE_CAPABILITY_SET_ACCEPTS_CALLS, "set_accepts_calls" },
    { VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS, "set_accepts_secret_chats" },
    { VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET, "cancel_password_reset" },
  };
  g_autoptr (GString) more = g_string_new (",\"without\":[");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if ((without & words[i].capability) != 0)
      g_string_append_printf (more, "%s\"%s\"", more->str[more->len - 1] == '[' ? "" : ",", words[i].word);
  g_string_append_c (more, ']');
  return scenario_open ("-2d", more->str);
}

static const ConformanceAdapter simulated_adapter = {
  .name = "simulated",
  .open = open_simulated,
  .open_without = open_simulated_without,
  .stranger_id = "stranger",
};

static void
count_cb (VigieMessenger *messenger, const char *session_id, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_events (void)
{
  g_autoptr (VigieMessenger) messenger = scenario_open (
      "-2d",
      ",\"events\":["
      "{\"after_ms\":10,\"session_appears\":{\"id\":\"quiet\"}},"
      "{\"after_ms\":20,\"session_appears\":{\"id\":\"told\",\"is_unconfirmed\":true},\"is_announced\":true},"
      "{\"after_ms\":500,\"session_ends\":\"quiet\"},"
      "{\"after_ms\":40,\"two_step\":{\"has_password\":false}},"
      "{\"after_ms\":1500,\"signed_out_elsewhere\":true}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;
  guint n_appeared = 0;
  gint64 has_password = 1;

  g_signal_connect (messenger, "session-appeared", G_CALLBACK (count_cb), &n_appeared);
  scenario_pass_time (15);
  facts = scenario_read (messenger, VIGIE_CAPABILITY_LIST_SESSIONS, &error);
  g_assert_no_error (error);
  g_assert_nonnull (vigie_facts_find_session (facts, "quiet"));
  g_clear_object (&facts);
  scenario_pass_time (600);
  g_assert_cmpuint (n_appeared, ==, 1);
  facts = scenario_read (messenger, VIGIE_CAPABILITY_ALL_FACTS, &error);
  g_assert_no_error (error);
  g_assert_null (vigie_facts_find_session (facts, "quiet"));
  g_assert_nonnull (vigie_facts_find_session (facts, "told"));
  g_assert_true (vigie_facts_get_int (facts, VIGIE_FACT_HAS_PASSWORD, &has_password));
  g_assert_cmpint (has_password, ==, 0);
  scenario_pass_time (1100);
  g_assert_cmpint (vigie_messenger_get_standing (messenger), ==, VIGIE_STANDING_ENDED_ELSEWHERE);
  g_assert_null (scenario_read (messenger, VIGIE_CAPABILITY_LIST_SESSIONS, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN);
}

/* Without a connection a request waits in silence. */
static void
test_connection (void)
{
  g_autoptr (VigieMessenger) messenger = scenario_open (
      "-2d", ",\"connection\":\"connecting\",\"events\":[{\"after_ms\":400,\"connection\":\"ready\"}]");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;

  g_assert_cmpint (vigie_messenger_get_connection (messenger), ==, VIGIE_CONNECTION_CONNECTING);
  vigie_messenger_read_facts_async (messenger, VIGIE_CAPABILITY_LIST_SESSIONS, NULL, scenario_take_result_cb,
                                    &result);
  scenario_pass_time (20);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  facts = vigie_messenger_read_facts_finish (messenger, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vigie_messenger_get_connection (messenger), ==, VIGIE_CONNECTION_READY);
}

static void
test_first_day (void)
{
  static const VigieCapability forbidden[] = { VIGIE_CAPABILITY_END_SESSION,
                                               VIGIE_CAPABILITY_END_OTHER_SESSIONS,
                                               VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT };
  g_autoptr (VigieMessenger) messenger = scenario_open ("-2h", "");

  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (scenario_act (messenger, forbidden[i], "stranger", 90, &error));
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_SESSION_TOO_YOUNG);
      g_assert_cmpint (vigie_error_get_retry_at (error), ==, TEST_NOW - 2 * 60 * 60 + 24 * 60 * 60);
    }
}

static void
test_partly_unreadable (void)
{
  g_autoptr (VigieMessenger) messenger =
      scenario_open ("-2d", ",\"answers\":[{\"to\":\"read_two_step\",\"error\":\"service\"},"
                            "{\"to\":\"list_sessions\",\"error\":\"rate_limited\",\"retry_after_s\":9}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts =
      scenario_read (messenger, VIGIE_CAPABILITY_READ_TWO_STEP | VIGIE_CAPABILITY_READ_PASSKEYS, &error);

  g_assert_no_error (error);
  g_assert_cmpint (vigie_facts_get_known (facts), ==, VIGIE_CAPABILITY_READ_PASSKEYS);
  g_assert_null (scenario_read (messenger, VIGIE_CAPABILITY_LIST_SESSIONS, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_RATE_LIMITED);
  g_assert_cmpint (vigie_error_get_retry_at (error), >=, TEST_NOW + 9);
}

/* An account that the service tells nothing of is read all the same: everything in it is unknown. */
static void
test_nothing_told (void)
{
  static const char data[] = "{\"scenario\":1,\"account\":{}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSimulatedMessenger) messenger =
      vigie_simulated_messenger_new_from_data ("nothing", data, sizeof data - 1, TEST_NOW, &error);
  g_autoptr (VigieFacts) facts = NULL;

  g_assert_no_error (error);
  facts = scenario_read (VIGIE_MESSENGER (messenger), VIGIE_CAPABILITY_ALL_FACTS, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vigie_facts_get_known (facts), ==, VIGIE_CAPABILITY_NONE);
}

static void
test_practice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSimulatedMessenger) messenger = vigie_simulated_messenger_new_practice (TEST_NOW, &error);
  g_autoptr (VigieFacts) facts = NULL;
  VigieSession *phone;
  gint64 last_checkup = 0;

  g_assert_no_error (error);
  facts = scenario_read (VIGIE_MESSENGER (messenger), VIGIE_CAPABILITY_ALL_FACTS, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vigie_facts_get_known (facts), ==, VIGIE_CAPABILITY_ALL_FACTS);
  g_assert_true (vigie_facts_get_int (facts, VIGIE_FACT_LAST_CHECKUP, &last_checkup));
  g_assert_cmpint (last_checkup, ==, TEST_NOW - 31 * 24 * 60 * 60);
  phone = vigie_facts_find_session (facts, "practice-phone");
  g_assert_cmpstr (vigie_facts_get_declared (facts, phone)->name, ==, "My phone");
  g_assert_cmpint (vigie_facts_get_declared (facts, phone)->answer, ==, VIGIE_ANSWER_ME);
  g_assert_cmpint (
      vigie_facts_get_declared (facts, vigie_facts_find_session (facts, "practice-stranger"))->seen_before,
      ==, VIGIE_TRI_NO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  vigie_conformance_add (&simulated_adapter);
  g_test_add_func ("/simulated/events", test_events);
  g_test_add_func ("/simulated/connection", test_connection);
  g_test_add_func ("/simulated/first-day", test_first_day);
  g_test_add_func ("/simulated/partly-unreadable", test_partly_unreadable);
  g_test_add_func ("/simulated/nothing-told", test_nothing_told);
  g_test_add_func ("/simulated/practice", test_practice);

  return g_test_run ();
}
