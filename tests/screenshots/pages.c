/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages that have their picture taken, each a function that goes there as a person would. */

#include "pictures.h"

#include "vigie-about.h"
#include "vigie-account-page.h"
#include "vigie-guided-page.h"
#include "vigie-help-dialog.h"
#include "vigie-list-shelf.h"
#include "vigie-passphrase-chooser.h"
#include "vigie-header.h"
#include "vigie-passphrase-meter.h"
#include "vigie-preferences-dialog.h"
#include "vigie-qr-code.h"
#include "vigie-remedy-page.h"
#include "vigie-secret-text.h"
#include "vigie-secret-view.h"
#include "vigie-sessions-page.h"
#include "vigie-settings.h"
#include "vigie-shortcuts-dialog.h"
#include "vigie-sign-in-page.h"
#include "vigie-simulated-messenger.h"
#include "vigie-two-step-frame.h"
#include "vigie-two-step-page.h"

/* The first below @root that is of @type, and named @name in its template if that is not NULL. */
GtkWidget *
stage_find (GtkWidget *root, GType type, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) &&
          (name == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), name) == 0))
        return child;
      found = stage_find (child, type, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static AdwNavigationView *
get_navigation (Stage *stage)
{
  return ADW_NAVIGATION_VIEW (stage_find (GTK_WIDGET (stage->window), ADW_TYPE_NAVIGATION_VIEW, NULL));
}

static GtkWidget *
get_page (Stage *stage)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (get_navigation (stage)));
}

static void
push (Stage *stage, gpointer page)
{
  adw_navigation_view_push (get_navigation (stage), ADW_NAVIGATION_PAGE (page));
}

static void
act (Stage *stage, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (stage->window), action, NULL);
}

