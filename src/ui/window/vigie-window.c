/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-window.h"

#include <glib/gi18n.h>

#include "vigie-config.h"
#include "vigie-header.h"
#include "vigie-home-page.h"
#include "vigie-hub-ending.h"
#include "vigie-hub-watch.h"
#include "vigie-links-page.h"
#include "vigie-settings.h"
#include "vigie-toast.h"
#include "vigie-welcome-page.h"
#include "vigie-window-private.h"

struct _VigieWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwNavigationView *navigation;
  AdwNavigationPage *places_page;
  AdwViewStack *places;
  AdwViewSwitcherBar *switcher_bar;
  VigieHeader *header;
  GtkWidget *home;
  AdwBin *links;

  VigieAccountHub *hub;
  gboolean practice;
  gboolean watching;
};

G_DEFINE_FINAL_TYPE (VigieWindow, vigie_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_PRACTICE = 1,
} VigieWindowProperty;

static GParamSpec *properties[PROP_PRACTICE + 1];

static GtkWidget *
create_home (VigieWindow *self)
{
  self->home = vigie_home_page_new (self->hub);
  return self->home;
}

static GtkWidget *
create_links (VigieWindow *self)
{
  self->links = ADW_BIN (adw_bin_new ());
  return GTK_WIDGET (self->links);
}

/* Made when it is first shown: the start owes nothing to what judges links. */
static VigieLinksPage *
get_links_page (VigieWindow *self)
{
  if (adw_bin_get_child (self->links) == NULL)
    adw_bin_set_child (self->links, vigie_links_page_new ());
  return VIGIE_LINKS_PAGE (adw_bin_get_child (self->links));
}

static void
place_changed_cb (VigieWindow *self)
{
  if (adw_view_stack_get_visible_child (self->places) == GTK_WIDGET (self->links))
    get_links_page (self);
}

/* One more place is one more line. With one alone there is nothing to switch between, and no switcher. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*create) (VigieWindow *self);
} places[] = {
  { "checkup", NC_ ("place", "Checkup"), "vigie-shield-good-symbolic", create_home },
  { "links", NC_ ("place", "Links"), "vigie-link-symbolic", create_links },
};

static void
add_places (VigieWindow *self)
{
  AdwBreakpoint *narrow;
  GtkWidget *switcher;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    adw_view_stack_add_titled_with_icon (self->places, places[i].create (self), places[i].name,
                                         g_dpgettext2 (GETTEXT_PACKAGE, "place", places[i].title),
                                         places[i].icon_name);
  g_signal_connect_object (self->places, "notify::visible-child", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (G_N_ELEMENTS (places) == 1)
    return;

  switcher = g_object_new (ADW_TYPE_VIEW_SWITCHER, "stack", self->places, "policy",
                           ADW_VIEW_SWITCHER_POLICY_WIDE, NULL);
  vigie_header_set_title_widget (self->header, switcher);
  narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 550sp"));
  adw_breakpoint_add_setters (narrow, G_OBJECT (self->header), "title-widget", NULL,
                              G_OBJECT (self->switcher_bar), "reveal", TRUE, NULL);
  adw_application_window_add_breakpoint (ADW_APPLICATION_WINDOW (self), narrow);
}

/* On the first start there is the welcome alone; the places are made when they are first shown. */
static void
show_places (VigieWindow *self)
{
  if (self->home == NULL)
    add_places (self);
  adw_navigation_view_replace (self->navigation, &self->places_page, 1);
}

static void
welcome_start_cb (VigieWindow *self, const char *messenger_id)
{
  g_settings_set_boolean (vigie_settings_get (), "welcomed", TRUE);
  show_places (self);
  vigie_window_sign_in (self, NULL);
}

/* Back to the first page of all: the welcome until it was seen to the end, then the places. */
static void
show_root (VigieWindow *self)
{
  AdwNavigationPage *welcome;

  if (self->practice || g_settings_get_boolean (vigie_settings_get (), "welcomed") ||
      g_list_model_get_n_items (vigie_account_hub_get_accounts (self->hub)) > 0)
    {
      show_places (self);
      return;
    }
  welcome = vigie_welcome_page_new ();
  g_signal_connect_object (welcome, "start", G_CALLBACK (welcome_start_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_replace (self->navigation, &welcome, 1);
}

static gboolean
has_places (VigieWindow *self)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->navigation);
  g_autoptr (GObject) first = g_list_model_get_item (stack, 0);

  return first == G_OBJECT (self->places_page);
}

/* The place @name, with no page and no dialog above it. */
static void
show_place (VigieWindow *self, const char *name)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (dialog != NULL)
    adw_dialog_close (dialog);
  /* What is left by going back is told so, and may still end something; before the first checkup there is
   * nothing to go back to. */
  if (has_places (self))
    adw_navigation_view_pop_to_page (self->navigation, self->places_page);
  else
    show_places (self);
  adw_view_stack_set_visible_child_name (self->places, name);
}

