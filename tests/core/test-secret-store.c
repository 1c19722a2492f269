/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-secret-store.h"

#include <glib/gstdio.h>
#include <string.h>

#include "secret-store-calls.h"
#include "vigie-error.h"

/* libsecret's encrypted file stands for the keyring; locks and questions are in tests/dbus/. */

/* libsecret reads its settings once a process, so all tests share the file. */
static char *keyring_file;

typedef struct
{
  VigieSecretStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  gboolean is_in_memory = GPOINTER_TO_INT (user_data);

  fixture->store = is_in_memory ? vigie_secret_store_new_in_memory () : vigie_secret_store_new ();
  g_assert_cmpint (vigie_secret_store_is_in_memory (fixture->store), ==, is_in_memory);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  const char *const accounts[] = { "", "a", "b" };

  for (gsize i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      (void) clear (fixture->store, VIGIE_SECRET_HISTORY_KEY, accounts[i], NULL);
      (void) clear (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, accounts[i], NULL);
      (void) clear (fixture->store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, accounts[i], NULL);
    }
  /* A thread that has just answered may still hold it for a moment. */
  g_object_unref (fixture->store);
}

static void
test_nothing_is_found_at_first (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (look_up (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", &error));
  g_assert_no_error (error);
}

static void
test_returns_every_byte (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint8 bytes[256];
  g_autoptr (VigieSecret) secret = NULL;
  g_autoptr (VigieSecret) found = NULL;

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) i;
  secret = vigie_secret_new (bytes, sizeof bytes);

  (void) put (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", secret, &error);
  g_assert_no_error (error);
  found = look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error);
  g_assert_no_error (error);
  assert_same (found, secret);
}

/* A passphrase is kept as it is typed, whatever the alphabet, and apart from the key of its account. */
static void
test_passphrase_is_text (Fixture *fixture, gconstpointer user_data)
{
  static const char phrase[] = "écho=tuile+数字 Z w==";
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = vigie_secret_new (phrase, strlen (phrase));
  g_autoptr (VigieSecret) found = NULL;

  g_assert_true (put (fixture->store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, "a", secret, &error));
  g_assert_no_error (error);
  found = look_up (fixture->store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, "a", &error);
  g_assert_no_error (error);
  assert_same (found, secret);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, "b", &error));
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));

  g_assert_true (clear (fixture->store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, "a", &error));
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, "a", &error));
  g_assert_no_error (error);
}

/* Also what was kept for an account that is known no more. */
static void
test_all_are_cleared (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = vigie_secret_new ("secret", 6);
  guint n_removed[VIGIE_N_SECRET_KINDS] = { 9, 9, 9 };

  g_assert_true (put (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", secret, &error));
  g_assert_true (put (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "b", secret, &error));
  g_assert_true (put (fixture->store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, "b", secret, &error));
  g_assert_no_error (error);

  g_assert_true (clear_all (fixture->store, n_removed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_removed[VIGIE_SECRET_TELEGRAM_DATABASE_KEY], ==, 2);
  g_assert_cmpuint (n_removed[VIGIE_SECRET_HISTORY_KEY], ==, 0);
  g_assert_cmpuint (n_removed[VIGIE_SECRET_TWO_STEP_PASSPHRASE], ==, 1);
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "b", &error));
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, "b", &error));
  g_assert_no_error (error);
  g_assert_true (clear_all (fixture->store, n_removed, &error));
  g_assert_cmpuint (n_removed[VIGIE_SECRET_TELEGRAM_DATABASE_KEY], ==, 0);
}

static void
test_accounts_and_kinds_are_apart (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) one = vigie_secret_new ("one", 3);
  g_autoptr (VigieSecret) other = vigie_secret_new ("other", 5);
  g_autoptr (VigieSecret) found = NULL;

  g_assert_true (put (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", one, &error));
  g_assert_true (put (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "b", other, &error));
  g_assert_no_error (error);

  g_assert_null (look_up (fixture->store, VIGIE_SECRET_HISTORY_KEY, "a", &error));
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "", &error));
  g_assert_no_error (error);

  g_assert_true (clear (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  g_assert_null (look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", &error));
  found = look_up (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "b", &error);
  g_assert_no_error (error);
  assert_same (found, other);
}

static void
test_ensure_makes_one_and_keeps_it (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) first = ensure (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", 32, &error);
  g_autoptr (VigieSecret) second = ensure (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", 64, &error);
  gsize length = 0;

  g_assert_no_error (error);
  (void) vigie_secret_peek (first, &length);
  g_assert_cmpuint (length, ==, 32);
  assert_same (first, second);
}

static void
count_ensured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GPtrArray *secrets = user_data;
  g_autoptr (GError) error = NULL;
  VigieSecret *secret = vigie_secret_store_ensure_finish (VIGIE_SECRET_STORE (source), result, &error);

  g_assert_no_error (error);
  g_ptr_array_add (secrets, secret);
}

static void
test_two_at_once_get_the_same (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) vigie_secret_free);

  for (guint i = 0; i < 3; i++)
    vigie_secret_store_ensure_async (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", 32, NULL, count_ensured_cb,
                                     secrets);
  while (secrets->len < 3)
    g_main_context_iteration (NULL, TRUE);

  assert_same (secrets->pdata[0], secrets->pdata[1]);
  assert_same (secrets->pdata[0], secrets->pdata[2]);
}

