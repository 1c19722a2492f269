/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-account-grants.h"

#include <glib/gi18n.h>

#include "vigie-action.h"
#include "vigie-grant-answers.h"
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
describe_email (VigieLoginEmail *email)
{
  return (Grant) {
    .id = g_strdup (vigie_login_email_get_pattern (email)),
    .title = vigie_text_isolate (vigie_login_email_get_pattern (email)),
    .subtitle = g_strdup (""),
  };
}

static Grant
describe (gpointer item, gint64 now)
{
  if (VIGIE_IS_WEBSITE (item))
    return describe_website (item, now);
  if (VIGIE_IS_PASSKEY (item))
    return describe_passkey (item, now);
  if (VIGIE_IS_LOGIN_EMAIL (item))
    return describe_email (item);

  return describe_bot (item, now);
}

static VigieCapability
get_kind (VigieFactId fact)
{
  return fact == VIGIE_FACT_WEBSITES        ? VIGIE_CAPABILITY_DISCONNECT_WEBSITE
         : fact == VIGIE_FACT_PASSKEYS      ? VIGIE_CAPABILITY_REMOVE_PASSKEY
         : fact == VIGIE_FACT_BUSINESS_BOTS ? VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT
                                            : VIGIE_CAPABILITY_NONE;
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
new_remove_button (VigieFactId fact, const Grant *grant, const VigieAccountGrantsCalls *calls)
{
  GtkWidget *button =
      gtk_button_new_with_label (fact == VIGIE_FACT_WEBSITES ? _ ("Disconnect…") : _ ("Remove…"));
  /* Translators: spoken for a button; first what it does, then the website, passkey or bot. */
  g_autofree char *spoken =
      g_strdup_printf (C_ ("button", "%s %s"), gtk_button_get_label (GTK_BUTTON (button)), grant->title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  connect_press (button, get_kind (fact), grant->id, calls->acted, calls->user_data);
  return button;
}

static GtkWidget *
new_row (GObject *item,
         VigieFacts *facts,
         VigieFactId fact,
         VigieCapability capabilities,
         gint64 now,
         const VigieAccountGrantsCalls *calls)
{
  g_auto (Grant) grant = describe (item, now);
  const VigieDeclared *declared = vigie_facts_get_declared_subject (facts, item);
  const char *said = vigie_grant_answers_describe (declared);
  g_autofree char *subtitle =
      *grant.subtitle != '\0' ? g_strdup_printf ("%s\n%s", grant.subtitle, said) : g_strdup (said);
  g_autofree char *name = g_strconcat ("grant-", grant.id, NULL);
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), grant.title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  if ((capabilities & get_kind (fact)) != 0)
    adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), new_remove_button (fact, &grant, calls));
  adw_expander_row_add_row (
      ADW_EXPANDER_ROW (row),
      vigie_grant_answers_new (item, declared, grant.title, calls->answered, calls->user_data));
  g_object_set_data_full (G_OBJECT (row), "vigie-id", g_strdup (grant.id), g_free);
  gtk_widget_set_name (row, name);
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
get_rows (AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "vigie-rows");

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (group), "vigie-rows", rows, (GDestroyNotify) g_ptr_array_unref);
    }
  return rows;
}

/* What of the rows the person has open, and where the keyboard is: it stays so when they are made anew. */
typedef struct
{
  GHashTable *open; /* (owned) id */
  char *focused;    /* (owned) (nullable) id */
} Manner;

static void
manner_clear (Manner *manner)
{
  g_clear_pointer (&manner->open, g_hash_table_unref);
  g_clear_pointer (&manner->focused, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Manner, manner_clear)

static Manner
get_manner (AdwPreferencesGroup *group)
{
  GPtrArray *rows = get_rows (group);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (group));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  Manner manner = { .open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  for (guint i = 0; i < rows->len; i++)
    {
      const char *id = g_object_get_data (rows->pdata[i], "vigie-id");

      if (id == NULL)
        continue;
      if (adw_expander_row_get_expanded (rows->pdata[i]))
        g_hash_table_add (manner.open, g_strdup (id));
      if (focus != NULL && (focus == rows->pdata[i] || gtk_widget_is_ancestor (focus, rows->pdata[i])))
        g_set_str (&manner.focused, id);
    }
  return manner;
}

static void
set_manner (AdwPreferencesGroup *group, const Manner *manner)
{
  GPtrArray *rows = get_rows (group);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *id = g_object_get_data (rows->pdata[i], "vigie-id");

      if (id == NULL)
        continue;
      adw_expander_row_set_expanded (rows->pdata[i], g_hash_table_contains (manner->open, id));
      if (g_strcmp0 (manner->focused, id) == 0)
        gtk_widget_child_focus (rows->pdata[i], GTK_DIR_TAB_FORWARD);
    }
}