/* Presses the button that the page's template names so. */
static void
press (Stage *stage, const char *name)
{
  GtkWidget *button = stage_find (get_page (stage), GTK_TYPE_BUTTON, name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static const char *
get_child (Stage *stage)
{
  GtkWidget *stack = stage_find (get_page (stage), GTK_TYPE_STACK, "stack");

  return stack != NULL ? gtk_stack_get_visible_child_name (GTK_STACK (stack)) : NULL;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VigieStore **store = user_data;

  *store = vigie_store_open_finish (result, NULL);
}

/* An account of a scenario file, read. */
static VigieAuditor *
open_scenario (Stage *stage, const char *name)
{
  g_autoptr (VigieSecret) key = vigie_secret_new ("0123456789abcdef0123456789abcdef", 32);
  g_autofree char *path = g_build_filename (stage->scenarios, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSimulatedMessenger) messenger =
      vigie_simulated_messenger_new_from_file (path, g_get_real_time () / G_USEC_PER_SEC, &error);

  g_assert_no_error (error);
  vigie_store_open_async (NULL, key, NULL, opened_cb, &stage->store);
  stage_wait (stage->store != NULL);
  stage->auditor =
      vigie_auditor_new (VIGIE_MESSENGER (messenger), stage->store, "0123456789abcdef0123456789abcdef");
  vigie_auditor_read_async (stage->auditor, NULL, NULL, NULL);
  stage_wait (vigie_auditor_get_judgement (stage->auditor) != NULL &&
              !vigie_auditor_get_reading (stage->auditor));
  return stage->auditor;
}

/* The practice account, once it was read. */
static VigieAuditor *
open_practice (Stage *stage)
{
  VigieHubAccount *account;

  act (stage, "win.practice");
  act (stage, "win.start-checkup");
  account = vigie_account_hub_get_practice (stage->hub);
  stage_wait (vigie_hub_account_get_auditor (account) != NULL);
  stage_wait (vigie_auditor_get_judgement (vigie_hub_account_get_auditor (account)) != NULL);
  stage_wait (!vigie_auditor_get_reading (vigie_hub_account_get_auditor (account)));
  return vigie_hub_account_get_auditor (account);
}

static void
show_start (Stage *stage)
{
}

static void
next_steps (Stage *stage, guint times)
{
  for (guint i = 0; i < times; i++)
    {
      press (stage, "next_button");
      stage_settle (stage);
    }
}

static void
show_welcome_2 (Stage *stage)
{
  next_steps (stage, 1);
}

static void
show_welcome_3 (Stage *stage)
{
  next_steps (stage, 2);
}

static void
show_welcome_choice (Stage *stage)
{
  next_steps (stage, 3);
}

static void
show_home_empty (Stage *stage)
{
  g_settings_set_boolean (vigie_settings_get (), "welcomed", TRUE);
  act (stage, "win.start-again");
}

static void
show_home_practice (Stage *stage)
{
  act (stage, "win.practice");
}

static void
show_account (Stage *stage)
{
  open_practice (stage);
}

/* The most urgent of the plan, opened. */
static void
show_account_plan (Stage *stage)
{
  show_account (stage);
  stage_settle (stage);
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (stage_find (get_page (stage), g_type_from_name ("VigiePlanRow"), NULL)), TRUE);
}

/* A website that is signed in, opened. */
static void
show_account_website (Stage *stage)
{
  GtkWidget *group;
  GtkWidget *row;

  show_account (stage);
  stage_settle (stage);
  group = stage_find (get_page (stage), ADW_TYPE_PREFERENCES_GROUP, "websites_group");
  row = stage_find (group, ADW_TYPE_EXPANDER_ROW, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  stage_settle (stage);
  /* From the bottom up, so that all of it is in sight. */
  gtk_widget_child_focus (row, GTK_DIR_TAB_BACKWARD);
}

static void
show_account_quiet (Stage *stage)
{
  push (stage, vigie_account_page_new (open_scenario (stage, "quiet.json"), FALSE));
}

static void
show_home_checked (Stage *stage)
{
  open_practice (stage);
  stage_settle (stage);
  adw_navigation_view_pop_to_tag (get_navigation (stage), "places");
}

static void
show_sessions (Stage *stage)
{
  push (stage, vigie_sessions_page_new (open_practice (stage), TRUE));
}

static void
show_sessions_end (Stage *stage)
{
  GtkListView *list;
  guint last;

  show_sessions (stage);
  list = GTK_LIST_VIEW (stage_find (get_page (stage), GTK_TYPE_LIST_VIEW, NULL));
  last = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) - 1;
  /* The page goes to its first session once, at a time of its own. */
  for (guint i = 0; i < 3; i++)
    {
      stage_settle (stage);
      gtk_list_view_scroll_to (list, last, GTK_LIST_SCROLL_NONE, NULL);
    }
}

static void
show_sessions_quiet (Stage *stage)
{
  push (stage, vigie_sessions_page_new (open_scenario (stage, "quiet.json"), FALSE));
}

static void
show_sessions_odd_names (Stage *stage)
{
  push (stage, vigie_sessions_page_new (open_scenario (stage, "refused.json"), FALSE));
}

static void
push_remedy (Stage *stage, VigieAuditor *auditor, const char *target, gboolean is_practice)
{
  g_autoptr (VigieAction) action = vigie_action_new (VIGIE_CAPABILITY_END_SESSION, target, 0);

  push (stage, vigie_remedy_page_new (auditor, action, is_practice));
}

static void
show_remedy (Stage *stage)
{
  push_remedy (stage, open_practice (stage), "practice-stranger", TRUE);
}

static void
show_remedy_phone (Stage *stage)
{
  show_remedy (stage);
  press (stage, "guide_button");
}

static void
show_remedy_done (Stage *stage)
{
  show_remedy_phone (stage);
  stage_settle (stage);
  press (stage, "practice_button");
  stage_wait (g_strcmp0 (get_child (stage), "confirmed") == 0);
}

static void
show_remedy_direct (Stage *stage)
{
  push_remedy (stage, open_scenario (stage, "refused.json"), "stranger", FALSE);
}

static void
show_remedy_wait (Stage *stage)
{
  show_remedy_direct (stage);
  press (stage, "act_button");
  stage_wait (g_strcmp0 (get_child (stage), "wait") == 0);
}

/* The wizard in the practice account, with its first @n answers given. */
static VigieTwoStepPage *
show_wizard (Stage *stage, guint n)
{
  static const struct
  {
    const char *shown;
    const char *entry; /* (nullable) */
    const char *text;
  } answers[] = {
    { "why", NULL, NULL },
    { "passphrase", NULL, NULL },
    { "hint", "hint_entry", "Le tiroir du bureau" },
    { "email", "email_entry", "marie.durand@courriel.example" },
    { "code", "code_entry", "12345" },
    { "keep", NULL, NULL },
  };
  VigieAuditor *auditor = open_practice (stage);
  VigieTwoStepPage *page = vigie_two_step_page_new (auditor, VIGIE_TWO_STEP_GOAL_SET_UP, TRUE);
  g_autoptr (VigieSecretStore) secrets = vigie_secret_store_new_in_memory ();

  vigie_two_step_page_set_secrets (page, secrets);
  push (stage, page);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *stack = stage_find (GTK_WIDGET (page), GTK_TYPE_STACK, "stack");

      stage_wait (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), answers[i].shown) == 0);
      stage_settle (stage);
      if (answers[i].entry != NULL)
        gtk_editable_set_text (
            GTK_EDITABLE (stage_find (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW, answers[i].entry)),
            answers[i].text);
      vigie_two_step_frame_next (VIGIE_TWO_STEP_FRAME (gtk_stack_get_visible_child (GTK_STACK (stack))));
    }
  stage_settle (stage);
  return page;
}

