/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-list-import.h"

G_BEGIN_DECLS

/* How often a feed that is switched on is asked while the window is open, seconds. */
#define VIGIE_LIST_FEED_INTERVAL (24 * 60 * 60)

/* In the settings, which an organisation may set and lock. */
#define VIGIE_LIST_FEED_KEY_ENABLED "block-list-feed-enabled"
#define VIGIE_LIST_FEED_KEY_ADDRESS "block-list-feed-address"

GSettings *vigie_list_feed_dup_settings (void);
char *vigie_list_feed_dup_host (const char *address);

void vigie_list_feed_refresh_async (const char *folder,
                                    const char *address,
                                    gint64 now,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean vigie_list_feed_refresh_finish (GAsyncResult *result,
                                         gboolean *has_changed,
                                         VigieListCounts *counts,
                                         GError **error);
const char *vigie_list_feed_error_sentence (const GError *error);

G_END_DECLS
