/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"
#include "scenario.h"
#include "vigie-clock-card.h"
#include "vigie-guide-view.h"
#include "vigie-remedy-page.h"

/* How old Vigie's own session is, and the rest of the scenario. */
typedef struct
{
  const char *age;
  const char *more;
} Case;

static void
set_up (UiFixture *fixture, gconstpointer data)
{
  const Case *world = data;

  ui_set_up (fixture, VIGIE_SIMULATED_MESSENGER (scenario_open (world->age, world->more)), 600, 900);
  vigie_auditor_read_async (fixture->auditor, NULL, NULL, NULL);
  ui_wait_for (vigie_auditor_get_judgement (fixture->auditor) != NULL, 10);
}

static void
tear_down (UiFixture *fixture, gconstpointer data)
{
  ui_tear_down (fixture);
}

static VigieRemedyPage *
open_page (UiFixture *fixture, VigieCapability kind, const char *target, gboolean is_practice)
{
  g_autoptr (VigieAction) action = vigie_action_new (kind, target, 90);
  AdwNavigationPage *page = vigie_remedy_page_new (fixture->auditor, action, is_practice);

  vigie_remedy_set_poll_interval (vigie_remedy_page_get_remedy (VIGIE_REMEDY_PAGE (page)), 20);
  ui_push (fixture, page);
  ui_run_for (50);
  return VIGIE_REMEDY_PAGE (page);
}

static const char *
get_shown (VigieRemedyPage *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_find (GTK_WIDGET (page), GTK_TYPE_STACK, "stack")));
}

static void
press (VigieRemedyPage *page, const char *button)
{
  GtkWidget *found = ui_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, button);

  g_assert_nonnull (found);
  g_assert_true (gtk_widget_get_visible (found));
  g_signal_emit_by_name (found, "clicked");
}

static void
wait_for (VigieRemedyPage *page, const char *shown)
{
  ui_wait_for (g_str_equal (get_shown (page), shown), 10);
}

static void
test_nothing_is_done_before_it_is_said (UiFixture *fixture, gconstpointer data)
{
  VigieRemedyPage *page = open_page (fixture, VIGIE_CAPABILITY_END_SESSION, "stranger", FALSE);
  GtkWidget *meaning = ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "meaning_row");
  GtkWidget *undo = ui_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "undo_row");

  ui_run_for (200);
  g_assert_cmpstr (get_shown (page), ==, "prepare");
  g_assert_cmpint (vigie_remedy_get_state (vigie_remedy_page_get_remedy (page)), ==, VIGIE_REMEDY_PREPARE);
  g_assert_cmpuint (strlen (adw_action_row_get_subtitle (ADW_ACTION_ROW (meaning))), >, 0);
  g_assert_cmpuint (strlen (adw_action_row_get_subtitle (ADW_ACTION_ROW (undo))), >, 0);
}

static void
test_an_old_session_ends_another (UiFixture *fixture, gconstpointer data)
{
  VigieRemedyPage *page = open_page (fixture, VIGIE_CAPABILITY_END_SESSION, "stranger", FALSE);

  press (page, "act_button");
  wait_for (page, "confirmed");
  ui_wait_for (
      vigie_judgement_find_session (vigie_auditor_get_judgement (fixture->auditor), "stranger") == NULL, 10);
}

/* The first day: look, do it on the phone, and Vigie turns green by itself. */
static void
test_a_young_session_guides_and_turns_green (UiFixture *fixture, gconstpointer data)
{
  VigieRemedyPage *page = open_page (fixture, VIGIE_CAPABILITY_END_SESSION, "stranger", TRUE);
  GtkWidget *steps;

  g_assert_false (gtk_widget_get_visible (ui_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, "act_button")));
  g_assert_true (
      gtk_widget_get_visible (ui_find (GTK_WIDGET (page), VIGIE_TYPE_CLOCK_CARD, "prepare_clock")));
  press (page, "guide_button");
  wait_for (page, "guided");
  steps = ui_find (GTK_WIDGET (page), VIGIE_TYPE_GUIDE_VIEW, "guide_view");
  g_assert_cmpuint (vigie_guide_view_get_n_steps (VIGIE_GUIDE_VIEW (steps)), ==, 3);

  ui_run_for (200);
  g_assert_cmpstr (get_shown (page), ==, "guided");
  press (page, "practice_button");
  wait_for (page, "confirmed");
}

static void
test_ok_that_does_nothing_is_not_believed (UiFixture *fixture, gconstpointer data)
{
  VigieRemedyPage *page = open_page (fixture, VIGIE_CAPABILITY_END_SESSION, "stranger", FALSE);

  press (page, "act_button");
  wait_for (page, "failed");
  g_assert_cmpint (vigie_remedy_get_state (vigie_remedy_page_get_remedy (page)), ==,
                   VIGIE_REMEDY_NOT_CONFIRMED);
}

static void
test_lost_after_it_was_done_is_seen (UiFixture *fixture, gconstpointer data)
{
  VigieRemedyPage *page = open_page (fixture, VIGIE_CAPABILITY_END_SESSION, "stranger", FALSE);

  press (page, "act_button");
  wait_for (page, "confirmed");
}

