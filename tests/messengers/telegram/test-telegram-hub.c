/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "telegram-world.h"

#include <glib/gstdio.h>

#include "vigie-hub-ending.h"

/* What the window does with a Telegram account, without the window, with the real TDLib. */

typedef struct
{
  World world;
  VigieAccountHub *hub;
} Fixture;

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->hub);
  fixture->hub = vigie_account_hub_new (fixture->world.dir, 60);
  vigie_account_hub_load (fixture->hub, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  world_set_up (&fixture->world, NULL);
  load (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->hub);
  world_tear_down (&fixture->world, NULL);
}

static guint
count_cards (Fixture *fixture)
{
  return g_list_model_get_n_items (vigie_account_hub_get_accounts (fixture->hub));
}

/* As the sign-in page does: begin, the code, the phone, attach. */
static VigieAuditor *
join (Fixture *fixture, VigieHubAccount *again, gboolean keep)
{
  g_autoptr (VigieTelegramAccount) telegram = vigie_account_hub_start_sign_in (fixture->hub, again, keep);
  VigieTelegramMessenger *messenger = vigie_telegram_account_get_messenger (telegram);
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) attached = NULL;
  g_autoptr (GError) error = NULL;
  VigieAuditor *auditor;

  vigie_telegram_account_begin_async (telegram, vigie_account_hub_get_secrets (fixture->hub, FALSE), NULL,
                                      keep_result_cb, &begun);
  wait_for_result (&begun);
  vigie_telegram_account_begin_finish (telegram, begun, &error);
  g_assert_no_error (error);

  vigie_telegram_messenger_request_qr (messenger);
  wait_for_state (messenger, VIGIE_SIGN_IN_SHOW_QR);
  json_node_unref (control ("{\"do\":\"acceptQr\",\"waitMs\":10000}"));
  wait_for_state (messenger, VIGIE_SIGN_IN_DONE);

  vigie_account_hub_attach_async (fixture->hub, telegram, NULL, keep_result_cb, &attached);
  wait_for_result (&attached);
  auditor = vigie_account_hub_attach_finish (fixture->hub, attached, &error);
  g_assert_no_error (error);
  return auditor;
}

static VigieJudgement *
read_account (VigieAuditor *auditor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VigieJudgement *judgement;

  vigie_auditor_read_async (auditor, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  judgement = vigie_auditor_read_finish (auditor, result, &error);
  g_assert_no_error (error);
  return judgement;
}

/* The first session that is not Vigie's own. */
static VigieJudgedSession *
find_other (VigieJudgement *judgement)
{
  GListModel *sessions = vigie_judgement_get_sessions (judgement);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieJudgedSession) session = g_list_model_get_item (sessions, i);

      if (!vigie_session_get_fields (vigie_judged_session_get_session (session))->is_current)
        return session; /* the judgement holds it */
    }
  g_assert_not_reached ();
}

