/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-rule-cases.h"
#include "test-world.h"
#include "vigie-known-apps.h"

#define NOTHING VIGIE_VERDICT_NOTHING_UNUSUAL
#define UNKNOWN VIGIE_VERDICT_UNKNOWN
#define ADVICE VIGIE_VERDICT_ADVICE
#define WARNING VIGIE_VERDICT_WARNING
#define DANGER VIGIE_VERDICT_DANGER

/* A session of which the service tells nothing but that it is there. */
static const VigieSessionFields world_unknown = {
  .device_model = "",
  .platform = "",
  .system_version = "",
  .application_name = "",
  .application_version = "",
  .ip_address = "",
  .location = "",
};

/* Marks a date that the service does not tell. */
#define NOT_TOLD (-1)

/* One session beside an honest phone, and what one rule makes of it. What is NULL or 0 stays as in @base. */
typedef struct
{
  const char *name; /* what the case is; a false alarm to avoid says so */
  const VigieSessionFields *base;
  const char *model, *platform, *system, *app, *version, *location;
  gint32 api_id;
  gint64 age;  /* seconds since sign-in, or NOT_TOLD */
  gint64 idle; /* seconds since last use, or NOT_TOLD */
  gboolean unofficial, unconfirmed, pending;
  gboolean unnumbered;  /* the service does not say which app it is registered as */
  gboolean own;         /* it is the session that Vigie itself uses */
  gboolean idle_tablet; /* beside it stands a tablet to sign out, in place of a phone in use */
  gboolean unread;      /* the list could not be read */
  VigieDeclared declared;
  VigieVerdict expected;
} Case;

/* A tablet that nobody has used for 200 days. */
static const VigieSessionFields idle_tablet = {
  .id = "tablet",
  .kind = VIGIE_DEVICE_TABLET,
  .device_model = "iPad Air",
  .platform = "iOS",
  .system_version = "18.7",
  .application_name = "Telegram iOS",
  .application_version = "12.1",
  .ip_address = "192.0.2.2",
  .location = "France",
  .log_in_date = NOW - 699 * DAY,
  .last_active_date = NOW - 200 * DAY,
  .api_id = 10840,
  .is_official_application = TRUE,
};

static VigieSessionFields
make_fields (const Case *test)
{
  VigieSessionFields fields = *test->base;

  fields.id = "subject";
  fields.is_current = test->own;
  fields.device_model = test->model != NULL ? test->model : fields.device_model;
  fields.platform = test->platform != NULL ? test->platform : fields.platform;
  fields.system_version = test->system != NULL ? test->system : fields.system_version;
  fields.application_name = test->app != NULL ? test->app : fields.application_name;
  fields.application_version = test->version != NULL ? test->version : fields.application_version;
  fields.location = test->location != NULL ? test->location : fields.location;
  fields.api_id = test->api_id != 0 ? test->api_id : fields.api_id;
  if (test->age != 0)
    fields.log_in_date = test->age == NOT_TOLD ? 0 : NOW - test->age;
  if (test->idle != 0)
    fields.last_active_date = test->idle == NOT_TOLD ? 0 : NOW - test->idle;
  if (test->unnumbered)
    fields.api_id = 0;
  fields.is_official_application = fields.is_official_application && !test->unofficial;
  fields.is_unconfirmed = test->unconfirmed;
  fields.is_password_pending = test->pending;
  return fields;
}

static void
check_cases (const char *rule_id, const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (World) world = cases[i].own ? world_new_empty () : world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;
      VigieSessionFields fields = make_fields (&cases[i]);

      world_add (world, cases[i].idle_tablet ? &idle_tablet : &world_android, NULL);
      world_add (world, &fields, &cases[i].declared);
      if (cases[i].unread)
        world_forget (world, VIGIE_FACT_SESSIONS);
      judgement = world_judge (world);

      g_test_message ("%s: %s", rule_id, cases[i].name);
      g_assert_cmpint (judgement_get_rule_verdict (judgement, cases[i].unread ? NULL : "subject", rule_id),
                       ==, cases[i].expected);
      rule_cases_note (rule_id, cases[i].name, cases[i].expected);
    }
}

