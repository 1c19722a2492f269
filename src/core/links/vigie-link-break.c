/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links that were broken over lines, by a mail program or by someone who does not want them found. */

#include "vigie-link-break.h"

#include "vigie-link-shape.h"

#include <string.h>

/* How much white space there may be at a line's end and the next one's beginning, bytes. */
#define MAX_GAP 16
/* Of how many lines a host may be put together. */
#define MAX_HOST_LINES 3

static gboolean
ends_host (char c)
{
  return c == '/' || c == '\\' || c == '?' || c == '#';
}

/* Where the next line's text begins, if the word ends its line (a tab is as good: browsers leave both out); 0
 * if it does not, or an empty line follows. “> ” is how mail quotes. */
static gsize
skip_line_end (const VigieLinkWord *word)
{
  const char *message = word->message;
  gsize end = MIN (word->length, word->end + MAX_GAP);
  gboolean is_broken = FALSE;
  guint n_lines = 0;
  gsize at;

  for (at = word->end; at < end && strchr (" \t\r\n>", message[at]) != NULL && message[at] != '\0'; at++)
    {
      if (message[at] == '>' && !is_broken)
        return 0;
      n_lines += message[at] == '\n' ? 1 : 0;
      if (n_lines > 1)
        return 0;
      is_broken = is_broken || message[at] == '\n' || message[at] == '\t';
    }

  return is_broken && at < end ? at : 0;
}

/* Whether the authority that begins at @from and ends at @to at the latest names a host that may exist. */
static gboolean
has_host (const VigieLinkWord *word, gsize from, gsize to)
{
  const char *bytes = word->bytes;

  for (gsize i = from; i < to && !ends_host (bytes[i]); i++)
    if (bytes[i] == '@')
      from = i + 1;
  for (gsize i = from; i < to; i++)
    if (ends_host (bytes[i]) || bytes[i] == ':')
      to = i;
  while (to > from && bytes[to - 1] == '.')
    to--;

  return vigie_link_is_address (bytes + from, to - from) ||
         vigie_link_has_known_suffix (bytes + from, to - from);
}

/* What leads on to a link and is none of it: brackets, bullets, arrows. */
static gsize
skip_lead (const VigieLinkWord *word, gsize at)
{
  while (at < word->n_bytes && vigie_link_host_letter (word->bytes, word->n_bytes, at) == 0 &&
         strchr ("/\\?#&=%@:", word->bytes[at]) == NULL)
    at += (gsize) g_utf8_skip[(guint8) word->bytes[at]];
  return at;
}

/* Whether what was read from @seam on begins with a scheme of its own. */
static gboolean
begins_scheme (const VigieLinkWord *word, gsize seam)
{
  gsize from = skip_lead (word, seam);
  gsize i = from;
  gsize start;

  while (i < word->n_bytes && (g_ascii_isalnum (word->bytes[i]) || strchr ("+-*_", word->bytes[i]) != NULL))
    i++;
  return i > from && i < word->n_bytes && word->bytes[i] == ':' &&
         vigie_link_scheme_at (word->bytes, word->n_bytes, from, i, &start) != VIGIE_LINK_SCHEME_NONE;
}

/* Whether it begins with a host of its own, which no program's file is called. */
static gboolean
begins_host (const VigieLinkWord *word, gsize seam)
{
  gsize from = skip_lead (word, seam);
  gsize to = from;
  gsize n = from < word->n_bytes && word->bytes[from] != '.' ? 1 : 0;

  for (; n > 0; to += n)
    n = vigie_link_host_letter (word->bytes, word->n_bytes, to);
  while (to > from && strchr (".-_", word->bytes[to - 1]) != NULL)
    to--;
  return to > from && (vigie_link_is_address (word->bytes + from, to - from) ||
                       vigie_link_host_shape (word->bytes + from, to - from) == VIGIE_LINK_HOST_LIKELY);
}

