/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-facts.h"

#include <string.h>

/* Finds the names of messengers in a host, also misspelt ones.
 *
 * Every host is scanned once for all names together (Wu and Manber's bit-parallel matching with up to two
 * errors, a few instructions a character); only the few that come near are then compared letter by letter. */

/* The messengers' words, as people write them; and how like the name they are. */
static const struct
{
  const char *word;
  const char *name;
  gboolean needs_token; /* short enough to be in other words: "olvidado", "three-man" */
  VigieLikeness likeness;
} messengers[] = {
  { "telegram", "Telegram", FALSE, VIGIE_LIKENESS_EXACT },
  { "whatsapp", "WhatsApp", FALSE, VIGIE_LIKENESS_EXACT },
  { "threema", "Threema", TRUE, VIGIE_LIKENESS_EXACT },
  { "olvid", "Olvid", TRUE, VIGIE_LIKENESS_EXACT },
  { "tchap", "Tchap", TRUE, VIGIE_LIKENESS_EXACT },
  { "tlgrm", "Telegram", TRUE, VIGIE_LIKENESS_NEAR }, /* the name without its vowels */
  { "whtspp", "WhatsApp", TRUE, VIGIE_LIKENESS_NEAR },
};

/**
 * vigie_link_messenger_name:
 * @row: a word of the tables
 *
 * Returns: (nullable): the messenger whose name it is
 */
const char *
vigie_link_messenger_name (const VigieWordRow *row)
{
  for (gsize i = 0; i < G_N_ELEMENTS (messengers); i++)
    if (strcmp (messengers[i].word, row->word) == 0)
      return messengers[i].name;
  return NULL;
}

/**
 * vigie_link_names_scan:
 * @folded: a folded host
 * @length: its length, bytes
 *
 * Returns: a bit for each name of the table that is somewhere in @folded with at most two errors, dots and
 * hyphens left out
 */
guint
vigie_link_names_scan (const char *folded, gsize length)
{
  guint found = 0;
  guint64 seen[VIGIE_NEAR_GROUPS] = { 0 };

  for (guint group = 0; group < VIGIE_NEAR_GROUPS; group++)
    {
      const guint64 *masks = vigie_near_masks[group];
      const guint64 starts = vigie_near_starts[group];
      const guint64 starts_two = starts | starts << 1;
      guint64 none = 0, one = starts, two = starts_two;

      for (gsize i = 0; i < length; i++)
        {
          guint64 mask, none_before = none, one_before = one;

          if (folded[i] == '-' || folded[i] == '.')
            continue;
          mask = folded[i] >= 'a' ? masks[folded[i] - 'a'] : 0;
          none = ((none << 1) | starts) & mask;
          one = (((one << 1) | starts) & mask) | none_before | (none_before << 1) | (none << 1) | starts;
          two = (((two << 1) | starts) & mask) | one_before | (one_before << 1) | (one << 1) | starts_two;
          seen[group] |= two;
        }
    }
  for (guint i = 0; i < vigie_n_near_names; i++)
    if (seen[vigie_near_names[i].group] >> vigie_near_names[i].end & 1)
      found |= 1u << i;
  return found;
}

/* The place in a text that is most like a name. */
typedef struct
{
  guint errors;
  guint start;
  guint end;
} Likeness;

/* Compares @text with @name: letters changed, missing, added or swapped with the next count one each; where
 * in @text the name begins and ends is free. Of places that are equally near, the first. */
static Likeness
compare (const char *text, guint length, const char *name)
{
  guint8 errors[3][VIGIE_FACTS_MAX_TEXT];
  guint8 starts[3][VIGIE_FACTS_MAX_TEXT];
  guint name_length = (guint) strlen (name);
  Likeness best = { G_MAXUINT, 0, 0 };

  for (guint j = 0; j <= length; j++)
    {
      errors[0][j] = 0;
      starts[0][j] = (guint8) j;
    }
  for (guint i = 1; i <= name_length; i++)
    {
      guint8 *row = errors[i % 3], *above = errors[(i + 2) % 3], *higher = errors[(i + 1) % 3];
      guint8 *from = starts[i % 3], *from_above = starts[(i + 2) % 3], *from_higher = starts[(i + 1) % 3];

      row[0] = (guint8) i;
      from[0] = 0;
      for (guint j = 1; j <= length; j++)
        {
          guint least = above[j - 1] + (text[j - 1] != name[i - 1]);
          guint8 start = from_above[j - 1];

          if (above[j] + 1u < least)
            {
              least = above[j] + 1u;
              start = from_above[j];
            }
          if (row[j - 1] + 1u < least)
            {
              least = row[j - 1] + 1u;
              start = from[j - 1];
            }
          if (i > 1 && j > 1 && text[j - 1] == name[i - 2] && text[j - 2] == name[i - 1] &&
              higher[j - 2] + 1u < least)
            {
              least = higher[j - 2] + 1u;
              start = from_higher[j - 2];
            }
          row[j] = (guint8) least;
          from[j] = start;
        }
    }
  for (guint j = 0; j <= length; j++)
    if (errors[name_length % 3][j] < best.errors)
      best = (Likeness) { errors[name_length % 3][j], starts[name_length % 3][j], j };
  return best;
}