#define UNREAD { "the list was not read", &world_iphone, .unread = TRUE, .expected = UNKNOWN }

#define CHECK(rule_id, cases) check_cases (rule_id, cases, G_N_ELEMENTS (cases))

#define MINE { .answer = VIGIE_ANSWER_ME }
#define CHANGED { .answer = VIGIE_ANSWER_ME, .has_changed = TRUE }
#define NOT_MINE { .answer = VIGIE_ANSWER_NOT_ME }
#define NOT_SURE { .answer = VIGIE_ANSWER_DONT_KNOW }
#define NEW { .seen_before = VIGIE_TRI_NO }
#define OLD { .seen_before = VIGIE_TRI_YES }
#define SHARED { .is_shared = VIGIE_TRI_YES }
#define MINE_SHARED { .answer = VIGIE_ANSWER_ME, .is_shared = VIGIE_TRI_YES }

static void
test_rules_answers (void)
{
  const Case not_me[] = {
    { "no answer", &world_iphone, .expected = NOTHING },
    { "false alarm: theirs", &world_iphone, .declared = MINE, .expected = NOTHING },
    { "not theirs", &world_iphone, .declared = NOT_MINE, .expected = DANGER },
    { "not sure", &world_iphone, .declared = NOT_SURE, .expected = NOTHING },
    UNREAD,
  };
  const Case not_sure[] = {
    { "no answer", &world_iphone, .expected = NOTHING },
    { "not theirs", &world_iphone, .declared = NOT_MINE, .expected = NOTHING },
    { "not sure", &world_iphone, .declared = NOT_SURE, .expected = WARNING },
    { "false alarm: they were not sure, and found out that it is theirs", &world_iphone, .declared = MINE,
      .expected = NOTHING },
    UNREAD,
  };

  CHECK ("answered-not-me", not_me);
  CHECK ("answered-not-sure", not_sure);
}

static void
test_rules_sign_in (void)
{
  const Case unconfirmed[] = {
    { "confirmed", &world_iphone, .expected = NOTHING },
    { "waits for an answer", &world_iphone, .unconfirmed = TRUE, .expected = DANGER },
    { "false alarm: their own new phone, answered", &world_iphone, .unconfirmed = TRUE, .declared = MINE,
      .expected = ADVICE },
    { "answered, but it has changed since", &world_iphone, .unconfirmed = TRUE, .declared = CHANGED,
      .expected = DANGER },
    UNREAD,
  };
  const Case pending[] = {
    { "signed in", &world_iphone, .expected = NOTHING },
    { "stopped at the password", &world_iphone, .pending = TRUE, .expected = DANGER },
    { "false alarm: their own unfinished sign-in", &world_iphone, .pending = TRUE, .declared = MINE,
      .expected = ADVICE },
    UNREAD,
  };
  const Case lately[] = {
    { "three days ago", &world_iphone, .age = 3 * DAY, .expected = NOTHING },
    { "just under three days ago", &world_iphone, .age = 3 * DAY - 1, .expected = WARNING },
    { "today", &world_iphone, .age = HOUR, .expected = WARNING },
    { "today, waiting for an answer", &world_iphone, .age = HOUR, .unconfirmed = TRUE, .expected = DANGER },
    { "today, and not in the list last time", &world_iphone, .age = HOUR, .declared = NEW,
      .expected = DANGER },
    { "today, dressed up", &world_iphone, .age = HOUR, .system = "Linux 5.15", .expected = DANGER },
    { "two days ago, and not in the list last time", &world_iphone, .age = 2 * DAY, .declared = NEW,
      .expected = WARNING },
    { "a clock that runs ahead", &world_iphone, .age = -HOUR, .expected = WARNING },
    { "false alarm: their own new phone", &world_iphone, .age = HOUR, .declared = MINE, .expected = NOTHING },
    { "not told", &world_iphone, .age = NOT_TOLD, .expected = UNKNOWN },
  };
  const Case is_new[] = {
    { "false alarm: the first checkup has nothing to compare", &world_iphone, .expected = NOTHING },
    { "there last time", &world_iphone, .declared = OLD, .expected = NOTHING },
    { "not there last time", &world_iphone, .declared = NEW, .expected = WARNING },
    { "not there last time, and theirs", &world_iphone,
      .declared = { .seen_before = VIGIE_TRI_NO, .answer = VIGIE_ANSWER_ME }, .expected = NOTHING },
    UNREAD,
  };

  const Case changed[] = {
    { "no answer", &world_iphone, .expected = NOTHING },
    { "false alarm: called theirs, and as it was", &world_iphone, .declared = MINE, .expected = NOTHING },
    UNREAD,
    { "changed since they called it theirs", &world_iphone, .declared = CHANGED, .expected = WARNING },
    { "changed, but they never called it theirs", &world_iphone,
      .declared = { .answer = VIGIE_ANSWER_DONT_KNOW, .has_changed = TRUE }, .expected = NOTHING },
  };

  CHECK ("changed-since-answer", changed);
  CHECK ("unconfirmed-session", unconfirmed);
  CHECK ("half-open-sign-in", pending);
  CHECK ("signed-in-lately", lately);
  CHECK ("new-since-last-look", is_new);
}

