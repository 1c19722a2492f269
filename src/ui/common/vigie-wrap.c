/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-wrap.h"

/**
 * vigie_wrap_buttons:
 * @root: a page, its template made
 *
 * Lets the words of the large buttons below @root run over several lines: with large letters a sentence is
 * wider than a narrow window, and it must not push the page out of it.
 */
void
vigie_wrap_buttons (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = GTK_IS_BUTTON (child) ? gtk_button_get_child (GTK_BUTTON (child)) : NULL;

      if (GTK_IS_LABEL (label) &&
          (gtk_widget_has_css_class (child, "pill") || gtk_widget_has_css_class (child, "flat")))
        {
          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
          gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
        }
      else
        {
          vigie_wrap_buttons (child);
        }
    }
}
