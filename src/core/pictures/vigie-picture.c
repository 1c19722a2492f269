/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-picture.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "vigie-config.h"
#include "vigie-json.h"
#include "vigie-write.h"

/* The program stops itself after less: see vigie-picture-cell.c. */
#define TIMEOUT_SECONDS 30
/* JSON writes a control character as six, and there is something around the codes. */
#define MAX_REPLY ((gsize) VIGIE_PICTURE_MAX_CODES * VIGIE_PICTURE_MAX_CODE * 6 + 1024)
/* What is read of a picture at a time, bytes. */
#define CHUNK ((gsize) 256 * 1024)

/* In the order of VigiePictureOutcome: as the program says them, and as the person reads them. */
static const struct
{
  const char *id;
  const char *sentence;
} outcomes[] = {
  { NULL, NULL },
  { "no-code", N_ ("No code was found in this picture. Check that the whole code is in it and sharp.") },
  { "too-large", N_ ("This picture is too large. Cut out the part with the code and try again.") },
  { "not-a-picture", N_ ("This is not a picture that Vigie can read. PNG and JPEG pictures always work.") },
};

static char *program_for_tests; /* (nullable) */

typedef struct
{
  GByteArray *picture;
  GSubprocess *program;
  char *reply;
  VigiePictureOutcome outcome;
  char **codes;
  gboolean has_more;
  guint timeout_id;
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->program != NULL)
    g_subprocess_force_exit (self->program);
  g_clear_object (&self->program);
  g_clear_pointer (&self->picture, g_byte_array_unref);
  g_clear_pointer (&self->reply, g_free);
  g_clear_pointer (&self->codes, g_strfreev);
  g_free (self);
}

/* Beside the program that runs, or where it was installed. */
static char *
find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "vigie-picture", NULL) : NULL;

  if (program_for_tests != NULL)
    return g_strdup (program_for_tests);
  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (VIGIE_LIBEXEC_DIR, "vigie-picture", NULL);
}

/* In memory and not in a pipe: who stops reading a pipe ends who writes it. */
static int
make_input (const GByteArray *picture, GError **error)
{
  g_autofd int fd = memfd_create ("vigie-picture", MFD_CLOEXEC);

  if (fd < 0 || !vigie_write_all (fd, picture->data, picture->len, NULL) || lseek (fd, 0, SEEK_SET) != 0)
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "The picture cannot be handed over: %s",
                   g_strerror (errno));
      return -1;
    }
  return g_steal_fd (&fd);
}

static void
return_error (GTask *task, GError *error)
{
  if (!g_task_get_completed (task))
    g_task_return_error (task, error);
  else
    g_error_free (error);
}

static gboolean
timeout_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  Reading *reading = g_task_get_task_data (task);

  reading->timeout_id = 0;
  g_subprocess_force_exit (reading->program);
  return G_SOURCE_REMOVE;
}