static void
test_rules_programs (void)
{
  const Case cases[] = {
    { "Telethon", &world_desktop, .model = "PC 64bit", .system = "5.15.0", .version = "1.37.0",
      .expected = DANGER },
    { "Telethon on Windows", &world_desktop, .model = "PC 64bit", .system = "10", .version = "1.24.0",
      .expected = DANGER },
    { "Telethon on a small computer", &world_desktop, .model = "aarch64", .system = "6.1.21",
      .version = "1.36.0", .expected = DANGER },
    { "Pyrogram", &world_desktop, .model = "CPython 3.11.4", .system = "Linux 5.15.0-91-generic",
      .version = "Pyrogram 2.0.106", .expected = DANGER },
    { "kurigram", &world_desktop, .model = "CPython 3.12.1", .system = "Windows 10", .version = "2.1.35",
      .expected = DANGER },
    { "GramJS", &world_desktop, .model = "Linux", .system = "5.15.0-91-generic", .version = "1.0",
      .expected = DANGER },
    { "GramJS on Windows", &world_desktop, .model = "Windows_NT", .system = "10.0.19045", .version = "1.0",
      .expected = DANGER },
    { "MadelineProto", &world_desktop, .model = "Web server", .system = "8.2.7", .version = "8.3.5",
      .expected = DANGER },
    { "gotd", &world_desktop, .model = "go1.22.3", .system = "linux", .version = "v0.100.0",
      .expected = DANGER },
    { "a sample of TDLib", &world_desktop, .model = "Python TDLib Client", .version = "1.1",
      .expected = DANGER },
    { "another sample of TDLib", &world_desktop, .model = "Desktop", .version = "1.0", .expected = DANGER },
    { "a library's name and version under a made-up device", &world_desktop, .app = "Telethon",
      .version = "1.37.0", .model = "Galaxy S21", .expected = DANGER },
    { "a bridge", &world_desktop, .model = "mautrix-telegram", .system = "", .version = "v0.15.2",
      .expected = DANGER },
    { "official or not makes no difference", &world_desktop, .model = "PC 64bit", .system = "5.15.0",
      .version = "1.37.0", .unofficial = TRUE, .expected = DANGER },
    { "a tool that the person knows", &world_desktop, .model = "PC 64bit", .system = "5.15.0",
      .version = "1.37.0", .declared = MINE, .expected = ADVICE },
    { "a phone", &world_iphone, .expected = NOTHING },
    { "false alarm: Telegram Desktop on Windows", &world_desktop, .expected = NOTHING },
    { "false alarm: Telegram Desktop that names its chassis", &world_desktop, .model = "Desktop",
      .system = "Windows 11 x64", .version = "6.1.3 x64", .expected = NOTHING },
    { "false alarm: Telegram Desktop on Linux", &world_desktop, .model = "20NFS12N00",
      .system = "Linux GNOME Wayland glibc 2.41", .version = "6.1.3", .expected = NOTHING },
    { "false alarm: Paper Plane", &world_desktop, .model = "Desktop", .system = "",
      .version = "0.1.0, TDLib 1.8.0", .unofficial = TRUE, .expected = NOTHING },
    { "false alarm: one field alone", &world_desktop, .model = "Linux", .system = "Linux GNOME",
      .version = "6.1.3", .expected = NOTHING },
    { "only a name is told", &world_desktop, .model = "PC 64bit", .system = "", .version = "",
      .expected = UNKNOWN },
    { "no name is told", &world_desktop, .model = "", .expected = UNKNOWN },
  };

  CHECK ("automation-default-name", cases);
}

