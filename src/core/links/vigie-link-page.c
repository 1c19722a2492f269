/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-facts.h"

#include "vigie-link-tables.h"

#include <string.h>

/* On shared hosting the path is chosen by whoever put the page up, and may bear a name as well as a host may:
 * "sites.google.com/view/telegram-login". Elsewhere a path says nothing. */

/* The beginning of a path is what people see. */
#define MAX_PATH 160

static gboolean
is_anyones_page (const VigieLinkFacts *facts)
{
  return facts->is_given_away || (facts->is_mixed && !facts->is_blog && facts->link->domain.is_shared) ||
         (facts->row != NULL && facts->row->kind == VIGIE_HOST_ROW_CLOUD);
}

/* Whether one of the words of other things that hold a messenger's name ("telegraph") covers the hit. */
static gboolean
is_covered (const VigieWordHit *hits, guint n, const VigieWordHit *name)
{
  for (guint i = 0; i < n; i++)
    if ((hits[i].row->kinds & VIGIE_WORD_ORDINARY) && hits[i].start <= name->start &&
        hits[i].end >= name->end)
      return TRUE;
  return FALSE;
}

static guint
find_words (const char *text, gsize length, VigieWordHit *hits)
{
  guint state = 0, n = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char c = text[i];
      const guint symbol = c >= 'a' ? (guint) (c - 'a') : c >= '0' ? VIGIE_WORD_DIGIT : VIGIE_WORD_BREAK;

      state = vigie_word_steps[state][symbol];
      for (guint run = vigie_word_ends[state]; vigie_word_runs[run] != 0 && n < VIGIE_FACTS_MAX_WORDS; run++)
        {
          const VigieWordRow *row = &vigie_word_rows[vigie_word_runs[run] - 1];
          const gsize start = i + 1 - row->folded_length;

          hits[n++] = (VigieWordHit) { .row = row,
                                       .start = (guint8) start,
                                       .end = (guint8) (i + 1),
                                       .starts_token = start == 0 || text[start - 1] == '-',
                                       .ends_token = i + 1 == length || text[i + 1] == '-' };
        }
    }
  return n;
}

static void
take_word (VigiePageWords *page, const VigieWordHit *hit)
{
  const guint kinds = hit->row->kinds;
  const gboolean is_token = hit->starts_token && hit->ends_token;

  if ((kinds & (VIGIE_WORD_APP | VIGIE_WORD_ACTION | VIGIE_WORD_LURE)) && (is_token || hit->row->length >= 5))
    page->has_words = TRUE;
  if ((kinds & VIGIE_WORD_ACTION) && (is_token || hit->row->length >= 5))
    page->asks_to_sign_in = TRUE;
  if ((kinds & VIGIE_WORD_MAKER) && is_token)
    page->is_of_programmers = TRUE;
  if ((kinds & (VIGIE_WORD_NAME | VIGIE_WORD_SOLE)) && hit->row->length >= 5 &&
      (is_token || (hit->row->length >= 6 && (hit->starts_token || hit->ends_token))) && page->name == NULL)
    page->name = hit->row;
}

/* The path in small letters, other characters as hyphens, then folded. */
static gsize
fold_path (const char *path, char *folded)
{
  char letters[MAX_PATH] = "";
  gsize n = 0;

  for (; n < MAX_PATH && path[n] != '\0'; n++)
    letters[n] = g_ascii_isalnum (path[n]) ? g_ascii_tolower (path[n]) : '-';
  return vigie_link_fold (letters, n, folded, MAX_PATH + 1);
}

/**
 * vigie_link_page_find:
 * @facts: facts whose signs are found
 *
 * Fills in what the path names, where the page may be anyone's. Walks over the beginning of the path once.
 */
void
vigie_link_page_find (VigieLinkFacts *facts)
{
  VigieWordHit hits[VIGIE_FACTS_MAX_WORDS];
  VigiePageWords *page = &facts->page;
  char text[MAX_PATH + 1];
  gboolean has_signal = FALSE;
  gsize length;
  guint n;

  if (!is_anyones_page (facts) || facts->url->path[0] != '/' || facts->url->path[1] == '\0')
    return;

  length = fold_path (facts->url->path, text);
  n = find_words (text, length, hits);
  for (guint i = 0; i < n; i++)
    {
      take_word (page, &hits[i]);
      if ((hits[i].row->kinds & VIGIE_WORD_COINED) && hits[i].starts_token &&
          (hits[i].ends_token || hits[i].row->length >= 8) && !is_covered (hits, n, &hits[i]))
        page->messenger = vigie_link_messenger_name (hits[i].row);
      has_signal |= (hits[i].row->kinds & VIGIE_WORD_MESSENGER) && hits[i].starts_token &&
                    hits[i].ends_token && g_str_equal (hits[i].row->word, "signal");
    }
  /* Companies' own pages are not on pages given away. */
  page->is_copy = facts->is_mixed && strstr (text, "clone") != NULL;
  /* An ordinary word, unless a messenger's word is beside it. */
  if (has_signal && page->has_words && page->messenger == NULL)
    page->messenger = "Signal";
}
