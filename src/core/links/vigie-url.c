/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-url.h"

#include <string.h>

#include "vigie-url-host.h"
#include "vigie-url-parser.h"

/* The schemes that browsers read in their own way ("special"), with their ports. */
static const struct
{
  const char *name;
  guint16 port;
} special_schemes[] = {
  { "https", 443 }, { "http", 80 }, { "ws", 80 }, { "wss", 443 }, { "ftp", 21 }, { "file", 0 },
};

/* Room for each part's NUL, and for a slash that is left out. */
#define ENDS_ROOM 16

static guint
pass_slashes (VigieUrlParser *parser, guint most)
{
  guint n_slashes = 0;

  while (n_slashes < most && vigie_url_parser_pass_slash (parser))
    n_slashes++;
  return n_slashes;
}

/* After a host: a path, or, where the scheme allows it, none. */
static void
parse_path_start (VigieUrlParser *parser)
{
  gboolean is_at_end = parser->text == parser->end || *parser->text == '?' || *parser->text == '#';

  if (!parser->is_special && is_at_end)
    return;
  vigie_url_parser_pass_slash (parser);
  vigie_url_parser_read_path (parser);
}

/* Keeps the name and password as they were written, but for control characters. */
static void
put_credentials (VigieUrlParser *parser, const char *text, const char *end)
{
  const char *start = parser->out;

  /* An "@" with nothing, or with a lone colon before it, is a mistake, but nobody's name. */
  if (text == end || (end - text == 1 && *text == ':'))
    {
      parser->url->notes |= VIGIE_URL_NOTE_INVALID_UNIT;
      return;
    }
  for (; text < end; text++)
    {
      if ((guint8) *text < 0x20 || *text == 0x7F)
        vigie_url_parser_put_encoded (parser, (guint8) *text);
      else
        *parser->out++ = *text;
    }
  parser->url->credentials = vigie_url_parser_end_part (parser, start);
  parser->url->notes |= VIGIE_URL_NOTE_CREDENTIALS;
}

static gboolean
put_host (VigieUrlParser *parser, const char *text, const char *end)
{
  VigieUrl *url = parser->url;
  gsize room = (gsize) (end - text) + VIGIE_URL_HOST_ROOM;
  gssize length = vigie_url_host_parse (text, (gsize) (end - text), parser->is_special, parser->out, room,
                                        &url->host_kind, &url->notes);

  if (length < 0)
    return FALSE;
  url->host = parser->out;
  parser->out += length + 1;
  return TRUE;
}

/* Reads what follows the host's colon. */
static gboolean
read_port (VigieUrlParser *parser, const char *text, const char *end)
{
  guint port = 0;

  if (text == end)
    return TRUE;
  for (; text < end; text++)
    {
      if (!g_ascii_isdigit (*text))
        return FALSE;
      port = port * 10 + (guint) (*text - '0');
      if (port > G_MAXUINT16)
        return FALSE;
    }
  if (parser->own_port == 0 || port != parser->own_port)
    {
      parser->url->port = (guint16) port;
      parser->url->notes |= VIGIE_URL_NOTE_PORT;
    }
  return TRUE;
}

static const char *
find_end_of_authority (const VigieUrlParser *parser)
{
  const char *end = parser->text;

  for (; end < parser->end && *end != '/' && *end != '?' && *end != '#'; end++)
    {
      if (*end == '\\' && parser->is_special)
        break;
    }
  return end;
}

/* The colon before the port, which is not one inside the brackets of an IPv6 address; @end if there is none.
 */
static const char *
find_port (const char *host, const char *end)
{
  gboolean is_in_brackets = FALSE;

  for (; host < end && (*host != ':' || is_in_brackets); host++)
    {
      if (*host == '[')
        is_in_brackets = TRUE;
      else if (*host == ']')
        is_in_brackets = FALSE;
    }
  return host;
}

