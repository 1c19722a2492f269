/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-hub-account.h"
#include "vigie-memory.h"

G_BEGIN_DECLS

/**
 * VigieAccountHub:
 *
 * What the window works with, and no widget: the accounts of this computer, their keys, the store, an auditor
 * an open account, the practice account. Opens nothing before it is asked to. Main thread only.
 *
 * Properties that notify: #VigieAccountHub:left-over (VigieAccount, nullable: a sign-in of an earlier run
 * that was to be ended and may still stand).
 *
 * #VigieAccountHub::risky-session (VigieHubAccount, VigieJudgedSession): see #VigieAuditor::risky-session.
 * #VigieAccountHub::sign-in-doubted (VigieHubAccount): see #VigieMessenger::sign-in-doubted.
 */
#define VIGIE_TYPE_ACCOUNT_HUB (vigie_account_hub_get_type ())
G_DECLARE_FINAL_TYPE (VigieAccountHub, vigie_account_hub, VIGIE, ACCOUNT_HUB, GObject)

VigieAccountHub *vigie_account_hub_new (const char *data_dir, guint watch_interval);
gboolean vigie_account_hub_load (VigieAccountHub *self, GError **error);
VigieMemory *vigie_account_hub_get_memory (VigieAccountHub *self);
VigieAccount *vigie_account_hub_get_left_over (VigieAccountHub *self);

/* Elements: VigieHubAccount; the practice account is not among them. */
GListModel *vigie_account_hub_get_accounts (VigieAccountHub *self);
VigieHubAccount *vigie_account_hub_find (VigieAccountHub *self, const char *account_id);
VigieHubAccount *vigie_account_hub_get_practice (VigieAccountHub *self);
void vigie_account_hub_leave_practice (VigieAccountHub *self);

/* Opens what is closed; ends at once when it is open. The errors of vigie_telegram_account_begin_async (). */
void vigie_account_hub_open_async (VigieAccountHub *self,
                                   VigieHubAccount *account,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
VigieAuditor *vigie_account_hub_open_finish (VigieAccountHub *self, GAsyncResult *result, GError **error);

/* Signing in: start, vigie_telegram_account_begin_async () with the secrets, the QR code, then attach or
 * abandon.
 * @again: (nullable): a card whose sign-in has ended, to sign in again under it; NULL: a new one.
 * @in_memory: for this time only, when the keyring is missing or locked.
 * The page is vigie_sign_in_page_new (hub, again); its signal "signed-in" carries the auditor. */
VigieTelegramAccount *
vigie_account_hub_start_sign_in (VigieAccountHub *self, VigieHubAccount *again, gboolean keep);
VigieSecretStore *vigie_account_hub_get_secrets (VigieAccountHub *self, gboolean in_memory);
VigieSecretStore *vigie_account_hub_get_account_secrets (VigieAccountHub *self, VigieHubAccount *account);
void vigie_account_hub_attach_async (VigieAccountHub *self,
                                     VigieTelegramAccount *telegram,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
VigieAuditor *vigie_account_hub_attach_finish (VigieAccountHub *self, GAsyncResult *result, GError **error);
void vigie_account_hub_abandon (VigieAccountHub *self, VigieTelegramAccount *telegram);

/* The open account that @auditor reads; NULL once it was ended. */
VigieHubAccount *vigie_account_hub_find_auditor (VigieAccountHub *self, VigieAuditor *auditor);

G_END_DECLS
