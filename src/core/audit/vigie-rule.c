/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

/**
 * vigie_verdict_compare:
 * @a: a verdict
 * @b: a verdict
 *
 * Returns: less than, equal to or greater than 0 as @a weighs less than, as much as or more than @b
 */
int
vigie_verdict_compare (VigieVerdict a, VigieVerdict b)
{
  return (int) a - (int) b;
}

/**
 * vigie_verdict_worst:
 * @a: a verdict
 * @b: a verdict
 *
 * Returns: the one that weighs more
 */
VigieVerdict
vigie_verdict_worst (VigieVerdict a, VigieVerdict b)
{
  return vigie_verdict_compare (a, b) >= 0 ? a : b;
}

/**
 * vigie_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none): its name in JSON and in the store; never translated
 */
const char *
vigie_verdict_to_string (VigieVerdict verdict)
{
  switch (verdict)
    {
    case VIGIE_VERDICT_NOTHING_UNUSUAL:
      return "nothing-unusual";
    case VIGIE_VERDICT_ADVICE:
      return "advice";
    case VIGIE_VERDICT_WARNING:
      return "warning";
    case VIGIE_VERDICT_DANGER:
      return "danger";
    case VIGIE_VERDICT_UNKNOWN:
    default:
      return "unknown";
    }
}
