/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-rule-cases.h"
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
  gint64 age, idle; /* seconds; 0: as in @base; may be NOT_TOLD */
  VigieDeclared declared;
  VigieVerdict expected;
} Item;

/* It does not say what it is. */
static const VigieSessionFields faceless = {
  .device_model = "",
  .platform = "",
  .system_version = "",
  .application_name = "",
  .application_version = "",
  .ip_address = "",
  .location = "",
};

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
      if (item->idle != 0)
        fields.last_active_date = item->idle == NOT_TOLD ? 0 : NOW - item->idle;
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
      VigieVerdict worst = NOTHING;

      for (gsize j = 0; j < G_N_ELEMENTS (cases[i].items) && cases[i].items[j].base != NULL; j++)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GSIZE_FORMAT, j + 1);

          g_test_message ("%s: %s: %s", rule_id, cases[i].name, id);
          g_assert_cmpint (judgement_get_rule_verdict (judgement, id, rule_id), ==,
                           cases[i].items[j].expected);
          worst = MAX (worst, cases[i].items[j].expected);
        }
      rule_cases_note (rule_id, cases[i].name, worst);
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
    { "a town without its country",
      NULL,
      { { &world_iphone }, { &world_iphone, .location = "Paris,", .expected = UNKNOWN } } },
    { "not told when one of them was used",
      NULL,
      { { &world_iphone },
        { &world_iphone, .location = "Moldova", .idle = NOT_TOLD, .expected = UNKNOWN } } },
    { "two of a name apart, and one that does not say where",
      NULL,
      { { &world_iphone, .expected = WARNING },
        { &world_iphone, .location = "", .expected = UNKNOWN },
        { &world_iphone, .location = "Moldova", .expected = WARNING } } },
    { "none of the same name", NULL, { { &world_iphone }, { &world_desktop } } },
    { "false alarm: the only one of its name does not say where",
      NULL,
      { { &world_iphone, .location = "" }, { &world_desktop } } },
    { "false alarm: two alike at home", NULL, { { &world_iphone }, { &world_iphone } } },
    { "two that give no name",
      NULL,
      { { &world_iphone, .model = "", .expected = UNKNOWN },
        { &world_iphone, .model = "", .location = "Spain", .expected = UNKNOWN } } },
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
    { "not told when one of them came",
      NULL,
      { { &world_iphone }, { &world_desktop, .age = NOT_TOLD, .expected = UNKNOWN } } },
    { "false alarm: not told when the only one came", NULL, { { &world_iphone, .age = NOT_TOLD } } },
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
    { "one of each", NULL, { { &world_iphone }, { &world_ipad }, { &world_desktop }, { &world_browser } } },
    { "one that gives neither name nor kind",
      NULL,
      { { &world_iphone }, { &faceless, .expected = UNKNOWN } } },
    { "false alarm: it gives neither name nor kind, and is alone", NULL, { { &faceless } } },
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
    { "false alarm: a new one that is theirs",
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
      rule_cases_note ("no-trusted-session-left", cases[i].name, cases[i].expected);
    }
}

static void
test_account_rules_doors (void)
{
  const struct
  {
    const char *name;
    guint n_others;
    gboolean unread;
    VigieVerdict expected;
  } cases[] = {
    { "a few", 5, FALSE, NOTHING },
    { "false alarm: phone, tablet, two computers and two browsers", 6, FALSE, NOTHING },
    { "more than that", 7, FALSE, ADVICE },
    { "the list was not read", 7, TRUE, UNKNOWN },
  };

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
      if (cases[i].unread)
        world_forget (world, VIGIE_FACT_SESSIONS);
      judgement = world_judge (world);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, NULL, "too-many-doors"), ==, cases[i].expected);
      rule_cases_note ("too-many-doors", cases[i].name, cases[i].expected);
    }
}

/* Each rule that compares sessions has a case of each kind above. */
static gboolean
compares_sessions (const VigieRule *rule)
{
  return rule->evaluate_account != NULL && rule->needs == VIGIE_CAPABILITY_LIST_SESSIONS;
}

static void
test_account_rules_have_cases_of_all_kinds (void)
{
  test_account_rules_country ();
  test_account_rules_twins ();
  test_account_rules_burst ();
  test_account_rules_alike ();
  test_account_rules_trust ();
  test_account_rules_doors ();
  rule_cases_assert_complete (compares_sessions);
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
  g_test_add_func ("/account-rules/have-cases-of-all-kinds", test_account_rules_have_cases_of_all_kinds);

  return g_test_run ();
}
