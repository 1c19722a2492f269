/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-period.h"

#include <glib/gi18n.h>

/* What the menus of the messengers offer too; the service takes any number of days. */
static const gint64 usual_days[] = { 7, 30, 90, 180, 365 };

/* What the rows of @row stand for, in their order. */
static GArray *
get_choices (AdwComboRow *row)
{
  return g_object_get_data (G_OBJECT (row), "vigie-days");
}

/**
 * vigie_period_dup_text:
 * @days: 1 to 366
 *
 * Returns: (transfer full): "3 months"
 */
char *
vigie_period_dup_text (gint64 days)
{
  if (days == 365 || days == 366)
    return g_strdup (_ ("1 year"));
  if (days >= 30 && days % 30 == 0)
    return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) (days / 30)), (int) (days / 30));
  if (days % 7 == 0)
    return g_strdup_printf (ngettext ("%d week", "%d weeks", (gulong) (days / 7)), (int) (days / 7));

  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), (int) days);
}

/**
 * vigie_period_fill:
 * @row: the row
 * @current_days: the period that the account has now
 *
 * Offers the usual periods and the one that the account has, and chooses that.
 */
void
vigie_period_fill (AdwComboRow *row, gint64 current_days)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint selected = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (usual_days); i++)
    {
      gint64 before = i > 0 ? usual_days[i - 1] : 0;

      if (current_days > before && current_days < usual_days[i])
        g_array_append_val (choices, current_days);
      g_array_append_val (choices, usual_days[i]);
    }
  if (current_days > usual_days[G_N_ELEMENTS (usual_days) - 1])
    g_array_append_val (choices, current_days);

  for (guint i = 0; i < choices->len; i++)
    {
      gint64 days = g_array_index (choices, gint64, i);
      g_autofree char *text = vigie_period_dup_text (days);

      gtk_string_list_append (texts, text);
      if (days == current_days)
        selected = i;
    }

  g_object_set_data_full (G_OBJECT (row), "vigie-days", g_steal_pointer (&choices),
                          (GDestroyNotify) g_array_unref);
  adw_combo_row_set_model (row, G_LIST_MODEL (texts));
  adw_combo_row_set_selected (row, selected);
}

/**
 * vigie_period_get_days:
 * @row: the row
 *
 * Returns: the days that are chosen; 0 if it was not filled
 */
gint64
vigie_period_get_days (AdwComboRow *row)
{
  GArray *choices = get_choices (row);
  guint selected = adw_combo_row_get_selected (row);

  return choices != NULL && selected < choices->len ? g_array_index (choices, gint64, selected) : 0;
}
