/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

#include "vigie-error.h"
#include "vigie-list-shelf.h"

typedef struct
{
  char *folder;
  char *path;
  gint64 now;
  VigieListCounts counts;
} Import;

static void
import_free (Import *import)
{
  g_free (import->folder);
  g_free (import->path);
  g_free (import);
}

static gboolean
import_file (Import *import, GError **error)
{
  g_autofree char *name = vigie_list_name_of_file (import->path);
  g_autofree char *source = g_path_get_basename (import->path);
  g_autofd int fd = open (import->path, O_RDONLY | O_CLOEXEC);
  const VigieBlockListInfo info = { .source = source, .updated = import->now };
  g_autoptr (VigieListUpdate) update = NULL;

  if (fd < 0)
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, g_strerror (errno));
      return FALSE;
    }
  update = vigie_list_update_new (import->folder, name, TRUE, error);
  return update != NULL && vigie_list_update_feed_fd (update, fd, error) &&
         vigie_list_update_commit (update, &info, &import->counts, error);
}

static void
import_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (import_file (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * vigie_list_import_file_async:
 * @folder: the folder of the lists
 * @path: a file with a list
 * @now: Unix time, seconds, UTC
 * @cancellable: (nullable): forgets the outcome
 * @callback: called on the thread that calls
 * @user_data: for @callback
 *
 * Makes a list of a file, called like it; one of that name is replaced.
 */
void
vigie_list_import_file_async (const char *folder,
                              const char *path,
                              gint64 now,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Import *import = g_new0 (Import, 1);

  g_return_if_fail (folder != NULL && path != NULL);

  import->folder = g_strdup (folder);
  import->path = g_strdup (path);
  import->now = now;
  g_task_set_source_tag (task, vigie_list_import_file_async);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  g_task_run_in_thread (task, import_thread);
}

/**
 * vigie_list_import_file_finish:
 * @result: of vigie_list_import_file_async ()
 * @counts: (out caller-allocates): what was done
 * @error: return location
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_STORAGE, %VIGIE_ERROR_INVALID_FILE (the message is for the
 * person), %VIGIE_ERROR_BUSY, %VIGIE_ERROR_NEWER_DATA or %G_IO_ERROR_CANCELLED
 */
gboolean
vigie_list_import_file_finish (GAsyncResult *result, VigieListCounts *counts, GError **error)
{
  const Import *import;

  g_return_val_if_fail (g_async_result_is_tagged (result, vigie_list_import_file_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  import = g_task_get_task_data (G_TASK (result));
  *counts = import->counts;
  return TRUE;
}
