/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-hub-account.h"

G_BEGIN_DECLS

/**
 * VigieAccountRow:
 *
 * One card of the home page: the account, one sentence and one word about it. #VigieAccountRow::changed is
 * emitted whenever what it shows may have changed. Activating it runs the action "win.open-account".
 */
#define VIGIE_TYPE_ACCOUNT_ROW (vigie_account_row_get_type ())
G_DECLARE_FINAL_TYPE (VigieAccountRow, vigie_account_row, VIGIE, ACCOUNT_ROW, AdwActionRow)

GtkWidget *vigie_account_row_new (VigieHubAccount *account);

G_END_DECLS
