/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-settings.h"

#include "vigie-config.h"

/**
 * vigie_settings_get:
 *
 * Returns: (transfer none): the settings of this person; made when first asked for
 */
GSettings *
vigie_settings_get (void)
{
  static GSettings *settings = NULL;

  if (settings == NULL)
    settings = g_settings_new (VIGIE_APP_ID);
  return settings;
}

/**
 * vigie_settings_reset:
 *
 * Brings all settings back to what they are on the first start.
 */
void
vigie_settings_reset (void)
{
  GSettings *settings = vigie_settings_get ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}
