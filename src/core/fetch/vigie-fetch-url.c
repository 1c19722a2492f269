/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-fetch-url.h"

#include "vigie-config.h"

#include <string.h>

#include "vigie-url.h"

/* How long a server may be silent, seconds. */
#define SILENCE 15

/* As browsers read it, so that what is asked for is what the link checker judged: see vigie-url.h. */
static char *
spell (const char *text)
{
  g_auto (VigieUrl) url = { 0 };
  g_autoptr (GString) spelling = g_string_new (NULL);

  if (!vigie_url_parse (&url, text, strlen (text)))
    return NULL;
  if (!g_str_equal (url.scheme, "http") && !g_str_equal (url.scheme, "https"))
    return NULL;

  g_string_append_printf (spelling,
                          url.host_kind == VIGIE_HOST_IPV6 && url.host[0] != '[' ? "%s://[%s]" : "%s://%s",
                          url.scheme, url.host);
  if (url.port != 0)
    g_string_append_printf (spelling, ":%u", url.port);
  g_string_append (spelling, url.path);
  if (url.query != NULL)
    g_string_append_printf (spelling, "?%s", url.query);
  return g_string_free_and_steal (g_steal_pointer (&spelling));
}

/**
 * vigie_fetch_url_parse:
 * @text: an address, or what a server answered as one
 * @base: (nullable): what a relative address starts from
 *
 * Names and passwords in it are left away, and so is the fragment.
 *
 * Returns: (transfer full) (nullable): the address; %NULL if it is none of http or https, or too long
 */
GUri *
vigie_fetch_url_parse (const char *text, GUri *base)
{
  g_autofree char *absolute = NULL;
  g_autofree char *spelling = NULL;

  if (strlen (text) > VIGIE_FETCH_MAX_URL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  if (base != NULL)
    {
      g_autofree char *start = g_uri_to_string (base);

      absolute = g_uri_resolve_relative (start, text, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
    }

  spelling = spell (absolute != NULL ? absolute : text);
  if (spelling == NULL || strlen (spelling) > VIGIE_FETCH_MAX_URL)
    return NULL;
  return g_uri_parse (spelling, SOUP_HTTP_URI_FLAGS, NULL);
}

/**
 * vigie_fetch_is_redirect:
 * @status: of an answer
 *
 * Returns: whether it leads elsewhere
 */
gboolean
vigie_fetch_is_redirect (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

/**
 * vigie_fetch_error_to_id:
 * @error: what asking gave
 *
 * Returns: (transfer none): what went wrong, in a word
 */
const char *
vigie_fetch_error_to_id (const GError *error)
{
  if (error->domain == G_TLS_ERROR)
    return "certificate";
  if (error->domain == G_RESOLVER_ERROR)
    return "resolve";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return "timeout";
  return error->domain == SOUP_SESSION_ERROR ? "protocol" : "connect";
}

/**
 * vigie_fetch_session_new:
 * @only: (nullable): the only address that it connects to
 *
 * A session that keeps nothing and tells nothing: no cookies, no passwords, no referrer, no cache.
 *
 * Returns: (transfer full): the session
 */
SoupSession *
vigie_fetch_session_new (GSocketConnectable *only)
{
  SoupSession *session = soup_session_new_with_options ("remote-connectable", only, "timeout", SILENCE,
                                                        "user-agent", "Vigie/" VIGIE_VERSION, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  /* Its address was looked up and found good: nobody else looks it up again. */
  if (only != NULL)
    {
      soup_session_set_proxy_resolver (session, NULL);
      soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
    }
  return session;
}