/* Where the label that @place in folded[] is in begins. */
static gsize
find_label_start (const VigieLinkFacts *facts, gsize place)
{
  while (place > 0 && facts->folded[place - 1] != '.')
    place--;
  return place;
}

/* Whether what lies between @start and @end in folded[] belongs to an ordinary word: it is covered by one
 * ("telegraph"), or begins in the middle of one ("hotel-le-grand"). */
static gboolean
is_ordinary (const VigieLinkFacts *facts, guint start, guint end, gboolean is_whole_name)
{
  for (guint i = 0; i < facts->n_words; i++)
    {
      const VigieWordHit *hit = &facts->words[i];

      if (!(hit->row->kinds & VIGIE_WORD_ORDINARY) || !(hit->is_written_so || facts->is_latinised))
        continue;
      if (hit->start < start && hit->end > start)
        return TRUE;
      if (hit->start <= start && hit->end >= end && (!is_whole_name || hit->ends_token))
        return TRUE;
      if (hit->start <= start + 1u && hit->end + 1u >= end && !is_whole_name)
        return TRUE;
    }
  return FALSE;
}

static void
note (VigieLinkFacts *facts, VigieLikeness likeness, const VigieWordRow *row, gboolean is_at_start)
{
  const char *messenger = vigie_link_messenger_name (row);

  /* Of other organisations, what begins a word and nothing else. */
  if (messenger == NULL)
    {
      if (is_at_start && facts->organisation == NULL)
        {
          facts->organisation = row;
          facts->is_organisation_look_alike = TRUE;
        }
      return;
    }
  if (likeness < facts->likeness || (likeness == facts->likeness && !is_at_start))
    return;
  facts->likeness = likeness;
  facts->messenger = messenger;
  facts->is_at_start = is_at_start;
}

/* The longest word of a messenger or a sign-in page that ends at @end or begins at @start, a hyphen between
 * allowed; %NULL if there is none. */
static const VigieWordHit *
find_neighbour (const VigieLinkFacts *facts, gsize start, gsize end, gboolean is_before)
{
  const VigieWordHit *best = NULL;

  for (guint i = 0; i < facts->n_words; i++)
    {
      const VigieWordHit *hit = &facts->words[i];
      gboolean touches;

      if (!(hit->row->kinds & (VIGIE_WORD_APP | VIGIE_WORD_ACTION)) || hit->is_in_suffix ||
          !hit->is_written_so)
        continue;
      /* Before the name a word stands apart: "appsignal" is a signal for apps. */
      if (is_before)
        touches = start > 0 && hit->end + 1u == start && facts->folded[start - 1] == '-';
      else
        touches = hit->start == end || (hit->start == end + 1 && facts->folded[end] == '-');
      if (touches && (best == NULL || hit->row->length > best->row->length))
        best = hit;
    }
  return best;
}

/* Whether a name that is short enough to be in other words is meant: alone, or before such a word
 * ("tchapweb"). */
static gboolean
stands_alone (const VigieLinkFacts *facts, const VigieWordHit *name)
{
  return name->starts_token && (name->is_written_so || facts->is_latinised) &&
         (name->ends_token || find_neighbour (facts, name->start, name->end, FALSE) != NULL);
}

/* Whether a label is a newspaper's: a word of newspapers' titles before the name, and nothing after it, under
 * an ending of old: "star-telegram.com", "thetelegram.com". */
static gboolean
is_newspaper (const VigieLinkFacts *facts, const VigieWordHit *name)
{
  const gsize start = find_label_start (facts, name->start);

  if (facts->folded[name->end] != '.' || facts->ending != VIGIE_ENDING_OLD || facts->is_latinised)
    return FALSE;
  if (name->start - start == 3 && memcmp (facts->folded + start, "the", 3) == 0)
    return TRUE;
  for (guint i = 0; i < facts->n_words; i++)
    {
      const VigieWordHit *hit = &facts->words[i];

      if ((hit->row->kinds & VIGIE_WORD_PRESS) && hit->is_written_so && hit->start >= start &&
          (hit->end == name->start || (hit->end + 1u == name->start && facts->folded[hit->end] == '-')))
        return TRUE;
    }
  return FALSE;
}

/* Whether the name only ends a longer word that has no other sign of a messenger, under an ending of old:
 * many towns have a newspaper of that name ("worcestertelegram.com"), and none can be told from a fraud. */
