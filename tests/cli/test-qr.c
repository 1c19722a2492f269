/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-qr.h"

#include <qrencode.h>
#include <string.h>

#define LINK "tg://login?token=a5AfKKYSPYECvvAprBqxqGYlKqUjwjwjeLoWf7ycPCY"
#define MARGIN 4

/* What a camera sees of one character: whether its upper and lower half are dark. */
static guint
see (gunichar character, VigieCliColours colours)
{
  guint ink = character == 0x2580 ? 1 : character == 0x2584 ? 2 : character == 0x2588 ? 3 : 0;

  g_assert_true (character == ' ' || ink != 0);
  /* Without colours the ink is light on a dark terminal; with them it is black on white. */
  return colours == VIGIE_CLI_COLOURS_NONE ? 3 - ink : ink;
}

static void
test_qr_shows_the_code (void)
{
  static const VigieCliColours all[] = { VIGIE_CLI_COLOURS_NONE, VIGIE_CLI_COLOURS_8, VIGIE_CLI_COLOURS_256 };
  QRcode *code = QRcode_encodeString8bit (LINK, 0, QR_ECLEVEL_L);

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      guint columns = 0;
      guint rows = 0;
      g_autofree char *drawing = vigie_cli_qr_draw (LINK, all[i], &columns, &rows);
      g_auto (GStrv) lines = g_strsplit (drawing, "\n", -1);

      g_assert_cmpuint (columns, ==, (guint) code->width + 2 * MARGIN);
      g_assert_cmpuint (g_strv_length (lines), ==, rows + 1);
      for (guint row = 0; row < rows; row++)
        {
          const char *c = lines[row];

          if (all[i] != VIGIE_CLI_COLOURS_NONE)
            {
              /* Each line begins and ends its colours by itself: nothing runs into the terminal's margin. */
              g_assert_true (g_str_has_prefix (c, "\033[0;"));
              g_assert_true (g_str_has_suffix (c, "\033[0m"));
              c = strchr (c, 'm') + 1;
            }
          for (guint column = 0; column < columns; column++, c = g_utf8_next_char (c))
            for (guint half = 0; half < 2; half++)
              {
                int x = (int) column - MARGIN;
                int y = (int) (2 * row + half) - MARGIN;
                gboolean is_inside = x >= 0 && y >= 0 && x < code->width && y < code->width;
                gboolean is_dark = is_inside && (code->data[y * code->width + x] & 1) != 0;

                g_assert_cmpint ((see (g_utf8_get_char (c), all[i]) >> half) & 1, ==, is_dark);
              }
        }
    }

  QRcode_free (code);
}

static void
test_qr_too_long (void)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  guint columns;
  guint rows;

  g_assert_null (vigie_cli_qr_draw (text, VIGIE_CLI_COLOURS_NONE, &columns, &rows));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/qr/shows-the-code", test_qr_shows_the_code);
  g_test_add_func ("/qr/too-long", test_qr_too_long);

  return g_test_run ();
}
