/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window as a person meets it, without a keyring and without an account. Needs a display. */

#include <adwaita.h>
#include <errno.h>
#include <locale.h>

#include "vigie-account-page.h"
#include "vigie-config.h"
#include "vigie-error.h"
#include "vigie-help-dialog.h"
#include "vigie-home-page.h"
#include "vigie-hub-ending.h"
#include "vigie-links-page.h"
#include "vigie-pill.h"
#include "vigie-preferences-dialog.h"
#include "vigie-risk-notices.h"
#include "vigie-settings.h"
#include "vigie-shortcut-table.h"
#include "vigie-shortcuts-dialog.h"
#include "vigie-welcome-page.h"
#include "vigie-window-private.h"

typedef struct
{
  char *data_dir;
  VigieAccountHub *hub;
  VigieWindow *window;
} Fixture;

static AdwApplication *application;

#define wait_for(condition)                                                                                  \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                                              \
    while (!(condition))                                                                                     \
      {                                                                                                      \
        if (g_get_monotonic_time () > end)                                                                   \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                          \
        if (!g_main_context_iteration (NULL, FALSE))                                                         \
          g_usleep (2000);                                                                                   \
      }                                                                                                      \
  }                                                                                                          \
  G_STMT_END

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->data_dir = g_dir_make_tmp ("vigie-test-XXXXXX", NULL);
  vigie_settings_reset ();
  if (user_data != NULL)
    {
      g_autoptr (VigieAccountList) list = vigie_account_list_new (fixture->data_dir);

      vigie_account_set_label (vigie_account_list_add (list, "telegram", 1795500000), "Mairie");
      vigie_account_set_is_signed_in (vigie_account_list_add (list, "telegram", 1795500000), TRUE);
      g_assert_true (vigie_account_list_save (list, NULL));
    }
  fixture->hub = vigie_account_hub_new (fixture->data_dir, 60);
  g_assert_true (vigie_account_hub_load (fixture->hub, NULL));
  fixture->window = vigie_window_new (application, fixture->hub);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->hub);
  g_clear_pointer (&fixture->data_dir, g_free);
}

static AdwNavigationPage *
visible_page (Fixture *fixture)
{
  return adw_navigation_view_get_visible_page (vigie_window_get_navigation (fixture->window));
}

/* The first descendant of @type that can be seen and, with @text, has it as its label, title or accessible
 * text. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;
      g_autofree char *own = NULL;
      const char *property = g_object_class_find_property (G_OBJECT_GET_CLASS (child), "label")   ? "label"
                             : g_object_class_find_property (G_OBJECT_GET_CLASS (child), "title") ? "title"
                                                                                                  : NULL;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) && gtk_widget_get_mapped (child))
        {
          if (property != NULL)
            g_object_get (child, property, &own, NULL);
          if (text == NULL || g_strcmp0 (own, text) == 0)
            return child;
        }
      found = find (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_label (Fixture *fixture, const char *text)
{
  return find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, text) != NULL;
}

static void
test_pill_speaks (void)
{
  g_autoptr (GtkWidget) pill = g_object_ref_sink (vigie_pill_new ());

  vigie_pill_set_verdict (VIGIE_PILL (pill), VIGIE_VERDICT_DANGER);
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "Look at this");
  vigie_pill_set_verdict (VIGIE_PILL (pill), VIGIE_VERDICT_NOTHING_UNUSUAL);
  gtk_test_accessible_assert_property (pill, GTK_ACCESSIBLE_PROPERTY_LABEL, "Nothing unusual");
}

static void
test_pill_is_never_colour_alone (void)
{
  for (VigieVerdict verdict = VIGIE_VERDICT_NOTHING_UNUSUAL; verdict <= VIGIE_VERDICT_DANGER; verdict++)
    {
      g_autoptr (GtkWidget) pill = g_object_ref_sink (vigie_pill_new ());
      GtkWidget *image = gtk_widget_get_first_child (pill);
      GtkWidget *label = gtk_widget_get_next_sibling (image);

      vigie_pill_set_verdict (VIGIE_PILL (pill), verdict);
      g_assert_true (gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                              gtk_image_get_icon_name (GTK_IMAGE (image))));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), !=, "");
    }
}

static void
test_welcome_by_its_keys (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (VIGIE_IS_WELCOME_PAGE (visible_page (fixture)));

  /* The same key again and again leads through: the focus is where the next step is. */
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *next = find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Next");

      g_assert_nonnull (next);
      wait_for (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == next);
      g_signal_emit_by_name (next, "clicked");
    }
  wait_for (has_label (fixture, "4 of 4"));
  g_assert_null (find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Next"));
  g_assert_nonnull (find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Start"));
}

static void
test_welcome_asks_for_one_messenger (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *check, *start;

  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *next = find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Next");

      wait_for (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == next);
      g_signal_emit_by_name (next, "clicked");
    }
  wait_for ((check = find (GTK_WIDGET (fixture->window), GTK_TYPE_CHECK_BUTTON, NULL)) != NULL);
  start = find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Start");
  g_assert_true (gtk_widget_get_sensitive (start));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_false (gtk_widget_get_sensitive (start));
}

