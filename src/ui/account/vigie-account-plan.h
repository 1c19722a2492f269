/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-action.h"

G_BEGIN_DECLS

typedef void (*VigieAccountPlanConnect) (GtkWidget *row, gpointer user_data);

void vigie_account_plan_fill (AdwPreferencesGroup *group,
                              GListModel *plan,
                              VigieCapability capabilities,
                              VigieAccountPlanConnect connect,
                              gpointer user_data);

G_END_DECLS
