/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-judgement.h"

#include <time.h>

#include "test-world.h"
#include "vigie-rule-table.h"

static const VigieSessionFields intruder = {
  .id = "intruder",
  .kind = VIGIE_DEVICE_COMPUTER,
  .device_model = "PC 64bit",
  .platform = "Linux",
  .system_version = "5.15.0",
  .application_name = "my app",
  .application_version = "1.37.0",
  .ip_address = "203.0.113.99",
  .location = "Moldova",
  .log_in_date = NOW - 3 * HOUR,
  .last_active_date = NOW - MINUTE,
  .api_id = 4242424,
  .is_unconfirmed = TRUE,
  .can_accept_calls = TRUE,
};

static void
print_judgement (VigieJudgement *judgement)
{
  GListModel *sessions = vigie_judgement_get_sessions (judgement);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieJudgedSession) session = g_list_model_get_item (sessions, i);
      GListModel *findings = vigie_judged_session_get_findings (session);

      for (guint j = 0; j < g_list_model_get_n_items (findings); j++)
        {
          g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, j);

          g_test_message ("%s: %s %s: %s", vigie_session_get_id (vigie_judged_session_get_session (session)),
                          vigie_verdict_to_string (vigie_finding_get_verdict (finding)),
                          vigie_finding_get_rule (finding)->id, vigie_finding_get_detail (finding));
        }
    }
}

static void
test_judgement_finds_nothing_in_an_honest_account (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;

  world_add (world, &world_iphone, NULL);
  world_add (world, &world_desktop, NULL);
  judgement = world_judge (world);
  print_judgement (judgement);

  g_assert_cmpint (vigie_judgement_get_verdict (judgement), ==, VIGIE_VERDICT_NOTHING_UNUSUAL);
  g_assert_cmpuint (vigie_judgement_count_to_fix (judgement), ==, 0);
  g_assert_false (vigie_judgement_has_unknown (judgement));
}

static void
test_judgement_sorts_by_risk (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;
  static const char *const expected[] = { "intruder", "tablet", "browser", "0", "iphone", "desktop" };
  const VigieDeclared mine = { .answer = VIGIE_ANSWER_ME, .name = "My computer" };
  VigieSessionFields tablet = world_ipad;

  tablet.id = "tablet";
  tablet.last_active_date = NOW - 200 * DAY;
  world_add (world, &world_browser, NULL);
  world_add (world, &world_iphone, NULL);
  world_add (world, &world_desktop, &mine);
  world_add (world, &intruder, NULL);
  world_add (world, &tablet, NULL);
  judgement = world_judge (world);
  print_judgement (judgement);

  g_assert_cmpuint (g_list_model_get_n_items (vigie_judgement_get_sessions (judgement)), ==,
                    G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (VigieJudgedSession) session =
          g_list_model_get_item (vigie_judgement_get_sessions (judgement), i);

      g_assert_cmpstr (vigie_session_get_id (vigie_judged_session_get_session (session)), ==, expected[i]);
    }
  g_assert_cmpint (vigie_judgement_get_verdict (judgement), ==, VIGIE_VERDICT_DANGER);
}

static void
test_judgement_plans_one_item_a_session (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;
  g_autoptr (VigieAdvice) first = NULL;
  g_autoptr (VigieAdvice) second = NULL;

  world_add (world, &world_iphone, NULL);
  world_add (world, &intruder, NULL);
  world_set_int (world, VIGIE_FACT_HAS_PASSWORD, 0);
  judgement = world_judge (world);

  g_assert_cmpuint (vigie_judgement_count_to_fix (judgement), ==, 2);
  first = g_list_model_get_item (vigie_judgement_get_plan (judgement), 0);
  second = g_list_model_get_item (vigie_judgement_get_plan (judgement), 1);
  g_assert_cmpstr (vigie_session_get_id (vigie_judged_session_get_session (vigie_advice_get_session (first))),
                   ==, "intruder");
  g_assert_cmpint (vigie_advice_get_verdict (first), ==, VIGIE_VERDICT_DANGER);
  g_assert_null (vigie_advice_get_session (second));
  g_assert_cmpstr (vigie_finding_get_rule (vigie_advice_get_finding (second))->id, ==, "no-two-step");
}

