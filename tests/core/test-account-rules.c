/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-world.h"

#define NOTHING VIGIE_VERDICT_NOTHING_UNUSUAL
#define UNKNOWN VIGIE_VERDICT_UNKNOWN
#define ADVICE VIGIE_VERDICT_ADVICE
#define WARNING VIGIE_VERDICT_WARNING
#define DANGER VIGIE_VERDICT_DANGER

/* Marks a date that the service does not tell. */
#define NOT_TOLD (-1)

/* One of the sessions of a case; @base NULL ends the list. */
typedef struct
{
  const VigieSessionFields *base;
  const char *model, *location;
  gint64 age, idle; /* seconds; 0: as in @base; @age may be NOT_TOLD */
  VigieDeclared declared;
  VigieVerdict expected;
} Item;

/* Sessions that one rule judges together, beside Vigie's own in @home ("France" if NULL). */
typedef struct
{
  const char *name;
  const char *home;
  Item items[8];
} Case;

#define MINE { .answer = VIGIE_ANSWER_ME }
#define NOT_MINE { .answer = VIGIE_ANSWER_NOT_ME }
#define NEW { .seen_before = VIGIE_TRI_NO }

static void
add_own_session (World *world, const char *home)
{
  VigieSessionFields own = world_own_session;

  own.location = home != NULL ? home : own.location;
  world_add (world, &own, NULL);
}

static World *
make_world (const Case *test)
{
  World *world = world_new_empty ();

  add_own_session (world, test->home);
  for (gsize i = 0; i < G_N_ELEMENTS (test->items) && test->items[i].base != NULL; i++)
    {
      const Item *item = &test->items[i];
      VigieSessionFields fields = *item->base;
      g_autofree char *id = g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1);

      fields.id = id;
      fields.is_current = FALSE;
      fields.device_model = item->model != NULL ? item->model : fields.device_model;
      fields.location = item->location != NULL ? item->location : fields.location;
      if (item->age != 0)
        fields.log_in_date = item->age == NOT_TOLD ? 0 : NOW - item->age;
      fields.last_active_date = item->idle != 0 ? NOW - item->idle : fields.last_active_date;
      world_add (world, &fields, &item->declared);
    }
  return world;
}

static void
check_cases (const char *rule_id, const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (World) world = make_world (&cases[i]);
      g_autoptr (VigieJudgement) judgement = world_judge (world);

      for (gsize j = 0; j < G_N_ELEMENTS (cases[i].items) && cases[i].items[j].base != NULL; j++)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GSIZE_FORMAT, j + 1);

          g_test_message ("%s: %s: %s", rule_id, cases[i].name, id);
          g_assert_cmpint (judgement_get_rule_verdict (judgement, id, rule_id), ==,
                           cases[i].items[j].expected);
        }
    }
}

#define CHECK(rule_id, cases) check_cases (rule_id, cases, G_N_ELEMENTS (cases))

