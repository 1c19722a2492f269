/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-shortcut-table.h"

#include <glib/gi18n.h>

static const VigieShortcut shortcuts[] = {
  { NC_ ("shortcuts", "Checkup"),
    NC_ ("shortcuts", "Start the checkup"),
    "win.check",
    { "<Control>Return", "<Control>KP_Enter", NULL } },
  { NC_ ("shortcuts", "Checkup"),
    NC_ ("shortcuts", "Try with a practice account"),
    "win.practice",
    { "<Control>e", NULL } },
  { NC_ ("shortcuts", "Checkup"), NC_ ("shortcuts", "Go back one page"), NULL, { "Escape", NULL } },
  { NC_ ("shortcuts", "Links"),
    NC_ ("shortcuts", "Check the text"),
    "win.check",
    { "<Control>Return", "<Control>KP_Enter", NULL } },
  { NC_ ("shortcuts", "Links"),
    NC_ ("shortcuts", "Check what is in the clipboard"),
    "win.paste-link",
    { "<Control><Shift>v", NULL } },
  { NC_ ("shortcuts", "Links"),
    NC_ ("shortcuts", "Open a picture with a code"),
    "win.open-picture",
    { "<Control>o", NULL } },
  { NC_ ("shortcuts", "General"),
    NC_ ("shortcuts", "Go to the checkup"),
    "win.show-place::checkup",
    { "<Alt>1", NULL } },
  { NC_ ("shortcuts", "General"),
    NC_ ("shortcuts", "Go to the links"),
    "win.show-place::links",
    { "<Alt>2", NULL } },
  { NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Help"), "app.help", { "F1", NULL } },
  { NC_ ("shortcuts", "General"),
    NC_ ("shortcuts", "Preferences"),
    "app.preferences",
    { "<Control>comma", NULL } },
  { NC_ ("shortcuts", "General"),
    NC_ ("shortcuts", "Keyboard shortcuts"),
    "app.shortcuts",
    { "<Control>question", NULL } },
  { NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Main menu"), NULL, { "F10", NULL } },
  { NC_ ("shortcuts", "General"),
    NC_ ("shortcuts", "Close the window"),
    "window.close",
    { "<Control>w", NULL } },
  { NC_ ("shortcuts", "General"), NC_ ("shortcuts", "Quit"), "app.quit", { "<Control>q", NULL } },
};

/**
 * vigie_shortcut_table_get:
 * @n_shortcuts: (out): how many there are
 *
 * Returns: (transfer none): every key of the window, in the order in which they are listed
 */
const VigieShortcut *
vigie_shortcut_table_get (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/**
 * vigie_shortcut_table_install:
 * @application: the application
 *
 * Lets the keys of the table activate their actions.
 */
void
vigie_shortcut_table_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].action != NULL)
        gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accels);
    }
}
