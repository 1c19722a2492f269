/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The wizard's walk below the window, against accounts made for it. */

#include "vigie-two-step-setup.h"

#include "vigie-error.h"

#include <string.h>

#include "scenario.h"

/* A minute is more than any of this takes. */
#define TOO_LONG 60
#define PASSPHRASE "amber violin-tunnel crisp orchard"

#define OFF "{\"has_password\":false}"
#define ON "{\"has_password\":true,\"password\":\"old one\",\"password_hint\":\"school\"}"
#define ON_WITH_EMAIL                                                                                        \
  "{\"has_password\":true,\"password\":\"old one\",\"password_hint\":\"school\","                            \
  "\"has_recovery_email\":true,\"recovery_email\":\"before@mail.example\"}"
#define OFF_PENDING                                                                                          \
  "{\"has_password\":false,\"recovery_email_pending\":true,\"pending_email\":\"later@mail.example\","        \
  "\"password\":\"of last time\",\"email_code\":\"778899\"}"
#define ON_PENDING                                                                                           \
  "{\"has_password\":true,\"password\":\"old one\",\"recovery_email_pending\":true,"                         \
  "\"pending_email\":\"later@mail.example\"}"

static VigieTwoStepSetup *
open_setup (const char *two_step, const char *answers, VigieTwoStepGoal goal)
{
  g_autofree char *data =
      g_strdup_printf ("{\"scenario\":1,\"account\":{\"two_step\":%s},\"answers\":[%s]}", two_step, answers);
  g_autoptr (VigieMessenger) messenger = NULL;
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  messenger = VIGIE_MESSENGER (
      vigie_simulated_messenger_new_from_data ("test", data, strlen (data), TEST_NOW, &error));
  g_assert_no_error (error);
  facts = scenario_read (messenger, VIGIE_CAPABILITY_READ_TWO_STEP, &error);
  g_assert_no_error (error);
  return vigie_two_step_setup_new (messenger, goal, facts);
}

static gboolean
is_busy (VigieTwoStepSetup *setup)
{
  VigieTwoStepState state = vigie_two_step_setup_get_state (setup);

  return state == VIGIE_TWO_STEP_STATE_ACT || state == VIGIE_TWO_STEP_STATE_VERIFY ||
         state == VIGIE_TWO_STEP_STATE_WAIT;
}

static void
settle (VigieTwoStepSetup *setup)
{
  gint64 start = g_get_monotonic_time ();

  while (is_busy (setup))
    {
      g_assert_cmpint (g_get_monotonic_time () - start, <, TOO_LONG * G_USEC_PER_SEC);
      g_main_context_iteration (NULL, TRUE);
    }
}

static VigieSecret *
secret_of (const char *text)
{
  return vigie_secret_new (text, strlen (text));
}

/* One press or input of the person: "current=old one". */
static void
do_one (VigieTwoStepSetup *setup, const char *what)
{
  const char *sign = strchr (what, '=');
  const char *value = sign != NULL ? sign + 1 : "";
  g_autofree char *name = g_strndup (what, sign != NULL ? (gsize) (sign - what) : strlen (what));
  g_autoptr (VigieSecret) secret = secret_of (value);

  if (g_str_equal (name, "begin"))
    vigie_two_step_setup_begin (setup);
  else if (g_str_equal (name, "current"))
    vigie_two_step_setup_give_current_password (setup, secret);
  else if (g_str_equal (name, "pass"))
    g_assert_true (vigie_two_step_setup_give_passphrase (setup, secret));
  else if (g_str_equal (name, "hint"))
    g_assert_true (vigie_two_step_setup_give_hint (setup, value));
  else if (g_str_equal (name, "email"))
    g_assert_true (vigie_two_step_setup_give_email (setup, value));
  else if (g_str_equal (name, "skip"))
    vigie_two_step_setup_skip_email (setup);
  else if (g_str_equal (name, "code"))
    vigie_two_step_setup_give_code (setup, value);
  else if (g_str_equal (name, "resend"))
    vigie_two_step_setup_resend_code (setup);
  else if (g_str_equal (name, "drop"))
    vigie_two_step_setup_drop_email (setup);
  else if (g_str_equal (name, "keep"))
    vigie_two_step_setup_end_keeping (setup);
  else if (g_str_equal (name, "back"))
    vigie_two_step_setup_go_back (setup);
  else if (g_str_equal (name, "verify"))
    vigie_two_step_setup_verify (setup);
  else if (g_str_equal (name, "cancel"))
    vigie_two_step_setup_cancel (setup);
  else
    g_assert_not_reached ();
}

