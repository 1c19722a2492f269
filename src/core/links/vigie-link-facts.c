/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-facts.h"

#include <string.h>

/* Letters and digits that look alike become one. The same as in make-link-tables.py. */
static const char look_alike[128] = {
  ['-'] = '-', ['.'] = '.', ['_'] = '-', ['0'] = 'o', ['1'] = 'l', ['2'] = '2', ['3'] = 'e', ['4'] = 'a',
  ['5'] = 's', ['6'] = '6', ['7'] = 't', ['8'] = 'b', ['9'] = 'g', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c',
  ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'l', ['j'] = 'j', ['k'] = 'k',
  ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'g', ['r'] = 'r', ['s'] = 's',
  ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

/* Suffixes below which a country lets only its public bodies have names, whatever the country: "gov.uk",
 * "gouv.fr", "gob.mx". "edu" and "ac" are not among them: schools' hosts are taken over often. */
static const char *const public_labels[] = { "gov", "gouv",  "gob", "gub",    "govt",
                                             "mil", "admin", "gc",  "europa", "go" };

static gboolean
label_is (const char *label, gsize length, const char *word)
{
  return strlen (word) == length && memcmp (label, word, length) == 0;
}

/**
 * vigie_link_is_public_body:
 * @host: a host name in lower case
 * @length: its length, bytes
 *
 * Returns: whether @host is below a public bodies' suffix: ".gov", ".mil", ".int", or such a label before a
 * country
 */
gboolean
vigie_link_is_public_body (const char *host, gsize length)
{
  const char *last = host + length;
  const char *second;
  gsize last_length;

  while (last > host && last[-1] != '.')
    last--;
  last_length = (gsize) (host + length - last);
  if (last == host)
    return FALSE;
  if (label_is (last, last_length, "gov") || label_is (last, last_length, "mil") ||
      label_is (last, last_length, "int"))
    return TRUE;
  if (last_length != 2)
    return FALSE;

  second = last - 1;
  while (second > host && second[-1] != '.')
    second--;
  for (gsize i = 0; i < G_N_ELEMENTS (public_labels); i++)
    if (label_is (second, (gsize) (last - 1 - second), public_labels[i]))
      {
        /* These are such suffixes in some countries alone. */
        if (strcmp (public_labels[i], "admin") == 0)
          return label_is (last, 2, "ch");
        if (strcmp (public_labels[i], "gc") == 0)
          return label_is (last, 2, "ca");
        if (strcmp (public_labels[i], "europa") == 0)
          return label_is (last, 2, "eu");
        if (strcmp (public_labels[i], "go") == 0)
          return label_is (last, 2, "jp") || label_is (last, 2, "kr") || label_is (last, 2, "th") ||
                 label_is (last, 2, "id");
        return TRUE;
      }
  return FALSE;
}

/**
 * vigie_host_row_find:
 * @host: a host name in lower case
 * @length: its length, bytes
 *
 * Looks @host and the names above it up in the tables, in one pass over its characters.
 *
 * Returns: (nullable): the row that covers @host with the longest name
 */
const VigieHostRow *
vigie_host_row_find (const char *host, gsize length)
{
  const VigieHostRow *found = NULL;
  guint32 hash = 2166136261u;

  for (gsize i = length; i > 0; i--)
    {
      hash = (hash ^ (guint8) host[i - 1]) * 16777619u;
      if (i > 1 && host[i - 2] != '.')
        continue;

      for (guint slot = hash % VIGIE_HOST_SLOTS; vigie_host_slots[slot] != 0;
           slot = (slot + 1) % VIGIE_HOST_SLOTS)
        {
          const VigieHostRow *row = &vigie_host_rows[vigie_host_slots[slot] - 1];

          if (row->length == length - i + 1 && memcmp (row->host, host + i - 1, row->length) == 0)
            {
              found = row;
              break;
            }
        }
    }
  return found;
}

/* Writes what @text looks like, and for each letter of it where that was; @origin may be %NULL. */
static gsize
fold (const char *text, gsize n_text, char *folded, gsize size, guint8 *origin)
{
  gsize length = 0;

  for (gsize i = 0; i < n_text && length + 1 < size; i++)
    {
      char c = text[i];
      char next = i + 1 < n_text ? text[i + 1] : '\0';

      if (origin != NULL)
        origin[length] = (guint8) i;
      if (c == 'r' && next == 'n')
        {
          folded[length++] = 'm';
          i++;
        }
      else if (c == 'v' && next == 'v')
        {
          folded[length++] = 'w';
          i++;
        }
      else
        folded[length++] = look_alike[c & 0x7f] != '\0' ? look_alike[c & 0x7f] : '-';
    }
  folded[length] = '\0';
  return length;
}

/**
 * vigie_link_fold:
 * @text: a name in lower case, ASCII
 * @length: its length, bytes
 * @folded: (out caller-allocates): what it looks like
 * @size: the size of @folded, bytes; what does not fit is left out
 *
 * Makes one letter of those that look alike, as in #VigieLinkFacts. Compare what comes out; never show it.
 *
 * Returns: its length, bytes
 */
gsize
vigie_link_fold (const char *text, gsize length, char *folded, gsize size)
{
  return fold (text, length, folded, size, NULL);
}

static gboolean
is_break (const VigieLinkFacts *facts, gsize place)
{
  return place >= facts->n_folded || facts->folded[place] == '-' || facts->folded[place] == '.';
}

static void
add_word (VigieLinkFacts *facts, const VigieWordRow *row, gsize end)
{
  VigieWordHit *hit;
  gsize start = end - row->folded_length;
  gsize from = facts->origin[start];
  gsize to = facts->origin[end];

  if (facts->n_words == VIGIE_FACTS_MAX_WORDS)
    return;

  hit = &facts->words[facts->n_words++];
  hit->row = row;
  hit->start = (guint8) start;
  hit->end = (guint8) end;
  hit->starts_token = start == 0 || is_break (facts, start - 1);
  hit->ends_token = is_break (facts, end);
  hit->is_written_so =
      to - from == row->length && memcmp (facts->letters + from, row->word, row->length) == 0;
  hit->is_in_suffix = end > facts->own_end;
}

static void
find_words (VigieLinkFacts *facts)
{
  guint state = 0;

  for (gsize i = 0; i < facts->n_folded; i++)
    {
      char c = facts->folded[i];
      guint symbol = c >= 'a' ? (guint) (c - 'a') : c >= '0' ? VIGIE_WORD_DIGIT : VIGIE_WORD_BREAK;

      state = vigie_word_steps[state][symbol];
      for (guint run = vigie_word_ends[state]; vigie_word_runs[run] != 0; run++)
        add_word (facts, &vigie_word_rows[vigie_word_runs[run] - 1], i + 1);
    }
}

/* Where the public suffix begins in folded[]: as many dots from the end as the suffix has, and its own. */
static gsize
find_own_end (const VigieLinkFacts *facts)
{
  guint dots = 1;
  const char *suffix = facts->link->domain.suffix;

  if (suffix == NULL)
    return facts->n_folded;
  for (; *suffix != '\0'; suffix++)
    dots += *suffix == '.';

  for (gsize i = facts->n_folded; i > 0; i--)
    if (facts->folded[i - 1] == '.' && --dots == 0)
      return i - 1;
  return 0;
}

static gboolean
is_web_scheme (const char *scheme)
{
  return g_str_equal (scheme, "https") || g_str_equal (scheme, "http") || g_str_equal (scheme, "ftp") ||
         g_str_equal (scheme, "wss") || g_str_equal (scheme, "ws");
}

/**
 * vigie_link_facts_is_official:
 * @facts: what is known of a link
 *
 * Returns: whether the host is one of a messenger's own pages or names
 */
gboolean
vigie_link_facts_is_official (const VigieLinkFacts *facts)
{
  return facts->row != NULL &&
         (facts->row->kind == VIGIE_HOST_ROW_OFFICIAL || facts->row->kind == VIGIE_HOST_ROW_USER);
}

/**
 * vigie_link_facts_prepare:
 * @facts: (out caller-allocates): to fill in
 * @link: a link that was read; its domain is filled in, and its host ends with no dot
 * @latin_host: (nullable): the host with what looks like Latin letters made Latin, lower case, ASCII; %NULL
 * if the host has nothing but ASCII
 *
 * Finds out what the rules look at. No allocation; a few passes over the host.
 */
void
vigie_link_facts_prepare (VigieLinkFacts *facts, const VigieLink *link, const char *latin_host)
{
  const gsize length = strlen (link->url.host);
  const char *text = latin_host != NULL ? latin_host : link->url.host;

  /* The texts are written before they are read: clearing a kilobyte a link would cost more than the rest. */
  memset (facts, 0, G_STRUCT_OFFSET (VigieLinkFacts, letters));
  facts->n_words = 0;
  facts->likeness = VIGIE_LIKENESS_NONE;
  facts->messenger = NULL;
  facts->is_at_start = FALSE;
  facts->organisation = NULL;
  facts->is_organisation_look_alike = FALSE;
  facts->is_organisation_plain = FALSE;
  facts->is_public_name = FALSE;
  facts->has_public_country = FALSE;
  facts->has_false_ending = FALSE;
  facts->page = (VigiePageWords) { 0 };

  facts->link = link;
  facts->url = &link->url;
  facts->is_web = is_web_scheme (link->url.scheme);
  facts->is_name = facts->is_web && link->url.host_kind == VIGIE_HOST_DOMAIN;
  if (!facts->is_name)
    return;

  facts->is_latinised = latin_host != NULL;
  facts->row = vigie_host_row_find (link->url.host, length);
  facts->is_public_body = vigie_link_is_public_body (link->url.host, length) ||
                          vigie_link_public_find (link->url.host, length) != NULL;

  facts->n_letters = MIN (strlen (text), VIGIE_FACTS_MAX_TEXT - 1);
  memcpy (facts->letters, text, facts->n_letters);
  facts->letters[facts->n_letters] = '\0';
  facts->n_folded =
      fold (facts->letters, facts->n_letters, facts->folded, sizeof facts->folded, facts->origin);
  facts->origin[facts->n_folded] = (guint8) facts->n_letters;
  facts->own_end = find_own_end (facts);

  if (vigie_link_facts_is_official (facts) || facts->is_public_body ||
      (facts->row != NULL && facts->row->kind == VIGIE_HOST_ROW_NAMESAKE))
    return;
  facts->ending = vigie_link_ending_find (link->url.host);
  find_words (facts);
  vigie_link_names_find (facts, vigie_link_names_scan (facts->folded, facts->n_folded));
  vigie_link_signs_find (facts);
  vigie_link_page_find (facts);
}
