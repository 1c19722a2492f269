/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-guide.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const languages[] = { "fr", NULL };
  g_autoptr (VigieGuide) guide = vigie_guide_new_from_data ((const char *) data, size, NULL);
  const VigieGuideWalk *walk = guide != NULL ? vigie_guide_find_walk (guide, "end-session") : NULL;

  for (guint i = 0; walk != NULL && i < vigie_guide_walk_get_n_steps (guide, walk, 0); i++)
    {
      const VigieGuideStep *step = vigie_guide_walk_get_step (guide, walk, 0, i);
      g_autofree char *text = vigie_guide_step_dup_text (guide, step, languages, NULL);
      g_autofree char *hint = vigie_guide_step_dup_hint (guide, step, languages, NULL);
      g_autofree char *marked = vigie_guide_step_dup_marked (guide, step, languages, NULL);
    }
  return 0;
}
