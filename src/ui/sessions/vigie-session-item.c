/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-session-item.h"

struct _VigieSessionItem
{
  GObject parent_instance;

  VigieJudgedSession *judged; /* (owned) (nullable): NULL for the end of the page */
  gint64 now;                 /* of the judgement; Unix time, seconds, UTC */
  gboolean is_first;          /* of its group: the card has its round corners there */
  gboolean is_last;
  gboolean is_expanded;
};

G_DEFINE_FINAL_TYPE (VigieSessionItem, vigie_session_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
vigie_session_item_dispose (GObject *object)
{
  VigieSessionItem *self = VIGIE_SESSION_ITEM (object);

  g_clear_object (&self->judged);

  G_OBJECT_CLASS (vigie_session_item_parent_class)->dispose (object);
}

static void
vigie_session_item_class_init (VigieSessionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vigie_session_item_dispose;

  changed_signal = g_signal_new ("changed", VIGIE_TYPE_SESSION_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
vigie_session_item_init (VigieSessionItem *self)
{
}

/**
 * vigie_session_item_new:
 * @judged: (nullable): the session; %NULL for the end of the page
 *
 * Returns: (transfer full): a closed row
 */
VigieSessionItem *
vigie_session_item_new (VigieJudgedSession *judged)
{
  VigieSessionItem *self = g_object_new (VIGIE_TYPE_SESSION_ITEM, NULL);

  g_set_object (&self->judged, judged);
  return self;
}

/**
 * vigie_session_item_get_judged:
 *
 * Returns: (nullable): the session with its newest judgement
 */
VigieJudgedSession *
vigie_session_item_get_judged (VigieSessionItem *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION_ITEM (self), NULL);

  return self->judged;
}

/**
 * vigie_session_item_get_group:
 *
 * Returns: the part of the page where it belongs
 */
VigieSessionGroup
vigie_session_item_get_group (VigieSessionItem *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION_ITEM (self), VIGIE_SESSION_GROUP_END);

  if (self->judged == NULL)
    return VIGIE_SESSION_GROUP_END;

  switch (vigie_judged_session_get_state (self->judged))
    {
    case VIGIE_SESSION_STATE_THIS_COMPUTER:
    case VIGIE_SESSION_STATE_KNOWN:
      return VIGIE_SESSION_GROUP_YOURS;
    case VIGIE_SESSION_STATE_NEW:
    case VIGIE_SESSION_STATE_ASK:
    case VIGIE_SESSION_STATE_LOOK:
    default:
      return VIGIE_SESSION_GROUP_LOOK;
    }
}

/**
 * vigie_session_item_get_now:
 *
 * Returns: the time that its ages count from, seconds, UTC
 */
gint64
vigie_session_item_get_now (VigieSessionItem *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION_ITEM (self), 0);

  return self->now;
}

/**
 * vigie_session_item_get_is_first:
 *
 * Returns: whether it is the first of its group
 */
gboolean
vigie_session_item_get_is_first (VigieSessionItem *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION_ITEM (self), FALSE);

  return self->is_first;
}

/**
 * vigie_session_item_get_is_last:
 *
 * Returns: whether it is the last of its group
 */
gboolean
vigie_session_item_get_is_last (VigieSessionItem *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION_ITEM (self), FALSE);

  return self->is_last;
}

/**
 * vigie_session_item_get_is_expanded:
 *
 * Returns: whether its facts are shown
 */
gboolean
vigie_session_item_get_is_expanded (VigieSessionItem *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION_ITEM (self), FALSE);

  return self->is_expanded;
}

/**
 * vigie_session_item_set_is_expanded:
 * @is_expanded: whether its facts are shown
 */
void
vigie_session_item_set_is_expanded (VigieSessionItem *self, gboolean is_expanded)
{
  g_return_if_fail (VIGIE_IS_SESSION_ITEM (self));

  is_expanded = !!is_expanded;
  if (self->is_expanded == is_expanded)
    return;

  self->is_expanded = is_expanded;
  g_signal_emit (self, changed_signal, 0);
}

/**
 * vigie_session_item_update:
 * @judged: (nullable): what the newest judgement says of the same session
 * @now: the time of that judgement
 */
void
vigie_session_item_update (
    VigieSessionItem *self, VigieJudgedSession *judged, gint64 now, gboolean is_first, gboolean is_last)
{
  gboolean is_same;

  g_return_if_fail (VIGIE_IS_SESSION_ITEM (self));

  /* Minutes are the finest that a row shows. */
  is_same = self->judged == judged && self->now / 60 == now / 60 && self->is_first == is_first &&
            self->is_last == is_last;
  g_set_object (&self->judged, judged);
  self->now = now;
  self->is_first = is_first;
  self->is_last = is_last;
  if (!is_same)
    g_signal_emit (self, changed_signal, 0);
}
