/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-telegram-messenger.h"

#include <string.h>

#include "fake-td.h"
#include "vigie-error.h"
#include "vigie-telegram-folder.h"

/* What the messenger makes of states that the real library is hard to bring to. */

typedef struct
{
  char *dir;
  VigieSecret *key;
  VigieTelegramMessenger *messenger;
  GAsyncResult *opened;
  int client_id;
} Fixture;

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
expect (const char *type)
{
  g_free (fake_td_expect (type));
}

/* Opens up to the point where the library has its parameters. */
static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("vigie-telegram-XXXXXX", &error);
  g_assert_no_error (error);
  folder = g_build_filename (fixture->dir, "account", NULL);
  fixture->key = vigie_secret_new_random (32, &error);
  fixture->messenger = vigie_telegram_messenger_new (folder);
  vigie_telegram_messenger_open_async (fixture->messenger, fixture->key, NULL, keep_result_cb,
                                       &fixture->opened);
  fake_td_answer ("setTdlibParameters", "{\"@type\":\"ok\"");
  fixture->client_id = atoi (fake_td_get_request ());
  g_assert_nonnull (strstr (fake_td_get_request (), "\"use_message_database\":false"));
  g_assert_nonnull (strstr (fake_td_get_request (), "\"use_chat_info_database\":false"));
  g_assert_nonnull (strstr (fake_td_get_request (), "\"use_file_database\":false"));
  g_assert_nonnull (strstr (fake_td_get_request (), "\"use_secret_chats\":false"));
  g_assert_nonnull (strstr (fake_td_get_request (), "\"device_model\":\"Vigie (computer)\""));
  expect ("disableProxy");
  expect ("setNetworkType");
}

/* In every test, whatever the service said: no phone number, no code, never "online", never `destroy`. */
static void
assert_nothing_forbidden (void)
{
  const char *forbidden[] = { "setAuthenticationPhoneNumber",
                              "checkAuthenticationCode",
                              "setAuthenticationEmail",
                              "registerUser",
                              "\"online\"",
                              "\"destroy\"",
                              "getChats",
                              "getContacts" };
  g_autofree char *log = fake_td_dup_log ();

  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (strstr (log, forbidden[i]));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->opened);
  g_clear_object (&fixture->messenger);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (vigie_telegram_wait_closed (5000));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_nothing_forbidden ();
  fake_td_drain ();
  (void) vigie_telegram_folder_remove (fixture->dir);
  g_free (fixture->dir);
  vigie_secret_free (fixture->key);
}

static void
push_state (Fixture *fixture, const char *state)
{
  fake_td_push ("{\"@type\":\"updateAuthorizationState\",\"authorization_state\":%s,\"@client_id\":%d}",
                state, fixture->client_id);
}

static void
push (Fixture *fixture, const char *beginning)
{
  fake_td_push ("%s,\"@client_id\":%d}", beginning, fixture->client_id);
}

typedef struct
{
  VigieTelegramMessenger *messenger;
  VigieSignInState state;
} Wanted;

static gboolean
is_state (gpointer data)
{
  Wanted *wanted = data;

  return vigie_telegram_messenger_get_sign_in_state (wanted->messenger) == wanted->state;
}

static void
run_until_state (Fixture *fixture, VigieSignInState state)
{
  Wanted wanted = { fixture->messenger, state };

  fake_td_run_until (is_state, &wanted);
}

static void
finish_open (Fixture *fixture, GError **error)
{
  fake_td_run_until (is_set, &fixture->opened);
  vigie_telegram_messenger_open_finish (fixture->messenger, fixture->opened, error);
}

#define OWN_SESSION                                                                                          \
  "{\"@type\":\"session\",\"id\":\"0\",\"is_current\":true,\"log_in_date\":1795500000,\"type\":{\"@type\":"  \
  "\"sessionTypeLinux\"}}"

static void
make_ready (Fixture *fixture)
{
  g_autofree char *tail = NULL;
  g_autoptr (GError) error = NULL;

  push_state (fixture, "{\"@type\":\"authorizationStateReady\"}");
  tail = fake_td_expect ("getActiveSessions");
  g_assert_null (fixture->opened);
  g_assert_cmpint (vigie_messenger_get_standing (VIGIE_MESSENGER (fixture->messenger)), !=,
                   VIGIE_STANDING_SIGNED_IN);
  fake_td_push ("{\"@type\":\"sessions\",\"sessions\":[" OWN_SESSION "]%s", tail);
  finish_open (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (fixture->messenger), ==, VIGIE_SIGN_IN_DONE);
}

