/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-config.h"
#include "vigie-idna.h"
#include "vigie-text.h"

/* Room for the Unicode form of a host: 253 characters of at most 4 bytes, and more than that for what no
 * resolver would take. */
#define MAX_UNICODE_HOST 4096
/* What is shown of a host: nobody reads on, and the part that counts is its end. Characters. */
#define MAX_SHOWN_HOST 200
/* What is shown of a link that has no host, and what a warning says of a path, characters. */
#define MAX_SHOWN_TEXT 160
#define MAX_SHOWN_PATH 60

#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_ISOLATE "\u2069"

/* In the order of VigieLinkVerdict. Nothing but an official address is ever green. */
static const struct
{
  const char *title;
  const char *word;
  const char *icon_name;
  const char *css_class;
  VigieTone tone;
} looks[] = {
  { NC_ ("link", "An official address"), NC_ ("link", "Official"), "vigie-check-symbolic", "official",
    VIGIE_TONE_GOOD },
  { NC_ ("link", "Unknown: ask before you open it"), NC_ ("link", "Unknown"), "vigie-question-symbolic",
    "unknown", VIGIE_TONE_NEUTRAL },
  { NC_ ("link", "Be careful with it"), NC_ ("link", "Careful"), "vigie-warning-symbolic", "caution",
    VIGIE_TONE_ATTENTION },
  { NC_ ("link", "Dangerous: do not open it"), NC_ ("link", "Dangerous"), "vigie-danger-symbolic",
    "dangerous", VIGIE_TONE_DANGER },
};

/**
 * vigie_link_words_get_title:
 * @verdict: a verdict
 *
 * Returns: (transfer none): the verdict with what to do, a few words
 */
const char *
vigie_link_words_get_title (VigieLinkVerdict verdict)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "link", looks[verdict].title);
}

/**
 * vigie_link_words_get_word:
 * @verdict: a verdict
 *
 * Returns: (transfer none): the verdict as one word
 */
const char *
vigie_link_words_get_word (VigieLinkVerdict verdict)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "link", looks[verdict].word);
}

const char *
vigie_link_words_get_icon (VigieLinkVerdict verdict)
{
  return looks[verdict].icon_name;
}

const char *
vigie_link_words_get_css_class (VigieLinkVerdict verdict)
{
  return looks[verdict].css_class;
}

VigieTone
vigie_link_words_get_tone (VigieLinkVerdict verdict)
{
  return looks[verdict].tone;
}

/**
 * vigie_link_words_has_host:
 * @link: a link
 *
 * Returns: whether @link leads to a computer that has a name or an address
 */
gboolean
vigie_link_words_has_host (const VigieLink *link)
{
  return link->is_read && (link->url.host_kind == VIGIE_HOST_DOMAIN ||
                           link->url.host_kind == VIGIE_HOST_IPV4 || link->url.host_kind == VIGIE_HOST_IPV6);
}

/* The host as a reader sees it; its punycode form where that cannot be told. */
static char *
dup_unicode_host (const VigieLink *link)
{
  char unicode[MAX_UNICODE_HOST];

  if (link->url.host_kind != VIGIE_HOST_DOMAIN ||
      vigie_idna_to_unicode (link->url.host, unicode, sizeof unicode) < 0)
    return g_strdup (link->url.host);
  return g_strdup (unicode);
}

static guint
count_dots (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '.';
  return n;
}

/* Where the registrable domain begins in @host, counted in labels: they are as many in both forms. */
static const char *
find_site (const VigieLink *link, const char *host)
{
  guint n_labels;
  const char *at = host + strlen (host);

  if (link->url.host_kind != VIGIE_HOST_DOMAIN || link->domain.registrable == NULL)
    return host;
  n_labels = count_dots (link->domain.registrable) + 1;
  while (at > host && (at[-1] != '.' || --n_labels > 0))
    at--;
  return at;
}

