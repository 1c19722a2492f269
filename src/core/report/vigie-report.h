/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-judgement.h"

G_BEGIN_DECLS

/* The outcome of a checkup as JSON (docs/json.md) and as aligned plain text. */
char *vigie_report_to_json (VigieJudgement *judgement, const char *messenger_id, gboolean is_practice);
char *vigie_report_to_text (VigieJudgement *judgement,
                            const char *messenger_title,
                            gboolean is_practice,
                            guint columns);
char *vigie_report_dup_name (VigieJudgedSession *judged);
int vigie_report_exit_status (VigieJudgement *judgement);

G_END_DECLS