/* Whatever is asked beyond a QR code and the password: refused, and logged out again. */
static void
test_refuses (Fixture *fixture, gconstpointer user_data)
{
  const char *state = user_data;
  g_autoptr (GError) error = NULL;

  push_state (fixture, state);
  run_until_state (fixture, VIGIE_SIGN_IN_NOT_POSSIBLE);
  expect ("logOut");
  finish_open (fixture, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (fixture->messenger), ==,
                   VIGIE_SIGN_IN_NOT_POSSIBLE);
  g_assert_nonnull (vigie_telegram_messenger_get_sign_in_error (fixture->messenger));
  g_assert_null (vigie_telegram_messenger_get_qr_link (fixture->messenger));
}

static void
test_qr_link (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  push_state (fixture, "{\"@type\":\"authorizationStateWaitPhoneNumber\"}");
  finish_open (fixture, &error);
  g_assert_no_error (error);
  vigie_telegram_messenger_request_qr (fixture->messenger);
  fake_td_answer ("requestQrCodeAuthentication",
                  "{\"@type\":\"error\",\"code\":429,\"message\":\"Too Many Requests: retry after 100\"");
  while (vigie_telegram_messenger_get_sign_in_error (fixture->messenger) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (vigie_telegram_messenger_get_sign_in_error (fixture->messenger), VIGIE_ERROR,
                  VIGIE_ERROR_RATE_LIMITED);

  vigie_telegram_messenger_request_qr (fixture->messenger);
  g_assert_null (vigie_telegram_messenger_get_sign_in_error (fixture->messenger));
  fake_td_answer ("requestQrCodeAuthentication", "{\"@type\":\"ok\"");
  push_state (
      fixture,
      "{\"@type\":\"authorizationStateWaitOtherDeviceConfirmation\",\"link\":\"tg://login?token=aB_1\"}");
  run_until_state (fixture, VIGIE_SIGN_IN_SHOW_QR);
  g_assert_cmpstr (vigie_telegram_messenger_get_qr_link (fixture->messenger), ==, "tg://login?token=aB_1");

  push_state (fixture, "{\"@type\":\"authorizationStateWaitPassword\",\"password_hint\":\"a\\u202eb\\nc\"}");
  run_until_state (fixture, VIGIE_SIGN_IN_ASK_PASSWORD);
  g_assert_null (strchr (vigie_telegram_messenger_get_password_hint (fixture->messenger), '\n'));
  g_assert_null (strstr (vigie_telegram_messenger_get_password_hint (fixture->messenger), "\xe2\x80\xae"));
}

/* "Ready" is only believed when the service has answered. */
static void
test_ready_says_nothing (Fixture *fixture, gconstpointer user_data)
{
  make_ready (fixture);
  g_assert_cmpint (vigie_messenger_get_standing (VIGIE_MESSENGER (fixture->messenger)), ==,
                   VIGIE_STANDING_SIGNED_IN);
}

static void
test_ended_meanwhile (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  push_state (fixture, "{\"@type\":\"authorizationStateReady\"}");
  push_state (fixture, "{\"@type\":\"authorizationStateLoggingOut\"}");
  push_state (fixture, "{\"@type\":\"authorizationStateClosed\"}");
  finish_open (fixture, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN);
  g_assert_cmpint (vigie_messenger_get_standing (VIGIE_MESSENGER (fixture->messenger)), ==,
                   VIGIE_STANDING_ENDED_ELSEWHERE);
  expect ("getActiveSessions");
}

static void
test_wrong_password_and_cancel (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VigieSecret) password = vigie_secret_new ("secret\"", 7);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  push_state (fixture, "{\"@type\":\"authorizationStateWaitPassword\",\"password_hint\":\"\"}");
  finish_open (fixture, &error);
  g_assert_no_error (error);

  vigie_telegram_messenger_check_password_async (fixture->messenger, password, NULL, keep_result_cb, &result);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (fixture->messenger), ==,
                   VIGIE_SIGN_IN_CHECKING_PASSWORD);
  fake_td_answer ("checkAuthenticationPassword",
                  "{\"@type\":\"error\",\"code\":400,\"message\":\"PASSWORD_HASH_INVALID\"");
  g_assert_nonnull (strstr (fake_td_get_request (), "\"password\":\"secret\\\"\""));
  fake_td_run_until (is_set, &result);
  g_assert_false (vigie_telegram_messenger_check_password_finish (fixture->messenger, result, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_WRONG_PASSWORD);
  g_clear_error (&error);
  g_clear_object (&result);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (fixture->messenger), ==,
                   VIGIE_SIGN_IN_ASK_PASSWORD);

  vigie_telegram_messenger_check_password_async (fixture->messenger, password, cancellable, keep_result_cb,
                                                 &result);
  g_cancellable_cancel (cancellable);
  fake_td_run_until (is_set, &result);
  g_assert_false (vigie_telegram_messenger_check_password_finish (fixture->messenger, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (fixture->messenger), ==,
                   VIGIE_SIGN_IN_ASK_PASSWORD);
  expect ("checkAuthenticationPassword");
}

