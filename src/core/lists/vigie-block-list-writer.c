/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-block-list-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "vigie-block-list-format.h"
#include "vigie-error.h"
#include "vigie-write.h"

/* How many hashes are written at a time. */
#define PIECE 65536

typedef struct
{
  VigieBlockListHeader header;
  guint64 *filter;
  guint32 *index;
  gsize index_size;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_clear_pointer (&parts->filter, g_free);
  g_clear_pointer (&parts->index, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* All of @text or, if it is too long, as many whole characters as there is room for. */
static void
put_text (char *field, gsize size, const char *text)
{
  const char *end;

  if (text == NULL)
    return;
  g_strlcpy (field, text, size);
  if (!g_utf8_validate (field, -1, &end))
    field[end - field] = '\0';
}

static void
add_check (Parts *parts, const void *data, gsize length)
{
  const guint8 *bytes = data;

  for (gsize done = 0; done < length; done += VIGIE_BLOCK_LIST_CHECK_SIZE)
    parts->header.body_check =
        vigie_block_list_check_add (parts->header.key, parts->header.body_check, bytes + done,
                                    MIN (length - done, VIGIE_BLOCK_LIST_CHECK_SIZE));
}

static void
make_filter_and_index (Parts *parts, const VigieHashSet *set)
{
  const guint64 n_words = MIN (set->n / 5 + 1, VIGIE_BLOCK_LIST_MAX_FILTER_WORDS);
  const guint64 n_slices = (set->n + VIGIE_BLOCK_LIST_SLICE - 1) / VIGIE_BLOCK_LIST_SLICE;

  parts->filter = g_new0 (guint64, n_words);
  parts->index_size = (gsize) vigie_block_list_index_size (n_slices);
  parts->index = g_malloc0 (parts->index_size);
  for (gsize i = 0; i < set->n; i++)
    {
      parts->filter[vigie_block_list_part (set->hashes[i], n_words)] |=
          GUINT64_TO_LE (vigie_block_list_filter_bits (set->hashes[i]));
      /* First how many there are in each; below, where each begins. */
      parts->index[vigie_block_list_part (set->hashes[i], n_slices) + 1]++;
    }
  for (guint64 slice = 1; slice <= n_slices; slice++)
    parts->index[slice] += parts->index[slice - 1];
  for (guint64 slice = 0; slice <= n_slices; slice++)
    parts->index[slice] = GUINT32_TO_LE (parts->index[slice]);

  parts->header.n_filter_words = GUINT64_TO_LE (n_words);
  parts->header.n_slices = GUINT64_TO_LE (n_slices);
  add_check (parts, parts->filter, n_words * sizeof *parts->filter);
  add_check (parts, parts->index, parts->index_size);
}

static void
make_parts (Parts *parts, const VigieBlockListInfo *info, const guint8 *key, const VigieHashSet *set)
{
  VigieBlockListHeader *header = &parts->header;

  memcpy (header->magic, VIGIE_BLOCK_LIST_MAGIC, sizeof header->magic);
  header->version = GUINT32_TO_LE (VIGIE_BLOCK_LIST_VERSION);
  header->header_size = GUINT32_TO_LE (VIGIE_BLOCK_LIST_HEADER_SIZE);
  header->n_entries = GUINT64_TO_LE ((guint64) set->n);
  header->updated = GINT64_TO_LE (info->updated);
  memcpy (header->key, key, sizeof header->key);
  put_text (header->source, sizeof header->source, info->source);
  put_text (header->etag, sizeof header->etag, info->etag);
  put_text (header->modified, sizeof header->modified, info->modified);
  make_filter_and_index (parts, set);
}

/* In the order of the file's bytes, piece by piece: the set stays as it is. */
static gboolean
write_hashes (int fd, Parts *parts, const VigieHashSet *set)
{
  g_autofree guint64 *piece = g_new (guint64, PIECE);

  for (gsize done = 0; done < set->n; done += PIECE)
    {
      const gsize n = MIN (set->n - done, PIECE);

      for (gsize i = 0; i < n; i++)
        piece[i] = GUINT64_TO_LE (set->hashes[done + i]);
      add_check (parts, piece, n * sizeof *piece);
      if (!vigie_write_all (fd, piece, n * sizeof *piece, NULL))
        return FALSE;
    }
  return TRUE;
}

/* The header comes last: it holds the check of the rest, and without it the file is none. */
static gboolean
write_parts (int fd, Parts *parts, const VigieHashSet *set)
{
  const guint64 n_words = GUINT64_FROM_LE (parts->header.n_filter_words);
  guint8 first[VIGIE_BLOCK_LIST_HEADER_SIZE] = { 0 };

  if (!vigie_write_all (fd, first, sizeof first, NULL) ||
      !vigie_write_all (fd, parts->filter, n_words * sizeof *parts->filter, NULL) ||
      !vigie_write_all (fd, parts->index, parts->index_size, NULL) || !write_hashes (fd, parts, set))
    return FALSE;

  parts->header.body_check = GUINT64_TO_LE (parts->header.body_check);
  parts->header.check = GUINT64_TO_LE (
      vigie_siphash (parts->header.key, &parts->header, offsetof (VigieBlockListHeader, check)));
  memcpy (first, &parts->header, sizeof parts->header);
  return lseek (fd, 0, SEEK_SET) == 0 && vigie_write_all (fd, first, sizeof first, NULL) && fsync (fd) == 0;
}

/* So that the new name, too, outlives a power cut. A folder that cannot be synchronised is no failure. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0 && fsync (fd) != 0)
    g_debug ("Cannot synchronise the folder “%s”: %s", folder, g_strerror (errno));
}

/**
 * vigie_block_list_write:
 * @path: where; a list that is there is replaced as a whole or not at all
 * @info: its source, etag, modified and updated
 * @key: the key of all its hashes
 * @set: the hashes, sorted; at least one, at most %VIGIE_BLOCK_LIST_MAX_ENTRIES
 * @error: return location
 *
 * Writes beside @path (a name that begins with a dot), makes sure of it on the disk, then renames.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_STORAGE if it cannot be written: what was there before
 * still is
 */
gboolean
vigie_block_list_write (const char *path,
                        const VigieBlockListInfo *info,
                        const guint8 key[VIGIE_SIPHASH_KEY_SIZE],
                        const VigieHashSet *set,
                        GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  g_auto (Parts) parts = { 0 };
  gboolean is_written;
  int fd, saved_errno;

  g_return_val_if_fail (set->n > 0 && set->n <= VIGIE_BLOCK_LIST_MAX_ENTRIES, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  make_parts (&parts, info, key, set);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      saved_errno = errno;
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "%s: %s", folder, g_strerror (saved_errno));
      return FALSE;
    }

  is_written = write_parts (fd, &parts, set);
  saved_errno = errno;
  if (close (fd) != 0 && is_written)
    {
      is_written = FALSE;
      saved_errno = errno;
    }
  if (is_written && g_rename (temporary, path) != 0)
    {
      is_written = FALSE;
      saved_errno = errno;
    }
  if (!is_written)
    {
      (void) g_unlink (temporary);
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "%s: %s", path, g_strerror (saved_errno));
      return FALSE;
    }

  sync_folder (path);
  return TRUE;
}
