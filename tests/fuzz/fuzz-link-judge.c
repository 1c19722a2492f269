/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-judge.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_reasons (const VigieLinkReason *reasons, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = vigie_link_reason_to_text (&reasons[i]);
      g_autofree char *advice = vigie_link_reason_to_advice (&reasons[i]);

      g_assert_true (memchr (reasons[i].subject, '\0', sizeof reasons[i].subject) != NULL);
      g_assert_true (g_utf8_validate (text, -1, NULL) && g_utf8_validate (advice, -1, NULL));
      g_assert_null (strstr (text, "{name}"));
      g_assert_true (i == 0 || reasons[i - 1].rule->verdict >= reasons[i].rule->verdict);
    }
}

/* Whatever a link or a message holds: it is judged, the same each time, and within bounds. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static VigieLinkJudge *judge;
  VigieLinkReason reasons[VIGIE_LINK_MAX_REASONS];
  VigieLink link = { 0 };
  guint n;

  if (judge == NULL)
    judge = vigie_link_judge_new ();

  n = vigie_bait_find ((const char *) data, size, reasons, G_N_ELEMENTS (reasons));
  g_assert_cmpuint (n, <=, G_N_ELEMENTS (reasons));
  check_reasons (reasons, n);

  if (size <= VIGIE_URL_MAX_LENGTH && vigie_url_parse (&link.url, (const char *) data, size))
    {
      VigieLinkVerdict verdict;

      vigie_link_judge_link (judge, &link);
      verdict = link.verdict;
      n = link.n_reasons;
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpint (verdict, ==, link.reasons[0].rule->verdict);
      check_reasons (link.reasons, n);
      vigie_link_judge_link (judge, &link);
      g_assert_cmpint (link.verdict, ==, verdict);
      g_assert_cmpuint (link.n_reasons, ==, n);
    }
  vigie_url_clear (&link.url);
  return 0;
}
