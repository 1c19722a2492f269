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

/* “[telegram.org now](https://evil.example)” */
static gboolean
is_markdown (const char *gap, gsize n_gap)
{
  gsize n = n_gap;

  if (n > 0 && gap[n - 1] == '<')
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
  if (is_html (message, first.start, gap, n_gap))
    return VIGIE_LINK_LABEL_SECOND;
  if (is_markdown (gap, n_gap) || is_aside (gap, n_gap, after))
    return VIGIE_LINK_LABEL_FIRST;
  return VIGIE_LINK_LABEL_NONE;
}
