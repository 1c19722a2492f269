/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule-table.h"

#include <string.h>

#include "test-world.h"

/* What holds for every account, tried on invented ones. The seed is printed by GTest: --seed repeats a run.
 */
#define N_ACCOUNTS 300
#define MAX_SESSIONS 6

static const char *const models[] = { "iPhone 15", "PC 64bit",         "Samsung SM-A546B", "",
                                      "XPS 13",    "Telegram Support", "CPython 3.11.4",   "Chrome 120",
                                      "Desktop" };
static const char *const systems[] = { "26.1",           "5.15.0",    "SDK 34",    "",
                                       "Windows 11 x64", "Linux 6.1", "Windows 10" };
static const char *const platforms[] = { "iOS", "Linux", "Android", "", "Windows", "Web" };
static const char *const versions[] = { "12.1", "1.37.0", "6.1.3 x64", "", "2.2 K", "3.4.3 x64", "4.1" };
static const char *const apps[] = {
  "Telegram iOS", "Telegram Desktop", "Telegram Web", "Vigie", "my app", ""
};
static const char *const places[] = { "France", "France", "Moldova", "Spain", "" };
static const gint32 api_ids[] = { 10840, 2040, 6, 2496, 17349, 12345, 99, 0 };

/* An invented account. */
typedef struct
{
  VigieSessionFields sessions[MAX_SESSIONS];
  VigieDeclared declared[MAX_SESSIONS];
  guint n_sessions;
  gint64 last_checkup;
} Account;

#define PICK(array) (array)[g_test_rand_int_range (0, G_N_ELEMENTS (array))]

static gint64
pick_date (void)
{
  static const gint64 ages[] = { MINUTE, HOUR, 2 * DAY, 10 * DAY, 100 * DAY, 300 * DAY };

  return g_test_rand_int_range (0, 12) == 0 ? 0 : NOW - PICK (ages) - g_test_rand_int_range (0, 3600);
}

static void
invent (Account *account)
{
  static const char *const ids[MAX_SESSIONS] = { "a", "b", "c", "d", "e", "f" };

  account->n_sessions = (guint) g_test_rand_int_range (0, MAX_SESSIONS + 1);
  account->last_checkup = g_test_rand_bit () ? 0 : NOW - 30 * DAY;
  for (guint i = 0; i < account->n_sessions; i++)
    {
      account->sessions[i] = (VigieSessionFields) {
        .id = ids[i],
        .kind = (VigieDeviceKind) g_test_rand_int_range (0, 6),
        .device_model = PICK (models),
        .platform = PICK (platforms),
        .system_version = PICK (systems),
        .application_name = PICK (apps),
        .application_version = PICK (versions),
        .location = PICK (places),
        .log_in_date = pick_date (),
        .last_active_date = pick_date (),
        .api_id = PICK (api_ids),
        .is_official_application = g_test_rand_bit (),
        .is_password_pending = g_test_rand_int_range (0, 10) == 0,
        .is_unconfirmed = g_test_rand_int_range (0, 10) == 0,
        .can_accept_calls = g_test_rand_bit (),
      };
      account->declared[i] = (VigieDeclared) {
        .answer = (VigieAnswer) g_test_rand_int_range (0, 4),
        .name = "",
        .is_shared = (VigieTri) g_test_rand_int_range (0, 3),
        .seen_before = (VigieTri) g_test_rand_int_range (0, 3),
        .has_changed = g_test_rand_int_range (0, 5) == 0,
      };
    }
}

static VigieJudgement *
judge (const Account *account)
{
  g_autoptr (World) world = world_new ();

  for (guint i = 0; i < account->n_sessions; i++)
    world_add (world, &account->sessions[i], &account->declared[i]);
  world_set_int (world, VIGIE_FACT_LAST_CHECKUP, account->last_checkup);
  return world_judge (world);
}

