/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-secret-store.h"

G_BEGIN_DECLS

/**
 * VigieErasure:
 *
 * “Delete everything”: removes what Vigie keeps on this computer, and says what it removed and what it could
 * not. The window and `vigie delete-everything` sign out of the accounts themselves, note here how that went,
 * then call vigie_erasure_finish_async (). Main thread only.
 */
#define VIGIE_TYPE_ERASURE (vigie_erasure_get_type ())
G_DECLARE_FINAL_TYPE (VigieErasure, vigie_erasure, VIGIE, ERASURE, GObject)

VigieErasure *vigie_erasure_new (const char *data_dir);
void vigie_erasure_note_signed_out (VigieErasure *self, const char *label);
void vigie_erasure_note_session_remains (VigieErasure *self, const char *label);

/* Never fails as a whole: what could not be removed is in the report. */
void vigie_erasure_finish_async (VigieErasure *self,
                                 VigieSecretStore *secrets,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean vigie_erasure_finish_finish (VigieErasure *self, GAsyncResult *result, GError **error);

gboolean vigie_erasure_is_complete (VigieErasure *self);
char *vigie_erasure_dup_removed (VigieErasure *self);
char *vigie_erasure_dup_left (VigieErasure *self);

G_END_DECLS
