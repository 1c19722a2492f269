/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-account.h"
#include "vigie-secret-store.h"
#include "vigie-telegram-messenger.h"

G_BEGIN_DECLS

/**
 * VigieTelegramAccount:
 *
 * The life of one Telegram account on this computer: its row in the list, its key, its folder, its sign-in.
 * The window and the commands go through it, so that no way out leaves a sign-in behind unsaid. Main thread
 * only.
 *
 * A new account: vigie_account_list_add (list, "telegram", now), vigie_account_set_keep (), then
 * vigie_telegram_account_new () and vigie_telegram_account_begin_async (). The row is written to disk before
 * anybody can sign in, and says so (#VigieAccount:is-signed-in) from the moment a code can be scanned.
 */
#define VIGIE_TYPE_TELEGRAM_ACCOUNT (vigie_telegram_account_get_type ())
G_DECLARE_FINAL_TYPE (VigieTelegramAccount, vigie_telegram_account, VIGIE, TELEGRAM_ACCOUNT, GObject)

VigieTelegramAccount *vigie_telegram_account_new (VigieAccountList *accounts, VigieAccount *account);
VigieAccount *vigie_telegram_account_get_account (VigieTelegramAccount *self);
VigieTelegramMessenger *vigie_telegram_account_get_messenger (VigieTelegramAccount *self);
void vigie_telegram_account_set_keeps_row (VigieTelegramAccount *self, gboolean keeps_row);

/* Makes or finds the key in @secrets, then opens. Ends as vigie_telegram_messenger_open_async () does.
 *
 * VIGIE_ERROR_KEYRING_*: say so, and offer to begin again with vigie_secret_store_new_in_memory (); the row
 * then is marked key-in-memory and keep is switched off. VIGIE_ERROR_GONE: a sign-in was kept, but its key is
 * lost (it was only in memory, or left the keyring): Vigie's session remains in the account. Say how to end
 * it on the phone, then vigie_telegram_account_forget_async (). VIGIE_ERROR_NOT_SIGNED_IN: the kept session
 * was ended elsewhere. TDLib has deleted it; the row stays; beginning again leads to a new QR code.
 * VIGIE_ERROR_BUSY: another running copy of Vigie holds the folder. */
void vigie_telegram_account_begin_async (VigieTelegramAccount *self,
                                         VigieSecretStore *secrets,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
vigie_telegram_account_begin_finish (VigieTelegramAccount *self, GAsyncResult *result, GError **error);

/* Signs out at the service, then removes folder, key and row. Begun first if it is not open: so a sign-in
 * left over by a crash is ended with vigie_telegram_account_new () and this call. @secrets may be NULL once
 * begun. VIGIE_ERROR_NETWORK: nothing was removed, the row still says is-signed-in; offer it again. */
void vigie_telegram_account_end_async (VigieTelegramAccount *self,
                                       VigieSecretStore *secrets,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean vigie_telegram_account_end_finish (VigieTelegramAccount *self, GAsyncResult *result, GError **error);

/* Closes without signing out. A sign-in that stands stays in the list; without one (the QR code was never
 * scanned) folder, key and row of an account that was never signed in are removed. */
void vigie_telegram_account_leave_async (VigieTelegramAccount *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
vigie_telegram_account_leave_finish (VigieTelegramAccount *self, GAsyncResult *result, GError **error);

/* Removes folder, key and row here; asks nothing of the service. For a sign-in whose key is lost. */
void vigie_telegram_account_forget_async (VigieTelegramAccount *self,
                                          VigieSecretStore *secrets,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
vigie_telegram_account_forget_finish (VigieTelegramAccount *self, GAsyncResult *result, GError **error);

/* Sign-ins that were to be ended and may still stand (a crash, or no network at the end): offered at the next
 * start. Elements: VigieAccount, owned. */
GPtrArray *vigie_telegram_account_list_left_over (VigieAccountList *accounts);

G_END_DECLS
