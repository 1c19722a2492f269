/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-session-list.h"

#include <gtk/gtk.h>

struct _VigieSessionList
{
  GObject parent_instance;

  GPtrArray *items;  /* (owned) (element-type VigieSessionItem) in the order of the page */
  GHashTable *by_id; /* (owned) session id -> VigieSessionItem (unowned) */
  VigieSessionItem *end;
};

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VigieSessionList,
                               vigie_session_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

static GType
get_item_type (GListModel *model)
{
  return VIGIE_TYPE_SESSION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return VIGIE_SESSION_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  VigieSessionList *self = VIGIE_SESSION_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static VigieSessionGroup
get_group_at (VigieSessionList *self, guint position)
{
  return vigie_session_item_get_group (g_ptr_array_index (self->items, position));
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  VigieSessionList *self = VIGIE_SESSION_LIST (model);
  guint before = 0;

  if (position >= self->items->len)
    {
      *start = self->items->len;
      *end = G_MAXUINT;
      return;
    }

  for (guint group = 0; group < get_group_at (self, position); group++)
    before += vigie_session_list_count (self, group);
  *start = before;
  *end = before + vigie_session_list_count (self, get_group_at (self, position));
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

static void
vigie_session_list_finalize (GObject *object)
{
  VigieSessionList *self = VIGIE_SESSION_LIST (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->end);

  G_OBJECT_CLASS (vigie_session_list_parent_class)->finalize (object);
}

static void
vigie_session_list_class_init (VigieSessionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vigie_session_list_finalize;
}

static void
vigie_session_list_init (VigieSessionList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->end = vigie_session_item_new (NULL);
}

/* The rows for @judgement, old ones used again; not yet updated to it. */
static GPtrArray *
collect_items (VigieSessionList *self, GListModel *sessions)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieJudgedSession) judged = g_list_model_get_item (sessions, i);
      const char *id = vigie_session_get_id (vigie_judged_session_get_session (judged));
      VigieSessionItem *known = g_hash_table_lookup (self->by_id, id);

      g_ptr_array_add (items, known != NULL ? g_object_ref (known) : vigie_session_item_new (judged));
    }
  return items;
}

/* What is judged of each row before its group is asked for: the group depends on it. */
static void
sort_into_groups (GPtrArray *items, GListModel *sessions, gint64 now)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (VigieJudgedSession) judged = g_list_model_get_item (sessions, i);
      VigieSessionItem *item = g_ptr_array_index (items, i);

      vigie_session_item_update (item, judged, now, vigie_session_item_get_is_first (item),
                                 vigie_session_item_get_is_last (item));
    }
  for (guint group = VIGIE_SESSION_GROUP_LOOK; group < VIGIE_SESSION_GROUP_END; group++)
    {
      for (guint i = 0; i < items->len; i++)
        {
          if (vigie_session_item_get_group (g_ptr_array_index (items, i)) == group)
            g_ptr_array_add (sorted, g_ptr_array_index (items, i));
        }
    }
  /* The same objects in another order: no reference changes hands. */
  if (items->len > 0)
    memcpy (items->pdata, sorted->pdata, items->len * sizeof (gpointer));
}

static void
mark_ends (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      VigieSessionItem *item = g_ptr_array_index (items, i);
      VigieSessionGroup group = vigie_session_item_get_group (item);
      gboolean is_first = i == 0 || vigie_session_item_get_group (g_ptr_array_index (items, i - 1)) != group;
      gboolean is_last =
          i + 1 == items->len || vigie_session_item_get_group (g_ptr_array_index (items, i + 1)) != group;

      vigie_session_item_update (item, vigie_session_item_get_judged (item),
                                 vigie_session_item_get_now (item), is_first, is_last);
    }
}

/**
 * vigie_session_list_new:
 *
 * Returns: (transfer full): an empty list
 */
