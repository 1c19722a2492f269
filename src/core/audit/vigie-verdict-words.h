/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-judged-session.h"

G_BEGIN_DECLS

const char *vigie_verdict_get_word (VigieVerdict verdict);
const char *vigie_judged_session_get_word (VigieJudgedSession *self);

G_END_DECLS