static void
test_practice_comes_and_goes (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *banner;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.practice", NULL);
  wait_for (has_label (fixture, "Not checked yet"));
  banner = find (GTK_WIDGET (fixture->window), ADW_TYPE_BANNER, "Practice account: nothing here is real");
  g_assert_nonnull (banner);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_null (find (GTK_WIDGET (fixture->window), ADW_TYPE_BUTTON_ROW, NULL));

  /* Nothing was chosen yet: leaving leads back to the welcome. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.leave-practice", NULL);
  g_assert_true (VIGIE_IS_WELCOME_PAGE (visible_page (fixture)));
}

static void
test_practice_checkup (Fixture *fixture, gconstpointer user_data)
{
  VigieHubAccount *practice;
  VigieAuditor *auditor;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.practice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-checkup", NULL);
  wait_for (VIGIE_IS_ACCOUNT_PAGE (visible_page (fixture)));

  practice = vigie_account_hub_get_practice (fixture->hub);
  auditor = vigie_hub_account_get_auditor (practice);
  wait_for (vigie_auditor_get_judgement (auditor) != NULL);
  g_assert_cmpint (vigie_judgement_get_verdict (vigie_auditor_get_judgement (auditor)), ==,
                   VIGIE_VERDICT_DANGER);

  /* Kept at once: the program may be ended with the page open. */
  g_assert_nonnull (vigie_hub_account_get_last_checkup (practice));
  adw_navigation_view_pop (vigie_window_get_navigation (fixture->window));
  wait_for (find (GTK_WIDGET (fixture->window), VIGIE_TYPE_PILL, NULL) != NULL);
}

/* The account is read again and again: what is open in the plan stays open. */
static void
test_plan_stays_open (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieJudgement) before = NULL;
  VigieAuditor *auditor;
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.practice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-checkup", NULL);
  wait_for (VIGIE_IS_ACCOUNT_PAGE (visible_page (fixture)));
  wait_for ((row = find (GTK_WIDGET (fixture->window), ADW_TYPE_EXPANDER_ROW, NULL)) != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);

  auditor = vigie_hub_account_get_auditor (vigie_account_hub_get_practice (fixture->hub));
  before = g_object_ref (vigie_auditor_get_judgement (auditor));
  vigie_auditor_read_async (auditor, NULL, NULL, NULL);
  wait_for (vigie_auditor_get_judgement (auditor) != before);
  g_assert_true (find (GTK_WIDGET (fixture->window), ADW_TYPE_EXPANDER_ROW, NULL) == row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
}

static int
get_min_width (Fixture *fixture)
{
  int min = 0;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  return min;
}

