/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <libportal-gtk4/portal-gtk4.h>
#include <libportal/portal.h>

#include "vigie-links-page-private.h"

#define PORTAL_TIMEOUT_MS 3000

/* The chooser may remember what was chosen; what was checked is nobody's business. */
static void
forget_recent (GFile *file, GDateTime *since)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentInfo *info = gtk_recent_manager_lookup_item (manager, uri, NULL);

  if (info == NULL)
    return;
  if (g_date_time_compare (gtk_recent_info_get_added (info), since) >= 0)
    gtk_recent_manager_remove_item (manager, uri, NULL);
  gtk_recent_info_unref (info);
}

typedef struct
{
  VigieLinksPage *page;
  GDateTime *since;
} Choice;

static void
choice_free (Choice *self)
{
  g_clear_object (&self->page);
  g_clear_pointer (&self->since, g_date_time_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choice) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    {
      forget_recent (file, self->since);
      vigie_links_page_check_file (self->page, file);
    }
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      vigie_links_page_tell (self->page, _ ("No file can be chosen here. Drop the picture onto this page."));
    }
}

/**
 * vigie_links_page_choose_picture:
 * @self: a page
 *
 * Asks for a picture.
 */
void
vigie_links_page_choose_picture (VigieLinksPage *self)
{
  static const char *const types[] = {
    "image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff", NULL,
  };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (self);
  choice->since = g_date_time_new_now_utc ();
  for (guint i = 0; types[i] != NULL; i++)
    gtk_file_filter_add_mime_type (filter, types[i]);
  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_dialog_set_title (dialog, _ ("Open a picture with a code"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        vigie_links_page_begin (self), chosen_cb, choice);
}

static void
screenshot_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) button = GTK_WIDGET (user_data);
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  gtk_widget_set_visible (button, reply != NULL);
}

static void
bus_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) button = GTK_WIDGET (user_data);
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    return;
  g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                          "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", "org.freedesktop.portal.Screenshot", "version"),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, PORTAL_TIMEOUT_MS, NULL,
                          screenshot_found_cb, g_steal_pointer (&button));
}

/**
 * vigie_links_page_find_screenshot:
 * @self: a page
 * @button: shown when the desktop can take pictures of the screen, and hidden otherwise
 *
 * Asks the desktop whether it has a screenshot portal.
 */
void
vigie_links_page_find_screenshot (VigieLinksPage *self, GtkWidget *button)
{
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_found_cb, g_object_ref (button));
}

/* It was taken for this check alone. */
static void
forget_screenshot (GFile *file)
{
  g_file_delete_async (file, G_PRIORITY_LOW, NULL, NULL, NULL);
}

static void
screenshot_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieLinksPage) self = VIGIE_LINKS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  /* What is open stays readable. */
  forget_screenshot (G_FILE (source));
  if (stream != NULL)
    vigie_links_page_check_picture (self, G_INPUT_STREAM (stream));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vigie_links_page_tell (self, _ ("The screenshot cannot be read. Save it as a picture and open that."));
}

static void
screenshot_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieLinksPage) self = VIGIE_LINKS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = xdp_portal_take_screenshot_finish (XDP_PORTAL (source), result, &error);
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;

  if (file != NULL)
    g_file_read_async (file, G_PRIORITY_DEFAULT, vigie_links_page_begin (self), screenshot_opened_cb,
                       g_object_ref (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vigie_links_page_tell (
        self, _ ("No screenshot was taken. Take one with your desktop’s own key, then paste it."));
}

/**
 * vigie_links_page_take_screenshot:
 * @self: a page
 *
 * Lets the person choose a part of the screen, and judges what the codes there say.
 */
void
vigie_links_page_take_screenshot (VigieLinksPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XdpPortal) portal = xdp_portal_initable_new (&error);
  XdpParent *parent;

  if (portal == NULL)
    {
      vigie_links_page_tell (
          self, _ ("No screenshot was taken. Take one with your desktop’s own key, then paste it."));
      return;
    }
  parent = xdp_parent_new_gtk (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  xdp_portal_take_screenshot (portal, parent, XDP_SCREENSHOT_FLAG_INTERACTIVE, vigie_links_page_begin (self),
                              screenshot_taken_cb, g_object_ref (self));
  xdp_parent_free (parent);
}
