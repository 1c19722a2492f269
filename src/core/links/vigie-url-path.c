/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-url-parser.h"

#include <string.h>

static gboolean
is_slash (const VigieUrlParser *parser, char unit)
{
  return unit == '/' || (unit == '\\' && parser->is_special);
}

gboolean
vigie_url_parser_pass_slash (VigieUrlParser *parser)
{
  if (parser->text == parser->end || !is_slash (parser, *parser->text))
    return FALSE;
  if (*parser->text == '\\')
    parser->url->notes |= VIGIE_URL_NOTE_BACKSLASH;
  parser->text++;
  return TRUE;
}

const char *
vigie_url_parser_end_part (VigieUrlParser *parser, const char *start)
{
  *parser->out++ = '\0';
  return start;
}

void
vigie_url_parser_put_encoded (VigieUrlParser *parser, guint8 unit)
{
  static const char digits[] = "0123456789ABCDEF";

  *parser->out++ = '%';
  *parser->out++ = digits[unit >> 4];
  *parser->out++ = digits[unit & 15];
}

gboolean
vigie_url_parser_is_drive (const char *text, gsize length)
{
  return length == 2 && g_ascii_isalpha (text[0]) && (text[1] == ':' || text[1] == '|');
}

/* Whether what stands at @text may stand in a URL: a character from the standard's list, or a percent sign
 * with its two digits. */
static gboolean
is_url_unit (const char *text, const char *end)
{
  guint8 unit = (guint8) *text;
  gunichar character;

  if (unit == '%')
    return end - text > 2 && g_ascii_isxdigit (text[1]) && g_ascii_isxdigit (text[2]);
  if (unit < 0x80)
    return FALSE;
  if (unit < 0xC0)
    return TRUE;
  character = g_utf8_get_char (text);
  return character >= 0xA0 && (character & 0xFFFE) != 0xFFFE && (character < 0xFDD0 || character > 0xFDEF) &&
         character != 0xFFFD;
}

/* Writes the text up to @end, encoding what is of @set. Notes what does not belong into a URL. */
static void
put_until (VigieUrlParser *parser, const char *end, VigieUnit set)
{
  const char *text = parser->text;

  while (text < end)
    {
      char *out = parser->out;
      guint8 class = 0;

      /* Nearly all is plain: that goes fast. */
      for (; text < end; text++)
        {
          class = vigie_url_units[(guint8) *text];
          if ((class & (VIGIE_UNIT_PLAIN | set)) != VIGIE_UNIT_PLAIN)
            break;
          *out++ = *text;
        }
      parser->out = out;
      if (text == end)
        break;

      if ((class & VIGIE_UNIT_PLAIN) == 0 && !is_url_unit (text, parser->end))
        parser->url->notes |= VIGIE_URL_NOTE_INVALID_UNIT;
      if ((class & set) != 0)
        vigie_url_parser_put_encoded (parser, (guint8) *text);
      else
        *parser->out++ = *text;
      text++;
    }
  parser->text = end;
}

/* How many dots a path's part stands for, "%2e" being one; 0 if it holds anything else. */
static guint
count_dots (const char *part, const char *end)
{
  guint n_dots = 0;

  while (part < end && n_dots < 3)
    {
      if (*part == '.')
        part++;
      else if (end - part >= 3 && g_ascii_strncasecmp (part, "%2e", 3) == 0)
        part += 3;
      else
        return 0;
      n_dots++;
    }
  return n_dots > 2 ? 0 : n_dots;
}

/* Takes the last part off the path written from @path on, but not the drive of a file. */
static void
drop_last_part (VigieUrlParser *parser, const char *path)
{
  if (parser->is_file && parser->out - path == 3 && vigie_url_parser_is_drive (path + 1, 2))
    return;
  while (parser->out > path)
    {
      parser->out--;
      if (*parser->out == '/')
        break;
    }
}

/* Ends the part of the path that began at @part with its slash. @is_last: no slash follows. */
static void
end_path_part (VigieUrlParser *parser, const char *path, char *part, gboolean is_last)
{
  guint n_dots = count_dots (part + 1, parser->out);

  if (n_dots == 0)
    {
      if (parser->is_file && part == path &&
          vigie_url_parser_is_drive (part + 1, (gsize) (parser->out - part) - 1))
        part[2] = ':';
      return;
    }
  parser->out = part;
  if (n_dots == 2)
    drop_last_part (parser, path);
  if (is_last)
    *parser->out++ = '/';
}

/* Where the path ends: before a query or a fragment. */
static const char *
find_end_of_path (const VigieUrlParser *parser)
{
  const char *end = parser->text;

  while (end < parser->end && *end != '?' && *end != '#')
    end++;
  return end;
}

void
vigie_url_parser_read_path (VigieUrlParser *parser)
{
  const char *end = find_end_of_path (parser);
  char *path = parser->out;
  gboolean has_more = TRUE;

  while (has_more)
    {
      const char *end_of_part = parser->text;
      char *part = parser->out;

      *parser->out++ = '/';
      while (end_of_part < end && !is_slash (parser, *end_of_part))
        end_of_part++;
      put_until (parser, end_of_part, VIGIE_UNIT_ENCODE_PATH);
      has_more = vigie_url_parser_pass_slash (parser);
      end_path_part (parser, path, part, !has_more);
    }
  parser->url->path = vigie_url_parser_end_part (parser, path);
}

void
vigie_url_parser_read_opaque_path (VigieUrlParser *parser)
{
  const char *end = find_end_of_path (parser);
  char *path = parser->out;

  put_until (parser, end, VIGIE_UNIT_ENCODE_C0);
  /* A space before the query or fragment would else get lost. */
  if (end < parser->end && parser->out > path && parser->out[-1] == ' ')
    {
      parser->out--;
      vigie_url_parser_put_encoded (parser, ' ');
    }
  parser->url->path = vigie_url_parser_end_part (parser, path);
}

void
vigie_url_parser_read_query_and_fragment (VigieUrlParser *parser)
{
  const char *start = parser->out;

  if (parser->text < parser->end && *parser->text == '?')
    {
      const char *hash;

      parser->text++;
      hash = memchr (parser->text, '#', (gsize) (parser->end - parser->text));
      put_until (parser, hash != NULL ? hash : parser->end,
                 parser->is_special ? VIGIE_UNIT_ENCODE_WEB_QUERY : VIGIE_UNIT_ENCODE_QUERY);
      parser->url->query = vigie_url_parser_end_part (parser, start);
      start = parser->out;
    }
  if (parser->text < parser->end)
    {
      parser->text++;
      put_until (parser, parser->end, VIGIE_UNIT_ENCODE_FRAGMENT);
      parser->url->fragment = vigie_url_parser_end_part (parser, start);
    }
}
