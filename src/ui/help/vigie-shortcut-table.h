/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VigieShortcut:
 * @group: what it belongs to, msgid of the context "shortcuts"
 * @title: what it does, msgid of the context "shortcuts"
 * @action: (nullable): what it activates, with its target; %NULL: GTK listens to these keys by itself
 * @accels: keys as gtk_accelerator_parse () reads them, %NULL-terminated; the first is shown
 *
 * One key of the window. Rows of one group stand together.
 */
typedef struct
{
  const char *group;
  const char *title;
  const char *action;
  const char *accels[3];
} VigieShortcut;

const VigieShortcut *vigie_shortcut_table_get (guint *n_shortcuts);
void vigie_shortcut_table_install (GtkApplication *application);

G_END_DECLS
