/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-world.h"

/* The audit as a whole, before two readers: a family that wants no false alarm, and strangers that want none.
 */

#define MINE { .answer = VIGIE_ANSWER_ME }

static VigieSessionFields
make_own (gint64 age, const char *country)
{
  VigieSessionFields own = world_own_session;

  own.log_in_date = NOW - age;
  own.location = country;
  return own;
}

static void
add_family (World *world, const char *iphone_country, const char *home_country)
{
  const VigieSessionFields *const family[] = { &world_iphone, &world_ipad, &world_desktop, &world_browser };

  for (gsize i = 0; i < G_N_ELEMENTS (family); i++)
    {
      VigieSessionFields fields = *family[i];

      fields.location = i == 0 ? iphone_country : home_country;
      world_add (world, &fields, NULL);
    }
}

static void
test_review_family_is_left_in_peace (void)
{
  const struct
  {
    const char *name;
    gint64 own_age;
    const char *own_country, *iphone_country, *home_country;
    VigieVerdict most;
  } cases[] = {
    { "at home, first checkup", HOUR, "France", "France", "France", VIGIE_VERDICT_ADVICE },
    { "at home, kept watch", 100 * DAY, "France", "France", "France", VIGIE_VERDICT_ADVICE },
    { "holiday abroad with this computer", HOUR, "Spain", "France", "France", VIGIE_VERDICT_ADVICE },
    { "holiday abroad with this computer and the phone", HOUR, "Spain", "Spain", "France",
      VIGIE_VERDICT_ADVICE },
    { "the phone alone abroad: a question, not an alarm", HOUR, "France", "Spain", "France",
      VIGIE_VERDICT_ADVICE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new_empty ();
      g_autoptr (VigieJudgement) judgement = NULL;
      VigieSessionFields own = make_own (cases[i].own_age, cases[i].own_country);

      world_add (world, &own, NULL);
      add_family (world, cases[i].iphone_country, cases[i].home_country);
      judgement = world_judge (world);
      g_test_message ("%s: %s, %u in the plan", cases[i].name,
                      vigie_verdict_to_string (vigie_judgement_get_verdict (judgement)),
                      vigie_judgement_count_to_fix (judgement));
      g_assert_cmpint (vigie_judgement_get_verdict (judgement), <=, cases[i].most);
    }
}

static void
test_review_family_that_answered_hears_nothing (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;
  const VigieDeclared mine = MINE;
  const VigieSessionFields *const family[] = { &world_iphone, &world_ipad, &world_desktop, &world_browser };

  for (gsize i = 0; i < G_N_ELEMENTS (family); i++)
    world_add (world, family[i], &mine);
  judgement = world_judge (world);
  g_assert_cmpint (vigie_judgement_get_verdict (judgement), ==, VIGIE_VERDICT_NOTHING_UNUSUAL);
}

/* What a stranger may bring, among a family's devices. */
typedef struct
{
  const char *name;
  VigieSessionFields fields;
  VigieDeclared declared;
  VigieVerdict least;
} Stranger;

#define DESKTOP_CLOTHES                                                                                      \
  .kind = VIGIE_DEVICE_COMPUTER, .platform = "Windows", .application_name = "Telegram Desktop",              \
  .api_id = 2040, .is_official_application = TRUE

static const Stranger strangers[] = {
  { "Telethon, just now",
    { .device_model = "PC 64bit",
      .platform = "Linux",
      .system_version = "5.15.0",
      .application_name = "app",
      .application_version = "1.37.0",
      .location = "Moldova",
      .log_in_date = NOW - HOUR,
      .last_active_date = NOW - MINUTE,
      .api_id = 29384756,
      .is_unconfirmed = TRUE },
    { 0 },
    VIGIE_VERDICT_DANGER },
  { "Telethon, a month ago, from the family's own country",
    { .device_model = "PC 64bit",
      .platform = "Linux",
      .system_version = "5.15.0",
      .application_name = "app",
      .application_version = "1.37.0",
      .location = "France",
      .log_in_date = NOW - 35 * DAY,
      .last_active_date = NOW - MINUTE,
      .api_id = 29384756 },
    { 0 },
    VIGIE_VERDICT_DANGER },
  { "Pyrogram with the id of Telegram Desktop",
    { DESKTOP_CLOTHES, .device_model = "CPython 3.11.4", .system_version = "Linux 5.15.0-91-generic",
      .application_version = "Pyrogram 2.0.106", .location = "France", .log_in_date = NOW - 35 * DAY,
      .last_active_date = NOW - MINUTE },
    { 0 },
    VIGIE_VERDICT_DANGER },
  { "a userbot in an iPhone's clothes",
    { .kind = VIGIE_DEVICE_PHONE,
      .device_model = "iPhone XS",
      .platform = "iOS",
      .system_version = "5.15.0",
      .application_name = "Telegram iOS",
      .application_version = "1.24.0",
      .location = "France",
      .log_in_date = NOW - 35 * DAY,
      .last_active_date = NOW - MINUTE,
      .api_id = 10840,
      .is_official_application = TRUE },
    { 0 },
    VIGIE_VERDICT_DANGER },
  { "a kit's Android phone",
    { .kind = VIGIE_DEVICE_PHONE,
      .device_model = "Samsung SM-G998B",
      .platform = "Android",
      .system_version = "SDK 31",
      .application_name = "Telegram Android",
      .application_version = "8.4.1 (2522)",
      .location = "France",
      .log_in_date = NOW - 35 * DAY,
      .last_active_date = NOW - MINUTE,
      .api_id = 6,
      .is_official_application = TRUE },
    { 0 },
    VIGIE_VERDICT_WARNING },
  { "Telegram Desktop's clothes, today, from the family's own country",
    { DESKTOP_CLOTHES, .device_model = "Desktop", .system_version = "Windows 11 x64",
      .application_version = "6.3.1 x64", .location = "France", .log_in_date = NOW - 5 * HOUR,
      .last_active_date = NOW - MINUTE, .is_unconfirmed = TRUE },
    { 0 },
    VIGIE_VERDICT_DANGER },
  { "the same, two days ago, confirmed",
    { DESKTOP_CLOTHES, .device_model = "Desktop", .system_version = "Windows 11 x64",
      .application_version = "6.3.1 x64", .location = "France", .log_in_date = NOW - 2 * DAY,
      .last_active_date = NOW - MINUTE },
    { 0 },
    VIGIE_VERDICT_WARNING },
  { "the same, a month ago, but not there at the last checkup",
    { DESKTOP_CLOTHES, .device_model = "Desktop", .system_version = "Windows 11 x64",
      .application_version = "6.3.1 x64", .location = "France", .log_in_date = NOW - 20 * DAY,
      .last_active_date = NOW - MINUTE },
    { .seen_before = VIGIE_TRI_NO },
    VIGIE_VERDICT_WARNING },
  { "the same, from elsewhere",
    { DESKTOP_CLOTHES, .device_model = "Desktop", .system_version = "Windows 11 x64",
      .application_version = "6.3.1 x64", .location = "Moldova", .log_in_date = NOW - 40 * DAY,
      .last_active_date = NOW - MINUTE },
    { 0 },
    VIGIE_VERDICT_WARNING },
  { "the right code, not yet the password",
    { DESKTOP_CLOTHES, .device_model = "Desktop", .system_version = "Windows 11 x64",
      .application_version = "6.3.1 x64", .location = "France", .log_in_date = NOW - 4 * DAY,
      .is_password_pending = TRUE, .last_active_date = NOW - 4 * DAY },
    { 0 },
    VIGIE_VERDICT_DANGER },
  { "a copy of the iPhone's entry, used from elsewhere",
    { .kind = VIGIE_DEVICE_PHONE,
      .device_model = "iPhone 15 Pro",
      .platform = "iOS",
      .system_version = "26.1",
      .application_name = "Telegram iOS",
      .application_version = "12.2",
      .location = "Moldova",
      .log_in_date = NOW - 50 * DAY,
      .last_active_date = NOW - MINUTE,
      .api_id = 10840,
      .is_official_application = TRUE },
    { 0 },
    VIGIE_VERDICT_WARNING },
  { "a copied session file: the person's own entry looks different",
    { DESKTOP_CLOTHES, .device_model = "WIN-SERVER", .system_version = "Windows 11 x64",
      .application_version = "6.3.1 x64", .location = "France", .log_in_date = NOW - 400 * DAY,
      .last_active_date = NOW - MINUTE },
    { .answer = VIGIE_ANSWER_ME, .has_changed = TRUE },
    VIGIE_VERDICT_WARNING },
  { "a lure in the name",
    { DESKTOP_CLOTHES, .device_model = "Telegram Support", .system_version = "Windows 11 x64",
      .application_version = "6.3.1 x64", .location = "France", .log_in_date = NOW - 40 * DAY,
      .last_active_date = NOW - MINUTE },
    { 0 },
    VIGIE_VERDICT_WARNING },
  { "Vigie's clothes, today",
    { .kind = VIGIE_DEVICE_COMPUTER,
      .device_model = "Vigie",
      .platform = "Linux",
      .system_version = "Debian 13",
      .application_name = "Vigie",
      .application_version = "0.1.0",
      .location = "France",
      .log_in_date = NOW - 5 * HOUR,
      .last_active_date = NOW - MINUTE,
      .api_id = 12345 },
    { 0 },
    VIGIE_VERDICT_WARNING },
  { "Vigie's name on an app of another publisher, long ago",
    { .kind = VIGIE_DEVICE_COMPUTER,
      .device_model = "Vigie",
      .platform = "Linux",
      .system_version = "Debian 13",
      .application_name = "Vigie",
      .application_version = "0.1.0",
      .location = "France",
      .log_in_date = NOW - 90 * DAY,
      .last_active_date = NOW - MINUTE,
      .api_id = 31337 },
    { 0 },
    VIGIE_VERDICT_WARNING },
  { "whatever the person called not theirs",
    { DESKTOP_CLOTHES, .device_model = "XPS 13", .system_version = "Windows 11 x64",
      .application_version = "6.3.1 x64", .location = "France", .log_in_date = NOW - 400 * DAY,
      .last_active_date = NOW - MINUTE },
    { .answer = VIGIE_ANSWER_NOT_ME },
    VIGIE_VERDICT_DANGER },
};

static void
test_review_strangers_are_seen (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;
      VigieSessionFields fields = strangers[i].fields;
      VigieJudgedSession *judged;

      fields.id = "stranger";
      add_family (world, "France", "France");
      world_add (world, &fields, &strangers[i].declared);
      judgement = world_judge (world);
      judged = vigie_judgement_find_session (judgement, "stranger");
      g_test_message ("%s: %s, %s", strangers[i].name,
                      vigie_verdict_to_string (vigie_judged_session_get_verdict (judged)),
                      vigie_finding_get_rule (vigie_judged_session_get_first_finding (judged))->id);
      g_assert_cmpint (vigie_judged_session_get_verdict (judged), >=, strangers[i].least);
      g_assert_cmpint (vigie_judgement_get_verdict (judgement), >=, strangers[i].least);
    }
}

