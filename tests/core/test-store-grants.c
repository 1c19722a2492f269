/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the store remembers of websites, passkeys, bots and login emails. */

#include "vigie-store.h"

#include "store-calls.h"

#define NOW G_GINT64_CONSTANT (1764000000)
#define DAY G_GINT64_CONSTANT (86400)

static const VigieSessionFields phone = {
  .id = "7001",
  .device_model = "Pixel 8",
  .platform = "Android",
  .system_version = "SDK 35",
  .application_name = "Telegram Android",
  .application_version = "11.4.2",
  .ip_address = "192.0.2.17",
  .location = "Lyon, France",
  .log_in_date = NOW - 90 * DAY,
  .api_id = 6,
};

static VigieStore *
open_in_memory (void)
{
  g_autoptr (GError) error = NULL;
  VigieStore *store = open_store (NULL, NULL, &error);

  g_assert_no_error (error);
  return store;
}

/* An account with one session, and @passkey (nullable), @bot (nullable) and @email. */
static VigieFacts *
make_account (VigiePasskey *passkey, VigieBusinessBot *bot, const char *email)
{
  g_autoptr (VigieFacts) sessions = make_facts (&phone, 1, NOW);
  g_autoptr (VigieFactsBuilder) builder = vigie_facts_builder_new (sessions);
  g_autoptr (GListStore) passkeys = g_list_store_new (VIGIE_TYPE_PASSKEY);
  g_autoptr (GListStore) bots = g_list_store_new (VIGIE_TYPE_BUSINESS_BOT);

  if (passkey != NULL)
    g_list_store_append (passkeys, passkey);
  if (bot != NULL)
    g_list_store_append (bots, bot);
  vigie_facts_builder_set_list (builder, VIGIE_FACT_PASSKEYS, G_LIST_MODEL (passkeys), VIGIE_ORIGIN_MEASURED,
                                NOW);
  vigie_facts_builder_set_list (builder, VIGIE_FACT_BUSINESS_BOTS, G_LIST_MODEL (bots), VIGIE_ORIGIN_MEASURED,
                                NOW);
  vigie_facts_builder_set_text (builder, VIGIE_FACT_LOGIN_EMAIL_PATTERN, email, VIGIE_ORIGIN_MEASURED, NOW);
  return vigie_facts_builder_end (g_steal_pointer (&builder));
}

static VigieFacts *
recall_facts (VigieStore *store, VigieFacts *facts)
{
  g_autoptr (GError) error = NULL;
  VigieFacts *recalled = recall (store, "a", facts, &error);

  g_assert_no_error (error);
  return recalled;
}

static const VigieDeclared *
get_declared (VigieFacts *facts, gpointer subject)
{
  return vigie_facts_get_declared_subject (facts, G_OBJECT (subject));
}

static void
say (VigieStore *store, gpointer subject, VigieAnswer answer, const char *name)
{
  const VigieDeclared declared = { .answer = answer, .name = name };
  g_autoptr (VigieGrant) grant = vigie_grant_new (G_OBJECT (subject));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vigie_store_remember_grant_async (store, "a", grant, &declared, NOW, NULL, take_store_result_cb, &result);
  wait_for_store_result (&result);
  g_assert_true (vigie_store_remember_finish (store, result, &error));
  g_assert_no_error (error);
}

static void
check_up (VigieStore *store, VigieFacts *facts, gint64 now)
{
  g_autoptr (VigieJudgement) judgement = vigie_judgement_new (facts, VIGIE_CAPABILITY_ALL_FACTS, now);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vigie_store_add_checkup_async (store, "a", judgement, now - 60, now, NULL, take_store_result_cb, &result);
  wait_for_store_result (&result);
  g_assert_true (vigie_store_add_checkup_finish (store, result, &error));
  g_assert_no_error (error);
}

