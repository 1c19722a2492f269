/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-secret-store.h"

/* The calls of #VigieSecretStore, waiting in a main loop for each answer. */

static inline void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static inline void
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static inline VigieSecret *
look_up (VigieSecretStore *store, VigieSecretKind kind, const char *account_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  VigieSecret *secret = NULL;

  vigie_secret_store_lookup_async (store, kind, account_id, NULL, take_result_cb, &result);
  wait_for_result (&result);
  (void) vigie_secret_store_lookup_finish (store, result, &secret, error);
  return secret;
}

static inline gboolean
put (VigieSecretStore *store,
     VigieSecretKind kind,
     const char *account_id,
     const VigieSecret *secret,
     GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_secret_store_store_async (store, kind, account_id, secret, NULL, take_result_cb, &result);
  wait_for_result (&result);
  return vigie_secret_store_store_finish (store, result, error);
}

static inline gboolean
clear (VigieSecretStore *store, VigieSecretKind kind, const char *account_id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_secret_store_clear_async (store, kind, account_id, NULL, take_result_cb, &result);
  wait_for_result (&result);
  return vigie_secret_store_clear_finish (store, result, error);
}

static inline gboolean
clear_all (VigieSecretStore *store, guint n_removed[VIGIE_N_SECRET_KINDS], GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_secret_store_clear_all_async (store, NULL, take_result_cb, &result);
  wait_for_result (&result);
  return vigie_secret_store_clear_all_finish (store, result, n_removed, error);
}

static inline VigieSecret *
ensure (VigieSecretStore *store, VigieSecretKind kind, const char *account_id, gsize length, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_secret_store_ensure_async (store, kind, account_id, length, NULL, take_result_cb, &result);
  wait_for_result (&result);
  return vigie_secret_store_ensure_finish (store, result, error);
}

static inline void
assert_same (const VigieSecret *a, const VigieSecret *b)
{
  gsize length_a = 0;
  gsize length_b = 0;
  const guint8 *data_a = vigie_secret_peek (a, &length_a);
  const guint8 *data_b = vigie_secret_peek (b, &length_b);

  g_assert_cmpmem (data_a, length_a, data_b, length_b);
}
