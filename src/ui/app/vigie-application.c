/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-application.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-about.h"
#include "vigie-account-hub.h"
#include "vigie-config.h"
#include "vigie-help-dialog.h"
#include "vigie-list-refresher.h"
#include "vigie-paths.h"
#include "vigie-preferences-dialog.h"
#include "vigie-risk-notices.h"
#include "vigie-settings.h"
#include "vigie-shortcut-table.h"
#include "vigie-shortcuts-dialog.h"
#include "vigie-toast.h"
#include "vigie-ui-text.h"
#include "vigie-window.h"

/* A longer text is refused by the page; the bus need not carry it. Bytes. */
#define MAX_CHECKED ((gsize) 1024 * 1024)

struct _VigieApplication
{
  AdwApplication parent_instance;

  VigieAccountHub *hub;
  VigieRiskNotices *notices;
  VigieListRefresher *refresher;
  GError *load_error; /* (nullable): why the list of accounts cannot be read */
  gboolean practice;  /* the next window shows the practice account */
  char *scenario;     /* (nullable): the file whose account the next window shows */
};

G_DEFINE_FINAL_TYPE (VigieApplication, vigie_application, ADW_TYPE_APPLICATION)

static GtkWindow *
find_window (VigieApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

/* Shows @dialog on the window; without a window there is nobody to show it to. */
static void
present (VigieApplication *self, AdwDialog *dialog)
{
  adw_dialog_present (dialog, GTK_WIDGET (find_window (self)));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VigieApplication *self = VIGIE_APPLICATION (user_data);

  present (self, vigie_preferences_dialog_new (self->hub));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (VIGIE_APPLICATION (user_data), vigie_help_dialog_new ());
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (VIGIE_APPLICATION (user_data), vigie_about_new ());
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (VIGIE_APPLICATION (user_data), vigie_shortcuts_dialog_new ());
}

/* Through the window, which signs out first what is to be signed out. */
static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = find_window (VIGIE_APPLICATION (user_data));

  if (window != NULL)
    gtk_window_close (window);
}

static void
practice_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VIGIE_APPLICATION (user_data)->practice = TRUE;
}

static void
scenario_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VigieApplication *self = VIGIE_APPLICATION (user_data);

  g_free (self->scenario);
  self->scenario = g_variant_dup_bytestring (parameter, NULL);
}

/* A text that another copy was started with, or that a desktop sends: shown, and never opened. */
static void
check_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VigieApplication *self = VIGIE_APPLICATION (user_data);

  g_application_activate (G_APPLICATION (self));
  vigie_window_check_link (VIGIE_WINDOW (find_window (self)), g_variant_get_string (parameter, NULL));
}

static void
show_session_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VigieApplication *self = VIGIE_APPLICATION (user_data);
  const char *account_id, *session_id;

  g_variant_get (parameter, "(&s&s)", &account_id, &session_id);
  g_application_activate (G_APPLICATION (self));
  vigie_window_show_session (VIGIE_WINDOW (find_window (self)), account_id, session_id);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) dialog = GTK_WIDGET (user_data);
  g_autoptr (GError) error = NULL;
  const gboolean sent = vigie_notifier_send_test_finish (VIGIE_NOTIFIER (source), result, &error);

  if (!sent)
    g_debug ("The test notification was not sent: %s", error->message);
  vigie_preferences_dialog_set_can_notify (VIGIE_PREFERENCES_DIALOG (dialog), sent);
  if (sent)
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog),
                                      vigie_toast_new (_ ("Sent. You should see it on your desktop now.")));
}

static void
test_notification_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VigieApplication *self = VIGIE_APPLICATION (user_data);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (find_window (self)));

  if (VIGIE_IS_PREFERENCES_DIALOG (dialog))
    vigie_notifier_send_test_async (vigie_risk_notices_get_notifier (self->notices), NULL, tested_cb,
                                    g_object_ref (dialog));
}

static void
show_cb (VigieRiskNotices *notices,
         const char *account_id,
         const char *session_id,
         gboolean is_not_me,
         const char *activation_token,
         gpointer user_data)
{
  VigieApplication *self = VIGIE_APPLICATION (user_data);

  if (activation_token != NULL && find_window (self) != NULL)
    gtk_window_set_startup_id (find_window (self), activation_token);
  g_application_activate (G_APPLICATION (self));
  vigie_window_show_session (VIGIE_WINDOW (find_window (self)), account_id, is_not_me ? session_id : NULL);
}

static void
unseen_cb (VigieRiskNotices *notices, const char *account_id, const char *session_id, gpointer user_data)
{
  GtkWindow *window = find_window (VIGIE_APPLICATION (user_data));

  if (window != NULL)
    vigie_window_tell_risky_session (VIGIE_WINDOW (window), account_id, session_id);
}

static void
sign_in_doubted_cb (VigieAccountHub *hub, VigieHubAccount *account, gpointer user_data)
{
  GtkWindow *window = find_window (VIGIE_APPLICATION (user_data));

  if (window != NULL)
    vigie_window_ask_doubted_sign_in (VIGIE_WINDOW (window), account);
}