static void
wait_for (VigieTwoStepSetup *setup, VigieTwoStepState state)
{
  while (vigie_two_step_setup_get_state (setup) != state)
    g_main_context_iteration (NULL, TRUE);
}

/* @inputs: separated by "; "; one that ends in "!" is not waited for, in "?" until the service asks to wait.
 */
static void
walk (VigieTwoStepSetup *setup, const char *inputs)
{
  g_auto (GStrv) each = g_strsplit (inputs, "; ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      const gsize length = strlen (each[i]);
      const char last = each[i][length - 1];

      if (last == '!' || last == '?')
        each[i][length - 1] = '\0';
      g_test_message ("  %s", each[i]);
      do_one (setup, each[i]);
      if (last == '?')
        wait_for (setup, VIGIE_TWO_STEP_STATE_WAIT);
      else if (last != '!')
        settle (setup);
    }
}

#define ALL "begin; pass=" PASSPHRASE "; hint=shelf; "
#define CHANGE "current=old one; pass=" PASSPHRASE "; hint=shelf; "
static const struct
{
  const char *name;
  VigieTwoStepGoal goal;
  const char *two_step;
  const char *answers;
  const char *inputs;
  VigieTwoStepStep step;
  VigieTwoStepState state;
  int error; /* VigieError, -1 for none */
  VigieTri password, hint, email;
  const char *leaving; /* in the words for who leaves */
} walks[] = {
  { "all of it", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "", ALL "email=me@mail.example; code=123 45; keep",
    VIGIE_TWO_STEP_STEP_DONE, VIGIE_TWO_STEP_STATE_CONFIRMED, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_YES,
    "is on, and the recovery email is confirmed" },
  { "without an email", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "", ALL "skip; keep", VIGIE_TWO_STEP_STEP_DONE,
    VIGIE_TWO_STEP_STATE_CONFIRMED, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_NO,
    "There is no recovery email" },
  { "left at the beginning", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "", "begin", VIGIE_TWO_STEP_STEP_PASSPHRASE,
    VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_NO, VIGIE_TRI_UNKNOWN, VIGIE_TRI_NO, "Nothing was set" },
  { "left before the code", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "", ALL "email=me@mail.example",
    VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_NO, VIGIE_TRI_NO, VIGIE_TRI_NO,
    "is still off. The password counts only once" },
  { "left before noting it", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "", ALL "skip", VIGIE_TWO_STEP_STEP_KEEP,
    VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_NO, "note it first" },
  { "wrong code thrice, then right", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "",
    ALL "email=me@mail.example; code=1; code=2; code=3; code=12345", VIGIE_TWO_STEP_STEP_KEEP,
    VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_YES, "is confirmed" },
  { "wrong code thrice", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "",
    ALL "email=me@mail.example; code=1; code=2; code=3", VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK,
    VIGIE_ERROR_WRONG_CODE, VIGIE_TRI_NO, VIGIE_TRI_NO, VIGIE_TRI_NO, "still off" },
  { "the code expired: the address is asked again, and nothing was set", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"cancel_email\",\"error\":\"network\",\"done\":true}", ALL "email=me@mail.example; drop",
    VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_NO, VIGIE_TRI_NO, VIGIE_TRI_NO,
    "Nothing was set" },
  { "resent", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "", ALL "email=me@mail.example; resend; resend; code=12345",
    VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_YES,
    "confirmed" },
  { "another address after a mistake", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "",
    ALL "email=mi@mail.example; drop; email=me@mail.example; code=12345", VIGIE_TWO_STEP_STEP_KEEP,
    VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_YES, "confirmed" },
  { "no address after all", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "", ALL "email=mi@mail.example; drop; skip",
    VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_NO,
    "no recovery email" },
  { "the address is refused", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"error\":\"invalid_email\"}", ALL "email=me@mail.example",
    VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_ASK, VIGIE_ERROR_INVALID_EMAIL, VIGIE_TRI_NO,
    VIGIE_TRI_NO, VIGIE_TRI_NO, "Nothing was set" },
  { "lost before it was set", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"error\":\"network\"}", ALL "skip", VIGIE_TWO_STEP_STEP_EMAIL,
    VIGIE_TWO_STEP_STATE_ASK, VIGIE_ERROR_NETWORK, VIGIE_TRI_NO, VIGIE_TRI_NO, VIGIE_TRI_NO,
    "Nothing was set" },
  { "lost after it was set", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"error\":\"network\",\"done\":true}", ALL "skip", VIGIE_TWO_STEP_STEP_KEEP,
    VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_NO, "counts from now on" },
  { "lost after it was set, with an address", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"error\":\"network\",\"done\":true}", ALL "email=me@mail.example",
    VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_NO, VIGIE_TRI_NO, VIGIE_TRI_NO,
    "still off" },
  { "lost, and it cannot be read again", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"error\":\"network\",\"done\":true},"
    "{\"to\":\"read_two_step\",\"delay_ms\":0},{\"to\":\"read_two_step\",\"error\":\"service\"}",
    ALL "skip", VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_UNVERIFIED, VIGIE_ERROR_SERVICE, VIGIE_TRI_NO,
    VIGIE_TRI_NO, VIGIE_TRI_NO, "does not know yet" },
  { "… until it can", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"error\":\"network\",\"done\":true},"
    "{\"to\":\"read_two_step\",\"delay_ms\":0},{\"to\":\"read_two_step\",\"error\":\"service\"}",
    ALL "skip; verify", VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_YES,
    VIGIE_TRI_NO, "counts from now on" },
  { "the service says yes and does nothing", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"done\":false}", ALL "skip", VIGIE_TWO_STEP_STEP_EMAIL,
    VIGIE_TWO_STEP_STATE_ASK, VIGIE_ERROR_SERVICE, VIGIE_TRI_NO, VIGIE_TRI_NO, VIGIE_TRI_NO,
    "Nothing was set" },
  { "stopped, but it was set", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"done\":true,\"delay_ms\":60000}", ALL "skip!; cancel",
    VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_UNVERIFIED, -1, VIGIE_TRI_NO, VIGIE_TRI_NO, VIGIE_TRI_NO,
    "does not know yet" },
  { "… which verifying tells", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"done\":true,\"delay_ms\":60000}", ALL "skip!; cancel; verify",
    VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_NO,
    "counts from now on" },
  { "a short wait is sat out", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"error\":\"rate_limited\",\"retry_after_s\":1}", ALL "skip",
    VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_NO,
    "counts from now on" },
  { "a long wait can be left", VIGIE_TWO_STEP_GOAL_SET_UP, OFF,
    "{\"to\":\"set_two_step\",\"error\":\"rate_limited\",\"retry_after_s\":9000}", ALL "skip?; cancel",
    VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_NO, VIGIE_TRI_NO, VIGIE_TRI_NO,
    "Nothing was set" },
  { "back to the beginning and forth again", VIGIE_TWO_STEP_GOAL_SET_UP, OFF, "",
    ALL "back; back; back; back; " ALL "skip; keep", VIGIE_TWO_STEP_STEP_DONE, VIGIE_TWO_STEP_STATE_CONFIRMED,
    -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_NO, "is on" },
  { "changed", VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD, ON_WITH_EMAIL, "", CHANGE "keep",
    VIGIE_TWO_STEP_STEP_DONE, VIGIE_TWO_STEP_STATE_CONFIRMED, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_YES,
    "is on" },
  { "changed, with a first address", VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD, ON, "",
    CHANGE "email=me@mail.example", VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES,
    VIGIE_TRI_NO, VIGIE_TRI_NO, "The old password still counts" },
  { "the current password is wrong", VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD, ON, "", "current=oops",
    VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD, VIGIE_TWO_STEP_STATE_ASK, VIGIE_ERROR_WRONG_PASSWORD, VIGIE_TRI_YES,
    VIGIE_TRI_UNKNOWN, VIGIE_TRI_NO, "Nothing was changed" },
  { "… then right", VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD, ON, "", "current=oops; " CHANGE "skip; keep",
    VIGIE_TWO_STEP_STEP_DONE, VIGIE_TWO_STEP_STATE_CONFIRMED, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_NO,
    "is on" },
  { "it is found wrong only when it counts", VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD, ON,
    "{\"to\":\"check_password\",\"error\":\"unsupported\"}",
    "current=oops; pass=" PASSPHRASE "; hint=shelf; skip", VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD,
    VIGIE_TWO_STEP_STATE_ASK, VIGIE_ERROR_WRONG_PASSWORD, VIGIE_TRI_YES, VIGIE_TRI_NO, VIGIE_TRI_NO,
    "Nothing was changed" },
  { "… and the rest is not asked again", VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD, ON,
    "{\"to\":\"check_password\",\"error\":\"unsupported\"}",
    "current=oops; pass=" PASSPHRASE "; hint=shelf; skip; current=old one", VIGIE_TWO_STEP_STEP_KEEP,
    VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_NO, "counts from now on" },
  { "the same hint proves nothing: lost before", VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD, ON_WITH_EMAIL,
    "{\"to\":\"set_two_step\",\"error\":\"network\"}", "current=old one; pass=" PASSPHRASE "; hint=school",
    VIGIE_TWO_STEP_STEP_HINT, VIGIE_TWO_STEP_STATE_ASK, VIGIE_ERROR_NETWORK, VIGIE_TRI_YES, VIGIE_TRI_YES,
    VIGIE_TRI_YES, "Nothing was changed" },
  { "the same hint proves nothing: lost after", VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD, ON_WITH_EMAIL,
    "{\"to\":\"set_two_step\",\"error\":\"network\",\"done\":true}",
    "current=old one; pass=" PASSPHRASE "; hint=school", VIGIE_TWO_STEP_STEP_KEEP, VIGIE_TWO_STEP_STATE_ASK,
    -1, VIGIE_TRI_YES, VIGIE_TRI_YES, VIGIE_TRI_YES, "counts from now on" },
  { "an email is added", VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL, ON, "",
    "current=old one; email=me@mail.example; code=12345", VIGIE_TWO_STEP_STEP_DONE,
    VIGIE_TWO_STEP_STATE_CONFIRMED, -1, VIGIE_TRI_YES, VIGIE_TRI_UNKNOWN, VIGIE_TRI_YES, "is on" },
  { "an email waits", VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL, ON, "",
    "current=old one; email=me@mail.example; skip", VIGIE_TWO_STEP_STEP_CODE, VIGIE_TWO_STEP_STATE_ASK, -1,
    VIGIE_TRI_YES, VIGIE_TRI_UNKNOWN, VIGIE_TRI_NO, "does not count yet" },
  { "the same email again", VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL, ON_WITH_EMAIL, "",
    "current=old one; email=before@mail.example", VIGIE_TWO_STEP_STEP_DONE, VIGIE_TWO_STEP_STATE_CONFIRMED,
    -1, VIGIE_TRI_YES, VIGIE_TRI_UNKNOWN, VIGIE_TRI_YES, "is on" },
  { "the email is changed, and the answer to the code lost", VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL,
    ON_WITH_EMAIL, "{\"to\":\"check_email_code\",\"error\":\"network\",\"done\":true}",
    "current=old one; email=me@mail.example; code=12345", VIGIE_TWO_STEP_STEP_DONE,
    VIGIE_TWO_STEP_STATE_CONFIRMED, -1, VIGIE_TRI_YES, VIGIE_TRI_UNKNOWN, VIGIE_TRI_YES, "is on" },
  { "taken up again at the next start", VIGIE_TWO_STEP_GOAL_SET_UP, OFF_PENDING, "", "code=778899",
    VIGIE_TWO_STEP_STEP_DONE, VIGIE_TWO_STEP_STATE_CONFIRMED, -1, VIGIE_TRI_YES, VIGIE_TRI_UNKNOWN,
    VIGIE_TRI_YES, "is on" },
  { "dropped at the next start", VIGIE_TWO_STEP_GOAL_FINISH_EMAIL, OFF_PENDING, "", "drop",
    VIGIE_TWO_STEP_STEP_PASSPHRASE, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_NO, VIGIE_TRI_UNKNOWN,
    VIGIE_TRI_NO, "Nothing was set" },
  { "dropped at the next start, with a password", VIGIE_TWO_STEP_GOAL_FINISH_EMAIL, ON_PENDING, "", "drop",
    VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_UNKNOWN,
    VIGIE_TRI_NO, "Nothing was changed" },
  { "nothing waits any more", VIGIE_TWO_STEP_GOAL_FINISH_EMAIL, ON, "", "current=old one",
    VIGIE_TWO_STEP_STEP_EMAIL, VIGIE_TWO_STEP_STATE_ASK, -1, VIGIE_TRI_YES, VIGIE_TRI_UNKNOWN, VIGIE_TRI_NO,
    "Nothing was changed" },
  { "dropping fails", VIGIE_TWO_STEP_GOAL_FINISH_EMAIL, ON_PENDING,
    "{\"to\":\"cancel_email\",\"error\":\"service\"}", "drop", VIGIE_TWO_STEP_STEP_CODE,
    VIGIE_TWO_STEP_STATE_ASK, VIGIE_ERROR_SERVICE, VIGIE_TRI_YES, VIGIE_TRI_UNKNOWN, VIGIE_TRI_NO,
    "does not count yet" },
};

