/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-check-picture.h"

#include "vigie-cli-io.h"
#include "vigie-cli-wait.h"
#include "vigie-config.h"
#include "vigie-picture.h"
#include "vigie-text.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* What is quoted of a file's name, characters. */
#define MAX_QUOTED 80

static GInputStream *
open_picture (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  file = g_file_new_for_commandline_arg (path);
  if (!g_file_is_native (file))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("only files of this computer are read"));
      return NULL;
    }
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

/**
 * vigie_check_read_picture:
 * @path: a picture's file; “-” for standard input
 * @has_more: (out): whether the picture has more codes than are read
 *
 * Reads the codes of a picture in a program of its own.
 *
 * Returns: (transfer full) (nullable): the texts of the codes; none for a picture without a code; %NULL after
 * saying why it cannot be read
 */
char **
vigie_check_read_picture (const char *path, gboolean *has_more)
{
  g_auto (VigieCliResult) answer = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = open_picture (path, &error);
  VigiePictureOutcome outcome = VIGIE_PICTURE_NOT_A_PICTURE;
  char **codes = NULL;

  if (stream == NULL)
    {
      g_autofree char *quoted = vigie_text_clean (path, MAX_QUOTED, NULL);

      /* Translators: the first text is a file, the second says why it cannot be opened. */
      vigie_cli_complain (_ ("“%1$s” cannot be opened: %2$s"), quoted, error->message);
      return NULL;
    }

  vigie_picture_read_async (stream, vigie_cli_get_cancellable (), vigie_cli_result_cb, &answer);
  if (!vigie_picture_read_finish (vigie_cli_wait (&answer, NULL), &outcome, &codes, has_more, &error))
    {
      if (vigie_cli_get_signal () == 0)
        vigie_cli_complain_about (error);
      return NULL;
    }
  if (outcome == VIGIE_PICTURE_NO_CODE)
    return g_new0 (char *, 1);
  if (outcome != VIGIE_PICTURE_CODES)
    vigie_cli_complain ("%s", vigie_picture_outcome_get_sentence (outcome));
  return codes;
}
