/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What “vigie check-link” says to a person. */

#include "vigie-check-text.h"

#include "vigie-check-string.h"
#include "vigie-columns.h"
#include "vigie-config.h"
#include "vigie-idna.h"
#include "vigie-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_TEXT 300
#define MAX_HOST 260
#define UNICODE_SIZE 2048
#define GAP 2

/* The names of the lines, so that all begin in one column. */
typedef enum
{
  LINE_LINK,
  LINE_OPENS,
  LINE_DOMAIN,
  LINE_WHY,
  LINE_WHAT_TO_DO,
  N_LINES,
} Line;

static const char *
get_name (Line line)
{
  switch (line)
    {
    case LINE_LINK:
      return C_ ("check", "Link");
    case LINE_OPENS:
      /* Translators: before the host that a link really opens. */
      return C_ ("check", "Opens");
    case LINE_DOMAIN:
      /* Translators: before the part of a host that someone bought, such as example.com. */
      return C_ ("check", "Domain");
    case LINE_WHY:
      return C_ ("check", "Why");
    case LINE_WHAT_TO_DO:
    case N_LINES:
    default:
      return C_ ("check", "What to do");
    }
}

static const char *
get_headline (VigieLinkVerdict verdict)
{
  switch (verdict)
    {
    case VIGIE_LINK_OFFICIAL:
      return C_ ("link", "An official address");
    case VIGIE_LINK_CAUTION:
      return C_ ("link", "Be careful with it");
    case VIGIE_LINK_DANGEROUS:
      return C_ ("link", "Dangerous: do not open it");
    case VIGIE_LINK_UNKNOWN:
    default:
      return C_ ("link", "Unknown: ask before you open it");
    }
}

static const char *
get_word (VigieLinkVerdict verdict)
{
  switch (verdict)
    {
    case VIGIE_LINK_OFFICIAL:
      return C_ ("link", "Official");
    case VIGIE_LINK_CAUTION:
      return C_ ("link", "Careful");
    case VIGIE_LINK_DANGEROUS:
      return C_ ("link", "Dangerous");
    case VIGIE_LINK_UNKNOWN:
    default:
      return C_ ("link", "Unknown");
    }
}

static guint
get_indent (void)
{
  guint widest = 0;

  for (Line line = 0; line < N_LINES; line++)
    widest = MAX (widest, vigie_text_get_columns (get_name (line)));
  return widest + 2 * GAP;
}

/* @name may be %NULL for a line that goes on with the one before. */
static void
append_line (GString *out, const char *name, const char *text, guint columns)
{
  const guint indent = get_indent ();
  const char *shown = name != NULL ? name : "";

  g_string_append_printf (out, "%*s%s%*s", GAP, "", shown,
                          (int) (indent - GAP - vigie_text_get_columns (shown)), "");
  vigie_columns_append_wrapped (out, text, indent, columns);
}

/* The host in the letters of its script, and as computers write it where that differs. */
static char *
dup_host (const char *host)
{
  char unicode[UNICODE_SIZE];
  g_autofree char *plain = vigie_text_clean (host, MAX_HOST, NULL);
  g_autofree char *readable = NULL;

  if (vigie_idna_to_unicode (host, unicode, sizeof unicode) <= 0 || g_str_equal (unicode, host))
    return g_steal_pointer (&plain);

  readable = vigie_text_clean (unicode, MAX_HOST, NULL);
  return g_strdup_printf ("%s  (%s)", readable, plain);
}

/* What stands in the place of a host in “tg://login?…” names no site. */
static gboolean
has_host (const VigieLink *link)
{
  return link->is_read && link->url.host_kind != VIGIE_HOST_NONE &&
         link->url.host_kind != VIGIE_HOST_OPAQUE && *link->url.host != '\0';
}

static void
append_link (GString *out, const VigieLink *link, guint columns)
{
  g_autofree char *text = vigie_text_clean (link->text, MAX_TEXT, NULL);
  g_autofree char *host = NULL;
  g_autofree char *domain = NULL;

  append_line (out, get_name (LINE_LINK), text, columns);
  if (!has_host (link))
    return;

  host = dup_host (link->url.host);
  append_line (out, get_name (LINE_OPENS), host, columns);
  if (link->domain.registrable == NULL || g_str_equal (link->domain.registrable, link->url.host))
    return;

  domain = dup_host (link->domain.registrable);
  append_line (out, get_name (LINE_DOMAIN), domain, columns);
}

static gboolean
append_reasons (
    GString *out, const VigieLinkReason *reasons, guint n_reasons, gboolean is_first, guint columns)
{
  for (guint i = 0; i < n_reasons; i++)
    {
      g_autofree char *text = vigie_check_fill_in (_ (reasons[i].rule->sentence), reasons[i].subject);

      append_line (out, is_first ? get_name (LINE_WHY) : NULL, text, columns);
      is_first = FALSE;
    }
  return is_first;
}

static void
append_advice (GString *out, const VigieLinkReason *reason, guint columns)
{
  g_autofree char *text = vigie_check_fill_in (_ (reason->rule->advice), reason->subject);

  append_line (out, get_name (LINE_WHAT_TO_DO), text, columns);
}

/* The advice that goes with the verdict: the link's, or the message's where that weighs more. */
static const VigieLinkReason *
choose_advice (const VigieMessageCheck *check, const VigieLink *link)
{
  const VigieLinkReason *best = link != NULL && link->n_reasons > 0 ? &link->reasons[0] : NULL;

  for (guint i = 0; i < check->n_reasons; i++)
    if (best == NULL || check->reasons[i].rule->verdict > best->rule->verdict)
      best = &check->reasons[i];
  return best;
}

static void
append_others (GString *out, const VigieMessageCheck *check, guint columns)
{
  const guint n_others = check->n_links - (check->decisive >= 0 ? 1 : 0);
  g_autofree char *heading = NULL;

  if (check->n_links == 0 || n_others == 0)
    return;

  heading = g_strdup_printf (ngettext ("%u more link in this text:", "%u more links in this text:", n_others),
                             n_others);
  g_string_append_printf (out, "\n%*s%s\n", GAP, "", heading);
  for (guint i = 0; i < check->n_links; i++)
    {
      const VigieLink *link = &check->links[i];
      g_autofree char *host =
          has_host (link) ? dup_host (link->url.host) : vigie_text_clean (link->text, MAX_TEXT, NULL);

      if ((int) i != check->decisive)
        append_line (out, get_word (link->verdict), host, columns);
    }
}

/**
 * vigie_check_to_text:
 * @check: what was found
 * @columns: the width of a line; 0: no limit
 *
 * Returns: (transfer full): lines for a terminal, with nothing in them that a terminal would obey
 */
char *
vigie_check_to_text (const VigieMessageCheck *check, guint columns)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const VigieLink *link = check->decisive >= 0 ? &check->links[check->decisive] : NULL;
  const VigieLinkReason *advice = choose_advice (check, link);
  gboolean is_first = TRUE;

  g_string_append_printf (out, "%s\n\n", get_headline (check->verdict));
  if (link != NULL)
    {
      append_link (out, link, columns);
      is_first = append_reasons (out, link->reasons, link->n_reasons, is_first, columns);
    }
  append_reasons (out, check->reasons, check->n_reasons, is_first, columns);
  if (advice != NULL)
    append_advice (out, advice, columns);
  append_others (out, check, columns);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
