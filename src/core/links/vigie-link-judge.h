/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-block-list.h"
#include "vigie-link-rule.h"

G_BEGIN_DECLS

/* What the judgement keeps between links: ICU's handles and buffers. For one thread at a time. */
typedef struct _VigieLinkJudge VigieLinkJudge;

VigieLinkJudge *vigie_link_judge_new (void);
void vigie_link_judge_free (VigieLinkJudge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieLinkJudge, vigie_link_judge_free)

void vigie_link_judge_set_block_list (VigieLinkJudge *self, VigieBlockList *list);
void vigie_link_judge_link (VigieLinkJudge *self, VigieLink *link);
void vigie_link_add_reason (VigieLink *link, const VigieLinkRule *rule, const char *subject);

/* The message around the links: what it asks for. At most CAUTION. */
guint vigie_bait_find (const char *message, gsize length, VigieLinkReason *reasons, guint max_reasons);

G_END_DECLS
