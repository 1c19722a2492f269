/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "vigie-domain.h"
#include "vigie-idna.h"
#include "vigie-url.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
has (const guint8 *data, gsize size, char unit)
{
  return memchr (data, unit, size) != NULL;
}

/* What is noted was there, and what was there is noted. */
static void
check_notes (const VigieUrl *url, const guint8 *data, gsize size)
{
  gboolean has_credentials = (url->notes & VIGIE_URL_NOTE_CREDENTIALS) != 0;
  gboolean has_tabs = has (data, size, '\t') || has (data, size, '\n') || has (data, size, '\r');

  g_assert_cmpint (has_credentials, ==, url->credentials[0] != '\0');
  if (has_credentials)
    g_assert_true (has (data, size, '@'));
  if ((url->notes & VIGIE_URL_NOTE_TAB_OR_NEWLINE) != 0)
    g_assert_true (has_tabs);
  if ((url->notes & VIGIE_URL_NOTE_BACKSLASH) != 0)
    g_assert_true (has (data, size, '\\'));
  if ((url->notes & VIGIE_URL_NOTE_PERCENT_HOST) != 0)
    g_assert_true (has (data, size, '%'));
  if (url->port != 0)
    g_assert_true ((url->notes & VIGIE_URL_NOTE_PORT) != 0);
}

static void
check_text (const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    g_assert_true (*text >= ' ' && *text <= '~');
}

/* All but the credentials come out as plain ASCII; these are well-formed at least. */
static void
check_parts (const VigieUrl *url)
{
  check_text (url->scheme);
  check_text (url->host);
  check_text (url->path);
  check_text (url->query);
  check_text (url->fragment);
  g_assert_true (g_utf8_validate (url->credentials, -1, NULL));
  g_assert_cmpint (url->host_kind == VIGIE_HOST_NONE, ==, url->host[0] == '\0');
}

/* What was written out is read again as the same. */
static void
check_again (const VigieUrl *url)
{
  g_auto (VigieUrl) again = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%s://%s", url->scheme, url->host);
  if ((url->notes & VIGIE_URL_NOTE_PORT) != 0)
    g_string_append_printf (text, ":%u", url->port);
  g_string_append (text, url->path);
  if (url->query != NULL)
    g_string_append_printf (text, "?%s", url->query);
  if (url->fragment != NULL)
    g_string_append_printf (text, "#%s", url->fragment);
  if (text->len > VIGIE_URL_MAX_LENGTH)
    return;

  g_assert_true (vigie_url_parse (&again, text->str, text->len));
  g_assert_cmpstr (again.scheme, ==, url->scheme);
  g_assert_cmpint (again.host_kind, ==, url->host_kind);
  g_assert_cmpstr (again.host, ==, url->host);
  g_assert_cmpuint (again.port, ==, url->port);
  g_assert_cmpstr (again.path, ==, url->path);
  g_assert_cmpstr (again.query, ==, url->query);
  g_assert_cmpstr (again.fragment, ==, url->fragment);
  g_assert_cmphex (again.notes & (VIGIE_URL_NOTE_CREDENTIALS | VIGIE_URL_NOTE_MAPPED_HOST), ==, 0);
}

static void
check_domain (const VigieUrl *url)
{
  VigieDomain domain;
  gsize size = 4 * strlen (url->host) + 1;
  g_autofree char *unicode = g_malloc (size);

  g_assert_cmpint (vigie_idna_to_unicode (url->host, unicode, size), >=, 0);
  g_assert_true (g_utf8_validate (unicode, -1, NULL));
  vigie_domain_split (url->host, &domain);
  g_assert_true (g_str_has_suffix (url->host, domain.suffix));
  if (domain.registrable != NULL)
    {
      g_assert_true (g_str_has_suffix (url->host, domain.registrable));
      g_assert_true (g_str_has_suffix (domain.registrable, domain.suffix));
    }
}

/* A link: whatever it is, its parts hold together, and no part of the text is read as what it is not. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static VigieUrl kept; /* its buffer still holds the last link */
  g_auto (VigieUrl) url = { 0 };
  gboolean is_url = vigie_url_parse (&url, (const char *) data, size);

  g_assert_cmpint (vigie_url_parse (&kept, (const char *) data, size), ==, is_url);
  g_assert_cmphex (kept.notes, ==, url.notes);
  g_assert_cmpstr (kept.host, ==, url.host);
  g_assert_cmpstr (kept.path, ==, url.path);
  if (!is_url)
    {
      g_assert_cmpstr (url.scheme, ==, "");
      g_assert_cmpstr (url.host, ==, "");
      g_assert_cmpstr (url.credentials, ==, "");
      return 0;
    }

  check_notes (&url, data, size);
  check_parts (&url);
  if (url.host_kind != VIGIE_HOST_NONE)
    check_again (&url);
  if (url.host_kind == VIGIE_HOST_DOMAIN)
    check_domain (&url);
  return 0;
}
