/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-json-scan.h"

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <string.h>

/* json-glib says neither in which column a text goes wrong, nor where a value that it read stood; and it is
 * laxer than RFC 8259. So the text is first read here, strictly, and only then given to it.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc8259 (read 2026-11-24) */

/* A reader of one text. */
typedef struct
{
  const char *text;
  gsize length;
  gsize at;
  guint depth_left;
  const char *complaint; /* msgid; NULL while all is well */
} Scanner;

static gboolean scan_value (Scanner *scanner);

static gboolean
complain (Scanner *scanner, const char *complaint)
{
  if (scanner->complaint == NULL)
    scanner->complaint = complaint;
  return FALSE;
}

/* The byte that stands @ahead of the reader; 0, which no JSON text holds, past the end. */
static guchar
peek (Scanner *scanner, gsize ahead)
{
  return scanner->at + ahead < scanner->length ? (guchar) scanner->text[scanner->at + ahead] : 0;
}

static void
skip_space (Scanner *scanner)
{
  while (peek (scanner, 0) == ' ' || peek (scanner, 0) == '\t' || peek (scanner, 0) == '\n' ||
         peek (scanner, 0) == '\r')
    scanner->at++;
}

/* Reads the four digits after "\u", or says -1. */
static int
peek_hex (Scanner *scanner, gsize ahead)
{
  int value = 0;

  for (gsize i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value ((char) peek (scanner, ahead + i));

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* Reads one escape and stores its character, if asked for. */
static gboolean
scan_escape (Scanner *scanner, gunichar *c)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const guchar letter = peek (scanner, 1);
  const char *found = letter != 0 ? strchr (letters, letter) : NULL;
  int high, low;

  if (found != NULL)
    {
      *c = (guchar) meanings[found - letters];
      scanner->at += 2;
      return TRUE;
    }

  high = letter == 'u' ? peek_hex (scanner, 2) : -1;
  if (high < 0 || (high >= 0xdc00 && high <= 0xdfff))
    return complain (scanner, N_ ("a backslash stands before something that it cannot stand before"));
  if (high < 0xd800 || high > 0xdbff)
    {
      *c = (gunichar) high;
      scanner->at += 6;
      return TRUE;
    }

  low = peek (scanner, 6) == '\\' && peek (scanner, 7) == 'u' ? peek_hex (scanner, 8) : -1;
  if (low < 0xdc00 || low > 0xdfff)
    return complain (scanner, N_ ("a backslash stands before something that it cannot stand before"));
  *c = 0x10000 + (((gunichar) high - 0xd800) << 10) + ((gunichar) low - 0xdc00);
  scanner->at += 12;
  return TRUE;
}

/* Reads a string, and appends what it says to @meaning, if that is asked. */
static gboolean
scan_string (Scanner *scanner, GString *meaning)
{
  const gsize start = scanner->at;

  scanner->at++;
  while (peek (scanner, 0) != '"')
    {
      gunichar c;

      if (scanner->at >= scanner->length)
        {
          scanner->at = start;
          return complain (scanner, N_ ("a text begins here and does not end"));
        }
      if (peek (scanner, 0) < 0x20)
        return complain (scanner, N_ ("a text holds a line break or another control character"));

      if (peek (scanner, 0) == '\\')
        {
          if (!scan_escape (scanner, &c))
            return FALSE;
        }
      else
        {
          c = g_utf8_get_char (scanner->text + scanner->at);
          scanner->at += (gsize) g_utf8_skip[peek (scanner, 0)];
        }

      if (meaning != NULL)
        g_string_append_unichar (meaning, c);
    }

  scanner->at++;
  return TRUE;
}

static gboolean
scan_digits (Scanner *scanner)
{
  if (!g_ascii_isdigit (peek (scanner, 0)))
    return complain (scanner, N_ ("a number is not written as JSON writes numbers"));

  while (g_ascii_isdigit (peek (scanner, 0)))
    scanner->at++;
  return TRUE;
}

static gboolean
scan_number (Scanner *scanner)
{
  const gsize start = scanner->at;
  gboolean is_whole = TRUE;
  g_autofree char *digits = NULL;

  if (peek (scanner, 0) == '-')
    scanner->at++;
  if (peek (scanner, 0) == '0' && g_ascii_isdigit (peek (scanner, 1)))
    return complain (scanner, N_ ("a number is not written as JSON writes numbers"));
  if (!scan_digits (scanner))
    return FALSE;
  if (peek (scanner, 0) == '.')
    {
      is_whole = FALSE;
      scanner->at++;
      if (!scan_digits (scanner))
        return FALSE;
    }
  if (peek (scanner, 0) == 'e' || peek (scanner, 0) == 'E')
    {
      is_whole = FALSE;
      scanner->at++;
      if (peek (scanner, 0) == '+' || peek (scanner, 0) == '-')
        scanner->at++;
      if (!scan_digits (scanner))
        return FALSE;
    }

  /* json-glib would silently take another number for it. */
  digits = g_strndup (scanner->text + start, MIN (scanner->at - start, 32));
  if (is_whole && !g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, NULL, NULL))
    {
      scanner->at = start;
      return complain (scanner, N_ ("a number is too large"));
    }
  return TRUE;
}

