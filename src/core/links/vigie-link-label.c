/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Links whose text is a link itself: in Markdown, in HTML, and as people write it. */

#include "vigie-link-label.h"

#include <string.h>

/* How much text may stand between the two, bytes. */
#define MAX_GAP 1024
/* Of these, for “text (link)”. */
#define MAX_ASIDE_GAP 10

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* How long the space at the beginning of @text is, bytes: a plain one, or one of those before a colon in
 * French; 0 if there is none. */
static gsize
blank_at (const char *text, gsize length)
{
  if (length >= 1 && *text == ' ')
    return 1;
  if (length >= 2 && memcmp (text, "\u00a0", 2) == 0)
    return 2;
  return length >= 3 && (memcmp (text, "\u202f", 3) == 0 || memcmp (text, "\ufe0f", 3) == 0) ? 3 : 0;
}

/* Whether nothing but a bullet or a quotation mark stands before @first in its line, and it is a host alone:
 * a heading over the link, and no part of a sentence. */
static gboolean
begins_line (const char *message, VigieLinkSpan first)
{
  gsize at = first.start;

  while (at > 0 && message[at - 1] != '\n' && !g_ascii_isalnum (message[at - 1]) &&
         (guint8) message[at - 1] < 0x80)
    at--;
  if (at > 0 && message[at - 1] != '\n')
    return FALSE;

  for (at = first.start; at < first.end; at++)
    if (message[at] == '/' && at > first.start && at + 1 < first.end && message[at + 1] != '/' &&
        message[at - 1] != '/')
      return FALSE;
  return TRUE;
}

/* Whether the sentence does not go on behind @second: “as telegram.org says: https://a.example writes of it”
 * is about another matter. */
static gboolean
ends_line (const char *message, gsize length, VigieLinkSpan second)
{
  gsize at = second.end;

  while (at < length && strchr (".,;!?)\"' \t\r", message[at]) != NULL && message[at] != '\0')
    at++;
  return at == length || message[at] == '\n';
}

/* “[telegram.org now](https://evil.example)” */
static gboolean
is_markdown (const char *gap, gsize n_gap)
{
  gsize n = n_gap;

  while (n > 0 && (gap[n - 1] == '<' || gap[n - 1] == ' '))
    n--;
  return n >= 2 && gap[n - 1] == '(' && gap[n - 2] == ']' && memchr (gap, '[', n) == NULL &&
         memchr (gap, '(', n - 1) == NULL;
}

/* “telegram.org (https://evil.example)”, “telegram.org <https://evil.example>” */
static gboolean
is_aside (const char *gap, gsize n_gap, char after)
{
  gsize n = n_gap;
  char opening = n > 0 ? gap[n - 1] : '\0';

  if (!(opening == '(' && after == ')') && !(opening == '<' && after == '>') &&
      !(opening == '[' && after == ']'))
    return FALSE;

  /* Before it, only spaces and the quotation mark that closes the text. */
  for (gsize i = 0; i + 1 < n; i++)
    if ((guint8) gap[i] < 0x80 && !is_space (gap[i]) && strchr ("\"'*_]", gap[i]) == NULL)
      return FALSE;
  return n <= MAX_ASIDE_GAP;
}

/* “[url=https://evil.example]telegram.org[/url]”, “<https://evil.example|telegram.org>” */
static gboolean
is_board (const char *message, gsize start, const char *gap, gsize n_gap)
{
  static const char opening[] = "[url=";
  const gsize n_opening = sizeof opening - 1;
  gsize quote = start > 0 && strchr ("\"'", message[start - 1]) != NULL ? 1 : 0;

  if (n_gap > 0 && gap[0] == '|')
    return start > 0 && message[start - 1] == '<' && memchr (gap, '>', n_gap) == NULL;
  return n_gap > quote && gap[quote] == ']' && start >= n_opening + quote &&
         g_ascii_strncasecmp (message + start - quote - n_opening, opening, n_opening) == 0 &&
         g_strstr_len (gap, (gssize) n_gap, "[/") == NULL;
}

/* “telegram.org: https://evil.example”, “telegram.org → https://evil.example” */
static gboolean
is_pointed_at (const char *gap, gsize n_gap)
{
  static const char *const signs[] = { ":", "->", "=>", "→", "➡", "⇒", "👉", NULL };
  gsize from = 0;

  while (from < n_gap && blank_at (gap + from, n_gap - from) > 0)
    from += blank_at (gap + from, n_gap - from);
  for (guint i = 0; signs[i] != NULL; i++)
    {
      gsize at = from + strlen (signs[i]);

      if (at > n_gap || memcmp (gap + from, signs[i], at - from) != 0)
        continue;
      while (at < n_gap && blank_at (gap + at, n_gap - at) > 0)
        at += blank_at (gap + at, n_gap - at);
      return at == n_gap;
    }
  return FALSE;
}

/* “<a href="https://evil.example">telegram.org</a>” */
static gboolean
is_html (const char *message, gsize start, const char *gap, gsize n_gap)
{
  static const char href[] = "href=";
  const char *tag_end = memchr (gap, '>', n_gap);
  const char *from = message + (start > 16 ? start - 16 : 0);
  gboolean has_href = FALSE;

  if (tag_end == NULL || memchr (gap, '<', (gsize) (tag_end - gap)) != NULL)
    return FALSE;

  for (; from + sizeof href - 1 <= message + start && !has_href; from++)
    has_href = g_ascii_strncasecmp (from, href, sizeof href - 1) == 0;
  return has_href && g_strstr_len (tag_end, (gssize) n_gap - (tag_end - gap), "</a") == NULL &&
         g_strstr_len (tag_end, (gssize) n_gap - (tag_end - gap), "<a ") == NULL;
}

/**
 * vigie_link_label_between:
 * @message: the message
 * @length: its length, bytes
 * @first: a link
 * @second: the next link
 *
 * Returns: whether one of the two is the text that is shown for the other
 */
VigieLinkLabel
vigie_link_label_between (const char *message, gsize length, VigieLinkSpan first, VigieLinkSpan second)
{
  const char *gap = message + first.end;
  gsize n_gap = second.start - first.end;
  char after = second.end < length ? message[second.end] : '\0';

  if (second.start < first.end || n_gap > MAX_GAP)
    return VIGIE_LINK_LABEL_NONE;
  if (is_html (message, first.start, gap, n_gap) || is_board (message, first.start, gap, n_gap))
    return VIGIE_LINK_LABEL_SECOND;
  if (is_markdown (gap, n_gap) || is_aside (gap, n_gap, after))
    return VIGIE_LINK_LABEL_FIRST;
  if (is_pointed_at (gap, n_gap))
    return begins_line (message, first)          ? VIGIE_LINK_LABEL_FIRST
           : ends_line (message, length, second) ? VIGIE_LINK_LABEL_BESIDE
                                                 : VIGIE_LINK_LABEL_NONE;
  return VIGIE_LINK_LABEL_NONE;
}
