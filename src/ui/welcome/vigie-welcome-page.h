/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VigieWelcomePage:
 *
 * The first start: three short pages, then the choice among the messengers that this build knows.
 *
 * #VigieWelcomePage::start (const char *messenger_id) is emitted when the person has chosen; with the
 * practice account the action "win.practice" is run instead.
 */
#define VIGIE_TYPE_WELCOME_PAGE (vigie_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (VigieWelcomePage, vigie_welcome_page, VIGIE, WELCOME_PAGE, AdwNavigationPage)

AdwNavigationPage *vigie_welcome_page_new (void);

G_END_DECLS
