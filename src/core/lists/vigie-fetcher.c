/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-fetcher.h"

#include "vigie-config.h"

#include <string.h>

static char *program_for_tests; /* (nullable) */

/* Beside the program that runs, or where it was installed. */
static char *
find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "vigie-fetch", NULL) : NULL;

  if (program_for_tests != NULL)
    return g_strdup (program_for_tests);
  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (VIGIE_LIBEXEC_DIR, "vigie-fetch", NULL);
}

/* A builder's object as one line. */
static GBytes *
end_request (JsonBuilder *request)
{
  g_autoptr (JsonNode) root = NULL;
  char *line;

  json_builder_end_object (request);
  root = json_builder_get_root (request);
  line = json_to_string (root, FALSE);
  return g_bytes_new_take (line, strlen (line));
}

static void
replied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GSubprocess *program = G_SUBPROCESS (source);
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GError) error = NULL;
  VigieJson *json;

  if (!g_subprocess_communicate_finish (program, result, &reply, NULL, &error))
    {
      g_subprocess_force_exit (program);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* It sets itself a time; what it waited for did not answer. */
  if (g_subprocess_get_if_signaled (program))
    {
      g_task_return_new_error (task, VIGIE_ERROR, VIGIE_ERROR_NETWORK, "It was ended by signal %d",
                               g_subprocess_get_term_sig (program));
      return;
    }

  json = vigie_json_parse (g_bytes_get_data (reply, NULL), (gssize) g_bytes_get_size (reply),
                           VIGIE_FETCHER_MAX_REPLY, VIGIE_ERROR_UNEXPECTED_REPLY, &error);
  if (json == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, json, (GDestroyNotify) vigie_json_free);
}

/**
 * vigie_fetcher_run_async:
 * @request: an open object with what `vigie-fetch` is asked
 * @body_fd: (transfer full): where the body of a file goes; -1 if none is asked for
 * @cancellable: (nullable): ends the program too
 * @callback: called on the thread that calls
 * @user_data: for @callback
 *
 * Lets the program `vigie-fetch` ask the web. It holds nothing: neither accounts nor keys are in its memory.
 */
void
vigie_fetcher_run_async (JsonBuilder *request,
                         int body_fd,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GBytes) line = end_request (request);
  g_autoptr (GSubprocess) program = NULL;
  g_autofree char *path = find_program ();
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, vigie_fetcher_run_async);
  if (body_fd >= 0)
    g_subprocess_launcher_take_fd (launcher, body_fd, 3);
  g_subprocess_launcher_set_cwd (launcher, "/");
  program = g_subprocess_launcher_spawn (launcher, &error, path, NULL);
  if (program == NULL)
    {
      g_task_return_new_error (task, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "%s", error->message);
      return;
    }
  g_subprocess_communicate_async (program, line, cancellable, replied_cb, g_steal_pointer (&task));
}

/**
 * vigie_fetcher_run_finish:
 * @result: of vigie_fetcher_run_async ()
 * @error: return location
 *
 * Returns: (transfer full): what it answered, trusted no more than the web; %NULL with @error set to
 *   %VIGIE_ERROR_UNSUPPORTED (the program is missing), %VIGIE_ERROR_NETWORK (it took too long),
 *   %VIGIE_ERROR_UNEXPECTED_REPLY or %G_IO_ERROR_CANCELLED
 */
VigieJson *
vigie_fetcher_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vigie_fetcher_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vigie_fetcher_set_program:
 * @path: (nullable): the program to start instead of the installed one
 *
 * For tests.
 */
void
vigie_fetcher_set_program (const char *path)
{
  g_set_str (&program_for_tests, path);
}
