/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a message, read as a hasty eye does: without accents, and other alphabets' letters taken for
 * the Latin ones that they look like. */

#include "vigie-bait-reader.h"

#include <string.h>

/* A word in the making. */
typedef struct
{
  char letters[VIGIE_BAIT_MAX_WORD + 1];
  gsize n; /* may be more than there is room for: then it is no word of the table */
  guint n_latin;
  guint n_digits;
} Word;

/* The letters of Greek and Cyrillic that look like a Latin one, in lower case.
 * Source: https://www.unicode.org/Public/security/latest/confusables.txt (read 2026-11-24) */
static char
look_alike (gunichar c)
{
  static const struct
  {
    gunichar letter;
    char latin;
  } pairs[] = {
    { 0x03b1, 'a' }, { 0x03b5, 'e' }, { 0x03b9, 'i' }, { 0x03ba, 'k' }, { 0x03bd, 'v' }, { 0x03bf, 'o' },
    { 0x03c1, 'p' }, { 0x03c4, 't' }, { 0x03c5, 'u' }, { 0x03c7, 'x' }, { 0x0430, 'a' }, { 0x0432, 'b' },
    { 0x0433, 'r' }, { 0x0435, 'e' }, { 0x043a, 'k' }, { 0x043c, 'm' }, { 0x043d, 'h' }, { 0x043e, 'o' },
    { 0x043f, 'n' }, { 0x0440, 'p' }, { 0x0441, 'c' }, { 0x0442, 't' }, { 0x0443, 'y' }, { 0x0445, 'x' },
    { 0x0455, 's' }, { 0x0456, 'i' }, { 0x0458, 'j' }, { 0x04bb, 'h' }, { 0x0501, 'd' }, { 0x051b, 'q' },
    { 0x051d, 'w' }, { 0x0561, 'w' }, { 0x0570, 'h' }, { 0x0578, 'n' }, { 0x057d, 'u' }, { 0x0585, 'o' },
    { 0x0131, 'i' }, { 0x0261, 'g' },
  };

  c = g_unichar_tolower (c);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].letter == c)
      return pairs[i].latin;
  return '\0';
}

/* The letter that @c is without its accent, in lower case; 0 if it is no letter or digit that a word of the
 * table has. */
static char
fold (gunichar c)
{
  static const char latin_1[] = "aaaaaaaceeeeiiii"
                                "dnooooo\0ouuuuyts"
                                "aaaaaaaceeeeiiii"
                                "dnooooo\0ouuuuyty";
  gunichar plain[4];

  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? g_ascii_tolower ((char) c) : '\0';
  if (c >= 0xC0 && c <= 0xFF)
    return latin_1[c - 0xC0];
  if (c == 0x152 || c == 0x153)
    return 'o'; /* œ */
  /* Full-width, mathematical and circled letters. */
  if (c >= 0x2100 && g_unichar_fully_decompose (c, TRUE, plain, G_N_ELEMENTS (plain)) == 1 &&
      plain[0] < 0x80 && g_ascii_isalnum ((char) plain[0]))
    return g_ascii_tolower ((char) plain[0]);
  return look_alike (c);
}

/* “c0de”, “passw0rd” */
static char
read_digit (char c)
{
  static const char letters[] = "oi\0eas\0\0\0\0";

  return g_ascii_isdigit (c) ? letters[c - '0'] : c;
}

static VigieBaitIdeas
find_with_digits (const Word *word)
{
  char letters[VIGIE_BAIT_MAX_WORD + 1];
  gsize i;

  for (i = 0; i < word->n; i++)
    {
      letters[i] = read_digit (word->letters[i]);
      if (letters[i] == '\0')
        return 0;
    }
  letters[i] = '\0';
  return vigie_bait_word_find (letters);
}

static VigieBaitIdeas
find_pair (const char *first, const char *second)
{
  char pair[VIGIE_BAIT_MAX_WORDS + 1];

  if (*first == '\0')
    return 0;

  g_strlcpy (pair, first, sizeof pair);
  g_strlcat (pair, "_", sizeof pair);
  g_strlcat (pair, second, sizeof pair);
  return vigie_bait_word_find (pair);
}

