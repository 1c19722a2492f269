/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What looks like a scheme, and what looks like a host: for the link finder. */

#include "vigie-link-shape.h"

#include "vigie-domain.h"
#include "vigie-idna.h"

#include <string.h>

#define MAX_SCHEME 32
#define MAX_HOST 253
/* Room for a host whose characters become punycode. */
#define ASCII_SIZE 1024

static gboolean
is_scheme_byte (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '-' || c == '*' || c == '_';
}

static gboolean
is_slash (char c)
{
  return c == '/' || c == '\\';
}

static gboolean
ends_with (const char *name, gsize n_name, const char *end)
{
  gsize n = strlen (end);

  return n <= n_name && g_ascii_strncasecmp (name + n_name - n, end, n) == 0;
}

/* “http” and how people write it so that nobody opens it. All are as long as what they stand for. The longer
 * come first. */
static const char *const web_names[] = {
  "https", "hxxps", "hxtps", "htxps", "h**ps", "h__ps", "http", "hxxp", "hxtp", "htxp", "h**p", "h__p", NULL,
};

/* Schemes that are links without “//”. */
static const char *const named[] = {
  "tg",     "sgnl",     "whatsapp",     "intent",  "javascript", "data",    "mailto",   "tel",   "sms",
  "smsto",  "market",   "sip",          "xmpp",    "magnet",     "bitcoin", "facetime", "skype", "viber",
  "callto", "vbscript", "fb-messenger", "element", "matrix",     "threema", NULL,
};

/* What a named scheme must be followed by, so that “data: the facts” and “Tel: later” are none. */
static gboolean
goes_on (const char *name, gsize n_name, const char *rest, gsize n_rest)
{
  gboolean is_number =
      n_rest > 0 && (g_ascii_isdigit (*rest) || *rest == '+' || *rest == '*' || *rest == '#');

  if (n_rest == 0)
    return FALSE;
  if (n_name <= 5 && (ends_with (name, n_name, "tel") || ends_with (name, n_name, "sms")))
    return is_number;
  if (ends_with (name, n_name, "mailto"))
    return memchr (rest, '@', n_rest) != NULL;
  if (ends_with (name, n_name, "data"))
    return memchr (rest, ',', n_rest) != NULL || memchr (rest, '/', n_rest) != NULL;
  if (ends_with (name, n_name, "javascript") || ends_with (name, n_name, "vbscript"))
    return TRUE;
  return g_ascii_isalnum (*rest) || is_slash (*rest) || *rest == '#' || *rest == '?' || *rest == '+';
}

/* A word before “http” may have been run into it: “herehttps://…”. */
static gsize
find_web_name (const char *name, gsize n_name)
{
  for (guint i = 0; web_names[i] != NULL; i++)
    if (ends_with (name, n_name, web_names[i]))
      return strlen (web_names[i]);
  return 0;
}

/**
 * vigie_link_scheme_at:
 * @bytes: a word
 * @n_bytes: its length
 * @floor: where the scheme may begin at the earliest
 * @colon: where the colon is
 * @start: (out): where the scheme begins
 *
 * Returns: what kind of scheme ends before the colon
 */
VigieLinkSchemeKind
vigie_link_scheme_at (const char *bytes, gsize n_bytes, gsize floor, gsize colon, gsize *start)
{
  const char *rest = bytes + colon + 1;
  gsize n_rest = n_bytes - colon - 1;
  gsize from = colon;
  gsize n_web;

  while (from > floor && colon - from < MAX_SCHEME && is_scheme_byte (bytes[from - 1]))
    from--;
  n_web = find_web_name (bytes + from, colon - from);
  if (n_web > 0 && n_rest > 0 && (is_slash (*rest) || (guint8) *rest >= 0x80 || g_ascii_isalnum (*rest)))
    {
      *start = colon - n_web;
      return VIGIE_LINK_SCHEME_WEB;
    }

  while (from < colon && !g_ascii_isalpha (bytes[from]))
    from++;
  *start = from;
  for (guint i = 0; named[i] != NULL; i++)
    if (strlen (named[i]) == colon - from && ends_with (bytes + from, colon - from, named[i]) &&
        goes_on (bytes + from, colon - from, rest, n_rest))
      return VIGIE_LINK_SCHEME_NAMED;
  if (colon - from > 1 && n_rest > 2 && rest[0] == '/' && rest[1] == '/')
    return VIGIE_LINK_SCHEME_OTHER;
  return VIGIE_LINK_SCHEME_NONE;
}

/**
 * vigie_link_is_host_byte:
 * @c: a byte
 *
 * Returns: whether it may be in a host that is written without a scheme: a letter of any script, a digit, a
 *   hyphen, an underscore
 */
gboolean
vigie_link_is_host_byte (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_' || (guint8) c >= 0x80;
}

/**
 * vigie_link_host_letter:
 * @bytes: a word, UTF-8
 * @n_bytes: its length
 * @at: a place in it, or behind its end
 *
 * Beyond ASCII some characters are no letters: arrows, emoji. Those end a host.
 *
 * Returns: how long the letter, digit, hyphen or dot of a host at @at is, bytes; 0 if there is none
 */
gsize
vigie_link_host_letter (const char *bytes, gsize n_bytes, gsize at)
{
  gunichar c = at < n_bytes ? (guint8) bytes[at] : 0;

  if (c < 0x80)
    return vigie_link_is_host_byte ((char) c) || c == '.' ? 1 : 0;

  c = g_utf8_get_char (bytes + at);
  return g_unichar_isalnum (c) || g_unichar_ismark (c) ? (gsize) g_unichar_to_utf8 (c, NULL) : 0;
}

