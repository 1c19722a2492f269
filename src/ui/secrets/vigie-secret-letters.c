/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words on lines, letter by letter: Pango copies each text that it is given and clears none of the copies, so
 * it is never given more than a letter. */

#include "vigie-secret-letters.h"

#include <string.h>

/* The gap between lines, of a line's height. */
#define LEADING 0.25

typedef struct
{
  PangoLayout *layout;
  int width; /* of the room, Pango units; negative: as much as it takes */
  int space;
  int line_height;
  int baseline;
  VigieSecretExtents *extents;
  VigieSecretLetterFunc func; /* (nullable) */
  gpointer user_data;
} Pen;

/* The bytes of a letter and of the marks that stand on it. */
static gsize
get_letter (const char *text, const char *end)
{
  const char *next = g_utf8_find_next_char (text, end);

  while (next != NULL && next < end && g_unichar_iszerowidth (g_utf8_get_char (next)))
    next = g_utf8_find_next_char (next, end);
  return (gsize) ((next != NULL ? next : end) - text);
}

static int
measure_letter (Pen *pen, const char *letter, gsize length)
{
  int width;

  pango_layout_set_text (pen->layout, letter, (int) length);
  pango_layout_get_size (pen->layout, &width, NULL);
  return width;
}

/* Up to @end or as far as there is room; at least a letter. */
static const char *
measure_word (Pen *pen, const char *word, const char *end, int *width)
{
  *width = 0;
  while (word < end)
    {
      const gsize length = get_letter (word, end);
      const int letter = measure_letter (pen, word, length);

      if (pen->width >= 0 && *width > 0 && *width + letter > pen->width)
        break;
      *width += letter;
      word += length;
    }
  return word;
}

/* The end of the word that begins at @word. */
static const char *
find_end (const char *word, const char *end)
{
  const char *space = memchr (word, ' ', (gsize) (end - word));

  return space != NULL ? space : end;
}

static const char *
skip_spaces (const char *text, const char *end)
{
  while (text < end && *text == ' ')
    text++;
  return text;
}

/* Which words fit on one line: from @text to what is returned; how wide they are. */
static const char *
measure_line (Pen *pen, const char *text, const char *end, int *width)
{
  const char *line_end = text;

  *width = 0;
  while (text < end)
    {
      const char *word_end = find_end (text, end);
      int word_width;
      const char *fitting = measure_word (pen, text, word_end, &word_width);
      const int needed = *width > 0 ? *width + pen->space + word_width : word_width;

      if (*width > 0 && pen->width >= 0 && (needed > pen->width || fitting < word_end))
        break;
      *width = needed;
      line_end = fitting;
      pen->extents->widest_word = MAX (pen->extents->widest_word, word_width);
      if (fitting < word_end)
        break;
      text = skip_spaces (word_end, end);
    }
  return line_end;
}

static void
draw_line (Pen *pen, const char *text, const char *end, int x, int y)
{
  while (text < end)
    {
      const gsize length = get_letter (text, end);
      int width;

      if (*text == ' ')
        {
          x += pen->space;
          text = skip_spaces (text, end);
          continue;
        }
      width = measure_letter (pen, text, length);
      pen->func (pen->layout, x, y + pen->baseline - pango_layout_get_baseline (pen->layout), pen->user_data);
      x += width;
      text += length;
    }
}

static void
start (Pen *pen)
{
  pango_layout_set_text (pen->layout, " ", 1);
  pango_layout_get_size (pen->layout, &pen->space, &pen->line_height);
  pen->baseline = pango_layout_get_baseline (pen->layout);
}

/**
 * vigie_secret_letters_lay_out:
 * @layout: has the font; its text is changed
 * @secret: UTF-8
 * @width: of the room, Pango units; -1: everything on one line
 * @is_centered: whether lines stand in the middle of @width
 * @extents: (out caller-allocates): what it takes
 * @func: (nullable) (scope call): draws a letter; %NULL to measure alone
 * @user_data: for @func
 *
 * A word that is wider than the room goes on in the next line. Several spaces look like one.
 */
void
vigie_secret_letters_lay_out (PangoLayout *layout,
                              const VigieSecret *secret,
                              int width,
                              gboolean is_centered,
                              VigieSecretExtents *extents,
                              VigieSecretLetterFunc func,
                              gpointer user_data)
{
  Pen pen = { layout, width, 0, 0, 0, extents, func, user_data };
  gsize length;
  const char *text = (const char *) vigie_secret_peek (secret, &length);
  const char *end = text + length;
  int y = 0;

  memset (extents, 0, sizeof *extents);
  start (&pen);
  for (text = skip_spaces (text, end); text < end; text = skip_spaces (text, end))
    {
      int line_width;
      const char *line_end = measure_line (&pen, text, end, &line_width);

      if (func != NULL)
        draw_line (&pen, text, line_end, is_centered && width > line_width ? (width - line_width) / 2 : 0, y);
      extents->width = MAX (extents->width, line_width);
      extents->height = y + pen.line_height;
      y += (int) (pen.line_height * (1 + LEADING));
      text = line_end;
    }
  pango_layout_set_text (layout, "", 0);
}
