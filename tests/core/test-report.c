/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-report.h"

#include <string.h>

#include "test-world.h"
#include "vigie-columns.h"
#include "vigie-json.h"
#include "vigie-text.h"

static const VigieSessionFields hostile = {
  .id = "evil\"\n\\",
  .kind = VIGIE_DEVICE_COMPUTER,
  .device_model = "\u202egpj.exe\a\x1b[31m \"quoted\" \\ </script> Telegram Support\n\nline",
  .platform = "\xff\xfe",
  .system_version = "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
  .application_name = "日本語のとても長いアプリケーションの名前、日本語のとても長いアプリケーションの名前",
  .location = "Moldova",
  .log_in_date = NOW - HOUR,
  .last_active_date = NOW - MINUTE,
  .api_id = 99,
};

static VigieJudgement *
judge_hostile (void)
{
  g_autoptr (World) world = world_new ();
  const VigieDeclared mine = { .answer = VIGIE_ANSWER_ME, .answered_at = NOW - DAY, .name = "My phone" };

  world_add (world, &hostile, NULL);
  world_add (world, &world_iphone, &mine);
  world_set_int (world, VIGIE_FACT_HAS_PASSWORD, 0);
  world_forget (world, VIGIE_FACT_PASSKEYS);
  world_add_item (world, VIGIE_FACT_BUSINESS_BOTS,
                  vigie_business_bot_new ("7", "Helper\u202e", NOW - DAY, "France", TRUE, TRUE));
  return world_judge (world);
}

static void
assert_harmless (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_assert_true (c == '\n' || !g_unichar_iscntrl (c));
      g_assert_false (c >= 0x202a && c <= 0x202e);
      g_assert_false (c >= 0x2066 && c <= 0x2069);
    }
}

static VigieJson *
report_hostile (void)
{
  g_autoptr (VigieJudgement) judgement = judge_hostile ();
  g_autofree char *text = vigie_report_to_json (judgement, "telegram", TRUE);
  g_autoptr (GError) error = NULL;
  VigieJson *json = vigie_json_parse (text, -1, 1024 * 1024, VIGIE_ERROR_INVALID_FILE, &error);

  g_assert_no_error (error);
  assert_harmless (text);
  return json;
}

static void
test_report_json_of_an_account (void)
{
  g_autoptr (VigieJson) json = report_hostile ();
  static const char *const members[] = { "schema",           "vigie",         "messenger", "practice",
                                         "checked_at",       "verdict",       "to_fix",    "has_unknown",
                                         "sessions",         "facts",         "plan",      "limits",
                                         "account_findings", "unknown_rules", NULL };
  VigieJsonAt root = vigie_json_get_root (json);
  VigieJsonAt list, finding, subject, facts, fact;
  g_autoptr (GError) error = NULL;

  g_assert_true (vigie_json_expect_only (&root, members, &error));
  g_assert_cmpint (vigie_json_get_int (&root, "schema", 0), ==, 1);
  g_assert_cmpstr (vigie_json_get_string (&root, "checked_at", NULL), ==, "2026-11-24T12:00:00Z");
  g_assert_cmpstr (vigie_json_get_string (&root, "verdict", NULL), ==, "danger");
  g_assert_true (vigie_json_get_boolean (&root, "practice", FALSE));
  g_assert_true (vigie_json_get_boolean (&root, "has_unknown", FALSE));

  g_assert_true (vigie_json_expect_array (&root, "account_findings", &list, &error));
  g_assert_true (vigie_json_expect_object_at (&list, 0, &finding, &error));
  g_assert_cmpstr (vigie_json_get_string (&finding, "rule", NULL), ==, "bot-inside");
  g_assert_true (vigie_json_expect_object (&finding, "subject", &subject, &error));
  g_assert_cmpstr (vigie_json_get_string (&subject, "name", NULL), ==, "Helper");

  g_assert_true (vigie_json_expect_array (&root, "unknown_rules", &list, &error));
  g_assert_true (vigie_json_expect_object_at (&list, 0, &finding, &error));
  g_assert_cmpstr (vigie_json_get_string (&finding, "rule", NULL), ==, "unknown-passkey");
  g_assert_cmpstr (vigie_json_get_string (&finding, "title", NULL), ==, "Passkeys could not be judged");
  g_assert_cmpstr (vigie_json_get_string (&finding, "detail", NULL), ==, "It could not be read this time.");

  /* Two bots would be two equal items but for their names. */
  g_assert_true (vigie_json_expect_array (&root, "plan", &list, &error));
  for (gsize i = 0; i < vigie_json_get_length (&list); i++)
    {
      g_assert_true (vigie_json_expect_object_at (&list, i, &finding, &error));
      if (g_str_equal (vigie_json_get_string (&finding, "rule", ""), "bot-inside"))
        break;
    }
  g_assert_true (vigie_json_expect_object (&finding, "subject", &subject, &error));
  g_assert_cmpstr (vigie_json_get_string (&subject, "name", NULL), ==, "Helper");

  g_assert_true (vigie_json_expect_object (&root, "facts", &facts, &error));
  g_assert_true (vigie_json_expect_object (&facts, "auto_sign_out_days", &fact, &error));
  g_assert_cmpint (vigie_json_get_int (&fact, "value", 0), ==, 180);
  g_assert_true (vigie_json_expect_object (&facts, "passkeys", &fact, &error));
  g_assert_cmpstr (vigie_json_get_string (&fact, "origin", NULL), ==, "unknown");
  g_assert_true (vigie_json_expect_array (&root, "limits", &list, &error));
  g_assert_cmpuint (vigie_json_get_length (&list), ==, 3);
  g_assert_no_error (error);
}

