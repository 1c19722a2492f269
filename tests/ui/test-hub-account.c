/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the home page knows of an account after the program was ended in whatever way. */

#include "vigie-hub-account.h"
#include "vigie-simulated-messenger.h"

#define NOW 1795500000

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static VigieStore *
open_store (void)
{
  g_autoptr (VigieSecret) key = vigie_secret_new ("0123456789abcdef0123456789abcdef", 32);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VigieStore *store;

  vigie_store_open_async (NULL, key, NULL, take_result_cb, &result);
  wait_for_result (&result);
  store = vigie_store_open_finish (result, &error);
  g_assert_no_error (error);
  return store;
}

static void
read_account (VigieAuditor *auditor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJudgement) judgement = NULL;

  vigie_auditor_read_async (auditor, NULL, take_result_cb, &result);
  wait_for_result (&result);
  judgement = vigie_auditor_read_finish (auditor, result, &error);
  g_assert_no_error (error);
}

/* The store does one thing after another: what was on its way is in the list. */
static guint
count_checkups (VigieStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checkups = NULL;

  vigie_store_list_checkups_async (store, "practice", 10, NULL, take_result_cb, &result);
  wait_for_result (&result);
  checkups = vigie_store_list_checkups_finish (store, result, &error);
  g_assert_no_error (error);
  return checkups->len;
}

static void
test_keeps_what_is_judged_at_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieStore) store = open_store ();
  g_autoptr (VigieHubAccount) account = vigie_hub_account_new (NULL);
  g_autoptr (VigieSimulatedMessenger) messenger = vigie_simulated_messenger_new_practice (NOW, &error);
  g_autoptr (VigieAuditor) auditor = NULL;

  g_assert_no_error (error);
  auditor = vigie_auditor_new (VIGIE_MESSENGER (messenger), store, "practice");
  vigie_hub_account_set_auditor (account, auditor);

  /* The watch alone makes no checkup: nobody looks. */
  read_account (auditor);
  g_assert_cmpuint (count_checkups (store), ==, 0);
  g_assert_null (vigie_hub_account_get_last_checkup (account));

  vigie_hub_account_begin_checkup (account);
  g_assert_cmpuint (count_checkups (store), ==, 1);
  g_assert_nonnull (vigie_hub_account_get_last_checkup (account));

  /* One checkup, however often it is read. */
  for (guint i = 0; i < 3; i++)
    read_account (auditor);
  g_assert_cmpuint (count_checkups (store), ==, 1);

  vigie_hub_account_end_checkup (account);
  g_assert_cmpuint (count_checkups (store), ==, 1);

  /* Looked at again without anything new: it was looked at already. */
  vigie_hub_account_begin_checkup (account);
  vigie_hub_account_end_checkup (account);
  g_assert_cmpuint (count_checkups (store), ==, 1);

  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hub-account/keeps-what-is-judged-at-once", test_keeps_what_is_judged_at_once);

  return g_test_run ();
}
