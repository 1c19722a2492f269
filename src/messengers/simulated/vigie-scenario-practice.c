/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-scenario.h"

#include "vigie-config.h"
#include "vigie-scenarios.h"

#include <glib/gi18n.h>

#define PRACTICE_PATH "/io/github/vigieapp/Vigie/scenarios/practice.json"
#define PRACTICE_CONTEXT "practice account"

/* The texts of data/scenarios/practice.json that are shown in the person's language. */
G_GNUC_UNUSED static const char *const practice_texts[] = {
  /* Translators: the names that an invented person gave to their devices. */
  NC_ ("practice account", "My phone"),
  NC_ ("practice account", "Office computer"),
};

/**
 * vigie_scenario_new_practice:
 * @now: what its relative times count from; Unix time, seconds, UTC
 * @error: %VIGIE_ERROR_INVALID_FILE, which is a mistake in this build
 *
 * Returns: (transfer full) (nullable): the scenario of the practice account, in the person's language
 */
VigieScenario *
vigie_scenario_new_practice (gint64 now, GError **error)
{
  g_autoptr (GBytes) data = NULL;
  VigieScenario *scenario;

  data = g_resource_lookup_data (vigie_scenarios_get_resource (), PRACTICE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
  if (data == NULL)
    return NULL;

  scenario =
      vigie_scenario_new_from_data (g_bytes_get_data (data, NULL), g_bytes_get_size (data), now, error);
  if (scenario == NULL)
    return NULL;

  for (guint i = 0; i < scenario->memory->len; i++)
    {
      VigieScenarioMemory *memory = scenario->memory->pdata[i];

      if (memory->name != NULL)
        g_set_str (&memory->name, g_dpgettext2 (GETTEXT_PACKAGE, PRACTICE_CONTEXT, memory->name));
    }

  return scenario;
}
