/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a picture of each page of the window: vigie-pictures FOLDER SUFFIX light|dark WIDTH HEIGHT PERCENT
 * [PAGE…]. The language is that of the environment. All is done with the practice account and with accounts
 * that are made up here; nothing is read from the person's own data. */

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "vigie-about.h"
#include "vigie-account-hub.h"
#include "vigie-config.h"
#include "vigie-help-dialog.h"
#include "vigie-list-shelf.h"
#include "vigie-preferences-dialog.h"
#include "vigie-settings.h"
#include "vigie-window.h"

/* Long enough for the practice account to answer, in milliseconds. */
#define SETTLE 900

typedef struct
{
  AdwApplication *application;
  VigieAccountHub *hub;
  VigieWindow *window;
  const char *folder;
  const char *suffix;
  char **wanted; /* (nullable): names of pages */
  int width;
  int height;
  gboolean failed;
} Pictures;

static gboolean
elapsed_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (guint milliseconds)
{
  gboolean elapsed = FALSE;

  g_timeout_add (milliseconds, elapsed_cb, &elapsed);
  while (!elapsed)
    g_main_context_iteration (NULL, TRUE);
}

static void
take (Pictures *self, const char *name)
{
  g_autofree char *file_name = g_strdup_printf ("%s-%s.png", name, self->suffix);
  g_autofree char *path = g_build_filename (self->folder, file_name, NULL);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  settle (SETTLE);
  paintable = gtk_widget_paintable_new (GTK_WIDGET (self->window));
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (self->window)),
                          gtk_widget_get_height (GTK_WIDGET (self->window)));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    {
      g_printerr ("%s cannot be written\n", path);
      self->failed = TRUE;
    }
}

static void
act (Pictures *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
}

static void
press_next (GtkWidget *widget, guint times)
{
  GtkWidget *focus;

  for (guint i = 0; i < times; i++)
    {
      settle (SETTLE);
      focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));
      if (focus != NULL)
        gtk_widget_activate (focus);
    }
}

static void
show_welcome (Pictures *self)
{
}

static void
show_welcome_checkup (Pictures *self)
{
  press_next (GTK_WIDGET (self->window), 1);
}

static void
show_welcome_never (Pictures *self)
{
  press_next (GTK_WIDGET (self->window), 2);
}

static void
show_welcome_choice (Pictures *self)
{
  press_next (GTK_WIDGET (self->window), 3);
}

static void
show_home_empty (Pictures *self)
{
  g_settings_set_boolean (vigie_settings_get (), "welcomed", TRUE);
  act (self, "win.start-again");
}

static void
show_home_practice (Pictures *self)
{
  act (self, "win.practice");
}

static void
show_account (Pictures *self)
{
  act (self, "win.practice");
  act (self, "win.start-checkup");
}

static void
show_home_checked (Pictures *self)
{
  show_account (self);
  settle (SETTLE);
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_focus (GTK_WINDOW (self->window))), "navigation.pop",
                              NULL);
}

static void
show_help (Pictures *self)
{
  adw_dialog_present (vigie_help_dialog_new (), GTK_WIDGET (self->window));
}

static void
show_about (Pictures *self)
{
  adw_dialog_present (vigie_about_new (), GTK_WIDGET (self->window));
}

