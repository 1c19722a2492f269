/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the host of a link ends: for the link finder. */

#include "vigie-link-host-end.h"

#include "vigie-link-shape.h"

#include <string.h>

static char
byte_at (const VigieLinkWord *word, gsize at)
{
  return at < word->n_bytes ? word->bytes[at] : '\0';
}

/* How long the letter of a host at @at is; 0 if it is none. */
static gsize
letter_at (const VigieLinkWord *word, gsize at)
{
  return vigie_link_host_letter (word->bytes, word->n_bytes, at);
}

static gboolean
ends_authority (char c)
{
  return c == '/' || c == '\\' || c == '?' || c == '#';
}

/* Browsers take no host with one of these, so none has it.
 * Source: https://url.spec.whatwg.org/#host-miscellaneous (read 2026-11-24) */
static gboolean
is_never_in_host (char c)
{
  return strchr ("|[]^<>", c) != NULL;
}

/* Finds the end of the authority at @from, and what stands in it before the host. Each byte of a word is
 * looked at once, for the links in it may be as many as its bytes. */
static gsize
find_host (VigieLinkFinder *self, gsize from, gsize *host)
{
  const VigieLinkWord *word = &self->word;

  if (from >= self->slash)
    {
      self->sign = 0;
      for (self->slash = from; self->slash < word->n_bytes; self->slash++)
        {
          if (ends_authority (word->bytes[self->slash]))
            break;
          if (word->bytes[self->slash] == '@')
            self->sign = self->slash + 1;
        }
    }

  *host = MAX (from, self->sign);
  return self->slash;
}

/* Whether what follows at @at makes a longer host, be it one that a browser alone would take for one:
 * “telegram.org)evil.example”. */
static gboolean
host_goes_on (const VigieLinkWord *word, gsize host, gsize at, gsize end)
{
  gsize last;

  for (last = at; last < end && !is_never_in_host (word->bytes[last]) && word->bytes[last] != ':'; last++)
    if (word->bytes[last] == '%' || (word->bytes[last] == '.' && last > at && word->bytes[last - 1] != '.' &&
                                     letter_at (word, last - 1) > 0 && letter_at (word, last + 1) > 0))
      return TRUE;
  while (last > at && word->bytes[last - 1] == '.')
    last--;
  return vigie_link_has_known_suffix (word->bytes + host, last - host);
}

/* A full stop of East Asia, read as a dot. */
static gboolean
is_foreign_stop (const VigieLinkWord *word, gsize at)
{
  return word->bytes[at] == '.' && !word->is_plain &&
         (guint8) word->message[vigie_link_word_get_origin (word, at)] >= 0x80;
}

/* Whether the host at @host has ended before @at, for what stands there is no letter, and the host is whole
 * without it. A letter of another script that looks like a plain one never ends a host: that is the fraud. */
static gboolean
is_after_host (const VigieLinkWord *word, gsize host, gsize at, gsize end)
{
  char c = word->bytes[at];
  gsize last = at;

  if (c == '%' || c == ':' || (c == '.' && !is_foreign_stop (word, at)) ||
      (c != '.' && letter_at (word, at) > 0))
    return FALSE;

  while (last > host && word->bytes[last - 1] == '.')
    last--;
  return vigie_link_has_known_suffix (word->bytes + host, last - host) &&
         !host_goes_on (word, host, at + 1, end);
}

/**
 * vigie_link_host_end:
 * @self: a finder, in a word
 * @authority: where in the word the host begins, or what stands before it and an “@”, bytes
 * @is_end: (out): whether the link ends with its host
 *
 * Finds the end of a host: a character that no host has, or one that is no letter, behind which no host goes
 * on. Linear time for all links of a word.
 *
 * Returns: where the link ends, if it ends with its host; where its path or query begins if not, bytes
 */
gsize
vigie_link_host_end (VigieLinkFinder *self, gsize authority, gboolean *is_end)
{
  const VigieLinkWord *word = &self->word;
  gsize host;
  gsize end = find_host (self, authority, &host);
  gsize at = host;

  *is_end = TRUE;
  if (byte_at (word, at) == '[')
    while (at < end && word->bytes[at] != ']')
      at++;
  else
    while (at < end && word->bytes[at] != ':' && !is_never_in_host (word->bytes[at]) &&
           !is_after_host (word, host, at, end))
      at += (gsize) g_utf8_skip[(guint8) word->bytes[at]];
  if (byte_at (word, at) == ']' && at > host && word->bytes[host] == '[')
    at++;
  if (byte_at (word, at) == ':' && g_ascii_isdigit (byte_at (word, at + 1)))
    for (at++; g_ascii_isdigit (byte_at (word, at));)
      at++;
  else if (byte_at (word, at) == ':')
    at = end;

  *is_end = at < end && at > authority && letter_at (word, at) == 0;
  if (at < end && is_foreign_stop (word, at))
    *is_end = TRUE;
  return MIN (*is_end ? at : end, word->n_bytes);
}