static void
test_two_step_walks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      g_autoptr (VigieTwoStepSetup) setup = open_setup (walks[i].two_step, walks[i].answers, walks[i].goal);
      g_autofree char *leaving = NULL;
      const GError *error;

      g_test_message ("%s", walks[i].name);
      walk (setup, walks[i].inputs);
      error = vigie_two_step_setup_get_error (setup);
      leaving = vigie_two_step_setup_describe_leaving (setup);
      g_test_message ("  step %d, state %d, %s: %s", (int) vigie_two_step_setup_get_step (setup),
                      (int) vigie_two_step_setup_get_state (setup), error != NULL ? error->message : "-",
                      leaving);
      g_assert_cmpint (vigie_two_step_setup_get_step (setup), ==, walks[i].step);
      g_assert_cmpint (vigie_two_step_setup_get_state (setup), ==, walks[i].state);
      if (walks[i].error >= 0)
        g_assert_error (error, VIGIE_ERROR, walks[i].error);
      else if (walks[i].state == VIGIE_TWO_STEP_STATE_UNVERIFIED)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (error);
      g_assert_cmpint (vigie_two_step_setup_get_tick (setup, VIGIE_TWO_STEP_TICK_PASSWORD), ==,
                       walks[i].password);
      g_assert_cmpint (vigie_two_step_setup_get_tick (setup, VIGIE_TWO_STEP_TICK_HINT), ==, walks[i].hint);
      g_assert_cmpint (vigie_two_step_setup_get_tick (setup, VIGIE_TWO_STEP_TICK_EMAIL), ==, walks[i].email);
      g_assert_nonnull (strstr (leaving, walks[i].leaving));
    }
}

