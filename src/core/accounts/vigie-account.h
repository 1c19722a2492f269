/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VigieAccount:
 *
 * One account of the person, as this computer knows it: no phone number, no user name, no secret.
 * Properties that notify: #VigieAccount:label, #VigieAccount:keep, #VigieAccount:is-signed-in,
 * #VigieAccount:key-in-memory.
 */
#define VIGIE_TYPE_ACCOUNT (vigie_account_get_type ())
G_DECLARE_FINAL_TYPE (VigieAccount, vigie_account, VIGIE, ACCOUNT, GObject)

const char *vigie_account_get_id (VigieAccount *self);        /* random, "[0-9a-f]{32}"; names its folder */
const char *vigie_account_get_messenger (VigieAccount *self); /* "telegram", "signal" … */
const char *vigie_account_get_label (VigieAccount *self);     /* given by the person; "" if none */
void vigie_account_set_label (VigieAccount *self, const char *label);
gboolean vigie_account_get_keep (VigieAccount *self); /* TRUE: keep watch; FALSE: check once, then sign out */
void vigie_account_set_keep (VigieAccount *self, gboolean keep);
gboolean vigie_account_get_is_signed_in (VigieAccount *self); /* a sign-in of ours may still stand */
void vigie_account_set_is_signed_in (VigieAccount *self, gboolean is_signed_in);
gboolean vigie_account_get_key_in_memory (VigieAccount *self); /* its key was never in the keyring */
void vigie_account_set_key_in_memory (VigieAccount *self, gboolean key_in_memory);
gint64 vigie_account_get_added_at (VigieAccount *self);

/**
 * VigieAccountList:
 *
 * A #GListModel of #VigieAccount, kept in accounts.json of the data folder (written whole, then renamed).
 * A file of a newer version is left untouched (%VIGIE_ERROR_NEWER_DATA). Main thread only.
 */
#define VIGIE_TYPE_ACCOUNT_LIST (vigie_account_list_get_type ())
G_DECLARE_FINAL_TYPE (VigieAccountList, vigie_account_list, VIGIE, ACCOUNT_LIST, GObject)

VigieAccountList *vigie_account_list_new (const char *data_dir);
gboolean vigie_account_list_load (VigieAccountList *self, GError **error);
gboolean vigie_account_list_save (VigieAccountList *self, GError **error);
gboolean vigie_account_list_set_aside (VigieAccountList *self, char **new_path, GError **error);
VigieAccount *vigie_account_list_add (VigieAccountList *self, const char *messenger, gint64 now);
void vigie_account_list_remove (VigieAccountList *self, VigieAccount *account);
VigieAccount *vigie_account_list_find (VigieAccountList *self, const char *account_id);
char *vigie_account_list_dup_folder (VigieAccountList *self, VigieAccount *account);

G_END_DECLS