/* A path goes on where both sides look like one rather than like prose. */
static gboolean
path_goes_on (const VigieLinkWord *word, gsize seam)
{
  gboolean has_sign = FALSE;
  gboolean has_digit = FALSE;
  gboolean is_torn = strchr ("/=&?%#-_+.~", word->bytes[seam - 1]) != NULL;
  gboolean has_letter = FALSE;

  for (gsize i = seam; i < word->n_bytes; i++)
    {
      char c = word->bytes[i];

      has_sign = has_sign || (strchr ("/=&?%#", c) != NULL && c != '\0');
      has_letter = has_letter || (!g_ascii_isdigit (c) && c != '/');
      has_digit = has_digit || g_ascii_isdigit (c) || c == '-' || c == '_';
    }

  /* “1/2”, “24/7” are words. */
  if (!has_letter && word->bytes[seam] != '/' && !g_ascii_isdigit (word->bytes[seam - 1]))
    return is_torn;
  return has_sign || (has_digit && is_torn);
}

/* Whether what was read from @seam on is another link: one that says so itself, or a host where this one is
 * whole already. */
static gboolean
begins_another (const VigieLinkWord *word, gsize authority, gsize seam)
{
  return begins_scheme (word, seam) || (has_host (word, authority, seam) && begins_host (word, seam));
}

typedef enum
{
  SEAM_APART,
  SEAM_JOINED,
  SEAM_UNFINISHED, /* the host is not yet whole: another line may make it so */
} Seam;

static Seam
judge_seam (const VigieLinkWord *word, gsize authority, gsize seam)
{
  char first = word->bytes[seam];
  gsize host_end = authority;
  gboolean is_known;

  if (begins_another (word, authority, seam))
    return SEAM_APART;

  while (host_end < word->n_bytes && !ends_host (word->bytes[host_end]))
    host_end++;
  if (host_end < seam)
    return path_goes_on (word, seam) ? SEAM_JOINED : SEAM_APART;

  is_known = has_host (word, authority, word->n_bytes);
  if (!has_host (word, authority, seam))
    return is_known ? SEAM_JOINED : SEAM_UNFINISHED;
  if (first == '/' && seam + 1 < word->n_bytes && g_ascii_isalnum (word->bytes[seam + 1]))
    return SEAM_JOINED;
  return is_known && strchr (".-@:", first) != NULL ? SEAM_JOINED : SEAM_APART;
}

/**
 * vigie_link_join_next:
 * @word: a word that ends with a link
 * @authority: where the link's host begins
 * @end: where the link ends, bytes of @word
 *
 * Joins the next line's first word to a link that goes on there: because quoted-printable says so with a “=”,
 * because the host is not whole without it, or because it looks like more of the path. What begins a link of
 * its own is not joined, nor what comes behind an empty line.
 *
 * Returns: whether it was joined
 */
gboolean
vigie_link_join_next (VigieLinkWord *word, gsize authority, gsize end)
{
  gboolean is_soft = end > authority && word->bytes[end - 1] == '=' && word->end < word->length &&
                     (word->message[word->end] == '\n' || word->message[word->end] == '\r');
  gsize old_end = word->end;
  gsize seam = is_soft ? end - 1 : word->n_bytes;
  gsize origin = vigie_link_word_get_origin (word, seam);

  vigie_link_word_cut (word, seam);
  word->end = old_end;
  for (guint i = 0; i < MAX_HOST_LINES; i++)
    {
      gsize next = skip_line_end (word);
      Seam found;

      if (next == 0 || !vigie_link_word_append (word, next, VIGIE_LINK_MARK_BROKEN))
        break;
      if (is_soft)
        found = begins_another (word, authority, seam) ? SEAM_APART : SEAM_JOINED;
      else
        found = judge_seam (word, authority, seam);
      if (found == SEAM_JOINED)
        return TRUE;
      if (found == SEAM_APART)
        break;
    }

  vigie_link_word_cut (word, seam);
  /* The “=” was no sign of a broken line after all. */
  if (is_soft)
    vigie_link_word_append (word, origin, 0);
  word->end = old_end;
  return FALSE;
}

/**
 * vigie_link_join_path:
 * @word: a word that ends with a link of a program's own: “tg://lo”
 * @start: where it begins
 * @end: where the link ends, bytes of @word
 *
 * Joins the next line's first word to such a link if it looks like more of it. What is written for people
 * (mailto:, tel:) or for a browser's own (data:, javascript:) has no such sign.
 *
 * Returns: whether it was joined
 */
