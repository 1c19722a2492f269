/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-rule.h"

G_BEGIN_DECLS

/* What a message says is at most a reason for CAUTION; %NULL ends the list. vigie_bait_find() is in
 * vigie-link-judge.h. */
extern const VigieLinkRule *const vigie_bait_rules[];

G_END_DECLS
