/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-window-private.h"

#include <glib/gi18n.h>

#include "vigie-hub-practice.h"
#include "vigie-text.h"

/* What is shown of a path, characters. */
#define MAX_PATH 200

typedef struct
{
  VigieWindow *window;
  char *path;
} Loading;

static void
loading_free (Loading *loading)
{
  g_clear_object (&loading->window);
  g_clear_pointer (&loading->path, g_free);
  g_free (loading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

/* It is the person's own file: which one, and what exactly is wrong with it. */
static void
say_why_not (VigieWindow *self, const char *path, const GError *error)
{
  g_autofree char *clean = vigie_text_clean (path, MAX_PATH, NULL);
  g_autofree char *shown = vigie_text_isolate (clean);
  AdwAlertDialog *dialog;

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("The scenario cannot be opened"), NULL));
  adw_alert_dialog_format_body (
      dialog, "%s\n\n%s\n\n%s", shown, error->message,
      _ ("Nothing was changed. Correct this place in the file, then open it again."));
  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Loading) loading = user_data;
  g_autoptr (GError) error = NULL;
  gboolean loaded;

  loaded = vigie_account_hub_load_scenario_finish (VIGIE_ACCOUNT_HUB (source), result, &error);
  if (gtk_widget_get_root (GTK_WIDGET (vigie_window_get_navigation (loading->window))) == NULL)
    return;
  if (loaded)
    vigie_window_begin_practice (loading->window);
  else
    say_why_not (loading->window, loading->path, error);
}

/**
 * vigie_window_show_scenario:
 * @self: a window
 * @path: a scenario file (docs/scenarios.md)
 *
 * Enters practice with the account of the file. If it is no scenario, says where and why, and leaves the
 * window as it is.
 */
void
vigie_window_show_scenario (VigieWindow *self, const char *path)
{
  Loading *loading;

  g_return_if_fail (VIGIE_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  loading = g_new0 (Loading, 1);
  loading->window = g_object_ref (self);
  loading->path = g_strdup (path);
  vigie_account_hub_load_scenario_async (vigie_window_get_hub (self), path, NULL, loaded_cb, loading);
}