/* One fact that the service refuses, one that this version does not know, one that is malformed: unknown,
 * each by itself, and what the version does not know is not asked again. */
static void
test_each_fact_by_itself (Fixture *fixture, gconstpointer user_data)
{
  VigieMessenger *messenger = VIGIE_MESSENGER (fixture->messenger);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VigieFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 days;

  make_ready (fixture);
  vigie_messenger_read_facts_async (messenger, VIGIE_CAPABILITY_ALL_FACTS, NULL, keep_result_cb, &result);
  fake_td_answer ("getActiveSessions",
                  "{\"@type\":\"sessions\",\"inactive_session_ttl_days\":0,\"sessions\":[" OWN_SESSION "]");
  fake_td_answer ("getPasswordState", "{\"@type\":\"error\",\"code\":400,\"message\":\"NO\"");
  fake_td_answer ("getConnectedWebsites", "{\"@type\":\"connectedWebsites\",\"websites\":7");
  fake_td_answer ("getLoginPasskeys",
                  "{\"@type\":\"error\",\"code\":400,\"message\":\"Failed to parse JSON object as "
                  "TDLib request: Unknown class \\\"getLoginPasskeys\\\"\"");
  fake_td_answer ("getBusinessConnectedBot", "{\"@type\":\"error\",\"code\":404,\"message\":\"Not Found\"");
  fake_td_run_until (is_set, &result);
  facts = vigie_messenger_read_facts_finish (messenger, result, &error);
  g_assert_no_error (error);

  g_assert_nonnull (vigie_facts_get_current_session (facts));
  g_assert_false (vigie_facts_get_int (facts, VIGIE_FACT_AUTO_SIGN_OUT_DAYS, &days));
  g_assert_cmpint (vigie_facts_get_origin (facts, VIGIE_FACT_HAS_PASSWORD), ==, VIGIE_ORIGIN_UNKNOWN);
  g_assert_cmpint (vigie_facts_get_origin (facts, VIGIE_FACT_WEBSITES), ==, VIGIE_ORIGIN_UNKNOWN);
  g_assert_cmpint (vigie_facts_get_origin (facts, VIGIE_FACT_PASSKEYS), ==, VIGIE_ORIGIN_UNKNOWN);
  g_assert_cmpuint (g_list_model_get_n_items (vigie_facts_get_list (facts, VIGIE_FACT_BUSINESS_BOTS)), ==, 0);
  g_assert_cmpint (vigie_messenger_get_capabilities (messenger) &
                       (VIGIE_CAPABILITY_READ_PASSKEYS | VIGIE_CAPABILITY_REMOVE_PASSKEY),
                   ==, 0);
  g_assert_cmpint (vigie_messenger_get_capabilities (messenger) & VIGIE_CAPABILITY_READ_TWO_STEP, !=, 0);
}

/* Without the list of sessions there is no reading, however much else came. */
static void
test_no_sessions_no_facts (Fixture *fixture, gconstpointer user_data)
{
  VigieMessenger *messenger = VIGIE_MESSENGER (fixture->messenger);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  make_ready (fixture);
  vigie_messenger_read_facts_async (messenger,
                                    VIGIE_CAPABILITY_LIST_SESSIONS | VIGIE_CAPABILITY_READ_TWO_STEP, NULL,
                                    keep_result_cb, &result);
  fake_td_answer ("getActiveSessions", "{\"@type\":\"sessions\",\"sessions\":[{\"id\":[]}]");
  fake_td_run_until (is_set, &result);
  g_assert_null (vigie_messenger_read_facts_finish (messenger, result, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY);
  expect ("getPasswordState");
}

static void
appeared_cb (VigieMessenger *messenger, const char *session_id, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (session_id));
}

