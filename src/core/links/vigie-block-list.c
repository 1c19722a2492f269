/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-block-list.h"

#include <errno.h>
#include <string.h>

#include "vigie-block-list-file.h"
#include "vigie-error.h"

struct _VigieBlockList
{
  gatomicrefcount ref_count;
  gboolean is_damaged; /* atomic */
  guint n_files;
  VigieBlockListFile files[VIGIE_BLOCK_LIST_MAX_FILES];
};

static VigieBlockList *
list_new (void)
{
  VigieBlockList *self = g_new0 (VigieBlockList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

/**
 * vigie_block_list_open:
 * @path: a block list file
 * @error: return location
 *
 * Returns: (transfer full): the list; %NULL with @error set to %VIGIE_ERROR_STORAGE if it cannot be read, to
 *   %VIGIE_ERROR_NEWER_DATA if a newer version wrote it (it is left as it is), to %VIGIE_ERROR_INVALID_FILE
 * if it is damaged
 */
VigieBlockList *
vigie_block_list_open (const char *path, GError **error)
{
  g_autoptr (VigieBlockList) self = list_new ();

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!vigie_block_list_file_open (&self->files[0], path, error))
    return NULL;
  self->n_files = 1;
  return g_steal_pointer (&self);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * vigie_block_list_get_names:
 * @folder: where the lists are; it need not be there
 * @error: return location
 *
 * Returns: (transfer full) (element-type filename): the names of its lists, sorted; %NULL with @error set to
 *   %VIGIE_ERROR_STORAGE if it cannot be read
 */
GPtrArray *
vigie_block_list_get_names (const char *folder, GError **error)
{
  g_autoptr (GDir) directory = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  directory = g_dir_open (folder, 0, &problem);
  if (directory == NULL && !g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, problem->message);
      return NULL;
    }

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, VIGIE_BLOCK_LIST_SUFFIX))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (VIGIE_BLOCK_LIST_SUFFIX)));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static void
add_file (VigieBlockList *self, const char *folder, const char *name, GError **problem)
{
  g_autofree char *file = g_strconcat (name, VIGIE_BLOCK_LIST_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  GError **first = problem != NULL && *problem == NULL ? problem : NULL;

  if (self->n_files == VIGIE_BLOCK_LIST_MAX_FILES)
    g_set_error (first, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "More than %d lists",
                 VIGIE_BLOCK_LIST_MAX_FILES);
  else if (vigie_block_list_file_open (&self->files[self->n_files], path, first))
    self->n_files++;
}

/**
 * vigie_block_list_open_folder:
 * @folder: where the lists are; it need not be there
 * @problem: (out) (optional): set to the first thing that went wrong, beside whatever could be opened
 *
 * Opens all lists of a folder, in the order of their names. One that cannot be read is left out: the others
 * are still worth looking into.
 *
 * Returns: (transfer full) (nullable): the lists; %NULL if there are none, with @problem set if that is
 * because something went wrong
 */
VigieBlockList *
vigie_block_list_open_folder (const char *folder, GError **problem)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (VigieBlockList) self = NULL;

  g_return_val_if_fail (problem == NULL || *problem == NULL, NULL);

  names = vigie_block_list_get_names (folder, problem);
  if (names == NULL)
    return NULL;

  self = list_new ();
  for (guint i = 0; i < names->len; i++)
    add_file (self, folder, names->pdata[i], problem);
  return self->n_files > 0 ? g_steal_pointer (&self) : NULL;
}

/**
 * vigie_block_list_ref:
 * @self: a list
 *
 * Returns: (transfer full): @self
 */
VigieBlockList *
vigie_block_list_ref (VigieBlockList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * vigie_block_list_unref:
 * @self: (transfer full) (nullable): a list
 */
void
vigie_block_list_unref (VigieBlockList *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_files; i++)
    vigie_block_list_file_close (&self->files[i]);
  g_free (self);
}

/**
 * vigie_block_list_get_n_files:
 * @self: a list
 *
 * Returns: of how many files it is made, at least 1
 */
guint
vigie_block_list_get_n_files (VigieBlockList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_files;
}

/**
 * vigie_block_list_get_info:
 * @self: a list
 * @file: 0 up to vigie_block_list_get_n_files ()
 * @info: (out caller-allocates): what is known of that file; its texts belong to @self
 */
