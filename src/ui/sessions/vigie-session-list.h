/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-session-item.h"

G_BEGIN_DECLS

/**
 * VigieSessionList:
 *
 * The rows of the session page as a #GListModel with sections (#GtkSectionModel): what to look at, what is
 * yours, the end. A new judgement changes only the rows that differ.
 */
#define VIGIE_TYPE_SESSION_LIST (vigie_session_list_get_type ())
G_DECLARE_FINAL_TYPE (VigieSessionList, vigie_session_list, VIGIE, SESSION_LIST, GObject)

VigieSessionList *vigie_session_list_new (void);
void vigie_session_list_set_judgement (VigieSessionList *self, VigieJudgement *judgement);
VigieSessionItem *vigie_session_list_find (VigieSessionList *self, const char *session_id, guint *position);
guint vigie_session_list_count (VigieSessionList *self, VigieSessionGroup group);
gboolean vigie_session_list_has_own (VigieSessionList *self);

G_END_DECLS