static void
changed_cb (VigieMessenger *messenger, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static gboolean
is_four (gpointer data)
{
  return *(guint *) data == 4;
}

static void
test_signals (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) appeared = g_ptr_array_new_with_free_func (g_free);
  guint n_changes = 0;
  guint n_doubts = 0;

  make_ready (fixture);
  g_signal_connect (fixture->messenger, "session-appeared", G_CALLBACK (appeared_cb), appeared);
  g_signal_connect (fixture->messenger, "sign-in-doubted", G_CALLBACK (changed_cb), &n_doubts);
  g_signal_connect (fixture->messenger, "facts-changed", G_CALLBACK (changed_cb), &n_changes);
  push (fixture, "{\"@type\":\"updateUnconfirmedSession\",\"session\":{\"id\":\"77\",\"log_in_date\":5}");
  push (fixture, "{\"@type\":\"updateUnconfirmedSession\",\"session\":{\"id\":\"77\",\"log_in_date\":5}");
  push (fixture, "{\"@type\":\"updateServiceNotification\",\"type\":\"PROMO\",\"content\":{}");
  push (fixture, "{\"@type\":\"updateUnconfirmedSession\",\"unconfirmed_session_count\":0");
  push (fixture,
        "{\"@type\":\"updateServiceNotification\",\"type\":\"AUTH_KEY_DROP_DUPLICATE\",\"content\":{}");
  fake_td_run_until (is_four, &n_changes);
  g_assert_cmpuint (appeared->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (appeared, 0), ==, "77");
  g_assert_cmpuint (n_doubts, ==, 1);
}