static void
test_rules_costumes (void)
{
  const Case cases[] = {
    { "an iPhone that runs Linux", &world_iphone, .system = "Linux 5.15.0", .expected = DANGER },
    { "an iPhone called Galaxy on Android", &world_iphone, .model = "Galaxy S21", .platform = "Android",
      .system = "SDK 31", .expected = DANGER },
    { "an iPhone that is a PC", &world_iphone, .model = "PC 64bit", .expected = DANGER },
    { "an Android phone that runs Windows", &world_android, .platform = "Windows", .system = "Windows 10",
      .expected = DANGER },
    { "an Android phone called iPhone", &world_android, .model = "iPhone 13 Pro Max", .expected = DANGER },
    { "an iPhone with the number of a kernel: a library in its clothes", &world_iphone, .model = "iPhone XS",
      .system = "5.15.0", .version = "1.24.0", .expected = DANGER },
    { "an Android phone that says Windows where Android says SDK", &world_android, .system = "Windows 10",
      .expected = DANGER },
    { "false alarm: Telegram X on an old Android", &world_android, .api_id = 21724, .system = "6.0.1",
      .expected = NOTHING },
    { "false alarm: Android inside Windows", &world_android,
      .model = "Microsoft Corporation Subsystem for Android(TM)", .platform = "Android", .system = "SDK 33",
      .expected = NOTHING },
    { "a Desktop on a phone", &world_desktop, .model = "iPhone 13", .platform = "iOS", .system = "17.1",
      .expected = DANGER },
    { "a Desktop with a library's version", &world_desktop, .model = "PC 64bit", .system = "5.15.0",
      .version = "1.37.0", .expected = DANGER },
    { "a Mac app on Windows", &world_desktop, .api_id = 2834, .system = "Windows 10", .expected = DANGER },
    { "a web app that names a phone and no browser", &world_browser, .model = "iPhone 13 Pro",
      .platform = "iOS", .system = "17.1", .version = "1.0", .expected = DANGER },
    { "the person says that it is theirs: a disguise is made for that", &world_iphone,
      .system = "Linux 5.15.0", .declared = MINE, .expected = WARNING },
    { "an iPhone", &world_iphone, .expected = NOTHING },
    { "false alarm: an iPad", &world_ipad, .expected = NOTHING },
    { "false alarm: an Android phone", &world_android, .expected = NOTHING },
    { "false alarm: an Android app on a Chromebook", &world_android, .model = "Google Chromebook",
      .expected = NOTHING },
    { "false alarm: Telegram X", &world_android, .api_id = 21724, .platform = "Android",
      .system = "13 Tiramisu (33)", .expected = NOTHING },
    { "false alarm: Telegram Desktop on a Mac", &world_desktop, .model = "MacBookPro18,3",
      .platform = "macOS", .system = "macOS 15.1", .expected = NOTHING },
    { "false alarm: the Mac's own app", &world_desktop, .api_id = 2834, .model = "MacBook Air",
      .platform = "macOS", .system = "macOS 26.1", .expected = NOTHING },
    { "false alarm: a browser on a phone", &world_browser,
      .model = "Mozilla/5.0 (Linux; Android 13; SM-A546B) Chrome/120", .platform = "Android",
      .expected = NOTHING },
    { "false alarm: Samsung's browser", &world_browser, .model = "Samsung Internet 23", .system = "Android",
      .expected = NOTHING },
    { "false alarm: an app that is in no list", &world_iphone, .api_id = 555555, .system = "Linux",
      .expected = NOTHING },
    { "nothing is told", &world_iphone, .model = "", .platform = "", .system = "", .expected = UNKNOWN },
    { "not told which app it is registered as", &world_iphone, .unnumbered = TRUE, .expected = UNKNOWN },
  };

  CHECK ("costume-does-not-fit", cases);
}