/* With large letters too, a page needs no more than the narrowest window: a phone's. */
static void
test_pages_are_narrow (Fixture *fixture, gconstpointer user_data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * PANGO_SCALE, NULL);
  g_assert_cmpint (get_min_width (fixture), <=, 360);
  g_settings_set_boolean (vigie_settings_get (), "welcomed", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-again", NULL);
  g_assert_cmpint (get_min_width (fixture), <=, 360);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.practice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-checkup", NULL);
  wait_for (VIGIE_IS_ACCOUNT_PAGE (visible_page (fixture)));
  wait_for (find (GTK_WIDGET (fixture->window), ADW_TYPE_EXPANDER_ROW, NULL) != NULL);
  g_assert_cmpint (get_min_width (fixture), <=, 360);
  adw_navigation_view_pop (vigie_window_get_navigation (fixture->window));
  wait_for (find (GTK_WIDGET (fixture->window), VIGIE_TYPE_PILL, NULL) != NULL);
  g_assert_cmpint (get_min_width (fixture), <=, 360);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_practice_begins_anew (Fixture *fixture, gconstpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.practice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-checkup", NULL);
  wait_for (VIGIE_IS_ACCOUNT_PAGE (visible_page (fixture)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.leave-practice", NULL);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.practice", NULL);
  g_assert_null (vigie_hub_account_get_auditor (vigie_account_hub_get_practice (fixture->hub)));
  wait_for (has_label (fixture, "Not checked yet"));
}

/* A scenario of @n_sessions others than one's own, in a file of the fixture. */
static char *
write_scenario (Fixture *fixture, guint n_sessions)
{
  g_autoptr (GString) data =
      g_string_new ("{\"scenario\":1,\"account\":{\"sessions\":[{\"id\":\"own\",\"is_current\":true}");
  char *path = g_build_filename (fixture->data_dir, "account.json", NULL);

  for (guint i = 0; i < n_sessions; i++)
    g_string_append_printf (data,
                            ",{\"id\":\"s%u\",\"kind\":\"phone\",\"device_model\":\"Device %u\","
                            "\"log_in_date\":\"-%ud\",\"last_active_date\":\"-%uh\"}",
                            i, i, 1 + i % 900, i % 2000);
  g_string_append (data, "]}}");
  g_assert_true (g_file_set_contents (path, data->str, -1, NULL));
  return path;
}

static void
test_practice_with_a_scenario (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = write_scenario (fixture, 10000);
  VigieHubAccount *practice;
  VigieJudgement *judgement;

  vigie_window_show_scenario (fixture->window, path);
  wait_for (has_label (fixture, "Not checked yet"));
  g_assert_nonnull (
      find (GTK_WIDGET (fixture->window), ADW_TYPE_BANNER, "Practice account: nothing here is real"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-checkup", NULL);
  wait_for (VIGIE_IS_ACCOUNT_PAGE (visible_page (fixture)));
  practice = vigie_account_hub_get_practice (fixture->hub);
  wait_for (vigie_auditor_get_judgement (vigie_hub_account_get_auditor (practice)) != NULL);
  judgement = vigie_auditor_get_judgement (vigie_hub_account_get_auditor (practice));
  g_assert_nonnull (vigie_judgement_find_session (judgement, "s9999"));

  /* Another file, where practice is shown already: from its beginning. */
  g_clear_pointer (&path, g_free);
  path = write_scenario (fixture, 1);
  vigie_window_show_scenario (fixture->window, path);
  wait_for (has_label (fixture, "Not checked yet"));
  g_assert_true (vigie_account_hub_get_practice (fixture->hub) != practice);

  /* Left, and entered again: the practice account that Vigie brings. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.leave-practice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.practice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-checkup", NULL);
  wait_for (VIGIE_IS_ACCOUNT_PAGE (visible_page (fixture)));
  practice = vigie_account_hub_get_practice (fixture->hub);
  wait_for (vigie_auditor_get_judgement (vigie_hub_account_get_auditor (practice)) != NULL);
  judgement = vigie_auditor_get_judgement (vigie_hub_account_get_auditor (practice));
  g_assert_null (vigie_judgement_find_session (judgement, "s0"));
}

static void
test_scenario_that_is_none (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->data_dir, "broken.json", NULL);
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);
  AdwDialog *dialog;

  g_assert_true (g_file_set_contents (path, "{\"scenario\": 1,\n  \"account\": 7}", -1, NULL));
  vigie_window_show_scenario (fixture->window, path);
  wait_for (adw_application_window_get_visible_dialog (window) != NULL);
  dialog = adw_application_window_get_visible_dialog (window);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "line 2, column "));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "broken.json"));
  g_assert_true (VIGIE_IS_WELCOME_PAGE (visible_page (fixture)));

  /* One that is not there. */
  adw_dialog_force_close (dialog);
  wait_for (adw_application_window_get_visible_dialog (window) == NULL);
  vigie_window_show_scenario (fixture->window, "/nowhere/account.json");
  wait_for (adw_application_window_get_visible_dialog (window) != NULL);
  dialog = adw_application_window_get_visible_dialog (window);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), g_strerror (ENOENT)));
}

static void
test_session_of_a_notification (Fixture *fixture, gconstpointer user_data)
{
  /* Of an account that is gone: the window stays as it is. */
  vigie_window_show_session (fixture->window, "ffffffffffffffffffffffffffffffff", "1");
  g_assert_true (VIGIE_IS_WELCOME_PAGE (visible_page (fixture)));

  vigie_account_hub_get_practice (fixture->hub);
  vigie_window_show_session (fixture->window, "practice", "1");
  wait_for (g_str_equal (G_OBJECT_TYPE_NAME (visible_page (fixture)), "VigieRemedyPage"));
}

typedef struct
{
  VigieRiskNotices *notices;
  char *session_id;
  VigieWindow *window;
} Risk;

static void
unseen_cb (VigieRiskNotices *notices, const char *account_id, const char *session_id, gpointer user_data)
{
  Risk *risk = user_data;

  g_set_str (&risk->session_id, session_id);
  vigie_window_tell_risky_session (risk->window, account_id, session_id);
}

/* Practice raises no alarm on the desktop; the window itself says it, and keeps saying it. */
static void
test_risk_without_notification (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieRiskNotices) notices = vigie_risk_notices_new (fixture->hub);
  g_autoptr (VigieJudgedSession) session = NULL;
  Risk risk = { .notices = notices, .window = fixture->window };
  VigieHubAccount *practice;
  VigieAuditor *auditor;

  g_signal_connect (notices, "unseen", G_CALLBACK (unseen_cb), &risk);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.practice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-checkup", NULL);
  wait_for (VIGIE_IS_ACCOUNT_PAGE (visible_page (fixture)));
  practice = vigie_account_hub_get_practice (fixture->hub);
  auditor = vigie_hub_account_get_auditor (practice);
  wait_for (vigie_auditor_get_judgement (auditor) != NULL);

  session = g_list_model_get_item (vigie_judgement_get_sessions (vigie_auditor_get_judgement (auditor)), 0);
  g_signal_emit_by_name (auditor, "risky-session", session);
  g_assert_cmpstr (risk.session_id, ==, vigie_session_get_id (vigie_judged_session_get_session (session)));
  wait_for (has_label (fixture, "A risky session has appeared in your account."));

  /* What ends it is open: enough was said. */
  vigie_window_show_session (fixture->window, "practice", risk.session_id);
  wait_for (g_str_equal (G_OBJECT_TYPE_NAME (visible_page (fixture)), "VigieRemedyPage"));
  wait_for (!has_label (fixture, "A risky session has appeared in your account."));
  g_clear_pointer (&risk.session_id, g_free);
}

