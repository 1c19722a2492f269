/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-columns.h"

#include <string.h>

#include "vigie-text.h"

/* However far a paragraph is indented, this much of a line is left to it. */
#define LEAST_LINE 10

/**
 * vigie_columns_append_cell:
 * @out: where to
 * @text: one line of text
 * @width: of the cell, in columns
 *
 * Writes @text so that it fills @width exactly: with spaces after it, or cut with "…".
 */
void
vigie_columns_append_cell (GString *out, const char *text, guint width)
{
  const guint wanted = vigie_text_get_columns (text);
  guint used = 0;

  if (wanted <= width)
    {
      g_string_append_printf (out, "%s%*s", text, (int) (width - wanted), "");
      return;
    }

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *character = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));
      const guint size = vigie_text_get_columns (character);

      if (used + size + 1 > width)
        break;
      g_string_append (out, character);
      used += size;
    }
  if (width > 0)
    g_string_append (out, "…");
  g_string_append_printf (out, "%*s", (int) (width > used + 1 ? width - used - 1 : 0), "");
}

/* Writes as much of @word as goes on a line of @width columns, at least one character; returns the rest. */
static const char *
append_piece (GString *out, const char *word, guint width, guint *used)
{
  const char *at = word;

  *used = 0;
  while (*at != '\0')
    {
      const char *next = g_utf8_next_char (at);
      g_autofree char *character = g_strndup (at, (gsize) (next - at));
      const guint size = vigie_text_get_columns (character);

      if (at != word && *used + size > width)
        break;
      g_string_append (out, character);
      *used += size;
      at = next;
    }
  return at;
}

/**
 * vigie_columns_append_wrapped:
 * @out: where to; at the beginning of a line, or @indent columns into it
 * @text: a paragraph
 * @indent: of the lines after the first
 * @columns: the width of a line; 0: no limit
 *
 * Writes @text, broken between words, and within what is longer than a line; ends the line.
 */
void
vigie_columns_append_wrapped (GString *out, const char *text, guint indent, guint columns)
{
  const guint line = columns > indent + LEAST_LINE ? columns - indent : columns == 0 ? G_MAXUINT : LEAST_LINE;
  guint used = 0;

  while (*text != '\0')
    {
      const gsize length = strcspn (text, " ");
      g_autofree char *word = g_strndup (text, length);
      const char *rest = word;

      if (used > 0 && used + 1 + vigie_text_get_columns (word) > line)
        {
          g_string_append_printf (out, "\n%*s", (int) indent, "");
          used = 0;
        }
      if (used > 0)
        {
          g_string_append_c (out, ' ');
          used++;
        }
      while (*rest != '\0')
        {
          guint piece;

          rest = append_piece (out, rest, line - used, &piece);
          used += piece;
          if (*rest == '\0')
            break;
          g_string_append_printf (out, "\n%*s", (int) indent, "");
          used = 0;
        }
      text += length;
      while (*text == ' ')
        text++;
    }
  g_string_append_c (out, '\n');
}