static void
say_mine (VigieAuditor *auditor, VigieJudgedSession *session)
{
  const VigieDeclared declared = { .answer = VIGIE_ANSWER_ME, .name = "Office PC" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vigie_auditor_answer_async (auditor, vigie_session_get_id (vigie_judged_session_get_session (session)),
                              &declared, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  vigie_auditor_answer_finish (auditor, result, &error);
  g_assert_no_error (error);
}

static void
end (Fixture *fixture, VigieAccount *row)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vigie_account_hub_end_async (fixture->hub, row, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  vigie_account_hub_end_finish (fixture->hub, result, &error);
  g_assert_no_error (error);
}

static void
keep_passphrase (Fixture *fixture, const char *account_id)
{
  g_autoptr (VigieSecret) passphrase = vigie_secret_new ("correct horse", 13);
  g_autoptr (GAsyncResult) result = NULL;
  VigieSecretStore *secrets = vigie_account_hub_get_secrets (fixture->hub, FALSE);

  vigie_secret_store_store_async (secrets, VIGIE_SECRET_TWO_STEP_PASSPHRASE, account_id, passphrase, NULL,
                                  keep_result_cb, &result);
  wait_for_result (&result);
  g_assert_true (vigie_secret_store_store_finish (secrets, result, NULL));
}

static gboolean
has_passphrase (Fixture *fixture, const char *account_id)
{
  g_autoptr (VigieSecret) passphrase = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  VigieSecretStore *secrets = vigie_account_hub_get_secrets (fixture->hub, FALSE);

  vigie_secret_store_lookup_async (secrets, VIGIE_SECRET_TWO_STEP_PASSPHRASE, account_id, NULL,
                                   keep_result_cb, &result);
  wait_for_result (&result);
  g_assert_true (vigie_secret_store_lookup_finish (secrets, result, &passphrase, NULL));
  return passphrase != NULL;
}

/* Checked once and signed out, the card stays; the next time, what was said is still known. */
static void
test_check_once (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieAuditor) auditor = join (fixture, NULL, FALSE);
  g_autoptr (VigieAuditor) later = NULL;
  g_autoptr (VigieJudgement) judgement = read_account (auditor);
  g_autoptr (VigieJudgement) judgement_later = NULL;
  g_autoptr (VigieHubAccount) card = NULL;
  g_autoptr (GAsyncResult) removed = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  card = g_object_ref (vigie_account_hub_find_once (fixture->hub));
  id = g_strdup (vigie_account_get_id (vigie_hub_account_get_account (card)));
  g_assert_true (vigie_account_hub_find_auditor (fixture->hub, auditor) == card);
  say_mine (auditor, find_other (judgement));

  end (fixture, vigie_hub_account_get_account (card));
  g_assert_cmpint (control_count ("executed", "auth.logOut"), ==, 1);
  g_assert_null (vigie_account_hub_find_once (fixture->hub));
  g_assert_null (vigie_hub_account_get_auditor (card));
  g_assert_nonnull (vigie_hub_account_get_last_checkup (card));
  g_assert_false (vigie_account_get_is_signed_in (vigie_hub_account_get_account (card)));
  g_assert_cmpuint (count_cards (fixture), ==, 1);
  g_clear_object (&auditor);

  later = join (fixture, card, FALSE);
  g_assert_cmpuint (count_cards (fixture), ==, 1);
  judgement_later = read_account (later);
  g_assert_cmpint (vigie_judged_session_get_declared (find_other (judgement_later))->answer, ==,
                   VIGIE_ANSWER_ME);
  g_assert_cmpstr (vigie_judged_session_get_declared (find_other (judgement_later))->name, ==, "Office PC");

  keep_passphrase (fixture, id);
  g_assert_true (has_passphrase (fixture, id));
  vigie_account_hub_remove_async (fixture->hub, vigie_hub_account_get_account (card), NULL, keep_result_cb,
                                  &removed);
  wait_for_result (&removed);
  vigie_account_hub_remove_finish (fixture->hub, removed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_cards (fixture), ==, 0);
  g_assert_false (has_passphrase (fixture, id));
}

/* Kept, it opens again without a code; ended on the phone meanwhile, the card stays and says so. */
static void
test_keep_watch (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieAuditor) auditor = join (fixture, NULL, TRUE);
  g_autoptr (VigieHubAccount) card = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (vigie_auditor_get_watching (auditor));
  g_assert_null (vigie_account_hub_find_once (fixture->hub));
  close_messenger (VIGIE_TELEGRAM_MESSENGER (vigie_auditor_get_messenger (auditor)));
  g_clear_object (&auditor);

  load (fixture);
  g_assert_null (vigie_account_hub_get_left_over (fixture->hub));
  card = g_list_model_get_item (vigie_account_hub_get_accounts (fixture->hub), 0);
  vigie_account_hub_open_async (fixture->hub, card, NULL, keep_result_cb, &opened);
  wait_for_result (&opened);
  auditor = vigie_account_hub_open_finish (fixture->hub, opened, &error);
  g_assert_no_error (error);
  g_assert_true (vigie_hub_account_get_auditor (card) == auditor);

  json_node_unref (control ("{\"do\":\"revokeCurrent\"}"));
  while (vigie_hub_account_get_auditor (card) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error ((GError *) vigie_hub_account_get_error (card), VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN);
  g_assert_cmpuint (count_cards (fixture), ==, 1);
}

#define ADD(name, func) g_test_add ("/telegram/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *dir = NULL;
  g_autofree char *keyring = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  /* libsecret's encrypted file stands for the keyring. */
  dir = g_dir_make_tmp ("vigie-keyring-XXXXXX", NULL);
  keyring = g_build_filename (dir, "keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);

  ADD ("settled-hub-check-once", test_check_once);
  ADD ("settled-hub-keep-watch", test_keep_watch);

  status = g_test_run ();
  (void) g_unlink (keyring);
  (void) g_rmdir (dir);
  return status;
}