static void
load_accounts (VigieApplication *self)
{
  g_autofree char *data_dir = vigie_paths_dup_data_dir ();

  self->hub = vigie_account_hub_new (data_dir, g_settings_get_uint (vigie_settings_get (), "watch-interval"));
  self->notices = vigie_risk_notices_new (self->hub);
  self->refresher = vigie_list_refresher_new ();
  g_signal_connect_object (self->notices, "show", G_CALLBACK (show_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->notices, "unseen", G_CALLBACK (unseen_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->hub, "sign-in-doubted", G_CALLBACK (sign_in_doubted_cb), self,
                           G_CONNECT_DEFAULT);
  if (!vigie_account_hub_load (self->hub, &self->load_error))
    g_debug ("The list of accounts cannot be read: %s", self->load_error->message);
}

static void
vigie_application_activate (GApplication *application)
{
  VigieApplication *self = VIGIE_APPLICATION (application);
  GtkWindow *window = find_window (self);

  if (self->hub == NULL)
    load_accounts (self);
  if (window == NULL)
    {
      window = GTK_WINDOW (vigie_window_new (ADW_APPLICATION (application), self->hub));
      if (self->load_error != NULL)
        vigie_window_add_toast_text (GTK_WIDGET (window), vigie_error_sentence (self->load_error));
    }
  if (self->practice)
    vigie_window_set_practice (VIGIE_WINDOW (window), TRUE);
  self->practice = FALSE;
  if (self->scenario != NULL)
    vigie_window_show_scenario (VIGIE_WINDOW (window), self->scenario);
  g_clear_pointer (&self->scenario, g_free);
  gtk_window_present (window);
}

/* “Open With”: a picture or a link of the web. One is looked at at a time. */
static void
vigie_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_application_activate (application);
  vigie_window_check_file (VIGIE_WINDOW (find_window (VIGIE_APPLICATION (application))), files[0]);
}

static int
vigie_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  const char *text = NULL, *scenario = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Vigie %s\n", VIGIE_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "check", "^&ay", &text);
  g_variant_dict_lookup (options, "scenario", "^&ay", &scenario);
  if (!g_variant_dict_contains (options, "practice") && text == NULL && scenario == NULL)
    return -1;

  /* To whichever copy is the one that runs; the activation that follows shows it. */
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (text != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_CHECKED));

      g_action_group_activate_action (G_ACTION_GROUP (application), "check", g_variant_new_string (valid));
    }
  else if (scenario != NULL)
    {
      /* The copy that runs may stand in another folder. */
      g_autofree char *path = g_canonicalize_filename (scenario, NULL);

      g_action_group_activate_action (G_ACTION_GROUP (application), "scenario",
                                      g_variant_new_bytestring (path));
    }
  else
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "practice", NULL);
    }
  return -1;
}

/* GTK before 4.20 has librsvg paint each symbolic icon of a theme, the window's own buttons included, and
 * keeps its 6 MB. Of Adwaita, the theme that is used where the person chose none, GTK carries most of the
 * drawings itself, as pixels: it takes those where hicolor is the theme, and Adwaita's own for the rest. */
static void
use_painted_icons (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *theme = NULL;

  if (settings == NULL || gtk_check_version (4, 20, 0) == NULL)
    return;
  g_object_get (settings, "gtk-icon-theme-name", &theme, NULL);
  if (g_strcmp0 (theme, "Adwaita") == 0)
    g_object_set (settings, "gtk-icon-theme-name", "hicolor", NULL);
}

static void
vigie_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (vigie_application_parent_class)->startup (application);

  vigie_shortcut_table_install (GTK_APPLICATION (application));
  use_painted_icons ();
  /* Painted beforehand, as pixels: of the drawing (the application's icon), X11 would have librsvg paint it
   * now, which takes 6 MB for as long as the window is there. */
  gtk_window_set_default_icon_name ("vigie-painted");
}

static void
vigie_application_dispose (GObject *object)
{
  VigieApplication *self = VIGIE_APPLICATION (object);

  g_clear_object (&self->refresher);
  g_clear_object (&self->notices);
  g_clear_object (&self->hub);
  G_OBJECT_CLASS (vigie_application_parent_class)->dispose (object);
}

static void
vigie_application_finalize (GObject *object)
{
  VigieApplication *self = VIGIE_APPLICATION (object);

  g_clear_error (&self->load_error);
  g_clear_pointer (&self->scenario, g_free);
  G_OBJECT_CLASS (vigie_application_parent_class)->finalize (object);
}

static void
vigie_application_class_init (VigieApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vigie_application_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_application_finalize;
  G_APPLICATION_CLASS (klass)->activate = vigie_application_activate;
  G_APPLICATION_CLASS (klass)->open = vigie_application_open;
  G_APPLICATION_CLASS (klass)->startup = vigie_application_startup;
  G_APPLICATION_CLASS (klass)->handle_local_options = vigie_application_handle_local_options;
}

static void
vigie_application_init (VigieApplication *self)
{
  static const GActionEntry actions[] = {
    { .name = "preferences", .activate = preferences_action },
    { .name = "help", .activate = help_action },
    { .name = "about", .activate = about_action },
    { .name = "shortcuts", .activate = shortcuts_action },
    { .name = "quit", .activate = quit_action },
    { .name = "practice", .activate = practice_action },
    { .name = "scenario", .activate = scenario_action, .parameter_type = "ay" },
    { .name = "check", .activate = check_action, .parameter_type = "s" },
    { .name = "show-session", .activate = show_session_action, .parameter_type = "(ss)" },
    { .name = "test-notification", .activate = test_notification_action },
  };
  static const GOptionEntry options[] = {
    { "check", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("Say what a link or a message is"),
      N_ ("TEXT") },
    { "practice", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Show the practice account"), NULL },
    { "scenario", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Show the invented account in FILE (docs/scenarios.md)"), N_ ("FILE") },
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
    { NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), NULL);
}

/**
 * vigie_application_new:
 *
 * Returns: (transfer full): the application; run it
 */
VigieApplication *
vigie_application_new (void)
{
  return g_object_new (VIGIE_TYPE_APPLICATION, "application-id", VIGIE_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/vigieapp/Vigie", NULL);
}
