/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-finding.h"

G_BEGIN_DECLS

/**
 * VigieSessionState:
 * @VIGIE_SESSION_STATE_THIS_COMPUTER: the session that Vigie itself uses
 * @VIGIE_SESSION_STATE_KNOWN: the person said that it is theirs, and nothing has changed since
 * @VIGIE_SESSION_STATE_NEW: not in the list at the last checkup
 * @VIGIE_SESSION_STATE_ASK: nobody has said yet whose it is
 * @VIGIE_SESSION_STATE_LOOK: it needs an answer or an action now
 *
 * The one word beside a session.
 */
typedef enum
{
  VIGIE_SESSION_STATE_THIS_COMPUTER,
  VIGIE_SESSION_STATE_KNOWN,
  VIGIE_SESSION_STATE_NEW,
  VIGIE_SESSION_STATE_ASK,
  VIGIE_SESSION_STATE_LOOK,
} VigieSessionState;

/**
 * VigieJudgedSession:
 *
 * A session with what the rules said of it. Immutable.
 */
#define VIGIE_TYPE_JUDGED_SESSION (vigie_judged_session_get_type ())
G_DECLARE_FINAL_TYPE (VigieJudgedSession, vigie_judged_session, VIGIE, JUDGED_SESSION, GObject)

VigieSession *vigie_judged_session_get_session (VigieJudgedSession *self);
VigieVerdict vigie_judged_session_get_verdict (VigieJudgedSession *self);
VigieSessionState vigie_judged_session_get_state (VigieJudgedSession *self);
const VigieDeclared *vigie_judged_session_get_declared (VigieJudgedSession *self);
GListModel *
vigie_judged_session_get_findings (VigieJudgedSession *self); /* of VigieFinding, the worst first */
VigieFinding *vigie_judged_session_get_first_finding (VigieJudgedSession *self);
char *vigie_judged_session_dup_missing (VigieJudgedSession *self);
const char *vigie_judged_session_get_question (VigieJudgedSession *self);

G_END_DECLS