static void
test_rules_apps (void)
{
  const Case unofficial[] = {
    { "official", &world_desktop, .expected = NOTHING },
    { "not official", &world_desktop, .app = "Paper Plane", .api_id = 777777, .unofficial = TRUE,
      .expected = WARNING },
    { "false alarm: an app that the person uses", &world_desktop, .app = "Paper Plane", .api_id = 777777,
      .unofficial = TRUE, .declared = MINE, .expected = NOTHING },
    { "false alarm: an earlier copy of Vigie has a rule of its own", &world_own_session, .model = "Old PC",
      .expected = NOTHING },
    { "an app of another publisher that took Vigie's name", &world_own_session, .api_id = 4711,
      .expected = WARNING },
    { "not told which app it is registered as", &world_desktop, .app = "Paper Plane", .unnumbered = TRUE,
      .unofficial = TRUE, .expected = UNKNOWN },
    { "false alarm: the service calls it official, and does not number it", &world_desktop,
      .unnumbered = TRUE, .expected = NOTHING },
  };
  const Case own[] = {
    { "another copy of Vigie", &world_own_session, .expected = ADVICE },
    { "false alarm: on their other computer, in use", &world_own_session, .declared = MINE,
      .expected = NOTHING },
    { "on their other computer, no longer in use", &world_own_session, .idle = 30 * DAY, .declared = MINE,
      .expected = ADVICE },
    { "false alarm: another app of that name", &world_own_session, .api_id = 4711, .expected = NOTHING },
    { "another app", &world_desktop, .expected = NOTHING },
    { "an app without a name, registered as Vigie is", &world_own_session, .app = "", .expected = UNKNOWN },
    { "an app without a name, registered as another", &world_desktop, .app = "", .expected = NOTHING },
    { "it has Vigie's name, and it is not told how it is registered", &world_own_session, .unnumbered = TRUE,
      .expected = UNKNOWN },
  };
  const Case test_build[] = {
    { "a test build on Windows", &world_desktop, .api_id = VIGIE_API_ID_TEST_BUILD, .expected = WARNING },
    { "false alarm: shipped by a Linux distribution", &world_desktop, .api_id = VIGIE_API_ID_TEST_BUILD,
      .platform = "Linux", .system = "Linux GNOME Wayland", .expected = ADVICE },
    { "a download", &world_desktop, .expected = NOTHING },
    { "not told which app it is registered as", &world_desktop, .unnumbered = TRUE, .expected = UNKNOWN },
  };
  const Case old_version[] = {
    { "current", &world_desktop, .expected = NOTHING },
    { "from 2023", &world_desktop, .version = "4.10.3 x64", .expected = ADVICE },
    { "an old Android app", &world_android, .version = "9.6.7 (3362)", .expected = ADVICE },
    { "an old iPhone app", &world_iphone, .version = "10.2", .expected = ADVICE },
    { "what a kit sends", &world_desktop, .version = "3.4.3 x64", .expected = WARNING },
    { "what a kit sends, answered", &world_desktop, .version = "3.4.3 x64", .declared = MINE,
      .expected = ADVICE },
    { "false alarm: the web app counts from 1", &world_browser, .version = "2.2 K", .expected = NOTHING },
    { "false alarm: Telegram X counts from 0", &world_android, .api_id = 21724, .version = "0.27.5",
      .expected = NOTHING },
    { "false alarm: an app of unknown numbering", &world_desktop, .api_id = 777777, .version = "0.1.0",
      .expected = NOTHING },
    { "not told", &world_desktop, .version = "", .expected = UNKNOWN },
    { "not told which app it is registered as", &world_desktop, .unnumbered = TRUE, .expected = UNKNOWN },
  };
  const Case old_system[] = {
    { "Windows 11", &world_desktop, .expected = NOTHING },
    { "Windows 10", &world_desktop, .system = "Windows 10 x64", .expected = ADVICE },
    { "Windows 7", &world_desktop, .system = "Windows 7 SP1", .expected = ADVICE },
    { "Windows XP", &world_desktop, .system = "Windows XP", .expected = ADVICE },
    { "Android 10", &world_android, .system = "SDK 29", .expected = ADVICE },
    { "Android 14", &world_android, .expected = NOTHING },
    { "iOS 12", &world_iphone, .system = "12.5.7", .expected = ADVICE },
    { "iOS 26", &world_iphone, .expected = NOTHING },
    { "macOS 10.15", &world_desktop, .system = "macOS 10.15.7", .expected = ADVICE },
    { "false alarm: Linux", &world_desktop, .system = "Linux GNOME Wayland glibc 2.41", .expected = NOTHING },
    { "false alarm: Windows Server", &world_desktop, .system = "Windows Server 2025", .expected = NOTHING },
    { "false alarm: a Linux app that does not say which Linux", &world_desktop, .platform = "Linux",
      .system = "", .expected = NOTHING },
    { "not told", &world_desktop, .system = "", .expected = UNKNOWN },
  };

  CHECK ("not-official-app", unofficial);
  CHECK ("own-earlier-copy", own);
  CHECK ("test-build", test_build);
  CHECK ("very-old-version", old_version);
  CHECK ("old-system", old_system);
}

