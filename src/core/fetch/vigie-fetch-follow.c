/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-fetch.h"

#include "vigie-fetch-address.h"
#include "vigie-fetch-pin.h"
#include "vigie-fetch-url.h"

/* How many of a host's addresses are tried. */
#define MAX_TRIES 2

/* Where the way ends, and what is said of it. */
typedef struct
{
  const char *end;
  const char *error;
  guint status;
} Outcome;

/* Whether a proxy stands between: it would look the name up again, and its answer could not be checked. */
static gboolean
has_proxy (GUri *url)
{
  g_autofree char *text = g_uri_to_string (url);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) proxies = g_proxy_resolver_lookup (g_proxy_resolver_get_default (), text, NULL, &error);

  return proxies != NULL && proxies[0] != NULL && !g_str_equal (proxies[0], "direct://");
}

/* All addresses of the host; %NULL with @outcome set if one of them is not of the public internet, or none is
 * found. */
static GList *
look_up (GUri *url, Outcome *outcome)
{
  const char *host = g_uri_get_host (url);
  GInetAddress *literal = g_inet_address_new_from_string (host);
  g_autoptr (GError) error = NULL;
  GList *addresses;

  if (literal != NULL)
    addresses = g_list_prepend (NULL, literal);
  else
    addresses = g_resolver_lookup_by_name (g_resolver_get_default (), host, NULL, &error);
  if (addresses == NULL)
    {
      *outcome = (Outcome) { "failed", "resolve", 0 };
      return NULL;
    }

  for (GList *at = addresses; at != NULL; at = at->next)
    if (!vigie_fetch_address_is_public (at->data))
      {
        *outcome = (Outcome) { "private", NULL, 0 };
        g_resolver_free_addresses (addresses);
        return NULL;
      }
  return addresses;
}

static guint16
get_usual_port (GUri *url)
{
  return g_str_equal (g_uri_get_scheme (url), "https") ? 443 : 80;
}

static SoupMessage *
ask_at (GUri *url, GInetAddress *address, Outcome *outcome)
{
  g_autoptr (GSocketConnectable) only =
      vigie_fetch_pin_new (g_uri_get_host (url), address, get_usual_port (url));
  g_autoptr (SoupSession) session = vigie_fetch_session_new (only);
  g_autoptr (SoupMessage) message = soup_message_new_from_uri (SOUP_METHOD_HEAD, url);
  g_autoptr (GInputStream) body = NULL;
  g_autoptr (GError) error = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  body = soup_session_send (session, message, NULL, &error);
  if (body == NULL)
    {
      *outcome = (Outcome) { "failed", vigie_fetch_error_to_id (error), 0 };
      return NULL;
    }
  return g_steal_pointer (&message);
}

/* Connects to an address that was checked, and to no other: a name that is looked up twice may mean two
 * things. */
static SoupMessage *
ask (GUri *url, Outcome *outcome)
{
  GList *addresses;
  SoupMessage *message = NULL;
  guint tries = 0;

  if (g_uri_get_port (url) != get_usual_port (url))
    {
      *outcome = (Outcome) { "port", NULL, 0 };
      return NULL;
    }
  if (has_proxy (url))
    {
      *outcome = (Outcome) { "proxy", NULL, 0 };
      return NULL;
    }
  addresses = look_up (url, outcome);
  for (GList *at = addresses; at != NULL && message == NULL && tries < MAX_TRIES; at = at->next, tries++)
    message = ask_at (url, at->data, outcome);
  g_resolver_free_addresses (addresses);
  return message;
}

static gboolean
was_there (GPtrArray *hops, const char *text)
{
  return g_ptr_array_find_with_equal_func (hops, text, g_str_equal, NULL);
}

/* One step. Returns where it leads, or %NULL with @outcome set. */
static GUri *
step (GUri *here, GPtrArray *hops, Outcome *outcome)
{
  g_autoptr (SoupMessage) message = ask (here, outcome);
  g_autoptr (GUri) next = NULL;
  g_autofree char *text = NULL;
  const char *location;

  if (message == NULL)
    return NULL;
  *outcome = (Outcome) { "arrived", NULL, soup_message_get_status (message) };
  location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  if (!vigie_fetch_is_redirect (outcome->status) || location == NULL)
    return NULL;

  next = vigie_fetch_url_parse (location, here);
  if (next == NULL)
    {
      outcome->end = "not-web";
      if (strlen (location) <= VIGIE_FETCH_MAX_URL)
        g_ptr_array_add (hops, g_utf8_make_valid (location, -1));
      return NULL;
    }
  text = g_uri_to_string (next);
  outcome->end = was_there (hops, text) ? "loop" : hops->len > VIGIE_FETCH_MAX_HOPS ? "too-many" : NULL;
  g_ptr_array_add (hops, g_steal_pointer (&text));
  return outcome->end == NULL ? g_steal_pointer (&next) : NULL;
}

static void
write_reply (GPtrArray *hops, const Outcome *outcome, JsonBuilder *reply)
{
  json_builder_set_member_name (reply, "hops");
  json_builder_begin_array (reply);
  for (guint i = 0; i < hops->len; i++)
    json_builder_add_string_value (reply, hops->pdata[i]);
  json_builder_end_array (reply);
  json_builder_set_member_name (reply, "end");
  json_builder_add_string_value (reply, outcome->end);
  json_builder_set_member_name (reply, "status");
  json_builder_add_int_value (reply, outcome->status);
  if (outcome->error != NULL)
    {
      json_builder_set_member_name (reply, "reason");
      json_builder_add_string_value (reply, outcome->error);
    }
}

/**
 * vigie_fetch_follow:
 * @url: a link
 * @reply: an open object: gets "hops", "end" and "status", or "error"
 *
 * Asks where a link leads, without fetching anything: a HEAD request to each host on the way, which learns
 * this computer's address, the link, and that it was asked with Vigie. At most %VIGIE_FETCH_MAX_HOPS hosts
 * after the first. Never goes to an address of this computer or its network. Blocks.
 */
void
vigie_fetch_follow (const char *url, JsonBuilder *reply)
{
  g_autoptr (GPtrArray) hops = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GUri) here = vigie_fetch_url_parse (url, NULL);
  Outcome outcome = { NULL, NULL, 0 };

  if (here == NULL)
    {
      json_builder_set_member_name (reply, "error");
      json_builder_add_string_value (reply, "bad-address");
      return;
    }

  g_ptr_array_add (hops, g_uri_to_string (here));
  while (here != NULL)
    {
      GUri *next = step (here, hops, &outcome);

      g_uri_unref (here);
      here = next;
    }
  write_reply (hops, &outcome, reply);
}
