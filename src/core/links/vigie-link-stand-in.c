/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written so that nothing takes it for a link: “[.]”, “ point com”, “h t t p s”. */

#include "vigie-link-unit.h"

#include <string.h>

/* “evil [.] example”: how many spaces may stand on either side. */
#define MAX_SPACES 2
/* “h t t p s : / / …”: how far back its beginning is looked for, bytes. */
#define MAX_DRAWN_APART 256

typedef struct
{
  const char *written;
  const char *bytes;
} Spelling;

/* The longest with @written at @at, in any case of letters. */
static const Spelling *
find_spelling (const Spelling *spellings, gsize n_spellings, const char *at, gsize length)
{
  for (gsize i = 0; i < n_spellings; i++)
    {
      gsize n = strlen (spellings[i].written);

      if (n <= length && g_ascii_strncasecmp (at, spellings[i].written, n) == 0)
        return &spellings[i];
    }
  return NULL;
}

/* “[.]”, “(dot)”, “{point}”: returns how long it is, with its brackets; 0 if there is none. */
static gsize
read_brackets (const char *at, gsize length, VigieLinkStandIn *stand_in)
{
  static const Spelling inside[] = {
    { "://", "://" }, { "//", "//" },   { ".", "." },     { ":", ":" },     { "/", "/" },
    { "dot", "." },   { "point", "." }, { "punkt", "." }, { "punto", "." },
  };
  const Spelling *spelling;
  gsize n;

  if (length < 3 || (*at != '[' && *at != '(' && *at != '{'))
    return 0;

  spelling = find_spelling (inside, G_N_ELEMENTS (inside), at + 1, length - 1);
  n = spelling != NULL ? strlen (spelling->written) : 0;
  if (n == 0 || n + 1 >= length || (at[n + 1] != ']' && at[n + 1] != ')' && at[n + 1] != '}'))
    return 0;

  stand_in->bytes = spelling->bytes;
  stand_in->n_bytes = strlen (spelling->bytes);
  return n + 2;
}

/* HTML's and quoted-printable's ways to write a dot, a colon and a slash. */
static gsize
read_encoded (const char *at, gsize length, VigieLinkStandIn *stand_in)
{
  static const Spelling encoded[] = {
    { "&#46;", "." },  { "&#x2e;", "." },  { "&period;", "." }, { "&#58;", ":" },
    { "&#x3a;", ":" }, { "&colon;", ":" }, { "&#47;", "/" },    { "&#x2f;", "/" },
    { "&sol;", "/" },  { "=2E", "." },     { "=3A", ":" },      { "=2F", "/" },
  };
  const Spelling *spelling;

  if (*at != '&' && *at != '=')
    return 0;

  spelling = find_spelling (encoded, G_N_ELEMENTS (encoded), at, length);
  if (spelling == NULL)
    return 0;

  stand_in->bytes = spelling->bytes;
  stand_in->n_bytes = 1;
  return strlen (spelling->written);
}

static gboolean
is_host_letter_at (const char *message, gsize length, gsize at)
{
  gunichar c = at < length ? g_utf8_get_char_validated (message + at, (gssize) (length - at)) : 0;

  return c < (gunichar) -2 && g_unichar_isalnum (c);
}

static gsize
skip_spaces (const char *message, gsize length, gsize at)
{
  gsize end = MIN (length, at + MAX_SPACES);

  while (at < end && message[at] == ' ')
    at++;
  return at;
}

/* Whether @word stands at @at, in any case of letters. */
static gboolean
has_word (const char *message, gsize length, gsize at, const char *word)
{
  const gsize n = strlen (word);

  return at <= length && n <= length - at && g_ascii_strncasecmp (message + at, word, n) == 0;
}

/* “telegram-web point com”: of the domains that exist, those that are said so and are no words by themselves.
 */
static gsize
read_spoken (const char *message, gsize length, gsize at, VigieLinkStandIn *stand_in)
{
  static const char *const dots[] = { " dot ", " point ", NULL };
  static const char *const endings[] = { "com", "org", "net", "fr", "ru", "xyz", "info", NULL };

  for (guint i = 0; dots[i] != NULL; i++)
    {
      const gsize end = at + strlen (dots[i]);

      if (!has_word (message, length, at, dots[i]))
        continue;
      for (guint k = 0; endings[k] != NULL; k++)
        if (has_word (message, length, end, endings[k]) &&
            !is_host_letter_at (message, length, end + strlen (endings[k])))
          {
            stand_in->bytes = ".";
            stand_in->n_bytes = 1;
            stand_in->is_spoken = TRUE;
            return end - at;
          }
    }
  return 0;
}

