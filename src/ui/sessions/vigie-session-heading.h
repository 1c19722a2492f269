/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-session-item.h"

G_BEGIN_DECLS

/**
 * VigieSessionHeading:
 *
 * What stands above a group of sessions. When nothing is to be looked at it says so first, in large letters.
 */
#define VIGIE_TYPE_SESSION_HEADING (vigie_session_heading_get_type ())
G_DECLARE_FINAL_TYPE (VigieSessionHeading, vigie_session_heading, VIGIE, SESSION_HEADING, AdwBin)

GtkWidget *vigie_session_heading_new (void);
void vigie_session_heading_set (
    VigieSessionHeading *self, VigieSessionGroup group, guint n_to_look_at, guint n_yours, gboolean has_own);

G_END_DECLS
