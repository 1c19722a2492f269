/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* This program frees as the programs that hold secrets do. What is freed is read as a debugger would. */

#define PLANTED "planted-secret-0123456789"
/* Its first bytes are what malloc () itself overwrites. */
#define END_OF_PLANTED "23456789"

/* Whether the bytes at @address, which may be no memory any more, hold a piece of what was planted. */
static gboolean
is_planted (gsize address, gsize length)
{
  g_autofd int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  g_autofree char *bytes = g_malloc (length);

  g_assert_cmpint (memory, >=, 0);
  if (pread (memory, bytes, length, (off_t) address) != (ssize_t) length)
    return FALSE;
  return memmem (bytes, length, END_OF_PLANTED, 8) != NULL || memmem (bytes, length, PLANTED, 8) != NULL;
}

static char *
plant (gsize length)
{
  char *text = g_malloc0 (length);

  for (gsize at = 0; at + sizeof PLANTED < length; at += sizeof PLANTED)
    memcpy (text + at, PLANTED, sizeof PLANTED);
  g_assert_true (is_planted ((gsize) text, length));
  return text;
}

static const gsize sizes[] = { 64, 200, 1000, 1032, 5000, 70000, 200000, 3000000 };

static void
test_freed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      char *text = plant (sizes[i]);
      gsize address = (gsize) text;

      g_free (text);
      g_assert_false (is_planted (address, sizes[i]));
    }
}

static void
test_grown (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      char *text = plant (sizes[i]);
      g_autofree char *copy = g_memdup2 (text, sizes[i]);
      gsize address = (gsize) text;

      text = g_realloc (text, sizes[i] * 3);
      g_assert_cmpmem (text, sizes[i], copy, sizes[i]);
      if ((gsize) text != address)
        g_assert_false (is_planted (address, MIN (sizes[i], 1000000)));
      address = (gsize) text;
      g_free (text);
      g_assert_false (is_planted (address, sizes[i]));
      memset (copy, 0, sizes[i]);
    }
}

static void
test_shrunk (void)
{
  for (gsize i = 1; i < G_N_ELEMENTS (sizes); i++)
    {
      char *text = plant (sizes[i]);
      gsize address = (gsize) text;

      text = g_realloc (text, 32);
      g_assert_cmpmem (text, sizeof PLANTED, PLANTED, sizeof PLANTED);
      g_assert_false (is_planted (address + 48, sizes[i] - 48));
      g_free (text);
    }
}

/* A text that grows leaves each smaller one behind. */
static void
test_growing_text (void)
{
  GString *text = g_string_new (PLANTED);
  gsize first = (gsize) text->str;

  while (text->len < 5000)
    g_string_append (text, PLANTED);
  g_assert_true ((gsize) text->str == first || !is_planted (first, 24));
  first = (gsize) text->str;
  (void) g_string_free (text, TRUE);
  g_assert_false (is_planted (first, 5000));
}

static void
test_corners (void)
{
  void *first = realloc (NULL, 10);
  void *aligned = NULL;
  void *moved;

  free (NULL);
  g_assert_nonnull (first);
  free (realloc (first, 0));

  g_assert_cmpint (posix_memalign (&aligned, 4096, 100), ==, 0);
  memset (aligned, 'x', 100);
  moved = realloc (aligned, 10000);
  g_assert_nonnull (moved);
  g_assert_true (((char *) moved)[99] == 'x');
  free (moved);
}

static gpointer
churn_thread (gpointer user_data)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < i % 50; j++)
        g_string_append_printf (text, "%u,", j);
      g_assert_true (text->len == 0 || g_str_has_prefix (text->str, "0,"));
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("churn", churn_thread, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    (void) g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wipe-on-free/freed", test_freed);
  g_test_add_func ("/wipe-on-free/grown", test_grown);
  g_test_add_func ("/wipe-on-free/shrunk", test_shrunk);
  g_test_add_func ("/wipe-on-free/growing-text", test_growing_text);
  g_test_add_func ("/wipe-on-free/corners", test_corners);
  g_test_add_func ("/wipe-on-free/threads", test_threads);

  return g_test_run ();
}
