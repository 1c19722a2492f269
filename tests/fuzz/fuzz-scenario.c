/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-scenario.h"
#include "vigie-simulated-account.h"

#define NOW G_GINT64_CONSTANT (1795510800)

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (VigieScenario) scenario = vigie_scenario_new_from_data ((const char *) data, size, NOW, NULL);
  g_autoptr (VigieAction) action = vigie_action_new (VIGIE_CAPABILITY_END_OTHER_SESSIONS, NULL, 0);

  if (scenario != NULL)
    {
      g_autoptr (VigieFacts) before =
          vigie_simulated_account_read (scenario, VIGIE_CAPABILITY_ALL_FACTS, NOW);
      g_autoptr (VigieFacts) after = NULL;

      vigie_simulated_account_apply (scenario, action, NULL);
      after = vigie_simulated_account_read (scenario, VIGIE_CAPABILITY_ALL_FACTS, NOW);
    }
  return 0;
}
