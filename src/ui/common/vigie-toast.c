/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-toast.h"

/* As long as a sentence gets in a narrow window with large letters. */
#define MAX_LINES 4

static void
mapped_cb (GtkWidget *label)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (label), gtk_label_get_text (GTK_LABEL (label)),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * vigie_toast_new:
 * @text: one sentence, plain text (it may hold a device's own name), translated
 *
 * Returns: (transfer full): a toast that shows all of @text, on several lines if need be, and that is spoken
 */
AdwToast *
vigie_toast_new (const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  g_signal_connect (label, "map", G_CALLBACK (mapped_cb), NULL);
  adw_toast_set_custom_title (toast, label);
  return toast;
}

/**
 * vigie_window_add_toast_text:
 * @anywhere: any widget inside Vigie's window
 * @text: one sentence, plain text, translated
 *
 * Shows @text for some seconds at the bottom of the window around @anywhere; a screen reader speaks it. Does
 * nothing when @anywhere is no longer in a window.
 */
void
vigie_window_add_toast_text (GtkWidget *anywhere, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (anywhere));
  g_return_if_fail (text != NULL);

  if (gtk_widget_get_root (anywhere) != NULL)
    gtk_widget_activate_action (anywhere, "win.toast", "s", text);
}