/* Answered for wherever, or gone: the window stops saying it. */
static void
test_risk_is_dealt_with (Fixture *fixture, gconstpointer user_data)
{
  const VigieDeclared declared = { .answer = VIGIE_ANSWER_ME, .name = "Mine" };
  const char *ids[] = { "practice-stranger", "nobody" };
  VigieAuditor *auditor;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.practice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-checkup", NULL);
  wait_for (VIGIE_IS_ACCOUNT_PAGE (visible_page (fixture)));
  auditor = vigie_hub_account_get_auditor (vigie_account_hub_get_practice (fixture->hub));
  wait_for (vigie_auditor_get_judgement (auditor) != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      vigie_window_tell_risky_session (fixture->window, "practice", ids[i]);
      wait_for (has_label (fixture, "A risky session has appeared in your account."));
      if (i == 0)
        vigie_auditor_answer_async (auditor, ids[i], &declared, NULL, NULL, NULL);
      else
        vigie_auditor_read_async (auditor, NULL, NULL, NULL);
      wait_for (!has_label (fixture, "A risky session has appeared in your account."));
    }

  vigie_window_tell_risky_session (fixture->window, "practice", "practice-stranger");
  wait_for (has_label (fixture, "A risky session has appeared in your account."));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.leave-practice", NULL);
  wait_for (!has_label (fixture, "A risky session has appeared in your account."));
}

