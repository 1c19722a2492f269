/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-finder.h"

#include "vigie-link-break.h"
#include "vigie-link-end.h"
#include "vigie-link-shape.h"
#include "vigie-link-unit.h"

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

/* A link that begins with a scheme whose colon is at @colon. */
static gboolean
take_scheme (VigieLinkFinder *self, gsize colon, VigieLinkCandidate *candidate)
{
  const VigieLinkWord *word = &self->word;

  candidate->scheme = vigie_link_scheme_at (word->bytes, word->n_bytes, self->at, colon, &candidate->start);
  if (candidate->scheme == VIGIE_LINK_SCHEME_NONE)
    return FALSE;

  candidate->shape = VIGIE_LINK_HOST_LIKELY;
  candidate->authority = colon + 1;
  while (is_slash (byte_at (word, candidate->authority)))
    candidate->authority++;
  candidate->end = vigie_link_find_end (self, candidate);
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
take_tail (VigieLinkFinder *self, VigieLinkCandidate *candidate, gsize host_end)
{
  const VigieLinkWord *word = &self->word;
  gsize at = host_end;

  if (byte_at (word, at) == ':' && g_ascii_isdigit (byte_at (word, at + 1)))
    for (at++; g_ascii_isdigit (byte_at (word, at));)
      at++;
  candidate->end = at;
  if (is_slash (byte_at (word, at)) || byte_at (word, at) == '?' || byte_at (word, at) == '#')
    candidate->end = vigie_link_find_end (self, candidate);
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

/* “//evil.example”, as pages write it. */
static gboolean
is_without_scheme (const VigieLinkWord *word, gsize start)
{
  return start >= 2 && is_slash (word->bytes[start - 1]) && is_slash (word->bytes[start - 2]) &&
         (start == 2 || strchr ("(['=\"", word->bytes[start - 3]) != NULL);
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
  if (shape == VIGIE_LINK_HOST_LIKELY && start > 0 && is_slash (word->bytes[start - 1]) &&
      !is_without_scheme (word, start))
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

/* “telegram.org@evil.example”: pasted where addresses go, this opens evil.example. Without a path it is an
 * email address unless the name before the “@” is a host's; then whoever knows the hosts is to say. */
static gboolean
take_email (VigieLinkFinder *self, gsize name_end, gsize end, VigieLinkCandidate *candidate)
{
  const VigieLinkWord *word = &self->word;

  candidate->shape = VIGIE_LINK_HOST_LIKELY;
  if (is_slash (byte_at (word, end)))
    {
      candidate->end = vigie_link_find_end (self, candidate);
      return TRUE;
    }

  self->at = end;
  candidate->name_length = name_end - candidate->start;
  candidate->end = end;
  while (candidate->end > name_end + 1 && is_trimmed (word->bytes[candidate->end - 1]))
    candidate->end--;
  return word->bytes[name_end] == '@' &&
         vigie_link_has_known_suffix (word->bytes + candidate->start, candidate->name_length) &&
         vigie_link_has_known_suffix (word->bytes + name_end + 1, candidate->end - name_end - 1);
}

/* A host without a scheme around the dot at @dot. Moves @self on where there is none. */
static gboolean
take_host (VigieLinkFinder *self, gsize dot, VigieLinkCandidate *candidate)
{
  const VigieLinkWord *word = &self->word;
  gsize start;
  gsize end;
  gsize after_email;

  find_name (self, dot, &start, &end);
  after_email = pass_email (self, end);
  self->at = end_of_search (word, dot, end);
  candidate->start = start;
  candidate->authority = start;
  candidate->scheme = VIGIE_LINK_SCHEME_NONE;
  if (after_email > 0)
    return take_email (self, end, after_email, candidate);

  while (start < end && is_trimmed (word->bytes[start]))
    start++;
  while (end > start && is_trimmed (word->bytes[end - 1]))
    end--;
  candidate->start = start;
  candidate->authority = start;
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
find_in_word (VigieLinkFinder *self, VigieLinkCandidate *candidate)
{
  const VigieLinkWord *word = &self->word;
  gsize i = self->at;

  while (i < word->n_bytes)
    {
      char c = word->bytes[i];

      candidate->name_length = 0;
      if (c == ':' && take_scheme (self, i, candidate))
        return TRUE;
      if (c == '.' && i >= self->at && take_host (self, i, candidate))
        return TRUE;
      i = MAX (i + 1, c == '.' ? self->at : i);
    }

  return FALSE;
}

/* “tg:\\\\login”: nothing opens it so, but whoever is told to will mend it. */
static void
mend_backslashes (VigieLinkFinder *self, const VigieLinkCandidate *candidate)
{
  for (gsize at = candidate->authority; at > candidate->start && self->word.bytes[at - 1] != ':'; at--)
    if (self->word.bytes[at - 1] == '\\')
      {
        vigie_link_word_edit (&self->word)[at - 1] = '/';
        vigie_link_word_mark (&self->word, at - 1, VIGIE_LINK_MARK_DISGUISED);
      }
}

/* A host whose first dot stands at the end of the line, or in the next: “telegram-web⏎.com”. */
static gboolean
find_broken_host (VigieLinkFinder *self, gsize floor, VigieLinkCandidate *candidate)
{
  if (!vigie_link_join_host (&self->word, floor))
    return FALSE;

  self->at = floor;
  self->no_email = 0;
  self->slash = 0;
  self->next = MAX (self->next, self->word.end);
  return find_in_word (self, candidate);
}

/* “hxxp” becomes “http” of the same length. */
static void
mend_scheme (VigieLinkFinder *self, const VigieLinkCandidate *candidate)
{
  static const char http[] = "http";
  char *bytes;

  if (candidate->scheme == VIGIE_LINK_SCHEME_NAMED)
    mend_backslashes (self, candidate);
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
mend_break (VigieLinkFinder *self, VigieLinkCandidate *candidate)
{
  for (guint i = 0; i < VIGIE_LINK_MAX_BREAKS; i++)
    {
      gboolean is_joined = candidate->scheme == VIGIE_LINK_SCHEME_NAMED
                               ? vigie_link_join_path (&self->word, candidate->start, candidate->end)
                               : vigie_link_join_next (&self->word, candidate->authority, candidate->end);

      if (!is_joined)
        return;
      self->no_email = 0;
      self->slash = 0;
      candidate->end = vigie_link_find_end (self, candidate);
    }
}

static void
hand_over (VigieLinkFinder *self, const VigieLinkCandidate *candidate, VigieFoundLink *found)
{
  const VigieLinkWord *word = &self->word;

  found->text = word->bytes + candidate->start;
  found->text_length = candidate->end - candidate->start;
  found->start = vigie_link_word_get_origin (word, candidate->start);
  found->length = vigie_link_word_get_origin (word, candidate->end) - found->start;
  found->has_scheme = candidate->scheme != VIGIE_LINK_SCHEME_NONE;
  found->marks = vigie_link_word_get_marks (word, candidate->start, candidate->end);
  found->is_doubtful =
      candidate->shape == VIGIE_LINK_HOST_DOUBTFUL || (found->marks & VIGIE_LINK_MARK_SPOKEN) != 0;
  found->name_length = candidate->name_length;
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
  VigieLinkCandidate candidate;

  while (self->in_word || next_word (self))
    {
      const gsize floor = self->at;

      if (!find_in_word (self, &candidate) && !find_broken_host (self, floor, &candidate))
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