static void
test_judgement_asks_with_what_is_known (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;
  VigieJudgedSession *session;

  world_add (world, &world_iphone, NULL);
  world_add (world, &intruder, NULL);
  judgement = world_judge (world);
  session = vigie_judgement_find_session (judgement, "intruder");

  g_assert_cmpstr (vigie_judged_session_get_question (session), ==,
                   "Did you sign in on a new device today at 09:00?");
  g_assert_null (vigie_judged_session_get_question (vigie_judgement_find_session (judgement, "iphone")));
  g_assert_cmpstr (
      judgement_get_rule_detail (judgement, "intruder", "automation-default-name"), ==,
      "It gives its name as “\u2068PC 64bit\u2069” with version \u20681.37.0\u2069, the way a program "
      "library does.");
}

static void
test_judgement_tells_the_unknown (void)
{
  const struct
  {
    VigieFactId forgotten;
    const char *rule_id;
  } cases[] = {
    { VIGIE_FACT_SESSIONS, "unconfirmed-session" },
    { VIGIE_FACT_SESSIONS, "other-country" },
    { VIGIE_FACT_AUTO_SIGN_OUT_DAYS, "auto-sign-out-too-long" },
    { VIGIE_FACT_HAS_PASSWORD, "no-two-step" },
    { VIGIE_FACT_HAS_RECOVERY_EMAIL, "recovery-address" },
    { VIGIE_FACT_RECOVERY_EMAIL_PENDING, "recovery-address" },
    { VIGIE_FACT_PASSWORD_RESET_DATE, "password-reset-running" },
    { VIGIE_FACT_WEBSITES, "signed-in-websites" },
    { VIGIE_FACT_PASSKEYS, "unknown-passkey" },
    { VIGIE_FACT_BUSINESS_BOTS, "bot-inside" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;

      world_add (world, &world_iphone, NULL);
      world_forget (world, cases[i].forgotten);
      judgement = world_judge (world);

      g_test_message ("%s", cases[i].rule_id);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, cases[i].rule_id), ==,
                       VIGIE_VERDICT_UNKNOWN);
      g_assert_cmpint (vigie_judgement_get_verdict (judgement), ==, VIGIE_VERDICT_UNKNOWN);
      g_assert_true (vigie_judgement_has_unknown (judgement));
      g_assert_cmpuint (vigie_judgement_count_to_fix (judgement), ==, 0);
    }
}

static void
test_judgement_gives_one_word (void)
{
  const struct
  {
    const VigieSessionFields *fields;
    VigieDeclared declared;
    VigieSessionState expected;
  } cases[] = {
    { &world_iphone, { .answer = VIGIE_ANSWER_NONE }, VIGIE_SESSION_STATE_ASK },
    { &world_iphone, { .answer = VIGIE_ANSWER_ME }, VIGIE_SESSION_STATE_KNOWN },
    { &world_iphone, { .answer = VIGIE_ANSWER_ME, .has_changed = TRUE }, VIGIE_SESSION_STATE_LOOK },
    { &world_iphone, { .answer = VIGIE_ANSWER_NOT_ME }, VIGIE_SESSION_STATE_LOOK },
    { &world_iphone, { .answer = VIGIE_ANSWER_DONT_KNOW }, VIGIE_SESSION_STATE_LOOK },
    { &world_iphone, { .seen_before = VIGIE_TRI_NO }, VIGIE_SESSION_STATE_NEW },
    { &world_iphone, { .seen_before = VIGIE_TRI_NO, .answer = VIGIE_ANSWER_ME }, VIGIE_SESSION_STATE_KNOWN },
    { &intruder, { .seen_before = VIGIE_TRI_NO }, VIGIE_SESSION_STATE_LOOK },
    { &world_own_session, { .answer = VIGIE_ANSWER_NONE }, VIGIE_SESSION_STATE_THIS_COMPUTER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;

      world_add (world, &world_android, NULL);
      if (!cases[i].fields->is_current)
        world_add (world, cases[i].fields, &cases[i].declared);
      judgement = world_judge (world);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (
          vigie_judged_session_get_state (vigie_judgement_find_session (judgement, cases[i].fields->id)), ==,
          cases[i].expected);
    }
}

static void
test_judgement_of_ten_thousand_sessions (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (VigieJudgement) judgement = NULL;
  const VigieSessionFields *const kinds[] = { &world_iphone, &intruder, &world_desktop, &world_browser };
  clock_t begun;
  double taken;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *id = g_strdup_printf ("session %u", i);
      g_autofree char *place = g_strdup_printf ("Country %u", i % 200);
      VigieSessionFields fields = *kinds[i % G_N_ELEMENTS (kinds)];

      fields.id = id;
      fields.location = place;
      fields.log_in_date = NOW - i * 17 * MINUTE;
      world_add (world, &fields, NULL);
    }
  facts = world_to_facts (world);

  begun = clock ();
  judgement = vigie_judgement_new (facts, VIGIE_CAPABILITY_ALL_FACTS, NOW);
  taken = (double) (clock () - begun) / CLOCKS_PER_SEC;

  g_test_message ("10,000 sessions judged in %.3f s of the processor", taken);
  g_assert_cmpuint (g_list_model_get_n_items (vigie_judgement_get_sessions (judgement)), ==, 10001);
}

