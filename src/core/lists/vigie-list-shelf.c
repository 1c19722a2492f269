/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-shelf.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vigie-block-list-format.h"
#include "vigie-error.h"
#include "vigie-folder-lock.h"
#include "vigie-paths.h"

#define MAX_NAME 48

/**
 * vigie_list_shelf_dup_folder:
 *
 * Returns: (transfer full): the folder of this person's lists; it need not be there
 */
char *
vigie_list_shelf_dup_folder (void)
{
  g_autofree char *data_dir = vigie_paths_dup_data_dir ();

  return g_build_filename (data_dir, "lists", NULL);
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_' || c == '.';
}

/**
 * vigie_list_is_name:
 * @name: any text
 *
 * Returns: whether a list may be called that: 1 to 48 ASCII letters, digits, hyphens, underscores and dots, a
 * letter or digit first
 */
gboolean
vigie_list_is_name (const char *name)
{
  const gsize length = strlen (name);

  if (length == 0 || length > MAX_NAME || !g_ascii_isalnum (name[0]))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!is_name_char (name[i]))
      return FALSE;
  return TRUE;
}

/**
 * vigie_list_name_of_file:
 * @path: a file
 *
 * Returns: (transfer full): what a list that comes from it is called
 */
char *
vigie_list_name_of_file (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GString) name = g_string_new (NULL);
  const char *dot = strrchr (base, '.');
  const gsize length = dot != NULL && dot != base ? (gsize) (dot - base) : strlen (base);

  for (gsize i = 0; i < length && name->len < MAX_NAME; i++)
    if (is_name_char (base[i]) && (name->len > 0 || g_ascii_isalnum (base[i])))
      g_string_append_c (name, base[i]);
  /* A file may not take the feed's place by its name. */
  if (name->len == 0 || g_str_equal (name->str, VIGIE_LIST_FEED_NAME))
    return g_strdup (VIGIE_LIST_DEFAULT_NAME);
  return g_string_free_and_steal (g_steal_pointer (&name));
}

/**
 * vigie_list_dup_path:
 * @folder: the folder of the lists
 * @name: a name that vigie_list_is_name () finds good
 *
 * Returns: (transfer full): the file
 */
char *
vigie_list_dup_path (const char *folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, VIGIE_BLOCK_LIST_SUFFIX, NULL);

  return g_build_filename (folder, file, NULL);
}

/**
 * vigie_list_remove:
 * @folder: the folder of the lists
 * @name: one of them
 * @error: return location
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_GONE if there is none of that name, to %VIGIE_ERROR_BUSY
 * while it is being written, to %VIGIE_ERROR_STORAGE if it cannot be removed
 */
gboolean
vigie_list_remove (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = vigie_list_dup_path (folder, name);
  g_autoptr (VigieFolderLock) lock = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_GONE, "%s is not there", path);
      return FALSE;
    }
  lock = vigie_folder_lock_take (folder, error);
  if (lock == NULL)
    return FALSE;
  if (g_unlink (path) != 0)
    {
      const int saved_errno = errno;

      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "%s: %s", path, g_strerror (saved_errno));
      return FALSE;
    }
  return TRUE;
}

/**
 * vigie_list_remove_all:
 * @folder: the folder of the lists; it need not be there
 * @error: return location
 *
 * Returns: %FALSE with @error set, as vigie_list_remove () does, if one of them is still there
 */
gboolean
vigie_list_remove_all (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) names = vigie_block_list_get_names (folder, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (!vigie_list_remove (folder, names->pdata[i], error))
      return FALSE;
  return names != NULL;
}

/**
 * vigie_list_mark_asked:
 * @folder: the folder of the lists
 * @name: one of them
 * @now: Unix time, seconds, UTC
 *
 * Remembers, as the file's own date, that its feed was asked and had nothing newer.
 *
 * Returns: whether it could be noted
 */
gboolean
vigie_list_mark_asked (const char *folder, const char *name, gint64 now)
{
  g_autofree char *path = vigie_list_dup_path (folder, name);
  const struct timespec times[2] = { { .tv_sec = now }, { .tv_sec = now } };

  return utimensat (AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW) == 0;
}

/**
 * vigie_list_get_asked:
 * @folder: the folder of the lists
 * @name: one of them
 *
 * Returns: when it was last written or its feed last had nothing newer; Unix time, seconds, UTC; 0 if there
 * is no such list
 */
gint64
vigie_list_get_asked (const char *folder, const char *name)
{
  g_autofree char *path = vigie_list_dup_path (folder, name);
  struct stat status;

  return stat (path, &status) == 0 ? (gint64) status.st_mtime : 0;
}
