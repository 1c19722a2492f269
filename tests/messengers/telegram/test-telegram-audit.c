/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "telegram-world.h"

#include <string.h>

/* Reading and changing an account, with the real TDLib. Each test is named after its scenario. */

#define STRANGER "-3333333333333333333"
#define NEW_ONE "9999999999999999"

static guint
count (VigieFacts *facts, VigieFactId id)
{
  GListModel *list = vigie_facts_get_list (facts, id);

  g_assert_nonnull (list);
  return g_list_model_get_n_items (list);
}

static gint64
get_int (VigieFacts *facts, VigieFactId id)
{
  gint64 value = -1;

  g_assert_true (vigie_facts_get_int (facts, id, &value));
  return value;
}

static VigieFacts *
read_all (World *world)
{
  g_autoptr (GError) error = NULL;
  VigieFacts *facts = read_facts (world->messenger, &error);

  g_assert_no_error (error);
  return facts;
}

static void
act_well (World *world, VigieCapability kind, const char *target, gint64 value)
{
  g_autoptr (GError) error = NULL;

  act (world->messenger, kind, target, value, &error);
  g_assert_no_error (error);
}

static void
sign_out_well (World *world)
{
  g_autoptr (GError) error = NULL;

  sign_out (world->messenger, &error);
  g_assert_no_error (error);
  g_assert_cmpint (control_count ("executed", "auth.logOut"), ==, 1);
  g_assert_false (g_file_test (world->folder, G_FILE_TEST_EXISTS));
}

static void
test_reads_all_facts (World *world, gconstpointer user_data)
{
  g_autoptr (VigieFacts) facts = NULL;
  VigieSession *own, *stranger;
  const VigieSessionFields *fields;
  gboolean knows_passkeys;

  sign_in (world);
  facts = read_all (world);

  own = vigie_facts_get_current_session (facts);
  g_assert_nonnull (own);
  g_assert_cmpstr (vigie_session_get_fields (own)->device_model, ==, "Vigie (computer)");
  g_assert_nonnull (strstr (vigie_session_get_fields (own)->application_version, "TDLib"));

  g_assert_cmpuint (count (facts, VIGIE_FACT_SESSIONS), ==, 4);
  stranger = vigie_facts_find_session (facts, STRANGER);
  g_assert_nonnull (stranger);
  fields = vigie_session_get_fields (stranger);
  g_assert_cmpstr (fields->application_name, ==, "pyrogram");
  g_assert_cmpint (fields->api_id, ==, 94575);
  g_assert_cmpint (fields->kind, ==, VIGIE_DEVICE_COMPUTER);
  g_assert_cmpstr (fields->location, ==, "Seychelles");
  g_assert_cmpstr (fields->ip_address, ==, "203.0.113.99");
  g_assert_false (fields->is_official_application);

  g_assert_cmpint (get_int (facts, VIGIE_FACT_AUTO_SIGN_OUT_DAYS), ==, 180);
  g_assert_cmpint (get_int (facts, VIGIE_FACT_HAS_PASSWORD), ==, 0);
  g_assert_cmpint (get_int (facts, VIGIE_FACT_HAS_RECOVERY_EMAIL), ==, 0);
  g_assert_cmpint (get_int (facts, VIGIE_FACT_PASSWORD_RESET_DATE), ==, 0);
  g_assert_cmpuint (count (facts, VIGIE_FACT_WEBSITES), ==, 2);
  g_assert_cmpuint (count (facts, VIGIE_FACT_BUSINESS_BOTS), ==, 0);

  /* The older TDLib has no passkeys; it says so once, and the capability is gone. */
  knows_passkeys = (vigie_messenger_get_capabilities (VIGIE_MESSENGER (world->messenger)) &
                    VIGIE_CAPABILITY_READ_PASSKEYS) != 0;
  g_assert_cmpint (knows_passkeys, ==,
                   vigie_facts_get_origin (facts, VIGIE_FACT_PASSKEYS) == VIGIE_ORIGIN_MEASURED);
  g_assert_cmpint (knows_passkeys, ==, strstr (g_getenv ("LD_LIBRARY_PATH"), "1.8.38") == NULL);
  if (knows_passkeys)
    g_assert_cmpuint (count (facts, VIGIE_FACT_PASSKEYS), ==, 1);

  sign_out_well (world);
}

