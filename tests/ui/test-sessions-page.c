/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <time.h>

#include "fixture.h"
#include "scenario.h"
#include "vigie-name-dialog.h"
#include "vigie-pill.h"
#include "vigie-remedy-page.h"
#include "vigie-session-heading.h"
#include "vigie-session-row.h"
#include "vigie-sessions-page.h"

#define WIDTH 600
#define HEIGHT 900

#define N_MANY 10000

static void
set_up (UiFixture *fixture, gconstpointer data)
{
  ui_set_up (fixture, VIGIE_SIMULATED_MESSENGER (scenario_open ("-5m", data != NULL ? data : "")), WIDTH,
             HEIGHT);
}

static void
tear_down (UiFixture *fixture, gconstpointer data)
{
  ui_tear_down (fixture);
}

static AdwNavigationPage *
open_page (UiFixture *fixture)
{
  AdwNavigationPage *page = vigie_sessions_page_new (fixture->auditor, FALSE);

  ui_push (fixture, page);
  ui_wait_for (!vigie_auditor_get_reading (fixture->auditor), 10);
  ui_run_for (100);
  return page;
}

static const char *
get_shown (AdwNavigationPage *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_find (GTK_WIDGET (page), GTK_TYPE_STACK, "stack")));
}

/* The row on the screen that shows the session, or NULL. */
static GtkWidget *
find_row (GtkWidget *root, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (VIGIE_IS_SESSION_ROW (child))
        {
          VigieSessionItem *item = vigie_session_row_get_item (VIGIE_SESSION_ROW (child));

          if (item != NULL && g_str_equal (vigie_session_get_id (vigie_judged_session_get_session (
                                               vigie_session_item_get_judged (item))),
                                           id))
            return child;
        }
      found = find_row (child, id);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_word (GtkWidget *row)
{
  return vigie_pill_get_word (VIGIE_PILL (ui_find (row, VIGIE_TYPE_PILL, "pill")));
}

static void
press (GtkWidget *row, const char *button)
{
  GtkWidget *found = ui_find (row, GTK_TYPE_BUTTON, button);

  g_assert_nonnull (found);
  g_assert_true (gtk_widget_get_mapped (found));
  g_signal_emit_by_name (found, "clicked");
  ui_run_for (100);
}

static GtkWidget *
find_labelled_button (GtkWidget *root, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child) && gtk_widget_get_mapped (child) &&
          g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
        return child;
      found = find_labelled_button (child, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static const VigieDeclared *
get_declared (UiFixture *fixture, const char *id)
{
  return vigie_judged_session_get_declared (
      vigie_judgement_find_session (vigie_auditor_get_judgement (fixture->auditor), id));
}

static void
test_the_riskiest_is_first_and_open (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);
  GtkWidget *row = find_row (GTK_WIDGET (page), "stranger");

  g_assert_cmpstr (get_shown (page), ==, "list");
  g_assert_nonnull (row);
  g_assert_true (vigie_session_item_get_is_first (vigie_session_row_get_item (VIGIE_SESSION_ROW (row))));
  g_assert_true (vigie_session_item_get_is_expanded (vigie_session_row_get_item (VIGIE_SESSION_ROW (row))));
  g_assert_cmpstr (get_word (row), ==, "Look at this");
  g_assert_cmpstr (get_word (find_row (GTK_WIDGET (page), "own")), ==, "This computer");
}

static void
test_rows_are_spoken (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);
  GtkWidget *row = gtk_widget_get_parent (find_row (GTK_WIDGET (page), "own"));
  GtkWidget *picture = ui_find (row, GTK_TYPE_IMAGE, "picture");

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Device of unknown kind, “\u2068Vigie\u2069”, This computer");
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
test_dont_know_leads_to_ways_to_find_out (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);

  press (find_row (GTK_WIDGET (page), "stranger"), "doubt_button");

  g_assert_cmpint (get_declared (fixture, "stranger")->answer, ==, VIGIE_ANSWER_DONT_KNOW);
  g_assert_true (
      gtk_widget_get_mapped (ui_find (find_row (GTK_WIDGET (page), "stranger"), GTK_TYPE_BOX, "ways")));

  press (find_row (GTK_WIDGET (page), "stranger"), "change_button");
  g_assert_true (gtk_widget_get_mapped (
      ui_find (find_row (GTK_WIDGET (page), "stranger"), GTK_TYPE_BUTTON, "yes_button")));
}

