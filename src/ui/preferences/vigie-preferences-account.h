/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-account-hub.h"

G_BEGIN_DECLS

/**
 * VigiePreferencesAccount:
 *
 * One account in the preferences: its name, whether it is watched, and its removal.
 */
#define VIGIE_TYPE_PREFERENCES_ACCOUNT (vigie_preferences_account_get_type ())
G_DECLARE_FINAL_TYPE (
    VigiePreferencesAccount, vigie_preferences_account, VIGIE, PREFERENCES_ACCOUNT, AdwExpanderRow)

GtkWidget *vigie_preferences_account_new (VigieAccountHub *hub, VigieHubAccount *account);

G_END_DECLS
