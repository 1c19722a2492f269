/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-auditor.h"
#include "vigie-secret-store.h"
#include "vigie-two-step-setup.h"

G_BEGIN_DECLS

/**
 * VigieTwoStepPage:
 *
 * The wizard of two-step verification: one decision on one screen, nothing half-done in silence. Says “done”
 * only after reading the account again, and lets the auditor read it anew when something was done. Left in
 * the middle, by the way back or by closing the window, it says first what is set and what is not.
 */
#define VIGIE_TYPE_TWO_STEP_PAGE (vigie_two_step_page_get_type ())
G_DECLARE_FINAL_TYPE (VigieTwoStepPage, vigie_two_step_page, VIGIE, TWO_STEP_PAGE, AdwNavigationPage)

VigieTwoStepPage *
vigie_two_step_page_new (VigieAuditor *auditor, VigieTwoStepGoal goal, gboolean is_practice);
VigieTwoStepGoal vigie_two_step_page_find_goal (VigieAuditor *auditor);
void vigie_two_step_page_set_secrets (VigieTwoStepPage *self, VigieSecretStore *secrets);
VigieTwoStepSetup *vigie_two_step_page_get_setup (VigieTwoStepPage *self);

G_END_DECLS