static gboolean
scan_word (Scanner *scanner)
{
  static const char *const words[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (scanner->length - scanner->at >= length &&
          memcmp (scanner->text + scanner->at, words[i], length) == 0)
        {
          scanner->at += length;
          return TRUE;
        }
    }
  return complain (scanner, scanner->at < scanner->length ? N_ ("a value was expected")
                                                          : N_ ("the text ends too early"));
}

/* Reads a member's name and its colon. */
static gboolean
scan_name (Scanner *scanner, GString *name)
{
  skip_space (scanner);
  if (peek (scanner, 0) != '"')
    return complain (scanner, N_ ("a member’s name in quotes was expected"));
  if (!scan_string (scanner, name))
    return FALSE;
  skip_space (scanner);
  if (peek (scanner, 0) != ':')
    return complain (scanner, N_ ("a colon was expected"));
  scanner->at++;
  skip_space (scanner);
  return TRUE;
}

/* The same, for an object in which no name may stand twice: readers do not agree on which of the two counts,
 * and a person who wrote a file sees only one of them. */
static gboolean
scan_new_name (Scanner *scanner, GHashTable *names)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gsize start;

  skip_space (scanner);
  start = scanner->at;
  if (!scan_name (scanner, name))
    return FALSE;
  if (g_hash_table_add (names, g_strdup (name->str)))
    return TRUE;

  scanner->at = start;
  return complain (scanner, N_ ("a member of this name is already there"));
}

/* Reads what stands after a value in an object or array: TRUE: another value follows. */
static gboolean
scan_comma (Scanner *scanner, guchar closing)
{
  skip_space (scanner);
  if (peek (scanner, 0) == ',')
    {
      scanner->at++;
      skip_space (scanner);
      return TRUE;
    }
  if (peek (scanner, 0) == closing)
    {
      scanner->at++;
      return FALSE;
    }
  return complain (scanner, scanner->at >= scanner->length ? N_ ("the text ends too early")
                            : closing == '}'               ? N_ ("a comma or a closing brace was expected")
                                             : N_ ("a comma or a closing bracket was expected"));
}

static gboolean
scan_container (Scanner *scanner, guchar closing)
{
  g_autoptr (GHashTable) names = NULL;

  if (scanner->depth_left == 0)
    return complain (scanner, N_ ("it is nested too deeply"));

  scanner->depth_left--;
  scanner->at++;
  skip_space (scanner);
  if (peek (scanner, 0) == closing)
    {
      scanner->at++;
    }
  else
    {
      if (closing == '}')
        names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      do
        {
          if (names != NULL && !scan_new_name (scanner, names))
            return FALSE;
          if (!scan_value (scanner))
            return FALSE;
        }
      while (scan_comma (scanner, closing));
    }
  scanner->depth_left++;
  return scanner->complaint == NULL;
}

static gboolean
scan_value (Scanner *scanner)
{
  const guchar first = peek (scanner, 0);

  if (first == '{')
    return scan_container (scanner, '}');
  if (first == '[')
    return scan_container (scanner, ']');
  if (first == '"')
    return scan_string (scanner, NULL);
  if (first == '-' || g_ascii_isdigit (first))
    return scan_number (scanner);
  return scan_word (scanner);
}