static void
show_two_step_why (Stage *stage)
{
  show_wizard (stage, 0);
}

static void
show_two_step_passphrase (Stage *stage)
{
  show_wizard (stage, 1);
}

static void
show_two_step_hint (Stage *stage)
{
  show_wizard (stage, 2);
}

static void
show_two_step_email (Stage *stage)
{
  show_wizard (stage, 3);
}

static void
show_two_step_code (Stage *stage)
{
  VigieTwoStepPage *page = show_wizard (stage, 4);

  stage_wait (g_strcmp0 (get_child (stage), "code") == 0);
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (stage_find (GTK_WIDGET (page), ADW_TYPE_EXPANDER_ROW, "not_arrived_row")), TRUE);
}

static void
show_two_step_wrong_code (Stage *stage)
{
  VigieTwoStepPage *page = show_wizard (stage, 4);

  stage_wait (g_strcmp0 (get_child (stage), "code") == 0);
  vigie_two_step_setup_give_code (vigie_two_step_page_get_setup (page), "99999");
  stage_wait (g_strcmp0 (get_child (stage), "code") == 0);
}

static void
show_two_step_leave (Stage *stage)
{
  VigieTwoStepPage *page = show_wizard (stage, 4);

  stage_wait (g_strcmp0 (get_child (stage), "code") == 0);
  gtk_widget_activate_action (GTK_WIDGET (page), "wizard.leave", NULL);
}

static void
show_two_step_keep (Stage *stage)
{
  show_wizard (stage, 5);
  stage_wait (g_strcmp0 (get_child (stage), "keep") == 0);
}

static void
show_two_step_done (Stage *stage)
{
  show_wizard (stage, 6);
  stage_wait (g_strcmp0 (get_child (stage), "done") == 0);
}

static void
show_two_step_current (Stage *stage)
{
  push (stage, vigie_two_step_page_new (open_scenario (stage, "two-step.json"),
                                        VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD, FALSE));
}

