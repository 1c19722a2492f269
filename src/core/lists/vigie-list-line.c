/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-line.h"

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-block-list-format.h"
#include "vigie-list-guard.h"

/* A piece of a line. */
typedef struct
{
  const char *text;
  gsize length;
} Piece;

/* What the entry stands for. */
typedef enum
{
  KIND_DOMAIN, /* a host and all below it */
  KIND_HOST,   /* that host alone, or that page */
} Kind;

/* Names that a hosts file gives to the computer itself. */
static const char *const own_names[] = {
  "localhost",
  "localhost.localdomain",
  "local",
  "broadcasthost",
  "ip6-localhost",
  "ip6-loopback",
  "ip6-localnet",
  "ip6-mcastprefix",
  "ip6-allnodes",
  "ip6-allrouters",
  "ip6-allhosts",
  "0.0.0.0",
  "loopback",
  "127.0.0.1",
  "255.255.255.255",
  "::1",
  "0",
};

/* What an ad blocker's rule may say after "$" and still block the whole site or page. */
static const char *const site_options[] = { "all", "doc", "document", "important", "popup" };

static gboolean
equals (Piece piece, const char *text)
{
  return strlen (text) == piece.length && memcmp (piece.text, text, piece.length) == 0;
}

static gboolean
begins (Piece piece, const char *prefix)
{
  const gsize length = strlen (prefix);

  return piece.length >= length && memcmp (piece.text, prefix, length) == 0;
}

static Piece
skip (Piece piece, gsize n)
{
  return (Piece) { piece.text + n, piece.length - n };
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

static Piece
strip (Piece piece)
{
  while (piece.length > 0 && is_space (piece.text[0]))
    piece = skip (piece, 1);
  while (piece.length > 0 && is_space (piece.text[piece.length - 1]))
    piece.length--;
  return piece;
}

/* Takes the first word off @rest. */
static Piece
next_word (Piece *rest)
{
  Piece word = { strip (*rest).text, 0 };

  *rest = strip (*rest);
  while (word.length < rest->length && !is_space (word.text[word.length]))
    word.length++;
  *rest = strip (skip (*rest, word.length));
  return word;
}

static gboolean
is_own_name (Piece word)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_names); i++)
    if (equals (word, own_names[i]))
      return TRUE;
  return FALSE;
}

/* Whether @word is an address, as those in the first column of a hosts file; some write "0" for 0.0.0.0. */
static gboolean
is_ip (Piece word)
{
  char text[64];

  if (word.length == 0 || word.length >= sizeof text)
    return FALSE;
  if (equals (word, "0"))
    return TRUE;
  memcpy (text, word.text, word.length);
  text[word.length] = '\0';
  return g_hostname_is_ip_address (text);
}

static VigieListLine
take_text (VigieListReader *self, const char *text, gsize length)
{
  return self->take (text, length, self->user_data) ? VIGIE_LIST_LINE_TAKEN : VIGIE_LIST_LINE_FULL;
}

/* @path and @query are %NULL for the whole host. */
static VigieListLine
take_entry (
    VigieListReader *self, const char *host, gboolean is_name, Kind kind, const char *path, const char *query)
{
  VigieBlockListText text;

  if (!vigie_block_list_text_init (&text, host, path, query))
    return VIGIE_LIST_LINE_NOT_AN_ADDRESS;
  if (text.length > text.host_end)
    return take_text (self, text.text + 1, text.length - 1);

  if (is_name)
    {
      const VigieListLine judgement = vigie_list_guard_judge (host);

      if (judgement != VIGIE_LIST_LINE_TAKEN)
        return judgement;
    }
  if (kind == KIND_DOMAIN && is_name)
    return take_text (self, text.text, text.host_end);
  return take_text (self, text.text + 1, text.host_end - 1);
}

/* A host as nearly all lists write it: lower case, digits, hyphens, dots. It is what a browser would make of
 * it. */