static void
test_account_rules_country (void)
{
  const Case cases[] = {
    { "all at home", NULL, { { &world_iphone }, { &world_desktop } } },
    { "one elsewhere, lately",
      NULL,
      { { &world_iphone },
        { &world_desktop, .location = "Moldova", .age = 20 * DAY, .expected = WARNING } } },
    { "one elsewhere, and not there last time",
      NULL,
      { { &world_iphone }, { &world_desktop, .location = "Moldova", .declared = NEW, .expected = DANGER } } },
    { "one elsewhere that names itself like a program",
      NULL,
      { { &world_iphone },
        { &world_desktop, .model = "CPython 3.11.4", .location = "Moldova", .expected = DANGER } } },
    { "elsewhere, and theirs: the place is one of theirs from then on",
      NULL,
      { { &world_iphone, .location = "Spain", .declared = MINE },
        { &world_ipad, .location = "Spain", .declared = NEW },
        { &world_desktop, .location = "Moldova", .age = DAY, .expected = WARNING } } },
    { "false alarm: this computer is on a journey",
      "Spain",
      { { &world_iphone, .expected = ADVICE },
        { &world_ipad, .expected = ADVICE },
        { &world_desktop, .expected = ADVICE } } },
    { "false alarm: this computer and the phone are on a journey",
      "Spain",
      { { &world_iphone, .location = "Spain" },
        { &world_ipad, .expected = ADVICE },
        { &world_desktop, .expected = ADVICE },
        { &world_browser, .expected = ADVICE } } },
    { "on a journey, a stranger is no more welcome",
      "Spain",
      { { &world_iphone, .expected = ADVICE },
        { &world_ipad, .expected = ADVICE },
        { &world_desktop, .location = "Moldova", .age = 5 * DAY, .expected = WARNING } } },
    { "not told where one is",
      NULL,
      { { &world_iphone }, { &world_desktop, .location = "", .expected = UNKNOWN } } },
    { "names of countries in another case", NULL, { { &world_iphone, .location = "FRANCE" } } },
    { "false alarm: other towns of the same country",
      "Paris, France",
      { { &world_iphone, .location = "Lyon, France" },
        { &world_ipad, .location = "france" },
        { &world_browser, .location = "Lille, Hauts-de-France,  FRANCE " },
        { &world_desktop, .location = "Paris, Moldova", .age = 20 * DAY, .expected = WARNING } } },
    { "a town without its country", NULL, { { &world_iphone, .location = "Paris, ", .expected = UNKNOWN } } },
    { "inverted names of two countries",
      "Korea, Republic of",
      { { &world_iphone, .location = "KOREA, Republic of" },
        { &world_desktop, .location = "Moldova, Republic of", .age = 20 * DAY, .expected = WARNING } } },
  };
  const Case nowhere = { "not told where this computer is", "", { { &world_iphone } } };
  g_autoptr (World) world = make_world (&nowhere);
  g_autoptr (VigieJudgement) judgement = world_judge (world);

  CHECK ("other-country", cases);
  g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, "other-country"), ==, UNKNOWN);
  g_assert_cmpint (judgement_get_rule_verdict (judgement, "1", "other-country"), ==, NOTHING);
}

static void
test_account_rules_twins (void)
{
  const Case cases[] = {
    { "the same name in two countries",
      NULL,
      { { &world_iphone, .expected = WARNING },
        { &world_iphone, .location = "Moldova", .expected = WARNING } } },
    { "three of a name",
      NULL,
      { { &world_iphone, .expected = WARNING },
        { &world_iphone, .expected = WARNING },
        { &world_iphone, .location = "Moldova", .expected = WARNING } } },
    { "one that the person named",
      NULL,
      { { &world_iphone, .declared = MINE },
        { &world_iphone, .location = "Moldova", .expected = WARNING } } },
    { "false alarm: reinstalled, the old entry unused",
      NULL,
      { { &world_iphone }, { &world_iphone, .location = "Spain", .idle = 3 * DAY } } },
    { "the same name in towns of two countries",
      NULL,
      { { &world_iphone, .location = "Lyon, France", .expected = WARNING },
        { &world_iphone, .location = "Lyon, Moldova", .expected = WARNING } } },
    { "false alarm: two towns of one country",
      NULL,
      { { &world_iphone, .location = "Lyon, France" }, { &world_iphone, .location = "Paris, FRANCE" } } },
    { "false alarm: a town without its country",
      NULL,
      { { &world_iphone }, { &world_iphone, .location = "Paris," } } },
    { "false alarm: two alike at home", NULL, { { &world_iphone }, { &world_iphone } } },
    { "false alarm: two that give no name",
      NULL,
      { { &world_iphone, .model = "" }, { &world_iphone, .model = "", .location = "Spain" } } },
  };

  CHECK ("twin-sessions", cases);
}

