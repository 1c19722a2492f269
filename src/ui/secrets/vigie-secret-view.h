/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-secret-store.h"

G_BEGIN_DECLS

/* How long a secret stays in sight, seconds. */
#define VIGIE_SECRET_VIEW_SECONDS 60

/**
 * VigieSecretView:
 *
 * A passphrase that is kept in the keyring: out of sight until the person asks, then read from the keyring
 * and shown for a minute, or until the window is no longer the one in use. Can be copied. Holds it no longer
 * than it shows it.
 */
#define VIGIE_TYPE_SECRET_VIEW (vigie_secret_view_get_type ())
G_DECLARE_FINAL_TYPE (VigieSecretView, vigie_secret_view, VIGIE, SECRET_VIEW, AdwBin)

GtkWidget *vigie_secret_view_new (VigieSecretStore *store, VigieSecretKind kind, const char *account_id);
void vigie_secret_view_hide_secret (VigieSecretView *self);
gboolean vigie_secret_view_get_is_shown (VigieSecretView *self);

G_END_DECLS