static VigieVerdict
get_session_verdict (VigieJudgement *judgement, const char *id)
{
  return vigie_judged_session_get_verdict (vigie_judgement_find_session (judgement, id));
}

static void
test_audit_gives_the_same_twice (void)
{
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      Account account;
      g_autoptr (VigieJudgement) one = NULL;
      g_autoptr (VigieJudgement) two = NULL;
      GListModel *sessions;

      invent (&account);
      one = judge (&account);
      two = judge (&account);
      sessions = vigie_judgement_get_sessions (one);
      g_assert_cmpint (vigie_judgement_get_verdict (one), ==, vigie_judgement_get_verdict (two));
      for (guint j = 0; j < g_list_model_get_n_items (sessions); j++)
        {
          g_autoptr (VigieJudgedSession) left = g_list_model_get_item (sessions, j);
          g_autoptr (VigieJudgedSession) right =
              g_list_model_get_item (vigie_judgement_get_sessions (two), j);

          g_assert_cmpstr (vigie_session_get_id (vigie_judged_session_get_session (left)), ==,
                           vigie_session_get_id (vigie_judged_session_get_session (right)));
        }
    }
}

static void
test_audit_adds_up (void)
{
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      Account account;
      g_autoptr (VigieJudgement) judgement = NULL;
      GListModel *sessions;
      VigieVerdict before = VIGIE_VERDICT_DANGER;

      invent (&account);
      judgement = judge (&account);
      sessions = vigie_judgement_get_sessions (judgement);
      for (guint j = 0; j < g_list_model_get_n_items (sessions); j++)
        {
          g_autoptr (VigieJudgedSession) session = g_list_model_get_item (sessions, j);
          const VigieVerdict verdict = vigie_judged_session_get_verdict (session);
          GListModel *findings = vigie_judged_session_get_findings (session);

          g_assert_cmpint (vigie_verdict_compare (verdict, before), <=, 0);
          g_assert_cmpint (verdict, <=, vigie_judgement_get_verdict (judgement));
          before = verdict;
          for (guint k = 0; k < g_list_model_get_n_items (findings); k++)
            {
              g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, k);

              /* No rule says more than its row allows, and each has words for what it says. */
              g_assert_cmpint (vigie_finding_get_verdict (finding), <=,
                               vigie_finding_get_rule (finding)->severity);
              g_assert_cmpstr (vigie_finding_get_title (finding), !=, "");
              g_assert_true (g_utf8_validate (vigie_finding_get_detail (finding), -1, NULL));
              g_assert_true (vigie_finding_get_question (finding) == NULL ||
                             strchr (vigie_finding_get_question (finding), '{') == NULL);
            }
        }
    }
}

/* "Official" is the other program's own claim. */
static void
test_audit_official_never_lowers (void)
{
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      Account account;
      g_autoptr (VigieJudgement) claimed = NULL;
      g_autoptr (VigieJudgement) denied = NULL;

      invent (&account);
      if (account.n_sessions == 0)
        continue;
      account.sessions[0].is_official_application = TRUE;
      claimed = judge (&account);
      account.sessions[0].is_official_application = FALSE;
      denied = judge (&account);

      /* It takes its own rule away, and its weight in the name; nothing else. */
      if (get_session_verdict (denied, "a") == VIGIE_VERDICT_DANGER)
        g_assert_cmpint (get_session_verdict (claimed, "a"), ==, VIGIE_VERDICT_DANGER);
    }
}

static void
test_audit_one_more_session_never_lowers (void)
{
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      Account account;
      g_autoptr (VigieJudgement) with = NULL;
      g_autoptr (VigieJudgement) without = NULL;

      invent (&account);
      if (account.n_sessions == 0)
        continue;
      with = judge (&account);

      /* Only what a session shows by itself: one that the person trusts does ease the account. */
      account.n_sessions--;
      without = judge (&account);
      for (guint j = 0; j < account.n_sessions; j++)
        if (get_session_verdict (without, account.sessions[j].id) == VIGIE_VERDICT_DANGER &&
            account.declared[account.n_sessions].answer != VIGIE_ANSWER_ME)
          g_assert_cmpint (get_session_verdict (with, account.sessions[j].id), ==, VIGIE_VERDICT_DANGER);
      if (vigie_judgement_get_verdict (without) == VIGIE_VERDICT_DANGER &&
          account.declared[account.n_sessions].answer != VIGIE_ANSWER_ME)
        g_assert_cmpint (vigie_judgement_get_verdict (with), ==, VIGIE_VERDICT_DANGER);
    }
}

