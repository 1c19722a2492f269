/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-facts.h"

G_BEGIN_DECLS

/**
 * VigieAccountGrantsCalls:
 * @acted: void (GtkWidget *, const VigieAction *, gpointer): the person wants one removed
 * @answered: void (GtkWidget *, const VigieGrant *, VigieAnswer, gpointer): the person said whose one is
 * @user_data: for both; the page that holds the rows
 *
 * What happens when the person does something to a way into the account.
 */
typedef struct
{
  GCallback acted;
  GCallback answered;
  gpointer user_data;
} VigieAccountGrantsCalls;

void vigie_account_grants_fill (AdwPreferencesGroup *group,
                                VigieFacts *facts,
                                VigieFactId fact,
                                VigieCapability capabilities,
                                gint64 now,
                                const VigieAccountGrantsCalls *calls);

G_END_DECLS
