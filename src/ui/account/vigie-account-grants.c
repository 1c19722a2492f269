/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-account-grants.h"

#include <glib/gi18n.h>

#include "vigie-action.h"
#include "vigie-text.h"
#include "vigie-ui-text.h"
#include "vigie-wrap.h"

/* More than anybody reads; the service sends what it likes. */
#define MAX_ROWS 200

/* One way into the account, in the words of its row. */
typedef struct
{
  char *id;       /* (owned) */
  char *title;    /* (owned) */
  char *subtitle; /* (owned) */
} Grant;

static void
grant_clear (Grant *grant)
{
  g_free (grant->id);
  g_free (grant->title);
  g_free (grant->subtitle);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grant, grant_clear)

static char *
dup_dates (gint64 since, gint64 used, gint64 now)
{
  g_autofree char *since_text = since != 0 ? vigie_time_ago (since, now) : NULL;
  g_autofree char *used_text = used != 0 ? vigie_time_ago (used, now) : NULL;

  if (since_text != NULL && used_text != NULL)
    /* Translators: both are times: "2 months ago". */
    return g_strdup_printf (_ ("Added %s · used %s"), since_text, used_text);
  if (since_text != NULL)
    /* Translators: %s is a time: "2 months ago". */
    return g_strdup_printf (_ ("Added %s"), since_text);

  return g_strdup ("");
}

/* @name, or what stands for it: a row with nothing on it could not be asked about. */
static char *
dup_title (const char *name, const char *nameless)
{
  return *name != '\0' ? vigie_text_isolate (name) : g_strdup (nameless);
}

static Grant
describe_website (VigieWebsite *website, gint64 now)
{
  g_autofree char *dates =
      dup_dates (vigie_website_get_log_in_date (website), vigie_website_get_last_active_date (website), now);
  g_autofree char *browser = vigie_text_isolate (vigie_website_get_browser (website));

  return (Grant) {
    .id = g_strdup (vigie_website_get_id (website)),
    .title = dup_title (vigie_website_get_domain_name (website), _ ("Website without a name")),
    .subtitle = *vigie_website_get_browser (website) != '\0' ? g_strdup_printf ("%s · %s", dates, browser)
                                                             : g_steal_pointer (&dates),
  };
}

/* French and others have a gender for each thing: a passkey's sentence is its own. */
static char *
dup_passkey_dates (VigiePasskey *passkey, gint64 now)
{
  const gint64 since = vigie_passkey_get_addition_date (passkey);
  const gint64 used = vigie_passkey_get_last_usage_date (passkey);
  g_autofree char *since_text = since != 0 ? vigie_time_ago (since, now) : NULL;
  g_autofree char *used_text = used != 0 ? vigie_time_ago (used, now) : NULL;

  if (since_text != NULL && used_text != NULL)
    /* Translators: both are times: "2 months ago". */
    return g_strdup_printf (C_ ("passkey", "Added %s · used %s"), since_text, used_text);
  if (since_text != NULL)
    /* Translators: %s is a time: "2 months ago". */
    return g_strdup_printf (C_ ("passkey", "Added %s"), since_text);

  return g_strdup ("");
}

static Grant
describe_passkey (VigiePasskey *passkey, gint64 now)
{
  return (Grant) {
    .id = g_strdup (vigie_passkey_get_id (passkey)),
    .title = dup_title (vigie_passkey_get_name (passkey), _ ("Passkey without a name")),
    .subtitle = dup_passkey_dates (passkey, now),
  };
}

static Grant
describe_bot (VigieBusinessBot *bot, gint64 now)
{
  g_autofree char *dates = dup_dates (vigie_business_bot_get_connection_date (bot), 0, now);
  const char *right = vigie_business_bot_get_can_reply (bot) ? _ ("It may answer in your name.")
                                                             : _ ("It may read, and not answer.");

  return (Grant) {
    .id = g_strdup (vigie_business_bot_get_id (bot)),
    .title = dup_title (vigie_business_bot_get_name (bot), _ ("Bot without a name")),
    .subtitle = *dates != '\0' ? g_strdup_printf ("%s · %s", dates, right) : g_strdup (right),
  };
}

static Grant
describe (gpointer item, gint64 now)
{
  if (VIGIE_IS_WEBSITE (item))
    return describe_website (item, now);
  if (VIGIE_IS_PASSKEY (item))
    return describe_passkey (item, now);

  return describe_bot (item, now);
}

static VigieCapability
get_kind (VigieFactId fact)
{
  return fact == VIGIE_FACT_WEBSITES   ? VIGIE_CAPABILITY_DISCONNECT_WEBSITE
         : fact == VIGIE_FACT_PASSKEYS ? VIGIE_CAPABILITY_REMOVE_PASSKEY
                                       : VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT;
}

