/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules that read other facts than the list of sessions. */

#include <string.h>

#include "test-rule-cases.h"
#include "test-world.h"

#define NOTHING VIGIE_VERDICT_NOTHING_UNUSUAL
#define UNKNOWN VIGIE_VERDICT_UNKNOWN
#define ADVICE VIGIE_VERDICT_ADVICE
#define WARNING VIGIE_VERDICT_WARNING
#define DANGER VIGIE_VERDICT_DANGER

/* Marks a fact that could not be read. */
#define NOT_READ (-1)

static void
test_fact_rules_numbers (void)
{
  const struct
  {
    const char *rule_id;
    const char *name;
    VigieFactId fact;
    gint64 value; /* or NOT_READ */
    VigieVerdict expected;
  } cases[] = {
    { "auto-sign-out-too-long", "three months", VIGIE_FACT_AUTO_SIGN_OUT_DAYS, 90, NOTHING },
    { "auto-sign-out-too-long", "false alarm: six months, however they are counted",
      VIGIE_FACT_AUTO_SIGN_OUT_DAYS, 184, NOTHING },
    { "auto-sign-out-too-long", "a day more", VIGIE_FACT_AUTO_SIGN_OUT_DAYS, 185, ADVICE },
    { "auto-sign-out-too-long", "a year", VIGIE_FACT_AUTO_SIGN_OUT_DAYS, 366, ADVICE },
    { "auto-sign-out-too-long", "not read", VIGIE_FACT_AUTO_SIGN_OUT_DAYS, NOT_READ, UNKNOWN },
    { "no-two-step", "a password", VIGIE_FACT_HAS_PASSWORD, 1, NOTHING },
    { "no-two-step", "none", VIGIE_FACT_HAS_PASSWORD, 0, WARNING },
    { "no-two-step", "not read", VIGIE_FACT_HAS_PASSWORD, NOT_READ, UNKNOWN },
    { "no-two-step", "false alarm: a password without an address is another rule's word",
      VIGIE_FACT_HAS_RECOVERY_EMAIL, 0, NOTHING },
    { "password-reset-running", "none is running", VIGIE_FACT_PASSWORD_RESET_DATE, 0, NOTHING },
    { "password-reset-running", "in five days", VIGIE_FACT_PASSWORD_RESET_DATE, NOW + 5 * DAY, DANGER },
    { "password-reset-running", "its time is over, and the password still there",
      VIGIE_FACT_PASSWORD_RESET_DATE, NOW - HOUR, DANGER },
    { "password-reset-running", "not read", VIGIE_FACT_PASSWORD_RESET_DATE, NOT_READ, UNKNOWN },
    { "password-reset-running", "false alarm: an address that waits for its code resets nothing",
      VIGIE_FACT_RECOVERY_EMAIL_PENDING, 1, NOTHING },
    { "recovery-address", "a confirmed one", VIGIE_FACT_HAS_RECOVERY_EMAIL, 1, NOTHING },
    { "recovery-address", "none", VIGIE_FACT_HAS_RECOVERY_EMAIL, 0, ADVICE },
    { "recovery-address", "one that waits for its code", VIGIE_FACT_RECOVERY_EMAIL_PENDING, 1, WARNING },
    { "recovery-address", "not read", VIGIE_FACT_HAS_RECOVERY_EMAIL, NOT_READ, UNKNOWN },
    { "recovery-address", "false alarm: without a password there is nothing to recover",
      VIGIE_FACT_HAS_PASSWORD, 0, NOTHING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;

      if (cases[i].value == NOT_READ)
        world_forget (world, cases[i].fact);
      else
        world_set_int (world, cases[i].fact, cases[i].value);
      judgement = world_judge (world);
      g_test_message ("%s: %s", cases[i].rule_id, cases[i].name);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, cases[i].rule_id), ==, cases[i].expected);
      rule_cases_note (cases[i].rule_id, cases[i].name, cases[i].expected);
    }
}

/* One website, passkey, bot or login email, and what its rule makes of it. What is 0 is not told. */
typedef struct
{
  const char *name;
  gint64 since; /* Unix time */
  gint64 used;  /* Unix time */
  gint64 last_checkup;
  gboolean is_unconfirmed;
  VigieDeclared declared;
  gboolean is_absent; /* there is none */
  gboolean is_unread;
  VigieVerdict expected;
} GrantCase;