/* An account whose two-step verification somebody changes while the wizard is open. */
static VigieTwoStepSetup *
open_meddled (const char *before, const char *after, VigieTwoStepGoal goal)
{
  g_autofree char *data = g_strdup_printf ("{\"scenario\":1,\"account\":{\"two_step\":%s},\"events\":["
                                           "{\"after_ms\":30,\"two_step\":%s}]}",
                                           before, after);
  g_autoptr (VigieMessenger) messenger = NULL;
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  messenger = VIGIE_MESSENGER (
      vigie_simulated_messenger_new_from_data ("test", data, strlen (data), TEST_NOW, &error));
  g_assert_no_error (error);
  facts = scenario_read (messenger, VIGIE_CAPABILITY_READ_TWO_STEP, &error);
  g_assert_no_error (error);
  return vigie_two_step_setup_new (messenger, goal, facts);
}

static void
test_two_step_changed_elsewhere (void)
{
  g_autoptr (VigieTwoStepSetup) set = open_meddled (OFF, ON, VIGIE_TWO_STEP_GOAL_SET_UP);
  g_autoptr (VigieTwoStepSetup) changed = NULL;
  g_autoptr (VigieTwoStepSetup) expired = NULL;

  /* Somebody else set one. */
  scenario_pass_time (60);
  walk (set, ALL "skip");
  g_assert_error (vigie_two_step_setup_get_error (set), VIGIE_ERROR, VIGIE_ERROR_CHANGED_ELSEWHERE);
  g_assert_cmpint (vigie_two_step_setup_get_goal (set), ==, VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD);
  g_assert_cmpint (vigie_two_step_setup_get_step (set), ==, VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD);

  /* It was taken away. */
  changed = open_meddled (ON, OFF, VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD);
  walk (changed, "current=old one; pass=" PASSPHRASE "; hint=shelf");
  scenario_pass_time (60);
  walk (changed, "skip");
  g_assert_error (vigie_two_step_setup_get_error (changed), VIGIE_ERROR, VIGIE_ERROR_CHANGED_ELSEWHERE);
  g_assert_cmpint (vigie_two_step_setup_get_goal (changed), ==, VIGIE_TWO_STEP_GOAL_SET_UP);
  walk (changed, "skip");
  g_assert_cmpint (vigie_two_step_setup_get_step (changed), ==, VIGIE_TWO_STEP_STEP_KEEP);

  /* The address no longer waits: said, and the next code is of a new one. */
  expired = open_meddled (OFF_PENDING, OFF, VIGIE_TWO_STEP_GOAL_FINISH_EMAIL);
  scenario_pass_time (60);
  walk (expired, "code=778899");
  g_assert_error (vigie_two_step_setup_get_error (expired), VIGIE_ERROR, VIGIE_ERROR_CODE_EXPIRED);
  g_assert_cmpint (vigie_two_step_setup_get_goal (expired), ==, VIGIE_TWO_STEP_GOAL_SET_UP);
  g_assert_cmpint (vigie_two_step_setup_get_step (expired), ==, VIGIE_TWO_STEP_STEP_PASSPHRASE);
}

