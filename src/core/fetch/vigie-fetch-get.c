/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-fetch.h"

#include "vigie-fetch-url.h"
#include "vigie-write.h"

#define PIECE 65536
/* What a server may say of a version, bytes; more is not kept. */
#define MAX_TAG 255
#define MAX_DATE 63

static void
add_text (JsonBuilder *reply, const char *name, const char *value, gsize max)
{
  if (value == NULL || strlen (value) > max || !g_utf8_validate (value, -1, NULL))
    return;
  json_builder_set_member_name (reply, name);
  json_builder_add_string_value (reply, value);
}

static void
add_int (JsonBuilder *reply, const char *name, gint64 value)
{
  json_builder_set_member_name (reply, name);
  json_builder_add_int_value (reply, value);
}

/* Returns what went wrong, %NULL if nothing did. */
static const char *
copy_body (GInputStream *body, const VigieFetchGet *request, JsonBuilder *reply)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  guint64 total = 0;

  while (TRUE)
    {
      g_autoptr (GError) error = NULL;
      const gssize n = g_input_stream_read (body, piece, PIECE, NULL, &error);

      if (n < 0)
        return vigie_fetch_error_to_id (error);
      if (n == 0)
        break;
      total += (guint64) n;
      if (total > request->max_bytes)
        return "too-large";
      if (!vigie_write_all (request->fd, piece, (gsize) n, NULL))
        return "write";
    }
  add_int (reply, "bytes", (gint64) total);
  return NULL;
}

static const char *
take_answer (SoupMessage *message, GInputStream *body, const VigieFetchGet *request, JsonBuilder *reply)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const guint status = soup_message_get_status (message);

  add_int (reply, "status", status);
  if (status == SOUP_STATUS_NOT_MODIFIED)
    return NULL;
  if (status != SOUP_STATUS_OK)
    return "status";
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      (guint64) soup_message_headers_get_content_length (headers) > request->max_bytes)
    return "too-large";

  add_text (reply, "etag", soup_message_headers_get_one (headers, "ETag"), MAX_TAG);
  add_text (reply, "modified", soup_message_headers_get_one (headers, "Last-Modified"), MAX_DATE);
  return copy_body (body, request, reply);
}

static void
add_conditions (SoupMessage *message, const VigieFetchGet *request)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  if (request->etag != NULL && *request->etag != '\0')
    soup_message_headers_replace (headers, "If-None-Match", request->etag);
  if (request->modified != NULL && *request->modified != '\0')
    soup_message_headers_replace (headers, "If-Modified-Since", request->modified);
}

/* Where the answer leads; %NULL if it leads nowhere that is followed, with @problem set. */
static GUri *
next_address (SoupMessage *message, GUri *here, const char **problem)
{
  const char *location =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) next = location != NULL ? vigie_fetch_url_parse (location, here) : NULL;

  if (next == NULL)
    *problem = "bad-address";
  else if (!g_str_equal (g_uri_get_scheme (next), "https"))
    *problem = "not-https";
  return *problem == NULL ? g_steal_pointer (&next) : NULL;
}

static const char *
get (const VigieFetchGet *request, JsonBuilder *reply)
{
  g_autoptr (SoupSession) session = vigie_fetch_session_new (NULL);
  g_autoptr (GUri) here = vigie_fetch_url_parse (request->url, NULL);
  const char *problem = NULL;

  if (here == NULL)
    return "bad-address";
  if (!g_str_equal (g_uri_get_scheme (here), "https"))
    return "not-https";

  for (guint hop = 0; hop <= VIGIE_FETCH_MAX_HOPS; hop++)
    {
      g_autoptr (SoupMessage) message = soup_message_new_from_uri (SOUP_METHOD_GET, here);
      g_autoptr (GInputStream) body = NULL;
      g_autoptr (GError) error = NULL;
      GUri *next;

      soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
      add_conditions (message, request);
      body = soup_session_send (session, message, NULL, &error);
      if (body == NULL)
        return vigie_fetch_error_to_id (error);
      if (!vigie_fetch_is_redirect (soup_message_get_status (message)))
        return take_answer (message, body, request, reply);

      next = next_address (message, here, &problem);
      if (next == NULL)
        return problem;
      g_uri_unref (here);
      here = next;
    }
  return "redirects";
}

/**
 * vigie_fetch_get:
 * @request: what to get
 * @reply: an open object: gets "status", "etag", "modified" and "bytes", or "error"
 *
 * Gets a file, by the desktop's proxy if it has one. Blocks.
 */
void
vigie_fetch_get (const VigieFetchGet *request, JsonBuilder *reply)
{
  const char *problem = get (request, reply);

  if (problem != NULL)
    add_text (reply, "error", problem, MAX_TAG);
}