static void
test_grants_are_remembered (void)
{
  g_autoptr (VigieStore) store = open_in_memory ();
  g_autoptr (VigiePasskey) passkey = vigie_passkey_new ("k", "Key", NOW - DAY, 0);
  g_autoptr (VigieBusinessBot) bot = vigie_business_bot_new ("k", "Helper", NOW - DAY, "", FALSE, FALSE);
  g_autoptr (VigieLoginEmail) email = vigie_login_email_new ("a***@mail.example");
  g_autoptr (VigieFacts) facts = make_account (passkey, bot, "a***@mail.example");
  g_autoptr (VigieFacts) recalled = NULL;

  say (store, passkey, VIGIE_ANSWER_ME, "My key");
  say (store, email, VIGIE_ANSWER_NOT_ME, "");
  recalled = recall_facts (store, facts);

  g_assert_cmpint (get_declared (recalled, passkey)->answer, ==, VIGIE_ANSWER_ME);
  g_assert_cmpstr (get_declared (recalled, passkey)->name, ==, "My key");
  g_assert_cmpint (get_declared (recalled, passkey)->answered_at, ==, NOW);
  g_assert_false (get_declared (recalled, passkey)->has_changed);
  g_assert_cmpint (get_declared (recalled, email)->answer, ==, VIGIE_ANSWER_NOT_ME);
  /* It has the id of the passkey, and nobody spoke of it. */
  g_assert_cmpint (get_declared (recalled, bot)->answer, ==, VIGIE_ANSWER_NONE);
}

static void
test_grants_are_asked_about_again (void)
{
  g_autoptr (VigieStore) store = open_in_memory ();
  g_autoptr (VigieBusinessBot) reads = vigie_business_bot_new ("7", "Helper", NOW - DAY, "", FALSE, FALSE);
  g_autoptr (VigieBusinessBot) moved =
      vigie_business_bot_new ("7", "Helper", NOW - DAY, "Spain", FALSE, FALSE);
  g_autoptr (VigieBusinessBot) replies = vigie_business_bot_new ("7", "Helper", NOW - DAY, "", TRUE, FALSE);
  g_autoptr (VigieFacts) then = make_account (NULL, moved, "");
  g_autoptr (VigieFacts) now = make_account (NULL, replies, "");
  g_autoptr (VigieFacts) same = NULL;
  g_autoptr (VigieFacts) changed = NULL;

  say (store, reads, VIGIE_ANSWER_ME, "");
  same = recall_facts (store, then);
  g_assert_false (get_declared (same, moved)->has_changed);
  changed = recall_facts (store, now);
  g_assert_cmpint (get_declared (changed, replies)->answer, ==, VIGIE_ANSWER_ME);
  g_assert_true (get_declared (changed, replies)->has_changed);
}

static void
test_grants_that_are_new_are_known (void)
{
  g_autoptr (VigieStore) store = open_in_memory ();
  g_autoptr (VigiePasskey) old = vigie_passkey_new ("1", "Old", NOW - 400 * DAY, 0);
  g_autoptr (VigiePasskey) other = vigie_passkey_new ("2", "Other", 0, 0);
  g_autoptr (VigieBusinessBot) bot = vigie_business_bot_new ("7", "Helper", NOW + 5, "", FALSE, FALSE);
  g_autoptr (VigieBusinessBot) undated = vigie_business_bot_new ("8", "Helper", 0, "", FALSE, FALSE);
  g_autoptr (VigieFacts) before = make_account (old, NULL, "");
  g_autoptr (VigieFacts) after = make_account (other, bot, "");
  g_autoptr (VigieFacts) untold = make_account (NULL, undated, "");
  g_autoptr (VigieFacts) first = recall_facts (store, before);
  g_autoptr (VigieFacts) second = NULL;
  g_autoptr (VigieFacts) third = NULL;
  g_autoptr (VigieFacts) fourth = NULL;

  /* At the first checkup nobody can tell. */
  g_assert_cmpint (get_declared (first, old)->seen_before, ==, VIGIE_TRI_UNKNOWN);
  check_up (store, first, NOW);
  second = recall_facts (store, before);
  g_assert_cmpint (get_declared (second, old)->seen_before, ==, VIGIE_TRI_YES);
  third = recall_facts (store, after);
  g_assert_cmpint (get_declared (third, other)->seen_before, ==, VIGIE_TRI_NO);
  /* There was no bot to compare with, but its day is after the checkup. */
  g_assert_cmpint (get_declared (third, bot)->seen_before, ==, VIGIE_TRI_NO);
  fourth = recall_facts (store, untold);
  g_assert_cmpint (get_declared (fourth, undated)->seen_before, ==, VIGIE_TRI_UNKNOWN);
}

