/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-account-hub.h"
#include "vigie-erasure.h"

G_BEGIN_DECLS

VigieHubAccount *vigie_account_hub_find_once (VigieAccountHub *self);

/* The ways out of an account; each signs out at the service first, so that no sign-in stays behind unsaid,
 * and has the errors of vigie_telegram_account_end_async ().
 *
 * End: the checkup is over; the card stays, and what the person said is remembered.
 * Remove: names, past checkups and the password in the keyring are forgotten too; where the keyring does not
 * let go of that, the rest is done, and the error says why.
 * Forget: asks nothing of the service, for a sign-in whose key is lost. The card stays.
 * Erase: removes all that is kept on this computer, and says so. Where an account cannot be signed out, that
 * is in what it says; where another copy of Vigie has it open, nothing more is removed (%VIGIE_ERROR_BUSY).
 */
void vigie_account_hub_end_async (VigieAccountHub *self,
                                  VigieAccount *account,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean vigie_account_hub_end_finish (VigieAccountHub *self, GAsyncResult *result, GError **error);

void vigie_account_hub_remove_async (VigieAccountHub *self,
                                     VigieAccount *account,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean vigie_account_hub_remove_finish (VigieAccountHub *self, GAsyncResult *result, GError **error);

void vigie_account_hub_forget_async (VigieAccountHub *self,
                                     VigieAccount *account,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean vigie_account_hub_forget_finish (VigieAccountHub *self, GAsyncResult *result, GError **error);

void vigie_account_hub_erase_async (VigieAccountHub *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
VigieErasure *vigie_account_hub_erase_finish (VigieAccountHub *self, GAsyncResult *result, GError **error);

G_END_DECLS
