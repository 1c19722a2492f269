/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-auditor.h"

G_BEGIN_DECLS

/**
 * VigieSessionsPage:
 *
 * All sessions of an account, what to look at first; “Is this you?” is asked in the row. Reads the account
 * when nothing was read yet. Pushes the remedy page on the #AdwNavigationView around it.
 */
#define VIGIE_TYPE_SESSIONS_PAGE (vigie_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (VigieSessionsPage, vigie_sessions_page, VIGIE, SESSIONS_PAGE, AdwNavigationPage)

AdwNavigationPage *vigie_sessions_page_new (VigieAuditor *auditor, gboolean is_practice);
void vigie_sessions_page_show_session (VigieSessionsPage *self, const char *session_id);

G_END_DECLS