/* Reads NAME:PASSWORD@HOST:PORT up to where the path begins. */
static gboolean
parse_authority (VigieUrlParser *parser)
{
  const char *start = parser->text;
  const char *end = find_end_of_authority (parser);
  const char *at = memrchr (start, '@', (gsize) (end - start));
  const char *host = at != NULL ? at + 1 : start;
  const char *colon = find_port (host, end);

  parser->text = end;
  if (at != NULL)
    put_credentials (parser, start, at);
  if (host == colon)
    return !parser->is_special && at == NULL && colon == end;
  return put_host (parser, host, colon) && (colon == end || read_port (parser, colon + 1, end));
}

/* Reads what follows "file:": browsers know hosts there too, and drives. */
static gboolean
parse_file (VigieUrlParser *parser)
{
  VigieUrl *url = parser->url;
  const char *start;
  const char *end;

  if (parser->end - parser->text < 2 || parser->text[0] != '/' || parser->text[1] != '/')
    url->notes |= VIGIE_URL_NOTE_SLASHES;
  if (pass_slashes (parser, 2) < 2)
    {
      vigie_url_parser_read_path (parser);
      return TRUE;
    }

  start = parser->text;
  end = find_end_of_authority (parser);
  if (!vigie_url_parser_is_drive (start, (gsize) (end - start)))
    {
      if (start < end && !put_host (parser, start, end))
        return FALSE;
      if (strcmp (url->host, "localhost") == 0)
        {
          url->host = "";
          url->host_kind = VIGIE_HOST_NONE;
        }
      parser->text = end;
      vigie_url_parser_pass_slash (parser);
    }
  vigie_url_parser_read_path (parser);
  return TRUE;
}

/* Reads what follows the scheme and its colon. */
static gboolean
parse_rest (VigieUrlParser *parser)
{
  gboolean has_host = parser->is_special;

  if (parser->is_file)
    {
      if (!parse_file (parser))
        return FALSE;
    }
  else if (has_host)
    {
      /* Any number is taken for two. */
      if (pass_slashes (parser, G_MAXUINT) != 2)
        parser->url->notes |= VIGIE_URL_NOTE_SLASHES;
      if (!parse_authority (parser))
        return FALSE;
      parse_path_start (parser);
    }
  else if (!vigie_url_parser_pass_slash (parser))
    {
      vigie_url_parser_read_opaque_path (parser);
    }
  else if (vigie_url_parser_pass_slash (parser))
    {
      if (!parse_authority (parser))
        return FALSE;
      parse_path_start (parser);
    }
  else
    {
      vigie_url_parser_read_path (parser);
    }
  vigie_url_parser_read_query_and_fragment (parser);
  return TRUE;
}

/* Reads the scheme and passes its colon. FALSE if the text does not begin with one. */
static gboolean
parse_scheme (VigieUrlParser *parser)
{
  char *scheme = parser->out;

  if (parser->text == parser->end || !g_ascii_isalpha (*parser->text))
    return FALSE;
  for (; parser->text < parser->end && *parser->text != ':'; parser->text++)
    {
      char unit = *parser->text;

      if (!g_ascii_isalnum (unit) && unit != '+' && unit != '-' && unit != '.')
        return FALSE;
      *parser->out++ = g_ascii_tolower (unit);
    }
  if (parser->text == parser->end)
    return FALSE;
  parser->text++;
  parser->url->scheme = vigie_url_parser_end_part (parser, scheme);

  for (gsize i = 0; i < G_N_ELEMENTS (special_schemes); i++)
    {
      if (strcmp (special_schemes[i].name, scheme) != 0)
        continue;
      parser->is_special = TRUE;
      parser->own_port = special_schemes[i].port;
      parser->is_file = parser->own_port == 0;
    }
  return TRUE;
}

static void
make_empty (VigieUrl *self, VigieUrlNotes notes)
{
  self->scheme = "";
  self->host_kind = VIGIE_HOST_NONE;
  self->host = "";
  self->port = 0;
  self->credentials = "";
  self->path = "";
  self->query = NULL;
  self->fragment = NULL;
  self->notes = notes;
}

static void
reserve (VigieUrl *self, gsize size)
{
  if (self->buffer_size >= size)
    return;
  g_free (self->buffer);
  self->buffer_size = MAX (size, 1024);
  self->buffer = g_malloc (self->buffer_size);
}

/* What a first look at a text tells: how to read it, and the room that its parts can need, but for their
 * ends. */
