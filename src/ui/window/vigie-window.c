/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-window.h"

#include "vigie-header.h"

struct _VigieWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwNavigationView *navigation;
  AdwViewStack *places;
  VigieHeader *header;
};

G_DEFINE_FINAL_TYPE (VigieWindow, vigie_window, ADW_TYPE_APPLICATION_WINDOW)

static void
toast_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  VigieWindow *self = VIGIE_WINDOW (widget);
  AdwToast *toast = adw_toast_new ("");

  /* Titles are markup otherwise, and a toast may hold a device's own name. */
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, g_variant_get_string (parameter, NULL));
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
vigie_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_WINDOW);
  G_OBJECT_CLASS (vigie_window_parent_class)->dispose (object);
}

static void
vigie_window_class_init (VigieWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_window_dispose;

  g_type_ensure (VIGIE_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vigieapp/Vigie/ui/vigie-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, VigieWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, VigieWindow, places);
  gtk_widget_class_bind_template_child (widget_class, VigieWindow, header);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
}

static void
vigie_window_init (VigieWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vigie_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
VigieWindow *
vigie_window_new (AdwApplication *application)
{
  return g_object_new (VIGIE_TYPE_WINDOW, "application", application, NULL);
}
