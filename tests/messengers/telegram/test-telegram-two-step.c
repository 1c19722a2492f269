/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "telegram-world.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "vigie-two-step-setup.h"

/* Two-step verification with the real TDLib: what it makes of the service's answers, and Vigie of its. */

#define PASSPHRASE "planted amber violin-tunnel crisp orchard"
#define FIRST_PASSWORD "planted on the phone"
#define ADDRESS "me@mail.example"
/* Of tests/telegram-server/account/two-step.mjs. */
#define CODE "123456"

typedef struct
{
  World world;
  VigieTwoStepSetup *setup;
} Fixture;

/* Whatever the library says goes into a file that is searched at the end. */
static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = NULL;
  int file;

  world_set_up (&fixture->world, NULL);
  path = g_build_filename (fixture->world.dir, "said", NULL);
  file = open (path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (dup2 (file, STDERR_FILENO), ==, STDERR_FILENO);
  close (file);
  sign_in (&fixture->world);
}

static void
assert_not_planted (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  gsize length = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      assert_not_planted (child);
    }
  if (dir != NULL || !g_file_get_contents (path, &data, &length, NULL))
    return;

  g_test_message ("%s: %" G_GSIZE_FORMAT " bytes", path, length);
  g_assert_null (memmem (data, length, "planted", strlen ("planted")));
  g_assert_null (memmem (data, length, "violin-tunnel", strlen ("violin-tunnel")));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->setup);
  close_messenger (fixture->world.messenger);
  assert_not_planted (fixture->world.dir);
  world_tear_down (&fixture->world, NULL);
}

static void
start (Fixture *fixture, VigieTwoStepGoal goal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = read_facts (fixture->world.messenger, &error);

  g_assert_no_error (error);
  g_clear_object (&fixture->setup);
  fixture->setup = vigie_two_step_setup_new (VIGIE_MESSENGER (fixture->world.messenger), goal, facts);
}

static VigieTwoStepState
settle (Fixture *fixture)
{
  VigieTwoStepState state;

  while ((state = vigie_two_step_setup_get_state (fixture->setup)) == VIGIE_TWO_STEP_STATE_ACT ||
         state == VIGIE_TWO_STEP_STATE_VERIFY)
    g_main_context_iteration (NULL, TRUE);
  return state;
}

static void
assert_at (Fixture *fixture, VigieTwoStepStep step, VigieTwoStepState state)
{
  g_assert_cmpint (settle (fixture), ==, state);
  g_assert_cmpint (vigie_two_step_setup_get_step (fixture->setup), ==, step);
}

static void
assert_error (Fixture *fixture, VigieError code)
{
  g_assert_error (vigie_two_step_setup_get_error (fixture->setup), VIGIE_ERROR, (int) code);
}

static void
give_current (Fixture *fixture, const char *text)
{
  g_autoptr (VigieSecret) secret = vigie_secret_new (text, strlen (text));

  vigie_two_step_setup_give_current_password (fixture->setup, secret);
  settle (fixture);
}

static void
give_passphrase (Fixture *fixture)
{
  g_autoptr (VigieSecret) secret = vigie_secret_new (PASSPHRASE, strlen (PASSPHRASE));

  g_assert_true (vigie_two_step_setup_give_passphrase (fixture->setup, secret));
  g_assert_true (vigie_two_step_setup_give_hint (fixture->setup, "on the shelf"));
}

static void
give_code (Fixture *fixture, const char *code)
{
  vigie_two_step_setup_give_code (fixture->setup, code);
  settle (fixture);
}

static void
begin (Fixture *fixture)
{
  start (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);
  g_assert_cmpint (vigie_two_step_setup_get_goal (fixture->setup), ==, VIGIE_TWO_STEP_GOAL_SET_UP);
  vigie_two_step_setup_begin (fixture->setup);
  give_passphrase (fixture);
}

static void
fault (const char *more)
{
  g_autofree char *request = g_strdup_printf (
      "{\"do\":\"fault\",\"fault\":{\"method\":\"account.updatePasswordSettings\",%s}}", more);

  json_node_unref (control (request));
}