static void
show_preferences (Pictures *self)
{
  AdwDialog *dialog = vigie_preferences_dialog_new (self->hub);

  vigie_preferences_dialog_set_can_notify (VIGIE_PREFERENCES_DIALOG (dialog), FALSE);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

/* Two lists, one of them of the web. */
static void
make_lists (void)
{
  static const char *const lists[][3] = {
    { VIGIE_LIST_FEED_NAME, "https://listes.exemple.fr/hameconnage.txt", "un.example\ndeux.example\n" },
    { "sites-signales-2026", "sites-signales-2026.txt", "trois.example\n" },
  };
  g_autofree char *folder = vigie_list_shelf_dup_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (VigieListUpdate) update = vigie_list_update_new (folder, lists[i][0], TRUE, NULL);
      const VigieBlockListInfo info = { .source = lists[i][1],
                                        .updated = g_get_real_time () / G_USEC_PER_SEC };
      VigieListCounts counts;

      vigie_list_update_feed (update, lists[i][2], strlen (lists[i][2]));
      vigie_list_update_commit (update, &info, &counts, NULL);
    }
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
show_preferences_lists (Pictures *self)
{
  GtkWidget *group;

  make_lists ();
  g_settings_set_string (vigie_settings_get (), "block-list-feed-address",
                         "https://listes.exemple.fr/hameconnage.txt");
  show_preferences (self);
  settle (SETTLE);
  group = find_type (GTK_WIDGET (self->window), g_type_from_name ("VigiePreferencesLists"));
  /* From the bottom up, so that all of it is in sight. */
  gtk_widget_child_focus (group, GTK_DIR_TAB_BACKWARD);
}

static void
show_sign_in (Pictures *self)
{
  show_home_empty (self);
  act (self, "win.sign-in");
}

static void
show_links (Pictures *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-place", "s", "links");
}

static void
show_links_notice (Pictures *self)
{
  vigie_window_check_link (self->window, "Bonjour, à demain !");
}

static void
show_links_dangerous (Pictures *self)
{
  vigie_window_check_link (self->window,
                           "Bonjour, regardez ces photos de votre professeur d’école primaire : "
                           "https://telegram.org@web-telegrem.example/vote?id=7");
}

static void
show_links_unknown (Pictures *self)
{
  vigie_window_check_link (self->window, "https://jardinage.example/2026/11/rosiers");
}

static void
show_links_official (Pictures *self)
{
  vigie_window_check_link (self->window, "https://telegram.org/faq");
}

static void
show_links_short (Pictures *self)
{
  vigie_window_check_link (self->window, "https://bit.ly/3xYzAbC");
}

/* Four links, and a name that is not what it looks like. */
static void
show_links_several (Pictures *self)
{
  vigie_window_check_link (
      self->window, "https://telegram.org/ https://xn--telgram-e1a.example/login tg://login?token=AAAA "
                    "https://intranet.une-tres-longue-adresse-de-collectivite.mairie.example/");
}

static void
show_doubted_sign_in (Pictures *self)
{
  g_autoptr (VigieHubAccount) account = g_list_model_get_item (vigie_account_hub_get_accounts (self->hub), 0);

  show_home_empty (self);
  vigie_window_ask_doubted_sign_in (self->window, account);
}

static const struct
{
  const char *name;
  void (*show) (Pictures *self);
} pages[] = {
  { "welcome-1", show_welcome },
  { "welcome-2", show_welcome_checkup },
  { "welcome-3", show_welcome_never },
  { "welcome-choice", show_welcome_choice },
  { "home-empty", show_home_empty },
  { "home-practice", show_home_practice },
  { "home-checked", show_home_checked },
  { "account", show_account },
  { "sign-in", show_sign_in },
  { "help", show_help },
  { "home-left-over", show_welcome },
  { "about", show_about },
  { "preferences", show_preferences },
  { "preferences-lists", show_preferences_lists },
  { "links", show_links },
  { "links-notice", show_links_notice },
  { "links-dangerous", show_links_dangerous },
  { "links-unknown", show_links_unknown },
  { "links-official", show_links_official },
  { "links-several", show_links_several },
  { "doubted-sign-in", show_doubted_sign_in },
  { "links-short", show_links_short },
};

/* Two accounts for the pages that list them: one that is signed out, one that an earlier run left signed in.
 */
static void
make_accounts (const char *data_dir)
{
  g_autoptr (VigieAccountList) list = vigie_account_list_new (data_dir);
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  vigie_account_set_label (vigie_account_list_add (list, "telegram", now), "Mairie");
  vigie_account_set_is_signed_in (vigie_account_list_add (list, "telegram", now), TRUE);
  vigie_account_list_save (list, NULL);
}

static void
activate_cb (GtkApplication *application, Pictures *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *data_dir = NULL;

      if (self->wanted[0] != NULL && !g_strv_contains ((const char *const *) self->wanted, pages[i].name))
        continue;

      data_dir = g_dir_make_tmp ("vigie-pictures-XXXXXX", NULL);
      if (g_str_equal (pages[i].name, "preferences") || g_str_equal (pages[i].name, "home-left-over") ||
          g_str_equal (pages[i].name, "doubted-sign-in"))
        make_accounts (data_dir);
      vigie_settings_reset ();
      self->hub = vigie_account_hub_new (data_dir, 60);
      vigie_account_hub_load (self->hub, NULL);
      self->window = vigie_window_new (self->application, self->hub);
      /* Without a compositor GTK draws a border of 5 pixels inside of the window. */
      gtk_window_set_default_size (GTK_WINDOW (self->window), self->width + 10, self->height + 10);
      gtk_window_present (GTK_WINDOW (self->window));
      settle (SETTLE);
      pages[i].show (self);
      take (self, pages[i].name);
      gtk_window_destroy (GTK_WINDOW (self->window));
      g_clear_object (&self->hub);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  Pictures self = { 0 };

  if (argc < 7)
    {
      g_printerr ("Usage: %s FOLDER SUFFIX light|dark WIDTH HEIGHT PERCENT [PAGE…]\n", argv[0]);
      return 64;
    }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, VIGIE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  self.folder = argv[1];
  self.suffix = argv[2];
  self.width = atoi (argv[4]);
  self.height = atoi (argv[5]);
  self.wanted = argv + 7;

  application =
      g_object_new (ADW_TYPE_APPLICATION, "application-id", VIGIE_APP_ID, "flags", G_APPLICATION_NON_UNIQUE,
                    "resource-base-path", "/io/github/vigieapp/Vigie", NULL);
  self.application = application;
  g_application_register (G_APPLICATION (application), NULL, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), g_str_equal (argv[3], "dark")
                                                                            ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                            : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-xft-dpi",
                96 * PANGO_SCALE * atoi (argv[6]) / 100, NULL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &self);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return self.failed ? 1 : 0;
}