static void
show_two_step_wait (Stage *stage)
{
  VigieTwoStepPage *page;
  g_autoptr (VigieSecret) password = vigie_secret_new ("old", 3);

  show_two_step_current (stage);
  page = VIGIE_TWO_STEP_PAGE (get_page (stage));
  vigie_two_step_setup_give_current_password (vigie_two_step_page_get_setup (page), password);
  stage_wait (g_strcmp0 (get_child (stage), "wait") == 0);
}

static void
show_account_two_step (Stage *stage)
{
  GtkWidget *row;

  push (stage, vigie_account_page_new (open_scenario (stage, "two-step.json"), FALSE));
  stage_settle (stage);
  row = stage_find (get_page (stage), ADW_TYPE_BUTTON_ROW, "change_row");
  gtk_widget_grab_focus (row);
}

static void
show_guided_two_step (Stage *stage)
{
  push (stage, vigie_guided_page_new ("telegram", "two-step", open_practice (stage), TRUE));
}

static void
show_guided_review (Stage *stage)
{
  push (stage, vigie_guided_page_new ("telegram", "review", NULL, FALSE));
}

/* A page of the sign-in, without any: it is shown, and nothing is begun. */
static void
show_sign_in_child (Stage *stage, const char *name)
{
  GtkWidget *stack;

  show_home_empty (stage);
  push (stage, vigie_sign_in_page_new (stage->hub, NULL));
  stack = stage_find (get_page (stage), GTK_TYPE_STACK, "stack");
  gtk_stack_set_visible_child_name (GTK_STACK (stack), name);
}

static void
show_sign_in (Stage *stage)
{
  show_sign_in_child (stage, "access");
}

static void
show_sign_in_code (Stage *stage)
{
  show_sign_in_child (stage, "qr");
  vigie_qr_code_set_text (VIGIE_QR_CODE (stage_find (get_page (stage), VIGIE_TYPE_QR_CODE, NULL)),
                          "tg://login?token=AQLbZ1mlExampleExampleExampleExampleExampleExampleEx");
}

static void
show_sign_in_password (Stage *stage)
{
  show_sign_in_child (stage, "password");
}

static void
show_sign_in_keyring (Stage *stage)
{
  show_sign_in_child (stage, "keyring");
}

static void
show_help (Stage *stage)
{
  adw_dialog_present (vigie_help_dialog_new (), GTK_WIDGET (stage->window));
}

static void
show_shortcuts (Stage *stage)
{
  adw_dialog_present (vigie_shortcuts_dialog_new (), GTK_WIDGET (stage->window));
}