static gboolean
may_be_title (const VigieLinkFacts *facts, const VigieWordHit *name)
{
  const gsize start = find_label_start (facts, name->start);

  if (facts->folded[name->end] != '.' || facts->ending != VIGIE_ENDING_OLD || !name->is_written_so ||
      name->start < start + 5 || memchr (facts->folded + start, '-', name->start - start) != NULL)
    return FALSE;
  for (guint i = 0; i < facts->n_words; i++)
    {
      const VigieWordHit *hit = &facts->words[i];

      if ((hit->row->kinds & (VIGIE_WORD_APP | VIGIE_WORD_ACTION | VIGIE_WORD_LURE)) &&
          hit->row->length >= 3 && hit->start >= start && !hit->is_in_suffix)
        return FALSE;
    }
  return TRUE;
}

static VigieLikeness
find_likeness (const VigieLinkFacts *facts, const VigieWordHit *hit, guint which)
{
  if (messengers[which].likeness != VIGIE_LIKENESS_EXACT)
    return messengers[which].likeness;
  if (!hit->is_written_so || facts->is_latinised)
    return VIGIE_LIKENESS_LETTERS;
  return may_be_title (facts, hit) ? VIGIE_LIKENESS_NEAR : VIGIE_LIKENESS_EXACT;
}

/* Names that are there letter by letter, be it in look-alike letters. */
static void
find_whole_names (VigieLinkFacts *facts)
{
  for (guint i = 0; i < facts->n_words; i++)
    {
      const VigieWordHit *hit = &facts->words[i];
      guint which = 0;

      if (!(hit->row->kinds & VIGIE_WORD_COINED))
        continue;
      while (which < G_N_ELEMENTS (messengers) - 1 && strcmp (messengers[which].word, hit->row->word) != 0)
        which++;
      if (messengers[which].needs_token && !stands_alone (facts, hit))
        continue;
      if (!is_ordinary (facts, hit->start, hit->end, TRUE) && !is_newspaper (facts, hit))
        note (facts, find_likeness (facts, hit, which), hit->row, hit->starts_token);
    }
}

/* Compares a name with one label, hyphens left out; then with its parts between hyphens, so that what begins
 * one of them is known to begin a word. */
static void
compare_label (VigieLinkFacts *facts, guint which, gsize start, gsize end)
{
  char text[VIGIE_FACTS_MAX_TEXT] = "";
  guint8 places[VIGIE_FACTS_MAX_TEXT];
  gboolean begins[VIGIE_FACTS_MAX_TEXT];
  guint length = 0;
  gboolean after_break = TRUE;
  Likeness found;

  for (gsize i = start; i < end; i++)
    {
      if (facts->folded[i] == '-')
        {
          after_break = TRUE;
          continue;
        }
      begins[length] = after_break;
      places[length] = (guint8) i;
      text[length++] = facts->folded[i];
      after_break = FALSE;
    }

  found = compare (text, length, vigie_near_names[which].folded);
  /* Letter by letter, the words' automaton has found it. */
  if (found.errors > vigie_near_names[which].max_errors || found.end == found.start)
    return;

  /* "whhatsapp", "hwatsapp": of equally near readings the shortest was found, which leaves a letter of the
   * name out. */
  if (found.errors > 0 && found.start > 0 && !begins[found.start] && begins[found.start - 1] &&
      memchr (vigie_near_names[which].folded, text[found.start - 1], 2) != NULL)
    found.start--;

  guint from = places[found.start], to = places[found.end - 1] + 1u;
  gboolean is_split = to - from > found.end - found.start;

  if (found.errors == 0)
    {
      if (is_split)
        note (facts, VIGIE_LIKENESS_SPLIT, &vigie_word_rows[vigie_near_names[which].row],
              begins[found.start]);
      return;
    }
  if (is_ordinary (facts, from, to, FALSE))
    return;
  /* Across a hyphen, or in the middle of a word, a little likeness is chance: "three-azure", "inteletravel".
   */
  if ((is_split && vigie_near_names[which].max_errors < 2) || !begins[found.start])
    return;
  note (facts, found.errors == 1 ? VIGIE_LIKENESS_MISSPELT : VIGIE_LIKENESS_NEAR,
        &vigie_word_rows[vigie_near_names[which].row], begins[found.start]);
}

/* The whole host without its dots and hyphens, where the name reaches over a dot: "tele.gram.example",
 * "whats.app". */