/* All of it, with a wrong code thrice on the way. */
static void
test_set_up (Fixture *fixture, gconstpointer user_data)
{
  begin (fixture);
  vigie_two_step_setup_give_email (fixture->setup, ADDRESS);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK);
  g_assert_cmpint (vigie_two_step_setup_get_code_length (fixture->setup), ==, 6);
  g_assert_cmpint (vigie_two_step_setup_get_tick (fixture->setup, VIGIE_TWO_STEP_TICK_PASSWORD), ==,
                   VIGIE_TRI_NO);
  g_assert_cmpstr (vigie_facts_get_text (vigie_two_step_setup_get_facts (fixture->setup),
                                         VIGIE_FACT_PENDING_EMAIL_PATTERN),
                   ==, "m***@mail.example");

  for (guint i = 0; i < 3; i++)
    {
      give_code (fixture, "999999");
      assert_at (fixture, VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK);
      assert_error (fixture, VIGIE_ERROR_WRONG_CODE);
    }
  vigie_two_step_setup_resend_code (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK);
  g_assert_no_error (vigie_two_step_setup_get_error (fixture->setup));

  give_code (fixture, CODE);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK);
  vigie_two_step_setup_end_keeping (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_DONE, VIGIE_TWO_STEP_STATE_CONFIRMED);
  g_assert_cmpint (vigie_two_step_setup_get_tick (fixture->setup, VIGIE_TWO_STEP_TICK_HINT), ==,
                   VIGIE_TRI_YES);
  g_assert_cmpint (vigie_two_step_setup_get_tick (fixture->setup, VIGIE_TWO_STEP_TICK_EMAIL), ==,
                   VIGIE_TRI_YES);
}

/* The service takes no such address; the code no longer counts; then none is wanted. */
static void
test_refusals (Fixture *fixture, gconstpointer user_data)
{
  begin (fixture);
  fault ("\"error\":{\"code\":400,\"text\":\"EMAIL_INVALID\"}");
  vigie_two_step_setup_give_email (fixture->setup, ADDRESS);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_ASK);
  assert_error (fixture, VIGIE_ERROR_INVALID_EMAIL);

  vigie_two_step_setup_give_email (fixture->setup, ADDRESS);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK);
  json_node_unref (control ("{\"do\":\"fault\",\"fault\":{\"method\":\"account.confirmPasswordEmail\","
                            "\"error\":{\"code\":400,\"text\":\"EMAIL_HASH_EXPIRED\"}}}"));
  give_code (fixture, CODE);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK);
  g_assert_nonnull (vigie_two_step_setup_get_error (fixture->setup));

  vigie_two_step_setup_drop_email (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_ASK);
  g_assert_no_error (vigie_two_step_setup_get_error (fixture->setup));
  vigie_two_step_setup_skip_email (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK);
}

/* The connection breaks after the change was sent: before the service took it, and after. */
static void
test_cut (Fixture *fixture, gconstpointer user_data)
{
  begin (fixture);
  fault ("\"drop\":true");
  vigie_two_step_setup_give_email (fixture->setup, ADDRESS);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK);
  vigie_two_step_setup_drop_email (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_ASK);

  fault ("\"dropAfter\":true");
  vigie_two_step_setup_skip_email (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK);
  g_assert_cmpint (control_count ("executed", "account.updatePasswordSettings"), ==, 1);
}

static gboolean
reconnect_cb (gpointer user_data)
{
  json_node_unref (control ("{\"do\":\"offline\",\"value\":false}"));
  return G_SOURCE_REMOVE;
}