static void
show_wrong_scenario (Stage *stage)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "mairie.json", NULL);

  g_file_set_contents (path, "{\"scenario\": 1,\n \"account\": {\"sessions\": [], \"two_steps\": {}}}", -1,
                       NULL);
  vigie_window_show_scenario (stage->window, path);
  while (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (stage->window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
show_about (Stage *stage)
{
  adw_dialog_present (vigie_about_new (), GTK_WIDGET (stage->window));
}

static void
show_preferences (Stage *stage)
{
  AdwDialog *dialog = vigie_preferences_dialog_new (stage->hub);

  vigie_preferences_dialog_set_can_notify (VIGIE_PREFERENCES_DIALOG (dialog), FALSE);
  adw_dialog_present (dialog, GTK_WIDGET (stage->window));
}

static void
show_preferences_remove (Stage *stage)
{
  GtkWidget *row;

  show_preferences (stage);
  stage_settle (stage);
  row = stage_find (GTK_WIDGET (stage->window), g_type_from_name ("VigiePreferencesAccount"), NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_signal_emit_by_name (stage_find (row, ADW_TYPE_BUTTON_ROW, NULL), "activated");
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

/* An account that cannot be signed out here, so that the report has both parts. */
static void
show_preferences_deleted (Stage *stage)
{
  GtkWidget *dialog;

  make_lists ();
  show_preferences (stage);
  stage_settle (stage);
  g_signal_emit_by_name (stage_find (GTK_WIDGET (stage->window), ADW_TYPE_BUTTON_ROW, "delete_row"),
                         "activated");
  stage_settle (stage);
  dialog = stage_find (GTK_WIDGET (stage->window), ADW_TYPE_ALERT_DIALOG, NULL);
  g_signal_emit_by_name (dialog, "response", "delete");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  stage_settle (stage);
}

static void
show_preferences_lists (Stage *stage)
{
  GtkWidget *group;

  make_lists ();
  g_settings_set_string (vigie_settings_get (), "block-list-feed-address",
                         "https://listes.exemple.fr/hameconnage.txt");
  show_preferences (stage);
  stage_settle (stage);
  group = stage_find (GTK_WIDGET (stage->window), g_type_from_name ("VigiePreferencesLists"), NULL);
  /* From the bottom up, so that all of it is in sight. */
  gtk_widget_child_focus (group, GTK_DIR_TAB_BACKWARD);
}

static void
show_doubted_sign_in (Stage *stage)
{
  g_autoptr (VigieHubAccount) account =
      g_list_model_get_item (vigie_account_hub_get_accounts (stage->hub), 0);

  show_home_empty (stage);
  vigie_window_ask_doubted_sign_in (stage->window, account);
}

/* What stands on a page of another part, on one of its own. */
static GtkWidget *
push_widget (Stage *stage, const char *title, GtkWidget *widget)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (box, "page-box");
  gtk_box_append (GTK_BOX (box), widget);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 560);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), g_object_new (VIGIE_TYPE_HEADER, NULL));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  show_home_empty (stage);
  push (stage, adw_navigation_page_new (view, title));
  return widget;
}

static void
show_passphrase (Stage *stage)
{
  g_autoptr (VigieSecret) phrase = vigie_secret_new ("parapluie moutarde fenouil escabeau velours", 43);
  GtkWidget *chooser = push_widget (stage, "Vigie", vigie_passphrase_chooser_new ());

  /* Always the same picture. */
  vigie_secret_text_set_secret (VIGIE_SECRET_TEXT (stage_find (chooser, VIGIE_TYPE_SECRET_TEXT, NULL)),
                                phrase);
}

static void
show_passphrase_typed (Stage *stage)
{
  GtkWidget *chooser = push_widget (stage, "Vigie", vigie_passphrase_chooser_new ());
  GtkWidget *entry;

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (stage_find (chooser, ADW_TYPE_TOGGLE_GROUP, NULL)),
                                    "typed");
  vigie_passphrase_chooser_set_hint (VIGIE_PASSPHRASE_CHOOSER (chooser), "soleil");
  entry = stage_find (chooser, ADW_TYPE_PASSWORD_ENTRY_ROW, "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "soleil2024");
  gtk_editable_set_text (GTK_EDITABLE (stage_find (chooser, ADW_TYPE_PASSWORD_ENTRY_ROW, "repeat")),
                         "soleil2023");
  stage_wait (gtk_widget_get_visible (stage_find (chooser, VIGIE_TYPE_PASSPHRASE_METER, "typed_meter")));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = vigie_secret_store_store_finish (VIGIE_SECRET_STORE (source), result, NULL);
}

static GtkWidget *
show_secret (Stage *stage)
{
  g_autoptr (VigieSecretStore) store = vigie_secret_store_new_in_memory ();
  g_autoptr (VigieSecret) phrase = vigie_secret_new ("parapluie moutarde fenouil escabeau velours", 43);
  gboolean is_stored = FALSE;

  vigie_secret_store_store_async (store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, "account", phrase, NULL, stored_cb,
                                  &is_stored);
  stage_wait (is_stored);
  return push_widget (stage, "Vigie",
                      vigie_secret_view_new (store, VIGIE_SECRET_TWO_STEP_PASSPHRASE, "account"));
}

static void
show_secret_hidden (Stage *stage)
{
  show_secret (stage);
}

