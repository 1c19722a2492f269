/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-facts.h"

G_BEGIN_DECLS

/**
 * VigieVerdict:
 *
 * The outcome of a rule. The order of the values is not the order of weight: see
 * vigie_verdict_compare ().
 */
typedef enum
{
  VIGIE_VERDICT_NOTHING_UNUSUAL,
  VIGIE_VERDICT_UNKNOWN,
  VIGIE_VERDICT_ADVICE,
  VIGIE_VERDICT_WARNING,
  VIGIE_VERDICT_DANGER,
} VigieVerdict;

typedef struct _VigieRule VigieRule;
typedef struct _VigieFindings VigieFindings;

/**
 * VigieRule:
 * @id: stable, in JSON and in the history; "idle-session"
 * @severity: the worst verdict that it gives
 * @needs: the facts without which the verdict is %VIGIE_VERDICT_UNKNOWN
 * @remedy: the action that mends it, or %VIGIE_CAPABILITY_NONE
 * @effort: minutes, for the order of the plan
 * @title: what was found, one sentence
 * @why: why it matters, one or two sentences
 * @what_to_do: what to do, one or two sentences
 * @question: what the person is asked, or %NULL
 * @source: where the fact behind it is published
 * @checked: the day the source was last read, "YYYY-MM-DD"
 * @evaluate_session: for a rule about one session: its verdict. Pure
 * @evaluate_account: for a rule about the account or several sessions: adds its findings. Pure
 *
 * One row of the audit. Exactly one of @evaluate_session and @evaluate_account is set. Texts are msgids.
 */
struct _VigieRule
{
  const char *id;
  VigieVerdict severity;
  VigieCapability needs;
  VigieCapability remedy;
  guint effort;
  const char *title;
  const char *why;
  const char *what_to_do;
  const char *question;
  const char *source;
  const char *checked;
  VigieVerdict (*evaluate_session) (VigieSession *session, VigieFacts *facts, gint64 now);
  void (*evaluate_account) (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings);
};

int vigie_verdict_compare (VigieVerdict a, VigieVerdict b);
VigieVerdict vigie_verdict_worst (VigieVerdict a, VigieVerdict b);
const char *vigie_verdict_to_string (VigieVerdict verdict);

void vigie_findings_add (VigieFindings *findings,
                         const VigieRule *rule,
                         VigieVerdict verdict,
                         GObject *subject,
                         const char *detail);

G_END_DECLS
