/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-error-sentence.h"

#include "vigie-config.h"
#include "vigie-error.h"

#include <glib/gi18n.h>

/**
 * vigie_error_sentence:
 * @error: any error
 *
 * Says in one sentence what is missing and, where there is something, what to do. Never the error's own
 * message, which is for logs.
 *
 * Returns: (transfer none): translated text
 */
const char *
vigie_error_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return _ ("This was stopped.");
  if (error->domain != VIGIE_ERROR)
    return _ ("Something went wrong. Try again.");

  switch ((VigieError) error->code)
    {
    case VIGIE_ERROR_UNSUPPORTED:
      return _ ("This version of Vigie cannot do that.");
    case VIGIE_ERROR_NOT_SIGNED_IN:
      return _ ("Vigie is no longer signed in to this account. Sign in again to check it.");
    case VIGIE_ERROR_RATE_LIMITED:
      return _ ("The service asks to wait a little before the next try.");
    case VIGIE_ERROR_SESSION_TOO_YOUNG:
      return _ ("Vigie’s own session is less than 24 hours old, so the service does not let it do that yet.");
    case VIGIE_ERROR_WRONG_PASSWORD:
      return _ ("This is not the right password.");
    case VIGIE_ERROR_GONE:
      return _ ("It is no longer there.");
    case VIGIE_ERROR_NETWORK:
      return _ ("The service cannot be reached. Check the connection to the internet.");
    case VIGIE_ERROR_SERVICE:
      return _ ("The service refused, or has a fault of its own. Try again later.");
    case VIGIE_ERROR_UNEXPECTED_REPLY:
      return _ ("The service answered something that Vigie does not understand.");
    case VIGIE_ERROR_INVALID_FILE:
      return _ ("A file is not of the expected form.");
    case VIGIE_ERROR_LIBRARY_MISSING:
      return _ ("The library that speaks with Telegram (TDLib) is not on this computer.");
    case VIGIE_ERROR_KEYRING_MISSING:
      return _ ("This computer has no keyring, where secrets are kept.");
    case VIGIE_ERROR_KEYRING_LOCKED:
      return _ ("The keyring is locked. Unlock it, then try again.");
    case VIGIE_ERROR_KEYRING_DISMISSED:
      return _ ("The question about the keyring was closed without an answer.");
    case VIGIE_ERROR_STORAGE:
      return _ ("Vigie cannot read or write its files. Is the disk full?");
    case VIGIE_ERROR_NEWER_DATA:
      return _ (
          "A newer version of Vigie wrote this data. Vigie leaves it as it is: update Vigie to use it.");
    case VIGIE_ERROR_BUSY:
      return _ ("Another copy of Vigie is using this account. Close it, then try again.");
    case VIGIE_ERROR_PROXY_UNUSABLE:
      return _ (
          "Telegram’s library cannot use the kind of proxy that is set on this computer, and Vigie does not "
          "go around it. It can use a SOCKS 5 or HTTP proxy.");
    case VIGIE_ERROR_WRONG_CODE:
      return _ ("This is not the code that was sent. Nothing was changed: look at the newest email and type "
                "its code again.");
    case VIGIE_ERROR_CODE_EXPIRED:
      return _ ("This code no longer counts. Nothing was changed: ask for a new one.");
    case VIGIE_ERROR_INVALID_EMAIL:
      return _ ("The service does not accept this email address. Nothing was changed: look for a typing "
                "mistake, or use another address.");
    case VIGIE_ERROR_EMAIL_UNCONFIRMED:
      return _ ("The email address is not confirmed yet. Type the code that was sent to it first.");
    case VIGIE_ERROR_PASSWORD_TOO_FRESH:
      return _ ("The password was changed a short time ago, so the service does not allow this yet. The "
                "password itself counts.");
    case VIGIE_ERROR_CHANGED_ELSEWHERE:
      return _ ("The password of this account was set or changed on another device in the meantime. If that "
                "was not you, look at the devices that are signed in, then change the password again.");
    default:
      return _ ("Something went wrong. Try again.");
    }
}