/* What is given at the wrong time does nothing; back is where nothing was sent. */
static void
test_two_step_order (void)
{
  g_autoptr (VigieTwoStepSetup) setup = open_setup (OFF, "", VIGIE_TWO_STEP_GOAL_SET_UP);
  g_autoptr (VigieSecret) empty = secret_of ("");
  g_autoptr (VigieSecret) broken = secret_of ("\xff");
  g_autofree char *long_hint = g_strnfill (VIGIE_TWO_STEP_MAX_HINT + 1, 'x');

  g_assert_cmpuint (vigie_two_step_setup_get_n_steps (setup), ==, 7);
  g_assert_cmpuint (vigie_two_step_setup_get_position (setup), ==, 1);
  g_assert_false (vigie_two_step_setup_can_go_back (setup));
  vigie_two_step_setup_give_code (setup, "12345");
  vigie_two_step_setup_end_keeping (setup);
  g_assert_false (vigie_two_step_setup_give_email (setup, "me@mail.example"));
  g_assert_cmpint (vigie_two_step_setup_get_step (setup), ==, VIGIE_TWO_STEP_STEP_WHY);

  walk (setup, "begin");
  g_assert_true (vigie_two_step_setup_can_go_back (setup));
  g_assert_false (vigie_two_step_setup_give_passphrase (setup, empty));
  g_assert_false (vigie_two_step_setup_give_passphrase (setup, broken));
  walk (setup, "pass=" PASSPHRASE);
  g_assert_false (vigie_two_step_setup_give_hint (setup, "Ambre, in English: Amber"));
  g_assert_false (vigie_two_step_setup_give_hint (setup, long_hint));
  walk (setup, "hint=  on the shelf ");
  g_assert_cmpstr (vigie_two_step_setup_get_hint (setup), ==, "on the shelf");
  g_assert_true (vigie_two_step_setup_can_skip_email (setup));
  g_assert_false (vigie_two_step_setup_give_email (setup, "me@mail"));
  g_assert_cmpint (vigie_two_step_setup_get_step (setup), ==, VIGIE_TWO_STEP_STEP_EMAIL);

  walk (setup, "email=me@mail.example");
  g_assert_false (vigie_two_step_setup_can_go_back (setup));
  g_assert_cmpint (vigie_two_step_setup_get_code_length (setup), ==, 5);
  g_assert_cmpint (vigie_two_step_setup_get_resend_at (setup), ==, 0);
  walk (setup, "resend");
  g_assert_cmpint (vigie_two_step_setup_get_resend_at (setup), >, TEST_NOW);
  g_assert_nonnull (vigie_two_step_setup_peek_passphrase (setup));
  walk (setup, "code=12345; keep");
  /* Wiped as soon as it was noted. */
  g_assert_null (vigie_two_step_setup_peek_passphrase (setup));
}

