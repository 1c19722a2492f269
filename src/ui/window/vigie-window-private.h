/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-window.h"

G_BEGIN_DECLS

VigieAccountHub *vigie_window_get_hub (VigieWindow *self);
AdwNavigationView *vigie_window_get_navigation (VigieWindow *self);
AdwToastOverlay *vigie_window_get_toasts (VigieWindow *self);
GListModel *vigie_window_get_accounts (VigieWindow *self);

void vigie_window_open_account (VigieWindow *self, VigieHubAccount *account);
void vigie_window_start_checkup (VigieWindow *self);
void vigie_window_begin_practice (VigieWindow *self);
void vigie_window_set_up_two_step (VigieWindow *self, const char *account_id);
void vigie_window_sign_in (VigieWindow *self, VigieHubAccount *again);

void vigie_window_end_once (VigieWindow *self, gboolean then_close);
void vigie_window_end (VigieWindow *self, VigieAccount *account);
void vigie_window_end_left_over (VigieWindow *self);
void vigie_window_explain_lost_key (VigieWindow *self, VigieAccount *account);
void vigie_window_explain_memory (VigieWindow *self);

void vigie_window_session_seen (VigieWindow *self, const char *account_id, const char *session_id);

G_END_DECLS
