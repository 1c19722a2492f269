/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-auditor.h"

#include "vigie-error.h"

#include "scenario.h"

#define STRANGER                                                                                             \
  "{\"id\":\"new\",\"device_model\":\"PC 64bit\",\"application_name\":\"Telethon\","                         \
  "\"application_version\":\"1.37.0\",\"log_in_date\":\"now\",\"is_unconfirmed\":true}"

static VigieJudgement *
read_again (VigieAuditor *auditor, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_auditor_read_async (auditor, cancellable, scenario_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vigie_auditor_read_finish (auditor, result, error);
}

static void
count_cb (GObject *object, gpointer something, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
risky_cb (VigieAuditor *auditor, VigieJudgedSession *session, gpointer user_data)
{
  g_string_append_printf (user_data, "%s;",
                          vigie_session_get_id (vigie_judged_session_get_session (session)));
}

static VigieStore *
open_store (void)
{
  g_autoptr (VigieSecret) key = vigie_secret_new ("0123456789abcdef0123456789abcdef", 32);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VigieStore *store;

  vigie_store_open_async (NULL, key, NULL, scenario_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  store = vigie_store_open_finish (result, &error);
  g_assert_no_error (error);
  return store;
}

static gboolean
answer (VigieAuditor *auditor, const char *id, VigieAnswer said, const char *name, GError **error)
{
  const VigieDeclared declared = { .answer = said, .name = name };
  g_autoptr (GAsyncResult) result = NULL;

  vigie_auditor_answer_async (auditor, id, &declared, NULL, scenario_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vigie_auditor_answer_finish (auditor, result, error);
}

static const VigieDeclared *
get_declared (VigieAuditor *auditor, const char *id)
{
  VigieJudgedSession *session = vigie_judgement_find_session (vigie_auditor_get_judgement (auditor), id);

  g_assert_nonnull (session);
  return vigie_judged_session_get_declared (session);
}

/* The passkey of the scenario, or another that is not there. */
static gboolean
answer_passkey (VigieAuditor *auditor, const char *id, VigieAnswer said, GError **error)
{
  const VigieDeclared declared = { .answer = said, .name = "" };
  g_autoptr (VigiePasskey) passkey = vigie_passkey_new (id, "Key", 0, 0);
  g_autoptr (VigieGrant) grant = vigie_grant_new (G_OBJECT (passkey));
  g_autoptr (GAsyncResult) result = NULL;

  vigie_auditor_answer_grant_async (auditor, grant, &declared, NULL, scenario_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vigie_auditor_answer_finish (auditor, result, error);
}

static gboolean
finds_passkey (VigieAuditor *auditor)
{
  GListModel *findings = vigie_judgement_get_account_findings (vigie_auditor_get_judgement (auditor));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (vigie_finding_get_rule (finding)->id, "unknown-passkey"))
        return TRUE;
    }
  return FALSE;
}

/* With a store and without one, an answer counts at once and after the next reading, and can be taken back.
 */
static void
test_auditor_takes_answers_about_grants (void)
{
  for (guint with_store = 0; with_store < 2; with_store++)
    {
      g_autoptr (VigieMessenger) messenger = scenario_open ("-2d", "");
      g_autoptr (VigieStore) store = with_store != 0 ? open_store () : NULL;
      g_autoptr (VigieAuditor) auditor = vigie_auditor_new (messenger, store, "test");
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieJudgement) first = read_again (auditor, NULL, &error);
      g_autoptr (VigieJudgement) second = NULL;
      g_autoptr (VigieJudgement) third = NULL;

      g_assert_no_error (error);
      g_assert_true (finds_passkey (auditor));
      g_assert_true (answer_passkey (auditor, "key", VIGIE_ANSWER_ME, &error));
      g_assert_no_error (error);
      g_assert_false (finds_passkey (auditor));
      second = read_again (auditor, NULL, &error);
      g_assert_no_error (error);
      g_assert_false (finds_passkey (auditor));

      g_assert_true (answer_passkey (auditor, "key", VIGIE_ANSWER_NONE, &error));
      g_assert_no_error (error);
      g_assert_true (finds_passkey (auditor));
      third = read_again (auditor, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (finds_passkey (auditor));

      g_assert_false (answer_passkey (auditor, "gone", VIGIE_ANSWER_ME, &error));
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_GONE);
    }
}

static void
test_auditor_reads (void)
{
  g_autoptr (VigieMessenger) messenger = scenario_open ("-2d", "");
  g_autoptr (VigieAuditor) auditor = vigie_auditor_new (messenger, NULL, "test");
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJudgement) judgement = NULL;

  g_assert_null (vigie_auditor_get_judgement (auditor));
  judgement = read_again (auditor, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (judgement == vigie_auditor_get_judgement (auditor));
  g_assert_cmpint (vigie_judgement_get_verdict (judgement), ==, VIGIE_VERDICT_DANGER);
  g_assert_cmpint (vigie_judged_session_get_verdict (vigie_judgement_find_session (judgement, "stranger")),
                   ==, VIGIE_VERDICT_DANGER);
  g_assert_false (vigie_auditor_get_reading (auditor));
}

static void
test_auditor_error_keeps_judgement (void)
{
  g_autoptr (VigieMessenger) messenger = scenario_open (
      "-2d",
      ",\"answers\":[{\"to\":\"read_facts\",\"done\":true},{\"to\":\"read_facts\",\"error\":\"network\"}]");
  g_autoptr (VigieAuditor) auditor = vigie_auditor_new (messenger, NULL, "test");
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJudgement) judgement = read_again (auditor, NULL, &error);
  g_autoptr (VigieJudgement) none = NULL;
  g_autoptr (VigieJudgement) after = NULL;

  g_assert_no_error (error);
  none = read_again (auditor, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NETWORK);
  g_assert_error (vigie_auditor_get_error (auditor), VIGIE_ERROR, VIGIE_ERROR_NETWORK);
  g_assert_true (vigie_auditor_get_judgement (auditor) == judgement);
  g_clear_error (&error);
  after = read_again (auditor, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (vigie_auditor_get_error (auditor));
}

/* However many ask while a reading is under way, one more serves them all. */
static void
test_auditor_coalesces (void)
{
  g_autoptr (VigieMessenger) messenger = scenario_open ("-2d", ",\"delay_ms\":10");
  g_autoptr (VigieAuditor) auditor = vigie_auditor_new (messenger, NULL, "test");
  GAsyncResult *results[20] = { NULL };
  guint n_judgements = 0;

  g_signal_connect (auditor, "notify::judgement", G_CALLBACK (count_cb), &n_judgements);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    vigie_auditor_read_async (auditor, NULL, scenario_take_result_cb, &results[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    while (results[i] == NULL)
      g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GAsyncResult) result = results[i];
      g_autoptr (VigieJudgement) judgement = NULL;

      judgement = vigie_auditor_read_finish (auditor, result, NULL);
      g_assert_nonnull (judgement);
    }
  g_assert_cmpuint (n_judgements, ==, 2);
}

static void
test_auditor_cancelled (void)
{
  VigieMessenger *messenger = scenario_open ("-2d", ",\"connection\":\"connecting\"");
  VigieAuditor *auditor = vigie_auditor_new (messenger, NULL, "test");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vigie_auditor_read_async (auditor, cancellable, scenario_take_result_cb, &result);
  scenario_pass_time (10);
  g_assert_true (vigie_auditor_get_reading (auditor));
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (vigie_auditor_read_finish (auditor, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);

  /* Nobody waits for it any more: it stops. */
  scenario_pass_time (10);
  g_assert_false (vigie_auditor_get_reading (auditor));
  g_assert_finalize_object (auditor);
  g_assert_finalize_object (messenger);
}

static void
test_auditor_freed_while_reading (void)
{
  VigieMessenger *messenger =
      scenario_open ("-2d", ",\"delay_ms\":300,\"events\":[{\"after_ms\":10,\"session_appears\":" STRANGER
                            ",\"is_announced\":true}]");
  VigieAuditor *auditor = vigie_auditor_new (messenger, NULL, "test");

  while (!vigie_auditor_get_reading (auditor))
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (auditor);
  scenario_pass_time (50);
  g_assert_finalize_object (messenger);
}

static void
test_auditor_risky_session (void)
{
  const struct
  {
    const char *name;
    const char *more;
    gboolean watches;
    const char *told;
  } cases[] = {
    { "the service tells of it",
      ",\"events\":[{\"after_ms\":60,\"session_appears\":" STRANGER ",\"is_announced\":true}]", FALSE,
      "new;" },
    { "watching finds it", ",\"events\":[{\"after_ms\":60,\"session_appears\":" STRANGER "}]", TRUE, "new;" },
    { "the network comes back",
      ",\"events\":[{\"after_ms\":50,\"connection\":\"connecting\"},{\"after_ms\":60,\"session_"
      "appears\":" STRANGER "},{\"after_ms\":80,\"connection\":\"ready\"}]",
      TRUE, "new;" },
    { "nobody looks", ",\"events\":[{\"after_ms\":60,\"session_appears\":" STRANGER "}]", FALSE, "" },
    { "nothing new", "", TRUE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VigieMessenger) messenger = scenario_open ("-2d", cases[i].more);
      g_autoptr (VigieAuditor) auditor = vigie_auditor_new (messenger, NULL, "test");
      g_autoptr (GString) told = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieJudgement) judgement = NULL;

      g_test_message ("%s", cases[i].name);
      g_signal_connect (auditor, "risky-session", G_CALLBACK (risky_cb), told);
      judgement = read_again (auditor, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (told->str, ==, "");
      vigie_auditor_set_watching (auditor, cases[i].watches, 1);
      g_assert_cmpint (vigie_auditor_get_watching (auditor), ==, cases[i].watches);
      /* Timers of whole seconds may fire up to a second late. */
      for (guint waited = 0; waited < (cases[i].watches ? 2500 : 150) && told->len == 0; waited += 50)
        scenario_pass_time (50);
      g_assert_cmpstr (told->str, ==, cases[i].told);
    }
}

static void
test_auditor_answers (void)
{
  for (guint with_store = 0; with_store < 2; with_store++)
    {
      g_autoptr (VigieMessenger) messenger = scenario_open ("-2d", "");
      g_autoptr (VigieStore) store = with_store ? open_store () : NULL;
      g_autoptr (VigieAuditor) auditor = vigie_auditor_new (messenger, store, "test");
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieJudgement) first = read_again (auditor, NULL, &error);
      g_autoptr (VigieJudgement) second = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (get_declared (auditor, "phone")->answer, ==, VIGIE_ANSWER_NONE);
      answer (auditor, "phone", VIGIE_ANSWER_ME, "My phone", &error);
      g_assert_no_error (error);
      g_assert_cmpint (get_declared (auditor, "phone")->answer, ==, VIGIE_ANSWER_ME);
      g_assert_cmpstr (get_declared (auditor, "phone")->name, ==, "My phone");
      second = read_again (auditor, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (get_declared (auditor, "phone")->name, ==, "My phone");
      g_assert_false (get_declared (auditor, "phone")->has_changed);
      answer (auditor, "nobody", VIGIE_ANSWER_ME, "", &error);
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_GONE);
      g_clear_error (&error);

      answer (auditor, "phone", VIGIE_ANSWER_NONE, "", &error);
      g_assert_no_error (error);
      g_clear_object (&second);
      second = read_again (auditor, NULL, &error);
      g_assert_cmpint (get_declared (auditor, "phone")->answer, ==, VIGIE_ANSWER_NONE);
    }
}

/* Another auditor of the same account, later: a new checkup knows the old one. */
static void
test_auditor_remembers (void)
{
  g_autoptr (VigieStore) store = open_store ();

  for (guint later = 0; later < 2; later++)
    {
      g_autoptr (VigieMessenger) messenger = scenario_open ("-2d", "");
      g_autoptr (VigieAuditor) auditor = vigie_auditor_new (messenger, store, "test");
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieJudgement) judgement = read_again (auditor, NULL, &error);
      g_autoptr (GAsyncResult) result = NULL;
      gint64 last_checkup = 0;

      g_assert_no_error (error);
      vigie_facts_get_int (vigie_judgement_get_facts (judgement), VIGIE_FACT_LAST_CHECKUP, &last_checkup);
      g_assert_cmpint (last_checkup > 0, ==, later);
      g_assert_cmpint (get_declared (auditor, "phone")->answer, ==,
                       later ? VIGIE_ANSWER_ME : VIGIE_ANSWER_NONE);
      answer (auditor, "phone", VIGIE_ANSWER_ME, "My phone", &error);
      g_assert_no_error (error);
      vigie_auditor_end_checkup_async (auditor, NULL, scenario_take_result_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (vigie_auditor_end_checkup_finish (auditor, result, &error));
      g_assert_no_error (error);
    }
}

/* The practice account brings its own memory; a store that knows nothing does not wipe it. */
static void
test_auditor_practice_memory (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSimulatedMessenger) messenger = vigie_simulated_messenger_new_practice (TEST_NOW, &error);
  g_autoptr (VigieStore) store = open_store ();
  g_autoptr (VigieAuditor) auditor = vigie_auditor_new (VIGIE_MESSENGER (messenger), store, "practice");
  g_autoptr (VigieJudgement) judgement = NULL;

  g_assert_no_error (error);
  judgement = read_again (auditor, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_declared (auditor, "practice-phone")->name, ==, "My phone");
  g_assert_cmpint (
      vigie_judged_session_get_state (vigie_judgement_find_session (judgement, "practice-phone")), ==,
      VIGIE_SESSION_STATE_KNOWN);
  g_assert_cmpint (
      vigie_judged_session_get_state (vigie_judgement_find_session (judgement, "practice-stranger")), ==,
      VIGIE_SESSION_STATE_LOOK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/auditor/takes-answers-about-grants", test_auditor_takes_answers_about_grants);
  g_test_add_func ("/auditor/reads", test_auditor_reads);
  g_test_add_func ("/auditor/error-keeps-judgement", test_auditor_error_keeps_judgement);
  g_test_add_func ("/auditor/coalesces", test_auditor_coalesces);
  g_test_add_func ("/auditor/cancelled", test_auditor_cancelled);
  g_test_add_func ("/auditor/freed-while-reading", test_auditor_freed_while_reading);
  g_test_add_func ("/auditor/risky-session", test_auditor_risky_session);
  g_test_add_func ("/auditor/answers", test_auditor_answers);
  g_test_add_func ("/auditor/remembers", test_auditor_remembers);
  g_test_add_func ("/auditor/practice-memory", test_auditor_practice_memory);

  return g_test_run ();
}