VigieSessionList *
vigie_session_list_new (void)
{
  return g_object_new (VIGIE_TYPE_SESSION_LIST, NULL);
}

/**
 * vigie_session_list_set_judgement:
 * @judgement: the newest one
 *
 * Shows what @judgement says. Inside a group its order is kept (risk first).
 */
void
vigie_session_list_set_judgement (VigieSessionList *self, VigieJudgement *judgement)
{
  GListModel *sessions;
  GPtrArray *items;
  g_autoptr (GPtrArray) old = NULL;
  guint prefix = 0;
  guint suffix = 0;

  g_return_if_fail (VIGIE_IS_SESSION_LIST (self));
  g_return_if_fail (VIGIE_IS_JUDGEMENT (judgement));

  sessions = vigie_judgement_get_sessions (judgement);
  items = collect_items (self, sessions);
  sort_into_groups (items, sessions, vigie_judgement_get_now (judgement));
  g_ptr_array_add (items, g_object_ref (self->end));
  mark_ends (items);

  old = g_steal_pointer (&self->items);
  self->items = items;
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i + 1 < items->len; i++)
    {
      VigieSessionItem *item = g_ptr_array_index (items, i);
      VigieSession *session = vigie_judged_session_get_session (vigie_session_item_get_judged (item));

      g_hash_table_insert (self->by_id, g_strdup (vigie_session_get_id (session)), item);
    }

  while (prefix < MIN (old->len, items->len) && old->pdata[prefix] == items->pdata[prefix])
    prefix++;
  while (suffix < MIN (old->len, items->len) - prefix &&
         old->pdata[old->len - 1 - suffix] == items->pdata[items->len - 1 - suffix])
    suffix++;

  if (prefix + suffix < old->len || prefix + suffix < items->len)
    g_list_model_items_changed (G_LIST_MODEL (self), prefix, old->len - prefix - suffix,
                                items->len - prefix - suffix);
  /* A row may change its group where it stands. */
  gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, items->len);
}

/**
 * vigie_session_list_find:
 * @session_id: the id of a session
 * @position: (out) (optional): where its row is
 *
 * Returns: (transfer none) (nullable): its row
 */
VigieSessionItem *
vigie_session_list_find (VigieSessionList *self, const char *session_id, guint *position)
{
  VigieSessionItem *item;

  g_return_val_if_fail (VIGIE_IS_SESSION_LIST (self), NULL);
  g_return_val_if_fail (session_id != NULL, NULL);

  item = g_hash_table_lookup (self->by_id, session_id);
  if (item != NULL && position != NULL)
    g_ptr_array_find (self->items, item, position);
  return item;
}

/**
 * vigie_session_list_count:
 * @group: a part of the page
 *
 * Returns: how many rows it has
 */
guint
vigie_session_list_count (VigieSessionList *self, VigieSessionGroup group)
{
  guint first = 0;
  guint last = 0;

  g_return_val_if_fail (VIGIE_IS_SESSION_LIST (self), 0);

  /* Rows are in the order of their groups: the ends of a group are found by halving. */
  for (guint step = 0; step < 2; step++)
    {
      guint low = step == 0 ? 0 : first;
      guint high = self->items->len;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (get_group_at (self, middle) < group + step)
            low = middle + 1;
          else
            high = middle;
        }
      if (step == 0)
        first = low;
      else
        last = low;
    }
  return last - first;
}

/**
 * vigie_session_list_has_own:
 *
 * Returns: whether the session that Vigie itself uses is in the list
 */
gboolean
vigie_session_list_has_own (VigieSessionList *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION_LIST (self), FALSE);

  for (guint i = 0; i + 1 < self->items->len; i++)
    {
      VigieJudgedSession *judged = vigie_session_item_get_judged (g_ptr_array_index (self->items, i));

      if (vigie_judged_session_get_state (judged) == VIGIE_SESSION_STATE_THIS_COMPUTER)
        return TRUE;
    }
  return FALSE;
}
