/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-rule.h"

G_BEGIN_DECLS

const VigieRule *const *vigie_rule_table_get (gsize *n_rules);
const VigieRule *vigie_rule_table_find (const char *id);
VigieCapability vigie_rule_table_get_needs (void);

G_END_DECLS
