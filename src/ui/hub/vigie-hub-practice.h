/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-account-hub.h"

G_BEGIN_DECLS

/* Practice with the invented account of a file (docs/scenarios.md), from its beginning and until it is left.
 * The file is read once, by a thread; its events count from when the account is opened. Errors:
 * VIGIE_ERROR_INVALID_FILE ("line 3, column 7: …"), VIGIE_ERROR_STORAGE (only why, without the name). */
void vigie_account_hub_load_scenario_async (VigieAccountHub *self,
                                            const char *path,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean vigie_account_hub_load_scenario_finish (VigieAccountHub *self, GAsyncResult *result, GError **error);

G_END_DECLS