static void
read_reply_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  gsize length = 0;

  g_clear_handle_id (&reading->timeout_id, g_source_remove);
  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error) ||
      !vigie_picture_parse_reply (reading->reply, length, &reading->outcome, &reading->codes,
                                  &reading->has_more, &error))
    {
      return_error (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
}

static void
start_program (GTask *task)
{
  /* Nothing of the person's session is anything to the program. */
  static const char *const environment[] = { "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", NULL };
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = find_program ();
  GError *error = NULL;
  int input = make_input (reading->picture, &error);

  if (input < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  reading->program = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  if (reading->program == NULL)
    {
      g_task_return_new_error (task, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "%s", error->message);
      g_error_free (error);
      return;
    }

  reading->reply = g_malloc (MAX_REPLY);
  reading->timeout_id = g_timeout_add_seconds (TIMEOUT_SECONDS, timeout_cb, task);
  g_input_stream_read_all_async (g_subprocess_get_stdout_pipe (reading->program), reading->reply, MAX_REPLY,
                                 G_PRIORITY_DEFAULT, g_task_get_cancellable (task), read_reply_cb,
                                 g_object_ref (task));
}

static void
read_picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_bytes_get_size (bytes) == 0)
    {
      start_program (task);
      return;
    }

  g_byte_array_append (reading->picture, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  if (reading->picture->len > VIGIE_PICTURE_MAX_SIZE)
    {
      reading->outcome = VIGIE_PICTURE_TOO_LARGE;
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_input_stream_read_bytes_async (G_INPUT_STREAM (source), CHUNK, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), read_picture_cb, g_object_ref (task));
}

/**
 * vigie_picture_read_async:
 * @picture: a picture, from a stranger; read to its end, or until it is longer than %VIGIE_PICTURE_MAX_SIZE
 * @cancellable: (nullable): ends the program too
 * @callback: called on the thread that calls
 * @user_data: for @callback
 *
 * Reads the codes of a picture. It is decoded by another program (`vigie-picture`), which holds nothing and
 * may do nothing, so that a picture made to break the decoder breaks into nothing. After 30 seconds it is
 * ended.
 */
void
vigie_picture_read_async (GInputStream *picture,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_return_if_fail (G_IS_INPUT_STREAM (picture));

  g_task_set_source_tag (task, vigie_picture_read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  reading->picture = g_byte_array_new ();
  g_input_stream_read_bytes_async (picture, CHUNK, G_PRIORITY_DEFAULT, cancellable, read_picture_cb,
                                   g_steal_pointer (&task));
}

/**
 * vigie_picture_read_finish:
 * @result: of vigie_picture_read_async ()
 * @outcome: (out): what came of it
 * @codes: (out) (transfer full) (nullable) (array zero-terminated=1): what the codes say, for
 *   %VIGIE_PICTURE_CODES: at least one, from outside, to be shown as plain text
 * @has_more: (out): whether the picture has more codes than %VIGIE_PICTURE_MAX_CODES
 * @error: return location
 *
 * Returns: %TRUE if there is an outcome; %FALSE with @error set to %VIGIE_ERROR_UNSUPPORTED (the program
 *   cannot be started), %VIGIE_ERROR_UNEXPECTED_REPLY (it broke off), %VIGIE_ERROR_STORAGE, or what reading
 *   @picture gave
 */
gboolean
vigie_picture_read_finish (
    GAsyncResult *result, VigiePictureOutcome *outcome, char ***codes, gboolean *has_more, GError **error)
{
  Reading *reading;

  g_return_val_if_fail (g_async_result_is_tagged (result, vigie_picture_read_async), FALSE);
  g_return_val_if_fail (outcome != NULL && codes != NULL && has_more != NULL, FALSE);

  *codes = NULL;
  *has_more = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  reading = g_task_get_task_data (G_TASK (result));
  *outcome = reading->outcome;
  *codes = g_steal_pointer (&reading->codes);
  *has_more = reading->has_more;
  return TRUE;
}

/**
 * vigie_picture_outcome_get_id:
 * @outcome: any but %VIGIE_PICTURE_CODES
 *
 * Returns: (transfer none): "no-code", "too-large" or "not-a-picture", as `vigie-picture` writes it
 */
const char *
vigie_picture_outcome_get_id (VigiePictureOutcome outcome)
{
  g_return_val_if_fail (outcome > VIGIE_PICTURE_CODES && (guint) outcome < G_N_ELEMENTS (outcomes), NULL);

  return outcomes[outcome].id;
}

/**
 * vigie_picture_outcome_get_sentence:
 * @outcome: any but %VIGIE_PICTURE_CODES
 *
 * Returns: (transfer none): what happened and what to do next, in the person's language
 */
const char *
vigie_picture_outcome_get_sentence (VigiePictureOutcome outcome)
{
  g_return_val_if_fail (outcome > VIGIE_PICTURE_CODES && (guint) outcome < G_N_ELEMENTS (outcomes), NULL);

  return _ (outcomes[outcome].sentence);
}

/**
 * vigie_picture_get_failure:
 *
 * Returns: (transfer none): what to say when vigie_picture_read_finish () fails, in the person's language
 */
const char *
vigie_picture_get_failure (void)
{
  return _ ("The picture could not be read. You can still paste the link itself.");
}

static gboolean
take_codes (const VigieJsonAt *list, char ***codes, GError **error)
{
  const guint n_codes = vigie_json_get_length (list);
  g_autoptr (GPtrArray) taken = g_ptr_array_new_null_terminated (n_codes, g_free, TRUE);

  for (guint i = 0; i < n_codes; i++)
    {
      const char *code;

      if (!vigie_json_expect_string_at (list, i, &code, error))
        return FALSE;
      if (strlen (code) > VIGIE_PICTURE_MAX_CODE)
        {
          vigie_json_set_error (list, NULL, error, "a code is too long");
          return FALSE;
        }
      g_ptr_array_add (taken, g_strdup (code));
    }
  if (n_codes == 0 || n_codes > VIGIE_PICTURE_MAX_CODES)
    {
      vigie_json_set_error (list, NULL, error, "1 to 16 codes were expected");
      return FALSE;
    }
  *codes = (char **) g_ptr_array_free (g_steal_pointer (&taken), FALSE);
  return TRUE;
}

/**
 * vigie_picture_parse_reply:
 * @reply: (array length=length): what `vigie-picture` wrote; trusted no more than the picture
 * @length: its length, bytes
 * @outcome: (out): what it says
 * @codes: (out) (transfer full) (nullable): the codes, for %VIGIE_PICTURE_CODES
 * @has_more: (out): whether the picture has more of them
 * @error: return location
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_UNEXPECTED_REPLY if it is anything else than a reply
 */
gboolean
vigie_picture_parse_reply (const char *reply,
                           gsize length,
                           VigiePictureOutcome *outcome,
                           char ***codes,
                           gboolean *has_more,
                           GError **error)
{
  static const char *const members[] = { "codes", "more", "error", NULL };
  g_autoptr (VigieJson) json = NULL;
  VigieJsonAt root, list;
  gboolean has_codes = FALSE;
  const char *id;

  *codes = NULL;
  *has_more = FALSE;
  json = vigie_json_parse (reply, (gssize) length, MAX_REPLY, VIGIE_ERROR_UNEXPECTED_REPLY, error);
  if (json == NULL)
    return FALSE;
  root = vigie_json_get_root (json);
  if (!vigie_json_expect_only (&root, members, error) ||
      !vigie_json_accept_array (&root, "codes", &list, &has_codes, error))
    return FALSE;
  if (has_codes)
    {
      *outcome = VIGIE_PICTURE_CODES;
      if (!vigie_json_accept_boolean (&root, "more", has_more, error))
        return FALSE;
      return take_codes (&list, codes, error);
    }

  if (!vigie_json_expect_string (&root, "error", &id, error))
    return FALSE;
  for (guint i = VIGIE_PICTURE_NO_CODE; i < G_N_ELEMENTS (outcomes); i++)
    if (g_str_equal (outcomes[i].id, id))
      {
        *outcome = (VigiePictureOutcome) i;
        return TRUE;
      }
  vigie_json_set_error (&root, "error", error, "this outcome is not known");
  return FALSE;
}

/**
 * vigie_picture_set_program:
 * @path: (nullable): the program to start instead of the installed one
 *
 * For tests.
 */
void
vigie_picture_set_program (const char *path)
{
  g_set_str (&program_for_tests, path);
}
