/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The wizard of two-step verification, as a person and a screen reader meet it. */

#include "fixture.h"
#include "scenario.h"
#include "vigie-passphrase-chooser.h"
#include "vigie-two-step-frame.h"
#include "vigie-two-step-group.h"
#include "vigie-two-step-page.h"

#define OFF "{\"has_password\":false}"
#define ON                                                                                                   \
  "{\"has_password\":true,\"password\":\"old one\",\"password_hint\":\"school\","                            \
  "\"has_recovery_email\":true,\"recovery_email\":\"before@mail.example\"}"
#define PENDING                                                                                              \
  "{\"has_password\":false,\"recovery_email_pending\":true,\"pending_email\":\"later@mail.example\","        \
  "\"password\":\"of last time\",\"email_code\":\"778899\"}"
#define RESET                                                                                                \
  "{\"has_password\":true,\"password_reset_date\":\"+3d\",\"login_email_pattern\":\"l***@mail.example\"}"

/* An account, and what the service answers. */
typedef struct
{
  const char *two_step;
  const char *answers;
} Case;

static void
set_up (UiFixture *fixture, gconstpointer data)
{
  const Case *world = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      g_strdup_printf ("{\"scenario\":1,\"account\":{\"two_step\":%s,\"sessions\":[{\"id\":\"own\","
                       "\"is_current\":true,\"log_in_date\":\"-3d\"}]},\"answers\":[%s]}",
                       world->two_step, world->answers);
  VigieSimulatedMessenger *messenger =
      vigie_simulated_messenger_new_from_data ("test", text, strlen (text), TEST_NOW, &error);

  g_assert_no_error (error);
  ui_set_up (fixture, messenger, 600, 900);
  vigie_auditor_read_async (fixture->auditor, NULL, NULL, NULL);
  ui_wait_for (vigie_auditor_get_judgement (fixture->auditor) != NULL, 10);
}

static void
tear_down (UiFixture *fixture, gconstpointer data)
{
  ui_tear_down (fixture);
}

static VigieTwoStepPage *
open_page (UiFixture *fixture, VigieTwoStepGoal goal)
{
  VigieTwoStepPage *page = vigie_two_step_page_new (fixture->auditor, goal, FALSE);

  ui_push (fixture, adw_navigation_page_new (gtk_label_new ("below"), "below"));
  ui_push (fixture, page);
  ui_run_for (50);
  return page;
}

static const char *
get_shown (VigieTwoStepPage *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_find (GTK_WIDGET (page), GTK_TYPE_STACK, "stack")));
}

static void
wait_for (VigieTwoStepPage *page, const char *shown)
{
  ui_wait_for (g_str_equal (get_shown (page), shown), 10);
  ui_run_for (20);
}

static VigieTwoStepFrame *
get_frame (VigieTwoStepPage *page)
{
  return VIGIE_TWO_STEP_FRAME (
      gtk_stack_get_visible_child (GTK_STACK (ui_find (GTK_WIDGET (page), GTK_TYPE_STACK, "stack"))));
}

static GtkWidget *
get_part (VigieTwoStepPage *page, const char *name)
{
  GtkWidget *part = ui_find (GTK_WIDGET (get_frame (page)), GTK_TYPE_WIDGET, name);

  g_assert_nonnull (part);
  return part;
}

static void
type (VigieTwoStepPage *page, const char *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_part (page, entry)), text);
}

static void
press (VigieTwoStepPage *page, const char *button)
{
  GtkWidget *found = get_part (page, button);

  g_assert_true (gtk_widget_get_visible (found));
  g_assert_true (gtk_widget_is_sensitive (found));
  g_signal_emit_by_name (found, "clicked");
}

static const char *
get_error (VigieTwoStepPage *page)
{
  return gtk_widget_get_visible (get_part (page, "error_box"))
             ? gtk_label_get_text (GTK_LABEL (get_part (page, "error_label")))
             : "";
}

static AdwAlertDialog *
get_dialog (UiFixture *fixture)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

  return ADW_IS_ALERT_DIALOG (dialog) ? ADW_ALERT_DIALOG (dialog) : NULL;
}

static void
answer (UiFixture *fixture, const char *response)
{
  AdwAlertDialog *dialog = get_dialog (fixture);

  g_assert_nonnull (dialog);
  g_assert_true (adw_alert_dialog_has_response (dialog, response));
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_run_for (50);
}

