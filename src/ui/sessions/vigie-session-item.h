/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-judgement.h"

G_BEGIN_DECLS

/**
 * VigieSessionGroup:
 * @VIGIE_SESSION_GROUP_LOOK: waits for an answer or an action
 * @VIGIE_SESSION_GROUP_YOURS: this computer, and what the person named
 * @VIGIE_SESSION_GROUP_END: the honest limits, below all sessions
 *
 * The parts of the page, from top to bottom.
 */
typedef enum
{
  VIGIE_SESSION_GROUP_LOOK,
  VIGIE_SESSION_GROUP_YOURS,
  VIGIE_SESSION_GROUP_END,
} VigieSessionGroup;

/**
 * VigieSessionItem:
 *
 * One row of the session page. It stays the same object while judgements come and go, so that what is open
 * stays open and the keyboard stays where it is. #VigieSessionItem::changed says that the row is to be drawn
 * again.
 */
#define VIGIE_TYPE_SESSION_ITEM (vigie_session_item_get_type ())
G_DECLARE_FINAL_TYPE (VigieSessionItem, vigie_session_item, VIGIE, SESSION_ITEM, GObject)

VigieSessionItem *vigie_session_item_new (VigieJudgedSession *judged);
VigieJudgedSession *vigie_session_item_get_judged (VigieSessionItem *self);
VigieSessionGroup vigie_session_item_get_group (VigieSessionItem *self);
gint64 vigie_session_item_get_now (VigieSessionItem *self);
gboolean vigie_session_item_get_is_first (VigieSessionItem *self);
gboolean vigie_session_item_get_is_last (VigieSessionItem *self);
gboolean vigie_session_item_get_is_expanded (VigieSessionItem *self);
void vigie_session_item_set_is_expanded (VigieSessionItem *self, gboolean is_expanded);
void vigie_session_item_update (
    VigieSessionItem *self, VigieJudgedSession *judged, gint64 now, gboolean is_first, gboolean is_last);

G_END_DECLS