void
vigie_block_list_get_info (VigieBlockList *self, guint file, VigieBlockListInfo *info)
{
  const VigieBlockListFile *from;

  g_return_if_fail (self != NULL && file < self->n_files);

  from = &self->files[file];
  *info = (VigieBlockListInfo) {
    .name = from->name,
    .source = from->info.source,
    .etag = from->info.etag,
    .modified = from->info.modified,
    .updated = from->info.updated,
    .n_entries = from->info.n_entries,
  };
}

/**
 * vigie_block_list_verify:
 * @self: a list
 * @error: return location
 *
 * Reads every file whole: 40 MB for five million entries.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_INVALID_FILE if one of them was changed
 */
gboolean
vigie_block_list_verify (VigieBlockList *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (guint i = 0; i < self->n_files; i++)
    if (!vigie_block_list_file_verify (&self->files[i], error))
      return FALSE;
  return TRUE;
}

/* What a link may be listed as; hosts of honest links have few labels. */
#define MAX_SPELLINGS 16

typedef struct
{
  const char *text[MAX_SPELLINGS];
  gsize length[MAX_SPELLINGS];
  guint n;
} Spellings;

static void
add_spelling (Spellings *spellings, const char *text, gsize length)
{
  if (spellings->n == MAX_SPELLINGS)
    return;
  spellings->text[spellings->n] = text;
  spellings->length[spellings->n] = length;
  spellings->n++;
}

/* @top: where in the text the dot before the highest domain stands that may be listed. That domain comes
 * first, should there be more than there is room for. */
static void
collect_spellings (Spellings *spellings, const VigieBlockListText *text, gsize top)
{
  spellings->n = 0;
  add_spelling (spellings, text->text + 1, text->host_end - 1);
  if (text->page_end > 0)
    add_spelling (spellings, text->text + 1, text->page_end - 1);
  if (text->length > MAX (text->page_end, text->host_end))
    add_spelling (spellings, text->text + 1, text->length - 1);
  for (gsize i = top + 1; i-- > 0;)
    if (text->text[i] == '.')
      add_spelling (spellings, text->text + i, text->host_end - i);
}

static gboolean
file_has (VigieBlockList *self, VigieBlockListFile *file, const Spellings *spellings)
{
  guint64 hashes[MAX_SPELLINGS];

  vigie_block_list_file_earn (file);
  for (guint i = 0; i < spellings->n; i++)
    {
      hashes[i] = vigie_siphash (file->info.key, spellings->text[i], spellings->length[i]);
      vigie_block_list_file_prepare (file, hashes[i]);
    }
  for (guint i = 0; i < spellings->n; i++)
    {
      const int found = vigie_block_list_file_find (file, hashes[i]);

      if (found > 0)
        return TRUE;
      if (found < 0)
        g_atomic_int_set (&self->is_damaged, TRUE);
    }
  return FALSE;
}

/**
 * vigie_block_list_has:
 * @self: a list
 * @ascii_host: a host as the browser asks for it: punycode form, lower case
 * @registrable: (nullable): its registrable domain, a tail of @ascii_host; %NULL for addresses and for public
 * suffixes
 * @path: (nullable): the path, from its first slash
 * @query: (nullable): the query, without the question mark
 *
 * Looks for the host, for each domain from the host up to @registrable that was listed with all below it, and
 * for the page with and without its query. A page that is listed says nothing of its host.
 *
 * Returns: whether one of them is on the list. What cannot be read of a damaged file counts as not listed;
 * see vigie_block_list_is_damaged ()
 */
gboolean
vigie_block_list_has (VigieBlockList *self,
                      const char *ascii_host,
                      const char *registrable,
                      const char *path,
                      const char *query)
{
  VigieBlockListText text;
  Spellings spellings;
  gsize top = 0;

  g_return_val_if_fail (self != NULL && ascii_host != NULL, FALSE);

  if (!vigie_block_list_text_init (&text, ascii_host, path, query))
    return FALSE;
  if (registrable != NULL)
    {
      const gsize length = strlen (ascii_host);
      const gsize tail = strlen (registrable);

      /* One is the dot in front. */
      if (tail < length)
        top = MIN (length - tail, text.host_end - 1);
    }

  collect_spellings (&spellings, &text, top);
  for (guint i = 0; i < self->n_files; i++)
    if (file_has (self, &self->files[i], &spellings))
      return TRUE;
  return FALSE;
}

/**
 * vigie_block_list_is_damaged:
 * @self: a list
 *
 * Returns: whether a look-up met something that cannot be: answers of "not listed" may be wrong
 */
gboolean
vigie_block_list_is_damaged (VigieBlockList *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_atomic_int_get (&self->is_damaged);
}
