/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-td-request.h"

G_BEGIN_DECLS

gboolean vigie_telegram_parameters_has_api_id (void);
VigieTdRequest *vigie_telegram_parameters_to_request (const char *folder, const VigieSecret *database_key);

G_END_DECLS
