/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-judged-session.h"

G_BEGIN_DECLS

VigieJudgedSession *vigie_judged_session_new (VigieSession *session, VigieFacts *facts, GPtrArray *findings);

G_END_DECLS