/* The limit that no rule can lift, kept here so that nobody thinks it is lifted: it is asked about, no more.
 */
static void
test_review_the_careful_stranger_is_only_asked_about (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;
  VigieSessionFields fields = world_desktop;
  VigieJudgedSession *judged;

  fields.id = "stranger";
  fields.device_model = "Latitude 5430";
  fields.log_in_date = NOW - 45 * DAY;
  add_family (world, "France", "France");
  world_add (world, &fields, NULL);
  judgement = world_judge (world);
  judged = vigie_judgement_find_session (judgement, "stranger");
  g_assert_cmpint (vigie_judged_session_get_verdict (judged), ==, VIGIE_VERDICT_NOTHING_UNUSUAL);
  g_assert_cmpint (vigie_judged_session_get_state (judged), ==, VIGIE_SESSION_STATE_ASK);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review/family-is-left-in-peace", test_review_family_is_left_in_peace);
  g_test_add_func ("/review/family-that-answered-hears-nothing",
                   test_review_family_that_answered_hears_nothing);
  g_test_add_func ("/review/strangers-are-seen", test_review_strangers_are_seen);
  g_test_add_func ("/review/the-careful-stranger-is-only-asked-about",
                   test_review_the_careful_stranger_is_only_asked_about);

  return g_test_run ();
}