gboolean
vigie_link_join_path (VigieLinkWord *word, gsize start, gsize end)
{
  static const char *const schemes[] = { "tg:", "sgnl:", "whatsapp:", "intent:", "viber:", NULL };
  const gsize old_end = word->end;
  const gsize next = skip_line_end (word);
  gboolean is_known = FALSE;

  for (guint i = 0; schemes[i] != NULL && !is_known; i++)
    is_known = end - start > strlen (schemes[i]) &&
               g_ascii_strncasecmp (word->bytes + start, schemes[i], strlen (schemes[i])) == 0;
  if (!is_known || end != word->n_bytes || next == 0 ||
      !vigie_link_word_append (word, next, VIGIE_LINK_MARK_BROKEN))
    return FALSE;
  if (!begins_scheme (word, end) && !begins_host (word, end) && path_goes_on (word, end))
    return TRUE;

  vigie_link_word_cut (word, end);
  word->end = old_end;
  return FALSE;
}

/* Whether the letters from @from on, up to the end of a host, are one of the domains that no sentence begins
 * with; or a path follows them. */
static gboolean
is_domain_end (const VigieLinkWord *word, gsize from)
{
  static const char *const endings[] = { "com", "org", "net", NULL };
  gsize to = from;

  while (to < word->n_bytes && g_ascii_islower (word->bytes[to]))
    to++;
  if (to < word->n_bytes && word->bytes[to] == '/')
    return to > from;
  for (guint i = 0; endings[i] != NULL; i++)
    if (to - from == strlen (endings[i]) && memcmp (word->bytes + from, endings[i], to - from) == 0)
      return TRUE;
  return FALSE;
}

/* What stands on both sides of a line's end where a host goes on: a dot, or a hyphen before it. */
static gboolean
may_go_on (char last, char first)
{
  if (first == '.')
    return g_ascii_isalnum (last);
  return (last == '-' || last == '.') && g_ascii_isalnum (first);
}

/* Whether a host that exists stands from @from on. */
static gboolean
is_whole_host (const VigieLinkWord *word, gsize from)
{
  gsize to = from;
  gsize n = 1;

  for (; n > 0; to += n)
    n = vigie_link_host_letter (word->bytes, word->n_bytes, to);
  while (to > from && strchr (".-_", word->bytes[to - 1]) != NULL)
    to--;
  return to > from && vigie_link_host_shape (word->bytes + from, to - from) == VIGIE_LINK_HOST_LIKELY;
}

/**
 * vigie_link_join_host:
 * @word: a word that ends its line
 * @floor: where in it what is looked at begins, bytes
 *
 * Joins the next line's first word to one without a dot where both make a host: “telegram-web” and “.com”,
 * “telegram-” and “web.com”, “telegram-web.” and “com”. A sentence that only ends there is left alone.
 *
 * Returns: whether it was joined
 */
gboolean
vigie_link_join_host (VigieLinkWord *word, gsize floor)
{
  const gsize seam = word->n_bytes;
  const gsize old_end = word->end;
  const char last = seam > floor ? word->bytes[seam - 1] : '\0';
  gsize from = last == '.' ? seam - 1 : seam;

  while (from > floor && vigie_link_is_host_byte (word->bytes[from - 1]))
    from--;
  if (from >= seam || !g_ascii_isalnum (word->bytes[from]) || (last == '.' && from + 1 == seam))
    return FALSE;

  for (guint i = 0; i < MAX_HOST_LINES; i++)
    {
      const gsize next = skip_line_end (word);
      const char before = word->bytes[word->n_bytes - 1];

      if (next == 0 || !may_go_on (before, word->message[next]) ||
          !vigie_link_word_append (word, next, VIGIE_LINK_MARK_BROKEN))
        break;
      if (is_whole_host (word, from) && (last != '.' || is_domain_end (word, seam)))
        return TRUE;
    }

  vigie_link_word_cut (word, seam);
  word->end = old_end;
  return FALSE;
}
