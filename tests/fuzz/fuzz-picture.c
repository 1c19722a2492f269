/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-picture-decoder.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_auto (GStrv) codes = NULL;
  gboolean has_more;
  const VigiePictureOutcome outcome = vigie_picture_decode (data, size, &codes, &has_more);

  g_assert_cmpint (outcome == VIGIE_PICTURE_CODES, ==, codes != NULL);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, VIGIE_PICTURE_MAX_CODES);
      g_assert_cmpuint (strlen (codes[i]), <=, VIGIE_PICTURE_MAX_CODE);
      g_assert_true (g_utf8_validate (codes[i], -1, NULL));
    }
  return 0;
}
