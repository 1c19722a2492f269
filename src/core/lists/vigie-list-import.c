/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-import.h"

#include <string.h>

#include "vigie-block-list-format.h"

struct _VigieListImport
{
  guint8 key[VIGIE_SIPHASH_KEY_SIZE];
  VigieListReader reader;
  VigieHashSet set;
  VigieListCounts counts;

  char line[VIGIE_LIST_MAX_LINE]; /* the beginning of a line that goes on in the next piece */
  gsize line_length;
  gboolean is_too_long;
  gboolean is_full;
};

static gboolean
take_entry_cb (const char *text, gsize length, gpointer user_data)
{
  VigieListImport *self = user_data;

  /* Lists repeat themselves: sorting makes room, until it makes next to none. */
  if (self->set.n == VIGIE_BLOCK_LIST_MAX_ENTRIES && !self->is_full)
    {
      vigie_hash_set_sort (&self->set);
      self->is_full = self->set.n > VIGIE_BLOCK_LIST_MAX_ENTRIES / 16 * 15;
    }
  if (self->is_full)
    return FALSE;
  vigie_hash_set_add (&self->set, vigie_siphash (self->key, text, length));
  return TRUE;
}

/**
 * vigie_list_import_new:
 * @key: the key of the list that this is for
 *
 * Returns: (transfer full): an empty import
 */
VigieListImport *
vigie_list_import_new (const guint8 key[VIGIE_SIPHASH_KEY_SIZE])
{
  VigieListImport *self = g_new0 (VigieListImport, 1);

  memcpy (self->key, key, sizeof self->key);
  self->reader.take = take_entry_cb;
  self->reader.user_data = self;
  return self;
}

/**
 * vigie_list_import_free:
 * @self: (transfer full): an import
 */
void
vigie_list_import_free (VigieListImport *self)
{
  vigie_list_reader_clear (&self->reader);
  vigie_hash_set_clear (&self->set);
  g_free (self);
}

static void
take_line (VigieListImport *self, const char *line, gsize length)
{
  VigieListCounts *counts = &self->counts;
  const VigieListLine result =
      self->is_too_long ? VIGIE_LIST_LINE_TOO_LONG : vigie_list_reader_read (&self->reader, line, length);

  self->is_too_long = FALSE;
  counts->n_lines++;
  if (result == VIGIE_LIST_LINE_EMPTY || result == VIGIE_LIST_LINE_TAKEN)
    return;

  counts->n_left_out++;
  if (counts->n_named == VIGIE_LIST_MAX_NAMED)
    return;
  counts->named[counts->n_named].number = counts->n_lines;
  counts->named[counts->n_named].why = result;
  counts->n_named++;
}

static void
keep_for_later (VigieListImport *self, const char *data, gsize length)
{
  if (length > sizeof self->line - self->line_length)
    {
      self->is_too_long = TRUE;
      return;
    }
  memcpy (self->line + self->line_length, data, length);
  self->line_length += length;
}

/**
 * vigie_list_import_feed:
 * @self: an import
 * @data: (array length=@length): the next bytes, of any number
 * @length: how many
 */
void
vigie_list_import_feed (VigieListImport *self, const char *data, gsize length)
{
  const char *const end = data + length;

  while (data < end)
    {
      const char *line_end = memchr (data, '\n', (gsize) (end - data));

      if (line_end == NULL)
        {
          keep_for_later (self, data, (gsize) (end - data));
          return;
        }
      if (self->line_length == 0 && !self->is_too_long)
        take_line (self, data, (gsize) (line_end - data));
      else
        {
          keep_for_later (self, data, (gsize) (line_end - data));
          take_line (self, self->line, self->line_length);
        }
      self->line_length = 0;
      data = line_end + 1;
    }
}

/**
 * vigie_list_import_end:
 * @self: an import that was fed everything
 * @counts: (out caller-allocates): lines, entries, and what was left out
 *
 * Returns: (transfer none): the hashes, sorted, each once; they belong to @self
 */
VigieHashSet *
vigie_list_import_end (VigieListImport *self, VigieListCounts *counts)
{
  if (self->line_length > 0 || self->is_too_long)
    take_line (self, self->line, self->line_length);
  self->line_length = 0;

  vigie_hash_set_sort (&self->set);
  self->counts.n_entries = self->set.n;
  *counts = self->counts;
  return &self->set;
}
