/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-account-hub.h"

G_BEGIN_DECLS

/**
 * VigieWindow:
 *
 * The one window: an #AdwNavigationView whose root holds the places, with a toast overlay around it.
 *
 * Properties that notify: #VigieWindow:practice (the practice account is shown).
 */
#define VIGIE_TYPE_WINDOW (vigie_window_get_type ())
G_DECLARE_FINAL_TYPE (VigieWindow, vigie_window, VIGIE, WINDOW, AdwApplicationWindow)

VigieWindow *vigie_window_new (AdwApplication *application, VigieAccountHub *hub);
void vigie_window_set_practice (VigieWindow *self, gboolean practice);
void vigie_window_show_scenario (VigieWindow *self, const char *path);
void vigie_window_show_session (VigieWindow *self, const char *account_id, const char *session_id);
void vigie_window_check_link (VigieWindow *self, const char *text);
void vigie_window_check_file (VigieWindow *self, GFile *file);
void vigie_window_ask_doubted_sign_in (VigieWindow *self, VigieHubAccount *account);
void vigie_window_tell_risky_session (VigieWindow *self, const char *account_id, const char *session_id);

G_END_DECLS