typedef struct
{
  gboolean has_line_ends;
  gboolean is_ascii;
  gsize room;
} Survey;

static Survey
survey (const char *text, gsize length)
{
  gsize n_encoded = 0;
  gsize n_line_ends = 0;
  guint8 all = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint8 unit = (guint8) text[i];

      n_encoded += (vigie_url_units[unit] & VIGIE_UNIT_ENCODE_ANY) != 0;
      n_line_ends += unit == '\t' || unit == '\n' || unit == '\r';
      all |= unit;
    }
  return (Survey) {
    .has_line_ends = n_line_ends > 0,
    .is_ascii = all < 0x80,
    .room = length + 2 * n_encoded,
  };
}

/* Copies the text without tabs and line ends, and with U+FFFD for what is not UTF-8, as browsers decode it.
 */
static gsize
copy_clean (const char *text, gsize length, char *clean)
{
  gsize n = 0;

  for (gsize i = 0; i < length;)
    {
      gunichar character = (guint8) text[i];
      gsize n_bytes = 1;

      if (character == '\t' || character == '\n' || character == '\r')
        {
          i++;
          continue;
        }
      if (character >= 0x80)
        {
          character = g_utf8_get_char_validated (text + i, (gssize) (length - i));
          if (character < 0x110000)
            n_bytes = (gsize) (g_utf8_next_char (text + i) - (text + i));
          else
            character = 0xFFFD;
        }
      n += (gsize) g_unichar_to_utf8 (character, clean + n);
      i += n_bytes;
    }
  return n;
}

/**
 * vigie_url_parse:
 * @self: what to parse into: all zeros before the first use
 * @text: a link with its scheme, bytes as they came; none of @self's own texts
 * @length: their number; past %VIGIE_URL_MAX_LENGTH nothing is parsed
 *
 * Takes a link apart exactly as a browser does, and notes what the browser forgives on the way. Paths,
 * queries and fragments come out percent-encoded, without "." and ".." parts.
 *
 * The texts that @self had before are no longer valid. Linear time; allocates only if no earlier parse into
 * @self needed as much room. @self is for one thread at a time.
 *
 * Source: https://url.spec.whatwg.org/#concept-basic-url-parser (read 2026-11-24)
 *
 * Returns: whether a browser would read it as an absolute address. If not, @self is empty but for its notes
 */
gboolean
vigie_url_parse (VigieUrl *self, const char *text, gsize length)
{
  const char *end = text + length;
  VigieUrlParser parser = { .url = self };
  Survey seen;

  make_empty (self, 0);
  if (length > VIGIE_URL_MAX_LENGTH)
    return FALSE;
  while (text < end && (guint8) *text <= ' ')
    text++;
  while (text < end && (guint8) end[-1] <= ' ')
    end--;
  if ((gsize) (end - text) != length)
    self->notes |= VIGIE_URL_NOTE_OUTER_SPACE;
  length = (gsize) (end - text);

  seen = survey (text, length);
  if (seen.has_line_ends)
    self->notes |= VIGIE_URL_NOTE_TAB_OR_NEWLINE;
  if (seen.is_ascii && !seen.has_line_ends)
    {
      reserve (self, seen.room + VIGIE_URL_HOST_ROOM + ENDS_ROOM);
      parser.out = self->buffer;
    }
  else
    {
      /* The clean text comes first, its parts behind it. Each byte that is no UTF-8 becomes three. */
      reserve (self, 3 * length + 3 * seen.room + VIGIE_URL_HOST_ROOM + ENDS_ROOM);
      length = copy_clean (text, length, self->buffer);
      text = self->buffer;
      parser.out = self->buffer + length;
    }

  parser.text = text;
  parser.end = text + length;
  if (parse_scheme (&parser) && parse_rest (&parser))
    return TRUE;
  make_empty (self, self->notes);
  return FALSE;
}

/**
 * vigie_url_clear:
 * @self: a URL, all zeros or parsed into
 *
 * Frees what @self holds. It may be parsed into again.
 */
void
vigie_url_clear (VigieUrl *self)
{
  g_free (self->buffer);
  memset (self, 0, sizeof *self);
}
