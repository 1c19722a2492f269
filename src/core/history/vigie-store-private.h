/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-store-worker.h"
#include "vigie-store.h"

G_BEGIN_DECLS

VigieStoreWorker *vigie_store_get_worker (VigieStore *self);
GPtrArray *vigie_store_take_sessions (VigieFacts *facts); /* (transfer full) (element-type VigieSession) */

G_END_DECLS
