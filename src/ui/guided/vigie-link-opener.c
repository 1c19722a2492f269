/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-opener.h"

#include <gio/gio.h>

#define PORTAL_TIMEOUT_MS 3000

/* Outside a sandbox the desktop's own list of programs says it. */
static gboolean
has_handler (const char *scheme)
{
  g_autoptr (GAppInfo) info = g_app_info_get_default_for_uri_scheme (scheme);

  return info != NULL;
}

static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static void
scheme_supported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  gboolean is_supported = FALSE;

  if (reply == NULL)
    {
      /* A portal older than SchemeSupported (version 5) cannot tell: no button is better than a dead one. */
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_variant_get (reply, "(b)", &is_supported);
  g_task_return_boolean (task, is_supported);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);
  GVariantBuilder options;

  if (bus == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_dbus_connection_call (
      bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
      "org.freedesktop.portal.OpenURI", "SchemeSupported",
      g_variant_new ("(s@a{sv})", g_task_get_task_data (task), g_variant_builder_end (&options)),
      G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, PORTAL_TIMEOUT_MS, g_task_get_cancellable (task),
      scheme_supported_cb, g_object_ref (task));
}

/**
 * vigie_link_opener_ask_async:
 * @scheme: "tg"
 *
 * Asks the desktop whether a program opens links of @scheme: the portal in a sandbox, the list of programs
 * outside.
 */
void
vigie_link_opener_ask_async (const char *scheme,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (scheme != NULL);

  g_task_set_source_tag (task, vigie_link_opener_ask_async);
  if (!is_sandboxed ())
    {
      g_task_return_boolean (task, has_handler (scheme));
      return;
    }

  g_task_set_task_data (task, g_strdup (scheme), g_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, g_object_ref (task));
}

/**
 * vigie_link_opener_ask_finish:
 *
 * Returns: whether something opens it; %FALSE with @error set if nobody could say
 */
gboolean
vigie_link_opener_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
launch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
    g_debug ("The link was not opened: %s", error->message);
}

/**
 * vigie_link_opener_open:
 * @link: "tg://settings/devices"
 * @anywhere: a widget of the window
 *
 * Opens @link on this computer.
 */
void
vigie_link_opener_open (const char *link, GtkWidget *anywhere)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;
  GtkRoot *root;

  g_return_if_fail (link != NULL);
  g_return_if_fail (GTK_IS_WIDGET (anywhere));

  root = gtk_widget_get_root (anywhere);
  launcher = gtk_uri_launcher_new (link);
  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, launch_cb, NULL);
}