static void
show_place_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  VigieWindow *self = VIGIE_WINDOW (widget);

  show_place (self, g_variant_get_string (parameter, NULL));
  if (adw_view_stack_get_visible_child (self->places) == GTK_WIDGET (self->links))
    vigie_links_page_focus_input (get_links_page (self));
}

static gboolean
is_at_links (VigieWindow *self)
{
  return self->links != NULL &&
         adw_navigation_view_get_visible_page (self->navigation) == self->places_page &&
         adw_view_stack_get_visible_child (self->places) == GTK_WIDGET (self->links);
}

/* One key for what the page is for. */
static void
check_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  VigieWindow *self = VIGIE_WINDOW (widget);

  if (is_at_links (self))
    vigie_links_page_check (get_links_page (self));
  else
    vigie_window_start_checkup (self);
}

static void
paste_link_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_place (VIGIE_WINDOW (widget), "links");
  vigie_links_page_paste (get_links_page (VIGIE_WINDOW (widget)));
}

static void
open_picture_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_place (VIGIE_WINDOW (widget), "links");
  vigie_links_page_open_picture (get_links_page (VIGIE_WINDOW (widget)));
}

static void
toast_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  VigieWindow *self = VIGIE_WINDOW (widget);

  adw_toast_overlay_add_toast (self->toast_overlay, vigie_toast_new (g_variant_get_string (parameter, NULL)));
}

static void
practice_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  vigie_window_set_practice (VIGIE_WINDOW (widget), g_str_equal (action_name, "win.practice"));
}

static void
start_checkup_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  vigie_window_start_checkup (VIGIE_WINDOW (widget));
}

static void
open_account_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  VigieWindow *self = VIGIE_WINDOW (widget);
  VigieHubAccount *account = vigie_account_hub_find (self->hub, g_variant_get_string (parameter, NULL));

  if (account != NULL)
    vigie_window_open_account (self, account);
}

static void
sign_in_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  vigie_window_sign_in (VIGIE_WINDOW (widget), NULL);
}

static void
two_step_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  vigie_window_set_up_two_step (VIGIE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
end_once_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  vigie_window_end_once (VIGIE_WINDOW (widget), FALSE);
}

static void
end_left_over_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  vigie_window_end_left_over (VIGIE_WINDOW (widget));
}

static void
start_again_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_root (VIGIE_WINDOW (widget));
}

static void
explain_memory_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  vigie_window_explain_memory (VIGIE_WINDOW (widget));
}

static void
session_seen_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *account_id, *session_id;

  g_variant_get (parameter, "(&s&s)", &account_id, &session_id);
  vigie_window_session_seen (VIGIE_WINDOW (widget), account_id, session_id);
}

static void
active_changed_cb (VigieWindow *self)
{
  if (self->watching && gtk_window_is_active (GTK_WINDOW (self)))
    vigie_hub_watch_refresh (self->hub);
}

static gboolean
start_watching_cb (gpointer user_data)
{
  VigieWindow *self = VIGIE_WINDOW (user_data);

  self->watching = TRUE;
  vigie_hub_watch_start (self->hub);
  return G_SOURCE_REMOVE;
}

/* Whatever takes time waits until the person sees a window. */
static void
first_frame_cb (GdkFrameClock *clock, VigieWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, self);
  g_idle_add_full (G_PRIORITY_LOW, start_watching_cb, g_object_ref (self), g_object_unref);
}

static void
vigie_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vigie_window_parent_class)->realize (widget);
  if (!VIGIE_WINDOW (widget)->watching)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (first_frame_cb),
                             widget, G_CONNECT_DEFAULT);
}

static gboolean
vigie_window_close_request (GtkWindow *window)
{
  VigieWindow *self = VIGIE_WINDOW (window);
  GSettings *settings = vigie_settings_get ();
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (!gtk_window_is_maximized (window))
    {
      g_settings_set_int (settings, "window-width", MAX (width, 360));
      g_settings_set_int (settings, "window-height", MAX (height, 294));
    }
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));

  if (vigie_account_hub_find_once (self->hub) != NULL)
    {
      vigie_window_end_once (self, TRUE);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (vigie_window_parent_class)->close_request (window);
}

