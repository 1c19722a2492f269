/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* "Is this yours?" of a website, passkey or bot on the page of an account. */

#include <string.h>

#include "fixture.h"
#include "scenario.h"
#include "vigie-account-page.h"

static void
set_up (UiFixture *fixture)
{
  ui_set_up (fixture, VIGIE_SIMULATED_MESSENGER (scenario_open ("-2d", "")), 400, 700);
  ui_push (fixture, vigie_account_page_new (fixture->auditor, TRUE));
  ui_wait_for (vigie_auditor_get_judgement (fixture->auditor) != NULL, 30);
  ui_run_for (50);
}

static GtkWidget *
find_row (UiFixture *fixture, const char *name)
{
  GtkWidget *row = ui_find (GTK_WIDGET (fixture->view), ADW_TYPE_EXPANDER_ROW, name);

  g_assert_nonnull (row);
  return row;
}

/* Presses @button of the row with the keyboard on it, and gives back the row as it is then. */
static GtkWidget *
answer (UiFixture *fixture, const char *row_name, const char *button_name)
{
  GtkWidget *row = find_row (fixture, row_name);
  GtkWidget *button;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_run_for (400);
  button = ui_find (row, GTK_TYPE_BUTTON, button_name);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  ui_run_for (50);
  return find_row (fixture, row_name);
}

static VigieVerdict
get_verdict (UiFixture *fixture, const char *rule_id)
{
  GListModel *findings =
      vigie_judgement_get_account_findings (vigie_auditor_get_judgement (fixture->auditor));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (vigie_finding_get_rule (finding)->id, rule_id))
        return vigie_finding_get_verdict (finding);
    }
  return VIGIE_VERDICT_NOTHING_UNUSUAL;
}

static gboolean
says (GtkWidget *row, const char *text)
{
  return strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), text) != NULL;
}

static void
test_account_grants_take_answers (void)
{
  static const struct
  {
    const char *row, *rule_id;
  } cases[] = { { "grant-key", "unknown-passkey" }, { "grant-bot", "bot-inside" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UiFixture fixture = { 0 };
      GtkWidget *row, *focus;

      set_up (&fixture);
      g_assert_true (says (find_row (&fixture, cases[i].row), "Is this yours?"));
      g_assert_cmpint (get_verdict (&fixture, cases[i].rule_id), ==, VIGIE_VERDICT_WARNING);

      row = answer (&fixture, cases[i].row, "grant-mine");
      g_assert_true (says (row, "You said that it is yours."));
      g_assert_cmpint (get_verdict (&fixture, cases[i].rule_id), ==, VIGIE_VERDICT_NOTHING_UNUSUAL);
      /* It stays open, and the keyboard stays in it. */
      g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
      focus = gtk_window_get_focus (fixture.window);
      g_assert_true (focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row)));

      row = answer (&fixture, cases[i].row, "grant-not-mine");
      g_assert_true (says (row, "You said that it is not yours."));
      g_assert_cmpint (get_verdict (&fixture, cases[i].rule_id), ==, VIGIE_VERDICT_DANGER);
      ui_tear_down (&fixture);
    }
}

/* A reading that finds the same leaves the rows what they are, open and with the keyboard in them. */
static void
test_account_grants_stay (void)
{
  UiFixture fixture = { 0 };
  GtkWidget *row;

  set_up (&fixture);
  row = find_row (&fixture, "grant-key");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  vigie_auditor_read_async (fixture.auditor, NULL, NULL, NULL);
  ui_wait_for (!vigie_auditor_get_reading (fixture.auditor), 30);
  ui_run_for (50);
  g_assert_true (find_row (&fixture, "grant-key") == row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  ui_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/account-grants/take-answers", test_account_grants_take_answers);
  g_test_add_func ("/account-grants/stay", test_account_grants_stay);

  return g_test_run ();
}
