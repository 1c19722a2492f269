/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-secret.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "vigie-error.h"

static void
assert_bytes (const VigieSecret *secret, const char *expected, gsize expected_length)
{
  gsize length = 0;
  const guint8 *data = vigie_secret_peek (secret, &length);

  g_assert_cmpmem (data, length, expected, expected_length);
  g_assert_cmpint (data[length], ==, 0);
}

static void
test_holds_a_copy (void)
{
  char bytes[] = "correct\0horse";
  g_autoptr (VigieSecret) secret = vigie_secret_new (bytes, sizeof bytes - 1);
  g_autoptr (VigieSecret) copy = NULL;

  memset (bytes, 'x', sizeof bytes);
  copy = vigie_secret_copy (secret);
  g_clear_pointer (&secret, vigie_secret_free);
  assert_bytes (copy, "correct\0horse", 13);
}

static void
test_lengths (void)
{
  const gsize lengths[] = { 0, 1, 2, 3, 32, 4094, 4095, 4096, 4097, 8192, 1024 * 1024 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *bytes = g_malloc0 (lengths[i] + 1);
      g_autoptr (VigieSecret) secret = NULL;

      memset (bytes, 'v', lengths[i]);
      secret = vigie_secret_new (bytes, lengths[i]);
      assert_bytes (secret, bytes, lengths[i]);
    }
}

static void
test_random_differs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) one = vigie_secret_new_random (32, &error);
  g_autoptr (VigieSecret) other = vigie_secret_new_random (32, &error);
  gsize length = 0;

  g_assert_no_error (error);
  (void) vigie_secret_peek (one, &length);
  g_assert_cmpuint (length, ==, 32);
  g_assert_true (memcmp (vigie_secret_peek (one, NULL), vigie_secret_peek (other, NULL), 32) != 0);
}

static void
test_base64_is_the_rfcs (void)
{
  const struct
  {
    const char *bytes;
    const char *text;
  } cases[] = {
    /* https://www.rfc-editor.org/rfc/rfc4648#section-10 */
    { "", "" },
    { "f", "Zg==" },
    { "fo", "Zm8=" },
    { "foo", "Zm9v" },
    { "foob", "Zm9vYg==" },
    { "fooba", "Zm9vYmE=" },
    { "foobar", "Zm9vYmFy" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieSecret) secret = vigie_secret_new (cases[i].bytes, strlen (cases[i].bytes));
      g_autoptr (VigieSecret) text = vigie_secret_to_base64 (secret);
      g_autoptr (VigieSecret) back = NULL;

      assert_bytes (text, cases[i].text, strlen (cases[i].text));
      back = vigie_secret_new_from_base64 (cases[i].text, strlen (cases[i].text), &error);
      g_assert_no_error (error);
      assert_bytes (back, cases[i].bytes, strlen (cases[i].bytes));
    }
}

static void
test_base64_returns_random_bytes (void)
{
  for (gsize length = 1; length < 100; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieSecret) secret = vigie_secret_new_random (length, &error);
      g_autoptr (VigieSecret) text = vigie_secret_to_base64 (secret);
      g_autoptr (VigieSecret) back = NULL;
      const char *characters;
      gsize n_characters;

      characters = (const char *) vigie_secret_peek (text, &n_characters);
      back = vigie_secret_new_from_base64 (characters, n_characters, &error);
      g_assert_no_error (error);
      assert_bytes (back, (const char *) vigie_secret_peek (secret, NULL), length);
    }
}

static void
test_bad_base64_is_refused_and_not_told (void)
{
  const char *const cases[] = { "Zg=", "Zg", "Z===", "====", "Zg==Zg==", "Zm9 ", "Zm\n=", "Zm9vé===" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (vigie_secret_new_from_base64 (cases[i], strlen (cases[i]), &error));
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY);
      g_assert_null (strstr (error->message, "Z"));
    }
}

/* Whether the kernel marks the mapping that holds @address with @flag; see proc_pid_smaps (5). */
static gboolean
mapping_has_flag (const guint8 *address, const char *flag)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean is_inside = FALSE;

  if (!g_file_get_contents ("/proc/self/smaps", &text, NULL, NULL))
    return FALSE;

  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *end = NULL;
      guint64 first = g_ascii_strtoull (lines[i], &end, 16);

      if (end != lines[i] && *end == '-')
        {
          guint64 last = g_ascii_strtoull (end + 1, NULL, 16);

          is_inside = first <= (guint64) (guintptr) address && (guint64) (guintptr) address < last;
        }
      else if (is_inside && g_str_has_prefix (lines[i], "VmFlags:"))
        {
          return strstr (lines[i], flag) != NULL;
        }
    }

  return FALSE;
}

