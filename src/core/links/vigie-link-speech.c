/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-facts.h"

#include "vigie-link-tables.h"

#include <string.h>

/* Names that machines made, or hands that fell on a keyboard. Programs that put up fraud pages by the
 * thousand do not think of names; people who put up a site do. */

/* Bits for a letter after the one before, on average: words of European languages need 3.5 to 4.5. */
#define UNSPEAKABLE 4.4
/* Hardly any word needs that; also for what stands below the part that someone chose, where honest machines
 * have odd names too. */
#define GIBBERISH 5.0
/* Fewer pairs of letters say nothing. */
#define MIN_PAIRS 5
#define LONG_BELOW 15
#define STRETCHED 18

typedef struct
{
  guint oddness; /* eighths of a bit, of all pairs */
  guint n_pairs;
  guint n_labels;
  gboolean has_number; /* three digits in a row */
  gboolean has_triple; /* a letter three times in a row */
} Speech;

static Speech
read_aloud (const char *text, gsize length)
{
  Speech speech = { .n_labels = length > 0 };
  guint digits = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char c = text[i];
      const char before = i > 0 ? text[i - 1] : '.';

      digits = g_ascii_isdigit (c) ? digits + 1 : 0;
      speech.has_number |= digits >= 3;
      speech.n_labels += c == '.';
      if (!g_ascii_islower (c) || !g_ascii_islower (before))
        continue;
      speech.n_pairs++;
      speech.oddness += vigie_letter_oddness[before - 'a'][c - 'a'];
      speech.has_triple |= i > 1 && c == before && c == text[i - 2] && c != 'w';
    }

  return speech;
}

static gboolean
is_odd (const Speech *speech, double bits)
{
  return speech->n_pairs >= MIN_PAIRS && speech->oddness > bits * 8 * speech->n_pairs;
}

/* "203-0-113-7": four numbers up to 255 between hyphens or dots. */
static gboolean
has_address (const char *text, gsize length)
{
  guint n_numbers = 0, number = 0, digits = 0;

  for (gsize i = 0; i <= length; i++)
    {
      const char c = i < length ? text[i] : '.';

      if (g_ascii_isdigit (c))
        {
          number = number * 10 + (guint) g_ascii_digit_value (c);
          digits++;
          if (digits > 3 || number > 255)
            n_numbers = 0;
          continue;
        }
      n_numbers = digits > 0 && digits <= 3 && number <= 255 ? n_numbers + 1 : 0;
      if (n_numbers == 4)
        return TRUE;
      if (c != '-' && c != '.')
        n_numbers = 0;
      number = digits = 0;
    }

  return FALSE;
}

/**
 * vigie_link_speech_find:
 * @facts: facts of a host that is a name
 * @own_start: in folded: where the part that someone chose begins
 *
 * Adds the signs that speak of names nobody would choose. The oddness of letters is counted from the word
 * lists of data/words/.
 */
void
vigie_link_speech_find (VigieLinkFacts *facts, gsize own_start)
{
  gsize start = facts->origin[own_start];
  gsize end = facts->origin[facts->own_end];
  const char *below = facts->letters;
  gsize below_length;
  const char *dot = strrchr (facts->letters, '.');
  Speech speech;

  /* Below a service that gives names away, someone chose what stands before its host. */
  if (facts->is_blog && facts->row != NULL && facts->n_letters > facts->row->length)
    {
      end = facts->n_letters - facts->row->length - 1u;
      start = end;
      while (start > 0 && facts->letters[start - 1] != '.')
        start--;
    }
  below_length = start > 0 ? start - 1 : 0;
  speech = read_aloud (facts->letters + start, end - start);

  facts->is_world_wide = dot != NULL && strlen (dot) > 3;
  /* People of all languages have blogs there. */
  if (is_odd (&speech, UNSPEAKABLE) && !g_str_has_prefix (facts->link->domain.suffix, "blogspot."))
    facts->signs |= VIGIE_SIGN_UNSPEAKABLE;
  if (is_odd (&speech, GIBBERISH))
    facts->signs |= VIGIE_SIGN_GIBBERISH;
  if (speech.has_number || speech.has_triple)
    facts->signs |= VIGIE_SIGN_NUMBER;
  if (end - start >= STRETCHED)
    facts->signs |= VIGIE_SIGN_STRETCHED;

  if (below_length >= 3 && memcmp (below, "www", 3) == 0 && (below_length == 3 || below[3] == '.'))
    {
      gsize skipped = MIN (below_length, 4);

      below += skipped;
      below_length -= skipped;
    }
  if (has_address (below, below_length) || has_address (facts->letters + start, end - start))
    facts->signs |= VIGIE_SIGN_ADDRESS;
  if (below_length == 0)
    return;

  speech = read_aloud (below, below_length);
  facts->signs |= VIGIE_SIGN_SUB;
  if (speech.n_labels > 1)
    facts->signs |= VIGIE_SIGN_SUBS;
  if (speech.has_number)
    facts->signs |= VIGIE_SIGN_NUMBER_BELOW;
  if (speech.has_number && below_length >= LONG_BELOW && is_odd (&speech, GIBBERISH))
    facts->signs |= VIGIE_SIGN_ODD_BELOW;
}
