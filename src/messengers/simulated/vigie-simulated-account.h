/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-scenario.h"

G_BEGIN_DECLS

/* How a simulated service changes and tells its account: the lists of a #VigieScenario, changed in place. */
gboolean vigie_simulated_account_refuses (VigieScenario *scenario,
                                          const VigieAction *action,
                                          gint64 now,
                                          GError **error);
gboolean vigie_simulated_account_apply (VigieScenario *scenario, const VigieAction *action, GError **error);
void vigie_simulated_account_add_session (VigieScenario *scenario, VigieSession *session);
VigieSession *vigie_simulated_account_find_session (VigieScenario *scenario, const char *session_id);
void vigie_simulated_account_end_session (VigieScenario *scenario, const char *session_id);
void vigie_simulated_account_end_current_session (VigieScenario *scenario);
VigieFacts *vigie_simulated_account_read (VigieScenario *scenario, VigieCapability wanted, gint64 now);

G_END_DECLS