static void
test_report_json_of_a_session (void)
{
  g_autoptr (VigieJson) json = report_hostile ();
  VigieJsonAt root = vigie_json_get_root (json);
  VigieJsonAt sessions, session, rules, facts, declared;
  const char *rule = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (vigie_json_expect_array (&root, "sessions", &sessions, &error));
  g_assert_cmpuint (vigie_json_get_length (&sessions), ==, 3);
  g_assert_true (vigie_json_expect_object_at (&sessions, 0, &session, &error));
  g_assert_cmpstr (vigie_json_get_string (&session, "id", NULL), ==, "evil\" \\");
  g_assert_cmpstr (vigie_json_get_string (&session, "state", NULL), ==, "look");
  g_assert_cmpstr (vigie_json_get_string (&session, "verdict", NULL), ==, "warning");
  g_assert_true (vigie_json_expect_array (&session, "rules", &rules, &error));
  g_assert_true (vigie_json_expect_string_at (&rules, 0, &rule, &error));
  g_assert_cmpstr (rule, ==, "signed-in-lately");
  g_assert_true (vigie_json_expect_object (&session, "facts", &facts, &error));
  g_assert_cmpstr (vigie_json_get_string (&facts, "log_in_date", NULL), ==, "2026-11-24T11:00:00Z");
  g_assert_cmpstr (vigie_json_get_string (&facts, "origin", NULL), ==, "measured");
  g_assert_true (vigie_json_get_boolean (&facts, "text_was_altered", FALSE));

  g_assert_true (vigie_json_expect_object_at (&sessions, 2, &session, &error));
  g_assert_true (vigie_json_expect_object (&session, "declared", &declared, &error));
  g_assert_cmpstr (vigie_json_get_string (&declared, "answer", NULL), ==, "me");
  g_assert_cmpstr (vigie_json_get_string (&declared, "name", NULL), ==, "My phone");
  g_assert_cmpstr (vigie_json_get_string (&session, "state", NULL), ==, "known");
  g_assert_no_error (error);
}

static void
test_report_text_keeps_to_its_columns (void)
{
  const guint widths[] = { 40, 80, 120 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (VigieJudgement) judgement = judge_hostile ();
      g_autofree char *text = vigie_report_to_text (judgement, "Telegram", TRUE, widths[i]);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      assert_harmless (text);
      if (i == 1)
        g_test_message ("%s", text);
      /* A table has a least width; only a terminal narrower than that wraps it. */
      for (guint j = 0; lines[j] != NULL; j++)
        g_assert_cmpuint (vigie_text_get_columns (lines[j]), <=, MAX (widths[i], 70));
      g_assert_nonnull (strstr (text, "Practice account: nothing here is real"));
      g_assert_nonnull (strstr (text, "My phone"));
      g_assert_true (g_str_has_suffix (text, "\n"));
    }
}

/* "Remove it" alone says nothing: each item of the plan begins with what it is about. */
static void
test_report_plan_says_what_it_is_about (void)
{
  g_autoptr (VigieJudgement) judgement = judge_hostile ();
  g_autofree char *text = vigie_report_to_text (judgement, "Telegram", FALSE, 0);
  const char *plan = strstr (text, "What to do, in this order");

  g_assert_nonnull (plan);
  g_assert_nonnull (strstr (plan, ". Helper: If you did not connect it"));
  g_assert_nonnull (strstr (plan, ". The account has no second password: Set up two-step verification"));
}

static void
test_report_cells_are_exact (void)
{
  const struct
  {
    const char *text;
    guint width;
    const char *expected;
  } cases[] = {
    { "abc", 5, "abc  " },         { "abcdef", 5, "abcd…" }, { "日本語", 6, "日本語" },
    { "日本語", 5, "日本…" },      { "日本語", 4, "日… " },  { "", 2, "  " },
    { "e\u0301x", 2, "e\u0301x" }, { "abc", 0, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      vigie_columns_append_cell (out, cases[i].text, cases[i].width);
      g_assert_cmpstr (out->str, ==, cases[i].expected);
    }
}

static void
test_report_wraps_between_words (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  vigie_columns_append_wrapped (out, "one two three four five six", 2, 14);
  g_assert_cmpstr (out->str, ==, "one two\n  three four\n  five six\n");
}

static void
test_report_exit_status (void)
{
  const struct
  {
    gboolean has_password, knows_passkeys, is_unconfirmed;
    int expected;
  } cases[] = {
    { TRUE, TRUE, FALSE, 0 },
    { FALSE, TRUE, FALSE, 1 },
    { FALSE, FALSE, TRUE, 2 },
    { TRUE, FALSE, FALSE, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;
      VigieSessionFields phone = world_iphone;

      phone.is_unconfirmed = cases[i].is_unconfirmed;
      world_add (world, &phone, NULL);
      world_add (world, &world_android, NULL);
      world_set_int (world, VIGIE_FACT_HAS_PASSWORD, cases[i].has_password);
      if (!cases[i].knows_passkeys)
        world_forget (world, VIGIE_FACT_PASSKEYS);
      judgement = world_judge (world);
      g_assert_cmpint (vigie_report_exit_status (judgement), ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/json-of-an-account", test_report_json_of_an_account);
  g_test_add_func ("/report/json-of-a-session", test_report_json_of_a_session);
  g_test_add_func ("/report/text-keeps-to-its-columns", test_report_text_keeps_to_its_columns);
  g_test_add_func ("/report/plan-says-what-it-is-about", test_report_plan_says_what_it_is_about);
  g_test_add_func ("/report/cells-are-exact", test_report_cells_are_exact);
  g_test_add_func ("/report/wraps-between-words", test_report_wraps_between_words);
  g_test_add_func ("/report/exit-status", test_report_exit_status);

  return g_test_run ();
}
