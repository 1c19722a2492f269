/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-lists [ENTRIES]: a block list of invented names, 5,000,000 unless said; how long it takes to make and
 * to look up in, and what it keeps in memory, beside bsearch () over the same hashes. */

#include <glib/gstdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "vigie-block-list-file.h"
#include "vigie-block-list.h"
#include "vigie-list-shelf.h"

#define N_LOOKUPS 2000000u
/* Names that are asked for; more would be a measure of their own making. */
#define N_NAMES 65536u

/* Resident memory, KiB; without @with_files only what no file is behind. */
static glong
resident (gboolean with_files)
{
  g_autofree char *text = NULL;
  glong total = 0;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  total += atol (strstr (text, "RssAnon:") + 8);
  if (with_files)
    total += atol (strstr (text, "RssFile:") + 8);
  return total;
}

/* This process's own time, microseconds: other work on the machine does not count. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static guint32
next (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static void
write_name (char *name, gsize size, guint64 number)
{
  g_snprintf (name, (gulong) size, "n%" G_GUINT64_FORMAT ".list.example", number);
}

static void
make (const char *folder, guint64 n)
{
  g_autoptr (VigieListUpdate) update = vigie_list_update_new (folder, "bench", TRUE, NULL);
  const VigieBlockListInfo info = { .source = "bench" };
  g_autoptr (GError) error = NULL;
  const gint64 start = now ();
  VigieListCounts counts;
  char name[64];

  for (guint64 i = 0; i < n; i++)
    {
      write_name (name, sizeof name, i);
      vigie_list_update_feed (update, name, strlen (name));
      vigie_list_update_feed (update, "\n", 1);
    }
  vigie_list_update_commit (update, &info, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_total, ==, n);
  g_print ("import: %.1f s, at most %ld MiB in memory\n", (double) (now () - start) / 1e6,
           resident (FALSE) / 1024);
}

/* Nanoseconds a look-up: a host two below its registrable domain, with a page, so five spellings. */
static double
measure (VigieBlockList *list, char (*names)[64], guint *n_found)
{
  gint64 start;
  guint32 state = 7;

  *n_found = 0;
  start = now ();
  for (guint i = 0; i < N_LOOKUPS; i++)
    {
      const char *name = names[next (&state) % N_NAMES];

      *n_found += (guint) vigie_block_list_has (list, name, strstr (name, "list."), "/page", NULL);
    }
  return (double) (now () - start) * 1000 / N_LOOKUPS;
}

static int
compare (const void *a, const void *b)
{
  const guint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* The same number of look-ups of one hash each, half of them found, by both ways. */
static void
measure_hashes (const char *path, guint64 n)
{
  VigieBlockListFile file;
  g_autofree guint64 *hashes = g_new (guint64, n);
  g_autofree guint64 *wanted = g_new (guint64, N_NAMES);
  guint n_found[2] = { 0 };
  double ns[2];
  gint64 start;

  g_assert_true (vigie_block_list_file_open (&file, path, NULL));
  g_assert_true (vigie_block_list_file_read (&file, 0, n, hashes));
  for (guint i = 0; i < N_NAMES; i++)
    wanted[i] = i % 2 == 0 ? hashes[(guint64) i * 7919 % n] : hashes[(guint64) i * 7919 % n] ^ 1;

  start = now ();
  for (guint i = 0; i < N_LOOKUPS; i++)
    n_found[0] += bsearch (&wanted[i * 31 % N_NAMES], hashes, n, sizeof *hashes, compare) != NULL ? 1 : 0;
  ns[0] = (double) (now () - start) * 1000 / N_LOOKUPS;

  start = now ();
  for (guint i = 0; i < N_LOOKUPS; i++)
    n_found[1] += (guint) vigie_block_list_file_find (&file, wanted[i * 31 % N_NAMES]);
  ns[1] = (double) (now () - start) * 1000 / N_LOOKUPS;

  g_assert_cmpuint (n_found[0], ==, n_found[1]);
  g_print ("one hash, half of them listed: bsearch () in memory %.0f ns, the file %.0f ns: ratio %.2f\n",
           ns[0], ns[1], ns[1] / ns[0]);
  vigie_block_list_file_close (&file);
}

int
main (int argc, char **argv)
{
  const guint64 n = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 5000000;
  g_autofree char *folder = g_dir_make_tmp ("vigie-bench-XXXXXX", NULL);
  g_autofree char *path = vigie_list_dup_path (folder, "bench");
  g_autofree char (*listed)[64] = g_malloc (N_NAMES * 64);
  g_autofree char (*others)[64] = g_malloc (N_NAMES * 64);
  g_autofree char *lock = g_build_filename (folder, "in-use", NULL);
  g_autoptr (VigieBlockList) list = NULL;
  glong before_anon, before_all;
  guint32 state = 1;
  guint n_found;
  double ns;

  if (n < N_NAMES)
    return 64;
  make (folder, n);
  malloc_trim (0);
  for (guint i = 0; i < N_NAMES; i++)
    {
      write_name (listed[i], 64, next (&state) % n);
      g_snprintf (others[i], 64, "www.x%u.list.example", next (&state));
    }

  before_anon = resident (FALSE);
  before_all = resident (TRUE);
  list = vigie_block_list_open (path, NULL);
  ns = measure (list, others, &n_found);
  g_print ("%" G_GUINT64_FORMAT " entries\nnot listed: %.0f ns a link (%u of %u found)\n", n, ns, n_found,
           N_LOOKUPS);
  g_print ("memory after these look-ups: %ld KiB more, %ld KiB with the mapped filter and index\n",
           resident (FALSE) - before_anon, resident (TRUE) - before_all);
  ns = measure (list, listed, &n_found);
  g_print ("listed: %.0f ns a link (%u of %u found)\n", ns, n_found, N_LOOKUPS);
  g_print ("memory after these, all of them found: %ld KiB more, %ld KiB with the mapped file\n",
           resident (FALSE) - before_anon, resident (TRUE) - before_all);
  measure_hashes (path, n);

  (void) g_unlink (path);
  (void) g_unlink (lock);
  (void) g_rmdir (folder);
  return 0;
}
