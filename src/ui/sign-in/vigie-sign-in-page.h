/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-account-hub.h"

G_BEGIN_DECLS

/**
 * VigieSignInPage:
 *
 * Joins a Telegram account: says what access this gives, shows the QR code, asks the two-step password if
 * there is one. Never a phone number, never a code. Leaving it at any time closes what was begun.
 *
 * #VigieSignInPage::signed-in (VigieAuditor) when it is done.
 */
#define VIGIE_TYPE_SIGN_IN_PAGE (vigie_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (VigieSignInPage, vigie_sign_in_page, VIGIE, SIGN_IN_PAGE, AdwNavigationPage)

VigieSignInPage *vigie_sign_in_page_new (VigieAccountHub *hub, VigieHubAccount *again);

G_END_DECLS
