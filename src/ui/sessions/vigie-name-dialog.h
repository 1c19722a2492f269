/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-session.h"

G_BEGIN_DECLS

/**
 * VigieNameDialog:
 *
 * Asks what to call a session that is the person's own. #VigieNameDialog::named (string: the name, "" for
 * none) when it is answered; nothing when it is cancelled.
 */
#define VIGIE_TYPE_NAME_DIALOG (vigie_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (VigieNameDialog, vigie_name_dialog, VIGIE, NAME_DIALOG, AdwAlertDialog)

AdwDialog *vigie_name_dialog_new (VigieDeviceKind kind, const char *name);
void vigie_name_dialog_set_name (VigieNameDialog *self, const char *name);

G_END_DECLS
