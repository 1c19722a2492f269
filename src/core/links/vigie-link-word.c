/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-word.h"

#include "vigie-link-unit.h"
#include "vigie-url.h"

#include <string.h>

/* A scheme may still be put before a word, and both together are at most the longest link. */
#define MAX_WORD (VIGIE_URL_MAX_LENGTH - 16)
/* A host that lies across the place where a long word is cut is whole in the next piece. */
#define OVERLAP 300
#define FIRST_SIZE 512

void
vigie_link_word_init (VigieLinkWord *self, const char *message, gsize length)
{
  self->message = message;
  self->length = length;
  self->start = 0;
  self->end = 0;
  self->n_bytes = 0;
  self->bytes = NULL;
  self->is_cut = FALSE;
  self->is_plain = TRUE;
}

void
vigie_link_word_clear (VigieLinkWord *self)
{
  g_clear_pointer (&self->buffer, g_free);
  g_clear_pointer (&self->origins, g_free);
  g_clear_pointer (&self->marks, g_free);
  self->size = 0;
}

static void
reserve (VigieLinkWord *self, gsize size)
{
  gsize grown = MAX (self->size, FIRST_SIZE);

  if (size <= self->size)
    return;

  while (grown < size)
    grown *= 2;
  self->buffer = g_realloc (self->buffer, grown);
  self->origins = g_renew (guint32, self->origins, grown);
  self->marks = g_realloc (self->marks, grown);
  self->size = grown;
}

/* Follows whether the next byte may still be one of a host. Called for each byte, so that no word is looked
 * through twice. */
static void
follow_host (VigieLinkWord *self, char c)
{
  const char before = self->n_bytes > 0 ? self->buffer[self->n_bytes - 1] : '\0';

  if (c == '/' && before == '/' && !self->is_past_host)
    self->has_authority = TRUE;
  else if (c == '?' || c == '#' || (c == '/' && before != ':' && before != '\0'))
    self->is_past_host = TRUE;
}

static void
forget (VigieLinkWord *self)
{
  self->n_bytes = 0;
  self->has_authority = FALSE;
  self->is_past_host = FALSE;
}

static void
put (VigieLinkWord *self, const char *bytes, gsize n_bytes, gsize origin, guint8 marks)
{
  reserve (self, self->n_bytes + n_bytes);
  for (gsize i = 0; i < n_bytes; i++)
    {
      follow_host (self, bytes[i]);
      self->buffer[self->n_bytes] = bytes[i];
      self->origins[self->n_bytes] = (guint32) (origin - self->start);
      self->marks[self->n_bytes++] = i == 0 ? marks : 0;
    }
}

/* Passes over what can be taken as it is: plain ASCII, with nothing in it that stands for something else. */
static gsize
pass_plain (const VigieLinkWord *self, gsize at, gsize limit)
{
  VigieLinkStandIn stand_in;

  while (at < limit)
    {
      guint8 class = vigie_link_units[(guint8) self->message[at]];

      if (class == VIGIE_LINK_UNIT_PLAIN ||
          (class == VIGIE_LINK_UNIT_OPENING &&
           !vigie_link_stand_in (self->message, self->length, at, &stand_in)))
        at++;
      else
        break;
    }

  return at;
}

/* Whether a full stop of East Asia is the dot of a host: between plain letters, or in what follows “://”.
 * Elsewhere it ends a sentence, and no space comes after it. */
static gboolean
is_dot (const VigieLinkWord *self, gsize after)
{
  if (self->is_past_host || self->has_authority)
    return !self->is_past_host;

  return self->n_bytes > 0 && g_ascii_isalnum (self->buffer[self->n_bytes - 1]) && after < self->length &&
         g_ascii_isalnum (self->message[after]);
}

/* One character, or one that stands for another. Returns where the next begins; @at at the end of the word.
 */
static gsize
take_unit (VigieLinkWord *self, gsize at, guint8 *waiting)
{
  VigieLinkStandIn stand_in;
  VigieLinkUnit unit;

  /* Behind the host, “=2E” is no dot but a piece of a query. */
  if (vigie_link_stand_in (self->message, self->length, at, &stand_in) &&
      !(self->message[at] == '=' && self->is_past_host))
    {
      *waiting |= VIGIE_LINK_MARK_DISGUISED | (stand_in.is_spoken ? VIGIE_LINK_MARK_SPOKEN : 0);
      if (stand_in.n_bytes > 0)
        {
          put (self, stand_in.bytes, stand_in.n_bytes, at, *waiting);
          *waiting = 0;
        }
      return at + stand_in.length;
    }

  vigie_link_unit_read (self->message, self->length, at, &unit);
  switch (unit.kind)
    {
    case VIGIE_LINK_UNIT_STOP:
      if (!is_dot (self, at + unit.length))
        return at;
      put (self, unit.bytes, unit.n_bytes, at, *waiting | VIGIE_LINK_MARK_DISGUISED);
      *waiting = 0;
      return at + unit.length;
    case VIGIE_LINK_UNIT_BETWEEN:
      return at;
    case VIGIE_LINK_UNIT_HIDDEN:
      *waiting |= VIGIE_LINK_MARK_HIDDEN;
      return at + unit.length;
    case VIGIE_LINK_UNIT_LETTER:
    default:
      put (self, unit.bytes, unit.n_bytes, at, *waiting | (unit.is_other ? VIGIE_LINK_MARK_DISGUISED : 0));
      *waiting = 0;
      return at + unit.length;
    }
}

