/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-block-list.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "vigie-block-list-format.h"
#include "vigie-domain.h"
#include "vigie-error.h"
#include "vigie-list-shelf.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->folder = g_dir_make_tmp ("vigie-lists-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static gboolean
import (Fixture *fixture,
        const char *name,
        const char *text,
        gboolean replaces,
        VigieListCounts *counts,
        GError **error)
{
  g_autoptr (VigieListUpdate) update = vigie_list_update_new (fixture->folder, name, replaces, error);
  const VigieBlockListInfo info = { .source = "https://feed.example/list.txt",
                                    .etag = "\"7\"",
                                    .updated = 1764000000 };

  if (update == NULL)
    return FALSE;
  vigie_list_update_feed (update, text, strlen (text));
  return vigie_list_update_commit (update, &info, counts, error);
}

static VigieBlockList *
open_one (Fixture *fixture, const char *name)
{
  g_autofree char *path = vigie_list_dup_path (fixture->folder, name);
  g_autoptr (GError) error = NULL;
  VigieBlockList *list = vigie_block_list_open (path, &error);

  g_assert_no_error (error);
  return list;
}

/* As the checker asks. */
static gboolean
has (VigieBlockList *list, const char *host, const char *path, const char *query)
{
  VigieDomain domain;

  vigie_domain_split (host, &domain);
  return vigie_block_list_has (list, host, domain.registrable, path, query);
}

static void
test_matches (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *host, *path, *query;
    gboolean expected;
  } cases[] = {
    { "evil.example", "/", NULL, TRUE },
    { "evil.example.", "/", NULL, TRUE },
    { "evil.example", "/anything", "x=1", TRUE },
    { "a.b.evil.example", "/", NULL, TRUE },
    { "notevil.example", "/", NULL, FALSE },
    { "example", "/", NULL, FALSE },
    { "other.example", "/", NULL, FALSE },
    /* a hosts file names hosts alone */
    { "host.example", "/x", NULL, TRUE },
    { "below.host.example", "/", NULL, FALSE },
    /* a page says nothing of its host */
    { "shared.example", "/~mallory", NULL, TRUE },
    { "shared.example", "/~mallory/", "any=1", TRUE },
    { "shared.example", "/~mallory/deeper", NULL, FALSE },
    { "shared.example", "/", NULL, FALSE },
    { "shared.example", "/~alice", NULL, FALSE },
    { "below.shared.example", "/~mallory", NULL, FALSE },
    /* a page with a query is that query's */
    { "forms.example", "/view", "id=7", TRUE },
    { "forms.example", "/view", "id=8", FALSE },
    { "forms.example", "/view", NULL, FALSE },
    { "forms.example", "/", NULL, FALSE },
    /* the listed page of a shared ending is not its neighbours' */
    { "mallory.github.io", "/", NULL, TRUE },
    { "www.mallory.github.io", "/", NULL, TRUE },
    { "alice.github.io", "/", NULL, FALSE },
    { "203.0.113.7", "/", NULL, TRUE },
    { "203.0.113.8", "/", NULL, FALSE },
  };
  VigieListCounts counts;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieBlockList) list = NULL;
  VigieBlockListInfo info;

  import (
      fixture, "mixed",
      "evil.example\n0.0.0.0 host.example\nhttps://shared.example/~mallory/\nhttp://forms.example/view?id=7\n"
      "||mallory.github.io^\n203.0.113.7\nco.uk\n",
      FALSE, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_entries, ==, 6);
  g_assert_cmpuint (counts.n_left_out, ==, 1);

  list = open_one (fixture, "mixed");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].host, cases[i].path);
      g_assert_cmpint (has (list, cases[i].host, cases[i].path, cases[i].query), ==, cases[i].expected);
    }

  vigie_block_list_get_info (list, 0, &info);
  g_assert_cmpstr (info.name, ==, "mixed");
  g_assert_cmpstr (info.source, ==, "https://feed.example/list.txt");
  g_assert_cmpstr (info.etag, ==, "\"7\"");
  g_assert_cmpstr (info.modified, ==, "");
  g_assert_cmpint (info.updated, ==, 1764000000);
  g_assert_cmpuint (info.n_entries, ==, 6);
  g_assert_true (vigie_block_list_verify (list, NULL));
  g_assert_false (vigie_block_list_is_damaged (list));
}

