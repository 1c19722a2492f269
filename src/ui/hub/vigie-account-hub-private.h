/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-account-hub.h"
#include "vigie-simulated-messenger.h"

G_BEGIN_DECLS

VigieAccountList *vigie_account_hub_get_list (VigieAccountHub *self);
const char *vigie_account_hub_get_data_dir (VigieAccountHub *self);
void vigie_account_hub_close_account (VigieAccountHub *self, VigieAccount *row);
void vigie_account_hub_take_scenario (VigieAccountHub *self, const char *name, GBytes *scenario);
VigieSimulatedMessenger *vigie_account_hub_create_practice (VigieAccountHub *self, GError **error);

G_END_DECLS
