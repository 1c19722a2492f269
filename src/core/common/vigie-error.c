/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-error.h"

/* How long to wait when the service says "later" but not when, seconds. */
#define DEFAULT_WAIT_SECONDS 60

typedef struct
{
  gint64 retry_at; /* Unix time of the service, seconds, UTC; 0 if not known */
} VigieErrorPrivate;

static void
vigie_error_private_init (VigieErrorPrivate *priv)
{
  priv->retry_at = 0;
}

static void
vigie_error_private_copy (const VigieErrorPrivate *source, VigieErrorPrivate *target)
{
  target->retry_at = source->retry_at;
}

static void
vigie_error_private_clear (VigieErrorPrivate *priv)
{
  priv->retry_at = 0;
}

G_DEFINE_EXTENDED_ERROR (VigieError, vigie_error)

/**
 * vigie_error_new_retry_at:
 * @code: usually %VIGIE_ERROR_RATE_LIMITED or %VIGIE_ERROR_SESSION_TOO_YOUNG
 * @retry_at: when the same request may succeed; Unix time of the service, seconds, UTC; 0 if not known
 * @message: one sentence, for logs
 *
 * Returns: (transfer full): a new error
 */
GError *
vigie_error_new_retry_at (VigieError code, gint64 retry_at, const char *message)
{
  GError *error = g_error_new_literal (VIGIE_ERROR, (int) code, message);

  vigie_error_get_private (error)->retry_at = MAX (retry_at, 0);
  return error;
}

/**
 * vigie_error_get_retry_at:
 * @error: any error
 *
 * Returns: when the same request may succeed; Unix time of the service, seconds, UTC; 0 if @error does
 *   not say
 */
gint64
vigie_error_get_retry_at (const GError *error)
{
  g_return_val_if_fail (error != NULL, 0);

  if (error->domain != VIGIE_ERROR)
    return 0;

  return vigie_error_get_private (error)->retry_at;
}

/**
 * vigie_error_choose_retry_at:
 * @error: a %VIGIE_ERROR_RATE_LIMITED
 * @now: Unix time of the service, seconds, UTC
 *
 * Returns: when to try again; Unix time of the service, seconds, UTC: in a minute if @error does not say
 */
gint64
vigie_error_choose_retry_at (const GError *error, gint64 now)
{
  gint64 retry_at = vigie_error_get_retry_at (error);

  return retry_at != 0 ? retry_at : now + DEFAULT_WAIT_SECONDS;
}