/* The start owes nothing to what judges links. */
static void
test_links_are_made_when_shown (Fixture *fixture, gconstpointer user_data)
{
  g_settings_set_boolean (vigie_settings_get (), "welcomed", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-again", NULL);
  wait_for (find (GTK_WIDGET (fixture->window), VIGIE_TYPE_HOME_PAGE, NULL) != NULL);
  g_assert_null (find (GTK_WIDGET (fixture->window), VIGIE_TYPE_LINKS_PAGE, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "s", "links");
  wait_for (find (GTK_WIDGET (fixture->window), VIGIE_TYPE_LINKS_PAGE, NULL) != NULL);
  wait_for (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));

  /* One key for what the page is for. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.check", NULL);
  wait_for (has_label (fixture, "There is nothing to check yet. Paste a message or a link first."));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "s", "checkup");
  wait_for (find (GTK_WIDGET (fixture->window), VIGIE_TYPE_HOME_PAGE, NULL) != NULL);
}

/* Wherever the person is, what was sent comes to the front. */
static void
test_link_from_outside (Fixture *fixture, gconstpointer user_data)
{
  g_assert_true (VIGIE_IS_WELCOME_PAGE (visible_page (fixture)));
  vigie_window_check_link (fixture->window, "see you");
  wait_for (
      has_label (fixture, "No link was found in this text. Paste the whole message, or the link itself."));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.practice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-checkup", NULL);
  wait_for (VIGIE_IS_ACCOUNT_PAGE (visible_page (fixture)));
  adw_dialog_present (vigie_help_dialog_new (), GTK_WIDGET (fixture->window));
  vigie_window_check_link (fixture->window, " ");
  wait_for (has_label (fixture, "There is nothing to check yet. Paste a message or a link first."));
  g_assert_true (g_str_equal (adw_navigation_page_get_tag (visible_page (fixture)), "places"));
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == NULL);
}

static void
test_toast_is_plain_text (Fixture *fixture, gconstpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.toast", "s", "<b>PC</b> & co");
  wait_for (has_label (fixture, "<b>PC</b> & co"));
}

static void
test_left_over_is_offered (Fixture *fixture, gconstpointer user_data)
{
  wait_for (find (GTK_WIDGET (fixture->window), ADW_TYPE_BANNER, "Vigie was still signed in to Telegram.") !=
            NULL);
  /* It has no card: there is nothing to check there, only to end. */
  g_assert_cmpuint (g_list_model_get_n_items (vigie_account_hub_get_accounts (fixture->hub)), ==, 1);
  g_assert_nonnull (vigie_account_hub_get_left_over (fixture->hub));
}

static void
store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VigieStore **store = user_data;

  *store = vigie_memory_open_finish (VIGIE_MEMORY (source), result, NULL);
}

static void
test_no_keyring_is_said (Fixture *fixture, gconstpointer user_data)
{
  VigieMemory *memory = vigie_account_hub_get_memory (fixture->hub);
  g_autoptr (VigieStore) store = NULL;
  GtkWidget *banner;

  g_settings_set_boolean (vigie_settings_get (), "welcomed", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-again", NULL);
  vigie_memory_open_async (memory, NULL, store_opened_cb, &store);
  wait_for (store != NULL);
  /* Missing, or started by the bus and locked: the person is told either way. */
  g_assert_nonnull (vigie_memory_get_error (memory));
  g_assert_cmpint (vigie_memory_get_error (memory)->domain, ==, VIGIE_ERROR);
  wait_for ((banner = find (GTK_WIDGET (fixture->window), ADW_TYPE_BANNER,
                            "Vigie will not remember this checkup.")) != NULL);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
}

static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, label);

  if (button != NULL)
    g_signal_emit_by_name (button, "clicked");
}

/* Without a network the page says what is missing, and what works without it. */
static void
test_sign_in_offline (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    {
      g_test_skip ("this machine has a network");
      return;
    }
  if (!vigie_telegram_is_available (&error))
    {
      g_test_skip (error->message);
      return;
    }

  g_settings_set_boolean (vigie_settings_get (), "welcomed", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.start-again", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-in", NULL);
  wait_for (find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Show the code") != NULL);
  press (fixture, "_Show the code");
  wait_for (find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Go on, this time only") != NULL ||
            has_label (fixture, "This computer has no connection to the internet"));
  press (fixture, "_Go on, this time only");
  wait_for (has_label (fixture, "This computer has no connection to the internet"));
  g_assert_nonnull (
      find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "_Check it on the phone, step by step"));

  press (fixture, "_Try with a practice account");
  wait_for (find (GTK_WIDGET (fixture->window), ADW_TYPE_BANNER, "Practice account: nothing here is real") !=
            NULL);
}

static void
test_dialogs_open (Fixture *fixture, gconstpointer user_data)
{
  adw_dialog_present (vigie_help_dialog_new (), GTK_WIDGET (fixture->window));
  wait_for (has_label (fixture, "What leaves this computer"));
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));

  adw_dialog_present (vigie_preferences_dialog_new (fixture->hub), GTK_WIDGET (fixture->window));
  wait_for (has_label (fixture, "Mairie"));
}

static gboolean
has_window_action (const char *wanted)
{
  GtkWidgetClass *widget_class = g_type_class_peek (VIGIE_TYPE_WINDOW);
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (widget_class, i, &owner, &name, &type, &property); i++)
    {
      if (g_str_equal (name, wanted))
        return TRUE;
    }
  return FALSE;
}

