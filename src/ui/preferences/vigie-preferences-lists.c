/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-preferences-lists.h"

#include <glib/gi18n.h>

#include "vigie-block-list.h"
#include "vigie-error.h"
#include "vigie-list-feed.h"
#include "vigie-list-file.h"
#include "vigie-list-shelf.h"
#include "vigie-settings.h"
#include "vigie-text.h"
#include "vigie-time.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

#define MAX_SOURCE 120

struct _VigiePreferencesLists
{
  AdwPreferencesGroup parent_instance;

  GtkEditable *address_row;
  AdwActionRow *enabled_row;
  GtkWidget *refresh_row;
  GtkWidget *import_row;
  GPtrArray *list_rows; /* (element-type GtkWidget) unowned */

  char *folder;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (VigiePreferencesLists, vigie_preferences_lists, ADW_TYPE_PREFERENCES_GROUP)

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
say (VigiePreferencesLists *self, const char *text)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);

  if (dialog != NULL)
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), adw_toast_new (text));
}

static char *
describe (const VigieBlockListInfo *info, gint64 asked, gint64 now)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GUINT64_FORMAT, info->n_entries);
  g_autofree char *source = vigie_text_clean (info->source, MAX_SOURCE, NULL);
  g_autofree char *isolated = vigie_text_isolate (source);
  g_autofree char *day = vigie_time_ago (MAX (asked, info->updated), now);

  /* Translators: number of entries, how long ago it was looked after ("2 days ago"), and where it came from.
   */
  return g_strdup_printf (ngettext ("%1$s entry · last update: %2$s · from %3$s",
                                    "%1$s entries · last update: %2$s · from %3$s",
                                    (gulong) MIN (info->n_entries, G_MAXLONG)),
                          number, day, isolated);
}

static char *
describe_file (VigiePreferencesLists *self, const char *name)
{
  g_autofree char *path = vigie_list_dup_path (self->folder, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieBlockList) list = vigie_block_list_open (path, &error);
  VigieBlockListInfo info;

  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE))
    return g_strdup (_ ("It is damaged: import it again, or remove it."));
  if (list == NULL)
    return g_strdup (vigie_error_sentence (error));
  vigie_block_list_get_info (list, 0, &info);
  return describe (&info, vigie_list_get_asked (self->folder, name), get_now ());
}

static void show_lists (VigiePreferencesLists *self);

static void
remove_response_cb (AdwAlertDialog *dialog, const char *response, VigiePreferencesLists *self)
{
  const char *name = g_object_get_data (G_OBJECT (dialog), "name");
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "remove"))
    return;
  if (!vigie_list_remove (self->folder, name, &error) &&
      !g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_GONE))
    say (self, vigie_list_feed_error_sentence (error));
  show_lists (self);
}

static void
remove_clicked_cb (GtkWidget *button, VigiePreferencesLists *self)
{
  const char *name = g_object_get_data (G_OBJECT (button), "name");
  g_autofree char *clean = vigie_text_clean (name, VIGIE_TEXT_MAX_NAME, NULL);
  g_autofree char *heading = g_strdup_printf (_ ("Remove the list “%s”?"), clean);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      heading, _ ("Links are then no longer looked up in it. You can import it again.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "remove", _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "name", g_strdup (name), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static GtkWidget *
new_list_row (VigiePreferencesLists *self, const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *clean = vigie_text_clean (name, VIGIE_TEXT_MAX_NAME, NULL);
  g_autofree char *subtitle = describe_file (self, name);
  g_autofree char *label = g_strdup_printf (_ ("Remove the list “%s”"), clean);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 g_str_equal (name, VIGIE_LIST_FEED_NAME) ? _ ("From the web") : clean);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_lists (VigiePreferencesLists *self)
{
  g_autoptr (GPtrArray) names = vigie_block_list_get_names (self->folder, NULL);

  for (guint i = 0; i < self->list_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->list_rows->pdata[i]);
  g_ptr_array_set_size (self->list_rows, 0);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      GtkWidget *row = new_list_row (self, names->pdata[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->list_rows, row);
    }
}

/* What the switch does, said before it is touched; it stays off without an address. */
static void
show_feed (VigiePreferencesLists *self)
{
  GSettings *settings = vigie_settings_get ();
  g_autofree char *address = g_settings_get_string (settings, VIGIE_LIST_FEED_KEY_ADDRESS);
  g_autofree char *host = vigie_list_feed_dup_host (address);
  const gboolean is_enabled = g_settings_get_boolean (settings, VIGIE_LIST_FEED_KEY_ENABLED);

  if (host != NULL)
    {
      g_autofree char *clean = vigie_text_clean (host, MAX_SOURCE, NULL);
      g_autofree char *isolated = vigie_text_isolate (clean);
      g_autofree char *subtitle = g_strdup_printf (
          /* Translators: %s is a host, such as “lists.example.org”. */
          _ ("While Vigie is open it asks %s. That site learns that somebody at your internet address uses "
             "Vigie, and "
             "when. It never learns which links you check."),
          isolated);

      adw_action_row_set_subtitle (self->enabled_row, subtitle);
    }
  else
    adw_action_row_set_subtitle (self->enabled_row,
                                 _ ("Give an address first. Nobody is asked until you switch this on."));

  gtk_widget_set_sensitive (GTK_WIDGET (self->enabled_row),
                            g_settings_is_writable (settings, VIGIE_LIST_FEED_KEY_ENABLED) &&
                                (host != NULL || is_enabled));
  gtk_widget_set_sensitive (self->refresh_row, is_enabled && host != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->address_row),
                            g_settings_is_writable (settings, VIGIE_LIST_FEED_KEY_ADDRESS));
}

static void
address_applied_cb (VigiePreferencesLists *self)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (self->address_row)));
  g_autofree char *host = vigie_list_feed_dup_host (address);

  if (*address != '\0' && host == NULL)
    {
      say (self, _ ("This is not an address that begins with https://. Check it, then try again."));
      return;
    }
  /* Another address is another site: it is switched on anew. */
  g_settings_set_boolean (vigie_settings_get (), VIGIE_LIST_FEED_KEY_ENABLED, FALSE);
  g_settings_set_string (vigie_settings_get (), VIGIE_LIST_FEED_KEY_ADDRESS, address);
}