static void
test_rules_names (void)
{
  const Case cases[] = {
    { "a phone", &world_iphone, .expected = NOTHING },
    { "no name is told", &world_iphone, .model = "", .expected = UNKNOWN },
    { "false alarm: one word on an official app", &world_desktop, .model = "Service PC",
      .expected = NOTHING },
    { "false alarm: a browser's long name", &world_browser, .expected = NOTHING },
    { "false alarm: an emoji with its selector", &world_iphone, .model = "❤\ufe0f phone",
      .expected = NOTHING },
    { "false alarm: accents", &world_iphone, .model = "Téléphone d’Élodie", .expected = NOTHING },
    { "two words", &world_iphone, .model = "Telegram Support", .expected = WARNING },
    { "one word on an unofficial app", &world_iphone, .model = "Security", .unofficial = TRUE,
      .expected = WARNING },
    { "in French", &world_iphone, .model = "Assistance sécurité", .expected = WARNING },
    { "look-alike letters", &world_iphone, .model = "Т\u0435l\u0435gram", .expected = WARNING },
    { "digits for letters", &world_iphone, .model = "T3legram", .expected = WARNING },
    { "text that runs backwards", &world_iphone, .model = "iPhone \u202e51", .expected = WARNING },
    { "invisible letters", &world_iphone, .model = "iPhone\u200b\u200b 15", .expected = WARNING },
    { "a line break", &world_iphone, .model = "iPhone\n15", .expected = WARNING },
    { "theirs", &world_iphone, .model = "Telegram Support", .declared = MINE, .expected = ADVICE },
  };

  CHECK ("name-plays-official", cases);
}

static void
test_rules_use (void)
{
  const Case idle[] = {
    { "89 days", &world_ipad, .idle = 90 * DAY - 1, .expected = NOTHING },
    { "90 days", &world_ipad, .idle = 90 * DAY, .expected = ADVICE },
    { "180 days", &world_ipad, .idle = 180 * DAY, .expected = WARNING },
    { "180 days, and theirs", &world_ipad, .idle = 180 * DAY, .declared = MINE, .expected = ADVICE },
    { "false alarm: a clock that runs ahead", &world_ipad, .idle = -HOUR, .expected = NOTHING },
    { "not told", &world_ipad, .idle = NOT_TOLD, .expected = UNKNOWN },
  };
  const Case browser[] = {
    { "no browser", &world_desktop, .expected = NOTHING },
    { "used yesterday", &world_browser, .expected = ADVICE },
    { "used a week ago", &world_browser, .idle = 7 * DAY, .expected = WARNING },
    { "on a shared computer", &world_browser, .declared = SHARED, .expected = WARNING },
    { "theirs, on a shared computer", &world_browser, .declared = MINE_SHARED, .expected = WARNING },
    { "false alarm: theirs, in use", &world_browser, .declared = MINE, .expected = NOTHING },
    { "theirs, forgotten", &world_browser, .idle = 30 * DAY, .declared = MINE, .expected = ADVICE },
    { "theirs, and not told when it was used", &world_browser, .idle = NOT_TOLD, .declared = MINE,
      .expected = UNKNOWN },
    { "not told what it is", &world_unknown, .expected = UNKNOWN },
  };
  const Case calls[] = {
    { "false alarm: every device takes calls", &world_iphone, .expected = NOTHING },
    { "not sure whose", &world_iphone, .declared = NOT_SURE, .expected = ADVICE },
    { "new", &world_iphone, .declared = NEW, .expected = ADVICE },
    { "idle", &world_iphone, .idle = 100 * DAY, .expected = ADVICE },
    { "shared, though theirs", &world_iphone, .declared = MINE_SHARED, .expected = ADVICE },
    { "theirs", &world_iphone, .idle = 100 * DAY, .declared = MINE, .expected = NOTHING },
    { "takes none", &world_browser, .declared = NOT_SURE, .expected = NOTHING },
    { "not told when it was used", &world_iphone, .idle = NOT_TOLD, .expected = UNKNOWN },
  };

  CHECK ("idle-session", idle);
  CHECK ("browser-left-open", browser);
  CHECK ("takes-calls", calls);
}