static gboolean
is_plain_host (Piece word)
{
  gsize label = 0;
  gboolean has_dot = FALSE, has_letter = FALSE;

  for (gsize i = 0; i < word.length; i++)
    {
      const char c = word.text[i];

      if (c == '.')
        {
          if (i == label)
            return FALSE;
          label = i + 1;
          has_dot = TRUE;
          has_letter = FALSE;
        }
      else if (g_ascii_islower (c))
        has_letter = TRUE;
      else if (!g_ascii_isdigit (c) && c != '-' && c != '_')
        return FALSE;
      if (i == label && i + 4 <= word.length && memcmp (word.text + i, "xn--", 4) == 0)
        return FALSE;
    }
  /* The last label of an address in any notation holds a digit first; a name's holds a letter. */
  return has_dot && label < word.length && has_letter && !g_ascii_isdigit (word.text[label]);
}

/* A web address, or what becomes one when "http://" is put before it. */
static VigieListLine
take_address (VigieListReader *self, Piece word, gboolean has_scheme, Kind kind)
{
  char text[VIGIE_LIST_MAX_LINE + 16];
  gsize length = 0;
  gboolean is_name, is_page;

  if (word.length > VIGIE_LIST_MAX_LINE)
    return VIGIE_LIST_LINE_TOO_LONG;
  if (!has_scheme)
    length = g_strlcpy (text, "http://", sizeof text);
  memcpy (text + length, word.text, word.length);
  length += word.length;

  if (!vigie_url_parse (&self->url, text, length) ||
      (!g_str_equal (self->url.scheme, "http") && !g_str_equal (self->url.scheme, "https")))
    return VIGIE_LIST_LINE_NOT_AN_ADDRESS;
  if ((self->url.notes & VIGIE_URL_NOTE_EMPTY_LABEL) != 0)
    return VIGIE_LIST_LINE_NOT_AN_ADDRESS;

  is_name = self->url.host_kind == VIGIE_HOST_DOMAIN;
  if (is_name && strchr (self->url.host, '.') == NULL)
    return VIGIE_LIST_LINE_NOT_AN_ADDRESS;
  is_page = !g_str_equal (self->url.path, "/") || self->url.query != NULL;
  return take_entry (self, self->url.host, is_name, has_scheme || is_page ? KIND_HOST : kind,
                     is_page ? self->url.path : NULL, is_page ? self->url.query : NULL);
}

/* A host, with "*." or a dot before it or not, or a host and a page. */
static VigieListLine
take_word (VigieListReader *self, Piece word, Kind kind)
{
  char host[VIGIE_BLOCK_LIST_MAX_HOST + 1];

  if (begins (word, "*."))
    word = skip (word, 2);
  else if (begins (word, "."))
    word = skip (word, 1);
  if (word.length == 0)
    return VIGIE_LIST_LINE_NOT_AN_ADDRESS;
  if (word.length > VIGIE_BLOCK_LIST_MAX_HOST || !is_plain_host (word))
    {
      /* An email address, a wildcard, or something else that a browser would forgive and a list does not
       * mean. */
      for (gsize i = 0; i < word.length && word.text[i] != '/' && word.text[i] != '?'; i++)
        if (strchr ("@*\\\"'<>|^$,;()", word.text[i]) != NULL || (guchar) word.text[i] < ' ')
          return VIGIE_LIST_LINE_NOT_AN_ADDRESS;
      return take_address (self, word, FALSE, kind);
    }

  memcpy (host, word.text, word.length);
  host[word.length] = '\0';
  return take_entry (self, host, TRUE, kind, NULL, NULL);
}

static gboolean
are_site_options (Piece options)
{
  while (options.length > 0)
    {
      const char *comma = memchr (options.text, ',', options.length);
      const gsize length = comma != NULL ? (gsize) (comma - options.text) : options.length;
      gboolean is_known = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (site_options); i++)
        is_known |= equals ((Piece) { options.text, length }, site_options[i]);
      if (!is_known)
        return FALSE;
      options = skip (options, MIN (length + 1, options.length));
    }
  return TRUE;
}