static void
test_too_young (Fixture *fixture, gconstpointer user_data)
{
  VigieMessenger *messenger = VIGIE_MESSENGER (fixture->messenger);
  g_autoptr (VigieAction) action = vigie_action_new (VIGIE_CAPABILITY_END_SESSION, "5", 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  make_ready (fixture);
  vigie_messenger_act_async (messenger, action, NULL, keep_result_cb, &result);
  fake_td_answer ("terminateSession",
                  "{\"@type\":\"error\",\"code\":406,\"message\":\"FRESH_RESET_AUTHORISATION_FORBIDDEN\"");
  fake_td_run_until (is_set, &result);
  g_assert_false (vigie_messenger_act_finish (messenger, result, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_SESSION_TOO_YOUNG);
  g_assert_cmpint (vigie_error_get_retry_at (error), ==, 1795500000 + 24 * 3600);
}

#define STATE "{\"@type\":\"passwordState\",\"has_password\":true"
#define WAITS                                                                                                \
  ",\"recovery_email_address_code_info\":{\"email_address_pattern\":\"m***@mail.example\",\"length\":6}"

/* What is asked, and what is made of answers that are no errors of TDLib. */
static void
test_two_step (Fixture *fixture, gconstpointer user_data)
{
  VigieMessenger *messenger = VIGIE_MESSENGER (fixture->messenger);
  g_autoptr (VigieSecret) secret = vigie_secret_new ("a \"b\\", 5);
  g_autoptr (VigieSecret) broken = vigie_secret_new ("\xff", 1);
  const struct
  {
    VigieTwoStepChange *change;
    const char *type; /* NULL: nothing is asked */
    const char *holds;
    const char *answer;
    int error; /* VigieError, -1 for none */
  } cases[] = {
    { vigie_two_step_change_new_set_password (NULL, secret, "h", NULL), "setPassword",
      "\"old_password\":\"\",\"new_password\":\"a "
      "\\\"b\\\\\",\"new_hint\":\"h\",\"set_recovery_email_address\":false",
      STATE, -1 },
    { vigie_two_step_change_new_set_password (secret, secret, "", "me@mail.example"), "setPassword",
      "\"set_recovery_email_address\":true,\"new_recovery_email_address\":\"me@mail.example\"", STATE WAITS,
      -1 },
    { vigie_two_step_change_new_set_password (NULL, broken, "", NULL), NULL, NULL, NULL,
      VIGIE_ERROR_WRONG_PASSWORD },
    { vigie_two_step_change_new_set_recovery_email (secret, "me@mail.example"), "setRecoveryEmailAddress",
      "\"new_recovery_email_address\":\"me@mail.example\"", STATE WAITS, -1 },
    { vigie_two_step_change_new_check_email_code ("123456"), "checkRecoveryEmailAddressCode",
      "\"code\":\"123456\"", STATE, -1 },
    { vigie_two_step_change_new_check_email_code ("1"), "checkRecoveryEmailAddressCode", "\"code\":\"1\"",
      STATE WAITS, VIGIE_ERROR_WRONG_CODE },
    { vigie_two_step_change_new_check_email_code ("1"), "checkRecoveryEmailAddressCode", "",
      STATE ",\"recovery_email_address_code_info\":7", VIGIE_ERROR_UNEXPECTED_REPLY },
    { vigie_two_step_change_new (VIGIE_TWO_STEP_RESEND_EMAIL_CODE), "resendRecoveryEmailAddressCode", "",
      STATE, VIGIE_ERROR_CODE_EXPIRED },
    { vigie_two_step_change_new (VIGIE_TWO_STEP_CANCEL_EMAIL), "cancelRecoveryEmailAddressVerification", "",
      STATE WAITS, VIGIE_ERROR_SERVICE },
    { vigie_two_step_change_new_check_password (secret, "me@mail.example"), "getRecoveryEmailAddress", "",
      "{\"@type\":\"recoveryEmailAddress\",\"recovery_email_address\":\"me@mail.example\"", -1 },
    { vigie_two_step_change_new_check_password (secret, "me@mail.example"), "getRecoveryEmailAddress", "",
      "{\"@type\":\"recoveryEmailAddress\",\"recovery_email_address\":\"\"", VIGIE_ERROR_GONE },
    { vigie_two_step_change_new_check_password (secret, NULL), "getRecoveryEmailAddress", "", STATE,
      VIGIE_ERROR_UNEXPECTED_REPLY },
  };

  make_ready (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      vigie_messenger_change_two_step_async (messenger, cases[i].change, NULL, keep_result_cb, &result);
      vigie_two_step_change_free (cases[i].change);
      if (cases[i].type != NULL)
        {
          fake_td_answer (cases[i].type, cases[i].answer);
          g_assert_nonnull (strstr (fake_td_get_request (), cases[i].holds));
        }
      fake_td_run_until (is_set, &result);
      g_assert_cmpint (vigie_messenger_change_two_step_finish (messenger, result, &error), ==,
                       cases[i].error < 0);
      if (cases[i].error < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, VIGIE_ERROR, cases[i].error);
    }
}

#define ADD(name, data, func) g_test_add ("/telegram-messenger/" name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fake_td_init ();

  ADD ("two-step", NULL, test_two_step);
  ADD ("refuses-code", "{\"@type\":\"authorizationStateWaitCode\"}", test_refuses);
  ADD ("refuses-email-address", "{\"@type\":\"authorizationStateWaitEmailAddress\"}", test_refuses);
  ADD ("refuses-email-code", "{\"@type\":\"authorizationStateWaitEmailCode\"}", test_refuses);
  ADD ("refuses-registration", "{\"@type\":\"authorizationStateWaitRegistration\"}", test_refuses);
  ADD ("refuses-what-it-does-not-know", "{\"@type\":\"authorizationStateWaitSomethingNew\"}", test_refuses);
  ADD ("refuses-no-state", "[]", test_refuses);
  ADD ("refuses-another-link",
       "{\"@type\":\"authorizationStateWaitOtherDeviceConfirmation\",\"link\":\"https://evil.example/\"}",
       test_refuses);
  ADD ("refuses-no-link", "{\"@type\":\"authorizationStateWaitOtherDeviceConfirmation\"}", test_refuses);
  ADD ("qr-link", NULL, test_qr_link);
  ADD ("ready-says-nothing", NULL, test_ready_says_nothing);
  ADD ("ended-meanwhile", NULL, test_ended_meanwhile);
  ADD ("wrong-password-and-cancel", NULL, test_wrong_password_and_cancel);
  ADD ("each-fact-by-itself", NULL, test_each_fact_by_itself);
  ADD ("no-sessions-no-facts", NULL, test_no_sessions_no_facts);
  ADD ("signals", NULL, test_signals);
  ADD ("too-young", NULL, test_too_young);

  return g_test_run ();
}