static void
test_is_not_dumped (void)
{
  g_autoptr (VigieSecret) secret = vigie_secret_new ("secret", 6);

  if (!g_file_test ("/proc/self/smaps", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There is no /proc here");
      return;
    }

  g_assert_true (mapping_has_flag (vigie_secret_peek (secret, NULL), " dd"));
  g_assert_true (mapping_has_flag (vigie_secret_peek (secret, NULL), " wf"));
}

static void
test_pages_around_cannot_be_read (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (VigieSecret) secret = vigie_secret_new ("secret", 6);
      const volatile guint8 *data = vigie_secret_peek (secret, NULL);
      const struct rlimit none = { 0, 0 };

      (void) setrlimit (RLIMIT_CORE, &none);
      g_assert_cmpint (data[-1], !=, 256);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stdout_unmatched ("*secret*secret*secret*");
}

static void
test_hardened_process_dumps_nothing (void)
{
  struct rlimit limit = { 2, 2 };

  vigie_secret_harden_process ();
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, <=, 1);
  g_assert_cmpuint (limit.rlim_max, <=, 1);
}

/* More secrets than may be locked: those beyond are not locked, and all the rest holds for them too. */
static void
test_nothing_may_be_locked (void)
{
  if (g_test_subprocess ())
    {
      const struct rlimit none = { 0, 0 };
      g_autoptr (VigieSecret) secret = NULL;

      g_assert_cmpint (setrlimit (RLIMIT_MEMLOCK, &none), ==, 0);
      secret = vigie_secret_new ("secret", 6);
      g_assert_cmpstr ((const char *) vigie_secret_peek (secret, NULL), ==, "secret");
      g_assert_true (mapping_has_flag (vigie_secret_peek (secret, NULL), " dd"));
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* A crash with a secret in memory, where the kernel writes dumps beside the program. */
static void
test_crash_leaves_no_dump (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;

  if (g_test_subprocess ())
    {
      const struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };
      g_autoptr (VigieSecret) secret = vigie_secret_new ("secret", 6);

      g_assert_cmpint (g_chdir (g_getenv ("VIGIE_TEST_FOLDER")), ==, 0);
      (void) setrlimit (RLIMIT_CORE, &all);
      vigie_secret_harden_process ();
      g_assert_nonnull (vigie_secret_peek (secret, NULL));
      abort ();
    }

  folder = g_dir_make_tmp ("vigie-crash-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_assert_true (g_setenv ("VIGIE_TEST_FOLDER", folder, TRUE));
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* In a root folder of our own, where Flatpak’s mark can be put. */
static gboolean
enter_root (const char *folder)
{
  if (chroot (folder) != 0 && (unshare (CLONE_NEWUSER) != 0 || chroot (folder) != 0))
    return FALSE;
  return g_chdir ("/") == 0 && prctl (PR_SET_DUMPABLE, 1) == 0;
}

static void
test_memory_is_closed_inside_flatpak_only (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *mark = NULL;

  if (g_test_subprocess ())
    {
      if (!enter_root (g_getenv ("VIGIE_TEST_FOLDER")))
        {
          g_printerr ("no root folder of our own\n");
          _exit (0);
        }
      vigie_secret_harden_process ();
      g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 1);
      g_assert_true (g_file_set_contents ("/.flatpak-info", "[Application]\n", -1, NULL));
      vigie_secret_harden_process ();
      g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 0);
      g_printerr ("closed\n");
      _exit (0); /* what looks for leaks at the end could not look any more */
    }

  folder = g_dir_make_tmp ("vigie-root-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_assert_true (g_setenv ("VIGIE_TEST_FOLDER", folder, TRUE));
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  mark = g_build_filename (folder, ".flatpak-info", NULL);
  if (g_file_test (mark, G_FILE_TEST_EXISTS))
    g_test_trap_assert_stderr ("*closed*");
  else
    g_test_skip ("No root folder of our own can be had here");
  (void) g_remove (mark);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/holds-a-copy", test_holds_a_copy);
  g_test_add_func ("/secret/lengths", test_lengths);
  g_test_add_func ("/secret/random-differs", test_random_differs);
  g_test_add_func ("/secret/base64-is-the-rfcs", test_base64_is_the_rfcs);
  g_test_add_func ("/secret/base64-returns-random-bytes", test_base64_returns_random_bytes);
  g_test_add_func ("/secret/bad-base64-is-refused", test_bad_base64_is_refused_and_not_told);
  g_test_add_func ("/secret/is-not-dumped", test_is_not_dumped);
  g_test_add_func ("/secret/pages-around-cannot-be-read", test_pages_around_cannot_be_read);
  g_test_add_func ("/secret/closed-inside-flatpak-only", test_memory_is_closed_inside_flatpak_only);
  g_test_add_func ("/secret/nothing-may-be-locked", test_nothing_may_be_locked);
  g_test_add_func ("/secret/crash-leaves-no-dump", test_crash_leaves_no_dump);
  g_test_add_func ("/secret/hardened-process-dumps-nothing", test_hardened_process_dumps_nothing);

  return g_test_run ();
}
