/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link.h"

G_BEGIN_DECLS

typedef struct _VigieLinkFacts VigieLinkFacts;

/**
 * VigieLinkRule:
 * @code: stable, lower case with hyphens: "credentials-before-at"
 * @verdict: what the link is if this rule speaks and none that weighs more
 * @is_slight: for what is UNKNOWN: a sign that proves nothing, beside which it is still to be said what was
 * compared
 * @sentence: what was seen, a sentence with or without “{name}”; a msgid
 * @advice: what to do, a sentence; a msgid
 * @source: where the fact behind it is published; %NULL where the sentence proves itself
 * @checked: the day that was read, "YYYY-MM-DD"; %NULL with @source
 * @evaluate: (nullable): whether it speaks; may fill in the reason's subject. Pure. %NULL for a rule that the
 * finder or the list look-up gives by name
 *
 * A row of the link rules.
 */
struct _VigieLinkRule
{
  const char *code;
  VigieLinkVerdict verdict;
  gboolean is_slight;
  const char *sentence;
  const char *advice;
  const char *source;
  const char *checked;
  gboolean (*evaluate) (const VigieLinkFacts *facts, VigieLinkReason *reason);
};

const VigieLinkRule *vigie_link_rule_find (const char *code);
const VigieLinkRule *const *vigie_link_rules_get (void);

/* The sentence in the person's language with its subject, direction isolated; (transfer full) */
char *vigie_link_reason_to_text (const VigieLinkReason *reason);

/* What to do, in the same way; (transfer full) */
char *vigie_link_reason_to_advice (const VigieLinkReason *reason);

G_END_DECLS
