/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-name-dialog.h"

#include <glib/gi18n.h>

struct _VigieNameDialog
{
  AdwAlertDialog parent_instance;

  AdwEntryRow *entry;
  AdwWrapBox *suggestions;
};

G_DEFINE_FINAL_TYPE (VigieNameDialog, vigie_name_dialog, ADW_TYPE_ALERT_DIALOG)

static guint named_signal;

static const char *const phones[] = { NC_ ("name of a device", "My phone"),
                                      NC_ ("name of a device", "Work phone"),
                                      NC_ ("name of a device", "Old phone"), NULL };
static const char *const tablets[] = { NC_ ("name of a device", "My tablet"),
                                       NC_ ("name of a device", "Family tablet"), NULL };
static const char *const computers[] = { NC_ ("name of a device", "Office PC"),
                                         NC_ ("name of a device", "Home computer"),
                                         NC_ ("name of a device", "Laptop"), NULL };
static const char *const browsers[] = { NC_ ("name of a device", "Browser at the office"),
                                        NC_ ("name of a device", "Browser at home"), NULL };

static const char *const *
get_suggestions (VigieDeviceKind kind)
{
  switch (kind)
    {
    case VIGIE_DEVICE_PHONE:
      return phones;
    case VIGIE_DEVICE_TABLET:
      return tablets;
    case VIGIE_DEVICE_BROWSER:
      return browsers;
    case VIGIE_DEVICE_COMPUTER:
    case VIGIE_DEVICE_CONSOLE:
    case VIGIE_DEVICE_UNKNOWN:
    default:
      return computers;
    }
}

static void
suggestion_cb (GtkButton *button, VigieNameDialog *self)
{
  vigie_name_dialog_set_name (self, gtk_button_get_label (button));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
vigie_name_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  VigieNameDialog *self = VIGIE_NAME_DIALOG (dialog);
  g_autofree char *name = NULL;

  if (!g_str_equal (response, "save"))
    return;

  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_signal_emit (self, named_signal, 0, name);
}

static void
vigie_name_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_NAME_DIALOG);

  G_OBJECT_CLASS (vigie_name_dialog_parent_class)->dispose (object);
}

static void
vigie_name_dialog_class_init (VigieNameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_name_dialog_dispose;
  ADW_ALERT_DIALOG_CLASS (klass)->response = vigie_name_dialog_response;

  named_signal = g_signal_new ("named", VIGIE_TYPE_NAME_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieNameDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, VigieNameDialog, suggestions);
}

static void
vigie_name_dialog_init (VigieNameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vigie_name_dialog_new:
 * @kind: what to suggest names for
 * @name: the name it has, "" if none
 *
 * Returns: (transfer floating): the question
 */
AdwDialog *
vigie_name_dialog_new (VigieDeviceKind kind, const char *name)
{
  VigieNameDialog *self = g_object_new (VIGIE_TYPE_NAME_DIALOG, NULL);

  g_return_val_if_fail (name != NULL, ADW_DIALOG (self));

  vigie_name_dialog_set_name (self, name);
  for (const char *const *suggestion = get_suggestions (kind); *suggestion != NULL; suggestion++)
    {
      GtkWidget *button = gtk_button_new_with_label (g_dpgettext2 (NULL, "name of a device", *suggestion));

      g_signal_connect_object (button, "clicked", G_CALLBACK (suggestion_cb), self, G_CONNECT_DEFAULT);
      adw_wrap_box_append (self->suggestions, button);
    }
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
  return ADW_DIALOG (self);
}

/**
 * vigie_name_dialog_set_name:
 * @name: what stands in the entry from now on
 */
void
vigie_name_dialog_set_name (VigieNameDialog *self, const char *name)
{
  g_return_if_fail (VIGIE_IS_NAME_DIALOG (self));
  g_return_if_fail (name != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