/* Returns what @word stands for, also together with the one before it. */
static VigieBaitIdeas
close_word (VigieBaitReader *self, Word *word)
{
  VigieBaitIdeas ideas = 0;
  gboolean is_number;

  if (word->n > VIGIE_BAIT_MAX_WORD || (word->n_latin == 0 && word->n_digits == 0))
    {
      self->previous[0] = '\0';
      return 0;
    }

  word->letters[word->n] = '\0';
  is_number = word->n_digits == word->n;
  if (is_number && word->n >= 3 && word->n <= 8)
    ideas |= VIGIE_BAIT_BIT (DIGITS);
  if (is_number && word->n <= 4)
    g_strlcpy (word->letters, "#", sizeof word->letters);
  ideas |= vigie_bait_word_find (word->letters) | find_pair (self->previous, word->letters);
  if (ideas == 0 && word->n_digits > 0 && word->n_latin > 1)
    ideas = find_with_digits (word);
  g_strlcpy (self->previous, word->letters, sizeof self->previous);
  return ideas;
}

/* Adds a character. Returns FALSE if it ends the word. */
static gboolean
take_character (Word *word, gunichar c)
{
  char letter = fold (c);

  if (letter == '\0')
    return g_unichar_ismark (c) || g_unichar_iszerowidth (c);

  if (word->n < VIGIE_BAIT_MAX_WORD)
    word->letters[word->n] = letter;
  word->n++;
  if (g_ascii_isdigit (letter))
    word->n_digits++;
  else if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN || c >= 0x2100)
    word->n_latin++;
  return TRUE;
}

/* Links are judged by themselves: a piece with "//", or with a slash after a dot, is left out. */
static gboolean
is_link (const char *piece, gsize length)
{
  const char *slash = memchr (piece, '/', length);

  return slash != NULL &&
         (memchr (piece, '.', (gsize) (slash - piece)) != NULL || (slash > piece && slash[-1] == ':'));
}

/* Goes to the next stretch without spaces that is no link. */
static void
next_piece (VigieBaitReader *self)
{
  while (self->at < self->end)
    {
      const char *end = self->at;

      while (end < self->end && !g_ascii_isspace (*end))
        end++;
      self->piece_end = end;
      if (end > self->at && !is_link (self->at, (gsize) (end - self->at)))
        return;
      if (end < self->end && *end == '\n')
        self->sentence++;
      self->at = MIN (end + 1, self->end);
    }
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' || c == 0x2026 || c == 0x3002;
}

/**
 * vigie_bait_reader_start:
 * @self: any content
 * @message: UTF-8, or anything; kept until the last word was read
 * @length: of @message, bytes
 *
 * Begins to read a message.
 */
void
vigie_bait_reader_start (VigieBaitReader *self, const char *message, gsize length)
{
  *self = (VigieBaitReader) { .at = message, .end = message + length, .piece_end = message };
}

/**
 * vigie_bait_reader_next:
 * @self: started
 * @word: (out caller-allocates): the next word
 *
 * Linear time over the message; no allocation.
 *
 * Returns: whether there was one more
 */
gboolean
vigie_bait_reader_next (VigieBaitReader *self, VigieBaitWord *word)
{
  Word letters = { .n = 0 };

  while (self->at < self->end || letters.n > 0)
    {
      gunichar c = ' ';
      guint sentence;

      if (self->at >= self->piece_end && letters.n == 0)
        next_piece (self);
      sentence = self->sentence;
      if (self->at < self->end)
        {
          c = g_utf8_get_char_validated (self->at, self->end - self->at);
          self->at += c >= (gunichar) -2 ? 1 : g_unichar_to_utf8 (c, NULL);
        }
      if (c < (gunichar) -2 && take_character (&letters, c))
        continue;
      if (ends_sentence (c))
        self->sentence++;
      if (letters.n == 0)
        continue;
      word->ideas = close_word (self, &letters);
      word->sentence = sentence;
      if (sentence != self->sentence)
        self->previous[0] = '\0';
      return TRUE;
    }
  return FALSE;
}
