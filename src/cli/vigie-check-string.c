/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-check-string.h"

#include "vigie-text.h"

#include <string.h>

/* The subject of a reason is a host, a name, a part of a link. */
#define MAX_SUBJECT 80

/* Whether a byte goes into a JSON string as it is. */
static gboolean
is_plain (guint8 byte)
{
  return byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
}

/* Characters that would do something to a terminal, or that nobody sees: escaped, they are only data. */
static gboolean
does_something (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x061c || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
         (c >= 0xfff0 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe0fff);
}

static void
append_escaped (GString *out, gunichar c)
{
  if (c == '"' || c == '\\')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, (char) c);
    }
  else if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else if (c < 0x10000)
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_printf (out, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + (c & 0x3ff));
}

/* One character beyond the plain ones; returns how many bytes of @text it took. */
static gsize
append_character (GString *out, const char *text, gsize length)
{
  gunichar c = *text == '\0' ? 0 : g_utf8_get_char_validated (text, (gssize) length);
  gsize n;

  if (c >= (gunichar) -2)
    {
      g_string_append (out, "\xef\xbf\xbd");
      return 1;
    }

  n = (gsize) g_unichar_to_utf8 (c, NULL);
  if (does_something (c) || c == '"' || c == '\\')
    append_escaped (out, c);
  else
    g_string_append_len (out, text, (gssize) n);
  return n;
}

/**
 * vigie_check_append_string:
 * @out: where to
 * @text: anything; it may hold NUL
 * @length: of @text, bytes
 *
 * Writes a JSON string: of UTF-8, with U+FFFD for each byte that is none, and with every character escaped
 * that a terminal would obey.
 */
void
vigie_check_append_string (GString *out, const char *text, gsize length)
{
  gsize at = 0;

  g_string_append_c (out, '"');
  while (at < length)
    {
      gsize from = at;

      while (at < length && is_plain ((guint8) text[at]))
        at++;
      g_string_append_len (out, text + from, (gssize) (at - from));
      if (at < length)
        at += append_character (out, text + at, length - at);
    }
  g_string_append_c (out, '"');
}

/**
 * vigie_check_fill_in:
 * @sentence: a sentence of a rule, translated
 * @subject: what it names; from outside
 *
 * Returns: (transfer full): @sentence with @subject, cleaned, in place of “{name}”, for a terminal or a
 * program
 */
char *
vigie_check_fill_in (const char *sentence, const char *subject)
{
  g_autofree char *clean = NULL;
  g_auto (GStrv) parts = NULL;

  if (strstr (sentence, VIGIE_CHECK_PLACEHOLDER) == NULL)
    return g_strdup (sentence);

  clean = vigie_text_clean (subject, MAX_SUBJECT, NULL);
  parts = g_strsplit (sentence, VIGIE_CHECK_PLACEHOLDER, -1);
  return g_strjoinv (clean, parts);
}
