/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-shortcuts-dialog.h"

#include <glib/gi18n.h>

#include "vigie-shortcut-table.h"

/**
 * VigieShortcutsDialog:
 *
 * Lists the keys of the window. AdwShortcutsDialog comes with libadwaita 1.8, and GtkShortcutsWindow before
 * it is deprecated, and wider than a narrow window.
 */
struct _VigieShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (VigieShortcutsDialog, vigie_shortcuts_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
create_row (const VigieShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = NULL;
  GtkWidget *label;
  GdkModifierType modifiers;
  guint key;

  gtk_accelerator_parse (shortcut->accels[0], &key, &modifiers);
  keys = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (keys);
  gtk_widget_add_css_class (label, "dimmed");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 g_dpgettext2 (NULL, "shortcuts", shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  /* Spoken with the row, which is what the keyboard stops at. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, keys, -1);
  return row;
}

static void
vigie_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_SHORTCUTS_DIALOG);
  G_OBJECT_CLASS (vigie_shortcuts_dialog_parent_class)->dispose (object);
}

static void
vigie_shortcuts_dialog_class_init (VigieShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_shortcuts_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieShortcutsDialog, page);
}

static void
vigie_shortcuts_dialog_init (VigieShortcutsDialog *self)
{
  AdwPreferencesGroup *group = NULL;
  const char *name = NULL;
  guint n_shortcuts;
  const VigieShortcut *shortcuts = vigie_shortcut_table_get (&n_shortcuts);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_shortcuts; i++)
    {
      if (g_strcmp0 (name, shortcuts[i].group) != 0)
        {
          name = shortcuts[i].group;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, g_dpgettext2 (NULL, "shortcuts", name));
          adw_preferences_page_add (self->page, group);
        }
      adw_preferences_group_add (group, create_row (&shortcuts[i]));
    }
}

/**
 * vigie_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): a new dialog; present it
 */
AdwDialog *
vigie_shortcuts_dialog_new (void)
{
  return g_object_new (VIGIE_TYPE_SHORTCUTS_DIALOG, NULL);
}
