/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigieSecretKind:
 *
 * What a stored secret is for.
 */
typedef enum
{
  VIGIE_SECRET_TELEGRAM_DATABASE_KEY, /* one an account */
  VIGIE_SECRET_HISTORY_KEY,           /* one a person; account is "" */
  VIGIE_SECRET_TWO_STEP_PASSPHRASE,   /* one an account; only if the person said so; text, kept as it is typed
                                       */
} VigieSecretKind;

#define VIGIE_N_SECRET_KINDS (VIGIE_SECRET_TWO_STEP_PASSPHRASE + 1)

/**
 * VigieSecretStore:
 *
 * The system keyring (libsecret, schema of our own) or, when made with vigie_secret_store_new_in_memory (),
 * this process's memory alone. Main thread only. Errors: %VIGIE_ERROR_KEYRING_MISSING, _LOCKED, _DISMISSED,
 * %VIGIE_ERROR_STORAGE.
 */
#define VIGIE_TYPE_SECRET_STORE (vigie_secret_store_get_type ())
G_DECLARE_FINAL_TYPE (VigieSecretStore, vigie_secret_store, VIGIE, SECRET_STORE, GObject)

VigieSecretStore *vigie_secret_store_new (void);
VigieSecretStore *vigie_secret_store_new_in_memory (void);
gboolean vigie_secret_store_is_in_memory (VigieSecretStore *self);

void vigie_secret_store_lookup_async (VigieSecretStore *self,
                                      VigieSecretKind kind,
                                      const char *account_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean vigie_secret_store_lookup_finish (VigieSecretStore *self,
                                           GAsyncResult *result,
                                           VigieSecret **secret,
                                           GError **error);

void vigie_secret_store_store_async (VigieSecretStore *self,
                                     VigieSecretKind kind,
                                     const char *account_id,
                                     const VigieSecret *secret,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean vigie_secret_store_store_finish (VigieSecretStore *self, GAsyncResult *result, GError **error);

void vigie_secret_store_clear_async (VigieSecretStore *self,
                                     VigieSecretKind kind,
                                     const char *account_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean vigie_secret_store_clear_finish (VigieSecretStore *self, GAsyncResult *result, GError **error);

/* All that Vigie ever kept, of every account. @n_removed: of each kind, also where it failed half-way. */
void vigie_secret_store_clear_all_async (VigieSecretStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean vigie_secret_store_clear_all_finish (VigieSecretStore *self,
                                              GAsyncResult *result,
                                              guint n_removed[VIGIE_N_SECRET_KINDS],
                                              GError **error);

/* The stored secret, or a new random one of @length bytes that is now stored. */
void vigie_secret_store_ensure_async (VigieSecretStore *self,
                                      VigieSecretKind kind,
                                      const char *account_id,
                                      gsize length,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
VigieSecret *vigie_secret_store_ensure_finish (VigieSecretStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
