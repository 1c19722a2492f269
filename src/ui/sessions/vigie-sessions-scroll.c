/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-sessions-scroll.h"

#include "vigie-session-row.h"

/* Around what has the keyboard, pixels. */
#define FOCUS_MARGIN 72
/* Above a row that is shown: enough to see that it begins there, and for the first of a group its heading. */
#define ROW_MARGIN 12
#define HEADING_MARGIN 96

/**
 * vigie_sessions_scroll_to_focus:
 * @scroller: what scrolls
 * @list_view: the list in it
 *
 * Brings what has the keyboard into sight, if it is inside a row.
 */
void
vigie_sessions_scroll_to_focus (GtkScrolledWindow *scroller, GtkListView *list_view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (scroller));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  graphene_rect_t bounds;
  double over;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (list_view)) ||
      gtk_widget_get_parent (focus) == GTK_WIDGET (list_view) ||
      !gtk_widget_compute_bounds (focus, GTK_WIDGET (scroller), &bounds))
    return;

  over = (double) (bounds.origin.y + bounds.size.height) + FOCUS_MARGIN -
         gtk_adjustment_get_page_size (adjustment);
  if (bounds.origin.y < FOCUS_MARGIN)
    over = (double) bounds.origin.y - FOCUS_MARGIN;
  if (over > 0 || bounds.origin.y < FOCUS_MARGIN)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + over);
}

static GtkWidget *
find_row (GtkListView *list_view, VigieSessionItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (list_view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (VIGIE_IS_SESSION_ROW (row) && vigie_session_row_get_item (VIGIE_SESSION_ROW (row)) == item &&
          gtk_widget_get_mapped (row))
        return row;
    }
  return NULL;
}

/**
 * vigie_sessions_scroll_to_row:
 * @scroller: what scrolls
 * @list_view: the list in it
 * @item: the row to show
 *
 * Brings the beginning of the row to the top: what is asked of a session is read from there. A list keeps the
 * end of a row in place while it opens, so this is to be asked again until it has opened.
 *
 * Returns: whether it was there already, or as near as the list goes, and has opened
 */
gboolean
vigie_sessions_scroll_to_row (GtkScrolledWindow *scroller, GtkListView *list_view, VigieSessionItem *item)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  GtkWidget *row = find_row (list_view, item);
  const double before = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;
  double margin = ROW_MARGIN;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (scroller), &bounds))
    return FALSE;

  if (vigie_session_item_get_is_first (item) &&
      (double) bounds.size.height + HEADING_MARGIN <= gtk_adjustment_get_page_size (adjustment))
    margin = HEADING_MARGIN;
  gtk_adjustment_set_value (adjustment, before + (double) bounds.origin.y - margin);
  return ABS (gtk_adjustment_get_value (adjustment) - before) < 1 &&
         vigie_session_row_has_settled (VIGIE_SESSION_ROW (row));
}

/**
 * vigie_sessions_focus_row:
 * @list_view: the list
 * @item: a row of it
 *
 * Gives the row the keyboard, from wherever that is: a list that scrolls to a row does so only if it has the
 * keyboard already.
 *
 * Returns: whether it has it now; not if the list has no widget for it yet
 */
gboolean
vigie_sessions_focus_row (GtkListView *list_view, VigieSessionItem *item)
{
  GtkWidget *row = find_row (list_view, item);

  return row != NULL && gtk_widget_grab_focus (gtk_widget_get_parent (row));
}
