/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-wrap.h"

#include <adwaita.h>

static void
wrap_label (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

/* A row that is a button cuts its words otherwise. */
static void
wrap_labels_below (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child))
        wrap_label (GTK_LABEL (child));
      else
        wrap_labels_below (child);
    }
}

/* Large ones, and those that look like text; the small ones of header bars and dialogs have little to say. */
static gboolean
is_wordy (GtkWidget *button)
{
  return gtk_widget_has_css_class (button, "pill") || gtk_widget_has_css_class (button, "flat");
}

static void
label_changed_cb (GtkButton *button)
{
  GtkWidget *label = gtk_button_get_child (button);

  if (GTK_IS_LABEL (label))
    wrap_label (GTK_LABEL (label));
}

/* A button that gets its words later gets a label of its own with them. */
static void
wrap_button (GtkButton *button)
{
  label_changed_cb (button);
  g_signal_handlers_disconnect_by_func (button, label_changed_cb, NULL);
  g_signal_connect (button, "notify::label", G_CALLBACK (label_changed_cb), NULL);
}

/**
 * vigie_wrap_buttons:
 * @root: a page, its template made
 *
 * Lets the words of the large buttons and button rows below @root run over several lines: with large letters
 * a sentence is wider than a narrow window, and it must neither be cut nor push the page out of it.
 */
void
vigie_wrap_buttons (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (ADW_IS_BUTTON_ROW (root))
    wrap_labels_below (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child) && is_wordy (child))
        wrap_button (GTK_BUTTON (child));
      else
        vigie_wrap_buttons (child);
    }
}