/* What a button of a row does when it is pressed. */
typedef struct
{
  VigieAction *action; /* (owned) */
  void (*acted) (GtkWidget *row, const VigieAction *action, gpointer user_data);
  gpointer user_data; /* the page: it holds the rows */
} Press;

static void
press_free (gpointer data, GClosure *closure)
{
  Press *press = data;

  vigie_action_free (press->action);
  g_free (press);
}

static void
clicked_cb (GtkWidget *button, Press *press)
{
  press->acted (button, press->action, press->user_data);
}

static void
connect_press (GtkWidget *button, VigieCapability kind, const char *id, GCallback acted, gpointer user_data)
{
  Press *press = g_new0 (Press, 1);

  press->action = vigie_action_new (kind, id, 0);
  press->acted = (void (*) (GtkWidget *, const VigieAction *, gpointer)) acted;
  press->user_data = user_data;
  g_signal_connect_data (button, ADW_IS_BUTTON_ROW (button) ? "activated" : "clicked",
                         G_CALLBACK (clicked_cb), press, press_free, G_CONNECT_DEFAULT);
}

static GtkWidget *
new_row (gpointer item,
         VigieFactId fact,
         VigieCapability capabilities,
         gint64 now,
         GCallback acted,
         gpointer user_data)
{
  g_auto (Grant) grant = describe (item, now);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button;
  g_autofree char *spoken = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), grant.title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), grant.subtitle);
  if ((capabilities & get_kind (fact)) == 0)
    return row;

  button = gtk_button_new_with_label (fact == VIGIE_FACT_WEBSITES ? _ ("Disconnect…") : _ ("Remove…"));
  /* Translators: spoken for a button; first what it does, then the website, passkey or bot. */
  spoken = g_strdup_printf (C_ ("button", "%s %s"), gtk_button_get_label (GTK_BUTTON (button)), grant.title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  connect_press (button, get_kind (fact), grant.id, acted, user_data);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

/* The rows that the last call added; the group itself does not tell them from its own parts. */
static GPtrArray *
take_out_rows (AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "vigie-rows");

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (group), "vigie-rows", rows, (GDestroyNotify) g_ptr_array_unref);
    }
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
  return rows;
}

/* Whether @items say something else than what @group shows; then that is noted. The account is read again and
 * again, and rows that say the same keep the keyboard. */
static gboolean
note_sayings (
    AdwPreferencesGroup *group, GListModel *items, guint n_items, VigieCapability can_end, gint64 now)
{
  g_autoptr (GString) sayings = g_string_new (can_end != 0 ? "+" : "");

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);
      g_auto (Grant) grant = describe (item, now);

      g_string_append_printf (sayings, "%s\n%s\n%s\n", grant.id, grant.title, grant.subtitle);
    }
  if (g_strcmp0 (g_object_get_data (G_OBJECT (group), "vigie-sayings"), sayings->str) == 0)
    return FALSE;

  g_object_set_data_full (G_OBJECT (group), "vigie-sayings", g_strdup (sayings->str), g_free);
  return TRUE;
}

/**
 * vigie_account_grants_fill:
 * @group: where the rows go; what an earlier call put there is taken out if it says something else
 * @fact: websites, passkeys or business bots
 * @capabilities: what can be done to the account
 * @acted: void (GtkWidget *, const VigieAction *, gpointer): the person wants one removed
 * @user_data: for @acted; the page that holds @group
 *
 * Shows one kind of way into the account. The group hides when there is none, and says so when it was not
 * read.
 */
void
vigie_account_grants_fill (AdwPreferencesGroup *group,
                           VigieFacts *facts,
                           VigieFactId fact,
                           VigieCapability capabilities,
                           gint64 now,
                           GCallback acted,
                           gpointer user_data)
{
  GListModel *items = vigie_facts_get_list (facts, fact);
  guint n_items = items != NULL ? MIN (g_list_model_get_n_items (items), MAX_ROWS) : 0;
  GPtrArray *rows;

  if (!note_sayings (group, items, n_items, capabilities & get_kind (fact), now))
    return;

  rows = take_out_rows (group);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      add_row (group, rows, new_row (item, fact, capabilities, now, acted, user_data));
    }
  if (fact == VIGIE_FACT_WEBSITES && n_items > 1 &&
      (capabilities & VIGIE_CAPABILITY_DISCONNECT_WEBSITES) != 0)
    {
      GtkWidget *row = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Disconnect all websites…"));
      vigie_wrap_buttons (row);
      connect_press (row, VIGIE_CAPABILITY_DISCONNECT_WEBSITES, NULL, acted, user_data);
      add_row (group, rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (group), rows->len > 0);
}