static void
test_what_cannot_be_read_is_not_done (UiFixture *fixture, gconstpointer data)
{
  VigieRemedyPage *page;

  /* The first reading is the auditor's; all later ones fail. */
  page = open_page (fixture, VIGIE_CAPABILITY_END_SESSION, "stranger", FALSE);
  press (page, "act_button");
  wait_for (page, "failed");
  g_assert_cmpint (vigie_remedy_get_state (vigie_remedy_page_get_remedy (page)), ==, VIGIE_REMEDY_UNVERIFIED);
}

static void
test_a_flood_wait_counts_down_and_goes_on (UiFixture *fixture, gconstpointer data)
{
  VigieRemedyPage *page = open_page (fixture, VIGIE_CAPABILITY_END_SESSION, "stranger", FALSE);

  press (page, "act_button");
  wait_for (page, "wait");
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (ui_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "countdown_label"))), !=,
      "");
  wait_for (page, "confirmed");
}

static void
test_waiting_can_be_stopped (UiFixture *fixture, gconstpointer data)
{
  VigieRemedyPage *page = open_page (fixture, VIGIE_CAPABILITY_END_SESSION, "stranger", FALSE);

  press (page, "act_button");
  wait_for (page, "acting");
  press (page, "cancel_button");
  /* What was under way is read, not hoped; that reading can be stopped too. */
  wait_for (page, "acting");
  press (page, "cancel_button");
  wait_for (page, "prepare");
}

static void
test_every_action_has_its_words (UiFixture *fixture, gconstpointer data)
{
  const struct
  {
    VigieCapability kind;
    const char *target;
  } cases[] = {
    { VIGIE_CAPABILITY_CONFIRM_SESSION, "stranger" },
    { VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT, NULL },
    { VIGIE_CAPABILITY_DISCONNECT_WEBSITE, "site" },
    { VIGIE_CAPABILITY_DISCONNECT_WEBSITES, NULL },
    { VIGIE_CAPABILITY_REMOVE_PASSKEY, "key" },
    { VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT, "bot" },
    { VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET, NULL },
    { VIGIE_CAPABILITY_SET_ACCEPTS_CALLS, "phone" },
    { VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS, "phone" },
    { VIGIE_CAPABILITY_END_OTHER_SESSIONS, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VigieRemedyPage *page = open_page (fixture, cases[i].kind, cases[i].target, FALSE);

      press (page, "act_button");
      wait_for (page, "confirmed");
      adw_navigation_view_pop (fixture->view);
      ui_run_for (20);
    }
}

/* With large text in a narrow window the devices of a guide stand below each other, their names whole. */
static void
test_names_of_devices_are_whole (UiFixture *fixture, gconstpointer data)
{
  VigieRemedyPage *page = open_page (fixture, VIGIE_CAPABILITY_END_SESSION, "stranger", FALSE);
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *variants = ui_find (GTK_WIDGET (page), ADW_TYPE_TOGGLE_GROUP, "variants");
  int dpi = 0;

  press (page, "guide_button");
  wait_for (page, "guided");
  g_assert_cmpuint (adw_toggle_group_get_n_toggles (ADW_TOGGLE_GROUP (variants)), >, 1);
  ui_run_for (100);
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (variants)), ==,
                   GTK_ORIENTATION_HORIZONTAL);

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  gtk_window_set_default_size (fixture->window, 360, 640);
  ui_wait_for (gtk_orientable_get_orientation (GTK_ORIENTABLE (variants)) == GTK_ORIENTATION_VERTICAL, 10);

  gtk_window_set_default_size (fixture->window, 1000, 640);
  ui_wait_for (gtk_orientable_get_orientation (GTK_ORIENTABLE (variants)) == GTK_ORIENTATION_HORIZONTAL, 10);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static const Case old = { "-3d", "" };
static const Case young = { "-5m", "" };
static const Case says_ok = { "-3d", ",\"answers\":[{\"to\":\"end_session\",\"done\":false}]" };
static const Case lost = { "-3d",
                           ",\"answers\":[{\"to\":\"end_session\",\"error\":\"network\",\"done\":true}]" };
static const Case unreadable = { "-3d", ",\"answers\":[{\"to\":\"read_facts\",\"times\":1},"
                                        "{\"to\":\"read_facts\",\"error\":\"network\",\"times\":99}]" };
static const Case flood = {
  "-3d", ",\"answers\":[{\"to\":\"end_session\",\"error\":\"rate_limited\",\"retry_after_s\":2}]"
};
static const Case slow = { "-3d", ",\"answers\":[{\"to\":\"end_session\",\"delay_ms\":60000},"
                                  "{\"to\":\"read_facts\",\"times\":1},"
                                  "{\"to\":\"read_facts\",\"delay_ms\":60000,\"times\":9}]" };

#define ADD(path, world, function)                                                                           \
  g_test_add ("/remedy-page/" path, UiFixture, &world, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("prepare", old, test_nothing_is_done_before_it_is_said);
  ADD ("act", old, test_an_old_session_ends_another);
  ADD ("guided", young, test_a_young_session_guides_and_turns_green);
  ADD ("names-of-devices", young, test_names_of_devices_are_whole);
  ADD ("not-confirmed", says_ok, test_ok_that_does_nothing_is_not_believed);
  ADD ("lost", lost, test_lost_after_it_was_done_is_seen);
  ADD ("unverified", unreadable, test_what_cannot_be_read_is_not_done);
  ADD ("flood", flood, test_a_flood_wait_counts_down_and_goes_on);
  ADD ("cancel", slow, test_waiting_can_be_stopped);
  ADD ("every-action", old, test_every_action_has_its_words);

  return g_test_run ();
}
