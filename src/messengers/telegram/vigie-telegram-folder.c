/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>

#include "vigie-error.h"

/* TDLib makes folders inside one folder, no deeper. */
#define MAX_DEPTH 4

/* TDLib ends the whole program when it cannot write (seen with 1.8.38). It keeps some 15 kB, twice that while
 * it writes them anew. */
#define ROOM_BYTES (1024 * 1024)

/* Where TDLib keeps the sign-in. */
#define SIGN_IN_FILE "td.binlog"

static gboolean
remove_tree (const char *path, guint depth)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gboolean is_done = TRUE;

  /* A link is removed, never followed. */
  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_remove (path) == 0 || errno == ENOENT;

  dir = depth < MAX_DEPTH ? g_dir_open (path, 0, NULL) : NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      is_done = remove_tree (inside, depth + 1) && is_done;
    }

  return g_rmdir (path) == 0 && is_done;
}

/**
 * vigie_telegram_folder_has_room:
 * @folder: an account's own; there
 * @error: %VIGIE_ERROR_STORAGE
 *
 * To be asked before TDLib writes there.
 *
 * Returns: whether the disk has room for what TDLib keeps; also where nobody can tell
 */
gboolean
vigie_telegram_folder_has_room (const char *folder, GError **error)
{
  struct statvfs disk;

  /* Some file systems do not tell their size. */
  if (statvfs (folder, &disk) != 0 || disk.f_blocks == 0 ||
      (guint64) disk.f_bavail * disk.f_frsize >= ROOM_BYTES)
    return TRUE;

  g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "the disk is full");
  return FALSE;
}

/**
 * vigie_telegram_folder_remove:
 * @folder: an account's own
 *
 * Returns: whether nothing is left of it
 */
gboolean
vigie_telegram_folder_remove (const char *folder)
{
  return !g_file_test (folder, G_FILE_TEST_EXISTS) || remove_tree (folder, 0);
}

/**
 * vigie_telegram_folder_holds_sign_in:
 * @folder: an account's own
 *
 * Returns: whether TDLib left something there that only its key opens
 */
gboolean
vigie_telegram_folder_holds_sign_in (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, SIGN_IN_FILE, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}