/* "||host^", "||host/page^", with or without options. */
static VigieListLine
take_rule (VigieListReader *self, Piece rule)
{
  const char *dollar = memrchr (rule.text, '$', rule.length);

  if (dollar != NULL)
    {
      const gsize length = (gsize) (dollar - rule.text);

      if (!are_site_options (skip (rule, length + 1)))
        return VIGIE_LIST_LINE_NOT_A_SITE;
      rule.length = length;
    }
  if (rule.length > 0 && rule.text[rule.length - 1] == '|')
    rule.length--;
  if (rule.length > 0 && rule.text[rule.length - 1] == '^')
    rule.length--;
  if (begins (rule, "*."))
    rule = skip (rule, 2);
  if (rule.length == 0 || memchr (rule.text, '*', rule.length) != NULL ||
      memchr (rule.text, '^', rule.length) != NULL)
    return VIGIE_LIST_LINE_NOT_A_SITE;
  return take_word (self, rule, KIND_DOMAIN);
}

static VigieListLine
take_hosts (VigieListReader *self, Piece rest)
{
  VigieListLine result = VIGIE_LIST_LINE_EMPTY;

  while (rest.length > 0)
    {
      const Piece word = next_word (&rest);
      const VigieListLine one =
          is_own_name (word) ? VIGIE_LIST_LINE_EMPTY : take_word (self, word, KIND_HOST);

      result = MAX (result, one);
    }
  return result;
}

/* Feeds write addresses so that nobody opens them by mistake: "hxxps://example[.]org". */
static Piece
undo_defanging (Piece word, char *buffer)
{
  gsize length = 0;

  if (!begins (word, "hxxp") && memmem (word.text, word.length, "[.]", 3) == NULL)
    return word;
  for (gsize i = 0; i < word.length;)
    {
      if (begins (skip (word, i), "[.]"))
        {
          buffer[length++] = '.';
          i += 3;
        }
      else
        buffer[length++] = word.text[i++];
    }
  if (begins ((Piece) { buffer, length }, "hxxp"))
    buffer[1] = buffer[2] = 't';
  return (Piece) { buffer, length };
}

/* A comment after an entry begins with a space. */
static Piece
cut_comment (Piece line)
{
  for (gsize i = 1; i < line.length; i++)
    if (line.text[i] == '#' && is_space (line.text[i - 1]))
      return strip ((Piece) { line.text, i });
  return line;
}

static gboolean
is_remark (Piece line)
{
  const char first = line.text[0];

  /* "##" and its like hide parts of pages. "[" begins the heading of an ad blocker's list, or an IPv6
   * address. */
  return first == '#' || first == '!' || first == ';' ||
         (first == '[' && !begins (line, "[:") && memchr (line.text, ' ', line.length) != NULL);
}

static VigieListLine
read_entry (VigieListReader *self, Piece line)
{
  char buffer[VIGIE_LIST_MAX_LINE];
  Piece rest = line, word = next_word (&rest);

  if (begins (line, "@@"))
    return VIGIE_LIST_LINE_EXCEPTION;
  if (begins (line, "||"))
    return rest.length == 0 ? take_rule (self, skip (line, 2)) : VIGIE_LIST_LINE_NOT_A_SITE;
  if (memmem (line.text, line.length, "##", 2) != NULL || memmem (line.text, line.length, "#@#", 3) != NULL)
    return VIGIE_LIST_LINE_NOT_A_SITE;
  if (rest.length > 0)
    return is_ip (word) ? take_hosts (self, rest) : VIGIE_LIST_LINE_NOT_AN_ADDRESS;
  if (is_own_name (word))
    return VIGIE_LIST_LINE_EMPTY;

  if (begins (word, "|http") && word.length > 1)
    word = skip (word, 1);
  word = undo_defanging (word, buffer);
  if (memmem (word.text, word.length, "://", 3) != NULL)
    return take_address (self, word, TRUE, KIND_HOST);
  return take_word (self, word, KIND_DOMAIN);
}

