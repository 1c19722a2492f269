/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-advice.h"

G_BEGIN_DECLS

/**
 * VigieJudgement:
 *
 * What all rules said of all facts of one reading. Immutable.
 */
#define VIGIE_TYPE_JUDGEMENT (vigie_judgement_get_type ())
G_DECLARE_FINAL_TYPE (VigieJudgement, vigie_judgement, VIGIE, JUDGEMENT, GObject)

VigieJudgement *vigie_judgement_new (VigieFacts *facts, VigieCapability capabilities, gint64 now);
VigieFacts *vigie_judgement_get_facts (VigieJudgement *self);
gint64 vigie_judgement_get_now (VigieJudgement *self);
VigieVerdict vigie_judgement_get_verdict (VigieJudgement *self);
GListModel *
vigie_judgement_get_sessions (VigieJudgement *self); /* of VigieJudgedSession, the riskiest first */
GListModel *
vigie_judgement_get_account_findings (VigieJudgement *self); /* of VigieFinding, without the unknown */
GListModel *vigie_judgement_get_plan (VigieJudgement *self); /* of VigieAdvice, the most urgent first */
guint vigie_judgement_count_to_fix (VigieJudgement *self);
gboolean vigie_judgement_has_unknown (VigieJudgement *self);
VigieJudgedSession *vigie_judgement_find_session (VigieJudgement *self, const char *session_id);
GListModel *
vigie_judgement_get_unknown_rules (VigieJudgement *self); /* of VigieFinding, its detail says why */

const char *const *vigie_judgement_get_limits (void);

G_END_DECLS
