/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-facts.h"

G_BEGIN_DECLS

/**
 * VigieNotifier:
 *
 * Desktop notifications: one when a risky session appears. They show on locked screens, so they name neither
 * account nor device. Main thread only, and never blocks it. A process has one at a time.
 *
 * #VigieNotifier::answered (const char *token, guint answer, const char *activation_token): the person
 * pressed "It was me" (%VIGIE_ANSWER_ME), "Not me" (%VIGIE_ANSWER_NOT_ME), or the notification itself
 * (%VIGIE_ANSWER_NONE: show that session). @activation_token (nullable) lets the window come to the front:
 * gtk_window_set_startup_id ().
 *
 * #VigieNotifier::closed (const char *token): it is no longer shown, because the person closed it, it
 * expired, or the notification service went away.
 */
#define VIGIE_TYPE_NOTIFIER (vigie_notifier_get_type ())
G_DECLARE_FINAL_TYPE (VigieNotifier, vigie_notifier, VIGIE, NOTIFIER, GObject)

VigieNotifier *vigie_notifier_new (void);

void vigie_notifier_show_session_async (VigieNotifier *self,
                                        const char *token,
                                        gboolean is_danger,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean vigie_notifier_show_session_finish (VigieNotifier *self, GAsyncResult *result, GError **error);

void vigie_notifier_send_test_async (VigieNotifier *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean vigie_notifier_send_test_finish (VigieNotifier *self, GAsyncResult *result, GError **error);

void vigie_notifier_withdraw (VigieNotifier *self, const char *token);

G_END_DECLS
