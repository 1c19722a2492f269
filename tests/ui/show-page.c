/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes the picture of one page: show-page PAGE OUTPUT [--width N] [--height N] [--dark] [--scenario FILE]
 * [--open ID] [--steps NAMES] [--scroll FRACTION] [--text PERCENT]. For people and for tests/screenshots. */

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "fixture.h"
#include "vigie-account-page.h"
#include "vigie-guided-page.h"
#include "vigie-qr-code.h"
#include "vigie-remedy-page.h"
#include "vigie-sessions-page.h"
#include "vigie-sign-in-page.h"

static int width = 760;
static int height = 780;
static gboolean is_dark;
static char *scenario;
static char *open_id;
static char *steps;
static char *stack_page;
static char *target = "practice-stranger";
static int action_kind = VIGIE_CAPABILITY_END_SESSION;
static double scroll;
static int settle = 300;
static int text = 100;

static const GOptionEntry options[] = {
  { "width", 0, 0, G_OPTION_ARG_INT, &width, NULL, NULL },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, NULL, NULL },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &is_dark, NULL, NULL },
  { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &scenario, NULL, NULL },
  { "open", 0, 0, G_OPTION_ARG_STRING, &open_id, NULL, NULL },
  { "target", 0, 0, G_OPTION_ARG_STRING, &target, NULL, NULL },
  { "action", 0, 0, G_OPTION_ARG_INT, &action_kind, NULL, NULL },
  { "steps", 0, 0, G_OPTION_ARG_STRING, &steps, "names of buttons to press, with commas", NULL },
  { "child", 0, 0, G_OPTION_ARG_STRING, &stack_page, "a page of the stack", NULL },
  { "scroll", 0, 0, G_OPTION_ARG_DOUBLE, &scroll, NULL, NULL },
  { "text", 0, 0, G_OPTION_ARG_INT, &text, "how large, in percent", NULL },
  { "settle", 0, 0, G_OPTION_ARG_INT, &settle, NULL, NULL },
  G_OPTION_ENTRY_NULL,
};

static void
save_picture (GtkWindow *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  int shown_width = gdk_paintable_get_intrinsic_width (paintable);
  int shown_height = gdk_paintable_get_intrinsic_height (paintable);

  gdk_paintable_snapshot (paintable, snapshot, shown_width, shown_height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("The picture was not written");
  g_print ("%s: %d × %d\n", path, shown_width, shown_height);
}

/* What keeps the window from being as narrow as it was asked to be: at each level the widest. */
static void
tell_widest (GtkWidget *widget, int wanted)
{
  GtkWidget *widest = NULL;
  int most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int min = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
      if (min > most)
        {
          widest = child;
          most = min;
        }
    }
  if (widest == NULL || most < wanted / 4)
    return;

  g_print ("  %s %s: at least %d\n", G_OBJECT_TYPE_NAME (widest), gtk_widget_get_css_name (widest), most);
  tell_widest (widest, wanted);
}

static void
scroll_to (GtkWidget *root, double fraction)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_SCROLLED_WINDOW (child) && gtk_widget_get_mapped (child))
        {
          GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (child));

          gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * fraction);
        }
      scroll_to (child, fraction);
    }
}

static void
press_steps (UiFixture *fixture)
{
  g_auto (GStrv) names = g_strsplit (steps != NULL ? steps : "", ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *page = GTK_WIDGET (adw_navigation_view_get_visible_page (fixture->view));
      GtkWidget *button;

      if (g_ascii_isdigit (*names[i]))
        {
          ui_run_for ((guint) atoi (names[i]));
          continue;
        }
      button = ui_find (page, GTK_TYPE_WIDGET, names[i]);
      if (button == NULL)
        g_error ("There is no widget named %s", names[i]);
      if (ADW_IS_EXPANDER_ROW (button))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (button), TRUE);
      else if (GTK_IS_BUTTON (button))
        g_signal_emit_by_name (button, "clicked");
      else
        gtk_widget_activate (button);
      ui_run_for (150);
    }
}

static gpointer
create_page (UiFixture *fixture, const char *name)
{
  g_autoptr (VigieAction) action = vigie_action_new ((VigieCapability) action_kind, target, 90);

  if (g_str_equal (name, "sessions"))
    {
      AdwNavigationPage *page = vigie_sessions_page_new (fixture->auditor, TRUE);

      if (open_id != NULL)
        vigie_sessions_page_show_session (VIGIE_SESSIONS_PAGE (page), open_id);
      return page;
    }
  if (g_str_equal (name, "account"))
    return vigie_account_page_new (fixture->auditor, TRUE);
  if (g_str_equal (name, "guided"))
    return vigie_guided_page_new ("telegram", open_id != NULL ? open_id : "review", NULL, FALSE);
  if (g_str_equal (name, "remedy"))
    return vigie_remedy_page_new (fixture->auditor, action, TRUE);
  if (g_str_equal (name, "sign-in"))
    return vigie_sign_in_page_new (vigie_account_hub_new (g_get_user_data_dir (), 60), NULL);

  g_error ("There is no page named %s", name);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  VigieSimulatedMessenger *messenger;
  UiFixture fixture = { 0 };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GtkCssProvider *css;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("VIGIE_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 3)
    g_error ("show-page PAGE OUTPUT: %s", error != NULL ? error->message : "two arguments are needed");

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * PANGO_SCALE * text / 100, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/vigieapp/Vigie/icons");
  css = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (css, "/io/github/vigieapp/Vigie/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  if (g_getenv ("VIGIE_FONT") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-font-name", g_getenv ("VIGIE_FONT"), NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      is_dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);

  messenger = scenario != NULL ? vigie_simulated_messenger_new_from_file (scenario, now, &error)
                               : vigie_simulated_messenger_new_practice (now, &error);
  g_assert_no_error (error);
  ui_set_up (&fixture, messenger, width, height);
  vigie_auditor_read_async (fixture.auditor, NULL, NULL, NULL);
  ui_wait_for (vigie_auditor_get_judgement (fixture.auditor) != NULL ||
                   vigie_auditor_get_error (fixture.auditor) != NULL,
               30);
  /* What the way back is to. */
  adw_navigation_view_push (fixture.view, adw_navigation_page_new (gtk_label_new (""), "Vigie"));
  ui_push (&fixture, create_page (&fixture, argv[1]));
  ui_run_for ((guint) settle);
  press_steps (&fixture);
  if (stack_page != NULL)
    {
      GtkWidget *page = GTK_WIDGET (adw_navigation_view_get_visible_page (fixture.view));
      GtkWidget *code = ui_find (page, VIGIE_TYPE_QR_CODE, NULL);

      gtk_stack_set_visible_child_name (GTK_STACK (ui_find (page, GTK_TYPE_STACK, "stack")), stack_page);
      if (code != NULL)
        vigie_qr_code_set_text (VIGIE_QR_CODE (code),
                                "tg://login?token=AQLbZ1mlExampleExampleExampleExampleExampleExampleEx");
    }
  if (scroll > 0)
    scroll_to (GTK_WIDGET (fixture.window), scroll);
  ui_run_for ((guint) settle);
  save_picture (fixture.window, argv[2]);
  if (gtk_widget_get_width (GTK_WIDGET (fixture.window)) > width)
    tell_widest (GTK_WIDGET (fixture.window), width);
  return 0;
}
