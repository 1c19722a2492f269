/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-text.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What a device calls itself: whatever it is, what is shown is well-formed, short and turns no text around.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  VigieTextTricks tricks = VIGIE_TEXT_PLAIN;
  g_autofree char *clean = vigie_text_clean (raw, VIGIE_TEXT_MAX_NAME, &tricks);
  g_autofree char *again = vigie_text_clean (clean, VIGIE_TEXT_MAX_NAME, NULL);
  g_autofree char *isolated = vigie_text_isolate (clean);
  g_autofree char *plain = vigie_text_without_isolates (isolated);

  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (clean, -1), <=, VIGIE_TEXT_MAX_NAME);
  g_assert_cmpstr (clean, ==, again);
  g_assert_cmpstr (clean, ==, plain);
  vigie_text_get_columns (clean);
  return 0;
}
