/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-welcome-page.h"

#include <glib/gi18n.h>

#include "vigie-header.h"
#include "vigie-messenger-table.h"
#include "vigie-wrap.h"

struct _VigieWelcomePage
{
  AdwNavigationPage parent_instance;

  GtkStack *steps;
  GtkListBox *messengers;
  GtkWidget *start_button;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkLabel *step_label;
  GPtrArray *checks; /* (element-type GtkCheckButton) in the order of the messenger table; unowned */
};

G_DEFINE_FINAL_TYPE (VigieWelcomePage, vigie_welcome_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  START,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Shows the step that stands @by places from the one that is shown. */
static void
move (VigieWelcomePage *self, int by)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->steps);
  const guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; i < n_pages; i++)
    {
      const guint target = i + (guint) by;

      if (gtk_selection_model_is_selected (pages, i))
        {
          if (target < n_pages)
            gtk_selection_model_select_item (pages, target, TRUE);
          return;
        }
    }
}

static void
step_changed_cb (VigieWelcomePage *self)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->steps);
  const guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (pages));
  g_autofree char *text = NULL;
  guint step = 0;

  while (step < n_pages && !gtk_selection_model_is_selected (pages, step))
    step++;
  /* While the template is being built no step is shown. */
  if (step == n_pages)
    return;

  /* Translators: the first number is a page, the second is how many there are. */
  text = g_strdup_printf (_ ("%1$u of %2$u"), step + 1, n_pages);
  gtk_label_set_label (self->step_label, text);
  gtk_widget_set_visible (self->back_button, step > 0);
  gtk_widget_set_visible (self->next_button, step + 1 < n_pages);
  /* A key that is pressed again and again must not lose its place when its button goes. */
  gtk_widget_grab_focus (step + 1 < n_pages ? self->next_button : self->start_button);
}

static void
back_clicked_cb (VigieWelcomePage *self)
{
  move (self, -1);
}

static void
next_clicked_cb (VigieWelcomePage *self)
{
  move (self, 1);
}

static void
choice_changed_cb (VigieWelcomePage *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    any = any || gtk_check_button_get_active (self->checks->pdata[i]);
  gtk_widget_set_sensitive (self->start_button, any);
}

static void
start_clicked_cb (VigieWelcomePage *self)
{
  gsize n_rows;
  const VigieMessengerRow *rows = vigie_messenger_table_get (&n_rows);

  for (gsize i = 0; i < n_rows; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      {
        g_signal_emit (self, signals[START], 0, rows[i].id);
        return;
      }
}

static void
add_messengers (VigieWelcomePage *self)
{
  gsize n_rows;
  const VigieMessengerRow *rows = vigie_messenger_table_get (&n_rows);

  for (gsize i = 0; i < n_rows; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *picture = gtk_image_new_from_icon_name (rows[i].icon_name);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rows[i].title);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), picture);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_signal_connect_object (check, "toggled", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->messengers, row);
      g_ptr_array_add (self->checks, check);
    }
}

/* Before it is shown it has no window, and so nothing to focus. */
static void
vigie_welcome_page_shown (AdwNavigationPage *page)
{
  step_changed_cb (VIGIE_WELCOME_PAGE (page));
}

static void
vigie_welcome_page_dispose (GObject *object)
{
  VigieWelcomePage *self = VIGIE_WELCOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_WELCOME_PAGE);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (vigie_welcome_page_parent_class)->dispose (object);
}

static void
vigie_welcome_page_class_init (VigieWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_welcome_page_dispose;

  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = vigie_welcome_page_shown;

  signals[START] = g_signal_new ("start", VIGIE_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (VIGIE_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VigieWelcomePage, steps);
  gtk_widget_class_bind_template_child (widget_class, VigieWelcomePage, messengers);
  gtk_widget_class_bind_template_child (widget_class, VigieWelcomePage, start_button);
  gtk_widget_class_bind_template_child (widget_class, VigieWelcomePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, VigieWelcomePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, VigieWelcomePage, step_label);
  gtk_widget_class_bind_template_callback (widget_class, step_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
}

static void
vigie_welcome_page_init (VigieWelcomePage *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
  add_messengers (self);
  step_changed_cb (self);
}

/**
 * vigie_welcome_page_new:
 *
 * Returns: (transfer floating): a new page that shows its first step
 */
AdwNavigationPage *
vigie_welcome_page_new (void)
{
  return g_object_new (VIGIE_TYPE_WELCOME_PAGE, NULL);
}