static void
take_out_rows (AdwPreferencesGroup *group)
{
  GPtrArray *rows = get_rows (group);

  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* Whether @items say something else than what @group shows; then that is noted. The account is read again and
 * again, and rows that say the same keep the keyboard. */
static gboolean
note_sayings (
    AdwPreferencesGroup *group, VigieFacts *facts, GPtrArray *items, VigieCapability can_end, gint64 now)
{
  g_autoptr (GString) sayings = g_string_new (can_end != 0 ? "+" : "");

  for (guint i = 0; i < items->len; i++)
    {
      g_auto (Grant) grant = describe (items->pdata[i], now);

      g_string_append_printf (
          sayings, "%s\n%s\n%s\n%s\n", grant.id, grant.title, grant.subtitle,
          vigie_grant_answers_describe (vigie_facts_get_declared_subject (facts, items->pdata[i])));
    }
  if (g_strcmp0 (g_object_get_data (G_OBJECT (group), "vigie-sayings"), sayings->str) == 0)
    return FALSE;

  g_object_set_data_full (G_OBJECT (group), "vigie-sayings", g_strdup (sayings->str), g_free);
  return TRUE;
}

static int
compare_new_first (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const gboolean left =
      vigie_facts_get_declared_subject (user_data, (gpointer) a)->seen_before == VIGIE_TRI_NO;
  const gboolean right =
      vigie_facts_get_declared_subject (user_data, (gpointer) b)->seen_before == VIGIE_TRI_NO;

  return (int) right - (int) left;
}

/* What there is of @fact, what is new since last time first. */
static GPtrArray *
list_items (VigieFacts *facts, VigieFactId fact)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = vigie_facts_get_list (facts, fact);
  const char *pattern = vigie_facts_get_text (facts, fact);

  for (guint i = 0; list != NULL && i < MIN (g_list_model_get_n_items (list), MAX_ROWS); i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));
  if (pattern != NULL && *pattern != '\0')
    g_ptr_array_add (items, vigie_login_email_new (pattern));
  g_ptr_array_sort_values_with_data (items, compare_new_first, facts);
  return items;
}

/**
 * vigie_account_grants_fill:
 * @group: where the rows go; what an earlier call put there is taken out if it says something else
 * @facts: what was read
 * @fact: websites, passkeys, business bots or the login email
 * @capabilities: what can be done to the account
 * @now: Unix time of the service, seconds, UTC
 * @calls: what the person can do; its functions are kept, not the struct
 *
 * Shows one kind of way into the account, and asks whether each is theirs. The group hides when there is
 * none, and says so when it was not read.
 */
void
vigie_account_grants_fill (AdwPreferencesGroup *group,
                           VigieFacts *facts,
                           VigieFactId fact,
                           VigieCapability capabilities,
                           gint64 now,
                           const VigieAccountGrantsCalls *calls)
{
  g_autoptr (GPtrArray) items = list_items (facts, fact);
  GPtrArray *rows = get_rows (group);
  g_auto (Manner) manner = { 0 };

  if (!note_sayings (group, facts, items, capabilities & get_kind (fact), now))
    return;

  manner = get_manner (group);
  take_out_rows (group);
  for (guint i = 0; i < items->len; i++)
    add_row (group, rows, new_row (items->pdata[i], facts, fact, capabilities, now, calls));
  if (fact == VIGIE_FACT_WEBSITES && items->len > 1 &&
      (capabilities & VIGIE_CAPABILITY_DISCONNECT_WEBSITES) != 0)
    {
      GtkWidget *row = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Disconnect all websites…"));
      vigie_wrap_buttons (row);
      connect_press (row, VIGIE_CAPABILITY_DISCONNECT_WEBSITES, NULL, calls->acted, calls->user_data);
      add_row (group, rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (group), rows->len > 0);
  set_manner (group, &manner);
}
