/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-secret-store.h"
#include "vigie-store.h"

G_BEGIN_DECLS

/**
 * VigieMemory:
 *
 * Where things are kept between two starts: the keyring, and the store whose key is in it. Without a keyring
 * it is this process's memory, and says why. Nothing is opened before it is asked for. Main thread only.
 *
 * Properties that notify: #VigieMemory:error (boxed GError, nullable: why nothing is kept).
 */
#define VIGIE_TYPE_MEMORY (vigie_memory_get_type ())
G_DECLARE_FINAL_TYPE (VigieMemory, vigie_memory, VIGIE, MEMORY, GObject)

VigieMemory *vigie_memory_new (const char *path);
const GError *vigie_memory_get_error (VigieMemory *self);
VigieSecretStore *vigie_memory_get_keyring (VigieMemory *self);
VigieSecretStore *vigie_memory_get_volatile (VigieMemory *self);

/* Always ends with a store, unless cancelled; in the worst case with one in memory. */
void vigie_memory_open_async (VigieMemory *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
VigieStore *vigie_memory_open_finish (VigieMemory *self, GAsyncResult *result, GError **error);

void vigie_memory_close (VigieMemory *self);

/* After the person has unlocked the keyring: the next opening tries it again. */
void vigie_memory_retry (VigieMemory *self);

G_END_DECLS
