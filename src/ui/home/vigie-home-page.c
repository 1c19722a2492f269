/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-home-page.h"

#include <glib/gi18n.h>

#include "vigie-account-row.h"
#include "vigie-home-state.h"
#include "vigie-hub-ending.h"
#include "vigie-wrap.h"

struct _VigieHomePage
{
  AdwBin parent_instance;

  AdwBanner *left_over_banner;
  AdwBanner *once_banner;
  AdwBanner *memory_banner;
  GtkImage *shield;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *practice_button;
  GtkWidget *accounts_box;
  GtkListBox *accounts;
  GtkWidget *add_list;

  VigieAccountHub *hub;
  GListModel *shown; /* (element-type VigieHubAccount) */
  gboolean practice;
};

G_DEFINE_FINAL_TYPE (VigieHomePage, vigie_home_page, ADW_TYPE_BIN)

static void
update_state (VigieHomePage *self)
{
  static const char *const classes[] = { "good", "attention", "danger", "unknown" };
  g_autoptr (VigieHomeState) state = vigie_home_state_new (self->shown, g_get_real_time () / G_USEC_PER_SEC);
  const gboolean has_accounts = g_list_model_get_n_items (self->shown) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->shield), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->shield), state->css_class);
  gtk_image_set_from_icon_name (self->shield, state->icon_name);
  gtk_label_set_label (self->title, state->title);
  gtk_label_set_label (self->text, state->text);

  gtk_widget_set_visible (self->accounts_box, has_accounts);
  gtk_widget_set_visible (self->practice_button, !has_accounts);
  gtk_widget_set_visible (self->add_list, !self->practice);
  adw_banner_set_revealed (self->once_banner,
                           !self->practice && vigie_account_hub_find_once (self->hub) != NULL);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  VigieHomePage *self = VIGIE_HOME_PAGE (user_data);
  GtkWidget *row = vigie_account_row_new (VIGIE_HUB_ACCOUNT (item));

  g_signal_connect_object (row, "changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_accounts (VigieHomePage *self)
{
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_func (self->shown, update_state, self);
  g_clear_object (&self->shown);

  if (self->practice)
    {
      GListStore *practice = g_list_store_new (VIGIE_TYPE_HUB_ACCOUNT);

      g_list_store_append (practice, vigie_account_hub_get_practice (self->hub));
      self->shown = G_LIST_MODEL (practice);
    }
  else
    self->shown = g_object_ref (vigie_account_hub_get_accounts (self->hub));
  gtk_list_box_bind_model (self->accounts, self->shown, create_row, self, NULL);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_state (self);
}

static void
update_left_over (VigieHomePage *self)
{
  VigieAccount *account = vigie_account_hub_get_left_over (self->hub);

  if (account == NULL)
    {
      adw_banner_set_revealed (self->left_over_banner, FALSE);
      return;
    }
  if (vigie_account_get_key_in_memory (account))
    {
      adw_banner_set_title (self->left_over_banner,
                            _ ("Vigie’s session of last time is still in your account."));
      adw_banner_set_button_label (self->left_over_banner, _ ("_How to end it"));
    }
  else
    {
      adw_banner_set_title (self->left_over_banner, _ ("Vigie was still signed in to Telegram."));
      adw_banner_set_button_label (self->left_over_banner, _ ("_Sign out now"));
    }
  adw_banner_set_revealed (self->left_over_banner, TRUE);
}

static void
left_over_clicked_cb (VigieHomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.end-left-over", NULL);
}

static void
update_memory (VigieHomePage *self)
{
  const gboolean fails = vigie_memory_get_error (vigie_account_hub_get_memory (self->hub)) != NULL;

  adw_banner_set_title (self->memory_banner, _ ("Vigie will not remember this checkup."));
  adw_banner_set_revealed (self->memory_banner, fails && !self->practice);
}

static void
vigie_home_page_dispose (GObject *object)
{
  VigieHomePage *self = VIGIE_HOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_HOME_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->hub);
  G_OBJECT_CLASS (vigie_home_page_parent_class)->dispose (object);
}

static void
vigie_home_page_class_init (VigieHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_home_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieHomePage, left_over_banner);
  gtk_widget_class_bind_template_child (widget_class, VigieHomePage, once_banner);
  gtk_widget_class_bind_template_child (widget_class, VigieHomePage, memory_banner);
  gtk_widget_class_bind_template_child (widget_class, VigieHomePage, shield);
  gtk_widget_class_bind_template_child (widget_class, VigieHomePage, title);
  gtk_widget_class_bind_template_child (widget_class, VigieHomePage, text);
  gtk_widget_class_bind_template_child (widget_class, VigieHomePage, practice_button);
  gtk_widget_class_bind_template_child (widget_class, VigieHomePage, accounts_box);
  gtk_widget_class_bind_template_child (widget_class, VigieHomePage, accounts);
  gtk_widget_class_bind_template_child (widget_class, VigieHomePage, add_list);
  gtk_widget_class_bind_template_callback (widget_class, left_over_clicked_cb);
}

static void
vigie_home_page_init (VigieHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
}

/**
 * vigie_home_page_new:
 * @hub: the accounts
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
vigie_home_page_new (VigieAccountHub *hub)
{
  VigieHomePage *self = g_object_new (VIGIE_TYPE_HOME_PAGE, NULL);

  self->hub = g_object_ref (hub);
  g_signal_connect_object (hub, "notify::left-over", G_CALLBACK (update_left_over), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vigie_account_hub_get_memory (hub), "notify::error", G_CALLBACK (update_memory),
                           self, G_CONNECT_SWAPPED);
  show_accounts (self);
  update_left_over (self);
  update_memory (self);
  return GTK_WIDGET (self);
}

/**
 * vigie_home_page_set_practice:
 * @self: a home page
 * @practice: %TRUE to show the practice account alone, %FALSE to show the person's own
 */
void
vigie_home_page_set_practice (VigieHomePage *self, gboolean practice)
{
  g_return_if_fail (VIGIE_IS_HOME_PAGE (self));

  if (self->practice == practice)
    return;
  self->practice = practice;
  gtk_widget_set_visible (GTK_WIDGET (self->left_over_banner), !practice);
  show_accounts (self);
  update_memory (self);
}

/**
 * vigie_home_page_get_accounts:
 * @self: a home page
 *
 * Returns: (transfer none) (element-type VigieHubAccount): the accounts that it shows
 */
GListModel *
vigie_home_page_get_accounts (VigieHomePage *self)
{
  g_return_val_if_fail (VIGIE_IS_HOME_PAGE (self), NULL);

  return self->shown;
}