static void
test_rules_leave_vigies_own_session_alone (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (VigieJudgement) judgement = NULL;
  VigieSessionFields own = world_own_session;

  own.id = "own";
  own.device_model = "PC 64bit";
  own.application_version = "1.37.0";
  own.system_version = "5.15.0";
  own.log_in_date = NOW - HOUR;
  own.is_unconfirmed = TRUE;
  own.location = "Moldova";
  world_add (world, &world_iphone, NULL);
  world_add (world, &own, NULL);
  judgement = world_judge (world);

  g_assert_cmpuint (g_list_model_get_n_items (
                        vigie_judged_session_get_findings (vigie_judgement_find_session (judgement, "own"))),
                    ==, 0);
}

static void
test_rules_say_that_vigie_is_too_young_when_it_matters (void)
{
  const Case cases[] = {
    { "an hour old, and a tablet to sign out", &world_own_session, .own = TRUE, .idle_tablet = TRUE,
      .age = HOUR, .expected = ADVICE },
    { "a day old", &world_own_session, .own = TRUE, .idle_tablet = TRUE, .age = DAY, .expected = NOTHING },
    { "false alarm: an hour old, and nothing to sign out", &world_own_session, .own = TRUE, .age = HOUR,
      .expected = NOTHING },
    { "another device", &world_desktop, .idle_tablet = TRUE, .age = HOUR, .expected = NOTHING },
    { "not told how old", &world_own_session, .own = TRUE, .idle_tablet = TRUE, .age = NOT_TOLD,
      .expected = UNKNOWN },
    { "not told how old, and nothing to sign out", &world_own_session, .own = TRUE, .age = NOT_TOLD,
      .expected = NOTHING },
  };

  CHECK ("this-app-too-young", cases);
}

/* Each rule about one session has a case of each kind in the tables above. */
static gboolean
is_about_one_session (const VigieRule *rule)
{
  return rule->evaluate_session != NULL;
}

static void
test_rules_have_cases_of_all_kinds (void)
{
  test_rules_answers ();
  test_rules_sign_in ();
  test_rules_programs ();
  test_rules_costumes ();
  test_rules_apps ();
  test_rules_names ();
  test_rules_use ();
  test_rules_say_that_vigie_is_too_young_when_it_matters ();
  rule_cases_assert_complete (is_about_one_session);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/answers", test_rules_answers);
  g_test_add_func ("/rules/sign-in", test_rules_sign_in);
  g_test_add_func ("/rules/programs", test_rules_programs);
  g_test_add_func ("/rules/costumes", test_rules_costumes);
  g_test_add_func ("/rules/apps", test_rules_apps);
  g_test_add_func ("/rules/names", test_rules_names);
  g_test_add_func ("/rules/use", test_rules_use);
  g_test_add_func ("/rules/leave-vigies-own-session-alone", test_rules_leave_vigies_own_session_alone);
  g_test_add_func ("/rules/say-that-vigie-is-too-young-when-it-matters",
                   test_rules_say_that_vigie_is_too_young_when_it_matters);
  g_test_add_func ("/rules/have-cases-of-all-kinds", test_rules_have_cases_of_all_kinds);

  return g_test_run ();
}