static void
test_changes (World *world, gconstpointer user_data)
{
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (world);
  act_well (world, VIGIE_CAPABILITY_END_SESSION, STRANGER, 0);
  g_assert_cmpint (control_count ("executed", "account.resetAuthorization"), ==, 1);
  facts = read_all (world);
  g_assert_null (vigie_facts_find_session (facts, STRANGER));
  g_clear_object (&facts);

  /* What is gone already is told apart from a refusal. */
  act (world->messenger, VIGIE_CAPABILITY_END_SESSION, STRANGER, 0, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_GONE);
  g_clear_error (&error);
  /* Our own session is signed out, never "ended". */
  act (world->messenger, VIGIE_CAPABILITY_END_SESSION, "0", 0, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED);

  act_well (world, VIGIE_CAPABILITY_SET_ACCEPTS_CALLS, "1111111111111111111", FALSE);
  act_well (world, VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS, "1111111111111111111", FALSE);
  act_well (world, VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT, NULL, 30);
  act_well (world, VIGIE_CAPABILITY_DISCONNECT_WEBSITE, "4444444444444444", 0);
  facts = read_all (world);
  g_assert_false (
      vigie_session_get_fields (vigie_facts_find_session (facts, "1111111111111111111"))->can_accept_calls);
  g_assert_false (vigie_session_get_fields (vigie_facts_find_session (facts, "1111111111111111111"))
                      ->can_accept_secret_chats);
  g_assert_cmpint (get_int (facts, VIGIE_FACT_AUTO_SIGN_OUT_DAYS), ==, 30);
  g_assert_cmpuint (count (facts, VIGIE_FACT_WEBSITES), ==, 1);
  g_clear_object (&facts);

  act_well (world, VIGIE_CAPABILITY_DISCONNECT_WEBSITES, NULL, 0);
  act_well (world, VIGIE_CAPABILITY_END_OTHER_SESSIONS, NULL, 0);
  facts = read_all (world);
  g_assert_cmpuint (count (facts, VIGIE_FACT_WEBSITES), ==, 0);
  g_assert_cmpuint (count (facts, VIGIE_FACT_SESSIONS), ==, 1);
  sign_out_well (world);
}

static void
test_fresh_session (World *world, gconstpointer user_data)
{
  const VigieCapability barred[] = { VIGIE_CAPABILITY_END_SESSION, VIGIE_CAPABILITY_END_OTHER_SESSIONS,
                                     VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT };

  sign_in (world);
  for (gsize i = 0; i < G_N_ELEMENTS (barred); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 wait;

      act (world->messenger, barred[i], STRANGER, 30, &error);
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_SESSION_TOO_YOUNG);
      g_assert_null (strstr (error->message, "FRESH"));
      wait = vigie_error_get_retry_at (error) - vigie_messenger_get_now (VIGIE_MESSENGER (world->messenger));
      g_assert_cmpint (wait, >, 23 * 3600);
      g_assert_cmpint (wait, <=, 24 * 3600);
    }
}

static void
test_flood_short (World *world, gconstpointer user_data)
{
  gint64 start;

  sign_in (world);
  start = g_get_monotonic_time ();
  act_well (world, VIGIE_CAPABILITY_END_SESSION, STRANGER, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2900 * 1000);
  g_assert_cmpint (control_count ("executed", "account.resetAuthorization"), ==, 1);
}

static void
test_flood_long (World *world, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 wait;

  sign_in (world);
  act (world->messenger, VIGIE_CAPABILITY_END_SESSION, STRANGER, 0, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_RATE_LIMITED);
  wait = vigie_error_get_retry_at (error) - vigie_messenger_get_now (VIGIE_MESSENGER (world->messenger));
  g_assert_cmpint (wait, >, 80);
  g_assert_cmpint (wait, <=, 90);
}

static void
test_connection_breaks (World *world, gconstpointer user_data)
{
  g_autoptr (VigieFacts) facts = NULL;

  sign_in (world);
  act_well (world, VIGIE_CAPABILITY_END_SESSION, STRANGER, 0);
  g_assert_cmpint (control_count ("executed", "account.resetAuthorization"), ==, 1);
  facts = read_all (world);
  g_assert_null (vigie_facts_find_session (facts, STRANGER));
}

