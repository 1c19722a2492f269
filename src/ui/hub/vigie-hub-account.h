/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-account.h"
#include "vigie-auditor.h"
#include "vigie-telegram-account.h"

G_BEGIN_DECLS

/**
 * VigieHubAccount:
 *
 * One card of the home page: an account with what is known of it just now. Main thread only.
 *
 * Properties that notify: #VigieHubAccount:title, #VigieHubAccount:auditor (nullable: not open),
 * #VigieHubAccount:opening, #VigieHubAccount:error (boxed GError of the last opening, nullable),
 * #VigieHubAccount:last-checkup (pointer to VigieCheckup, nullable: none is remembered).
 */
#define VIGIE_TYPE_HUB_ACCOUNT (vigie_hub_account_get_type ())
G_DECLARE_FINAL_TYPE (VigieHubAccount, vigie_hub_account, VIGIE, HUB_ACCOUNT, GObject)

VigieHubAccount *vigie_hub_account_new (VigieAccount *account);
VigieAccount *
vigie_hub_account_get_account (VigieHubAccount *self); /* (nullable): NULL for the practice account */
const char *vigie_hub_account_get_id (VigieHubAccount *self);
const char *vigie_hub_account_get_title (VigieHubAccount *self);
gboolean vigie_hub_account_get_is_practice (VigieHubAccount *self);
VigieAuditor *vigie_hub_account_get_auditor (VigieHubAccount *self);
void vigie_hub_account_set_auditor (VigieHubAccount *self, VigieAuditor *auditor);
VigieTelegramAccount *vigie_hub_account_get_telegram (VigieHubAccount *self);
void vigie_hub_account_set_telegram (VigieHubAccount *self, VigieTelegramAccount *telegram);
gboolean vigie_hub_account_get_opening (VigieHubAccount *self);
void vigie_hub_account_set_opening (VigieHubAccount *self, gboolean opening);
const GError *vigie_hub_account_get_error (VigieHubAccount *self);
void vigie_hub_account_set_error (VigieHubAccount *self, const GError *error);
const VigieCheckup *vigie_hub_account_get_last_checkup (VigieHubAccount *self);
void vigie_hub_account_set_last_checkup (VigieHubAccount *self, const VigieCheckup *checkup);
void vigie_hub_account_begin_checkup (VigieHubAccount *self);
void vigie_hub_account_end_checkup (VigieHubAccount *self);
void vigie_hub_account_finish_checkup (VigieHubAccount *self);

G_END_DECLS
