/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-finder.h"

#include "vigie-link-break.h"
#include "vigie-link-host-end.h"
#include "vigie-link-shape.h"
#include "vigie-link-unit.h"

#include <string.h>

/* One candidate in a word. */
typedef struct
{
  gsize start;
  gsize authority; /* where the host begins, or what stands for it */
  gsize end;
  VigieLinkSchemeKind scheme;
  VigieLinkHostShape shape;
} Candidate;

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
closes (const VigieLinkWord *word, const Candidate *candidate, gsize at, int *depth)
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
trim_end (const VigieLinkWord *word, const Candidate *candidate, gsize end)
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

/* How far a link reaches that is known to go on up to the end of the word, or to what is clearly not its own.
 */
static gsize
find_end (VigieLinkFinder *self, const Candidate *candidate)
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

/* A link that begins with a scheme whose colon is at @colon. */
static gboolean
take_scheme (VigieLinkFinder *self, gsize colon, Candidate *candidate)
{
  const VigieLinkWord *word = &self->word;

  candidate->scheme = vigie_link_scheme_at (word->bytes, word->n_bytes, self->at, colon, &candidate->start);
  if (candidate->scheme == VIGIE_LINK_SCHEME_NONE)
    return FALSE;

  candidate->shape = VIGIE_LINK_HOST_LIKELY;
  candidate->authority = colon + 1;
  while (is_slash (byte_at (word, candidate->authority)))
    candidate->authority++;
  candidate->end = find_end (self, candidate);
  return candidate->end > candidate->authority || word->n_bytes == candidate->authority;
}

/* Whether an “@” follows what may be the name before it. Returns where to go on behind the address if so. */
static gsize
pass_email (VigieLinkFinder *self, gsize from)
{
  const VigieLinkWord *word = &self->word;
  gsize at = from;
  gsize n = 1;

  if (from < self->no_email)
    return 0;

  for (; n > 0; at += n)
    n = byte_at (word, at) == '+' || byte_at (word, at) == '%' ? 1 : letter_at (word, at);
  if (byte_at (word, at) != '@')
    {
      self->no_email = at;
      return 0;
    }

  at++;
  for (n = 1; n > 0; at += n)
    n = letter_at (word, at);
  return at;
}

/* From the end of a bare host over its port and path. */
static void
take_tail (VigieLinkFinder *self, Candidate *candidate, gsize host_end)
{
  const VigieLinkWord *word = &self->word;
  gsize at = host_end;

  if (byte_at (word, at) == ':' && g_ascii_isdigit (byte_at (word, at + 1)))
    for (at++; g_ascii_isdigit (byte_at (word, at));)
      at++;
  candidate->end = at;
  if (is_slash (byte_at (word, at)) || byte_at (word, at) == '?' || byte_at (word, at) == '#')
    candidate->end = find_end (self, candidate);
}

/* The bounds of the name with dots around @dot. */
static void
find_name (const VigieLinkFinder *self, gsize dot, gsize *start, gsize *end)
{
  const VigieLinkWord *word = &self->word;
  gsize from = dot;
  gsize n;

  while (from > self->at && vigie_link_is_host_byte (word->bytes[from - 1]))
    from--;
  *start = from;
  for (gsize at = from; at < dot; at += MAX (n, 1))
    {
      n = letter_at (word, at);
      if (n == 0)
        *start = at + (gsize) g_utf8_skip[(guint8) word->bytes[at]];
    }
  *start = MIN (*start, dot);

  *end = dot;
  for (n = 1; n > 0; *end += n)
    n = letter_at (word, *end);
}

static gboolean
is_trimmed (char c)
{
  return c == '.' || c == '-' || c == '_';
}

