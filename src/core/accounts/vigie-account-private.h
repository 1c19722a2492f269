/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-account.h"

G_BEGIN_DECLS

VigieAccount *vigie_account_new (const char *id, const char *messenger, gint64 added_at);
gboolean vigie_account_is_id (const char *text);
gboolean vigie_account_is_messenger (const char *text);

G_END_DECLS
