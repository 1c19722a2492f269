/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-qr.h"

#include <qrencode.h>

/* Of the standard, modules: a scanner needs the margin to find the code. */
#define QUIET_ZONE 4

static gboolean
is_dark (const QRcode *code, int x, int y)
{
  if (x < 0 || y < 0 || x >= code->width || y >= code->width)
    return FALSE;

  return (code->data[y * code->width + x] & 1) != 0;
}

/**
 * vigie_cli_qr_draw:
 * @text: what the code says
 * @colours: what the terminal knows
 * @columns: (out): how wide the drawing is
 * @rows: (out): how many lines it has
 *
 * Draws a QR code with half blocks, two modules a character, its margin included. With colours it is black on
 * white in light and dark terminals alike; without them the light modules are drawn, as most terminals
 * are dark.
 *
 * Returns: (transfer full) (nullable): lines, each with its line break; %NULL if @text is too long
 */
char *
vigie_cli_qr_draw (const char *text, VigieCliColours colours, guint *columns, guint *rows)
{
  static const char *const starts[] = { "", "\033[0;30;47m", "\033[0;38;5;16;48;5;231m" };
  /* Indexed by what is dark: nothing, the upper half, the lower half, both. */
  static const char *const dark_blocks[] = { " ", "▀", "▄", "█" };
  static const char *const light_blocks[] = { "█", "▄", "▀", " " };
  const char *const *blocks = colours == VIGIE_CLI_COLOURS_NONE ? light_blocks : dark_blocks;
  g_autoptr (GString) drawing = g_string_new (NULL);
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_L);

  if (code == NULL)
    return NULL;

  *columns = (guint) code->width + 2 * QUIET_ZONE;
  *rows = (*columns + 1) / 2;
  for (int y = -QUIET_ZONE; y < code->width + QUIET_ZONE; y += 2)
    {
      g_string_append (drawing, starts[colours]);
      for (int x = -QUIET_ZONE; x < code->width + QUIET_ZONE; x++)
        g_string_append (drawing,
                         blocks[(is_dark (code, x, y) ? 1 : 0) + (is_dark (code, x, y + 1) ? 2 : 0)]);
      g_string_append (drawing, colours != VIGIE_CLI_COLOURS_NONE ? "\033[0m\n" : "\n");
    }

  QRcode_free (code);
  return g_string_free_and_steal (g_steal_pointer (&drawing));
}
