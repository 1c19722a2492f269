/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-cli-source.h"

G_BEGIN_DECLS

gboolean vigie_cli_telegram_open (VigieCliSource *source, GError **error);
void vigie_cli_telegram_let_go (VigieCliSource *source);
gboolean vigie_cli_telegram_close (VigieCliSource *source);

/* For an account that is not open. */
gboolean vigie_cli_telegram_remove (VigieAccountList *accounts,
                                    VigieAccount *row,
                                    VigieSecretStore *secrets,
                                    GError **error);

G_END_DECLS