static void
test_no_leads_to_the_remedy (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);

  press (find_row (GTK_WIDGET (page), "stranger"), "no_button");

  g_assert_cmpint (get_declared (fixture, "stranger")->answer, ==, VIGIE_ANSWER_NOT_ME);
  g_assert_true (VIGIE_IS_REMEDY_PAGE (adw_navigation_view_get_visible_page (fixture->view)));
}

static void
test_yes_asks_a_name_and_moves_the_row (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);
  AdwDialog *dialog;

  press (find_row (GTK_WIDGET (page), "stranger"), "yes_button");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
  g_assert_true (VIGIE_IS_NAME_DIALOG (dialog));
  vigie_name_dialog_set_name (VIGIE_NAME_DIALOG (dialog), " Office PC ");
  g_signal_emit_by_name (dialog, "response::save", "save");
  ui_run_for (200);

  g_assert_cmpint (get_declared (fixture, "stranger")->answer, ==, VIGIE_ANSWER_ME);
  g_assert_cmpstr (get_declared (fixture, "stranger")->name, ==, "Office PC");
}

/* In a low window an open row is taller than the page: what has the keyboard is in sight all the same. */
static void
test_the_keyboard_stays_in_sight (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);
  GtkWidget *scroller = ui_find (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW, "scroller");
  GtkWidget *button;
  graphene_rect_t bounds;

  gtk_window_set_default_size (fixture->window, WIDTH, 360);
  ui_run_for (200);
  button = ui_find (find_row (GTK_WIDGET (page), "stranger"), GTK_TYPE_BUTTON, "doubt_button");
  gtk_widget_grab_focus (button);
  ui_run_for (300);
  g_assert_true (gtk_widget_compute_bounds (button, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scroller));
}

/* Whether it is open, has the keyboard, and is read from its beginning. */
static gboolean
is_shown_with_keyboard (AdwNavigationPage *page, const char *id)
{
  GtkWidget *row = find_row (GTK_WIDGET (page), id);
  GtkWidget *scroller = ui_find (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW, "scroller");
  graphene_rect_t bounds;

  return row != NULL &&
         vigie_session_item_get_is_expanded (vigie_session_row_get_item (VIGIE_SESSION_ROW (row))) &&
         vigie_session_row_has_settled (VIGIE_SESSION_ROW (row)) &&
         gtk_root_get_focus (gtk_widget_get_root (row)) == gtk_widget_get_parent (row) &&
         gtk_widget_compute_bounds (row, scroller, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y < (float) gtk_widget_get_height (scroller) / 2;
}

/* A low window, so that the open row is taller than it. */
static void
test_a_session_is_shown_from_its_beginning (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);

  gtk_window_set_default_size (fixture->window, WIDTH, 360);
  ui_run_for (200);
  vigie_sessions_page_show_session (VIGIE_SESSIONS_PAGE (page), "phone");
  ui_wait_for (is_shown_with_keyboard (page, "phone"), 60);
}

static void
test_undo_comes_back_to_the_session (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);
  GtkWidget *overlay = adw_window_get_content (ADW_WINDOW (fixture->window));
  GtkWidget *undo;

  press (find_row (GTK_WIDGET (page), "stranger"), "doubt_button");
  ui_wait_for ((undo = find_labelled_button (overlay, "_Undo")) != NULL, 10);
  gtk_widget_grab_focus (undo);
  g_signal_emit_by_name (undo, "clicked");
  ui_wait_for (get_declared (fixture, "stranger")->answer == VIGIE_ANSWER_NONE, 10);
  ui_wait_for (is_shown_with_keyboard (page, "stranger"), 60);
}

/* Nobody named Vigie's own session. */
static void
test_own_session_is_not_said_to_be_named (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);
  GtkWidget *heading = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (ui_find (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW, NULL));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (VIGIE_IS_SESSION_HEADING (gtk_widget_get_first_child (child)) &&
          gtk_widget_get_visible (gtk_widget_get_first_child (child)) && gtk_widget_get_child_visible (child))
        heading = gtk_widget_get_first_child (child);
    }
  g_assert_nonnull (heading);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (ui_find (heading, GTK_TYPE_LABEL, "title"))), ==, "Yours");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (ui_find (heading, GTK_TYPE_LABEL, "subtitle"))), ==,
                   "This is Vigie itself, on this computer.");
}

/* A reading that fails says so and offers to try again; one that comes back empty is not "nothing unusual".
 */