static void
test_audit_not_me_is_danger (void)
{
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      Account account;
      g_autoptr (VigieJudgement) judgement = NULL;

      invent (&account);
      if (account.n_sessions == 0)
        continue;
      account.declared[0].answer =
          (VigieAnswer) (g_test_rand_bit () ? VIGIE_ANSWER_NOT_ME : VIGIE_ANSWER_DONT_KNOW);
      judgement = judge (&account);
      g_assert_cmpint (get_session_verdict (judgement, "a"), >=,
                       account.declared[0].answer == VIGIE_ANSWER_NOT_ME ? VIGIE_VERDICT_DANGER
                                                                         : VIGIE_VERDICT_WARNING);
    }
}

/* What was not told is never taken for good. */
static void
test_audit_forgetting_never_makes_good (void)
{
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      Account account;
      g_autoptr (VigieJudgement) full = NULL;
      g_autoptr (VigieJudgement) blind = NULL;
      const guint forgotten = (guint) g_test_rand_int_range (0, 4);

      invent (&account);
      if (account.n_sessions == 0 || account.declared[0].answer == VIGIE_ANSWER_ME)
        continue;
      full = judge (&account);
      switch (forgotten)
        {
        case 0:
          account.sessions[0].log_in_date = 0;
          break;
        case 1:
          account.sessions[0].last_active_date = 0;
          break;
        case 2:
          account.sessions[0].location = "";
          break;
        default:
          account.sessions[0].device_model = "";
          break;
        }
      blind = judge (&account);
      if (get_session_verdict (full, "a") != VIGIE_VERDICT_NOTHING_UNUSUAL)
        g_assert_cmpint (get_session_verdict (blind, "a"), !=, VIGIE_VERDICT_NOTHING_UNUSUAL);
    }
}

static void
test_audit_a_missing_fact_is_unknown (void)
{
  for (guint id = 0; id < VIGIE_N_FACTS; id++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (VigieJudgement) judgement = NULL;

      /* These are shown; no rule judges by them. */
      if (id == VIGIE_FACT_LAST_CHECKUP || id == VIGIE_FACT_PASSWORD_HINT ||
          id == VIGIE_FACT_PENDING_EMAIL_PATTERN || id == VIGIE_FACT_PENDING_EMAIL_CODE_LENGTH)
        continue;
      world_add (world, &world_iphone, NULL);
      world_forget (world, (VigieFactId) id);
      judgement = world_judge (world);
      g_test_message ("fact %u", id);
      g_assert_true (vigie_judgement_has_unknown (judgement));
      g_assert_cmpint (vigie_judgement_get_verdict (judgement), !=, VIGIE_VERDICT_NOTHING_UNUSUAL);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audit/gives-the-same-twice", test_audit_gives_the_same_twice);
  g_test_add_func ("/audit/adds-up", test_audit_adds_up);
  g_test_add_func ("/audit/official-never-lowers", test_audit_official_never_lowers);
  g_test_add_func ("/audit/one-more-session-never-lowers", test_audit_one_more_session_never_lowers);
  g_test_add_func ("/audit/not-me-is-danger", test_audit_not_me_is_danger);
  g_test_add_func ("/audit/forgetting-never-makes-good", test_audit_forgetting_never_makes_good);
  g_test_add_func ("/audit/a-missing-fact-is-unknown", test_audit_a_missing_fact_is_unknown);

  return g_test_run ();
}