static void
show_secret_shown (Stage *stage)
{
  GtkWidget *view = show_secret (stage);

  stage_settle (stage);
  g_signal_emit_by_name (stage_find (view, GTK_TYPE_BUTTON, "show_button"), "clicked");
  stage_wait (vigie_secret_view_get_is_shown (VIGIE_SECRET_VIEW (view)));
}

const Page pages[] = {
  { "welcome-1", show_start },
  { "welcome-2", show_welcome_2 },
  { "welcome-3", show_welcome_3 },
  { "welcome-choice", show_welcome_choice },
  { "home-empty", show_home_empty },
  { "home-practice", show_home_practice },
  { "home-checked", show_home_checked },
  { "home-left-over", show_start },
  { "account", show_account },
  { "account-plan", show_account_plan },
  { "account-website", show_account_website },
  { "account-quiet", show_account_quiet },
  { "sessions", show_sessions },
  { "sessions-end", show_sessions_end },
  { "sessions-quiet", show_sessions_quiet },
  { "sessions-odd-names", show_sessions_odd_names },
  { "remedy", show_remedy },
  { "remedy-phone", show_remedy_phone },
  { "remedy-done", show_remedy_done },
  { "remedy-direct", show_remedy_direct },
  { "remedy-wait", show_remedy_wait },
  { "guided-two-step", show_guided_two_step },
  { "two-step-why", show_two_step_why },
  { "two-step-current", show_two_step_current },
  { "two-step-passphrase", show_two_step_passphrase },
  { "two-step-hint", show_two_step_hint },
  { "two-step-email", show_two_step_email },
  { "two-step-code", show_two_step_code },
  { "two-step-wrong-code", show_two_step_wrong_code },
  { "two-step-leave", show_two_step_leave },
  { "two-step-wait", show_two_step_wait },
  { "two-step-keep", show_two_step_keep },
  { "two-step-done", show_two_step_done },
  { "account-two-step", show_account_two_step },
  { "guided-review", show_guided_review },
  { "sign-in", show_sign_in },
  { "sign-in-code", show_sign_in_code },
  { "sign-in-password", show_sign_in_password },
  { "sign-in-keyring", show_sign_in_keyring },
  { "passphrase", show_passphrase },
  { "passphrase-typed", show_passphrase_typed },
  { "secret-hidden", show_secret_hidden },
  { "secret-shown", show_secret_shown },
  { "help", show_help },
  { "shortcuts", show_shortcuts },
  { "scenario-wrong", show_wrong_scenario },
  { "about", show_about },
  { "preferences", show_preferences },
  { "preferences-lists", show_preferences_lists },
  { "preferences-remove", show_preferences_remove },
  { "preferences-deleted", show_preferences_deleted },
  { "doubted-sign-in", show_doubted_sign_in },
  { "links", stage_show_links },
  { "links-notice", stage_show_links_notice },
  { "links-dangerous", stage_show_links_dangerous },
  { "links-unknown", stage_show_links_unknown },
  { "links-official", stage_show_links_official },
  { "links-opened", stage_show_links_opened },
  { "links-short", stage_show_links_short },
  { "links-where", stage_show_links_where },
  { "links-several", stage_show_links_several },
};
const guint n_pages = G_N_ELEMENTS (pages);

/* Two accounts for the pages that list them: one that is signed out, one that an earlier run left signed in.
 */
void
stage_make_accounts (const char *page, const char *data_dir)
{
  g_autoptr (VigieAccountList) list = NULL;
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (!g_str_has_prefix (page, "preferences") && !g_str_equal (page, "home-left-over") &&
      !g_str_equal (page, "doubted-sign-in"))
    return;
  list = vigie_account_list_new (data_dir);
  vigie_account_set_label (vigie_account_list_add (list, "telegram", now), "Mairie");
  vigie_account_set_is_signed_in (vigie_account_list_add (list, "telegram", now), TRUE);
  vigie_account_list_save (list, NULL);
}