static void
test_failure_is_said (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);

  g_assert_cmpstr (get_shown (page), ==, "error");
}

static void
test_a_later_failure_keeps_the_list (UiFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = open_page (fixture);

  /* The scripted answer is for the second reading. */
  g_assert_cmpstr (get_shown (page), ==, "error");
  vigie_auditor_read_async (fixture->auditor, NULL, NULL, NULL);
  ui_wait_for (vigie_auditor_get_judgement (fixture->auditor) != NULL, 10);
  g_assert_cmpstr (get_shown (page), ==, "list");
}

static char *
create_many (void)
{
  GString *data =
      g_string_new ("{\"scenario\":1,\"account\":{\"sessions\":[{\"id\":\"own\",\"is_current\":true}");

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (
        data,
        ",{\"id\":\"s%u\",\"kind\":\"%s\",\"device_model\":\"Device %u\",\"platform\":\"Android\","
        "\"location\":\"France\",\"log_in_date\":\"-%ud\",\"last_active_date\":\"-%uh\","
        "\"api_id\":6,\"is_official_application\":true}",
        i, i % 2 == 0 ? "phone" : "tablet", i, 1 + i % 900, i % 2000);
  g_string_append (data, "]}}");
  return g_string_free (data, FALSE);
}

static void
test_ten_thousand_sessions_open_at_once (void)
{
  UiFixture fixture = { 0 };
  g_autofree char *data = create_many ();
  g_autoptr (GError) error = NULL;
  AdwNavigationPage *page;
  gint64 start;
  clock_t worked;
  double seconds;

  ui_set_up (&fixture,
             vigie_simulated_messenger_new_from_data ("many", data, strlen (data), TEST_NOW, &error), WIDTH,
             HEIGHT);
  g_assert_no_error (error);
  vigie_auditor_read_async (fixture.auditor, NULL, NULL, NULL);
  ui_wait_for (vigie_auditor_get_judgement (fixture.auditor) != NULL, 120);

  start = g_get_monotonic_time ();
  worked = clock ();
  page = vigie_sessions_page_new (fixture.auditor, FALSE);
  ui_push (&fixture, page);
  ui_wait_for (ui_find (GTK_WIDGET (page), VIGIE_TYPE_SESSION_ROW, NULL) != NULL &&
                   gtk_widget_get_mapped (ui_find (GTK_WIDGET (page), VIGIE_TYPE_SESSION_ROW, NULL)),
               60);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  seconds = (double) (clock () - worked) / CLOCKS_PER_SEC;
  g_test_message ("%d sessions: open in %.3f s, %.3f s of the processor", N_MANY,
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, seconds);

  start = g_get_monotonic_time ();
  vigie_sessions_page_show_session (VIGIE_SESSIONS_PAGE (page), "s5000");
  ui_wait_for (find_row (GTK_WIDGET (page), "s5000") != NULL, 10);
  g_test_message ("scrolled to the middle in %.3f s",
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  ui_wait_for (is_shown_with_keyboard (page, "s5000"), 60);
  ui_tear_down (&fixture);
}

#define ADD(path, data, function)                                                                            \
  g_test_add ("/sessions-page/" path, UiFixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("risk-first", NULL, test_the_riskiest_is_first_and_open);
  ADD ("spoken", NULL, test_rows_are_spoken);
  ADD ("dont-know", NULL, test_dont_know_leads_to_ways_to_find_out);
  ADD ("no", NULL, test_no_leads_to_the_remedy);
  ADD ("yes", NULL, test_yes_asks_a_name_and_moves_the_row);
  ADD ("shown-from-its-beginning", NULL, test_a_session_is_shown_from_its_beginning);
  ADD ("undo", NULL, test_undo_comes_back_to_the_session);
  ADD ("own", NULL, test_own_session_is_not_said_to_be_named);
  ADD ("in-sight", NULL, test_the_keyboard_stays_in_sight);
  ADD ("failure", ",\"answers\":[{\"to\":\"read_facts\",\"error\":\"network\",\"times\":9}]",
       test_failure_is_said);
  ADD ("failure-then-list", ",\"answers\":[{\"to\":\"read_facts\",\"error\":\"network\"}]",
       test_a_later_failure_keeps_the_list);
  g_test_add_func ("/sessions-page/ten-thousand", test_ten_thousand_sessions_open_at_once);

  return g_test_run ();
}