static gboolean
ends_with_scheme (const char *message, gsize end)
{
  static const char *const schemes[] = { "http", "https", "hxxp", "hxxps", "tg", "sgnl", "whatsapp", NULL };

  for (guint i = 0; schemes[i] != NULL; i++)
    {
      const gsize n = strlen (schemes[i]);

      if (n <= end && g_ascii_strncasecmp (message + end - n, schemes[i], n) == 0 &&
          (n == end || !g_ascii_isalnum (message[end - n - 1])))
        return TRUE;
    }
  return FALSE;
}

/* “tg ://login”, “tg: //login” */
static gsize
read_torn_scheme (const char *message, gsize length, gsize at, VigieLinkStandIn *stand_in)
{
  const gsize from = skip_spaces (message, length, at);
  const gboolean has_colon = at > 0 && message[at - 1] == ':';
  const char *rest = has_colon ? "//" : "://";

  if (!has_word (message, length, from, rest) || !ends_with_scheme (message, at - (has_colon ? 1 : 0)) ||
      !is_host_letter_at (message, length, from + strlen (rest)))
    return 0;

  stand_in->bytes = rest;
  stand_in->n_bytes = strlen (rest);
  return from + strlen (rest) - at;
}

/* “h t t p s : / / t . m e / x”: whether the space at @at is one of those. */
static gboolean
is_drawn_apart (const char *message, gsize length, gsize at)
{
  const gsize floor = at > MAX_DRAWN_APART ? at - MAX_DRAWN_APART : 0;
  gsize start = at;

  if (at + 1 >= length || g_ascii_isspace (message[at + 1]) || at == 0)
    return FALSE;
  /* Every other one is a space, back to the beginning. */
  while (start >= floor + 2 && message[start] == ' ' && !g_ascii_isspace (message[start - 1]))
    start -= 2;
  if (message[start] != ' ' && start + 2 <= at)
    start += 2;
  if (start == 1 && !g_ascii_isspace (message[0]))
    start = 0;
  else
    start = message[start] == ' ' ? start + 1 : start;
  if (!has_word (message, length, start, "h t t p") && !has_word (message, length, start, "h x x p"))
    return FALSE;

  return at + 2 >= length || g_ascii_isspace (message[at + 2]) || message[at - 1] == '/';
}

/* What begins with a space, and no bracket follows. */
static gsize
read_spaced (const char *message, gsize length, gsize at, VigieLinkStandIn *stand_in)
{
  gsize n;

  if (at == 0 || g_ascii_isspace (message[at - 1]))
    return 0;

  n = read_spoken (message, length, at, stand_in);
  if (n == 0)
    n = read_torn_scheme (message, length, at, stand_in);
  if (n > 0 || !is_drawn_apart (message, length, at))
    return n;

  stand_in->bytes = "";
  stand_in->n_bytes = 0;
  return 1;
}

/**
 * vigie_link_stand_in:
 * @message: UTF-8, or anything
 * @length: of @message, bytes
 * @at: a place in it
 * @stand_in: (out caller-allocates) (optional): what stands there
 *
 * Recognises what is written for a dot, a colon or a slash, so that nothing takes it for a link. Spaces
 * around one in brackets belong to it. Constant time.
 *
 * Returns: whether there is one at @at
 */
gboolean
vigie_link_stand_in (const char *message, gsize length, gsize at, VigieLinkStandIn *stand_in)
{
  VigieLinkStandIn unused;
  VigieLinkStandIn *out = stand_in != NULL ? stand_in : &unused;
  gsize opening = skip_spaces (message, length, at);
  gsize n;

  out->is_spoken = FALSE;
  if (opening >= length)
    return FALSE;

  n = read_brackets (message + opening, length - opening, out);
  if (n > 0)
    {
      gsize end = skip_spaces (message, length, opening + n);

      /* “see (.) here” is no host, but “evil (.) example” may be: what follows has to look like one. */
      if (end > opening + n && !is_host_letter_at (message, length, end))
        end = opening + n;
      out->length = end - at;
      return TRUE;
    }

  n = opening == at ? read_encoded (message + at, length - at, out) : read_spaced (message, length, at, out);
  out->length = n;
  return n > 0;
}