/* From the first screen to the question for the address. */
static void
go_to_email (VigieTwoStepPage *page, const char *hint)
{
  press (page, "next_button");
  wait_for (page, "passphrase");
  press (page, "next_button");
  wait_for (page, "hint");
  type (page, "hint_entry", hint);
  press (page, "next_button");
  wait_for (page, "email");
}

static void
test_the_whole_way (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);

  g_assert_cmpstr (get_shown (page), ==, "why");
  go_to_email (page, "the drawer");
  type (page, "email_entry", "me@mail.example");
  press (page, "next_button");
  wait_for (page, "code");
  type (page, "code_entry", "12 345");
  press (page, "next_button");
  wait_for (page, "keep");
  press (page, "next_button");
  wait_for (page, "done");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_part (page, "done_password_icon")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Confirmed");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_part (page, "done_hint_icon")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Confirmed");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_part (page, "done_email_icon")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Confirmed");

  /* The pages below were told. */
  ui_wait_for (vigie_two_step_page_find_goal (fixture->auditor) == VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL,
               10);
}

static void
test_back_at_each_step (UiFixture *fixture, gconstpointer data)
{
  static const char *const before[] = { "hint", "passphrase", "why" };
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);

  go_to_email (page, "the drawer");
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "wizard.back", NULL);
      wait_for (page, before[i]);
      if (i == 0)
        g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_part (page, "hint_entry"))), ==,
                         "the drawer");
    }

  /* Nothing was done: nothing is to be said. */
  gtk_widget_activate_action (GTK_WIDGET (page), "wizard.back", NULL);
  ui_run_for (100);
  g_assert_null (get_dialog (fixture));
  g_assert_true (adw_navigation_view_get_visible_page (fixture->view) != ADW_NAVIGATION_PAGE (page));
}

static void
test_a_hint_that_gives_it_away (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);
  g_autofree char *words = NULL;
  const guint8 *bytes;
  gsize length;

  press (page, "next_button");
  wait_for (page, "passphrase");
  press (page, "next_button");
  wait_for (page, "hint");
  bytes = vigie_secret_peek (vigie_two_step_setup_peek_passphrase (vigie_two_step_page_get_setup (page)),
                             &length);
  words = g_strndup ((const char *) bytes, length);
  type (page, "hint_entry", words);
  g_assert_false (gtk_widget_is_sensitive (get_part (page, "next_button")));
  type (page, "hint_entry", "");
  g_assert_true (gtk_widget_is_sensitive (get_part (page, "next_button")));
}

static void
test_without_an_address_it_is_said (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);

  go_to_email (page, "");
  press (page, "extra_button");
  ui_run_for (50);
  answer (fixture, "stay");
  g_assert_cmpstr (get_shown (page), ==, "email");
  press (page, "extra_button");
  ui_run_for (50);
  answer (fixture, "skip");
  wait_for (page, "keep");
  press (page, "next_button");
  wait_for (page, "done");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_part (page, "done_email_icon")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Not confirmed");
}

static void
test_left_in_the_middle (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);

  go_to_email (page, "");
  type (page, "email_entry", "me@mail.example");
  press (page, "next_button");
  wait_for (page, "code");
  gtk_widget_activate_action (GTK_WIDGET (page), "wizard.leave", NULL);
  ui_run_for (50);
  g_assert_nonnull (get_dialog (fixture));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (get_dialog (fixture)), "still off"));
  answer (fixture, "stay");
  g_assert_cmpstr (get_shown (page), ==, "code");

  /* The same when the window is closed. */
  gtk_window_close (fixture->window);
  ui_run_for (100);
  g_assert_nonnull (get_dialog (fixture));
  answer (fixture, "stay");
  gtk_widget_activate_action (GTK_WIDGET (page), "wizard.leave", NULL);
  ui_run_for (50);
  answer (fixture, "leave");
  g_assert_true (adw_navigation_view_get_visible_page (fixture->view) != ADW_NAVIGATION_PAGE (page));
}

