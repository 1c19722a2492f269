/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VigieHelpDialog:
 *
 * What Vigie does, what it cannot see, and where its data lies, in plain words.
 */
#define VIGIE_TYPE_HELP_DIALOG (vigie_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (VigieHelpDialog, vigie_help_dialog, VIGIE, HELP_DIALOG, AdwDialog)

AdwDialog *vigie_help_dialog_new (void);

G_END_DECLS