static void
compare_whole (VigieLinkFacts *facts, guint which)
{
  char text[VIGIE_FACTS_MAX_TEXT];
  guint8 places[VIGIE_FACTS_MAX_TEXT];
  guint length = 0;
  const char *place;
  gsize from, to;

  for (gsize i = 0; i < facts->n_folded; i++)
    if (facts->folded[i] != '-' && facts->folded[i] != '.')
      {
        places[length] = (guint8) i;
        text[length++] = facts->folded[i];
      }
  text[length] = '\0';
  place = strstr (text, vigie_near_names[which].folded);
  if (place == NULL)
    return;

  from = places[place - text];
  to = places[(gsize) (place - text) + strlen (vigie_near_names[which].folded) - 1];
  if (memchr (facts->folded + from, '.', to - from) != NULL)
    note (facts, VIGIE_LIKENESS_SPLIT, &vigie_word_rows[vigie_near_names[which].row],
          from == 0 || facts->folded[from - 1] == '.');
}

/* Little words about a name that say nothing: "add-signal-group". */
static const char *const fillers[] = { "add", "for", "get", "my",  "new", "num",  "number",
                                       "off", "on",  "our", "the", "to",  "with", "your" };

/* How long the filler that ends at @place, or begins there, is, its hyphen counted; 0 if there is none. */
static gsize
filler_at (const VigieLinkFacts *facts, gsize place, gboolean is_before)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++)
    {
      const gsize n = strlen (fillers[i]);

      if (is_before ? place > n && facts->folded[place - 1] == '-' &&
                          memcmp (facts->letters + facts->origin[place - 1 - n], fillers[i], n) == 0 &&
                          (place == n + 1 || facts->folded[place - n - 2] == '.' ||
                           facts->folded[place - n - 2] == '-')
                    : facts->folded[place] == '-' && place + n < facts->n_folded &&
                          memcmp (facts->letters + facts->origin[place + 1], fillers[i], n) == 0 &&
                          (facts->folded[place + 1 + n] == '.' || facts->folded[place + 1 + n] == '-'))
        return n + 1;
    }
  return 0;
}

/* Takes the words about @start and @end into them, and returns their kinds. A word may be glued to the front
 * where another one follows: "joinsignalgroup", while "appsignal" is a signal for apps. */
static guint
take_neighbours (const VigieLinkFacts *facts, gsize *start, gsize *end)
{
  const VigieWordHit *next;
  guint kinds = 0;
  gsize n;

  for (;;)
    if ((next = find_neighbour (facts, *start, *end, FALSE)) != NULL)
      {
        *end = next->end;
        kinds |= next->row->kinds;
      }
    else if ((n = filler_at (facts, *end, FALSE)) > 0)
      *end += n;
    else
      break;
  for (guint i = 0; kinds != 0 && i < facts->n_words; i++)
    if ((facts->words[i].row->kinds & VIGIE_WORD_APP) && facts->words[i].is_written_so &&
        facts->words[i].end == *start && facts->words[i].starts_token)
      *start = facts->words[i].start;
  for (;;)
    if ((next = find_neighbour (facts, *start, *end, TRUE)) != NULL)
      {
        *start = next->start;
        kinds |= next->row->kinds;
      }
    else if ((n = filler_at (facts, *start, TRUE)) > 0)
      *start -= n;
    else
      break;
  return kinds;
}

/* A messenger whose name is an ordinary word is meant where a label holds nothing but the name and words that
 * go with a messenger: "signal-groups", "signaldownload". */
static void
find_ordinary_names (VigieLinkFacts *facts)
{
  for (guint i = 0; i < facts->n_words; i++)
    {
      const VigieWordHit *name = &facts->words[i];
      gsize start = name->start, end = name->end;

      if (!(name->row->kinds & VIGIE_WORD_MESSENGER) || !name->is_written_so || name->is_in_suffix)
        continue;
      if (take_neighbours (facts, &start, &end) != 0 && (start == 0 || facts->folded[start - 1] == '.') &&
          (end == facts->n_folded || facts->folded[end] == '.'))
        {
          facts->likeness = VIGIE_LIKENESS_ORDINARY;
          facts->messenger = g_str_equal (name->row->word, "signal") ? "Signal" : "Messenger";
        }
    }
}

/**
 * vigie_link_names_find:
 * @facts: facts whose words are found
 * @nearness: what vigie_link_names_scan() gave
 *
 * Fills in how like a messenger's name the host is, and which.
 */
void
vigie_link_names_find (VigieLinkFacts *facts, guint nearness)
{
  find_whole_names (facts);
  if (facts->likeness == VIGIE_LIKENESS_EXACT)
    return;

  for (guint which = 0; nearness != 0 && which < vigie_n_near_names; which++)
    {
      gsize start = 0;

      if (!(nearness & 1u << which))
        continue;
      for (gsize i = 0; i <= facts->own_end; i++)
        if (i == facts->own_end || facts->folded[i] == '.')
          {
            if (i > start)
              compare_label (facts, which, start, i);
            start = i + 1;
          }
      compare_whole (facts, which);
    }
  if (facts->likeness == VIGIE_LIKENESS_NONE)
    find_ordinary_names (facts);
}
