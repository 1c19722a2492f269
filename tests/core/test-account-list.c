/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-account.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "vigie-error.h"

#define ID_A "0123456789abcdef0123456789abcdef"
#define ID_B "fedcba9876543210fedcba9876543210"

typedef struct
{
  char *base;
  char *data_dir; /* not made yet */
  char *file;
  VigieAccountList *list;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->base = g_dir_make_tmp ("vigie-accounts-XXXXXX", NULL);
  g_assert_nonnull (fixture->base);
  fixture->data_dir = g_build_filename (fixture->base, "share", "vigie", NULL);
  fixture->file = g_build_filename (fixture->data_dir, "accounts.json", NULL);
  fixture->list = vigie_account_list_new (fixture->data_dir);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  (void) g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->list);
  remove_tree (fixture->base);
  g_free (fixture->base);
  g_free (fixture->data_dir);
  g_free (fixture->file);
}

static void
write_file (Fixture *fixture, const char *text)
{
  g_assert_cmpint (g_mkdir_with_parents (fixture->data_dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->file, text, -1, NULL));
}

static char *
read_file (Fixture *fixture)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->file, &text, NULL, NULL));
  return text;
}

static void
test_no_file_is_an_empty_list (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vigie_account_list_load (fixture->list, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
}

static void
test_comes_back_as_it_was_saved (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieAccountList) other = vigie_account_list_new (fixture->data_dir);
  g_autoptr (VigieAccount) found = NULL;
  VigieAccount *account = vigie_account_list_add (fixture->list, "telegram", 1764000000);

  vigie_account_set_label (account, "  Permanence « É » \"x\"  ");
  vigie_account_set_keep (account, TRUE);
  vigie_account_set_is_signed_in (account, TRUE);
  vigie_account_set_key_in_memory (account, TRUE);
  g_assert_nonnull (vigie_account_list_add (fixture->list, "signal", 1764000001));

  g_assert_true (vigie_account_list_save (fixture->list, &error));
  g_assert_no_error (error);
  g_assert_true (vigie_account_list_load (other, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, 2);
  found = g_list_model_get_item (G_LIST_MODEL (other), 0);
  g_assert_cmpstr (vigie_account_get_id (found), ==, vigie_account_get_id (account));
  g_assert_cmpstr (vigie_account_get_messenger (found), ==, "telegram");
  g_assert_cmpstr (vigie_account_get_label (found), ==, "Permanence « É » \"x\"");
  g_assert_cmpint (vigie_account_get_added_at (found), ==, 1764000000);
  g_assert_true (vigie_account_get_keep (found));
  g_assert_true (vigie_account_get_is_signed_in (found));
  g_assert_true (vigie_account_get_key_in_memory (found));
}

static void
test_file_is_private (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_nonnull (vigie_account_list_add (fixture->list, "telegram", 1));
  g_assert_true (vigie_account_list_save (fixture->list, &error));
  g_assert_cmpint (stat (fixture->file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (fixture->data_dir, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_malformed_files_are_left_alone (Fixture *fixture, gconstpointer user_data)
{
  const struct
  {
    const char *text;
    const char *start; /* of the message */
  } cases[] = {
    { "", "line 1, column 1" },
    { "{", "line 1, column" },
    { "{\n  \"version\": 1,\n  \"accounts\": [\n", "line 4, column" },
    { "[]", "line 1, column 1" },
    { "{\"accounts\": []}", "line 1, column" },
    { "{\"version\": 0, \"accounts\": []}", "line 1, column" },
    { "{\"version\": \"1\", \"accounts\": []}", "line 1, column" },
    { "{\n\"version\": 1,\n\"accounts\": [7]}", "line 3, column" },
    { "{\n\"version\": 1,\n\"accounts\": [{\"id\": \"../../etc\", \"messenger\": \"telegram\"}]}",
      "line 3, column" },
    { "{\n\"version\": 1,\n\"accounts\": [{\"id\": \"" ID_A "\", \"messenger\": \"Tele/gram\"}]}",
      "line 3, column" },
    { "{\n\"version\": 1,\n\"accounts\": [{\"id\": \"" ID_A "\", \"messenger\": \"telegram\"},\n"
      "{\"id\": \"" ID_A "\", \"messenger\": \"telegram\"}]}",
      "line 4, column" },
    { "{\n\"version\": 1,\n\"accounts\": [{\"id\": \"" ID_A "\", \"messenger\": \"telegram\", \"keep\": 1}]}",
      "line 3, column" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      write_file (fixture, cases[i].text);
      g_assert_false (vigie_account_list_load (fixture->list, &error));
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].start));
      g_clear_error (&error);

      g_assert_nonnull (vigie_account_list_add (fixture->list, "telegram", 1));
      g_assert_false (vigie_account_list_save (fixture->list, &error));
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);

      after = read_file (fixture);
      g_assert_cmpstr (after, ==, cases[i].text);
    }
}

static void
test_newer_file_is_left_alone (Fixture *fixture, gconstpointer user_data)
{
  const char *text = "{\"version\": 2, \"accounts\": {\"of another\": \"form\"}}";
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  write_file (fixture, text);
  g_assert_false (vigie_account_list_load (fixture->list, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NEWER_DATA);
  g_clear_error (&error);
  g_assert_false (vigie_account_list_save (fixture->list, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NEWER_DATA);

  after = read_file (fixture);
  g_assert_cmpstr (after, ==, text);
}

static void
test_set_aside_loses_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *kept = NULL;

  write_file (fixture, "one");
  g_assert_false (vigie_account_list_load (fixture->list, NULL));
  g_assert_true (vigie_account_list_set_aside (fixture->list, &first, &error));
  g_assert_no_error (error);
  g_assert_true (vigie_account_list_save (fixture->list, &error));
  g_assert_no_error (error);

  write_file (fixture, "two");
  g_assert_false (vigie_account_list_load (fixture->list, NULL));
  g_assert_true (vigie_account_list_set_aside (fixture->list, &second, &error));
  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_file_get_contents (first, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "one");
}

static void
test_too_many_or_too_large_is_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (300 * 1024, ' ');

  for (guint i = 0; i < 64; i++)
    g_assert_nonnull (vigie_account_list_add (fixture->list, "telegram", i));
  g_assert_null (vigie_account_list_add (fixture->list, "telegram", 64));

  write_file (fixture, large);
  g_assert_false (vigie_account_list_load (fixture->list, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
}

static void
test_file_in_the_way_of_the_folder (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_path_get_dirname (fixture->data_dir);

  g_assert_true (g_file_set_contents (parent, "", 0, NULL));
  g_assert_false (vigie_account_list_save (fixture->list, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE);
}

/* A command runs beside the window: neither may undo what the other did. */
static void
test_two_processes_lose_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieAccountList) other = vigie_account_list_new (fixture->data_dir);
  VigieAccount *kept = vigie_account_list_add (fixture->list, "telegram", 1);
  VigieAccount *ended = vigie_account_list_add (fixture->list, "telegram", 2);
  VigieAccount *added;
  g_autofree char *added_id = NULL;
  g_autofree char *ended_id = g_strdup (vigie_account_get_id (ended));

  g_assert_true (vigie_account_list_save (fixture->list, &error));
  g_assert_true (vigie_account_list_load (other, &error));
  g_assert_no_error (error);

  /* The other adds one, ends one, and signs one in … */
  added = vigie_account_list_add (other, "signal", 3);
  added_id = g_strdup (vigie_account_get_id (added));
  vigie_account_list_remove (other, vigie_account_list_find (other, ended_id));
  vigie_account_set_is_signed_in (vigie_account_list_find (other, vigie_account_get_id (kept)), TRUE);
  g_assert_true (vigie_account_list_save (other, &error));

  /* … while this one adds one. */
  g_assert_nonnull (vigie_account_list_add (fixture->list, "telegram", 4));
  g_assert_true (vigie_account_list_save (fixture->list, &error));
  g_assert_no_error (error);
  g_assert_nonnull (vigie_account_list_find (fixture->list, added_id));
  g_assert_null (vigie_account_list_find (fixture->list, ended_id));
  g_assert_true (vigie_account_get_is_signed_in (kept));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 3);

  /* What is changed on both sides: the last to write is right. */
  vigie_account_set_label (kept, "mine");
  g_assert_true (vigie_account_list_save (fixture->list, &error));
  vigie_account_set_label (vigie_account_list_find (other, vigie_account_get_id (kept)), "theirs");
  g_assert_true (vigie_account_list_save (other, &error));
  g_assert_true (vigie_account_list_save (fixture->list, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (vigie_account_get_label (kept), ==, "theirs");

  /* A file that is gone takes nothing along. */
  g_assert_cmpint (g_remove (fixture->file), ==, 0);
  g_assert_true (vigie_account_list_save (fixture->list, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 3);

  /* One that was damaged meanwhile is left alone. */
  write_file (fixture, "{");
  g_assert_false (vigie_account_list_save (fixture->list, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
}

static void
count_cb (gpointer object, gpointer detail, guint *n)
{
  (*n)++;
}

static void
test_notifies_once_for_a_change (Fixture *fixture, gconstpointer user_data)
{
  VigieAccount *account = vigie_account_list_add (fixture->list, "telegram", 1);
  guint n = 0;

  g_signal_connect (account, "notify", G_CALLBACK (count_cb), &n);
  vigie_account_set_keep (account, FALSE);
  g_assert_cmpuint (n, ==, 0);
  vigie_account_set_keep (account, TRUE);
  vigie_account_set_keep (account, TRUE);
  g_assert_cmpuint (n, ==, 1);
  vigie_account_set_label (account, "a\nb");
  vigie_account_set_label (account, "a\nb");
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (strchr (vigie_account_get_label (account), '\n'));
  vigie_account_set_is_signed_in (account, TRUE);
  vigie_account_set_key_in_memory (account, TRUE);
  g_assert_cmpuint (n, ==, 4);
}

static void
test_folders_are_apart (Fixture *fixture, gconstpointer user_data)
{
  VigieAccount *one = vigie_account_list_add (fixture->list, "telegram", 1);
  VigieAccount *other = vigie_account_list_add (fixture->list, "telegram", 1);
  g_autofree char *folder_one = vigie_account_list_dup_folder (fixture->list, one);
  g_autofree char *folder_other = vigie_account_list_dup_folder (fixture->list, other);

  g_assert_cmpstr (folder_one, !=, folder_other);
  g_assert_true (g_str_has_prefix (folder_one, fixture->data_dir));
  g_assert_true (vigie_account_list_find (fixture->list, vigie_account_get_id (other)) == other);
  g_assert_null (vigie_account_list_find (fixture->list, ID_B));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer user_data);
  } tests[] = {
    { "/account-list/no-file-is-an-empty-list", test_no_file_is_an_empty_list },
    { "/account-list/comes-back-as-it-was-saved", test_comes_back_as_it_was_saved },
    { "/account-list/file-is-private", test_file_is_private },
    { "/account-list/malformed-files-are-left-alone", test_malformed_files_are_left_alone },
    { "/account-list/newer-file-is-left-alone", test_newer_file_is_left_alone },
    { "/account-list/set-aside-loses-nothing", test_set_aside_loses_nothing },
    { "/account-list/too-many-or-too-large-is-refused", test_too_many_or_too_large_is_refused },
    { "/account-list/file-in-the-way-of-the-folder", test_file_in_the_way_of_the_folder },
    { "/account-list/notifies-once-for-a-change", test_notifies_once_for_a_change },
    { "/account-list/folders-are-apart", test_folders_are_apart },
    { "/account-list/two-processes-lose-nothing", test_two_processes_lose_nothing },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