static void
test_an_error_stays_on_its_page (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD);

  g_assert_cmpstr (get_shown (page), ==, "password");
  type (page, "password_entry", "wrong");
  press (page, "next_button");
  ui_wait_for (g_str_equal (get_shown (page), "password") && *get_error (page) != '\0', 10);
  g_assert_cmpstr (get_shown (page), ==, "password");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_part (page, "password_entry"))), ==, "");
  type (page, "password_entry", "old one");
  press (page, "next_button");
  wait_for (page, "passphrase");
  g_assert_cmpstr (get_error (page), ==, "");
}

static void
test_a_wrong_code_thrice (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_FINISH_EMAIL);

  g_assert_cmpstr (get_shown (page), ==, "code");
  for (guint i = 0; i < 3; i++)
    {
      type (page, "code_entry", "111111");
      press (page, "next_button");
      ui_wait_for (g_str_equal (get_shown (page), "code") && *get_error (page) != '\0', 10);
    }
  type (page, "code_entry", "778899");
  press (page, "next_button");
  wait_for (page, "done");
}

static void
test_a_flood_wait_counts_down (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);

  go_to_email (page, "");
  type (page, "email_entry", "me@mail.example");
  press (page, "next_button");
  wait_for (page, "wait");
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "countdown_label"))), !=,
      "");
  wait_for (page, "code");
}

static void
test_lost_after_it_was_done_is_seen (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);

  go_to_email (page, "");
  type (page, "email_entry", "me@mail.example");
  press (page, "next_button");
  wait_for (page, "code");
}

static void
test_what_nobody_knows_is_read_again (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);
  GtkWidget *failed = ui_find (GTK_WIDGET (page), ADW_TYPE_STATUS_PAGE, "failed_page");
  GtkWidget *retry = ui_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "retry_button");

  go_to_email (page, "");
  press (page, "extra_button");
  ui_run_for (50);
  answer (fixture, "skip");
  wait_for (page, "failed");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (failed)), ==, "Vigie could not look again");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (retry)), ==, "_Look again");
  g_signal_emit_by_name (retry, "clicked");
  wait_for (page, "keep");
}

static void
test_each_screen_has_a_name (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);

  for (const char *const *name = (const char *const[]) { "why", "passphrase", "hint", NULL }; *name != NULL;
       name++)
    {
      GtkWidget *heading = get_part (page, "heading_label");

      g_assert_cmpstr (get_shown (page), ==, *name);
      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (heading)), ==,
                       GTK_ACCESSIBLE_ROLE_HEADING);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (heading)), !=, "");
      g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (fixture->window)));
      press (page, "next_button");
      ui_run_for (50);
    }
}

/* What the keyring says at the last but one step is not the password's affair. */
static void
test_kept_if_the_person_says_so (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);
  g_autoptr (VigieSecretStore) secrets = vigie_secret_store_new_in_memory ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VigieSecret) kept = NULL;
  g_autoptr (GError) error = NULL;

  vigie_two_step_page_set_secrets (page, secrets);
  go_to_email (page, "");
  press (page, "extra_button");
  ui_run_for (50);
  answer (fixture, "skip");
  wait_for (page, "keep");
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_part (page, "keyring_row")), TRUE);
  press (page, "next_button");
  wait_for (page, "done");

  vigie_secret_store_lookup_async (secrets, VIGIE_SECRET_TWO_STEP_PASSPHRASE,
                                   vigie_auditor_get_account_id (fixture->auditor), NULL,
                                   scenario_take_result_cb, &result);
  ui_wait_for (result != NULL, 10);
  g_assert_true (vigie_secret_store_lookup_finish (secrets, result, &kept, &error));
  g_assert_no_error (error);
  g_assert_nonnull (kept);
}

/* Nothing keeps secrets on this bus: the password holds all the same, and the way goes on. */
static void
test_no_keyring_at_the_keep_step (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page = open_page (fixture, VIGIE_TWO_STEP_GOAL_SET_UP);
  g_autoptr (VigieSecretStore) secrets = vigie_secret_store_new ();

  vigie_two_step_page_set_secrets (page, secrets);
  go_to_email (page, "");
  press (page, "extra_button");
  ui_run_for (50);
  answer (fixture, "skip");
  wait_for (page, "keep");
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_part (page, "keyring_row")), TRUE);
  press (page, "next_button");
  ui_wait_for (*get_error (page) != '\0', 60);
  g_assert_cmpstr (get_shown (page), ==, "keep");
  g_assert_nonnull (strstr (get_error (page), "The password itself holds."));
  press (page, "next_button");
  wait_for (page, "done");
}

