/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-td-client.h"
#include "vigie-telegram-facts.h"

G_BEGIN_DECLS

/* TDLib waits up to 60 seconds without a word when the service asks it to; what takes longer stays unknown.
 */
#define VIGIE_TELEGRAM_FACT_SECONDS 65

void vigie_telegram_reader_read_async (VigieTdClient *client,
                                       VigieCapability wanted,
                                       const VigieTelegramUnconfirmed *unconfirmed,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
VigieFacts *
vigie_telegram_reader_read_finish (GAsyncResult *result, VigieCapability *unknown_here, GError **error);

G_END_DECLS
