/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VigieError:
 * @VIGIE_ERROR_UNSUPPORTED: this messenger, library or build cannot do that
 * @VIGIE_ERROR_NOT_SIGNED_IN: the account is not, or no longer, signed in here
 * @VIGIE_ERROR_RATE_LIMITED: the service asks to wait; see vigie_error_get_retry_at ()
 * @VIGIE_ERROR_SESSION_TOO_YOUNG: the service refuses this to a session of less than 24 hours; see
 *   vigie_error_get_retry_at ()
 * @VIGIE_ERROR_WRONG_PASSWORD: the two-step password is not the right one
 * @VIGIE_ERROR_GONE: what was to be changed is no longer there
 * @VIGIE_ERROR_NETWORK: the service cannot be reached
 * @VIGIE_ERROR_SERVICE: the service itself failed, or refused for a reason that Vigie does not know
 * @VIGIE_ERROR_UNEXPECTED_REPLY: data from outside is not of the expected form
 * @VIGIE_ERROR_INVALID_FILE: a file is malformed; the message starts with its line and column
 * @VIGIE_ERROR_LIBRARY_MISSING: a library that is loaded at run time is not there
 * @VIGIE_ERROR_KEYRING_MISSING: no service that keeps secrets answers
 * @VIGIE_ERROR_KEYRING_LOCKED: the keyring is locked and stayed so
 * @VIGIE_ERROR_KEYRING_DISMISSED: the person closed the keyring's question
 * @VIGIE_ERROR_STORAGE: a file or the database cannot be read or written
 * @VIGIE_ERROR_NEWER_DATA: a newer version wrote this data; it is left untouched
 * @VIGIE_ERROR_BUSY: another running copy of Vigie holds what is needed
 * @VIGIE_ERROR_PROXY_UNUSABLE: the desktop wants a proxy that the library of the service cannot use
 * @VIGIE_ERROR_WRONG_CODE: the code that was sent by email is another one
 * @VIGIE_ERROR_CODE_EXPIRED: that code no longer counts, or no address waits for one any more
 * @VIGIE_ERROR_INVALID_EMAIL: the service does not take this email address
 * @VIGIE_ERROR_EMAIL_UNCONFIRMED: the email address waits for its code first
 * @VIGIE_ERROR_PASSWORD_TOO_FRESH: the service refuses this so soon after the password was changed; see
 *   vigie_error_get_retry_at ()
 * @VIGIE_ERROR_CHANGED_ELSEWHERE: another device changed the same thing in the meantime
 *
 * What a caller can act on. A cancelled operation is %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  VIGIE_ERROR_UNSUPPORTED,
  VIGIE_ERROR_NOT_SIGNED_IN,
  VIGIE_ERROR_RATE_LIMITED,
  VIGIE_ERROR_SESSION_TOO_YOUNG,
  VIGIE_ERROR_WRONG_PASSWORD,
  VIGIE_ERROR_GONE,
  VIGIE_ERROR_NETWORK,
  VIGIE_ERROR_SERVICE,
  VIGIE_ERROR_UNEXPECTED_REPLY,
  VIGIE_ERROR_INVALID_FILE,
  VIGIE_ERROR_LIBRARY_MISSING,
  VIGIE_ERROR_KEYRING_MISSING,
  VIGIE_ERROR_KEYRING_LOCKED,
  VIGIE_ERROR_KEYRING_DISMISSED,
  VIGIE_ERROR_STORAGE,
  VIGIE_ERROR_NEWER_DATA,
  VIGIE_ERROR_BUSY,
  VIGIE_ERROR_PROXY_UNUSABLE,
  VIGIE_ERROR_WRONG_CODE,
  VIGIE_ERROR_CODE_EXPIRED,
  VIGIE_ERROR_INVALID_EMAIL,
  VIGIE_ERROR_EMAIL_UNCONFIRMED,
  VIGIE_ERROR_PASSWORD_TOO_FRESH,
  VIGIE_ERROR_CHANGED_ELSEWHERE,
} VigieError;

#define VIGIE_ERROR (vigie_error_quark ())
GQuark vigie_error_quark (void);

GError *vigie_error_new_retry_at (VigieError code, gint64 retry_at, const char *message);
gint64 vigie_error_get_retry_at (const GError *error);
gint64 vigie_error_choose_retry_at (const GError *error, gint64 now);

G_END_DECLS
