/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-secret-store.h"

G_BEGIN_DECLS

/* The system keyring, in calls that wait: for a thread that may. vigie-keyring.c is the only file that knows
 * libsecret. Errors as in #VigieSecretStore. */

/* TRUE with @secret NULL: nothing is stored. */
gboolean vigie_keyring_lookup (VigieSecretKind kind,
                               const char *account_id,
                               VigieSecret **secret,
                               GCancellable *cancellable,
                               GError **error);
gboolean vigie_keyring_store (VigieSecretKind kind,
                              const char *account_id,
                              const VigieSecret *secret,
                              GCancellable *cancellable,
                              GError **error);
gboolean
vigie_keyring_clear (VigieSecretKind kind, const char *account_id, GCancellable *cancellable, GError **error);
/* Those of every account, and of accounts that nobody knows any more. */
gboolean
vigie_keyring_clear_all (VigieSecretKind kind, guint *n_removed, GCancellable *cancellable, GError **error);

/* Stable; names @kind in the keyring's attributes. */
const char *vigie_keyring_kind_to_string (VigieSecretKind kind);

G_END_DECLS
