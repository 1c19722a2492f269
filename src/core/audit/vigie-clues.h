/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-rule.h"

G_BEGIN_DECLS

/* What several rules ask of one session. All pure. */

#define VIGIE_HOUR (G_GINT64_CONSTANT (60) * 60)
#define VIGIE_DAY (24 * VIGIE_HOUR)

gboolean vigie_clue_is_mine (VigieFacts *facts, VigieSession *session);
gboolean vigie_clue_is_doubted (VigieFacts *facts, VigieSession *session);
gboolean vigie_clue_is_new (VigieFacts *facts, VigieSession *session);
gboolean vigie_clue_is_program (VigieSession *session);
gboolean vigie_clue_is_costume (VigieSession *session);
gboolean vigie_clue_is_own_copy (VigieFacts *facts, VigieSession *session);
gboolean vigie_clue_is_browser (VigieSession *session);
gint64 vigie_clue_get_age (VigieSession *session, gint64 now);
char *vigie_clue_dup_country (const char *location);
VigieSessionPart vigie_clue_get_missing (VigieSession *session);
VigieVerdict vigie_clue_weigh_grant (VigieFacts *facts, GObject *subject, VigieVerdict unanswered);
char *vigie_clue_dup_grant_detail (VigieFacts *facts, GObject *subject, const char *detail);
gboolean vigie_clue_has_word (const char *text, const char *word);

G_END_DECLS
