/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-table.h"

#include <string.h>

/* Feeds that are tables: "1,"https://evil.example/","2026-11-24"". */

/* What the column with the addresses is called. The first of these that a table has counts: some name the
 * page of their own report in another column. */
static const char *const headings[] = {
  "url", "domain", "host", "hostname", "indicator", "ioc", "ioc_value"
};

typedef struct
{
  const char *text;
  gsize length;
} Cell;

/* Takes the first cell off @rest, without its quotation marks; %FALSE at the end. */
static gboolean
next_cell (const char **rest, const char *end, Cell *cell)
{
  const char *text = *rest;

  if (text == NULL)
    return FALSE;
  while (text < end && *text == ' ')
    text++;
  if (text < end && *text == '"')
    {
      const char *close = text + 1;

      while (close < end && !(*close == '"' && (close + 1 == end || close[1] == ',' || close[1] == ' ')))
        close++;
      *cell = (Cell) { text + 1, (gsize) (close - text - 1) };
      text = close;
    }
  else
    *cell = (Cell) { text, 0 };

  while (text < end && *text != ',')
    text++;
  if (cell->length == 0 && text > cell->text && (cell->text == *rest || cell->text[-1] != '"'))
    cell->length = (gsize) (text - cell->text);
  while (cell->length > 0 && cell->text[cell->length - 1] == ' ')
    cell->length--;
  *rest = text < end ? text + 1 : NULL;
  return TRUE;
}

/* A line of a table, of which nothing is known yet: it begins with a quotation mark, or a comma stands where
 * a host would be. An address may hold commas in its path. */
static gboolean
looks_like_row (const char *line, gsize length)
{
  const char *comma = memchr (line, ',', length);
  gsize before;

  if (line[0] == '"')
    return TRUE;
  if (comma == NULL || line[0] == '|' || line[0] == '@' || memmem (line, length, "##", 2) != NULL ||
      memmem (line, length, "#@#", 3) != NULL)
    return FALSE;
  before = (gsize) (comma - line);
  return memchr (line, '/', before) == NULL && memchr (line, '?', before) == NULL;
}

static gboolean
is_heading (Cell cell)
{
  for (gsize i = 0; i < cell.length; i++)
    if (!g_ascii_isalpha (cell.text[i]) && strchr ("_- ", cell.text[i]) == NULL)
      return FALSE;
  return cell.length > 0;
}

static gboolean
read_headings (VigieListTable *self, const char *line, gsize length)
{
  gsize best = G_N_ELEMENTS (headings);
  const char *rest = line;
  Cell cell;

  for (guint column = 0; next_cell (&rest, line + length, &cell); column++)
    {
      if (!is_heading (cell))
        return FALSE;
      for (gsize i = 0; i < best; i++)
        if (strlen (headings[i]) == cell.length &&
            g_ascii_strncasecmp (headings[i], cell.text, cell.length) == 0)
          {
            best = i;
            self->column = column;
          }
    }
  self->has_column = best < G_N_ELEMENTS (headings);
  return self->has_column;
}

/* How much a cell looks like what is listed: an address, a host, anything else. */
static guint
rate (Cell cell)
{
  const char *dot = memrchr (cell.text, '.', cell.length);

  if (memmem (cell.text, cell.length, "://", 3) != NULL)
    return 2;
  return dot != NULL && dot > cell.text && dot + 1 < cell.text + cell.length && g_ascii_isalpha (dot[1]) &&
                 memchr (cell.text, ' ', cell.length) == NULL && memchr (cell.text, '@', cell.length) == NULL
             ? 1
             : 0;
}

/**
 * vigie_list_table_read:
 * @self: what is known of the table; a line of headings is noted in it
 * @line: (array length=@length): a line, without its end and spaces around it, not empty
 * @length: its bytes
 * @cell: (out): where the cell with the address begins, inside @line
 * @cell_length: (out): its bytes
 *
 * Finds the address in a line of a table. Without headings it is the first web address, or else the first
 * host.
 *
 * Returns: what the line is
 */
VigieListTableLine
vigie_list_table_read (
    VigieListTable *self, const char *line, gsize length, const char **cell, gsize *cell_length)
{
  const char *rest = line;
  guint best = 0;
  Cell found;

  if (!self->has_column && !looks_like_row (line, length))
    return VIGIE_LIST_TABLE_NONE;
  if (!self->has_column && read_headings (self, line, length))
    return VIGIE_LIST_TABLE_HEADINGS;

  for (guint column = 0; next_cell (&rest, line + length, &found); column++)
    {
      const guint rating = self->has_column ? (column == self->column ? 1 : 0) : rate (found);

      if (rating > best && found.length > 0)
        {
          best = rating;
          *cell = found.text;
          *cell_length = found.length;
        }
    }
  return best > 0 ? VIGIE_LIST_TABLE_CELL : VIGIE_LIST_TABLE_NO_CELL;
}
