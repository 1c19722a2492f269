/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-action.h"
#include "vigie-td-request.h"

G_BEGIN_DECLS

/* What may be done to a Telegram account. */
#define VIGIE_TELEGRAM_ACTIONS                                                                               \
  (VIGIE_CAPABILITY_END_SESSION | VIGIE_CAPABILITY_END_OTHER_SESSIONS | VIGIE_CAPABILITY_CONFIRM_SESSION |   \
   VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT | VIGIE_CAPABILITY_DISCONNECT_WEBSITE |                                \
   VIGIE_CAPABILITY_DISCONNECT_WEBSITES | VIGIE_CAPABILITY_REMOVE_PASSKEY |                                  \
   VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT | VIGIE_CAPABILITY_SET_ACCEPTS_CALLS |                               \
   VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS | VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET |                      \
   VIGIE_CAPABILITY_SET_TWO_STEP | VIGIE_CAPABILITY_SET_RECOVERY_EMAIL)

VigieTdRequest *vigie_telegram_action_to_request (const VigieAction *action, GError **error);

G_END_DECLS
