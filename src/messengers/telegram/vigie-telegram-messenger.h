/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-messenger.h"
#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigieSignInState:
 * @VIGIE_SIGN_IN_CLOSED: nothing is open
 * @VIGIE_SIGN_IN_OPENING: the library starts, or a kept sign-in is looked at
 * @VIGIE_SIGN_IN_READY_FOR_QR: nobody is signed in; vigie_telegram_messenger_request_qr () starts
 * @VIGIE_SIGN_IN_SHOW_QR: #VigieTelegramMessenger:qr-link is to be scanned; it changes by itself
 * @VIGIE_SIGN_IN_ASK_PASSWORD: the account has two-step verification
 * @VIGIE_SIGN_IN_CHECKING_PASSWORD: the password is being checked
 * @VIGIE_SIGN_IN_DONE: signed in, and the service has answered
 * @VIGIE_SIGN_IN_NOT_POSSIBLE: the account asks for what Vigie never does (a phone number, a code, an email)
 */
typedef enum
{
  VIGIE_SIGN_IN_CLOSED,
  VIGIE_SIGN_IN_OPENING,
  VIGIE_SIGN_IN_READY_FOR_QR,
  VIGIE_SIGN_IN_SHOW_QR,
  VIGIE_SIGN_IN_ASK_PASSWORD,
  VIGIE_SIGN_IN_CHECKING_PASSWORD,
  VIGIE_SIGN_IN_DONE,
  VIGIE_SIGN_IN_NOT_POSSIBLE,
} VigieSignInState;

/**
 * VigieTelegramMessenger:
 *
 * A Telegram account read through TDLib. Implements #VigieMessenger. Main thread only.
 *
 * Properties that notify: #VigieTelegramMessenger:sign-in-state, #VigieTelegramMessenger:qr-link (nullable),
 * #VigieTelegramMessenger:password-hint (nullable), #VigieTelegramMessenger:sign-in-error (boxed GError,
 * nullable: why asking for a QR code failed, or why a sign-in is not possible), beside those of
 * #VigieMessenger.
 */
#define VIGIE_TYPE_TELEGRAM_MESSENGER (vigie_telegram_messenger_get_type ())
G_DECLARE_FINAL_TYPE (VigieTelegramMessenger, vigie_telegram_messenger, VIGIE, TELEGRAM_MESSENGER, GObject)

/* FALSE with VIGIE_ERROR_UNSUPPORTED (this build has no api_id) or _LIBRARY_MISSING. Loads nothing at start.
 */
gboolean vigie_telegram_is_available (GError **error);

/* @folder: this account's own, made when missing (mode 0700). */
VigieTelegramMessenger *vigie_telegram_messenger_new (const char *folder);

VigieSignInState vigie_telegram_messenger_get_sign_in_state (VigieTelegramMessenger *self);
const char *vigie_telegram_messenger_get_qr_link (VigieTelegramMessenger *self);
const char *vigie_telegram_messenger_get_password_hint (VigieTelegramMessenger *self);
const GError *vigie_telegram_messenger_get_sign_in_error (VigieTelegramMessenger *self);

/* Ends in READY_FOR_QR, DONE (a kept sign-in still stands) or with an error. */
void vigie_telegram_messenger_open_async (VigieTelegramMessenger *self,
                                          const VigieSecret *database_key,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
vigie_telegram_messenger_open_finish (VigieTelegramMessenger *self, GAsyncResult *result, GError **error);

/* Returns at once; watch sign-in-state. */
void vigie_telegram_messenger_request_qr (VigieTelegramMessenger *self);

/* VIGIE_ERROR_WRONG_PASSWORD leaves the state at ASK_PASSWORD. */
void vigie_telegram_messenger_check_password_async (VigieTelegramMessenger *self,
                                                    const VigieSecret *password,
                                                    GCancellable *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer user_data);
gboolean vigie_telegram_messenger_check_password_finish (VigieTelegramMessenger *self,
                                                         GAsyncResult *result,
                                                         GError **error);

/* Closes the library's client; the kept sign-in stands. To end it: vigie_messenger_sign_out_async (). */
void vigie_telegram_messenger_close_async (VigieTelegramMessenger *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean
vigie_telegram_messenger_close_finish (VigieTelegramMessenger *self, GAsyncResult *result, GError **error);

/* At the very end of a program: waits until what is closing has closed. FALSE: not within @timeout_ms. */
gboolean vigie_telegram_wait_closed (guint timeout_ms);

G_END_DECLS
