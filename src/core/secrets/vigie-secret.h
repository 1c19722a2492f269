/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VigieSecret:
 *
 * Some bytes that must leave no trace: kept in memory that is not swapped or dumped where the system allows
 * it, wiped when freed. Enters neither log, error, property nor history. Immutable, so it may be read from
 * any thread.
 */
typedef struct _VigieSecret VigieSecret;

VigieSecret *vigie_secret_new (const void *data, gsize length);
VigieSecret *vigie_secret_new_random (gsize length, GError **error);
VigieSecret *vigie_secret_new_from_base64 (const char *text, gsize length, GError **error);
VigieSecret *vigie_secret_copy (const VigieSecret *self);
void vigie_secret_free (VigieSecret *self);
const guint8 *vigie_secret_peek (const VigieSecret *self, gsize *length);
VigieSecret *vigie_secret_to_base64 (const VigieSecret *self);

void vigie_secret_harden_process (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieSecret, vigie_secret_free)

G_END_DECLS