#define NO_ANSWER_NEW { .seen_before = VIGIE_TRI_NO }
#define NO_ANSWER_SEEN { .seen_before = VIGIE_TRI_YES }
#define MINE { .answer = VIGIE_ANSWER_ME, .seen_before = VIGIE_TRI_YES }
#define MINE_NEW { .answer = VIGIE_ANSWER_ME, .seen_before = VIGIE_TRI_NO }
#define MINE_CHANGED { .answer = VIGIE_ANSWER_ME, .has_changed = TRUE }
#define NOT_MINE { .answer = VIGIE_ANSWER_NOT_ME }
#define NOT_SURE { .answer = VIGIE_ANSWER_DONT_KNOW }

static GObject *
create_grant (VigieFactId fact, const GrantCase *test)
{
  if (fact == VIGIE_FACT_WEBSITES)
    return G_OBJECT (vigie_website_new ("w", "shop.example", "Firefox", "France", test->since, test->used));
  if (fact == VIGIE_FACT_PASSKEYS)
    return G_OBJECT (vigie_passkey_new ("k", "Key", test->since, 0));
  if (fact == VIGIE_FACT_BUSINESS_BOTS)
    return G_OBJECT (
        vigie_business_bot_new ("7", "Helper", test->since, "France", TRUE, test->is_unconfirmed));
  return G_OBJECT (vigie_login_email_new ("a***@mail.example"));
}

static void
check_grants (const char *rule_id, VigieFactId fact, const GrantCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (GObject) grant = create_grant (fact, &cases[i]);
      g_autoptr (VigieJudgement) judgement = NULL;

      world_set_int (world, VIGIE_FACT_LAST_CHECKUP, cases[i].last_checkup);
      world_declare (world, grant, &cases[i].declared);
      if (cases[i].is_unread)
        world_forget (world, fact);
      else if (!cases[i].is_absent && fact == VIGIE_FACT_LOGIN_EMAIL_PATTERN)
        world_set_login_email (world, "a***@mail.example");
      else if (!cases[i].is_absent)
        world_add_item (world, fact, g_object_ref (grant));
      judgement = world_judge (world);

      g_test_message ("%s: %s", rule_id, cases[i].name);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, rule_id), ==, cases[i].expected);
      rule_cases_note (rule_id, cases[i].name, cases[i].expected);
    }
}

#define CHECK_GRANTS(rule_id, fact, cases) check_grants (rule_id, fact, cases, G_N_ELEMENTS (cases))

static void
test_fact_rules_passkeys (void)
{
  const GrantCase cases[] = {
    { "none", .is_absent = TRUE, .expected = NOTHING },
    { "there before the last checkup", NOW - 40 * DAY, .last_checkup = NOW - 30 * DAY, .expected = NOTHING },
    { "added since", NOW - 20 * DAY, .last_checkup = NOW - 30 * DAY, .expected = DANGER },
    { "an old one, at the first checkup", NOW - 400 * DAY, .expected = ADVICE },
    { "one of yesterday, at the first checkup", NOW - DAY, .expected = WARNING },
    { "not told when it was added", .last_checkup = NOW - 30 * DAY, .expected = WARNING },
    { "not told, at the first checkup", .expected = WARNING },
    { "not there last time, whatever its day says", NOW - 400 * DAY, .last_checkup = NOW - 30 * DAY,
      .declared = NO_ANSWER_NEW, .expected = DANGER },
    { "theirs, and something about it has changed", NOW - 400 * DAY, .declared = MINE_CHANGED,
      .expected = WARNING },
    { "not theirs", NOW - 400 * DAY, .declared = NOT_MINE, .expected = DANGER },
    { "not sure", NOW - 400 * DAY, .declared = NOT_SURE, .expected = WARNING },
    { "false alarm: their own new one", NOW - HOUR, .last_checkup = NOW - 30 * DAY, .declared = MINE_NEW,
      .expected = NOTHING },
    { "false alarm: not told when it was added, and seen last time", .last_checkup = NOW - 30 * DAY,
      .declared = NO_ANSWER_SEEN, .expected = NOTHING },
    { "not read", .is_unread = TRUE, .expected = UNKNOWN },
  };

  CHECK_GRANTS ("unknown-passkey", VIGIE_FACT_PASSKEYS, cases);
}

