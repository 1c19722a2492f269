/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-remedy.h"

#include "vigie-error.h"

#include <string.h>

#include "scenario.h"

/* A minute is more than any of this takes. */
#define TOO_LONG 60

typedef struct
{
  VigieMessenger *messenger;
  VigieRemedy *remedy;
  GString *states;
} Fixture;

static void
state_changed_cb (VigieRemedy *remedy, GParamSpec *pspec, gpointer user_data)
{
  static const char letters[] = "PAWGVCNUD";
  Fixture *fixture = user_data;

  g_string_append_c (fixture->states, letters[vigie_remedy_get_state (remedy)]);
}

static void
fixture_start (Fixture *fixture,
               const char *age,
               const char *more,
               VigieCapability kind,
               const char *target,
               gint64 value)
{
  g_autoptr (VigieAction) action = vigie_action_new (kind, target, value);
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  fixture->messenger = scenario_open (age, more);
  facts = scenario_read (fixture->messenger, VIGIE_CAPABILITY_ALL_FACTS, &error);
  g_assert_no_error (error);
  fixture->remedy = vigie_remedy_new (fixture->messenger, action, facts);
  fixture->states = g_string_new (NULL);
  vigie_remedy_set_poll_interval (fixture->remedy, 10);
  g_signal_connect (fixture->remedy, "notify::state", G_CALLBACK (state_changed_cb), fixture);
}

static void
fixture_end (Fixture *fixture)
{
  g_assert_finalize_object (fixture->remedy);
  g_assert_finalize_object (fixture->messenger);
  g_string_free (fixture->states, TRUE);
}

static void
wait_for (Fixture *fixture, VigieRemedyState state)
{
  gint64 start = g_get_monotonic_time ();

  while (vigie_remedy_get_state (fixture->remedy) != state)
    {
      g_assert_cmpint (g_get_monotonic_time () - start, <, TOO_LONG * G_USEC_PER_SEC);
      g_main_context_iteration (NULL, TRUE);
    }
  /* Its own answer has been given; let the request leave. */
  scenario_pass_time (5);
}

