/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-account-hub.h"

G_BEGIN_DECLS

/**
 * VigieHomePage:
 *
 * The place "Checkup": one state, one button, a card an account.
 */
#define VIGIE_TYPE_HOME_PAGE (vigie_home_page_get_type ())
G_DECLARE_FINAL_TYPE (VigieHomePage, vigie_home_page, VIGIE, HOME_PAGE, AdwBin)

GtkWidget *vigie_home_page_new (VigieAccountHub *hub);
void vigie_home_page_set_practice (VigieHomePage *self, gboolean practice);
GListModel *vigie_home_page_get_accounts (VigieHomePage *self);

G_END_DECLS
