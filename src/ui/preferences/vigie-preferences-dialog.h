/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-account-hub.h"

G_BEGIN_DECLS

/**
 * VigiePreferencesDialog:
 *
 * Notifications, accounts, and the removal of everything.
 */
#define VIGIE_TYPE_PREFERENCES_DIALOG (vigie_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    VigiePreferencesDialog, vigie_preferences_dialog, VIGIE, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *vigie_preferences_dialog_new (VigieAccountHub *hub);
void vigie_preferences_dialog_set_can_notify (VigiePreferencesDialog *self, gboolean can_notify);

G_END_DECLS
