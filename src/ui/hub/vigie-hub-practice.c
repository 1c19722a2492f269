/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-hub-practice.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "vigie-account-hub-private.h"
#include "vigie-error.h"

/* As docs/scenarios.md says. One byte more is read, and refused by who reads it as a scenario. */
#define MAX_FILE_BYTES ((gsize) 32 * 1024 * 1024)

/* In a thread: the file may be a pipe, or on a slow disk. */
static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *path = task_data;
  FILE *file = g_fopen (path, "rbe");
  g_autofree char *data = NULL;
  gsize length = 0;
  int failure = errno;

  if (file != NULL)
    {
      data = g_malloc (MAX_FILE_BYTES + 1);
      length = fread (data, 1, MAX_FILE_BYTES + 1, file);
      failure = ferror (file) ? errno : 0;
      fclose (file);
    }
  if (file == NULL || failure != 0)
    g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_STORAGE, g_strerror (failure));
  else
    g_task_return_pointer (task, g_bytes_new (data, length), (GDestroyNotify) g_bytes_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VigieAccountHub *self = VIGIE_ACCOUNT_HUB (source);
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (VigieSimulatedMessenger) tried = NULL;
  g_autoptr (GBytes) data = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (g_task_get_task_data (task));

  data = g_task_propagate_pointer (G_TASK (result), &error);
  /* To see that it is a scenario: what is refused leaves practice as it is. */
  if (data != NULL)
    tried =
        vigie_simulated_messenger_new_from_data (name, g_bytes_get_data (data, NULL), g_bytes_get_size (data),
                                                 g_get_real_time () / G_USEC_PER_SEC, &error);
  if (tried == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  vigie_account_hub_take_scenario (self, name, data);
  g_task_return_boolean (task, TRUE);
}

void
vigie_account_hub_load_scenario_async (VigieAccountHub *self,
                                       const char *path,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) reading = NULL;
  GTask *task;

  g_return_if_fail (VIGIE_IS_ACCOUNT_HUB (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_account_hub_load_scenario_async);
  g_task_set_task_data (task, g_strdup (path), g_free);

  reading = g_task_new (self, cancellable, read_cb, task);
  g_task_set_task_data (reading, g_strdup (path), g_free);
  g_task_run_in_thread (reading, read_in_thread);
}

gboolean
vigie_account_hub_load_scenario_finish (VigieAccountHub *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