static void
test_fact_rules_bots (void)
{
  const GrantCase cases[] = {
    { "none", .is_absent = TRUE, .expected = NOTHING },
    { "one", NOW - DAY, .expected = WARNING },
    { "one that nobody confirmed", NOW - DAY, .is_unconfirmed = TRUE, .expected = DANGER },
    { "one that nobody confirmed, called theirs", NOW - DAY, .is_unconfirmed = TRUE, .declared = MINE,
      .expected = DANGER },
    { "theirs, and it may do more than on that day", NOW - DAY, .declared = MINE_CHANGED,
      .expected = WARNING },
    { "not theirs", NOW - DAY, .declared = NOT_MINE, .expected = DANGER },
    { "not sure", NOW - DAY, .declared = NOT_SURE, .expected = WARNING },
    { "false alarm: the one that they connected", NOW - DAY, .declared = MINE, .expected = NOTHING },
    { "not read", .is_unread = TRUE, .expected = UNKNOWN },
  };

  CHECK_GRANTS ("bot-inside", VIGIE_FACT_BUSINESS_BOTS, cases);
}

static void
test_fact_rules_websites (void)
{
  const GrantCase cases[] = {
    { "none", .is_absent = TRUE, .expected = NOTHING },
    { "unused for three months", NOW - 400 * DAY, NOW - 100 * DAY, .expected = ADVICE },
    { "of yesterday", NOW - DAY, NOW - HOUR, .expected = ADVICE },
    { "not told since when", 0, NOW - HOUR, .expected = ADVICE },
    { "not told when it was used", NOW - 400 * DAY, .expected = ADVICE },
    { "in use, and not there last time", NOW - 400 * DAY, NOW - DAY, .declared = NO_ANSWER_NEW,
      .expected = ADVICE },
    { "not theirs", NOW - 400 * DAY, NOW - DAY, .declared = NOT_MINE, .expected = WARNING },
    { "not sure", NOW - 400 * DAY, NOW - DAY, .declared = NOT_SURE, .expected = WARNING },
    { "false alarm: in use for long", NOW - 400 * DAY, NOW - DAY, .expected = NOTHING },
    { "false alarm: seldom used, and theirs", NOW - 400 * DAY, NOW - 100 * DAY, .declared = MINE,
      .expected = NOTHING },
    { "not read", .is_unread = TRUE, .expected = UNKNOWN },
  };

  CHECK_GRANTS ("signed-in-websites", VIGIE_FACT_WEBSITES, cases);
}

static void
test_fact_rules_login_email (void)
{
  const GrantCase cases[] = {
    { "none", .is_absent = TRUE, .expected = NOTHING },
    { "one, at the first checkup", .expected = ADVICE },
    { "one that was there last time, without an answer", .declared = NO_ANSWER_SEEN, .expected = ADVICE },
    { "another than last time", .declared = NO_ANSWER_NEW, .expected = WARNING },
    { "not theirs", .declared = NOT_MINE, .expected = DANGER },
    { "not sure", .declared = NOT_SURE, .expected = WARNING },
    { "false alarm: theirs", .declared = MINE, .expected = NOTHING },
    { "not read", .is_unread = TRUE, .expected = UNKNOWN },
  };

  CHECK_GRANTS ("login-email", VIGIE_FACT_LOGIN_EMAIL_PATTERN, cases);
}

/* What is new comes before what was there, of the same weight. */
static void
test_fact_rules_new_first (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;
  g_autoptr (VigieFinding) first = NULL;
  const VigieDeclared is_new = NO_ANSWER_NEW;
  VigieWebsite *known = vigie_website_new ("1", "known.example", "", "", NOW - 400 * DAY, NOW - 200 * DAY);
  VigieWebsite *added = vigie_website_new ("2", "new.example", "", "", NOW - 400 * DAY, NOW - 200 * DAY);

  world_add (world, &world_iphone, NULL);
  world_declare (world, added, &is_new);
  world_add_item (world, VIGIE_FACT_WEBSITES, known);
  world_add_item (world, VIGIE_FACT_WEBSITES, added);
  judgement = world_judge (world);
  first = g_list_model_get_item (vigie_judgement_get_account_findings (judgement), 0);
  g_assert_true (vigie_finding_get_subject (first) == G_OBJECT (added));
  g_assert_nonnull (strstr (vigie_finding_get_detail (first), "It was not there last time."));
}

