/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-auditor.h"
#include "vigie-remedy.h"

G_BEGIN_DECLS

/**
 * VigieRemedyPage:
 *
 * One change to an account: says what it means and how to go back, makes it (or shows how it is done on the
 * phone, and watches), and says “done” only after reading the account again. Reads the auditor's account anew
 * when something was done.
 */
#define VIGIE_TYPE_REMEDY_PAGE (vigie_remedy_page_get_type ())
G_DECLARE_FINAL_TYPE (VigieRemedyPage, vigie_remedy_page, VIGIE, REMEDY_PAGE, AdwNavigationPage)

AdwNavigationPage *
vigie_remedy_page_new (VigieAuditor *auditor, const VigieAction *action, gboolean is_practice);
VigieRemedy *vigie_remedy_page_get_remedy (VigieRemedyPage *self);

G_END_DECLS
