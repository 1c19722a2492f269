/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-rule.h"

G_BEGIN_DECLS

/* Each rule has a case of four kinds: one that it finds, one where there is nothing, one that it cannot
 * judge, and a named false alarm that it avoids. */
void rule_cases_note (const char *rule_id, const char *name, VigieVerdict expected);
void rule_cases_assert_complete (gboolean (*belongs) (const VigieRule *rule));

G_END_DECLS
