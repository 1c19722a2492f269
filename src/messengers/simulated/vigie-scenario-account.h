/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-scenario-reader.h"
#include "vigie-scenario.h"

G_BEGIN_DECLS

/* The longest text of a scenario, bytes: devices may call themselves anything, and tests do. */
#define VIGIE_SCENARIO_MAX_TEXT 65536
#define VIGIE_SCENARIO_MAX_ID 128

gboolean vigie_scenario_read_account (VigieScenarioReader *reader,
                                      const VigieJsonAt *object,
                                      VigieScenarioAccount *account);
VigieSession *vigie_scenario_read_session (VigieScenarioReader *reader, const VigieJsonAt *object);
gboolean vigie_scenario_read_two_step (VigieScenarioReader *reader,
                                       const VigieJsonAt *at,
                                       const char *key,
                                       VigieScenarioTwoStep **two_step);

G_END_DECLS
