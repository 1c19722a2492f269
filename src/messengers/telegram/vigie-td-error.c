/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-td-error.h"

#include <string.h>

#include "vigie-error.h"

/* Longer than any wait a service would ask for; a larger number is not believed. */
#define MAX_WAIT_SECONDS (7 * 24 * 3600)

typedef struct
{
  const char *beginning; /* of TDLib's or the service's message */
  VigieError code;
  const char *says; /* for logs: our own words */
} KnownError;

/* By message, whatever the number is. Sources: the wire of TDLib 1.8.38 and 1.8.65 for those of TDLib and
 * HASH_INVALID, PASSWORD_HASH_INVALID; https://core.telegram.org/method/account.resetAuthorization and
 * https://core.telegram.org/method/auth.exportLoginToken for the others (read 2026-11-24). */
static const KnownError known_errors[] = {
  { "FRESH_RESET_AUTHORISATION_FORBIDDEN", VIGIE_ERROR_SESSION_TOO_YOUNG,
    "a session of less than 24 hours may not do this" },
  { "FRESH_CHANGE_", VIGIE_ERROR_SESSION_TOO_YOUNG, "a session of less than 24 hours may not do this" },
  { "HASH_INVALID", VIGIE_ERROR_GONE, "it is no longer there" },
  { "PASSWORD_HASH_INVALID", VIGIE_ERROR_WRONG_PASSWORD, "the two-step password is not the right one" },
  { "API_ID_INVALID", VIGIE_ERROR_UNSUPPORTED, "the service does not know this build's api_id" },
  { "API_ID_PUBLISHED_FLOOD", VIGIE_ERROR_UNSUPPORTED, "the service has barred this build's api_id" },
  { "UPDATE_APP_TO_LOGIN", VIGIE_ERROR_UNSUPPORTED, "the service wants a newer TDLib" },
  { "Failed to parse JSON object as TDLib request: Unknown class", VIGIE_ERROR_UNSUPPORTED,
    "this version of TDLib does not know the request" },
  { "Can't lock file", VIGIE_ERROR_BUSY, "another program holds the account's folder" },
  { "Wrong database encryption key", VIGIE_ERROR_GONE, "the key does not open the account's folder" },
  { "Can't init", VIGIE_ERROR_STORAGE, "the account's folder cannot be used" },
  { "Failed to create", VIGIE_ERROR_STORAGE, "the account's folder cannot be used" },
  { "Request aborted", VIGIE_ERROR_NOT_SIGNED_IN, "the client was closed" },
};

static gint64
read_wait (const char *message, const char *before)
{
  const char *found = strstr (message, before);
  guint64 seconds = 0;
  g_autofree char *digits = NULL;

  if (found == NULL)
    return 0;

  found += strlen (before);
  digits = g_strndup (found, strspn (found, "0123456789"));
  if (!g_ascii_string_to_unsigned (digits, 10, 1, MAX_WAIT_SECONDS, &seconds, NULL))
    return 0;

  return (gint64) seconds;
}

static GError *
new_rate_limited (const char *message, gint64 now)
{
  gint64 wait = read_wait (message, "retry after ");

  if (wait == 0)
    wait = read_wait (message, "FLOOD_WAIT_");

  return vigie_error_new_retry_at (VIGIE_ERROR_RATE_LIMITED, wait > 0 ? now + wait : 0,
                                   "the service asks to wait");
}

/**
 * vigie_td_error_new:
 * @code: TDLib's error code
 * @message: TDLib's or the service's message; it decides, but does not enter the error: what a service
 *   sends with 406 must not be shown (documentation of TDLib's "error"), and the rest means nothing to a
 * person
 * @now: Unix time of the service, seconds, UTC
 *
 * Returns: (transfer full): an error in VIGIE_ERROR
 */
GError *
vigie_td_error_new (gint64 code, const char *message, gint64 now)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_errors); i++)
    {
      if (g_str_has_prefix (message, known_errors[i].beginning))
        return g_error_new_literal (VIGIE_ERROR, (int) known_errors[i].code, known_errors[i].says);
    }

  if (code == 429 || code == 420 || g_str_has_prefix (message, "FLOOD_WAIT_"))
    return new_rate_limited (message, now);

  if (code == 401)
    return g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN,
                                "the service no longer knows this session");

  if (code == 404)
    return g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_GONE, "it is no longer there");

  return g_error_new (VIGIE_ERROR, VIGIE_ERROR_SERVICE, "the service refused (%" G_GINT64_FORMAT ")", code);
}