/**
 * vigie_link_is_address:
 * @host: a name with dots in it
 * @n_bytes: its length
 *
 * Returns: whether it is an IPv4 address of four decimal numbers
 */
gboolean
vigie_link_is_address (const char *host, gsize n_bytes)
{
  guint n_numbers = 0;
  gsize i = 0;

  while (i < n_bytes)
    {
      guint number = 0;
      gsize from = i;

      for (; i < n_bytes && g_ascii_isdigit (host[i]) && i - from < 3; i++)
        number = number * 10 + (guint) g_ascii_digit_value (host[i]);
      if (i == from || number > 255)
        return FALSE;
      n_numbers++;
      if (i == n_bytes)
        break;
      if (host[i] != '.' || i + 1 == n_bytes)
        return FALSE;
      i++;
    }

  return n_numbers == 4;
}

/**
 * vigie_link_has_known_suffix:
 * @host: a name, any script and case, UTF-8
 * @n_bytes: its length
 *
 * Returns: whether it ends in a domain that exists by the Public Suffix List, and something stands before
 * that
 */
gboolean
vigie_link_has_known_suffix (const char *host, gsize n_bytes)
{
  char ascii[ASCII_SIZE];
  gboolean is_mapped;
  gssize n;

  if (n_bytes == 0 || n_bytes > MAX_HOST)
    return FALSE;

  n = vigie_idna_to_ascii (host, n_bytes, ascii, sizeof ascii, &is_mapped);
  return n > 0 && vigie_domain_is_known (ascii);
}

/**
 * vigie_link_is_name:
 * @host: letters of any script, digits, hyphens, underscores and dots, none of these at its ends
 * @n_bytes: its length
 *
 * Returns: whether it may be the name of a host on its own, be there such a domain or not: two parts at
 * least, and a last one that is no number
 */
gboolean
vigie_link_is_name (const char *host, gsize n_bytes)
{
  const char *dot = g_strrstr_len (host, (gssize) n_bytes, ".");

  return dot != NULL && dot > host && n_bytes <= MAX_HOST && dot + 1 < host + n_bytes &&
         !g_ascii_isdigit (dot[1]) && g_strstr_len (host, (gssize) n_bytes, "..") == NULL;
}

static gboolean
is_any_of (const char *word, gsize n_word, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == n_word && g_ascii_strncasecmp (words[i], word, n_word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_capitalised (const char *word, gsize n_word)
{
  return n_word > 1 && g_ascii_isupper (word[0]) && g_ascii_islower (word[1]);
}

/* “report.zip”, “README.md”: domains that exist, and also the ends of files' names. */
static gboolean
is_file_name (const char *host, gsize n_bytes, const char *last, gsize n_last)
{
  static const char *const endings[] = {
    "zip", "mov", "md", "py", "sh", "pl", "rs", "ps", "so", "in", "am", "ai", "app", "id", "mk", NULL,
  };
  /* Of these, only the names that programs have by custom: many honest sites are in India. */
  static const char *const usual[] = { "configure", "makefile", "config", "template", NULL };
  gsize n_first = (gsize) (last - 1 - host);

  if (memchr (host, '.', n_first) != NULL || !is_any_of (last, n_last, endings))
    return FALSE;
  if (n_last == 2 && (g_ascii_strncasecmp (last, "in", 2) == 0 || g_ascii_strncasecmp (last, "am", 2) == 0 ||
                      g_ascii_strncasecmp (last, "ai", 2) == 0 || g_ascii_strncasecmp (last, "id", 2) == 0))
    return is_any_of (host, n_first, usual);
  return TRUE;
}

/* “It is over.Call me”: a capital letter after the only dot, and none of the endings that people write so. */
static gboolean
is_sentence_end (const char *host, const char *last, gsize n_last)
{
  static const char *const usual[] = { "com", "net", "org", "info", "gov", "edu", NULL };

  return is_capitalised (last, n_last) && memchr (host, '.', (gsize) (last - 1 - host)) == NULL &&
         !is_any_of (last, n_last, usual);
}

/**
 * vigie_link_host_shape:
 * @host: letters of any script, digits, hyphens, underscores and dots, none of these at its ends
 * @n_bytes: its length
 *
 * Says whether what stands in a message without a scheme is a host. Versions (1.2.3), abbreviations (e.g) and
 * whatever ends in no domain that exists are none.
 *
 * Returns: what @host is
 */
VigieLinkHostShape
vigie_link_host_shape (const char *host, gsize n_bytes)
{
  const char *dot = g_strrstr_len (host, (gssize) n_bytes, ".");
  const char *last = dot != NULL ? dot + 1 : NULL;
  gsize n_last = last != NULL ? (gsize) (host + n_bytes - last) : 0;

  if (n_last < 2 || g_ascii_isdigit (*last) || g_strstr_len (host, (gssize) n_bytes, "..") != NULL ||
      !vigie_link_has_known_suffix (host, n_bytes))
    return VIGIE_LINK_HOST_NOT;

  return is_file_name (host, n_bytes, last, n_last) || is_sentence_end (host, last, n_last)
             ? VIGIE_LINK_HOST_DOUBTFUL
             : VIGIE_LINK_HOST_LIKELY;
}
