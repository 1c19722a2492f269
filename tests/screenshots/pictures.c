/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a picture of each page of the window, in each of some looks: vigie-pictures FOLDER LANGUAGE LOOKS
 * [PAGE…]. LOOKS are words like “dark-360” or “light-760-large”, with commas. The words of the window are in
 * the language of the environment; high contrast is for the whole run (ADW_DEBUG_HIGH_CONTRAST=1). All is
 * done with the practice account and with accounts that are made up here; nothing is read from the person's
 * own data. */

#include "pictures.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "vigie-config.h"
#include "vigie-settings.h"

#define HEIGHT 720
/* Two pictures in a row, this many milliseconds apart, that are the same: nothing moves any more. */
#define STILL 70
/* What never stands still (a spinner, a countdown) is taken as it is after this many of them. */
#define MOST_TRIES 30
/* Without a compositor GTK draws a border of 5 pixels inside of the window. */
#define BORDER 10

typedef struct
{
  AdwApplication *application;
  const char *folder;
  const char *language;
  char **looks;
  char **wanted; /* names of pages, none: all */
  gboolean failed;
} Pictures;

static gboolean
elapsed_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean elapsed = FALSE;

  g_timeout_add (milliseconds, elapsed_cb, &elapsed);
  while (!elapsed)
    g_main_context_iteration (NULL, TRUE);
}

/* Returns: (nullable): what the window shows; nothing as long as it has not been drawn */
static GdkTexture *
look_at (GtkWindow *window)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  const int width = gtk_widget_get_width (GTK_WIDGET (window));
  const int height = gtk_widget_get_height (GTK_WIDGET (window));

  if (renderer == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)) || width == 0 || height == 0)
    return NULL;
  snapshot = gtk_snapshot_new ();
  paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  return node != NULL ? gsk_renderer_render_texture (renderer, node, NULL) : NULL;
}

static GBytes *
get_pixels (GdkTexture *texture)
{
  const gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  const gsize size = stride * (gsize) gdk_texture_get_height (texture);
  guchar *pixels = g_malloc (size);

  gdk_texture_download (texture, pixels, stride);
  return g_bytes_new_take (pixels, size);
}

static GdkTexture *
wait_until_still (GtkWindow *window)
{
  g_autoptr (GBytes) before = NULL;

  for (guint tries = 0;; tries++)
    {
      g_autoptr (GdkTexture) texture = NULL;
      g_autoptr (GBytes) now = NULL;

      run_for (STILL);
      texture = look_at (window);
      now = texture != NULL ? get_pixels (texture) : NULL;
      if (now != NULL && ((before != NULL && g_bytes_equal (before, now)) || tries >= MOST_TRIES))
        return g_steal_pointer (&texture);
      /* On a busy machine a window may take its time to come. */
      if (now == NULL && tries > 100 * MOST_TRIES)
        g_error ("The window was not drawn");
      g_clear_pointer (&before, g_bytes_unref);
      before = g_steal_pointer (&now);
    }
}

void
stage_settle (Stage *stage)
{
  g_autoptr (GdkTexture) texture = wait_until_still (GTK_WINDOW (stage->window));
}

static void
take (Pictures *self, const char *look, int width, const Page *page)
{
  g_autofree char *data_dir = g_dir_make_tmp ("vigie-pictures-XXXXXX", NULL);
  g_autofree char *file_name = g_strdup_printf ("%s-%s-%s.png", page->name, self->language, look);
  g_autofree char *path = g_build_filename (self->folder, file_name, NULL);
  g_autoptr (GdkTexture) texture = NULL;
  Stage stage = { .application = self->application, .scenarios = g_getenv ("VIGIE_PICTURE_SCENARIOS") };

  stage_make_accounts (page->name, data_dir);
  vigie_settings_reset ();
  stage.hub = vigie_account_hub_new (data_dir, 60);
  vigie_account_hub_load (stage.hub, NULL);
  stage.window = vigie_window_new (self->application, stage.hub);
  gtk_window_set_default_size (GTK_WINDOW (stage.window), width + BORDER, HEIGHT + BORDER);
  gtk_window_present (GTK_WINDOW (stage.window));
  stage_settle (&stage);
  page->show (&stage);
  texture = wait_until_still (GTK_WINDOW (stage.window));
  if (!gdk_texture_save_to_png (texture, path))
    {
      g_printerr ("%s cannot be written\n", path);
      self->failed = TRUE;
    }
  gtk_window_destroy (GTK_WINDOW (stage.window));
  g_clear_object (&stage.auditor);
  g_clear_object (&stage.store);
  g_clear_object (&stage.hub);
}

static void
activate_cb (GtkApplication *application, Pictures *self)
{
  for (guint i = 0; self->looks[i] != NULL; i++)
    {
      const char *look = self->looks[i];

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          strstr (look, "dark") != NULL ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                        : ADW_COLOR_SCHEME_FORCE_LIGHT);
      g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-xft-dpi",
                    96 * PANGO_SCALE * (g_str_has_suffix (look, "-large") ? 150 : 100) / 100, NULL);
      for (guint j = 0; j < n_pages; j++)
        if (self->wanted[0] == NULL || g_strv_contains ((const char *const *) self->wanted, pages[j].name))
          take (self, look, strstr (look, "-760") != NULL ? 760 : 360, &pages[j]);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  g_auto (GStrv) looks = NULL;
  Pictures self = { 0 };

  if (argc < 4)
    {
      g_printerr ("Usage: %s FOLDER LANGUAGE LOOKS [PAGE…]\n", argv[0]);
      return 64;
    }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, VIGIE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  looks = g_strsplit (argv[3], ",", -1);
  application =
      g_object_new (ADW_TYPE_APPLICATION, "application-id", VIGIE_APP_ID, "flags", G_APPLICATION_NON_UNIQUE,
                    "resource-base-path", "/io/github/vigieapp/Vigie", NULL);
  self = (Pictures) { application, argv[1], argv[2], looks, argv + 4, FALSE };
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &self);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return self.failed ? 1 : 0;
}
