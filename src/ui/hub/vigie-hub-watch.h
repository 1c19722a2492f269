/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-account-hub.h"

G_BEGIN_DECLS

void vigie_hub_watch_start (VigieAccountHub *hub);
void vigie_hub_watch_refresh (VigieAccountHub *hub);

G_END_DECLS
