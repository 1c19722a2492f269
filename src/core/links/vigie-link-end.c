/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a link ends: for the link finder. Where its host does: vigie-link-host-end.c. */

#include "vigie-link-end.h"

#include "vigie-link-host-end.h"

#include <string.h>

static gboolean
is_slash (char c)
{
  return c == '/' || c == '\\';
}

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
  return is_slash (c) || c == '?' || c == '#';
}

static gboolean
starts_web_link (const VigieLinkWord *word, gsize at)
{
  gsize left = word->n_bytes - at;
  const char *bytes = word->bytes + at;

  return (left > 7 && g_ascii_strncasecmp (bytes, "http://", 7) == 0) ||
         (left > 8 && g_ascii_strncasecmp (bytes, "https://", 8) == 0);
}

/* Whether another link was run into the end of this one: “https://a.example,https://b.example”. Behind the
 * signs of a link it is a part of this one: “https://a.example/?to=https://b.example”. */
static gboolean
begins_another (const VigieLinkWord *word, gsize at)
{
  return (g_ascii_toupper (word->bytes[at]) == 'H') &&
         strchr ("/\\=?&#:@%+-_.~!*$", word->bytes[at - 1]) == NULL && starts_web_link (word, at);
}

/* The quotation mark or bracket that closes what was opened before the link. */
static gboolean
closes (const VigieLinkWord *word, const VigieLinkCandidate *candidate, gsize at, int *depth)
{
  char c = word->bytes[at];
  char before = candidate->start > 0 ? word->bytes[candidate->start - 1] : '\0';

  switch (c)
    {
    case '(':
    case '[':
    case '{':
      (*depth)++;
      return FALSE;
    case ')':
    case ']':
    case '}':
      return (*depth)-- == 0;
    case '\'':
      return before == '\'';
    case '|':
      return TRUE;
    default:
      return FALSE;
    }
}

/* Punctuation after a link is the sentence's. */
static gsize
trim_end (const VigieLinkWord *word, const VigieLinkCandidate *candidate, gsize end)
{
  char before = candidate->start > 0 ? word->bytes[candidate->start - 1] : '\0';

  while (end > candidate->authority + 1)
    {
      char c = word->bytes[end - 1];

      if (strchr (".,;:!?'\"|", c) != NULL || (strchr ("*_~", c) != NULL && c == before))
        end--;
      else if (end > candidate->authority + 3 &&
               (memcmp (word->bytes + end - 3, "…", 3) == 0 || memcmp (word->bytes + end - 3, "’", 3) == 0))
        end -= 3;
      else
        break;
    }
  return end;
}

/* Whether the bracket at @at is followed by what may be more of a host. */
static gboolean
goes_on_behind (const VigieLinkWord *word, gsize at)
{
  for (at++; byte_at (word, at) != '\0' && strchr (".,;:!?", word->bytes[at]) != NULL;)
    at++;
  return letter_at (word, at) > 0;
}

/**
 * vigie_link_find_end:
 * @self: a finder, in a word
 * @candidate: a link that is known to go on up to the end of the word, or to what is clearly not its own
 *
 * Returns: where it ends, bytes of the word
 */
gsize
vigie_link_find_end (VigieLinkFinder *self, const VigieLinkCandidate *candidate)
{
  const VigieLinkWord *word = &self->word;
  gboolean is_alone = self->is_alone && candidate->start == 0;
  gboolean in_host = TRUE;
  gboolean is_end = FALSE;
  gsize limit = word->n_bytes;
  gsize host = candidate->authority;
  int depth = 0;
  gsize at;

  if (candidate->scheme != VIGIE_LINK_SCHEME_NAMED)
    {
      limit = vigie_link_host_end (self, candidate->authority, &is_end);
      host = MAX (host, self->sign);
    }
  if (!is_end)
    limit = word->n_bytes;

  for (at = candidate->authority; at < limit; at++)
    {
      char c = word->bytes[at];

      if (at > candidate->authority && begins_another (word, at))
        break;
      if (is_alone)
        continue;
      in_host = in_host && !ends_authority (c);
      /* What stands before an “@” is no host, whatever it looks like. */
      if (at >= host && closes (word, candidate, at, &depth) && !(in_host && goes_on_behind (word, at)))
        break;
    }

  if (is_alone && at == word->n_bytes)
    return at;
  return trim_end (word, candidate, at);
}