static VigieListLine
read_line (VigieListReader *self, Piece line)
{
  Piece cell;

  /* A comment's commas make no table of the line; in one, "#" may stand in any cell. */
  if (!self->table.has_column && line.text[0] != '"')
    line = cut_comment (line);
  cell = line;

  switch (vigie_list_table_read (&self->table, line.text, line.length, &cell.text, &cell.length))
    {
    case VIGIE_LIST_TABLE_HEADINGS:
      return VIGIE_LIST_LINE_EMPTY;
    case VIGIE_LIST_TABLE_NO_CELL:
      return VIGIE_LIST_LINE_NOT_AN_ADDRESS;
    case VIGIE_LIST_TABLE_CELL:
      return read_entry (self, cell);
    case VIGIE_LIST_TABLE_NONE:
    default:
      return read_entry (self, line);
    }
}

/**
 * vigie_list_reader_read:
 * @self: a reader; all zero but for @take and @user_data before its first line
 * @line: (array length=@length): a line, without its end; any bytes
 * @length: how many
 *
 * Understands plain hosts and domains ("example.org", "*.example.org"), hosts files ("0.0.0.0 example.org"),
 * ad blockers' lists ("||example.org^"), web addresses ("https://example.org/page") and tables with commas
 * that have one of these in each line; host names in any script.
 *
 * A domain of a plain or ad blocker's list is taken with all below it; a host of a hosts file or of an
 * address stands for itself; a page stands for itself alone. An ending under which strangers have their
 * sites, and the official sites of messengers, are never taken as a whole: a list that blocked them would be
 * a fault, or an attack.
 *
 * Returns: what became of it
 */
VigieListLine
vigie_list_reader_read (VigieListReader *self, const char *line, gsize length)
{
  Piece piece = { line, length };

  g_return_val_if_fail (self != NULL && self->take != NULL, VIGIE_LIST_LINE_EMPTY);

  if (begins (piece, "\xef\xbb\xbf"))
    piece = skip (piece, 3);
  piece = strip (piece);
  if (piece.length == 0 || is_remark (piece))
    return VIGIE_LIST_LINE_EMPTY;
  if (piece.length > VIGIE_LIST_MAX_LINE)
    return VIGIE_LIST_LINE_TOO_LONG;
  if (!g_utf8_validate_len (piece.text, piece.length, NULL))
    return VIGIE_LIST_LINE_NOT_UTF8;
  return read_line (self, piece);
}

/**
 * vigie_list_reader_clear:
 * @self: a reader
 */
void
vigie_list_reader_clear (VigieListReader *self)
{
  vigie_url_clear (&self->url);
}

/**
 * vigie_list_line_to_reason:
 * @line: what became of a line that was left out
 *
 * Returns: (transfer none): why, a few words in the person's language
 */
const char *
vigie_list_line_to_reason (VigieListLine line)
{
  switch (line)
    {
    case VIGIE_LIST_LINE_NOT_UTF8:
      return _ ("it is no text");
    case VIGIE_LIST_LINE_TOO_LONG:
      return _ ("it is too long");
    case VIGIE_LIST_LINE_NOT_AN_ADDRESS:
      return _ ("it is no web address");
    case VIGIE_LIST_LINE_NOT_A_SITE:
      return _ ("it blocks parts of pages, not a site");
    case VIGIE_LIST_LINE_EXCEPTION:
      return _ ("it is an exception");
    case VIGIE_LIST_LINE_PUBLIC_SUFFIX:
      return _ ("many strangers have their sites under it");
    case VIGIE_LIST_LINE_OFFICIAL:
      return _ ("it is an official site of a messenger");
    case VIGIE_LIST_LINE_FULL:
      return _ ("the list is full");
    case VIGIE_LIST_LINE_EMPTY:
    case VIGIE_LIST_LINE_TAKEN:
    default:
      return "";
    }
}