static void
test_clearing_nothing_is_fine (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (clear (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", &error));
  g_assert_no_error (error);
}

static void
test_cancelled_says_so (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  vigie_secret_store_clear_async (fixture->store, VIGIE_SECRET_HISTORY_KEY, "", cancellable, take_result_cb,
                                  &result);
  wait_for_result (&result);
  g_assert_false (vigie_secret_store_clear_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_file_does_not_show_it (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) secret = vigie_secret_new ("planted-secret-planted-secret", 29);
  g_autoptr (VigieSecret) text = vigie_secret_to_base64 (secret);
  g_autofree char *content = NULL;
  gsize length = 0;
  gsize text_length = 0;
  const guint8 *characters = vigie_secret_peek (text, &text_length);

  g_assert_true (put (fixture->store, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, "a", secret, &error));
  g_assert_true (g_file_get_contents (keyring_file, &content, &length, &error));
  g_assert_no_error (error);
  g_assert_null (memmem (content, length, "planted-secret", 14));
  g_assert_null (memmem (content, length, characters, text_length));
}

static void
test_foreign_content_is_an_error (void)
{
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      g_autoptr (VigieSecretStore) store = vigie_secret_store_new ();

      g_assert_true (g_file_set_contents (keyring_file, "not a keyring at all", -1, &error));
      g_assert_null (ensure (store, VIGIE_SECRET_HISTORY_KEY, "", 32, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (error->domain, ==, VIGIE_ERROR);
      g_print ("code %d: %s\n", error->code, error->message);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer user_data);
  } both[] = {
    { "nothing-is-found-at-first", test_nothing_is_found_at_first },
    { "returns-every-byte", test_returns_every_byte },
    { "passphrase-is-text", test_passphrase_is_text },
    { "all-are-cleared", test_all_are_cleared },
    { "accounts-and-kinds-are-apart", test_accounts_and_kinds_are_apart },
    { "ensure-makes-one-and-keeps-it", test_ensure_makes_one_and_keeps_it },
    { "two-at-once-get-the-same", test_two_at_once_get_the_same },
    { "clearing-nothing-is-fine", test_clearing_nothing_is_fine },
    { "cancelled-says-so", test_cancelled_says_so },
  };
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  folder = g_dir_make_tmp ("vigie-secrets-XXXXXX", NULL);
  g_assert_nonnull (folder);
  keyring_file = g_build_filename (folder, "keyring", NULL);
  g_assert_true (g_setenv ("SECRET_BACKEND", "file", TRUE));
  g_assert_true (g_setenv ("SECRET_FILE_TEST_PATH", keyring_file, TRUE));
  g_assert_true (g_setenv ("SECRET_FILE_TEST_PASSWORD", "of no use", TRUE));

  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autofree char *in_memory = g_strconcat ("/secret-store/memory/", both[i].name, NULL);
      g_autofree char *in_file = g_strconcat ("/secret-store/file/", both[i].name, NULL);

      g_test_add (in_memory, Fixture, GINT_TO_POINTER (TRUE), set_up, both[i].test, tear_down);
      g_test_add (in_file, Fixture, GINT_TO_POINTER (FALSE), set_up, both[i].test, tear_down);
    }
  g_test_add ("/secret-store/file/does-not-show-it", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_file_does_not_show_it, tear_down);
  g_test_add_func ("/secret-store/file/foreign-content-is-an-error", test_foreign_content_is_an_error);

  status = g_test_run ();
  (void) g_unlink (keyring_file);
  (void) g_rmdir (folder);
  g_free (keyring_file);
  return status;
}
