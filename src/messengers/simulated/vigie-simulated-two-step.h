/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-scenario.h"

G_BEGIN_DECLS

/* How a simulated service keeps, changes and tells its two-step verification. */
gboolean
vigie_simulated_two_step_change (VigieScenario *scenario, const VigieTwoStepChange *change, GError **error);
gint64 vigie_simulated_two_step_get_request (const VigieTwoStepChange *change);
void
vigie_simulated_two_step_read (const VigieScenarioTwoStep *two_step, VigieFactsBuilder *builder, gint64 now);

G_END_DECLS