/* The practice account lets a person walk all of it. */
static void
test_two_step_practice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSimulatedMessenger) practice = vigie_simulated_messenger_new_practice (TEST_NOW, &error);
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (VigieTwoStepSetup) setup = NULL;

  g_assert_no_error (error);
  facts = scenario_read (VIGIE_MESSENGER (practice), VIGIE_CAPABILITY_READ_TWO_STEP, &error);
  g_assert_no_error (error);
  setup = vigie_two_step_setup_new (VIGIE_MESSENGER (practice), VIGIE_TWO_STEP_GOAL_SET_UP, facts);
  walk (setup, ALL "email=me@mail.example");
  vigie_two_step_setup_give_code (setup, vigie_simulated_messenger_get_email_code (practice));
  settle (setup);
  walk (setup, "keep");
  g_assert_cmpint (vigie_two_step_setup_get_state (setup), ==, VIGIE_TWO_STEP_STATE_CONFIRMED);
}

/* A setup that goes while a call is under way lets the answer fall. */
static void
test_two_step_gone (void)
{
  VigieTwoStepSetup *setup = open_setup (OFF, "", VIGIE_TWO_STEP_GOAL_SET_UP);

  walk (setup, ALL "skip!");
  g_assert_finalize_object (setup);
  scenario_pass_time (20);
}

