/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The calls of the Secret Service that may put a question to the person. libsecret 0.21 has them too, but
 * never returns when the question is cancelled, or when the service dies before it is answered.
 *
 * Source: https://specifications.freedesktop.org/secret-service-spec/latest/ (read 2026-11-24)
 *
 * They wait, for as long as the person takes. Errors: %VIGIE_ERROR_KEYRING_LOCKED,
 * %VIGIE_ERROR_KEYRING_DISMISSED, and what GDBus says. */

gboolean vigie_keyring_unlock (GDBusConnection *connection,
                               const char *object_path,
                               GCancellable *cancellable,
                               GError **error);
gboolean vigie_keyring_create_collection (GDBusConnection *connection,
                                          const char *label,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
