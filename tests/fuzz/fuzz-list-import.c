/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-import.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
take_cb (const char *text, gsize length, gpointer user_data)
{
  /* A domain, a host, or a host and a page: what a look-up can ask for. */
  g_assert_cmpuint (length, >, 1);
  g_assert_true (text[0] == '.' || g_ascii_isalnum (text[0]) || strchr ("[_-", text[0]) != NULL ||
                 text[0] > ' ');
  g_assert_null (memchr (text, '\0', length));
  g_assert_null (memchr (text, ' ', length));
  return TRUE;
}

/* A list from outside: the same entries however the bytes arrive, none that a look-up cannot ask for. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const guint8 key[VIGIE_SIPHASH_KEY_SIZE] = { 7 };
  g_auto (VigieListReader) reader = { .take = take_cb };
  g_autoptr (VigieListImport) whole = vigie_list_import_new (key);
  g_autoptr (VigieListImport) pieces = vigie_list_import_new (key);
  VigieListCounts counts[2];
  VigieHashSet *sets[2];

  vigie_list_reader_read (&reader, (const char *) data, size);

  vigie_list_import_feed (whole, (const char *) data, size);
  for (gsize at = 0; at < size; at += 7)
    vigie_list_import_feed (pieces, (const char *) data + at, MIN (7, size - at));
  sets[0] = vigie_list_import_end (whole, &counts[0]);
  sets[1] = vigie_list_import_end (pieces, &counts[1]);

  g_assert_cmpuint (counts[0].n_lines, ==, counts[1].n_lines);
  g_assert_cmpuint (counts[0].n_left_out, ==, counts[1].n_left_out);
  g_assert_cmpmem (sets[0]->hashes, sets[0]->n * sizeof (guint64), sets[1]->hashes,
                   sets[1]->n * sizeof (guint64));
  for (gsize i = 1; i < sets[0]->n; i++)
    g_assert_cmpuint (sets[0]->hashes[i - 1], <, sets[0]->hashes[i]);
  return 0;
}
