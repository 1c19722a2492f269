/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-picture.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_auto (GStrv) codes = NULL;
  g_autoptr (GError) error = NULL;
  VigiePictureOutcome outcome;
  gboolean has_more;

  if (!vigie_picture_parse_reply ((const char *) data, size, &outcome, &codes, &has_more, &error))
    {
      g_assert_nonnull (error);
      g_assert_null (codes);
      return 0;
    }
  g_assert_cmpint (outcome == VIGIE_PICTURE_CODES, ==, codes != NULL);
  if (codes != NULL)
    g_assert_cmpuint (g_strv_length (codes), <=, VIGIE_PICTURE_MAX_CODES);
  return 0;
}