/* Texts that are no sentences: every one that was imported is found, and none of many others. */
static void
test_all_are_found (Fixture *fixture, gconstpointer user_data)
{
  enum
  {
    N = 20000
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieBlockList) list = NULL;
  VigieListCounts counts;

  for (guint i = 0; i < N; i++)
    switch (i % 3)
      {
      case 0:
        g_string_append_printf (text, "n%u.example\n", i);
        break;
      case 1:
        g_string_append_printf (text, "0.0.0.0 n%u.example\n", i);
        break;
      default:
        g_string_append_printf (text, "https://n%u.example/p%u\n", i, i);
      }
  import (fixture, "many", text->str, FALSE, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_total, ==, N);

  list = open_one (fixture, "many");
  g_assert_true (vigie_block_list_verify (list, NULL));
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *host = g_strdup_printf ("n%u.example", i);
      g_autofree char *path = g_strdup_printf ("/p%u", i);

      g_assert_true (has (list, host, path, NULL));
      g_assert_cmpint (has (list, host, "/", NULL), ==, i % 3 != 2);
    }
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *host = g_strdup_printf ("%08x.%08x.example", g_test_rand_int (), g_test_rand_int ());

      g_assert_false (has (list, host, "/p1", NULL));
    }
}

static void
test_adds_and_replaces (Fixture *fixture, gconstpointer user_data)
{
  VigieListCounts counts;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieBlockList) list = NULL;
  g_autoptr (VigieBlockList) replaced = NULL;

  g_assert_true (import (fixture, "a", "one.example\ntwo.example\none.example\n", FALSE, &counts, &error));
  g_assert_cmpuint (counts.n_entries, ==, 2);
  g_assert_cmpuint (counts.n_added, ==, 2);

  g_assert_true (import (fixture, "a", "two.example\nthree.example\n", FALSE, &counts, &error));
  g_assert_cmpuint (counts.n_added, ==, 1);
  g_assert_cmpuint (counts.n_total, ==, 3);
  list = open_one (fixture, "a");
  g_assert_true (has (list, "one.example", NULL, NULL));
  g_assert_true (has (list, "three.example", NULL, NULL));

  g_assert_true (import (fixture, "a", "three.example\n", TRUE, &counts, &error));
  g_assert_cmpuint (counts.n_added, ==, 0);
  g_assert_cmpuint (counts.n_total, ==, 1);
  replaced = open_one (fixture, "a");
  g_assert_false (has (replaced, "one.example", NULL, NULL));
  /* What was open before stays what it was. */
  g_assert_true (has (list, "one.example", NULL, NULL));
}

static void
test_nothing_to_take (Fixture *fixture, gconstpointer user_data)
{
  VigieListCounts counts;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieBlockList) list = NULL;

  g_assert_true (import (fixture, "a", "one.example\n", TRUE, &counts, NULL));
  g_assert_false (import (fixture, "a", "<html>\n<p>Gone\n", TRUE, &counts, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
  list = open_one (fixture, "a");
  g_assert_true (has (list, "one.example", NULL, NULL));
}

static void
set_bytes (const char *path, gsize offset, gsize length, const char *bytes, gssize new_size)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  memcpy (data + offset, bytes, length);
  g_assert_true (g_file_set_contents (path, data, new_size >= 0 ? new_size : (gssize) size, NULL));
}

/* Each byte of the header, and each size, is looked at when a list is opened. */
static void
test_damaged (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = vigie_list_dup_path (fixture->folder, "a");
  g_autofree char *good = NULL;
  VigieListCounts counts;
  gsize size;

  g_assert_true (import (fixture, "a", "one.example\ntwo.example\nthree.example\n", TRUE, &counts, NULL));
  g_assert_true (g_file_get_contents (path, &good, &size, NULL));
  for (gsize i = 0; i < size; i += i < sizeof (VigieBlockListHeader) ? 37 : 1)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieBlockList) list = NULL;
      const char changed = (char) (good[i] ^ 0x41);

      if (i >= sizeof (VigieBlockListHeader) && i < VIGIE_BLOCK_LIST_HEADER_SIZE)
        continue;
      g_assert_true (g_file_set_contents (path, good, (gssize) size, NULL));
      set_bytes (path, i, 1, &changed, -1);
      list = vigie_block_list_open (path, &error);
      if (list == NULL)
        g_assert_cmpint (error->domain, ==, VIGIE_ERROR);
      else
        g_assert_false (vigie_block_list_verify (list, NULL));
      g_assert_true (list == NULL || i >= VIGIE_BLOCK_LIST_HEADER_SIZE);
    }
  for (gsize length = 0; length < size; length += 97)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, good, (gssize) length, NULL));
      g_assert_null (vigie_block_list_open (path, &error));
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
    }
}

