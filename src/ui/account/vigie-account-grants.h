/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-facts.h"

G_BEGIN_DECLS

void vigie_account_grants_fill (AdwPreferencesGroup *group,
                                VigieFacts *facts,
                                VigieFactId fact,
                                VigieCapability capabilities,
                                gint64 now,
                                GCallback acted,
                                gpointer user_data);

G_END_DECLS
