/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-messenger.h"

G_BEGIN_DECLS

/**
 * VigieConnectionWatch:
 *
 * Whether this computer lacks a connection to the internet: the service's library says so, or it has reached
 * nobody and the desktop says so. The lack has to last for two seconds before it counts; its end counts at
 * once. Main thread only.
 *
 * Property that notifies: #VigieConnectionWatch:is-offline.
 */
#define VIGIE_TYPE_CONNECTION_WATCH (vigie_connection_watch_get_type ())
G_DECLARE_FINAL_TYPE (VigieConnectionWatch, vigie_connection_watch, VIGIE, CONNECTION_WATCH, GObject)

VigieConnectionWatch *vigie_connection_watch_new (GNetworkMonitor *monitor);
void vigie_connection_watch_set_messenger (VigieConnectionWatch *self, VigieMessenger *messenger);
gboolean vigie_connection_watch_get_is_offline (VigieConnectionWatch *self);

G_END_DECLS