static void
test_newer_version (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = vigie_list_dup_path (fixture->folder, "a");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) import_error = NULL;
  VigieListCounts counts;
  gsize size;

  g_assert_true (import (fixture, "a", "one.example\n", TRUE, &counts, NULL));
  set_bytes (path, offsetof (VigieBlockListHeader, version), 1, "\x02", -1);
  g_assert_true (g_file_get_contents (path, &before, &size, NULL));

  g_assert_null (vigie_block_list_open (path, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NEWER_DATA);
  g_assert_false (import (fixture, "a", "two.example\n", TRUE, &counts, &import_error));
  g_assert_error (import_error, VIGIE_ERROR, VIGIE_ERROR_NEWER_DATA);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpmem (before, size, after, size);
}

/* One list that cannot be read takes nothing from the others, and is spoken of. */
static void
test_folder (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *bad = vigie_list_dup_path (fixture->folder, "b");
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) none = NULL;
  g_autoptr (VigieBlockList) list = NULL;
  VigieListCounts counts;

  g_assert_null (vigie_block_list_open_folder (nowhere, &none));
  g_assert_no_error (none);

  g_assert_true (import (fixture, "a", "one.example\n", TRUE, &counts, NULL));
  g_assert_true (import (fixture, "c", "three.example\n", TRUE, &counts, NULL));
  g_assert_true (g_file_set_contents (bad, "nonsense", -1, NULL));

  list = vigie_block_list_open_folder (fixture->folder, &problem);
  g_assert_error (problem, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
  g_assert_nonnull (strstr (problem->message, "“b”"));
  g_assert_cmpuint (vigie_block_list_get_n_files (list), ==, 2);
  g_assert_true (has (list, "one.example", NULL, NULL));
  g_assert_true (has (list, "three.example", NULL, NULL));
  g_assert_false (has (list, "two.example", NULL, NULL));
}

static void
test_remove (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  VigieListCounts counts;

  g_assert_true (import (fixture, "a", "one.example\n", TRUE, &counts, NULL));
  g_assert_cmpint (vigie_list_get_asked (fixture->folder, "a"), >, 0);
  g_assert_true (vigie_list_mark_asked (fixture->folder, "a", 1764000000));
  g_assert_cmpint (vigie_list_get_asked (fixture->folder, "a"), ==, 1764000000);
  g_assert_true (vigie_list_remove (fixture->folder, "a", &error));
  g_assert_cmpint (vigie_list_get_asked (fixture->folder, "a"), ==, 0);
  g_assert_false (vigie_list_remove (fixture->folder, "a", &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_GONE);

  g_assert_true (import (fixture, "a", "one.example\n", TRUE, &counts, NULL));
  g_assert_true (import (fixture, "b", "one.example\n", TRUE, &counts, NULL));
  g_assert_true (vigie_list_remove_all (fixture->folder, NULL));
  g_assert_true (vigie_list_remove_all (fixture->folder, NULL));
  g_assert_cmpint (vigie_list_get_asked (fixture->folder, "b"), ==, 0);
}

/* What an update left that was killed is gone after the next; one that is under way keeps others out. */
static void
test_cut_off (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *left = g_build_filename (fixture->folder, ".a.blocklist.X7aQ2z", NULL);
  g_autoptr (VigieListUpdate) update = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  update = vigie_list_update_new (fixture->folder, "a", FALSE, NULL);
  g_assert_nonnull (update);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));

  g_assert_null (vigie_list_update_new (fixture->folder, "a", FALSE, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_BUSY);
}

static void
test_names (void)
{
  static const struct
  {
    const char *path, *name;
  } cases[] = {
    { "/tmp/phishing-domains.txt", "phishing-domains" },
    { "hosts", "hosts" },
    { "../../x y/ALL links.lst", "ALLlinks" },
    { "/tmp/.hidden", "hidden" },
    { "/tmp/été.txt", "t" },
    { "/tmp/€.txt", "imported" },
    { "feed.txt", "imported" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = vigie_list_name_of_file (cases[i].path);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_true (vigie_list_is_name (name));
    }
  g_assert_false (vigie_list_is_name (""));
  g_assert_false (vigie_list_is_name (".."));
  g_assert_false (vigie_list_is_name ("a/b"));
  g_assert_false (vigie_list_is_name ("0123456789012345678901234567890123456789012345678"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer user_data);
  } tests[] = {
    { "/block-list/matches", test_matches },
    { "/block-list/all-are-found", test_all_are_found },
    { "/block-list/adds-and-replaces", test_adds_and_replaces },
    { "/block-list/nothing-to-take", test_nothing_to_take },
    { "/block-list/damaged", test_damaged },
    { "/block-list/newer-version", test_newer_version },
    { "/block-list/folder", test_folder },
    { "/block-list/remove", test_remove },
    { "/block-list/cut-off", test_cut_off },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/block-list/names", test_names);

  return g_test_run ();
}