static void
test_account_rules_burst (void)
{
  const Case cases[] = {
    { "two within the hour",
      NULL,
      { { &world_iphone },
        { &world_desktop, .age = 2 * DAY, .expected = WARNING },
        { &world_browser, .age = 2 * DAY + HOUR, .expected = WARNING } } },
    { "two more than an hour apart",
      NULL,
      { { &world_iphone },
        { &world_desktop, .age = 2 * DAY },
        { &world_browser, .age = 2 * DAY + HOUR + 1 } } },
    { "two months ago",
      NULL,
      { { &world_desktop, .age = 60 * DAY, .expected = ADVICE },
        { &world_browser, .age = 60 * DAY + MINUTE, .expected = ADVICE } } },
    { "false alarm: the day the family set up its devices, years ago",
      NULL,
      { { &world_iphone, .age = 700 * DAY }, { &world_ipad, .age = 700 * DAY + 10 * MINUTE } } },
    { "false alarm: set up today, and both theirs",
      NULL,
      { { &world_iphone, .age = HOUR, .declared = MINE }, { &world_ipad, .age = HOUR, .declared = MINE } } },
  };
  const Case young = { "false alarm: Vigie's own sign-in", NULL, { { &world_desktop, .age = HOUR } } };
  g_autoptr (World) world = world_new_empty ();
  VigieSessionFields own = world_own_session;
  VigieSessionFields desktop = world_desktop;
  g_autoptr (VigieJudgement) judgement = NULL;

  CHECK ("burst", cases);

  g_test_message ("%s", young.name);
  own.log_in_date = NOW - 10 * MINUTE;
  desktop.log_in_date = NOW - 20 * MINUTE;
  world_add (world, &own, NULL);
  world_add (world, &desktop, NULL);
  judgement = world_judge (world);
  g_assert_cmpint (judgement_get_rule_verdict (judgement, "desktop", "burst"), ==, NOTHING);
}

static void
test_account_rules_alike (void)
{
  const Case cases[] = {
    { "two phones of the same name: the one used last is the one in use",
      NULL,
      { { &world_iphone, .idle = HOUR }, { &world_iphone, .idle = 20 * DAY, .expected = ADVICE } } },
    { "three phones",
      NULL,
      { { &world_iphone, .idle = MINUTE },
        { &world_android, .idle = HOUR, .expected = ADVICE },
        { &world_android, .model = "Pixel 9", .idle = DAY, .expected = ADVICE } } },
    { "false alarm: a private and a work phone", NULL, { { &world_iphone }, { &world_android } } },
    { "false alarm: one of each",
      NULL,
      { { &world_iphone }, { &world_ipad }, { &world_desktop }, { &world_browser } } },
    { "two alike, both theirs",
      NULL,
      { { &world_iphone, .declared = MINE }, { &world_iphone, .idle = 20 * DAY, .declared = MINE } } },
  };

  CHECK ("several-of-one-kind", cases);
}

static void
test_account_rules_trust (void)
{
  const struct
  {
    const char *name;
    Case world;
    VigieVerdict expected;
  } cases[] = {
    { "a phone", { .items = { { &world_iphone } } }, NOTHING },
    { "nobody else", { .items = { { NULL } } }, ADVICE },
    { "only a phone of today", { .items = { { &world_iphone, .age = HOUR } } }, WARNING },
    { "a phone that is not told to be old enough",
      { .items = { { &world_desktop, .age = HOUR }, { &world_iphone, .age = NOT_TOLD } } },
      UNKNOWN },
    { "one not told, and one that is old enough",
      { .items = { { &world_iphone, .age = NOT_TOLD }, { &world_desktop } } },
      NOTHING },
    { "one not told that is not theirs",
      { .items = { { &world_iphone, .age = NOT_TOLD, .declared = NOT_MINE } } },
      WARNING },
    { "only one that is not theirs", { .items = { { &world_iphone, .declared = NOT_MINE } } }, WARNING },
    { "a new one that is theirs",
      { .items = { { &world_iphone, .age = 2 * DAY,
                     .declared = { .answer = VIGIE_ANSWER_ME, .seen_before = VIGIE_TRI_NO } } } },
      NOTHING },
    { "a new one without an answer",
      { .items = { { &world_iphone, .age = 2 * DAY, .declared = NEW } } },
      WARNING },
    { "only another copy of Vigie", { .items = { { &world_own_session } } }, WARNING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = make_world (&cases[i].world);
      g_autoptr (VigieJudgement) judgement = world_judge (world);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, "no-trusted-session-left"), ==,
                       cases[i].expected);
    }
}