static void
say_counts (VigiePreferencesLists *self, const VigieListCounts *counts)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GUINT64_FORMAT, counts->n_total);
  g_autofree char *text = NULL;

  if (counts->n_left_out > 0)
    {
      g_autofree char *left_out = g_strdup_printf ("%'" G_GUINT64_FORMAT, counts->n_left_out);

      /* Translators: two numbers: entries of a list, and lines of it that could not be taken. */
      text = g_strdup_printf (_ ("Done: %1$s entries. Lines left out: %2$s."), number, left_out);
    }
  else
    text = g_strdup_printf (
        ngettext ("Done: %s entry.", "Done: %s entries.", (gulong) MIN (counts->n_total, G_MAXLONG)), number);
  say (self, text);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigiePreferencesLists) self = VIGIE_PREFERENCES_LISTS (user_data);
  g_autoptr (GError) error = NULL;
  gboolean has_changed = FALSE;
  VigieListCounts counts;

  if (!vigie_list_feed_refresh_finish (result, &has_changed, &counts, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, vigie_list_feed_error_sentence (error));
    }
  else if (has_changed)
    say_counts (self, &counts);
  else
    say (self, _ ("There is nothing newer."));
  if (self->list_rows == NULL)
    return;
  show_feed (self);
  show_lists (self);
}

static void
refresh_activated_cb (VigiePreferencesLists *self)
{
  g_autofree char *address = g_settings_get_string (vigie_settings_get (), VIGIE_LIST_FEED_KEY_ADDRESS);

  gtk_widget_set_sensitive (self->refresh_row, FALSE);
  say (self, _ ("Asking for the list…"));
  vigie_list_feed_refresh_async (self->folder, address, get_now (), self->cancellable, refreshed_cb,
                                 g_object_ref (self));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigiePreferencesLists) self = VIGIE_PREFERENCES_LISTS (user_data);
  g_autoptr (GError) error = NULL;
  VigieListCounts counts;
  const gboolean is_done = vigie_list_import_file_finish (result, &counts, &error);

  if (self->list_rows == NULL)
    return;
  gtk_widget_set_sensitive (self->import_row, TRUE);
  if (is_done)
    say_counts (self, &counts);
  else if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE))
    say (self, error->message);
  else
    say (self, vigie_list_feed_error_sentence (error));
  show_lists (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigiePreferencesLists) self = VIGIE_PREFERENCES_LISTS (user_data);
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->list_rows == NULL)
    return;
  gtk_widget_set_sensitive (self->import_row, FALSE);
  vigie_list_import_file_async (self->folder, path, get_now (), self->cancellable, imported_cb,
                                g_object_ref (self));
}

static void
import_activated_cb (VigiePreferencesLists *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import a List"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cancellable,
                        chosen_cb, g_object_ref (self));
}

static void
vigie_preferences_lists_dispose (GObject *object)
{
  VigiePreferencesLists *self = VIGIE_PREFERENCES_LISTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), VIGIE_TYPE_PREFERENCES_LISTS);
  g_clear_pointer (&self->list_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (vigie_preferences_lists_parent_class)->dispose (object);
}

static void
vigie_preferences_lists_finalize (GObject *object)
{
  g_free (VIGIE_PREFERENCES_LISTS (object)->folder);
  G_OBJECT_CLASS (vigie_preferences_lists_parent_class)->finalize (object);
}

static void
vigie_preferences_lists_class_init (VigiePreferencesListsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vigie_preferences_lists_dispose;
  G_OBJECT_CLASS (klass)->finalize = vigie_preferences_lists_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vigieapp/Vigie/ui/vigie-preferences-lists.ui");
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesLists, address_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesLists, enabled_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesLists, refresh_row);
  gtk_widget_class_bind_template_child (widget_class, VigiePreferencesLists, import_row);
  gtk_widget_class_bind_template_callback (widget_class, address_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_activated_cb);
}

static void
vigie_preferences_lists_init (VigiePreferencesLists *self)
{
  g_autofree char *address = g_settings_get_string (vigie_settings_get (), VIGIE_LIST_FEED_KEY_ADDRESS);

  gtk_widget_init_template (GTK_WIDGET (self));
  vigie_wrap_buttons (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->list_rows = g_ptr_array_new ();
  self->folder = vigie_list_shelf_dup_folder ();

  gtk_editable_set_text (self->address_row, address);
  /* Its own sensitivity depends on more than the setting. */
  g_settings_bind (vigie_settings_get (), VIGIE_LIST_FEED_KEY_ENABLED, self->enabled_row, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_signal_connect_object (vigie_settings_get (), "changed", G_CALLBACK (show_feed), self, G_CONNECT_SWAPPED);
  show_feed (self);
  show_lists (self);
}
