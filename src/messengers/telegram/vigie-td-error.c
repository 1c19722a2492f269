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

/* By message, whatever the number is. Sources: https://core.telegram.org/api/srp and
 * https://core.telegram.org/method/account.updatePasswordSettings for the password and its email; the wire of
 * TDLib 1.8.38 and 1.8.65 for those of TDLib and HASH_INVALID, PASSWORD_HASH_INVALID;
 * https://core.telegram.org/method/account.resetAuthorization and
 * https://core.telegram.org/method/auth.exportLoginToken for the others (read 2026-11-24). */
static const KnownError known_errors[] = {
  { "FRESH_RESET_AUTHORISATION_FORBIDDEN", VIGIE_ERROR_SESSION_TOO_YOUNG,
    "a session of less than 24 hours may not do this" },
  { "FRESH_CHANGE_", VIGIE_ERROR_SESSION_TOO_YOUNG, "a session of less than 24 hours may not do this" },
  { "HASH_INVALID", VIGIE_ERROR_GONE, "it is no longer there" },
  { "PASSWORD_HASH_INVALID", VIGIE_ERROR_WRONG_PASSWORD, "the two-step password is not the right one" },
  { "PASSWORD_EMPTY", VIGIE_ERROR_WRONG_PASSWORD, "there is no two-step password" },
  { "SRP_PASSWORD_CHANGED", VIGIE_ERROR_CHANGED_ELSEWHERE, "the two-step password has just been changed" },
  { "CODE_INVALID", VIGIE_ERROR_WRONG_CODE, "the code is another one" },
  { "CODE_EXPIRED", VIGIE_ERROR_CODE_EXPIRED, "the code no longer counts" },
  { "EMAIL_HASH_EXPIRED", VIGIE_ERROR_CODE_EXPIRED, "no address waits for this code any more" },
  { "EMAIL_VERIFY_EXPIRED", VIGIE_ERROR_CODE_EXPIRED, "no address waits for this code any more" },
  { "EMAIL_UNCONFIRMED", VIGIE_ERROR_EMAIL_UNCONFIRMED, "the email address waits for its code" },
  { "EMAIL_INVALID", VIGIE_ERROR_INVALID_EMAIL, "the service does not take the email address" },
  { "EMAIL_NOT_ALLOWED", VIGIE_ERROR_INVALID_EMAIL, "the service does not take the email address" },
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

/* "…_TOO_FRESH_" and the seconds until it is old enough. */
static GError *
new_too_fresh (const char *message, gint64 now)
{
  gint64 wait = read_wait (message, "SESSION_TOO_FRESH_");

  if (wait > 0)
    return vigie_error_new_retry_at (VIGIE_ERROR_SESSION_TOO_YOUNG, now + wait, "the session is too young");

  wait = read_wait (message, "PASSWORD_TOO_FRESH_");
  if (wait > 0)
    return vigie_error_new_retry_at (VIGIE_ERROR_PASSWORD_TOO_FRESH, now + wait, "the password is too young");

  return NULL;
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
  GError *too_fresh = new_too_fresh (message, now);

  if (too_fresh != NULL)
    return too_fresh;

  for (gsize i = 0; i < G_N_ELEMENTS (known_errors); i++)
    {
      if (g_str_has_prefix (message, known_errors[i].beginning))
        return g_error_new_literal (VIGIE_ERROR, (int) known_errors[i].code, known_errors[i].says);
    }

  if (code == 429 || code == 420 || g_str_has_prefix (message, "FLOOD_WAIT_") ||
      g_str_has_prefix (message, "PHONE_PASSWORD_FLOOD"))
    return new_rate_limited (message, now);

  if (code == 401)
    return g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN,
                                "the service no longer knows this session");

  if (code == 404)
    return g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_GONE, "it is no longer there");

  return g_error_new (VIGIE_ERROR, VIGIE_ERROR_SERVICE, "the service refused (%" G_GINT64_FORMAT ")", code);
}