static void
test_account_rules_doors (void)
{
  const struct
  {
    guint n_others;
    VigieVerdict expected;
  } cases[] = { { 5, NOTHING }, { 6, NOTHING }, { 7, ADVICE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;

      for (guint j = 0; j < cases[i].n_others; j++)
        {
          g_autofree char *id = g_strdup_printf ("%u", j + 1);
          VigieSessionFields fields = world_desktop;

          fields.id = id;
          world_add (world, &fields, NULL);
        }
      judgement = world_judge (world);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, "too-many-doors"), ==, cases[i].expected);
    }
}

static void
test_account_rules_numbers (void)
{
  const struct
  {
    const char *rule_id;
    VigieFactId fact;
    gint64 value;
    VigieVerdict expected;
  } cases[] = {
    { "auto-sign-out-too-long", VIGIE_FACT_AUTO_SIGN_OUT_DAYS, 90, NOTHING },
    /* False alarm: six months, however they are counted. */
    { "auto-sign-out-too-long", VIGIE_FACT_AUTO_SIGN_OUT_DAYS, 184, NOTHING },
    { "auto-sign-out-too-long", VIGIE_FACT_AUTO_SIGN_OUT_DAYS, 185, ADVICE },
    { "auto-sign-out-too-long", VIGIE_FACT_AUTO_SIGN_OUT_DAYS, 366, ADVICE },
    { "no-two-step", VIGIE_FACT_HAS_PASSWORD, 1, NOTHING },
    { "no-two-step", VIGIE_FACT_HAS_PASSWORD, 0, WARNING },
    { "password-reset-running", VIGIE_FACT_PASSWORD_RESET_DATE, 0, NOTHING },
    { "password-reset-running", VIGIE_FACT_PASSWORD_RESET_DATE, NOW + 5 * DAY, DANGER },
    { "recovery-address", VIGIE_FACT_HAS_RECOVERY_EMAIL, 1, NOTHING },
    { "recovery-address", VIGIE_FACT_HAS_RECOVERY_EMAIL, 0, ADVICE },
    { "recovery-address", VIGIE_FACT_RECOVERY_EMAIL_PENDING, 1, WARNING },
    /* False alarm: without a password there is nothing to recover. */
    { "recovery-address", VIGIE_FACT_HAS_PASSWORD, 0, NOTHING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;

      world_set_int (world, cases[i].fact, cases[i].value);
      judgement = world_judge (world);
      g_test_message ("%s: %" G_GINT64_FORMAT, cases[i].rule_id, cases[i].value);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, cases[i].rule_id), ==, cases[i].expected);
    }
}

static void
test_account_rules_passkeys (void)
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
test_account_rules_bots (void)
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
test_account_rules_websites (void)
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
test_account_rules_without_a_name (void)
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

  g_test_add_func ("/account-rules/country", test_account_rules_country);
  g_test_add_func ("/account-rules/twins", test_account_rules_twins);
  g_test_add_func ("/account-rules/burst", test_account_rules_burst);
  g_test_add_func ("/account-rules/alike", test_account_rules_alike);
  g_test_add_func ("/account-rules/trust", test_account_rules_trust);
  g_test_add_func ("/account-rules/doors", test_account_rules_doors);
  g_test_add_func ("/account-rules/numbers", test_account_rules_numbers);
  g_test_add_func ("/account-rules/passkeys", test_account_rules_passkeys);
  g_test_add_func ("/account-rules/bots", test_account_rules_bots);
  g_test_add_func ("/account-rules/websites", test_account_rules_websites);
  g_test_add_func ("/account-rules/without-a-name", test_account_rules_without_a_name);

  return g_test_run ();
}