/* Each key is one that GTK knows, for an action of the window's or of the application's, and is listed. */
static void
test_shortcuts_are_listed (Fixture *fixture, gconstpointer user_data)
{
  guint n_shortcuts;
  const VigieShortcut *shortcuts = vigie_shortcut_table_get (&n_shortcuts);

  adw_dialog_present (vigie_shortcuts_dialog_new (), GTK_WIDGET (fixture->window));
  wait_for (has_label (fixture, "Keyboard shortcuts"));
  for (guint i = 0; i < n_shortcuts; i++)
    {
      GdkModifierType modifiers;
      guint key;

      g_assert_true (has_label (fixture, shortcuts[i].group));
      g_assert_true (has_label (fixture, shortcuts[i].title));
      for (guint j = 0; shortcuts[i].accels[j] != NULL; j++)
        g_assert_true (gtk_accelerator_parse (shortcuts[i].accels[j], &key, &modifiers) && key != 0);
      if (shortcuts[i].action != NULL && g_str_has_prefix (shortcuts[i].action, "win."))
        {
          g_autofree char *name = NULL;
          g_autoptr (GVariant) target = NULL;

          g_assert_true (g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL));
          g_assert_true (has_window_action (name));
        }
    }
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VigieErasure **erasure = user_data;
  g_autoptr (GError) error = NULL;

  *erasure = vigie_account_hub_erase_finish (VIGIE_ACCOUNT_HUB (source), result, &error);
  g_assert_no_error (error);
}

static void
test_erase_leaves_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->data_dir, "history.db", NULL);
  g_autofree char *removed = NULL;
  g_autoptr (VigieErasure) erasure = NULL;

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_settings_set_boolean (vigie_settings_get (), "welcomed", TRUE);
  vigie_account_hub_erase_async (fixture->hub, NULL, erased_cb, &erasure);
  wait_for (erasure != NULL);
  g_assert_false (g_file_test (fixture->data_dir, G_FILE_TEST_EXISTS));
  g_assert_false (g_settings_get_boolean (vigie_settings_get (), "welcomed"));
  removed = vigie_erasure_dup_removed (erasure);
  g_assert_nonnull (strstr (removed, "past checkups"));
  g_assert_nonnull (strstr (removed, "The settings"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  gtk_test_init (&argc, &argv, NULL);
  /* The tests count on pages that are there at once. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application =
      g_object_new (ADW_TYPE_APPLICATION, "application-id", VIGIE_APP_ID, "flags", G_APPLICATION_NON_UNIQUE,
                    "resource-base-path", "/io/github/vigieapp/Vigie", NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/window/pill/speaks", test_pill_speaks);
  g_test_add_func ("/window/pill/never-colour-alone", test_pill_is_never_colour_alone);
#define add(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)
  add ("/window/welcome/keys", NULL, test_welcome_by_its_keys);
  add ("/window/welcome/one-messenger", NULL, test_welcome_asks_for_one_messenger);
  add ("/window/practice/comes-and-goes", NULL, test_practice_comes_and_goes);
  add ("/window/practice/checkup", NULL, test_practice_checkup);
  add ("/window/practice/plan-stays-open", NULL, test_plan_stays_open);
  add ("/window/pages-are-narrow", NULL, test_pages_are_narrow);
  add ("/window/practice/begins-anew", NULL, test_practice_begins_anew);
  add ("/window/practice/scenario", NULL, test_practice_with_a_scenario);
  add ("/window/practice/scenario-that-is-none", NULL, test_scenario_that_is_none);
  add ("/window/session-of-a-notification", NULL, test_session_of_a_notification);
  add ("/window/risk-without-notification", NULL, test_risk_without_notification);
  add ("/window/risk-is-dealt-with", NULL, test_risk_is_dealt_with);
  add ("/window/links/made-when-shown", NULL, test_links_are_made_when_shown);
  add ("/window/links/from-outside", NULL, test_link_from_outside);
  add ("/window/toast-is-plain-text", NULL, test_toast_is_plain_text);
  add ("/window/left-over", "accounts", test_left_over_is_offered);
  add ("/window/no-keyring", NULL, test_no_keyring_is_said);
  add ("/window/sign-in-offline", NULL, test_sign_in_offline);
  add ("/window/dialogs", "accounts", test_dialogs_open);
  add ("/window/shortcuts-are-listed", NULL, test_shortcuts_are_listed);
  add ("/window/erase", NULL, test_erase_leaves_nothing);
  return g_test_run ();
}