/* Stopped while the network is away: nobody knows, until it is back. */
static void
test_stopped (Fixture *fixture, gconstpointer user_data)
{
  begin (fixture);
  fault ("\"dropAfter\":true");
  json_node_unref (
      control ("{\"do\":\"fault\",\"fault\":{\"method\":\"account.getPassword\",\"silent\":true}}"));
  vigie_two_step_setup_skip_email (fixture->setup);
  run_for (300);
  json_node_unref (control ("{\"do\":\"offline\",\"value\":true}"));
  json_node_unref (control ("{\"do\":\"dropConnections\"}"));
  vigie_two_step_setup_cancel (fixture->setup);
  g_assert_cmpint (vigie_two_step_setup_get_state (fixture->setup), ==, VIGIE_TWO_STEP_STATE_UNVERIFIED);
  g_timeout_add (500, reconnect_cb, NULL);
  while (vigie_two_step_setup_get_state (fixture->setup) != VIGIE_TWO_STEP_STATE_ASK)
    g_main_context_iteration (NULL, TRUE);
  /* Whether it was made or not: the reading decides, and a second try ends well. */
  if (vigie_two_step_setup_get_step (fixture->setup) == VIGIE_TWO_STEP_STEP_EMAIL)
    vigie_two_step_setup_skip_email (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK);
}

/* A short wait and a fault of the service are sat out by TDLib; a long wait is told, and can be left. */
static void
test_waits (Fixture *fixture, gconstpointer user_data)
{
  begin (fixture);
  fault ("\"error\":{\"code\":420,\"text\":\"FLOOD_WAIT_90\"}");
  vigie_two_step_setup_skip_email (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_WAIT);
  g_assert_cmpint (vigie_two_step_setup_get_retry_at (fixture->setup), >,
                   vigie_messenger_get_now (VIGIE_MESSENGER (fixture->world.messenger)) + 60);
  vigie_two_step_setup_cancel (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_ASK);

  fault ("\"error\":{\"code\":500,\"text\":\"INTERNAL\"}");
  fault ("\"error\":{\"code\":420,\"text\":\"FLOOD_WAIT_2\"}");
  vigie_two_step_setup_skip_email (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK);
}

/* Somebody sets a password on another device while the wizard is open. */
static void
test_elsewhere (Fixture *fixture, gconstpointer user_data)
{
  begin (fixture);
  json_node_unref (control ("{\"do\":\"setPassword\",\"password\":{\"plain\":\"" FIRST_PASSWORD "\"}}"));
  vigie_two_step_setup_skip_email (fixture->setup);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD, VIGIE_TWO_STEP_STATE_ASK);
  assert_error (fixture, VIGIE_ERROR_CHANGED_ELSEWHERE);
  g_assert_cmpint (vigie_two_step_setup_get_goal (fixture->setup), ==, VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD);

  give_current (fixture, "not this one");
  assert_at (fixture, VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD, VIGIE_TWO_STEP_STATE_ASK);
  assert_error (fixture, VIGIE_ERROR_WRONG_PASSWORD);
  give_current (fixture, FIRST_PASSWORD);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK);

  /* Then a recovery email for it, which is confirmed and recognised when given again. */
  start (fixture, VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL);
  give_current (fixture, PASSPHRASE);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_ASK);
  vigie_two_step_setup_give_email (fixture->setup, ADDRESS);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK);
  give_code (fixture, CODE);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_DONE, VIGIE_TWO_STEP_STATE_CONFIRMED);
}

/* The email is never confirmed, Vigie is closed: taken up at the next start. */
static void
test_resume (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture);
  vigie_two_step_setup_give_email (fixture->setup, ADDRESS);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK);
  g_clear_object (&fixture->setup);
  close_messenger (fixture->world.messenger);
  open_messenger (fixture->world.messenger, fixture->world.key, &error);
  g_assert_no_error (error);

  start (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);
  g_assert_cmpint (vigie_two_step_setup_get_goal (fixture->setup), ==, VIGIE_TWO_STEP_GOAL_FINISH_EMAIL);
  give_code (fixture, CODE);
  assert_at (fixture, VIGIE_TWO_STEP_STEP_DONE, VIGIE_TWO_STEP_STATE_CONFIRMED);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer user_data);
  } tests[] = {
    { "set-up", test_set_up },   { "refusals", test_refusals }, { "cut", test_cut },
    { "stopped", test_stopped }, { "waits", test_waits },       { "elsewhere", test_elsewhere },
    { "resume", test_resume },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/telegram/settled-two-step-%s", tests[i].name);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
