/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-grant.h"
#include "vigie-secret.h"
#include "vigie-session.h"

G_BEGIN_DECLS

#define VIGIE_STORE_HASH_BYTES 32
#define VIGIE_STORE_MARK_BYTES 8

/**
 * VigieStoreHash:
 *
 * Keyed hashes (HMAC-SHA-256): without the key, which is in the keyring, nobody can tell from the store which
 * session a row is about, not even by trying all ids. Not for several threads at a time.
 */
typedef struct _VigieStoreHash VigieStoreHash;

VigieStoreHash *vigie_store_hash_new (const VigieSecret *key);
void vigie_store_hash_free (VigieStoreHash *self);

const guint8 *vigie_store_hash_get_mark (VigieStoreHash *self);
void vigie_store_hash_id (
    VigieStoreHash *self, const char *kind, const char *account_id, const char *id, guint8 *hash);
gboolean vigie_store_hash_origin (VigieStoreHash *self,
                                  const char *account_id,
                                  const VigieSessionFields *fields,
                                  guint8 *hash);
void
vigie_store_hash_looks (VigieStoreHash *self, const char *account_id, const VigieGrant *grant, guint8 *hash);
void vigie_store_hash_facts (VigieStoreHash *self,
                             const char *account_id,
                             const VigieSessionFields *fields,
                             guint8 *hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieStoreHash, vigie_store_hash_free)

G_END_DECLS
