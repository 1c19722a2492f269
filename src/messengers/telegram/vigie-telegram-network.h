/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-td-client.h"

G_BEGIN_DECLS

/**
 * VigieTelegramNetwork:
 *
 * Tells one client of TDLib what the desktop knows: when the network comes and goes, and the proxy to use.
 * A proxy that TDLib cannot use is not gone around: nothing is reached then. "blocked-changed" is emitted
 * when that begins or ends after the start. Main thread only.
 */
#define VIGIE_TYPE_TELEGRAM_NETWORK (vigie_telegram_network_get_type ())
G_DECLARE_FINAL_TYPE (VigieTelegramNetwork, vigie_telegram_network, VIGIE, TELEGRAM_NETWORK, GObject)

VigieTelegramNetwork *vigie_telegram_network_new (GNetworkMonitor *monitor, GProxyResolver *resolver);
void vigie_telegram_network_look_async (VigieTelegramNetwork *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
vigie_telegram_network_look_finish (VigieTelegramNetwork *self, GAsyncResult *result, GError **error);
void vigie_telegram_network_attach (VigieTelegramNetwork *self, VigieTdClient *client);
gboolean vigie_telegram_network_is_blocked (VigieTelegramNetwork *self);
void vigie_telegram_network_detach (VigieTelegramNetwork *self);

VigieTdRequest *vigie_telegram_network_to_request (const char *proxy_uri);

G_END_DECLS
