/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-inner.h"

#include "vigie-link-tables.h"

#include <string.h>

/* Addresses that lead on to another one, which they hold inside: "google.com/url?q=…", "intent://…". */

#define INTENT "Intent;"
#define FALLBACK "S.browser_fallback_url="
#define SCHEME "scheme="

/* Appends @text to @out with its percent signs undone. */
static void
append_decoded (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '%' && i + 2 < length && g_ascii_isxdigit (text[i + 1]) && g_ascii_isxdigit (text[i + 2]))
      {
        g_string_append_c (
            out, (char) (g_ascii_xdigit_value (text[i + 1]) << 4 | g_ascii_xdigit_value (text[i + 2])));
        i += 2;
      }
    else
      g_string_append_c (out, text[i]);
}

/* The value of the first parameter @name of @query; %NULL if there is none. */
static const char *
find_parameter (const char *query, const char *name, gsize *length)
{
  const gsize n = strlen (name);

  while (query != NULL && *query != '\0')
    {
      const gsize whole = strcspn (query, "&");

      if (whole > n && query[n] == '=' && g_ascii_strncasecmp (query, name, n) == 0)
        {
          *length = whole - n - 1;
          return query + n + 1;
        }
      query += whole + (query[whole] == '&');
    }
  return NULL;
}

/* Base64 for addresses, "-" and "_" for "+" and "/", without padding, behind "a1". */
static void
append_bing (GString *out, const char *value, gsize length)
{
  g_autofree guchar *bytes = NULL;
  gsize n_bytes;

  if (length < 6 || memcmp (value, "a1", 2) != 0)
    return;
  g_string_append_len (out, value + 2, (gssize) (length - 2));
  g_string_replace (out, "-", "+", 0);
  g_string_replace (out, "_", "/", 0);
  while (out->len % 4 != 0)
    g_string_append_c (out, '=');
  bytes = g_base64_decode (out->str, &n_bytes);
  g_string_truncate (out, 0);
  g_string_append_len (out, (const char *) bytes, (gssize) n_bytes);
}

/* "https-3A__site.example_page" */
static void
append_proofpoint (GString *out, const char *value, gsize length)
{
  g_autofree char *coded = g_strndup (value, length);

  append_decoded (out, g_strdelimit (g_strdelimit (coded, "_", '/'), "-", '%'), length);
}

/* A text for people, in which "+" is a space. */
static void
append_message (GString *out, const char *value, gsize length)
{
  g_autofree char *coded = g_strndup (value, length);

  append_decoded (out, g_strdelimit (coded, "+", ' '), length);
}

/* "/v3/__https://site.example/page__;" */
static void
append_between (GString *out, const char *path)
{
  const char *start = strstr (path, "__");
  const char *end = start != NULL ? strstr (start + 2, "__;") : NULL;

  if (end != NULL)
    append_decoded (out, start + 2, (gsize) (end - start - 2));
}

static void
read_passer (GString *out, const VigiePasserRow *row, const VigieUrl *url)
{
  gsize length = 0;
  const char *value = row->parameter[0] != '\0' ? find_parameter (url->query, row->parameter, &length) : "";

  if (value == NULL)
    return;
  switch ((VigiePasserCoding) row->coding)
    {
    case VIGIE_PASSER_PLAIN:
      append_decoded (out, value, length);
      break;
    case VIGIE_PASSER_TEXT:
      append_message (out, value, length);
      break;
    case VIGIE_PASSER_BING:
      append_bing (out, value, length);
      break;
    case VIGIE_PASSER_PROOFPOINT:
      append_proofpoint (out, value, length);
      break;
    case VIGIE_PASSER_BETWEEN:
      append_between (out, url->path);
      break;
    case VIGIE_PASSER_REST:
    default:
      g_string_append (out, "https://");
      g_string_append (out, url->path + strlen (row->path));
    }
}

static gboolean
has_host (const VigieLink *link, const char *host)
{
  const gsize length = strlen (link->url.host);
  const gsize n = strlen (host);
  const char *own = link->domain.registrable;

  if (host[n - 1] == '*')
    return own != NULL && strncmp (own, host, n - 1) == 0 && own + n - 1 == link->domain.suffix;
  return length >= n && memcmp (link->url.host + length - n, host, n) == 0 &&
         (length == n || link->url.host[length - n - 1] == '.');
}

