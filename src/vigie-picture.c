/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program `vigie-picture`: reads a picture on standard input and writes what its codes say on standard
 * output, one line of JSON: {"codes":["…"],"more":false} (whether there are codes that were not taken), or
 * {"error":"no-code"} and exit status 1 (also "too-large", "not-a-picture"). It exists so that no process
 * that holds an account decodes a stranger's picture. */

#include <errno.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <unistd.h>

#include "vigie-picture-cell.h"
#include "vigie-picture-decoder.h"

/* From here on gdk-pixbuf hands pictures to Glycin, which decodes each in a sandbox of its own.
 * Source: https://gitlab.gnome.org/GNOME/gdk-pixbuf/-/tags (read 2026-11-24) */
#define FIRST_SANDBOXED_MINOR 43

/* At most one byte more than is taken, so that the decoder sees that it is too large. */
static GByteArray *
read_input (void)
{
  g_autoptr (GByteArray) input = g_byte_array_new ();
  static guint8 chunk[64 * 1024];

  while (input->len <= VIGIE_PICTURE_MAX_SIZE)
    {
      ssize_t n = read (STDIN_FILENO, chunk, MIN (sizeof chunk, VIGIE_PICTURE_MAX_SIZE + 1 - input->len));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      g_byte_array_append (input, chunk, (guint) n);
    }
  return g_steal_pointer (&input);
}

static char *
write_reply (VigiePictureOutcome outcome, char **codes, gboolean has_more)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  if (outcome == VIGIE_PICTURE_CODES)
    {
      json_builder_set_member_name (builder, "codes");
      json_builder_begin_array (builder);
      for (guint i = 0; codes[i] != NULL; i++)
        json_builder_add_string_value (builder, codes[i]);
      json_builder_end_array (builder);
      json_builder_set_member_name (builder, "more");
      json_builder_add_boolean_value (builder, has_more);
    }
  else
    {
      json_builder_set_member_name (builder, "error");
      json_builder_add_string_value (builder, vigie_picture_outcome_get_id (outcome));
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GByteArray) input = NULL;
  g_auto (GStrv) codes = NULL;
  g_autofree char *reply = NULL;
  VigiePictureOutcome outcome;
  gboolean has_more = FALSE;

  vigie_picture_cell_enter (gdk_pixbuf_minor_version >= FIRST_SANDBOXED_MINOR);

  input = read_input ();
  outcome = input != NULL ? vigie_picture_decode (input->data, input->len, &codes, &has_more)
                          : VIGIE_PICTURE_NOT_A_PICTURE;
  reply = write_reply (outcome, codes, has_more);
  if (printf ("%s\n", reply) < 0 || fflush (stdout) != 0)
    return 2;
  return outcome == VIGIE_PICTURE_CODES ? 0 : 1;
}
