/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-judged-session.h"

G_BEGIN_DECLS

/**
 * VigieAdvice:
 *
 * One item of the plan, one screen: all findings of one session, or one finding about the account. Immutable.
 */
#define VIGIE_TYPE_ADVICE (vigie_advice_get_type ())
G_DECLARE_FINAL_TYPE (VigieAdvice, vigie_advice, VIGIE, ADVICE, GObject)

VigieAdvice *vigie_advice_new_session (VigieJudgedSession *session);
VigieAdvice *vigie_advice_new_account (VigieFinding *finding);
VigieJudgedSession *vigie_advice_get_session (VigieAdvice *self); /* NULL: about the account */
VigieFinding *vigie_advice_get_finding (VigieAdvice *self);       /* the worst one */
VigieVerdict vigie_advice_get_verdict (VigieAdvice *self);
guint vigie_advice_get_effort (VigieAdvice *self); /* minutes */

G_END_DECLS