static void
test_two_step_hint (void)
{
  const struct
  {
    const char *passphrase;
    const char *hint;
    gboolean gives_away;
  } cases[] = {
    { PASSPHRASE, "", FALSE },
    { PASSPHRASE, "the paper behind the books", FALSE },
    { PASSPHRASE, "my Violin", TRUE },
    { PASSPHRASE, "v-i-o-l-i-n", TRUE },
    { PASSPHRASE, "two violins", TRUE },
    { "éléphant dort gaiement", "ELEPHANT", TRUE },
    { "elephant dort gaiement", "l’éléphant", TRUE },
    { "Lisbonne1987", "Lisbonne", TRUE },
    { "Lisbonne1987", "what I saw in 1987", FALSE },
    { "the fox", "the paper", TRUE },
    { "ornament", "the name of my cat", FALSE },
    { "été", "l’été", TRUE },
    { "straße", "STRASSE", FALSE },
    { "ﬁlm", "film", TRUE },
    { PASSPHRASE, "!!! --- ???", FALSE },
    { "....", "....", FALSE },
  };
  g_autofree char *endless = g_strnfill (100000, 'a');
  g_autoptr (VigieSecret) long_secret = secret_of (endless);
  g_autoptr (VigieSecret) broken = secret_of ("\xc3");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VigieSecret) secret = secret_of (cases[i].passphrase);

      g_test_message ("%s / %s", cases[i].passphrase, cases[i].hint);
      g_assert_cmpint (vigie_two_step_hint_gives_away (secret, cases[i].hint), ==, cases[i].gives_away);
    }
  g_assert_true (vigie_two_step_hint_gives_away (long_secret, endless));
  g_assert_false (vigie_two_step_hint_gives_away (NULL, "hint"));
  g_assert_false (vigie_two_step_hint_gives_away (broken, "hint"));
  g_assert_false (vigie_two_step_hint_gives_away (broken, "\xff"));
}

