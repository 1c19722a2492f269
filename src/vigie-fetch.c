/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program `vigie-fetch`: the only one of Vigie's own that speaks HTTP. It holds no secret, reads one
 * request as a line of JSON on standard input, answers with a line of JSON on standard output, and ends.
 *
 *   {"get": "https://…", "etag": "…", "modified": "…", "max-bytes": 1000000}    the body goes to descriptor 3
 *     → {"status": 200, "etag": "…", "modified": "…", "bytes": 71}, with "error" if something went wrong
 *   {"follow": "https://…"}
 *     → {"hops": ["https://…"], "end": "arrived", "status": 200} */

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "vigie-error.h"
#include "vigie-fetch.h"
#include "vigie-json.h"

#define BODY_FD 3
#define MAX_REQUEST 32768
/* All in all, seconds: then the system ends it. */
#define MAX_GET_TIME 600
#define MAX_FOLLOW_TIME 40
/* The longest list, bytes. */
#define MAX_BYTES (G_GINT64_CONSTANT (512) << 20)

/* What libraries write for themselves (dconf), bytes. */
#define LEAST_FILE (G_GINT64_CONSTANT (1) << 20)

static void
limit (gint64 max_bytes, guint seconds)
{
  const struct rlimit none = { 0, 0 };
  const struct rlimit size = { (rlim_t) max_bytes, (rlim_t) max_bytes };

  (void) setrlimit (RLIMIT_CORE, &none);
  (void) setrlimit (RLIMIT_FSIZE, &size);
  /* Too much is an error of write (), not the end. */
  (void) signal (SIGXFSZ, SIG_IGN);
  (void) prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  alarm (seconds);
}

static gboolean
answer (const VigieJsonAt *request, JsonBuilder *reply, GError **error)
{
  static const char *const members[] = { "get", "follow", "etag", "modified", "max-bytes", NULL };
  VigieFetchGet get = { .fd = BODY_FD };
  const char *follow = NULL;
  gint64 max_bytes = 0;

  if (!vigie_json_expect_only (request, members, error) ||
      !vigie_json_accept_string (request, "get", &get.url, error) ||
      !vigie_json_accept_string (request, "follow", &follow, error) ||
      !vigie_json_accept_string (request, "etag", &get.etag, error) ||
      !vigie_json_accept_string (request, "modified", &get.modified, error) ||
      !vigie_json_accept_int (request, "max-bytes", 0, MAX_BYTES, &max_bytes, error))
    return FALSE;
  if ((get.url == NULL) == (follow == NULL))
    {
      vigie_json_set_error (request, NULL, error, "either “get” or “follow” was expected");
      return FALSE;
    }

  get.max_bytes = (guint64) max_bytes;
  limit (MAX (max_bytes, LEAST_FILE), follow != NULL ? MAX_FOLLOW_TIME : MAX_GET_TIME);
  if (follow != NULL)
    vigie_fetch_follow (follow, reply);
  else
    vigie_fetch_get (&get, reply);
  return TRUE;
}

static gboolean
write_reply (JsonBuilder *reply)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_end_object (reply);
  root = json_builder_get_root (reply);
  line = json_to_string (root, FALSE);
  return printf ("%s\n", line) >= 0 && fflush (stdout) == 0;
}

int
main (int argc, char **argv)
{
  g_autofree char *text = g_malloc (MAX_REQUEST + 1);
  const gsize length = fread (text, 1, MAX_REQUEST + 1, stdin);
  g_autoptr (JsonBuilder) reply = json_builder_new ();
  g_autoptr (VigieJson) json = NULL;
  g_autoptr (GError) error = NULL;
  VigieJsonAt root;

  json = vigie_json_parse (text, (gssize) length, MAX_REQUEST, VIGIE_ERROR_UNEXPECTED_REPLY, &error);
  json_builder_begin_object (reply);
  if (json != NULL)
    {
      root = vigie_json_get_root (json);
      if (answer (&root, reply, &error))
        return write_reply (reply) ? 0 : 1;
    }

  (void) fprintf (stderr, "vigie-fetch: %s\n", error->message);
  return 64;
}
