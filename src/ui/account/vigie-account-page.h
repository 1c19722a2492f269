/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-account.h"
#include "vigie-auditor.h"
#include "vigie-secret-store.h"

G_BEGIN_DECLS

/**
 * VigieAccountPage:
 *
 * One account: what to do first, its sessions in a line, and the other ways in (password, passkeys, websites,
 * bot, unused devices). Reads the account when nothing was read yet. Pushes the session and remedy pages on
 * the #AdwNavigationView around it.
 */
#define VIGIE_TYPE_ACCOUNT_PAGE (vigie_account_page_get_type ())
G_DECLARE_FINAL_TYPE (VigieAccountPage, vigie_account_page, VIGIE, ACCOUNT_PAGE, AdwNavigationPage)

AdwNavigationPage *vigie_account_page_new (VigieAuditor *auditor, gboolean is_practice);
void vigie_account_page_set_account (VigieAccountPage *self, VigieAccount *account);
void vigie_account_page_set_secrets (VigieAccountPage *self, VigieSecretStore *secrets, gboolean may_look);

G_END_DECLS
