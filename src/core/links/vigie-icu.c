/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-icu.h"

#include <gmodule.h>

#define LIBRARY(name) "lib" name ".so." G_STRINGIFY (U_ICU_VERSION_MAJOR_NUM)

typedef struct
{
  const char *name;
  gsize offset; /* in VigieIcu */
} Function;

#define FUNCTION(name) { G_STRINGIFY (name), G_STRUCT_OFFSET (VigieIcu, name) },

static gboolean
load (VigieIcu *icu, const char *library, const Function *functions, gsize n_functions)
{
  GModule *module = g_module_open (library, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

  if (module == NULL)
    {
      g_debug ("ICU cannot be loaded: %s", g_module_error ());
      return FALSE;
    }

  g_module_make_resident (module);
  for (gsize i = 0; i < n_functions; i++)
    if (!g_module_symbol (module, functions[i].name,
                          (gpointer *) G_STRUCT_MEMBER_P (icu, functions[i].offset)))
      return FALSE;
  return TRUE;
}

static gpointer
load_all (gpointer data)
{
  static const Function common[] = { VIGIE_ICU_COMMON (FUNCTION) };
  static const Function looks[] = { VIGIE_ICU_LOOKS (FUNCTION) };
  static VigieIcu icu;

  return load (&icu, LIBRARY ("icuuc"), common, G_N_ELEMENTS (common)) &&
                 load (&icu, LIBRARY ("icui18n"), looks, G_N_ELEMENTS (looks))
             ? &icu
             : NULL;
}

/**
 * vigie_icu_get:
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): ICU, kept for life; %NULL if the version that Vigie was built with is
 * not there: then names beyond ASCII cannot be read
 */
const VigieIcu *
vigie_icu_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_all, NULL);
}