static void
test_two_step_email (void)
{
  const struct
  {
    const char *text;
    gboolean looks_right;
  } cases[] = {
    { "me@mail.example", TRUE },
    { "m.e+vigie@mail.example", TRUE },
    { "élue@mairie.example", TRUE },
    { "me@xn--mirie-6ua.example", TRUE },
    { "", FALSE },
    { "me", FALSE },
    { "me@", FALSE },
    { "@mail.example", FALSE },
    { "me@mail", FALSE },
    { "me@mail..example", FALSE },
    { "me@.example", FALSE },
    { "me@mail.example.", FALSE },
    { ".me@mail.example", FALSE },
    { "me.@mail.example", FALSE },
    { "me@you@mail.example", FALSE },
    { "me @mail.example", FALSE },
    { "me@mail.example, you@mail.example", FALSE },
    { "<me@mail.example>", FALSE },
    { "mailto:me@mail.example", FALSE },
    { "me@mail.example\n", FALSE },
    { "me\u202e@mail.example", FALSE },
    { "\xff@mail.example", FALSE },
  };
  g_autofree char *endless = g_strnfill (1000000, 'a');
  g_autofree char *long_local = g_strnfill (65, 'a');
  g_autofree char *address = g_strconcat (long_local, "@mail.example", NULL);
  g_autofree char *other = g_strconcat ("me@", long_local, ".example", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (vigie_two_step_email_looks_right (cases[i].text), ==, cases[i].looks_right);
    }
  g_assert_false (vigie_two_step_email_looks_right (NULL));
  g_assert_false (vigie_two_step_email_looks_right (endless));
  g_assert_false (vigie_two_step_email_looks_right (address));
  g_assert_false (vigie_two_step_email_looks_right (other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/two-step/walks", test_two_step_walks);
  g_test_add_func ("/two-step/changed-elsewhere", test_two_step_changed_elsewhere);
  g_test_add_func ("/two-step/order", test_two_step_order);
  g_test_add_func ("/two-step/practice", test_two_step_practice);
  g_test_add_func ("/two-step/gone", test_two_step_gone);
  g_test_add_func ("/two-step/hint", test_two_step_hint);
  g_test_add_func ("/two-step/email", test_two_step_email);
  return g_test_run ();
}