/* What a name means with what stands around it. */
static VigieLinkHostShape
judge_name (const VigieLinkFinder *self, gsize start, gsize end)
{
  const VigieLinkWord *word = &self->word;
  gboolean goes_on = is_slash (byte_at (word, end)) ||
                     (byte_at (word, end) == ':' && g_ascii_isdigit (byte_at (word, end + 1)));
  gboolean is_alone = self->is_alone && start == 0;
  VigieLinkHostShape shape;

  if (vigie_link_is_address (word->bytes + start, end - start))
    return goes_on || (is_alone && end == word->n_bytes) ? VIGIE_LINK_HOST_LIKELY : VIGIE_LINK_HOST_NOT;

  shape = vigie_link_host_shape (word->bytes + start, end - start);
  if (is_alone &&
      (shape == VIGIE_LINK_HOST_DOUBTFUL || vigie_link_is_name (word->bytes + start, end - start)))
    return VIGIE_LINK_HOST_LIKELY;
  if (shape == VIGIE_LINK_HOST_DOUBTFUL && goes_on)
    return VIGIE_LINK_HOST_LIKELY;
  if (shape == VIGIE_LINK_HOST_LIKELY && start > 0 && is_slash (word->bytes[start - 1]))
    return VIGIE_LINK_HOST_DOUBTFUL;
  return shape;
}

/* Where to look on if the name around @dot is no host: its last part may be a scheme. */
static gsize
end_of_search (const VigieLinkWord *word, gsize dot, gsize end)
{
  gsize at = MAX (end, dot + 1);

  if (byte_at (word, at) == ':')
    while (at > dot + 1 && word->bytes[at - 1] != '.')
      at--;
  return at;
}

/* A host without a scheme around the dot at @dot. Moves @self on where there is none. */
static gboolean
take_host (VigieLinkFinder *self, gsize dot, Candidate *candidate)
{
  const VigieLinkWord *word = &self->word;
  gsize start;
  gsize end;
  gsize after_email;

  find_name (self, dot, &start, &end);
  after_email = pass_email (self, end);
  if (after_email > 0 && !is_slash (byte_at (word, after_email)))
    {
      self->at = after_email;
      return FALSE;
    }

  self->at = end_of_search (word, dot, end);
  while (start < end && is_trimmed (word->bytes[start]))
    start++;
  while (end > start && is_trimmed (word->bytes[end - 1]))
    end--;
  candidate->start = start;
  candidate->authority = start;
  candidate->scheme = VIGIE_LINK_SCHEME_NONE;
  if (after_email > 0)
    {
      /* “telegram.org@evil.example/…”: pasted where addresses go, this opens evil.example. */
      candidate->shape = VIGIE_LINK_HOST_LIKELY;
      candidate->end = find_end (self, candidate);
      return TRUE;
    }
  if (start > 0 && word->bytes[start - 1] == '@')
    return FALSE;

  candidate->shape = start < end ? judge_name (self, start, end) : VIGIE_LINK_HOST_NOT;
  if (candidate->shape == VIGIE_LINK_HOST_NOT)
    return FALSE;
  take_tail (self, candidate, end);
  return TRUE;
}

/* The next link of the word, from self->at on. */
static gboolean
find_in_word (VigieLinkFinder *self, Candidate *candidate)
{
  const VigieLinkWord *word = &self->word;
  gsize i = self->at;

  while (i < word->n_bytes)
    {
      char c = word->bytes[i];

      if (c == ':' && take_scheme (self, i, candidate))
        return TRUE;
      if (c == '.' && i >= self->at && take_host (self, i, candidate))
        return TRUE;
      i = MAX (i + 1, c == '.' ? self->at : i);
    }

  return FALSE;
}

/* “hxxp” becomes “http” of the same length. */
static void
mend_scheme (VigieLinkFinder *self, const Candidate *candidate)
{
  static const char http[] = "http";
  char *bytes;

  if (candidate->scheme != VIGIE_LINK_SCHEME_WEB ||
      g_ascii_strncasecmp (self->word.bytes + candidate->start, http, 4) == 0)
    return;

  bytes = vigie_link_word_edit (&self->word);
  for (gsize i = 0; i < 4; i++)
    bytes[candidate->start + i] = http[i];
  vigie_link_word_mark (&self->word, candidate->start, VIGIE_LINK_MARK_DISGUISED);
}