static void
test_grants_that_are_gone_are_forgotten (void)
{
  g_autoptr (VigieStore) store = open_in_memory ();
  g_autoptr (VigiePasskey) passkey = vigie_passkey_new ("k", "Key", NOW - DAY, 0);
  g_autoptr (VigieFacts) with = make_account (passkey, NULL, "");
  g_autoptr (VigieFacts) without = make_account (NULL, NULL, "");
  g_autoptr (VigieFacts) unread = make_facts (&phone, 1, NOW);
  g_autoptr (VigieFacts) kept = NULL;
  g_autoptr (VigieFacts) forgotten = NULL;

  say (store, passkey, VIGIE_ANSWER_ME, "");
  check_up (store, with, NOW);
  /* Not read is not gone. */
  for (guint i = 1; i < 6; i++)
    check_up (store, unread, NOW + i);
  check_up (store, without, NOW + 10);
  check_up (store, without, NOW + 11);
  kept = recall_facts (store, with);
  g_assert_cmpint (get_declared (kept, passkey)->answer, ==, VIGIE_ANSWER_ME);
  check_up (store, without, NOW + 12);
  forgotten = recall_facts (store, with);
  g_assert_cmpint (get_declared (forgotten, passkey)->answer, ==, VIGIE_ANSWER_NONE);
}

static void
test_grants_go_with_the_answer_and_the_account (void)
{
  g_autoptr (VigieStore) store = open_in_memory ();
  g_autoptr (VigiePasskey) passkey = vigie_passkey_new ("k", "Key", NOW - DAY, 0);
  g_autoptr (VigieFacts) facts = make_account (passkey, NULL, "");
  g_autoptr (VigieFacts) withdrawn = NULL;
  g_autoptr (VigieFacts) forgotten = NULL;
  g_autoptr (GError) error = NULL;

  say (store, passkey, VIGIE_ANSWER_ME, "");
  say (store, passkey, VIGIE_ANSWER_NONE, "");
  withdrawn = recall_facts (store, facts);
  g_assert_cmpint (get_declared (withdrawn, passkey)->answer, ==, VIGIE_ANSWER_NONE);

  say (store, passkey, VIGIE_ANSWER_ME, "");
  check_up (store, facts, NOW);
  g_assert_true (forget_account (store, "a", &error));
  g_assert_no_error (error);
  forgotten = recall_facts (store, facts);
  g_assert_cmpint (get_declared (forgotten, passkey)->answer, ==, VIGIE_ANSWER_NONE);
  g_assert_cmpint (get_declared (forgotten, passkey)->seen_before, ==, VIGIE_TRI_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-grants/are-remembered", test_grants_are_remembered);
  g_test_add_func ("/store-grants/are-asked-about-again", test_grants_are_asked_about_again);
  g_test_add_func ("/store-grants/that-are-new-are-known", test_grants_that_are_new_are_known);
  g_test_add_func ("/store-grants/that-are-gone-are-forgotten", test_grants_that_are_gone_are_forgotten);
  g_test_add_func ("/store-grants/go-with-the-answer-and-the-account",
                   test_grants_go_with_the_answer_and_the_account);

  return g_test_run ();
}
