/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-judgement.h"

G_BEGIN_DECLS

char *vigie_cli_list_to_text (VigieJudgement *judgement);
char *vigie_cli_list_session_to_text (VigieJudgedSession *session, gint64 now);

G_END_DECLS
