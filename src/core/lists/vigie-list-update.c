/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-shelf.h"

#include "vigie-config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "vigie-block-list-file.h"
#include "vigie-block-list-writer.h"
#include "vigie-error.h"
#include "vigie-folder-lock.h"

#define PIECE_SIZE 262144

struct _VigieListUpdate
{
  VigieFolderLock *lock;
  char *path;
  guint8 key[VIGIE_SIPHASH_KEY_SIZE];
  gboolean replaces;
  VigieHashSet before; /* what the list holds, sorted */
  VigieListImport *import;
};

/* What an update left that was cut off: under the lock nobody else writes here. */
static void
remove_leftovers (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (name[0] == '.' && strstr (name, VIGIE_BLOCK_LIST_SUFFIX ".") != NULL)
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        (void) g_unlink (path);
      }
}

static gboolean
read_before (VigieListUpdate *self, gboolean replaces, GError **error)
{
  VigieBlockListFile file;
  g_autoptr (GError) problem = NULL;
  gboolean is_read = TRUE;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (!vigie_block_list_file_open (&file, self->path, &problem))
    {
      /* A damaged one may be replaced; what a newer version wrote is not ours to lose. */
      if (replaces && g_error_matches (problem, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  memcpy (self->key, file.info.key, sizeof self->key);
  vigie_hash_set_reserve (&self->before, (gsize) file.info.n_entries);
  self->before.n = (gsize) file.info.n_entries;
  if (!vigie_block_list_file_verify (&file, &problem) ||
      !vigie_block_list_file_read (&file, 0, file.info.n_entries, self->before.hashes))
    is_read = FALSE;
  vigie_block_list_file_close (&file);
  if (is_read)
    return TRUE;

  vigie_hash_set_clear (&self->before);
  if (replaces)
    return TRUE;
  if (problem == NULL)
    g_set_error (&problem, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "Cannot read “%s”", self->path);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * vigie_list_update_new:
 * @folder: the folder of the lists; made if it is missing
 * @name: a name that vigie_list_is_name () finds good
 * @replaces: whether what is in the list now goes
 * @error: return location
 *
 * Returns: (transfer full): an update to feed; %NULL with @error set to %VIGIE_ERROR_BUSY if another process
 * writes here, to %VIGIE_ERROR_STORAGE, to %VIGIE_ERROR_NEWER_DATA, or, unless it @replaces, to
 * %VIGIE_ERROR_INVALID_FILE if the list is damaged
 */
VigieListUpdate *
vigie_list_update_new (const char *folder, const char *name, gboolean replaces, GError **error)
{
  g_autoptr (VigieListUpdate) self = g_new0 (VigieListUpdate, 1);

  g_return_val_if_fail (vigie_list_is_name (name), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self->lock = vigie_folder_lock_take (folder, error);
  if (self->lock == NULL)
    return NULL;
  remove_leftovers (folder);

  self->path = vigie_list_dup_path (folder, name);
  if (getrandom (self->key, sizeof self->key, 0) != sizeof self->key)
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "The system gives no random numbers");
      return NULL;
    }
  if (!read_before (self, replaces, error))
    return NULL;
  self->replaces = replaces;
  self->import = vigie_list_import_new (self->key);
  return g_steal_pointer (&self);
}

/**
 * vigie_list_update_feed:
 * @self: an update
 * @data: (array length=@length): the next bytes
 * @length: how many
 */
void
vigie_list_update_feed (VigieListUpdate *self, const char *data, gsize length)
{
  vigie_list_import_feed (self->import, data, length);
}

/**
 * vigie_list_update_feed_fd:
 * @self: an update
 * @fd: a descriptor to read to its end
 * @error: return location
 *
 * Blocks.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_STORAGE if it cannot be read
 */
gboolean
vigie_list_update_feed_fd (VigieListUpdate *self, int fd, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE_SIZE);

  while (TRUE)
    {
      const gssize n = read (fd, piece, PIECE_SIZE);

      if (n == 0)
        return TRUE;
      if (n > 0)
        vigie_list_import_feed (self->import, piece, (gsize) n);
      else if (errno != EINTR)
        {
          g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, g_strerror (errno));
          return FALSE;
        }
    }
}

/* How many of @set are not in @before; both sorted. */
static guint64
count_new (const VigieHashSet *set, const VigieHashSet *before)
{
  guint64 n = 0;
  gsize at = 0;

  for (gsize i = 0; i < set->n; i++)
    {
      while (at < before->n && before->hashes[at] < set->hashes[i])
        at++;
      if (at == before->n || before->hashes[at] != set->hashes[i])
        n++;
    }
  return n;
}

/**
 * vigie_list_update_commit:
 * @self: an update that was fed everything
 * @info: its source, etag, modified and updated
 * @counts: (out caller-allocates): what was done, or would have been
 * @error: return location
 *
 * Puts the new list in the place of the old one, as a whole.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_INVALID_FILE if nothing could be taken or the list would be
 * too long (the message is for the person), to %VIGIE_ERROR_STORAGE if it cannot be written; the list is then
 * as it was
 */
gboolean
vigie_list_update_commit (VigieListUpdate *self,
                          const VigieBlockListInfo *info,
                          VigieListCounts *counts,
                          GError **error)
{
  VigieHashSet *set = vigie_list_import_end (self->import, counts);

  counts->n_added = count_new (set, &self->before);
  if (set->n == 0)
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE,
                           _ ("No line of it names a site. Is it a block list?"));
      return FALSE;
    }
  if (!self->replaces && self->before.n > 0)
    {
      vigie_hash_set_reserve (set, self->before.n);
      memcpy (set->hashes + set->n, self->before.hashes, self->before.n * sizeof *set->hashes);
      set->n += self->before.n;
      vigie_hash_set_clear (&self->before);
      vigie_hash_set_sort (set);
    }
  counts->n_total = set->n;
  if (set->n > VIGIE_BLOCK_LIST_MAX_ENTRIES)
    {
      g_set_error_literal (
          error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE,
          _ ("The list would become too long. Give the new one a name of its own (--name)."));
      return FALSE;
    }
  return vigie_block_list_write (self->path, info, self->key, set, error);
}

/**
 * vigie_list_update_free:
 * @self: (transfer full): an update
 */
void
vigie_list_update_free (VigieListUpdate *self)
{
  g_clear_pointer (&self->import, vigie_list_import_free);
  vigie_hash_set_clear (&self->before);
  g_clear_pointer (&self->lock, vigie_folder_lock_free);
  g_free (self->path);
  g_free (self);
}
