/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "telegram-world.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vigie-telegram-account.h"

/* The life of an account on this computer, with the real TDLib; libsecret's encrypted file stands for the
 * keyring, so that another process finds the key. */

typedef struct
{
  World world;
  VigieAccountList *accounts;
  VigieSecretStore *secrets;
  VigieTelegramAccount *telegram;
} Fixture;

typedef void (*AccountStart) (VigieTelegramAccount *self,
                              VigieSecretStore *secrets,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
typedef gboolean (*AccountFinish) (VigieTelegramAccount *self, GAsyncResult *result, GError **error);

static gboolean
run (Fixture *fixture, AccountStart start, AccountFinish finish, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  start (fixture->telegram, fixture->secrets, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  return finish (fixture->telegram, result, error);
}

static gboolean
begin (Fixture *fixture, GError **error)
{
  return run (fixture, vigie_telegram_account_begin_async, vigie_telegram_account_begin_finish, error);
}

static gboolean
end (Fixture *fixture, GError **error)
{
  return run (fixture, vigie_telegram_account_end_async, vigie_telegram_account_end_finish, error);
}

static gboolean
forget (Fixture *fixture, GError **error)
{
  return run (fixture, vigie_telegram_account_forget_async, vigie_telegram_account_forget_finish, error);
}

static void
leave (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vigie_telegram_account_leave_async (fixture->telegram, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  vigie_telegram_account_leave_finish (fixture->telegram, result, &error);
  g_assert_no_error (error);
}

static void
load (Fixture *fixture, const char *dir)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->accounts);
  fixture->accounts = vigie_account_list_new (dir);
  vigie_account_list_load (fixture->accounts, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  world_set_up (&fixture->world, NULL);
  fixture->secrets = vigie_secret_store_new ();
  load (fixture, fixture->world.dir);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->telegram);
  g_clear_object (&fixture->accounts);
  g_clear_object (&fixture->secrets);
  world_tear_down (&fixture->world, NULL);
}

static VigieAccount *
add_account (Fixture *fixture, gboolean keep)
{
  VigieAccount *account = vigie_account_list_add (fixture->accounts, "telegram", 1764000000);

  vigie_account_set_keep (account, keep);
  fixture->telegram = vigie_telegram_account_new (fixture->accounts, account);
  return account;
}

static void
scan (Fixture *fixture)
{
  VigieTelegramMessenger *messenger = vigie_telegram_account_get_messenger (fixture->telegram);

  vigie_telegram_messenger_request_qr (messenger);
  wait_for_state (messenger, VIGIE_SIGN_IN_SHOW_QR);
  json_node_unref (control ("{\"do\":\"acceptQr\",\"waitMs\":10000}"));
  wait_for_state (messenger, VIGIE_SIGN_IN_DONE);
}

static guint
count_rows_on_disk (Fixture *fixture)
{
  g_autoptr (VigieAccountList) fresh = vigie_account_list_new (fixture->world.dir);
  g_autoptr (GError) error = NULL;

  vigie_account_list_load (fresh, &error);
  g_assert_no_error (error);
  return g_list_model_get_n_items (G_LIST_MODEL (fresh));
}

static gboolean
has_key (Fixture *fixture, const char *account_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VigieSecret) secret = NULL;
  g_autoptr (GError) error = NULL;

  vigie_secret_store_lookup_async (fixture->secrets, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, account_id, NULL,
                                   keep_result_cb, &result);
  wait_for_result (&result);
  vigie_secret_store_lookup_finish (fixture->secrets, result, &secret, &error);
  g_assert_no_error (error);
  return secret != NULL;
}

static void
assert_nothing_left (Fixture *fixture, VigieAccount *account)
{
  g_autofree char *folder = vigie_account_list_dup_folder (fixture->accounts, account);

  g_assert_cmpuint (count_rows_on_disk (fixture), ==, 0);
  g_assert_false (has_key (fixture, vigie_account_get_id (account)));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_check_once (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieAccount) account = g_object_ref (add_account (fixture, FALSE));
  g_autoptr (GError) error = NULL;

  begin (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows_on_disk (fixture), ==, 1);
  scan (fixture);
  g_assert_true (has_key (fixture, vigie_account_get_id (account)));

  end (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (control_count ("executed", "auth.logOut"), ==, 1);
  assert_nothing_left (fixture, account);
}

static void
test_never_scanned (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieAccount) account = g_object_ref (add_account (fixture, TRUE));
  VigieTelegramMessenger *messenger = vigie_telegram_account_get_messenger (fixture->telegram);
  g_autoptr (GError) error = NULL;

  begin (fixture, &error);
  g_assert_no_error (error);
  vigie_telegram_messenger_request_qr (messenger);
  wait_for_state (messenger, VIGIE_SIGN_IN_SHOW_QR);
  g_assert_true (vigie_account_get_is_signed_in (account));
  leave (fixture);
  assert_nothing_left (fixture, account);
}

/* Given up while the code is shown, or at the password: nothing stays here, nor at the service. */
static void
test_given_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieAccount) account = g_object_ref (add_account (fixture, FALSE));
  VigieTelegramMessenger *messenger = vigie_telegram_account_get_messenger (fixture->telegram);
  g_autoptr (GError) error = NULL;

  begin (fixture, &error);
  g_assert_no_error (error);
  vigie_telegram_messenger_request_qr (messenger);
  wait_for_state (messenger, VIGIE_SIGN_IN_SHOW_QR);
  json_node_unref (control ("{\"do\":\"acceptQr\",\"waitMs\":10000}"));
  wait_for_state (messenger, VIGIE_SIGN_IN_ASK_PASSWORD);
  leave (fixture);
  assert_nothing_left (fixture, account);
}

