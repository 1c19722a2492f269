/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-auditor.h"

G_BEGIN_DECLS

/**
 * VigieSessionAnswers:
 *
 * Takes what the person says of a session to the auditor, and offers the way back. Main thread only.
 *
 * #VigieSessionAnswers::undone (session id: string) is emitted when the person took an answer back, once the
 * offer is gone from the window.
 */
#define VIGIE_TYPE_SESSION_ANSWERS (vigie_session_answers_get_type ())
G_DECLARE_FINAL_TYPE (VigieSessionAnswers, vigie_session_answers, VIGIE, SESSION_ANSWERS, GObject)

VigieSessionAnswers *vigie_session_answers_new (VigieAuditor *auditor, GtkWidget *page);
void vigie_session_answers_give (VigieSessionAnswers *self,
                                 VigieJudgedSession *judged,
                                 VigieAnswer answer,
                                 const char *name);
void vigie_session_answers_stop (VigieSessionAnswers *self);

G_END_DECLS