/* The session was ended, the answer never came: only reading again tells. */
static void
test_gone_for_good (World *world, gconstpointer user_data)
{
  VigieMessenger *messenger = VIGIE_MESSENGER (world->messenger);
  g_autoptr (VigieAction) action = vigie_action_new (VIGIE_CAPABILITY_END_SESSION, STRANGER, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;

  sign_in (world);
  vigie_messenger_act_async (messenger, action, cancellable, keep_result_cb, &result);
  while (vigie_messenger_get_connection (messenger) == VIGIE_CONNECTION_READY)
    g_main_context_iteration (NULL, TRUE);
  run_for (1000);
  g_assert_null (result);

  g_cancellable_cancel (cancellable);
  wait_for_result (&result);
  vigie_messenger_act_finish (messenger, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  json_node_unref (control ("{\"do\":\"offline\",\"value\":false}"));
  facts = read_all (world);
  g_assert_null (vigie_facts_find_session (facts, STRANGER));
  g_assert_cmpint (control_count ("executed", "account.resetAuthorization"), ==, 1);
}

static void
appeared_cb (VigieMessenger *messenger, const char *session_id, gpointer user_data)
{
  g_set_str ((char **) user_data, session_id);
}

static void
changed_cb (VigieMessenger *messenger, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static void
test_unconfirmed (World *world, gconstpointer user_data)
{
  g_autofree char *appeared = NULL;
  guint n_changes = 0;
  g_autoptr (VigieFacts) facts = NULL;

  g_signal_connect (world->messenger, "session-appeared", G_CALLBACK (appeared_cb), &appeared);
  g_signal_connect (world->messenger, "facts-changed", G_CALLBACK (changed_cb), &n_changes);
  sign_in (world);
  while (appeared == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (appeared, ==, NEW_ONE);
  g_assert_cmpuint (n_changes, >, 0);

  facts = read_all (world);
  g_assert_true (vigie_session_get_fields (vigie_facts_find_session (facts, NEW_ONE))->is_unconfirmed);
  g_clear_object (&facts);

  act_well (world, VIGIE_CAPABILITY_CONFIRM_SESSION, NEW_ONE, 0);
  facts = read_all (world);
  g_assert_false (vigie_session_get_fields (vigie_facts_find_session (facts, NEW_ONE))->is_unconfirmed);
}

static void
test_revoked_elsewhere (World *world, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  sign_in (world);
  wait_for_standing (world->messenger, VIGIE_STANDING_ENDED_ELSEWHERE);
  g_assert_null (read_facts (world->messenger, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN);
}

static void
test_refused (World *world, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* Even a refusal shows that the service knows this session. */
  sign_in (world);
  g_assert_null (read_facts (world->messenger, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_SERVICE);
  g_assert_null (strstr (error->message, "TEST_UNKNOWN_ERROR"));
}

static void
test_one_fact_fails (World *world, gconstpointer user_data)
{
  g_autoptr (VigieFacts) facts = NULL;

  sign_in (world);
  json_node_unref (
      control ("{\"do\":\"fault\",\"fault\":{\"method\":\"account.getWebAuthorizations\",\"times\":9,"
               "\"error\":{\"code\":400,\"text\":\"TEST\"}}}"));
  facts = read_all (world);
  g_assert_cmpint (vigie_facts_get_origin (facts, VIGIE_FACT_WEBSITES), ==, VIGIE_ORIGIN_UNKNOWN);
  g_assert_cmpint (vigie_facts_get_origin (facts, VIGIE_FACT_HAS_PASSWORD), ==, VIGIE_ORIGIN_MEASURED);
  g_assert_cmpuint (count (facts, VIGIE_FACT_SESSIONS), ==, 4);
}

static void
test_errors_500 (World *world, gconstpointer user_data)
{
  sign_in (world);
  act_well (world, VIGIE_CAPABILITY_END_SESSION, STRANGER, 0);
}

static void
test_business_bot (World *world, gconstpointer user_data)
{
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (VigieBusinessBot) bot = NULL;

  sign_in (world);
  facts = read_all (world);
  g_assert_cmpuint (count (facts, VIGIE_FACT_BUSINESS_BOTS), ==, 1);
  bot = g_list_model_get_item (vigie_facts_get_list (facts, VIGIE_FACT_BUSINESS_BOTS), 0);
  g_assert_cmpstr (vigie_business_bot_get_id (bot), ==, "600001");
  g_assert_cmpstr (vigie_business_bot_get_name (bot), ==, "Auto Reply");
  g_clear_object (&facts);

  act_well (world, VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT, "600001", 0);
  facts = read_all (world);
  g_assert_cmpuint (count (facts, VIGIE_FACT_BUSINESS_BOTS), ==, 0);
}

static void
test_passkeys (World *world, gconstpointer user_data)
{
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (VigiePasskey) passkey = NULL;
  guint before;

  sign_in (world);
  facts = read_all (world);
  if (vigie_facts_get_origin (facts, VIGIE_FACT_PASSKEYS) == VIGIE_ORIGIN_UNKNOWN)
    {
      g_autoptr (GError) error = NULL;

      act (world->messenger, VIGIE_CAPABILITY_REMOVE_PASSKEY, "cGFzc2tleS0x", 0, &error);
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED);
      return;
    }

  before = count (facts, VIGIE_FACT_PASSKEYS);
  passkey = g_list_model_get_item (vigie_facts_get_list (facts, VIGIE_FACT_PASSKEYS), 0);
  g_clear_object (&facts);
  act_well (world, VIGIE_CAPABILITY_REMOVE_PASSKEY, vigie_passkey_get_id (passkey), 0);
  facts = read_all (world);
  g_assert_cmpuint (count (facts, VIGIE_FACT_PASSKEYS), ==, before - 1);
}

static void
test_password_reset (World *world, gconstpointer user_data)
{
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 left;

  sign_in (world);
  check_password (world->messenger, "correct horse", &error);
  g_assert_no_error (error);
  wait_for_state (world->messenger, VIGIE_SIGN_IN_DONE);

  facts = read_all (world);
  g_assert_cmpint (get_int (facts, VIGIE_FACT_HAS_PASSWORD), ==, 1);
  g_assert_cmpint (get_int (facts, VIGIE_FACT_HAS_RECOVERY_EMAIL), ==, 1);
  left = get_int (facts, VIGIE_FACT_PASSWORD_RESET_DATE) -
         vigie_messenger_get_now (VIGIE_MESSENGER (world->messenger));
  g_assert_cmpint (ABS (left - 432000), <, 60);
  g_clear_object (&facts);

  act_well (world, VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET, NULL, 0);
  facts = read_all (world);
  g_assert_cmpint (get_int (facts, VIGIE_FACT_PASSWORD_RESET_DATE), ==, 0);
}

static void
test_hostile_texts (World *world, gconstpointer user_data)
{
  g_autoptr (VigieFacts) facts = NULL;
  GListModel *sessions;

  sign_in (world);
  facts = read_all (world);
  sessions = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);
      const VigieSessionFields *fields = vigie_session_get_fields (session);

      g_assert_true (g_utf8_validate (fields->device_model, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (fields->device_model, -1), <=, VIGIE_TEXT_MAX_NAME);
      g_assert_null (strpbrk (fields->device_model, "\n\r\t\x1b"));
    }
}

static void
test_many_sessions (World *world, gconstpointer user_data)
{
  g_autoptr (VigieFacts) facts = NULL;

  sign_in (world);
  facts = read_all (world);
  g_assert_cmpuint (count (facts, VIGIE_FACT_SESSIONS), ==, 504);
}

/* Ages are counted on the service's clock. */
static void
test_clock_ahead (World *world, gconstpointer user_data)
{
  gint64 ahead;

  sign_in (world);
  run_for (500);
  ahead = vigie_messenger_get_now (VIGIE_MESSENGER (world->messenger)) - g_get_real_time () / G_USEC_PER_SEC;
  g_assert_cmpint (ABS (ahead - 3 * 24 * 3600), <, 60);
}

#define ADD(name, func) g_test_add ("/telegram/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("basic", test_reads_all_facts);
  ADD ("settled", test_changes);
  ADD ("settled-one-fact-fails", test_one_fact_fails);
  ADD ("fresh-session", test_fresh_session);
  ADD ("flood-short", test_flood_short);
  ADD ("flood-long", test_flood_long);
  ADD ("drop-before", test_connection_breaks);
  ADD ("drop-after", test_connection_breaks);
  ADD ("gone-for-good", test_gone_for_good);
  ADD ("unconfirmed", test_unconfirmed);
  ADD ("revoked-elsewhere", test_revoked_elsewhere);
  ADD ("refused", test_refused);
  ADD ("errors-500", test_errors_500);
  ADD ("business-bot", test_business_bot);
  ADD ("passkeys", test_passkeys);
  ADD ("password-reset", test_password_reset);
  ADD ("hostile-texts", test_hostile_texts);
  ADD ("many-sessions", test_many_sessions);
  ADD ("clock-ahead", test_clock_ahead);

  return g_test_run ();
}