/* Each label in an isolate of its own, so that the labels stand in their order, whatever their script. */
static void
append_labels (GString *out, const char *labels, gsize length)
{
  g_autofree char *text = g_strndup (labels, length);
  g_auto (GStrv) parts = g_strsplit (text, ".", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *clean = vigie_text_clean (parts[i], MAX_SHOWN_HOST, NULL);

      if (i > 0)
        g_string_append_c (out, '.');
      if (*clean != '\0')
        g_string_append_printf (out, FIRST_STRONG_ISOLATE "%s" POP_ISOLATE, clean);
    }
}

static void
mark (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/**
 * vigie_link_words_dup_address:
 * @link: a link
 * @attributes: (out) (transfer full): marks the registrable domain, the part that someone bought
 *
 * What the link leads to, to be shown large: the host as a reader sees it, or the link itself where there is
 * no host. Plain text with isolated direction, never markup.
 *
 * Returns: (transfer full): the text
 */
char *
vigie_link_words_dup_address (const VigieLink *link, PangoAttrList **attributes)
{
  g_autoptr (GString) out = g_string_new (LEFT_TO_RIGHT_ISOLATE);
  g_autofree char *host = NULL;
  const char *site, *from;
  gsize start;

  *attributes = pango_attr_list_new ();
  /* A hyphen that is not in the name would make it another. */
  pango_attr_list_insert (*attributes, pango_attr_insert_hyphens_new (FALSE));
  if (!vigie_link_words_has_host (link))
    {
      g_autofree char *clean = vigie_text_clean (link->text, MAX_SHOWN_TEXT, NULL);

      return vigie_text_isolate (clean);
    }

  host = dup_unicode_host (link);
  site = find_site (link, host);
  from = host;
  if (g_utf8_strlen (host, site - host) > MAX_SHOWN_HOST)
    {
      from = g_utf8_offset_to_pointer (site, -MAX_SHOWN_HOST);
      g_string_append (out, "…");
    }
  append_labels (out, from, (gsize) (site - from));
  start = out->len;
  append_labels (out, site, strlen (site));
  mark (*attributes, pango_attr_weight_new (PANGO_WEIGHT_HEAVY), start, out->len);
  mark (*attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, out->len);
  if (start > strlen (LEFT_TO_RIGHT_ISOLATE))
    mark (*attributes, pango_attr_foreground_alpha_new (G_MAXUINT16 / 100 * 72), 0, start);
  g_string_append (out, POP_ISOLATE);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * vigie_link_words_dup_punycode:
 * @link: a link
 *
 * Returns: (transfer full) (nullable): the punycode form of the host, where it differs from what a reader
 *   sees
 */
char *
vigie_link_words_dup_punycode (const VigieLink *link)
{
  g_autofree char *unicode = NULL;

  if (!vigie_link_words_has_host (link))
    return NULL;
  unicode = dup_unicode_host (link);
  return g_str_equal (unicode, link->url.host) ? NULL
                                               : vigie_text_clean (link->url.host, MAX_SHOWN_HOST, NULL);
}

/**
 * vigie_link_words_dup_site:
 * @link: a link that has a host
 *
 * Returns: (transfer full): the registrable domain as a reader sees it, or the address; isolated
 */
char *
vigie_link_words_dup_site (const VigieLink *link)
{
  g_autofree char *host = dup_unicode_host (link);
  g_autoptr (GString) out = g_string_new (LEFT_TO_RIGHT_ISOLATE);
  const char *site = find_site (link, host);

  append_labels (out, site, strlen (site));
  g_string_append (out, POP_ISOLATE);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * vigie_link_words_is_short:
 * @link: a link, judged
 *
 * Returns: whether it is a short link: one that leads on to a site that cannot be seen from it
 */
gboolean
vigie_link_words_is_short (const VigieLink *link)
{
  for (guint i = 0; i < link->n_reasons; i++)
    if (g_str_equal (link->reasons[i].rule->code, "short-link"))
      return vigie_link_words_has_host (link) && g_str_has_prefix (link->url.scheme, "http");
  return FALSE;
}

/**
 * vigie_link_words_dup_sentence:
 * @link: a link
 *
 * Returns: (transfer full): where it leads, one sentence
 */
char *
vigie_link_words_dup_sentence (const VigieLink *link)
{
  g_autofree char *site = NULL;

  if (!link->is_read)
    return g_strdup (_ ("It looks like a link, but no browser can read it."));
  if (!vigie_link_words_has_host (link))
    return g_strdup (_ ("It leads to no website: it opens a program or does something at once."));

  site = vigie_link_words_dup_site (link);
  if (vigie_link_words_is_short (link))
    /* Translators: the placeholder is the name of a website that makes short links. */
    return g_strdup_printf (_ ("It leads to %s, and from there to another site."), site);
  switch (link->verdict)
    {
    case VIGIE_LINK_OFFICIAL:
    case VIGIE_LINK_UNKNOWN:
      /* Translators: the placeholder is the name of a website. */
      return g_strdup_printf (_ ("It leads to %s."), site);
    case VIGIE_LINK_CAUTION:
    case VIGIE_LINK_DANGEROUS:
    default:
      /* Translators: the placeholder is the name of a website. */
      return g_strdup_printf (_ ("The real site is %s."), site);
    }
}

static void
append_harmless (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (*text == '.')
        g_string_append (out, "[.]");
      else
        g_string_append_c (out, *text);
    }
}

/**
 * vigie_link_words_dup_harmless:
 * @link: a link
 *
 * Writes @link so that it can be passed on and no program makes it clickable: hxxps://web-telegrem[.]example.
 * From its parts as a browser reads them, without what stands before an “@”; a long path is cut.
 *
 * Returns: (transfer full): the text
 */
char *
vigie_link_words_dup_harmless (const VigieLink *link)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *path = NULL;

  if (!vigie_link_words_has_host (link))
    {
      g_autofree char *clean = vigie_text_clean (link->text, MAX_SHOWN_PATH, NULL);
      const char *colon = strchr (clean, ':');

      if (colon != NULL)
        {
          g_string_append_len (out, clean, colon - clean);
          g_string_append (out, "[:]");
        }
      append_harmless (out, colon != NULL ? colon + 1 : clean);
      return g_string_free (g_steal_pointer (&out), FALSE);
    }

  if (g_str_has_prefix (link->url.scheme, "http"))
    g_string_append_printf (out, "hxxp%s://", link->url.scheme + strlen ("http"));
  else
    g_string_append_printf (out, "%s[:]//", link->url.scheme);
  append_harmless (out, link->url.host);
  if (link->url.port != 0)
    g_string_append_printf (out, ":%u", link->url.port);
  path = vigie_text_clean (link->url.path, MAX_SHOWN_PATH, NULL);
  if (!g_str_equal (path, "/"))
    append_harmless (out, path);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * vigie_link_words_dup_url:
 * @link: a link of the web
 *
 * Returns: (transfer full): the link as a browser would ask for it, without what stands before an “@” and
 *   without its fragment, which no site is told
 */
char *
vigie_link_words_dup_url (const VigieLink *link)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%s://%s", link->url.scheme, link->url.host);
  if (link->url.port != 0)
    g_string_append_printf (out, ":%u", link->url.port);
  g_string_append (out, link->url.path);
  if (link->url.query != NULL)
    g_string_append_printf (out, "?%s", link->url.query);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * vigie_link_words_dup_warning:
 * @link: a dangerous or doubtful link
 * @why: (nullable): the reason, the link's own or its message's
 *
 * What a person sends to the others who got the same link: in their language, the link made harmless.
 *
 * Returns: (transfer full): three lines
 */
char *
vigie_link_words_dup_warning (const VigieLink *link, const VigieLinkReason *why)
{
  g_autofree char *harmless = vigie_link_words_dup_harmless (link);
  g_autofree char *reason =
      why != NULL ? vigie_link_reason_to_text (why) : vigie_link_words_dup_sentence (link);
  g_autofree char *text = NULL;

  text = g_strdup_printf (
      /* Translators: a message to send on. The first text is a link that cannot be clicked, the second is a
       * sentence that says why. */
      _ ("Please do not open this link: %1$s\n%2$s\nIf you did, type nothing there, and look at the list of "
         "devices in your messenger."),
      harmless, reason);
  return vigie_text_without_isolates (text);
}