/* A dot at the end of a line is the sentence's, or the host goes on behind it. */
static gboolean
reaches_end (const VigieLinkWord *word, gsize end)
{
  return end == word->n_bytes || (end + 1 == word->n_bytes && word->bytes[end] == '.');
}

/* A link that reaches to the end of its line may go on in the next. */
static void
mend_break (VigieLinkFinder *self, Candidate *candidate)
{
  for (guint i = 0; i < VIGIE_LINK_MAX_BREAKS; i++)
    {
      if (candidate->scheme == VIGIE_LINK_SCHEME_NAMED ||
          !vigie_link_join_next (&self->word, candidate->authority, candidate->end))
        return;
      self->no_email = 0;
      self->slash = 0;
      candidate->end = find_end (self, candidate);
    }
}

static void
hand_over (VigieLinkFinder *self, const Candidate *candidate, VigieFoundLink *found)
{
  const VigieLinkWord *word = &self->word;

  found->text = word->bytes + candidate->start;
  found->text_length = candidate->end - candidate->start;
  found->start = vigie_link_word_get_origin (word, candidate->start);
  found->length = vigie_link_word_get_origin (word, candidate->end) - found->start;
  found->has_scheme = candidate->scheme != VIGIE_LINK_SCHEME_NONE;
  found->is_doubtful = candidate->shape == VIGIE_LINK_HOST_DOUBTFUL;
  found->marks = vigie_link_word_get_marks (word, candidate->start, candidate->end);
}

/**
 * vigie_link_finder_start:
 * @self: zeroed at first
 * @message: UTF-8, or anything; kept until the last link was found
 * @length: of @message, bytes, less than 4 GiB
 *
 * Begins to look through a message.
 */
void
vigie_link_finder_start (VigieLinkFinder *self, const char *message, gsize length)
{
  vigie_link_word_init (&self->word, message, length);
  self->next = 0;
  self->at = 0;
  self->in_word = FALSE;
  self->is_alone = FALSE;
}

void
vigie_link_finder_clear (VigieLinkFinder *self)
{
  vigie_link_word_clear (&self->word);
}

static gboolean
next_word (VigieLinkFinder *self)
{
  VigieLinkWord *word = &self->word;
  gsize start = vigie_link_skip_between (word->message, word->length, self->next);

  if (!vigie_link_word_read (word, start))
    return FALSE;

  self->is_alone =
      self->next == 0 && vigie_link_skip_between (word->message, word->length, word->end) == word->length;
  self->next = word->end;
  self->at = 0;
  self->no_email = 0;
  self->slash = 0;
  self->in_word = TRUE;
  return TRUE;
}

/* What is left of a word that is longer than any link. */
static void
skip_rest_of_word (VigieLinkFinder *self)
{
  const VigieLinkWord *word = &self->word;
  gsize at = self->next;

  while (at < word->length && vigie_link_units[(guint8) word->message[at]] != VIGIE_LINK_UNIT_SPACE)
    at++;
  self->next = at;
}

/**
 * vigie_link_finder_next:
 * @self: started
 * @found: (out caller-allocates): the next link
 *
 * Finds the next link of the message: also bare hosts, links that are written so that nothing takes them for
 * one, links broken over lines, and links with invisible characters in them. Linear time; no allocation once
 * the buffers have grown.
 *
 * Returns: whether there was one more
 */
gboolean
vigie_link_finder_next (VigieLinkFinder *self, VigieFoundLink *found)
{
  Candidate candidate;

  while (self->in_word || next_word (self))
    {
      if (!find_in_word (self, &candidate))
        {
          self->in_word = FALSE;
          continue;
        }

      mend_scheme (self, &candidate);
      if (reaches_end (&self->word, candidate.end))
        mend_break (self, &candidate);
      self->at = candidate.end;
      /* The piece of a long word that comes next overlaps with this one, but links do not. */
      self->next =
          MAX (MAX (self->next, self->word.end), vigie_link_word_get_origin (&self->word, candidate.end));
      if (self->word.is_cut && candidate.end == self->word.n_bytes)
        skip_rest_of_word (self);
      hand_over (self, &candidate, found);
      return TRUE;
    }

  return FALSE;
}