static gboolean
is_row_of (const VigiePasserRow *row, const VigieLink *link)
{
  const VigieUrl *url = &link->url;
  const gsize n = strlen (row->host);

  if (row->host[n - 1] == ':')
    return strlen (url->scheme) == n - 1 && memcmp (url->scheme, row->host, n - 1) == 0 &&
           (g_str_has_prefix (url->host, row->path) || g_str_has_prefix (url->path, row->path));
  return url->host_kind == VIGIE_HOST_DOMAIN && g_str_has_prefix (url->path, row->path) &&
         has_host (link, row->host);
}

/* What stands behind "Intent;" at the end of an app's link; %NULL if it is none. As Android reads it, behind
 * the last "#". */
static const char *
find_extras (const VigieUrl *url)
{
  const char *last = url->fragment != NULL ? strrchr (url->fragment, '#') : NULL;
  const char *extras = last != NULL ? last + 1 : url->fragment;

  return extras != NULL && g_str_has_prefix (extras, INTENT) ? extras + strlen (INTENT) : NULL;
}

/* The value of @name (with its "=") among the extras. */
static const char *
find_extra (const char *extras, const char *name, gsize *length)
{
  const gsize n = strlen (name);

  while (*extras != '\0')
    {
      const gsize whole = strcspn (extras, ";");

      if (whole > n && memcmp (extras, name, n) == 0)
        {
          *length = whole - n;
          return extras + n;
        }
      extras += whole + (extras[whole] == ';');
    }
  return NULL;
}

/* "intent://site.example/page#Intent;scheme=https;S.browser_fallback_url=…;end"
 *
 * Source: https://developer.chrome.com/docs/android/intents (read 2026-11-24) */
static guint
read_intent (const VigieUrl *url, VigieLinkInner inner[VIGIE_LINK_MAX_INNER])
{
  const char *extras = find_extras (url);
  const char *value;
  gsize length;
  GString *text = inner[0].text;
  guint n = 0;

  if (extras == NULL)
    return 0;
  value = find_extra (extras, SCHEME, &length);
  if (value != NULL && (url->host[0] != '\0' || url->path[0] != '\0'))
    {
      g_string_append_len (text, value, (gssize) length);
      g_string_append (text, url->host[0] != '\0' ? "://" : ":");
      if (url->credentials[0] != '\0')
        g_string_append_printf (text, "%s@", url->credentials);
      g_string_append (text, url->host);
      if (url->port != 0)
        g_string_append_printf (text, ":%u", url->port);
      g_string_append (text, url->path);
      if (url->query != NULL)
        g_string_append_printf (text, "?%s", url->query);
      n++;
    }
  value = find_extra (extras, FALLBACK, &length);
  if (value != NULL)
    append_decoded (inner[n++].text, value, length);
  return n;
}

/* "android-app://package/https/site.example/page" */
static guint
read_android_app (const VigieUrl *url, GString *text)
{
  const char *scheme = url->path + (url->path[0] == '/');
  const gsize length = strcspn (scheme, "/");

  if (length == 0 || scheme[length] != '/' || scheme[length + 1] == '\0')
    return 0;
  g_string_append_len (text, scheme, (gssize) length);
  g_string_append_printf (text, ":/%s", scheme + length);
  if (url->query != NULL)
    g_string_append_printf (text, "?%s", url->query);
  return 1;
}

/**
 * vigie_link_inner_find:
 * @link: a link that was read
 * @inner: where the addresses are written that it holds and leads on to, and texts that may hold some
 *
 * Looks for the services of data/link-passers.tsv and for links of Android apps. Nothing is decoded twice,
 * and nothing is asked of the network. Any bytes may come out.
 *
 * Returns: how many were found
 */
guint
vigie_link_inner_find (const VigieLink *link, VigieLinkInner inner[VIGIE_LINK_MAX_INNER])
{
  const VigieUrl *url = &link->url;
  guint n = 0;

  for (guint i = 0; i < VIGIE_LINK_MAX_INNER; i++)
    {
      g_string_truncate (inner[i].text, 0);
      inner[i].is_message = FALSE;
    }
  if (strcmp (url->scheme, "intent") == 0)
    return read_intent (url, inner);
  if (strcmp (url->scheme, "android-app") == 0)
    return read_android_app (url, inner[0].text);

  /* The start page of a site, by far the most common link, holds nothing. */
  if (url->query == NULL && url->path[0] == '/' && url->path[1] == '\0')
    return 0;

  for (guint i = 0; i < vigie_n_passer_rows && n < VIGIE_LINK_MAX_INNER; i++)
    if (is_row_of (&vigie_passer_rows[i], link))
      {
        read_passer (inner[n].text, &vigie_passer_rows[i], url);
        inner[n].is_message = vigie_passer_rows[i].coding == VIGIE_PASSER_TEXT;
        n += inner[n].text->len > 0;
      }
  return n;
}