/* What several rules lack is said once, in one sentence; each finding names what its own rule lacks. */
static void
test_judgement_says_what_is_missing (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *none = NULL;
  VigieSessionFields bare = world_android;

  bare.id = "bare";
  bare.log_in_date = 0;
  bare.last_active_date = 0;
  bare.location = "Lyon, ";
  bare.api_id = 0;
  world_add (world, &world_iphone, NULL);
  world_add (world, &bare, NULL);
  judgement = world_judge (world);

  g_assert_cmpstr (judgement_get_rule_detail (judgement, "bare", "signed-in-lately"), ==,
                   "The service does not tell: the day of its sign-in.");
  g_assert_cmpstr (judgement_get_rule_detail (judgement, "bare", "idle-session"), ==,
                   "The service does not tell: the day it was last used.");
  g_assert_cmpstr (judgement_get_rule_detail (judgement, "bare", "other-country"), ==,
                   "The service does not tell: its country.");
  missing = vigie_judged_session_dup_missing (vigie_judgement_find_session (judgement, "bare"));
  g_assert_cmpstr (missing, ==,
                   "The service does not tell: which app it is registered as, its country, the day of its "
                   "sign-in, the day it was last used.");
  none = vigie_judged_session_dup_missing (vigie_judgement_find_session (judgement, "iphone"));
  g_assert_null (none);
}

/* A finding that says "unknown" says why, of whatever is missing. */
static void
test_judgement_leaves_no_unknown_unexplained (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;
  const VigieSessionFields nothing = { .id = "nothing",
                                       .device_model = "",
                                       .platform = "",
                                       .system_version = "",
                                       .application_name = "",
                                       .application_version = "",
                                       .ip_address = "",
                                       .location = "" };
  GListModel *findings;

  world_add (world, &world_iphone, NULL);
  world_add (world, &nothing, NULL);
  judgement = world_judge (world);
  findings = vigie_judged_session_get_findings (vigie_judgement_find_session (judgement, "nothing"));
  g_assert_cmpuint (g_list_model_get_n_items (findings), >, 5);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, i);

      g_test_message ("%s: %s", vigie_finding_get_rule (finding)->id, vigie_finding_get_detail (finding));
      g_assert_cmpint (vigie_finding_get_verdict (finding), ==, VIGIE_VERDICT_UNKNOWN);
      g_assert_true (g_str_has_prefix (vigie_finding_get_detail (finding), "The service does not tell: "));
    }
}

static void
test_judgement_knows_its_limits (void)
{
  const char *const *limits = vigie_judgement_get_limits ();

  g_assert_cmpuint (g_strv_length ((GStrv) limits), ==, 3);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/judgement/finds-nothing-in-an-honest-account",
                   test_judgement_finds_nothing_in_an_honest_account);
  g_test_add_func ("/judgement/sorts-by-risk", test_judgement_sorts_by_risk);
  g_test_add_func ("/judgement/plans-one-item-a-session", test_judgement_plans_one_item_a_session);
  g_test_add_func ("/judgement/asks-with-what-is-known", test_judgement_asks_with_what_is_known);
  g_test_add_func ("/judgement/tells-the-unknown", test_judgement_tells_the_unknown);
  g_test_add_func ("/judgement/gives-one-word", test_judgement_gives_one_word);
  g_test_add_func ("/judgement/of-ten-thousand-sessions", test_judgement_of_ten_thousand_sessions);
  g_test_add_func ("/judgement/says-what-is-missing", test_judgement_says_what_is_missing);
  g_test_add_func ("/judgement/leaves-no-unknown-unexplained", test_judgement_leaves_no_unknown_unexplained);
  g_test_add_func ("/judgement/knows-its-limits", test_judgement_knows_its_limits);

  return g_test_run ();
}