static void
vigie_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((VigieWindowProperty) prop_id)
    {
    case PROP_PRACTICE:
      g_value_set_boolean (value, VIGIE_WINDOW (object)->practice);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_WINDOW);
  g_clear_object (&VIGIE_WINDOW (object)->hub);
  G_OBJECT_CLASS (vigie_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
  gtk_widget_class_install_action (widget_class, "win.practice", NULL, practice_action);
  gtk_widget_class_install_action (widget_class, "win.leave-practice", NULL, practice_action);
  gtk_widget_class_install_action (widget_class, "win.start-checkup", NULL, start_checkup_action);
  gtk_widget_class_install_action (widget_class, "win.show-place", "s", show_place_action);
  gtk_widget_class_install_action (widget_class, "win.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "win.paste-link", NULL, paste_link_action);
  gtk_widget_class_install_action (widget_class, "win.open-picture", NULL, open_picture_action);
  gtk_widget_class_install_action (widget_class, "win.open-account", "s", open_account_action);
  gtk_widget_class_install_action (widget_class, "win.sign-in", NULL, sign_in_action);
  gtk_widget_class_install_action (widget_class, "win.two-step", "s", two_step_action);
  gtk_widget_class_install_action (widget_class, "win.end-once", NULL, end_once_action);
  gtk_widget_class_install_action (widget_class, "win.end-left-over", NULL, end_left_over_action);
  gtk_widget_class_install_action (widget_class, "win.start-again", NULL, start_again_action);
  gtk_widget_class_install_action (widget_class, "win.explain-memory", NULL, explain_memory_action);
  gtk_widget_class_install_action (widget_class, "win.session-seen", "(ss)", session_seen_action);
}

static void
vigie_window_class_init (VigieWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vigie_window_get_property;
  object_class->dispose = vigie_window_dispose;
  widget_class->realize = vigie_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = vigie_window_close_request;

  properties[PROP_PRACTICE] =
      g_param_spec_boolean ("practice", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (VIGIE_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vigieapp/Vigie/ui/vigie-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, VigieWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, VigieWindow, places_page);
  gtk_widget_class_bind_template_child (widget_class, VigieWindow, places);
  gtk_widget_class_bind_template_child (widget_class, VigieWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, VigieWindow, header);
  install_actions (widget_class);
}

static void
vigie_window_init (VigieWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
}

/**
 * vigie_window_new:
 * @application: the application
 * @hub: the accounts, already loaded
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
VigieWindow *
vigie_window_new (AdwApplication *application, VigieAccountHub *hub)
{
  VigieWindow *self = g_object_new (VIGIE_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = vigie_settings_get ();

  self->hub = g_object_ref (hub);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.leave-practice", FALSE);
  show_root (self);
  return self;
}

VigieAccountHub *
vigie_window_get_hub (VigieWindow *self)
{
  return self->hub;
}

AdwNavigationView *
vigie_window_get_navigation (VigieWindow *self)
{
  return self->navigation;
}

AdwToastOverlay *
vigie_window_get_toasts (VigieWindow *self)
{
  return self->toast_overlay;
}

GListModel *
vigie_window_get_accounts (VigieWindow *self)
{
  return self->home != NULL ? vigie_home_page_get_accounts (VIGIE_HOME_PAGE (self->home))
                            : vigie_account_hub_get_accounts (self->hub);
}

/**
 * vigie_window_set_practice:
 * @self: a window
 * @practice: whether to show the practice account instead of the person's own
 *
 * Enters or leaves practice. What was done in practice is forgotten on leaving.
 */
void
vigie_window_set_practice (VigieWindow *self, gboolean practice)
{
  g_return_if_fail (VIGIE_IS_WINDOW (self));

  practice = !!practice;
  if (self->practice == practice)
    return;

  self->practice = practice;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.practice", !practice);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.leave-practice", practice);
  if (!practice)
    vigie_account_hub_leave_practice (self->hub);
  show_root (self);
  if (self->home != NULL)
    vigie_home_page_set_practice (VIGIE_HOME_PAGE (self->home), practice);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRACTICE]);
}

/* Practice from its beginning, also where it is shown already. */
void
vigie_window_begin_practice (VigieWindow *self)
{
  if (self->practice)
    {
      show_root (self);
      vigie_home_page_set_practice (VIGIE_HOME_PAGE (self->home), FALSE);
      vigie_home_page_set_practice (VIGIE_HOME_PAGE (self->home), TRUE);
    }
  vigie_window_set_practice (self, TRUE);
}

/**
 * vigie_window_check_link:
 * @self: a window
 * @text: a link or a message, from anywhere
 *
 * Shows what @text is. Opens nothing.
 */
void
vigie_window_check_link (VigieWindow *self, const char *text)
{
  g_return_if_fail (VIGIE_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  show_place (self, "links");
  vigie_links_page_check_text (get_links_page (self), text);
}

/**
 * vigie_window_check_file:
 * @self: a window
 * @file: a picture, or a link of the web
 *
 * Shows what a picture’s codes lead to, or what a link is. Opens no link.
 */
void
vigie_window_check_file (VigieWindow *self, GFile *file)
{
  g_return_if_fail (VIGIE_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  show_place (self, "links");
  vigie_links_page_check_file (get_links_page (self), file);
}
