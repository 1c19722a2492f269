/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-account-plan.h"

#include "vigie-plan-row.h"

/* What comes after is in the list of sessions. */
#define MAX_ROWS 12

static GPtrArray *
get_rows (AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "vigie-rows");

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (group), "vigie-rows", rows, (GDestroyNotify) g_ptr_array_unref);
    }
  return rows;
}

/* The row that says just that, taken out of @rows. */
static GtkWidget *
take_same (GPtrArray *rows, VigieAdvice *advice)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (vigie_plan_row_says (VIGIE_PLAN_ROW (rows->pdata[i]), advice))
        return g_ptr_array_steal_index (rows, i);
    }
  return NULL;
}

static gboolean
is_unchanged (GPtrArray *rows, GListModel *plan, guint n_rows)
{
  for (guint i = 0; i < n_rows && rows->len == n_rows; i++)
    {
      g_autoptr (VigieAdvice) advice = g_list_model_get_item (plan, i);

      if (!vigie_plan_row_says (VIGIE_PLAN_ROW (rows->pdata[i]), advice))
        return FALSE;
    }
  return rows->len == n_rows;
}

/**
 * vigie_account_plan_fill:
 * @group: where the rows go
 * @plan: (element-type VigieAdvice): the newest plan
 * @capabilities: what can be done to the account
 * @connect: called for each row that is new
 * @user_data: for @connect
 *
 * Shows @plan. The account is read again and again: a row that says the same stays what it is, open and with
 * the keyboard in it; a plan that changes keeps what of it was open.
 */
void
vigie_account_plan_fill (AdwPreferencesGroup *group,
                         GListModel *plan,
                         VigieCapability capabilities,
                         VigieAccountPlanConnect connect,
                         gpointer user_data)
{
  GPtrArray *rows = get_rows (group);
  const guint n_rows = MIN (g_list_model_get_n_items (plan), MAX_ROWS);
  g_autoptr (GPtrArray) old = NULL;

  gtk_widget_set_visible (GTK_WIDGET (group), n_rows > 0);
  if (is_unchanged (rows, plan, n_rows))
    return;

  old = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      g_ptr_array_add (old, g_object_ref (rows->pdata[i]));
      adw_preferences_group_remove (group, rows->pdata[i]);
    }
  g_ptr_array_set_size (rows, 0);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (VigieAdvice) advice = g_list_model_get_item (plan, i);
      g_autoptr (GtkWidget) row = take_same (old, advice);

      if (row == NULL)
        {
          row = g_object_ref_sink (vigie_plan_row_new (advice, capabilities));
          connect (row, user_data);
        }
      adw_preferences_group_add (group, row);
      g_ptr_array_add (rows, row);
    }
}
