/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules that read other facts than the list of sessions. */

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

static void
test_fact_rules_passkeys (void)
{
  const struct
  {
    gint64 last_checkup, added;
    VigieVerdict expected;
  } cases[] = {
    { NOW - 30 * DAY, NOW - 40 * DAY, NOTHING },
    { NOW - 30 * DAY, NOW - 20 * DAY, DANGER },
    { 0, NOW - 400 * DAY, ADVICE },
    { 0, NOW - DAY, WARNING },
    { NOW - 30 * DAY, 0, WARNING },
    { 0, 0, WARNING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;

      world_set_int (world, VIGIE_FACT_LAST_CHECKUP, cases[i].last_checkup);
      world_add_item (world, VIGIE_FACT_PASSKEYS, vigie_passkey_new ("k", "Key", cases[i].added, 0));
      judgement = world_judge (world);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, "unknown-passkey"), ==,
                       cases[i].expected);
    }
}

static void
test_fact_rules_bots (void)
{
  const struct
  {
    gboolean is_unconfirmed;
    VigieVerdict expected;
  } cases[] = { { FALSE, WARNING }, { TRUE, DANGER } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;

      world_add_item (
          world, VIGIE_FACT_BUSINESS_BOTS,
          vigie_business_bot_new ("7", "Helper", NOW - DAY, "France", TRUE, cases[i].is_unconfirmed));
      judgement = world_judge (world);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, "bot-inside"), ==, cases[i].expected);
    }
}

static void
test_fact_rules_websites (void)
{
  const struct
  {
    gint64 signed_in, used;
    VigieVerdict expected;
  } cases[] = {
    { NOW - 400 * DAY, NOW - 100 * DAY, ADVICE },
    { NOW - DAY, NOW - HOUR, ADVICE },
    { 0, NOW - HOUR, ADVICE },
    { NOW - 400 * DAY, 0, ADVICE },
    /* False alarm: a site in use. */
    { NOW - 400 * DAY, NOW - DAY, NOTHING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;

      world_add_item (
          world, VIGIE_FACT_WEBSITES,
          vigie_website_new ("w", "shop.example", "Firefox", "France", cases[i].signed_in, cases[i].used));
      judgement = world_judge (world);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, "signed-in-websites"), ==,
                       cases[i].expected);
    }
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
  g_test_add_func ("/fact-rules/without-a-name", test_fact_rules_without_a_name);

  return g_test_run ();
}
