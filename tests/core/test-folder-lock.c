/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-folder-lock.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vigie-error.h"

typedef struct
{
  char *base;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->base = g_dir_make_tmp ("vigie-lock-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_build_filename (fixture->base, "accounts", "one", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);
  g_autofree char *file = g_build_filename (fixture->folder, "in-use", NULL);

  (void) g_unlink (file);
  (void) g_rmdir (fixture->folder);
  (void) g_rmdir (parent);
  g_assert_cmpint (g_rmdir (fixture->base), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->base);
}

static void
test_makes_private_folder (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFolderLock) lock = vigie_folder_lock_take (fixture->folder, &error);
  struct stat info;

  g_assert_no_error (error);
  g_assert_nonnull (lock);
  g_assert_cmpint (stat (fixture->folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_second_is_refused_until_the_first_lets_go (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFolderLock) second = NULL;
  VigieFolderLock *first = vigie_folder_lock_take (fixture->folder, &error);

  g_assert_no_error (error);
  g_assert_null (vigie_folder_lock_take (fixture->folder, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_BUSY);
  g_clear_error (&error);

  vigie_folder_lock_free (first);
  second = vigie_folder_lock_take (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
}

static void
test_a_killed_process_lets_go (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFolderLock) lock = NULL;
  int ready[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (vigie_folder_lock_take (fixture->folder, NULL) == NULL || write (ready[1], "x", 1) != 1)
        _exit (1);
      for (;;)
        (void) pause ();
    }

  (void) close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  (void) close (ready[0]);

  g_assert_null (vigie_folder_lock_take (fixture->folder, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_BUSY);
  g_clear_error (&error);

  (void) kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  lock = vigie_folder_lock_take (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
}

static void
test_a_file_in_the_way_is_an_error (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (fixture->base, "file", NULL);

  g_assert_true (g_file_set_contents (file, "", 0, &error));
  g_assert_null (vigie_folder_lock_take (file, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE);
  (void) g_unlink (file);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/folder-lock/makes-private-folder", Fixture, NULL, set_up, test_makes_private_folder,
              tear_down);
  g_test_add ("/folder-lock/second-is-refused", Fixture, NULL, set_up,
              test_second_is_refused_until_the_first_lets_go, tear_down);
  g_test_add ("/folder-lock/killed-process-lets-go", Fixture, NULL, set_up, test_a_killed_process_lets_go,
              tear_down);
  g_test_add ("/folder-lock/file-in-the-way", Fixture, NULL, set_up, test_a_file_in_the_way_is_an_error,
              tear_down);

  return g_test_run ();
}