/* Reads from @at to the end of the word behind what @self already holds. */
static void
read_units (VigieLinkWord *self, gsize at, guint8 marks)
{
  guint8 waiting = marks;

  while (at < self->length && self->n_bytes + VIGIE_LINK_UNIT_MAX < MAX_WORD)
    {
      gsize next = take_unit (self, at, &waiting);

      if (next == at)
        break;
      at = next;
    }
  self->bytes = self->buffer;
  self->end = at;
  self->is_cut = at < self->length && self->n_bytes + VIGIE_LINK_UNIT_MAX >= MAX_WORD;
}

/* Copies the message's own bytes, so that they can be changed. */
static void
own_bytes (VigieLinkWord *self)
{
  const char *bytes = self->bytes;
  gsize n_bytes = self->n_bytes;

  if (!self->is_plain)
    return;

  forget (self);
  reserve (self, n_bytes);
  for (gsize i = 0; i < n_bytes; i++)
    put (self, bytes + i, 1, self->start + i, 0);
  self->bytes = self->buffer;
  self->is_plain = FALSE;
}

/**
 * vigie_link_word_read:
 * @self: a word
 * @at: where in the message it begins: not between words
 *
 * Reads the word that begins at @at. A word longer than any link is read in pieces, each with a little of the
 * one before: the next begins at vigie_link_word_get_origin (…, n_bytes).
 *
 * Returns: whether there is one
 */
gboolean
vigie_link_word_read (VigieLinkWord *self, gsize at)
{
  gsize limit = MIN (self->length, at + MAX_WORD - VIGIE_LINK_UNIT_MAX);
  gsize end = pass_plain (self, at, limit);

  self->start = at;
  self->is_cut = FALSE;
  if (at >= self->length)
    return FALSE;

  self->is_plain = end == limit || (vigie_link_units[(guint8) self->message[end]] == VIGIE_LINK_UNIT_SPACE &&
                                    !vigie_link_stand_in (self->message, self->length, end, NULL));
  if (self->is_plain)
    {
      self->bytes = self->message + at;
      self->n_bytes = end - at;
      self->end = end;
      self->is_cut = end == limit && end < self->length;
    }
  else
    {
      forget (self);
      read_units (self, at, 0);
    }
  if (self->is_cut)
    self->end = vigie_link_word_get_origin (self, self->n_bytes - OVERLAP);
  return TRUE;
}

/**
 * vigie_link_word_append:
 * @self: a word
 * @at: where in the message another begins
 * @marks: how the other is joined to it
 *
 * Reads the word at @at too, and joins it to the end of @self. A word that would grow too long stays as it
 * is.
 *
 * Returns: whether something was joined
 */
gboolean
vigie_link_word_append (VigieLinkWord *self, gsize at, VigieLinkMarks marks)
{
  gsize n_before = self->n_bytes;

  if (self->is_cut || at >= self->length || self->n_bytes + VIGIE_LINK_UNIT_MAX >= MAX_WORD)
    return FALSE;

  own_bytes (self);
  read_units (self, at, (guint8) marks);
  self->is_cut = FALSE;
  return self->n_bytes > n_before;
}

/**
 * vigie_link_word_cut:
 * @self: a word
 * @n_bytes: how much of it stays
 *
 * Takes the end away again.
 */
void
vigie_link_word_cut (VigieLinkWord *self, gsize n_bytes)
{
  if (n_bytes >= self->n_bytes)
    return;

  self->end = vigie_link_word_get_origin (self, n_bytes);
  self->n_bytes = n_bytes;
}

/**
 * vigie_link_word_edit:
 * @self: a word
 *
 * Returns: (transfer none): its bytes, to be changed in place
 */
char *
vigie_link_word_edit (VigieLinkWord *self)
{
  own_bytes (self);
  return self->buffer;
}

/**
 * vigie_link_word_mark:
 * @self: a word
 * @at: a place in it, bytes
 * @marks: what was done there
 *
 * Notes a change made with vigie_link_word_edit ().
 */
void
vigie_link_word_mark (VigieLinkWord *self, gsize at, VigieLinkMarks marks)
{
  own_bytes (self);
  if (at < self->n_bytes)
    self->marks[at] |= (guint8) marks;
}

/**
 * vigie_link_word_get_origin:
 * @self: a word
 * @at: a place in it, or its length, bytes
 *
 * Returns: where in the message that is, bytes
 */
gsize
vigie_link_word_get_origin (const VigieLinkWord *self, gsize at)
{
  if (at >= self->n_bytes)
    return self->end;

  return self->start + (self->is_plain ? at : self->origins[at]);
}

/**
 * vigie_link_word_get_marks:
 * @self: a word
 * @from: the first place, bytes
 * @to: behind the last
 *
 * Returns: what was done between the two; what stands before the first does not count, for much is pasted
 *   with an invisible character at its beginning
 */
VigieLinkMarks
vigie_link_word_get_marks (const VigieLinkWord *self, gsize from, gsize to)
{
  guint8 marks = 0;

  if (self->is_plain || from >= to)
    return 0;

  for (gsize i = from + 1; i < to; i++)
    marks |= self->marks[i];
  return marks | (self->marks[from] & VIGIE_LINK_MARK_DISGUISED);
}

/**
 * vigie_link_skip_between:
 * @message: UTF-8, or anything
 * @length: of @message, bytes
 * @at: a place in it
 *
 * Returns: where the next word begins; @length if there is none
 */
gsize
vigie_link_skip_between (const char *message, gsize length, gsize at)
{
  VigieLinkUnit unit;

  while (at < length)
    {
      guint8 class = vigie_link_units[(guint8) message[at]];

      if (class == VIGIE_LINK_UNIT_SPACE)
        {
          at++;
          continue;
        }
      if (class != VIGIE_LINK_UNIT_OTHER)
        return at;

      vigie_link_unit_read (message, length, at, &unit);
      if (unit.kind == VIGIE_LINK_UNIT_LETTER)
        return at;
      at += unit.length;
    }

  return length;
}