static void
test_ended_while_shown (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieAccount) account = g_object_ref (add_account (fixture, FALSE));
  VigieTelegramMessenger *messenger = vigie_telegram_account_get_messenger (fixture->telegram);
  g_autoptr (GError) error = NULL;

  begin (fixture, &error);
  g_assert_no_error (error);
  vigie_telegram_messenger_request_qr (messenger);
  wait_for_state (messenger, VIGIE_SIGN_IN_SHOW_QR);
  end (fixture, &error);
  g_assert_no_error (error);
  assert_nothing_left (fixture, account);
}

static void
test_keep_watch (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieAccount) account = g_object_ref (add_account (fixture, TRUE));
  g_autoptr (GPtrArray) left_over = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture, &error);
  g_assert_no_error (error);
  scan (fixture);
  leave (fixture);
  g_assert_cmpuint (count_rows_on_disk (fixture), ==, 1);
  left_over = vigie_telegram_account_list_left_over (fixture->accounts);
  g_assert_cmpuint (left_over->len, ==, 0);

  begin (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      vigie_telegram_messenger_get_sign_in_state (vigie_telegram_account_get_messenger (fixture->telegram)),
      ==, VIGIE_SIGN_IN_DONE);
  leave (fixture);

  /* Ended on the phone meanwhile: the row stays, and leads to a new code. */
  json_node_unref (control ("{\"do\":\"revokeCurrent\"}"));
  begin (fixture, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN);
  g_clear_error (&error);
  g_assert_false (vigie_account_get_is_signed_in (account));
  begin (fixture, &error);
  g_assert_no_error (error);
  leave (fixture);
  g_assert_cmpuint (count_rows_on_disk (fixture), ==, 1);

  end (fixture, &error);
  g_assert_no_error (error);
  assert_nothing_left (fixture, account);
}

/* The process dies with a "check once" sign-in open; the next start offers to end it, and does. */
static void
test_crash (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) left_over = NULL;
  g_autoptr (VigieAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      load (fixture, g_getenv ("VIGIE_TEST_CRASH_DIR"));
      add_account (fixture, FALSE);
      begin (fixture, &error);
      g_assert_no_error (error);
      scan (fixture);
      kill (getpid (), SIGKILL);
    }

  g_setenv ("VIGIE_TEST_CRASH_DIR", fixture->world.dir, TRUE);
  g_test_trap_subprocess (NULL, 30 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_assert_false (g_test_trap_has_passed ());
  g_assert_false (g_test_trap_reached_timeout ());

  load (fixture, fixture->world.dir);
  left_over = vigie_telegram_account_list_left_over (fixture->accounts);
  g_assert_cmpuint (left_over->len, ==, 1);
  account = g_object_ref (g_ptr_array_index (left_over, 0));
  fixture->telegram = vigie_telegram_account_new (fixture->accounts, account);
  end (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (control_count ("executed", "auth.logOut"), ==, 1);
  assert_nothing_left (fixture, account);
}

/* A key that was only in memory is lost with its process. */
static void
test_key_in_memory (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieSecretStore) keyring = g_steal_pointer (&fixture->secrets);
  g_autoptr (VigieAccount) account = g_object_ref (add_account (fixture, TRUE));
  g_autoptr (GPtrArray) left_over = NULL;
  g_autoptr (GError) error = NULL;

  fixture->secrets = vigie_secret_store_new_in_memory ();
  begin (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (vigie_account_get_key_in_memory (account));
  g_assert_false (vigie_account_get_keep (account));
  scan (fixture);
  close_messenger (vigie_telegram_account_get_messenger (fixture->telegram));

  g_clear_object (&fixture->telegram);
  g_set_object (&fixture->secrets, keyring);
  load (fixture, fixture->world.dir);
  left_over = vigie_telegram_account_list_left_over (fixture->accounts);
  g_assert_cmpuint (left_over->len, ==, 1);
  g_assert_true (vigie_account_get_key_in_memory (g_ptr_array_index (left_over, 0)));
  fixture->telegram = vigie_telegram_account_new (fixture->accounts, g_ptr_array_index (left_over, 0));
  end (fixture, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_GONE);
  g_clear_error (&error);
  g_assert_cmpuint (count_rows_on_disk (fixture), ==, 1);

  forget (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (control_count ("executed", "auth.logOut"), ==, 0);
  assert_nothing_left (fixture, account);
}

#define ADD(name, func) g_test_add ("/telegram/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *dir = NULL;
  g_autofree char *keyring = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  if (!g_test_subprocess ())
    {
      dir = g_dir_make_tmp ("vigie-keyring-XXXXXX", NULL);
      keyring = g_build_filename (dir, "keyring", NULL);
      g_setenv ("SECRET_BACKEND", "file", TRUE);
      g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
      g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
    }

  ADD ("settled-check-once", test_check_once);
  ADD ("settled-never-scanned", test_never_scanned);
  ADD ("settled-ended-while-shown", test_ended_while_shown);
  ADD ("qr-password-given-up", test_given_up);
  ADD ("settled-keep-watch", test_keep_watch);
  ADD ("settled-crash", test_crash);
  ADD ("settled-key-in-memory", test_key_in_memory);

  status = g_test_run ();
  if (dir != NULL)
    {
      (void) unlink (keyring);
      (void) rmdir (dir);
    }
  return status;
}
