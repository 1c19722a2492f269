/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VIGIE_TYPE_SHORTCUTS_DIALOG (vigie_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (VigieShortcutsDialog, vigie_shortcuts_dialog, VIGIE, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *vigie_shortcuts_dialog_new (void);

G_END_DECLS
