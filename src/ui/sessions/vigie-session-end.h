/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VigieSessionEnd:
 *
 * What stands below all sessions: when the list was read, and the honest limits. #VigieSessionEnd::read-again
 * when the person asks for it.
 */
#define VIGIE_TYPE_SESSION_END (vigie_session_end_get_type ())
G_DECLARE_FINAL_TYPE (VigieSessionEnd, vigie_session_end, VIGIE, SESSION_END, AdwBin)

GtkWidget *vigie_session_end_new (void);
void vigie_session_end_set_read (VigieSessionEnd *self, gint64 read_at, gboolean is_reading);

G_END_DECLS