/**
 * vigie_json_scan_check:
 * @text: the bytes of a JSON text
 * @length: how many
 * @max_depth: how deeply objects and arrays may lie in each other
 * @bad_offset: (out): where it goes wrong, in bytes; for vigie_json_scan_get_position ()
 * @complaint: (out): what is wrong there, a msgid
 *
 * Returns: whether @text is UTF-8, follows RFC 8259, names no member of an object twice, and holds no whole
 *   number beyond 64 bits
 */
gboolean
vigie_json_scan_check (
    const char *text, gsize length, guint max_depth, gsize *bad_offset, const char **complaint)
{
  Scanner scanner = { .text = text, .length = length, .depth_left = max_depth };
  const char *end;

  if (!g_utf8_validate_len (text, length, &end))
    {
      scanner.at = (gsize) (end - text);
      complain (&scanner, N_ ("this is not UTF-8 text"));
    }
  else
    {
      skip_space (&scanner);
      if (scan_value (&scanner))
        {
          skip_space (&scanner);
          if (scanner.at < length)
            complain (&scanner, N_ ("nothing more was expected"));
        }
    }

  *bad_offset = MIN (scanner.at, length);
  *complaint = scanner.complaint;
  return scanner.complaint == NULL;
}

/* Goes to the value of a member. */
static gboolean
enter_member (Scanner *scanner, const char *member)
{
  g_autoptr (GString) name = g_string_new (NULL);

  if (peek (scanner, 0) != '{')
    return FALSE;
  scanner->at++;
  skip_space (scanner);
  if (peek (scanner, 0) == '}')
    return FALSE;

  do
    {
      g_string_truncate (name, 0);
      if (!scan_name (scanner, name))
        return FALSE;
      if (g_str_equal (name->str, member))
        return TRUE;
      if (!scan_value (scanner))
        return FALSE;
    }
  while (scan_comma (scanner, '}'));

  return FALSE;
}

static gboolean
enter_element (Scanner *scanner, guint index)
{
  if (peek (scanner, 0) != '[')
    return FALSE;
  scanner->at++;
  skip_space (scanner);
  if (peek (scanner, 0) == ']')
    return FALSE;

  for (guint i = 0; i < index; i++)
    if (!scan_value (scanner) || !scan_comma (scanner, ']'))
      return FALSE;
  return TRUE;
}

/**
 * vigie_json_scan_locate:
 * @text: a text that vigie_json_scan_check () found good
 * @length: its length in bytes
 * @steps: (array length=n_steps): the way to a value
 * @n_steps: how many
 *
 * Finds where a value stands. Where the way ends early (a member is missing), the value that lacks it is
 * found.
 *
 * Returns: the offset of the value's first byte
 */
gsize
vigie_json_scan_locate (const char *text, gsize length, const VigieJsonStep *steps, guint n_steps)
{
  Scanner scanner = { .text = text, .length = length, .depth_left = G_MAXUINT };
  gsize found;

  skip_space (&scanner);
  found = scanner.at;
  for (guint i = 0; i < n_steps; i++)
    {
      gboolean entered = steps[i].member != NULL ? enter_member (&scanner, steps[i].member)
                                                 : enter_element (&scanner, steps[i].index);

      if (!entered)
        break;
      found = scanner.at;
    }
  return found;
}

/**
 * vigie_json_scan_get_position:
 * @text: any bytes
 * @length: how many
 * @offset: a place in them
 * @line: (out): its line, from 1
 * @column: (out): its column in characters, from 1
 */
void
vigie_json_scan_get_position (const char *text, gsize length, gsize offset, guint *line, guint *column)
{
  gsize line_start = 0;

  *line = 1;
  offset = MIN (offset, length);
  for (gsize i = 0; i < offset; i++)
    {
      if (text[i] != '\n')
        continue;
      (*line)++;
      line_start = i + 1;
    }

  *column = 1;
  for (gsize i = line_start; i < offset; i++)
    if (((guchar) text[i] & 0xc0) != 0x80)
      (*column)++;
}