/* P prepare, A act, W wait, G guided, V verify, C confirmed, N not confirmed, U unverified, D declared. */
static void
test_remedy_outcomes (void)
{
  const struct
  {
    const char *name;
    const char *age;
    const char *more;
    VigieCapability kind;
    const char *target;
    gint64 value;
    const char *states;
    int error; /* VigieError of the end, -1 for none */
  } cases[] = {
    { "ended and seen to be gone", "-2d", "", VIGIE_CAPABILITY_END_SESSION, "stranger", 0, "AVC", -1 },
    { "others", "-2d", "", VIGIE_CAPABILITY_END_OTHER_SESSIONS, NULL, 0, "AVC", -1 },
    { "confirmed by the person", "-5m", "", VIGIE_CAPABILITY_CONFIRM_SESSION, "stranger", 0, "AVC", -1 },
    { "period", "-2d", "", VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT, NULL, 90, "AVC", -1 },
    { "website", "-5m", "", VIGIE_CAPABILITY_DISCONNECT_WEBSITE, "site", 0, "AVC", -1 },
    { "websites", "-5m", "", VIGIE_CAPABILITY_DISCONNECT_WEBSITES, NULL, 0, "AVC", -1 },
    { "passkey", "-5m", "", VIGIE_CAPABILITY_REMOVE_PASSKEY, "key", 0, "AVC", -1 },
    { "bot", "-5m", "", VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT, "bot", 0, "AVC", -1 },
    { "calls", "-5m", "", VIGIE_CAPABILITY_SET_ACCEPTS_CALLS, "phone", 0, "AVC", -1 },
    { "secret chats", "-5m", "", VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS, "phone", 1, "AVC", -1 },
    { "reset", "-5m", "", VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET, NULL, 0, "AVC", -1 },
    { "gone before", "-2d", "", VIGIE_CAPABILITY_END_SESSION, "nobody", 0, "AVC", -1 },
    { "the service says ok and does nothing", "-2d", ",\"answers\":[{\"to\":\"end_session\",\"done\":false}]",
      VIGIE_CAPABILITY_END_SESSION, "stranger", 0, "AVN", -1 },
    { "refused", "-2d", ",\"answers\":[{\"to\":\"end_session\",\"error\":\"service\"}]",
      VIGIE_CAPABILITY_END_SESSION, "stranger", 0, "AVN", VIGIE_ERROR_SERVICE },
    { "lost before it was done", "-2d", ",\"answers\":[{\"to\":\"end_session\",\"error\":\"network\"}]",
      VIGIE_CAPABILITY_END_SESSION, "stranger", 0, "AVN", VIGIE_ERROR_NETWORK },
    { "lost after it was done", "-2d",
      ",\"answers\":[{\"to\":\"end_session\",\"error\":\"network\",\"done\":true}]",
      VIGIE_CAPABILITY_END_SESSION, "stranger", 0, "AVC", -1 },
    { "done, but reading fails", "-2d",
      ",\"answers\":[{\"to\":\"set_auto_sign_out\",\"delay_ms\":20},"
      "{\"to\":\"read_auto_sign_out\",\"error\":\"service\",\"times\":9}]",
      VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT, NULL, 90, "AVU", VIGIE_ERROR_SERVICE },
    { "waits and tries again", "-2d",
      ",\"answers\":[{\"to\":\"end_session\",\"error\":\"rate_limited\",\"retry_after_s\":1}]",
      VIGIE_CAPABILITY_END_SESSION, "stranger", 0, "AWAVC", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture = { 0 };
      const GError *error;

      g_test_message ("%s", cases[i].name);
      fixture_start (&fixture, cases[i].age, cases[i].more, cases[i].kind, cases[i].target, cases[i].value);
      g_assert_cmpint (vigie_remedy_get_state (fixture.remedy), ==, VIGIE_REMEDY_PREPARE);
      vigie_remedy_act (fixture.remedy);
      g_assert_cmpint (vigie_remedy_get_state (fixture.remedy), ==, VIGIE_REMEDY_ACT);
      while (fixture.states->len < strlen (cases[i].states))
        g_main_context_iteration (NULL, TRUE);
      scenario_pass_time (5);

      error = vigie_remedy_get_error (fixture.remedy);
      g_assert_cmpstr (fixture.states->str, ==, cases[i].states);
      if (cases[i].error < 0)
        g_assert_null (error);
      else
        g_assert_error (error, VIGIE_ERROR, cases[i].error);
      fixture_end (&fixture);
    }
}

static void
test_remedy_first_day (void)
{
  g_autoptr (VigieAction) action = vigie_action_new (VIGIE_CAPABILITY_END_SESSION, "stranger", 0);
  Fixture fixture = { 0 };

  fixture_start (&fixture, "-5m", "", VIGIE_CAPABILITY_END_SESSION, "stranger", 0);
  g_assert_cmpint (vigie_remedy_get_forbidden_until (fixture.remedy), ==, TEST_NOW - 300 + 86400);
  vigie_remedy_act (fixture.remedy);
  g_assert_cmpint (vigie_remedy_get_state (fixture.remedy), ==, VIGIE_REMEDY_GUIDED);
  g_assert_error (vigie_remedy_get_error (fixture.remedy), VIGIE_ERROR, VIGIE_ERROR_SESSION_TOO_YOUNG);
  scenario_pass_time (50);
  g_assert_cmpint (vigie_remedy_get_state (fixture.remedy), ==, VIGIE_REMEDY_GUIDED);

  vigie_simulated_messenger_do_on_phone (VIGIE_SIMULATED_MESSENGER (fixture.messenger), action);
  wait_for (&fixture, VIGIE_REMEDY_CONFIRMED);
  g_assert_cmpstr (fixture.states->str, ==, "GC");
  g_assert_null (vigie_remedy_get_error (fixture.remedy));
  fixture_end (&fixture);
}

/* The age was not known beforehand: the service's refusal leads to the phone all the same. */
static void
test_remedy_first_day_told_by_service (void)
{
  Fixture fixture = { 0 };

  fixture_start (
      &fixture, "-2d",
      ",\"answers\":[{\"to\":\"end_session\",\"error\":\"session_too_young\",\"retry_after_s\":3600}]",
      VIGIE_CAPABILITY_END_SESSION, "stranger", 0);
  g_assert_cmpint (vigie_remedy_get_forbidden_until (fixture.remedy), ==, 0);
  vigie_remedy_act (fixture.remedy);
  wait_for (&fixture, VIGIE_REMEDY_GUIDED);
  g_assert_cmpint (vigie_remedy_get_forbidden_until (fixture.remedy) - TEST_NOW, >=, 3599);
  g_assert_cmpint (vigie_remedy_get_forbidden_until (fixture.remedy) - TEST_NOW, <=, 3660);
  vigie_remedy_cancel (fixture.remedy);
  scenario_pass_time (20);
  fixture_end (&fixture);
}

static void
test_remedy_guided_survives_errors (void)
{
  Fixture fixture = { 0 };

  fixture_start (&fixture, "-5m",
                 ",\"events\":[{\"after_ms\":150,\"session_ends\":\"stranger\"}],"
                 "\"answers\":[{\"to\":\"end_other_sessions\"}]",
                 VIGIE_CAPABILITY_END_SESSION, "stranger", 0);
  vigie_remedy_guide (fixture.remedy);
  wait_for (&fixture, VIGIE_REMEDY_CONFIRMED);
  g_assert_cmpstr (fixture.states->str, ==, "GC");
  fixture_end (&fixture);

  memset (&fixture, 0, sizeof fixture);
  fixture_start (&fixture, "-5m",
                 ",\"events\":[{\"after_ms\":150,\"session_ends\":\"stranger\"}],"
                 "\"answers\":[{\"to\":\"read_websites\"},{\"to\":\"list_sessions\"},"
                 "{\"to\":\"list_sessions\",\"error\":\"network\",\"times\":3}]",
                 VIGIE_CAPABILITY_END_SESSION, "stranger", 0);
  vigie_remedy_guide (fixture.remedy);
  while (vigie_remedy_get_error (fixture.remedy) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (vigie_remedy_get_error (fixture.remedy), VIGIE_ERROR, VIGIE_ERROR_NETWORK);
  wait_for (&fixture, VIGIE_REMEDY_CONFIRMED);
  g_assert_null (vigie_remedy_get_error (fixture.remedy));
  fixture_end (&fixture);
}

/* "I did it": looked at, not taken at its word. */
static void
test_remedy_declared_only_unread (void)
{
  Fixture fixture = { 0 };

  fixture_start (&fixture, "-5m", "", VIGIE_CAPABILITY_END_SESSION, "stranger", 0);
  vigie_remedy_guide (fixture.remedy);
  vigie_remedy_declare_done (fixture.remedy);
  wait_for (&fixture, VIGIE_REMEDY_NOT_CONFIRMED);
  g_assert_cmpstr (fixture.states->str, ==, "GVN");
  vigie_remedy_guide (fixture.remedy);
  g_assert_cmpint (vigie_remedy_get_state (fixture.remedy), ==, VIGIE_REMEDY_GUIDED);
  vigie_remedy_cancel (fixture.remedy);
  scenario_pass_time (20);
  fixture_end (&fixture);

  memset (&fixture, 0, sizeof fixture);
  fixture_start (&fixture, "-5m", ",\"without\":[\"read_passkeys\",\"remove_passkey\"]",
                 VIGIE_CAPABILITY_REMOVE_PASSKEY, "key", 0);
  vigie_remedy_act (fixture.remedy);
  wait_for (&fixture, VIGIE_REMEDY_GUIDED);
  g_assert_error (vigie_remedy_get_error (fixture.remedy), VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED);
  vigie_remedy_declare_done (fixture.remedy);
  g_assert_cmpint (vigie_remedy_get_state (fixture.remedy), ==, VIGIE_REMEDY_DECLARED);
  vigie_remedy_cancel (fixture.remedy);
  g_assert_cmpint (vigie_remedy_get_state (fixture.remedy), ==, VIGIE_REMEDY_DECLARED);
  fixture_end (&fixture);
}

static void
test_remedy_cancel (void)
{
  Fixture fixture = { 0 };

  fixture_start (&fixture, "-2d", ",\"answers\":[{\"to\":\"end_session\",\"done\":true,\"delay_ms\":100}]",
                 VIGIE_CAPABILITY_END_SESSION, "stranger", 0);
  vigie_remedy_act (fixture.remedy);
  g_assert_cmpint (vigie_remedy_get_waiting_since (fixture.remedy), >, 0);
  vigie_remedy_cancel (fixture.remedy);
  g_assert_cmpint (vigie_remedy_get_waiting_since (fixture.remedy), ==, 0);
  scenario_pass_time (150);
  g_assert_cmpstr (fixture.states->str, ==, "AP");
  g_assert_null (vigie_remedy_get_error (fixture.remedy));

  /* It had been done all the same, and looking tells. */
  vigie_remedy_verify (fixture.remedy);
  wait_for (&fixture, VIGIE_REMEDY_CONFIRMED);
  fixture_end (&fixture);
}

static void
test_remedy_cancel_wait (void)
{
  Fixture fixture = { 0 };

  fixture_start (&fixture, "-2d",
                 ",\"answers\":[{\"to\":\"end_session\",\"error\":\"rate_limited\",\"retry_after_s\":1}]",
                 VIGIE_CAPABILITY_END_SESSION, "stranger", 0);
  vigie_remedy_act (fixture.remedy);
  wait_for (&fixture, VIGIE_REMEDY_WAIT);
  g_assert_cmpint (vigie_remedy_get_retry_at (fixture.remedy), >, TEST_NOW);
  vigie_remedy_cancel (fixture.remedy);
  g_assert_cmpint (vigie_remedy_get_retry_at (fixture.remedy), ==, 0);
  scenario_pass_time (1500);
  g_assert_cmpstr (fixture.states->str, ==, "AWP");
  fixture_end (&fixture);
}

/* Each moment at which a page may be closed. */
static void
test_remedy_freed_in_flight (void)
{
  static const guint moments[] = { 0, 5, 15, 25, 60 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    for (guint guided = 0; guided < 2; guided++)
      {
        Fixture fixture = { 0 };

        fixture_start (&fixture, "-2d", ",\"delay_ms\":10", VIGIE_CAPABILITY_END_SESSION, "stranger", 0);
        if (guided)
          vigie_remedy_guide (fixture.remedy);
        else
          vigie_remedy_act (fixture.remedy);
        if (moments[i] > 0)
          scenario_pass_time (moments[i]);
        g_assert_finalize_object (g_steal_pointer (&fixture.remedy));
        scenario_pass_time (30);
        g_assert_finalize_object (fixture.messenger);
        g_string_free (fixture.states, TRUE);
      }
}

static void
test_remedy_network_back (void)
{
  Fixture fixture = { 0 };

  fixture_start (&fixture, "-2d",
                 ",\"answers\":[{\"to\":\"read_facts\",\"delay_ms\":0},"
                 "{\"to\":\"read_facts\",\"error\":\"network\"}],"
                 "\"events\":[{\"after_ms\":1500,\"connection\":\"connecting\"},{\"after_ms\":1600,"
                 "\"connection\":\"ready\"}]",
                 VIGIE_CAPABILITY_END_SESSION, "stranger", 0);
  vigie_remedy_act (fixture.remedy);
  wait_for (&fixture, VIGIE_REMEDY_UNVERIFIED);
  wait_for (&fixture, VIGIE_REMEDY_CONFIRMED);
  g_assert_cmpstr (fixture.states->str, ==, "AVUVC");
  fixture_end (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remedy/outcomes", test_remedy_outcomes);
  g_test_add_func ("/remedy/first-day", test_remedy_first_day);
  g_test_add_func ("/remedy/first-day-told-by-service", test_remedy_first_day_told_by_service);
  g_test_add_func ("/remedy/guided-survives-errors", test_remedy_guided_survives_errors);
  g_test_add_func ("/remedy/declared-only-unread", test_remedy_declared_only_unread);
  g_test_add_func ("/remedy/cancel", test_remedy_cancel);
  g_test_add_func ("/remedy/cancel-wait", test_remedy_cancel_wait);
  g_test_add_func ("/remedy/freed-in-flight", test_remedy_freed_in_flight);
  g_test_add_func ("/remedy/network-back", test_remedy_network_back);

  return g_test_run ();
}
