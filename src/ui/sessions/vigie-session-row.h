/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-session-item.h"

G_BEGIN_DECLS

/**
 * VigieSessionRow:
 *
 * One session in the list: picture, title, when, one word; open, all that is known and “Is this you?”. Used
 * again for another session by the list (vigie_session_row_set_item ()).
 *
 * #VigieSessionRow::answered (VigieSessionItem, int: VigieAnswer): the person pressed an answer.
 * #VigieSessionRow::ended (VigieSessionItem): the person wants the session ended.
 * #VigieSessionRow::confirmed (VigieSessionItem): the person wants to tell the service that it was them.
 */
#define VIGIE_TYPE_SESSION_ROW (vigie_session_row_get_type ())
G_DECLARE_FINAL_TYPE (VigieSessionRow, vigie_session_row, VIGIE, SESSION_ROW, AdwBin)

GtkWidget *vigie_session_row_new (VigieCapability capabilities);
void vigie_session_row_set_item (VigieSessionRow *self, VigieSessionItem *item);
void vigie_session_row_set_narrow (VigieSessionRow *self, gboolean narrow);
VigieSessionItem *vigie_session_row_get_item (VigieSessionRow *self);
gboolean vigie_session_row_has_settled (VigieSessionRow *self);
GtkWidget *vigie_session_row_get_details (VigieSessionRow *self);

G_END_DECLS
