/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-help-dialog.h"

#include <glib/gi18n.h>

#include "vigie-paths.h"

struct _VigieHelpDialog
{
  AdwDialog parent_instance;

  GtkLabel *data_label;
};

G_DEFINE_FINAL_TYPE (VigieHelpDialog, vigie_help_dialog, ADW_TYPE_DIALOG)

static void
vigie_help_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_HELP_DIALOG);
  G_OBJECT_CLASS (vigie_help_dialog_parent_class)->dispose (object);
}

static void
vigie_help_dialog_class_init (VigieHelpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_help_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-help-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieHelpDialog, data_label);
}

static void
vigie_help_dialog_init (VigieHelpDialog *self)
{
  g_autofree char *folder = vigie_paths_dup_data_dir ();
  g_autofree char *text = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* Translators: %s is a folder. */
  text =
      g_strdup_printf (_ ("They are in the folder %s. Sessions are not written there as they are, but as a "
                          "fingerprint that only this computer can make."),
                       folder);
  gtk_label_set_text (self->data_label, text);
}

/**
 * vigie_help_dialog_new:
 *
 * Returns: (transfer floating): a new dialog; present it
 */
AdwDialog *
vigie_help_dialog_new (void)
{
  return g_object_new (VIGIE_TYPE_HELP_DIALOG, NULL);
}
