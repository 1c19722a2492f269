/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-toast.h"

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