static gboolean
reads_other_facts (const VigieRule *rule)
{
  return rule->needs != VIGIE_CAPABILITY_LIST_SESSIONS;
}

/* Each rule that needs no list of sessions has a case of each kind above. */
static void
test_fact_rules_have_cases_of_all_kinds (void)
{
  test_fact_rules_numbers ();
  test_fact_rules_passkeys ();
  test_fact_rules_bots ();
  test_fact_rules_websites ();
  test_fact_rules_login_email ();
  rule_cases_assert_complete (reads_other_facts);
}

/* What comes from outside is isolated: U+2068 and U+2069. */
#define ISOLATED(text) "\xE2\x81\xA8" text "\xE2\x81\xA9"

/* No sentence has a hole where a name should be. */
static void
test_fact_rules_without_a_name (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;
  VigieSessionFields nameless = world_iphone;
  const struct
  {
    const char *rule_id;
    const char *detail;
  } cases[] = {
    { "unknown-passkey", "“" ISOLATED ("without a name") "” was added yesterday." },
    { "bot-inside", "“" ISOLATED ("without a name") "” can answer in your name." },
    { "signed-in-websites", "It was last used 3 months ago." },
  };
  const struct
  {
    const char *rule_id;
    const char *question;
  } questions[] = {
    { "unknown-passkey", "A passkey without a name was created yesterday. Did you do that?" },
    { "bot-inside", "Did you connect a bot that does not say its name to answer messages for you?" },
    { "signed-in-websites", "Do you still use your account on a website that does not say its name?" },
  };

  nameless.id = "nameless";
  nameless.application_name = "";
  nameless.is_official_application = FALSE;
  world_add (world, &nameless, NULL);
  nameless.id = "named";
  nameless.application_name = "Sample";
  world_add (world, &nameless, NULL);
  world_add_item (world, VIGIE_FACT_PASSKEYS, vigie_passkey_new ("k", "", NOW - DAY, 0));
  world_add_item (world, VIGIE_FACT_BUSINESS_BOTS,
                  vigie_business_bot_new ("7", "", NOW - DAY, "France", TRUE, FALSE));
  world_add_item (world, VIGIE_FACT_WEBSITES,
                  vigie_website_new ("w", "", "Firefox", "France", NOW - 400 * DAY, NOW - 100 * DAY));
  judgement = world_judge (world);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (judgement_get_rule_detail (judgement, NULL, cases[i].rule_id), ==, cases[i].detail);
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    g_assert_cmpstr (judgement_get_rule_question (judgement, NULL, questions[i].rule_id), ==,
                     questions[i].question);
  g_assert_cmpstr (judgement_get_rule_question (judgement, "nameless", "not-official-app"), ==,
                   "Do you use an app that does not say its name?");
  g_assert_cmpstr (judgement_get_rule_question (judgement, "named", "not-official-app"), ==,
                   "Do you use an app called “" ISOLATED ("Sample") "”?");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fact-rules/numbers", test_fact_rules_numbers);
  g_test_add_func ("/fact-rules/passkeys", test_fact_rules_passkeys);
  g_test_add_func ("/fact-rules/bots", test_fact_rules_bots);
  g_test_add_func ("/fact-rules/websites", test_fact_rules_websites);
  g_test_add_func ("/fact-rules/login-email", test_fact_rules_login_email);
  g_test_add_func ("/fact-rules/new-first", test_fact_rules_new_first);
  g_test_add_func ("/fact-rules/have-cases-of-all-kinds", test_fact_rules_have_cases_of_all_kinds);
  g_test_add_func ("/fact-rules/without-a-name", test_fact_rules_without_a_name);

  return g_test_run ();
}