/* The keyring does not let go of the password of before: said once, and the way goes on. */
static void
test_older_one_stays_in_the_keyring (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepPage *page;
  g_autoptr (VigieSecretStore) secrets = NULL;

  /* libsecret chooses its keyring once a process. */
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  /* A folder cannot be its file. */
  g_assert_true (g_setenv ("SECRET_BACKEND", "file", TRUE));
  g_assert_true (g_setenv ("SECRET_FILE_TEST_PATH", g_get_tmp_dir (), TRUE));
  g_assert_true (g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE));
  secrets = vigie_secret_store_new ();
  page = open_page (fixture, VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD);
  vigie_two_step_page_set_secrets (page, secrets);
  type (page, "password_entry", "old one");
  press (page, "next_button");
  wait_for (page, "passphrase");
  press (page, "next_button");
  wait_for (page, "hint");
  press (page, "next_button");
  wait_for (page, "keep");
  press (page, "next_button");
  ui_wait_for (*get_error (page) != '\0', 60);
  g_assert_cmpstr (get_shown (page), ==, "keep");
  g_assert_nonnull (strstr (get_error (page), "may still hold the old one"));
  press (page, "next_button");
  wait_for (page, "done");
}

/* What the rows of an account's page say. */
static void
test_the_group_shows_what_was_read (UiFixture *fixture, gconstpointer data)
{
  VigieTwoStepGroup *group = g_object_ref_sink (g_object_new (VIGIE_TYPE_TWO_STEP_GROUP, NULL));
  VigieFacts *facts = vigie_judgement_get_facts (vigie_auditor_get_judgement (fixture->auditor));
  GtkWidget *reset = ui_find (GTK_WIDGET (group), ADW_TYPE_ACTION_ROW, "reset_row");

  vigie_two_step_group_show_facts (group, facts, vigie_messenger_get_capabilities (fixture->messenger),
                                   TEST_NOW);
  g_assert_true (gtk_widget_get_visible (reset));
  g_assert_true (gtk_widget_get_visible (ui_find (GTK_WIDGET (group), ADW_TYPE_BUTTON_ROW, "change_row")));
  g_assert_false (gtk_widget_get_visible (ui_find (GTK_WIDGET (group), ADW_TYPE_BUTTON_ROW, "set_up_row")));
  g_object_unref (group);
}

static const Case off = { OFF, "" };
static const Case on = { ON, "" };
static const Case pending = { PENDING, "" };
static const Case reset = { RESET, "" };
static const Case flood = { OFF, "{\"to\":\"set_two_step\",\"error\":\"rate_limited\",\"retry_after_s\":2}" };
static const Case lost = { OFF, "{\"to\":\"set_two_step\",\"error\":\"network\",\"done\":true}" };
static const Case unread = {
  OFF,
  "{\"to\":\"set_two_step\",\"error\":\"network\",\"done\":true},"
  "{\"to\":\"read_two_step\",\"delay_ms\":0},{\"to\":\"read_two_step\",\"error\":\"service\"}",
};

#define ADD(path, world, function)                                                                           \
  g_test_add ("/two-step-page/" path, UiFixture, &world, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("whole-way", off, test_the_whole_way);
  ADD ("back", off, test_back_at_each_step);
  ADD ("hint", off, test_a_hint_that_gives_it_away);
  ADD ("skip", off, test_without_an_address_it_is_said);
  ADD ("leave", off, test_left_in_the_middle);
  ADD ("wrong-password", on, test_an_error_stays_on_its_page);
  ADD ("wrong-code", pending, test_a_wrong_code_thrice);
  ADD ("flood", flood, test_a_flood_wait_counts_down);
  ADD ("lost", lost, test_lost_after_it_was_done_is_seen);
  ADD ("unread", unread, test_what_nobody_knows_is_read_again);
  ADD ("names", off, test_each_screen_has_a_name);
  ADD ("keep", off, test_kept_if_the_person_says_so);
  ADD ("no-keyring", off, test_no_keyring_at_the_keep_step);
  ADD ("older-stays", on, test_older_one_stays_in_the_keyring);
  ADD ("group", reset, test_the_group_shows_what_was_read);

  return g_test_run ();
}
