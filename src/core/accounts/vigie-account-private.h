/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-account.h"

G_BEGIN_DECLS

VigieAccount *vigie_account_new (const char *id, const char *messenger, gint64 added_at);
gboolean vigie_account_is_id (const char *text);
gboolean vigie_account_is_messenger (const char *text);

/* More than anybody has; bounds the file. */
#define VIGIE_ACCOUNT_MAX 64

VigieAccount *vigie_account_find_in (GPtrArray *accounts, const char *id);

/* accounts.json */
int vigie_account_file_lock (const char *folder, GError **error);
GPtrArray *vigie_account_file_read (const char *path, gboolean *is_there, GError **error);
gboolean vigie_account_file_write (const char *path, GPtrArray *accounts, GError **error);

G_END_DECLS
