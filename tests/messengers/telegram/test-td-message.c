/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-td-message.h"

#include <string.h>

#include "vigie-error.h"
#include "vigie-td-error.h"
#include "vigie-td-names.h"
#include "vigie-telegram-action.h"
#include "vigie-telegram-facts.h"
#include "vigie-telegram-network.h"

#define NOW G_GINT64_CONSTANT (1795510800)

/* Chats, messages and people are dropped by their first bytes: what follows is not even JSON here. */
static void
test_drops_unread (void)
{
  const struct
  {
    const char *text;
    VigieTdMessageKind expected;
  } cases[] = {
    { "{\"@type\":\"updateNewMessage\",not JSON", VIGIE_TD_MESSAGE_DROP },
    { "{\"@type\":\"updateNewChat\",", VIGIE_TD_MESSAGE_DROP },
    { "{\"@type\":\"updateChatLastMessage\",", VIGIE_TD_MESSAGE_DROP },
    { "{\"@type\":\"updateUser\",", VIGIE_TD_MESSAGE_DROP },
    { "{\"@type\":\"updateAuthorizationStateX\",", VIGIE_TD_MESSAGE_DROP },
    { "{\"@type\":\"updateOption\",\"name\":\"my_id\",", VIGIE_TD_MESSAGE_DROP },
    { "{\"@type\":\"updateServiceNotification\",\"type\":\"PROMO\",\"content\":", VIGIE_TD_MESSAGE_DROP },
    { "{\"@type\":\"updateServiceNotification\",\"type\":\"AUTH_KEY_DROP_DUPLICATE\",",
      VIGIE_TD_MESSAGE_UPDATE },
    { "{\"@type\":\"updateOption\",\"name\":\"unix_time\",", VIGIE_TD_MESSAGE_UPDATE },
    { "{\"@type\":\"updateAuthorizationState\",", VIGIE_TD_MESSAGE_UPDATE },
    { "{\"@type\":\"updateConnectionState\",", VIGIE_TD_MESSAGE_UPDATE },
    { "{\"@type\":\"updateUnconfirmedSession\",\"@client_id\":1}", VIGIE_TD_MESSAGE_UPDATE },
    { "{\"@type\":\"ok\"}", VIGIE_TD_MESSAGE_REPLY },
    { "", VIGIE_TD_MESSAGE_REPLY },
    { "[]", VIGIE_TD_MESSAGE_REPLY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (vigie_td_message_classify (cases[i].text), ==, cases[i].expected);
    }
}

static void
test_refuses_what_is_no_object (void)
{
  g_autofree char *deep = g_strnfill (VIGIE_TD_MAX_DEPTH + 1, '[');
  g_autofree char *nested = g_strdup_printf ("{\"a\":%s", deep);
  g_autofree char *large = g_strnfill (VIGIE_TD_MAX_MESSAGE + 1, ' ');
  const char *cases[] = {
    "",     "{",   "[]", "null", "1", "\"x\"", "{\"a\":1}{\"b\":2}", "{'a':1}", "{\"a\":\"\xff\xfe\"}",
    nested, large,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      JsonObject *object = vigie_td_message_parse (cases[i], strlen (cases[i]), &error);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (object);
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY);
    }
}

/* Brackets inside a text are no depth. */
static void
test_depth_counts_brackets_alone (void)
{
  g_autofree char *many = g_strnfill (1000, '[');
  g_autofree char *text = g_strdup_printf ("{\"a\":\"\\\"%s\"}", many);
  g_autoptr (JsonObject) object = vigie_td_message_parse (text, strlen (text), NULL);

  g_assert_nonnull (object);
}

static void
test_last_extra (void)
{
  const struct
  {
    const char *text;
    const char *extra;
    int client_id;
  } cases[] = {
    { "garbage,\"@extra\":\"v7\",\"@client_id\":3}", "v7", 3 },
    { "garbage,\"@extra\":\"v7\",\"@client_id\":3", NULL, 0 },
    { "garbage,\"@extra\":\"v7\"}", NULL, 0 },
    { "garbage,\"@extra\":\"v7", NULL, 0 },
    { "garbage,\"@extra\":\"v7\",\"@client_id\":-3}", NULL, 0 },
    { "", NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int client_id = 0;
      g_autofree char *extra =
          vigie_td_message_dup_last_extra (cases[i].text, strlen (cases[i].text), &client_id);

      g_assert_cmpstr (extra, ==, cases[i].extra);
      g_assert_cmpint (client_id, ==, cases[i].client_id);
    }
}

static void
test_errors (void)
{
  const struct
  {
    gint64 code;
    const char *message;
    VigieError expected;
    gint64 retry_at;
  } cases[] = {
    { 400, "HASH_INVALID", VIGIE_ERROR_GONE, 0 },
    { 404, "Not Found", VIGIE_ERROR_GONE, 0 },
    { 400, "PASSWORD_HASH_INVALID", VIGIE_ERROR_WRONG_PASSWORD, 0 },
    { 406, "FRESH_RESET_AUTHORISATION_FORBIDDEN", VIGIE_ERROR_SESSION_TOO_YOUNG, 0 },
    { 429, "Too Many Requests: retry after 61", VIGIE_ERROR_RATE_LIMITED, NOW + 61 },
    { 429, "Too Many Requests: retry after 99999999999", VIGIE_ERROR_RATE_LIMITED, 0 },
    { 429, "Too Many Requests: retry after -5", VIGIE_ERROR_RATE_LIMITED, 0 },
    { 429, "", VIGIE_ERROR_RATE_LIMITED, 0 },
    { 420, "FLOOD_WAIT_30", VIGIE_ERROR_RATE_LIMITED, NOW + 30 },
    { 401, "AUTH_KEY_UNREGISTERED", VIGIE_ERROR_NOT_SIGNED_IN, 0 },
    { 401, "Wrong database encryption key", VIGIE_ERROR_GONE, 0 },
    { 400, "Can't lock file \"/x/td.binlog\", because it is already in use", VIGIE_ERROR_BUSY, 0 },
    { 400, "Failed to parse JSON object as TDLib request: Unknown class \"getLoginPasskeys\"",
      VIGIE_ERROR_UNSUPPORTED, 0 },
    { 400, "API_ID_INVALID", VIGIE_ERROR_UNSUPPORTED, 0 },
    { 500, "Request aborted", VIGIE_ERROR_NOT_SIGNED_IN, 0 },
    { 500, "INTERNAL", VIGIE_ERROR_SERVICE, 0 },
    { 406, "SOMETHING NOT TO BE SHOWN", VIGIE_ERROR_SERVICE, 0 },
    { 400, "PASSWORD_EMPTY", VIGIE_ERROR_WRONG_PASSWORD, 0 },
    { 400, "SRP_PASSWORD_CHANGED", VIGIE_ERROR_CHANGED_ELSEWHERE, 0 },
    { 400, "CODE_INVALID", VIGIE_ERROR_WRONG_CODE, 0 },
    { 400, "CODE_EXPIRED", VIGIE_ERROR_CODE_EXPIRED, 0 },
    { 400, "EMAIL_HASH_EXPIRED", VIGIE_ERROR_CODE_EXPIRED, 0 },
    { 400, "EMAIL_UNCONFIRMED_6", VIGIE_ERROR_EMAIL_UNCONFIRMED, 0 },
    { 400, "EMAIL_INVALID", VIGIE_ERROR_INVALID_EMAIL, 0 },
    { 400, "EMAIL_NOT_ALLOWED", VIGIE_ERROR_INVALID_EMAIL, 0 },
    { 400, "PASSWORD_TOO_FRESH_3600", VIGIE_ERROR_PASSWORD_TOO_FRESH, NOW + 3600 },
    { 400, "PASSWORD_TOO_FRESH_", VIGIE_ERROR_SERVICE, 0 },
    { 400, "SESSION_TOO_FRESH_60", VIGIE_ERROR_SESSION_TOO_YOUNG, NOW + 60 },
    { 406, "PHONE_PASSWORD_FLOOD", VIGIE_ERROR_RATE_LIMITED, 0 },
    { 0, "", VIGIE_ERROR_SERVICE, 0 },
    { G_MININT64, "%s%n", VIGIE_ERROR_SERVICE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = vigie_td_error_new (cases[i].code, cases[i].message, NOW);

      g_test_message ("%s", cases[i].message);
      g_assert_error (error, VIGIE_ERROR, (int) cases[i].expected);
      g_assert_cmpint (vigie_error_get_retry_at (error), ==, cases[i].retry_at);
      /* The service's own words never get out. */
      g_assert_true (*cases[i].message == '\0' || strstr (error->message, cases[i].message) == NULL);
    }
}

static void
test_names (void)
{
  g_assert_cmpint (vigie_td_names_compare ("libtdjson.so.1.8.65", "libtdjson.so.1.8.38"), <, 0);
  g_assert_cmpint (vigie_td_names_compare ("libtdjson.so.1.8.9", "libtdjson.so.1.8.38"), >, 0);
  g_assert_cmpint (vigie_td_names_compare ("libtdjson.so.1.10.0", "libtdjson.so.1.9.99"), <, 0);
  g_assert_cmpint (vigie_td_names_compare ("libtdjson.so", "libtdjson.so.1.8.38"), >, 0);
  g_assert_cmpint (vigie_td_names_compare ("libtdjson.so.1.8.38", "libtdjson.so.1.8.38"), ==, 0);
}

static void
test_request_is_json (void)
{
  const char *hostile = "a\"b\\c\n\t\x01\x7f</script> é \xff";
  g_autoptr (VigieTdRequest) request = vigie_td_request_new ("someRequest");
  g_autoptr (VigieSecret) secret = vigie_secret_new ("p\"\\\n\xc3\xa9", 6);
  g_autoptr (VigieSecret) no_text = vigie_secret_new ("\xff", 1);
  g_autoptr (VigieSecret) with_nul = vigie_secret_new ("a\0b", 3);
  g_autoptr (JsonObject) object = NULL;
  VigieTdReader reader = { NULL, FALSE };
  VigieTdReader inner = { NULL, FALSE };
  const char *text;

  vigie_td_request_add_text (request, "text", hostile);
  g_assert_true (vigie_td_request_add_secret (request, "secret", secret));
  g_assert_false (vigie_td_request_add_secret (request, "secret", no_text));
  g_assert_false (vigie_td_request_add_secret (request, "secret", with_nul));
  vigie_td_request_open_object (request, "inner", "someClass");
  vigie_td_request_add_int (request, "number", G_MININT64);
  vigie_td_request_add_bool (request, "flag", TRUE);
  vigie_td_request_close_object (request);
  vigie_td_request_add_empty_list (request, "list");
  text = vigie_td_request_end (request, "v1");

  object = vigie_td_message_parse (text, strlen (text), NULL);
  g_assert_nonnull (object);
  reader.object = object;
  inner.object = vigie_td_reader_get_object (&reader, "inner");
  g_assert_cmpstr (vigie_td_reader_get_type_name (&reader), ==, "someRequest");
  g_assert_cmpstr (vigie_td_reader_get_text (&reader, "text"), ==,
                   "a\"b\\c\n\t\x01\x7f</script> é \xef\xbf\xbd");
  g_assert_cmpstr (vigie_td_reader_get_text (&reader, "secret"), ==, "p\"\\\n\xc3\xa9");
  g_assert_cmpint (vigie_td_reader_get_int (&inner, "number", G_MININT64, 0), ==, G_MININT64);
  g_assert_true (vigie_td_reader_get_bool (&inner, "flag"));
  g_assert_false (reader.is_malformed || inner.is_malformed);
}

static JsonObject *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonObject *object = vigie_td_message_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return object;
}

/* One session that cannot be read makes the list unreadable: a shortened list would look whole. */
static void
test_malformed_sessions (void)
{
  const struct
  {
    const char *text;
    gboolean is_well;
  } cases[] = {
    { "{\"sessions\":[]}", TRUE },
    { "{\"sessions\":[{\"id\":\"1\"}]}", TRUE },
    { "{\"sessions\":[{\"id\":\"-9223372036854775808\",\"log_in_date\":-5}]}", TRUE },
    { "{\"sessions\":[{\"id\":\"1\",\"device_model\":null}]}", TRUE },
    { "{}", FALSE },
    { "{\"sessions\":null}", FALSE },
    { "{\"sessions\":{}}", FALSE },
    { "{\"sessions\":[1]}", FALSE },
    { "{\"sessions\":[{}]}", FALSE },
    { "{\"sessions\":[{\"id\":1}]}", FALSE },
    { "{\"sessions\":[{\"id\":\"x\"}]}", FALSE },
    { "{\"sessions\":[{\"id\":\"99999999999999999999\"}]}", FALSE },
    { "{\"sessions\":[{\"id\":\"1\",\"is_unconfirmed\":\"no\"}]}", FALSE },
    { "{\"sessions\":[{\"id\":\"1\",\"is_official_application\":1}]}", FALSE },
    { "{\"sessions\":[{\"id\":\"1\",\"log_in_date\":\"yesterday\"}]}", FALSE },
    { "{\"sessions\":[{\"id\":\"1\",\"device_model\":[]}]}", FALSE },
    { "{\"sessions\":[{\"id\":\"1\",\"api_id\":4294967296}]}", FALSE },
  };
  const VigieTelegramUnconfirmed none = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) object = parse (cases[i].text);
      g_autoptr (GError) error = NULL;
      gint64 days = -1;
      g_autoptr (GListModel) sessions = vigie_telegram_facts_read_sessions (object, &none, &days, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (days, ==, 0);
      if (cases[i].is_well)
        g_assert_no_error (error);
      else
        g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY);
      g_assert_cmpint (sessions != NULL, ==, cases[i].is_well);
    }
}

static void
test_malformed_password (void)
{
  const char *cases[] = { "{}", "{\"has_password\":1}",
                          "{\"has_password\":false,\"pending_reset_date\":\"0\"}",
                          "{\"has_password\":false,\"recovery_email_address_code_info\":true}" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) object = parse (cases[i]);
      g_autoptr (VigieFactsBuilder) builder = vigie_facts_builder_new (NULL);
      g_autoptr (VigieFacts) facts = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (vigie_telegram_facts_read_password (object, builder, NOW, &error));
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY);
      facts = vigie_facts_builder_end (g_steal_pointer (&builder));
      g_assert_cmpint (vigie_facts_get_origin (facts, VIGIE_FACT_HAS_PASSWORD), ==, VIGIE_ORIGIN_UNKNOWN);
    }
}

static void
test_device_kinds_of_both_versions (void)
{
  const struct
  {
    const char *field;
    VigieDeviceKind expected;
  } cases[] = {
    { "\"type\":{\"@type\":\"sessionTypeLinux\"}", VIGIE_DEVICE_COMPUTER },
    { "\"device_type\":{\"@type\":\"sessionDeviceTypeLinux\"}", VIGIE_DEVICE_COMPUTER },
    { "\"device_type\":{\"@type\":\"sessionDeviceTypeIphone\"}", VIGIE_DEVICE_PHONE },
    { "\"type\":{\"@type\":\"sessionTypeIpad\"}", VIGIE_DEVICE_TABLET },
    { "\"type\":{\"@type\":\"sessionTypeXbox\"}", VIGIE_DEVICE_CONSOLE },
    { "\"type\":{\"@type\":\"sessionTypeSafari\"}", VIGIE_DEVICE_BROWSER },
    { "\"type\":{\"@type\":\"sessionTypeApple\"}", VIGIE_DEVICE_UNKNOWN },
    { "\"type\":{\"@type\":\"sessionTypeOfTomorrow\"}", VIGIE_DEVICE_UNKNOWN },
    { "\"other\":1", VIGIE_DEVICE_UNKNOWN },
  };
  const VigieTelegramUnconfirmed none = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"sessions\":[{\"id\":\"1\",%s}]}", cases[i].field);
      g_autoptr (JsonObject) object = parse (text);
      gint64 days;
      g_autoptr (GListModel) sessions = vigie_telegram_facts_read_sessions (object, &none, &days, NULL);
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, 0);

      g_assert_cmpint (vigie_session_get_fields (session)->kind, ==, cases[i].expected);
    }
}

static void
test_unconfirmed_of_both_versions (void)
{
  const struct
  {
    const char *text;
    const char *session_id;
    const char *bot_id;
    gboolean is_well;
  } cases[] = {
    { "{\"session\":{\"@type\":\"unconfirmedSession\",\"id\":\"77\",\"log_in_date\":5}}", "77", NULL, TRUE },
    { "{\"session\":{\"type\":{\"@type\":\"sessionTypeDevice\",\"session_id\":\"77\"},\"date\":5}}", "77",
      NULL, TRUE },
    { "{\"session\":{\"type\":{\"@type\":\"sessionTypeConnectedBot\",\"bot_user_id\":12},\"date\":5}}", NULL,
      "12", TRUE },
    { "{\"unconfirmed_session_count\":0}", NULL, NULL, TRUE },
    { "{\"session\":[]}", NULL, NULL, FALSE },
    { "{\"session\":{}}", NULL, NULL, FALSE },
    { "{\"session\":{\"type\":{\"@type\":\"sessionTypeConnectedBot\",\"bot_user_id\":-1}}}", NULL, NULL,
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) object = parse (cases[i].text);
      VigieTelegramUnconfirmed unconfirmed = { NULL };

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (vigie_telegram_unconfirmed_read (&unconfirmed, object), ==, cases[i].is_well);
      g_assert_cmpstr (unconfirmed.session_id, ==, cases[i].session_id);
      g_assert_cmpstr (unconfirmed.bot_id, ==, cases[i].bot_id);
      g_assert_cmpint (unconfirmed.date, ==, cases[i].session_id != NULL || cases[i].bot_id != NULL ? 5 : 0);
      vigie_telegram_unconfirmed_clear (&unconfirmed);
    }
}

static void
test_bot_of_both_versions (void)
{
  const struct
  {
    const char *text;
    gboolean can_reply;
    gint64 date;
  } cases[] = {
    { "{\"@type\":\"businessConnectedBot\",\"bot_user_id\":12,\"can_reply\":true}", TRUE, 0 },
    { "{\"@type\":\"businessConnectedBotInfo\",\"bot\":{\"bot_user_id\":12,\"rights\":{\"can_reply\":true}},"
      "\"connection_date\":9}",
      TRUE, 9 },
    { "{\"@type\":\"businessConnectedBotInfo\",\"bot\":{\"bot_user_id\":12,\"rights\":{}}}", FALSE, 0 },
  };
  const VigieTelegramUnconfirmed waiting = { .bot_id = (char *) "12" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonObject) object = parse (cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieBusinessBot) bot = vigie_telegram_facts_read_bot (object, &waiting, "Bot", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (vigie_business_bot_get_id (bot), ==, "12");
      g_assert_cmpint (vigie_business_bot_get_can_reply (bot), ==, cases[i].can_reply);
      g_assert_cmpint (vigie_business_bot_get_connection_date (bot), ==, cases[i].date);
      g_assert_true (vigie_business_bot_get_is_unconfirmed (bot));
    }
}

static void
test_actions (void)
{
  const struct
  {
    VigieCapability kind;
    const char *target;
    gint64 value;
    const char *expected; /* NULL: not possible */
  } cases[] = {
    { VIGIE_CAPABILITY_END_SESSION, "-5", 0, "{\"@type\":\"terminateSession\",\"session_id\":\"-5\"}" },
    { VIGIE_CAPABILITY_END_SESSION, "0", 0, NULL },
    { VIGIE_CAPABILITY_END_SESSION, "1\",\"x\":\"", 0, NULL },
    { VIGIE_CAPABILITY_END_SESSION, NULL, 0, NULL },
    { VIGIE_CAPABILITY_END_OTHER_SESSIONS, NULL, 0, "{\"@type\":\"terminateAllOtherSessions\"}" },
    { VIGIE_CAPABILITY_CONFIRM_SESSION, "5", 0, "{\"@type\":\"confirmSession\",\"session_id\":\"5\"}" },
    { VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT, NULL, 90,
      "{\"@type\":\"setInactiveSessionTtl\",\"inactive_session_ttl_days\":90}" },
    { VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT, NULL, 0, NULL },
    { VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT, NULL, 367, NULL },
    { VIGIE_CAPABILITY_DISCONNECT_WEBSITE, "5", 0, "{\"@type\":\"disconnectWebsite\",\"website_id\":\"5\"}" },
    { VIGIE_CAPABILITY_DISCONNECT_WEBSITES, NULL, 0, "{\"@type\":\"disconnectAllWebsites\"}" },
    { VIGIE_CAPABILITY_REMOVE_PASSKEY, "a\"b", 0,
      "{\"@type\":\"removeLoginPasskey\",\"passkey_id\":\"a\\\"b\"}" },
    { VIGIE_CAPABILITY_REMOVE_PASSKEY, "", 0, NULL },
    { VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT, "12", 0,
      "{\"@type\":\"deleteBusinessConnectedBot\",\"bot_user_id\":12}" },
    { VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT, "-12", 0, NULL },
    { VIGIE_CAPABILITY_SET_ACCEPTS_CALLS, "0", 0,
      "{\"@type\":\"toggleSessionCanAcceptCalls\",\"session_id\":\"0\",\"can_accept_calls\":false}" },
    { VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS, "5", 1,
      "{\"@type\":\"toggleSessionCanAcceptSecretChats\",\"session_id\":\"5\",\"can_accept_secret_chats\":"
      "true}" },
    { VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET, NULL, 0, "{\"@type\":\"cancelPasswordReset\"}" },
    { VIGIE_CAPABILITY_LIST_SESSIONS, NULL, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VigieAction) action = vigie_action_new (cases[i].kind, cases[i].target, cases[i].value);
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieTdRequest) request = vigie_telegram_action_to_request (action, &error);

      g_assert_cmpstr (request != NULL ? vigie_td_request_end (request, NULL) : NULL, ==, cases[i].expected);
      if (request == NULL)
        g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED);
    }
}

static void
test_proxies (void)
{
  const struct
  {
    const char *uri;
    const char *part; /* NULL: not possible */
  } cases[] = {
    { "socks5://user:p%40ss@proxy.example:9050", "\"server\":\"proxy.example\",\"port\":9050,\"type\":{\"@"
                                                 "type\":\"proxyTypeSocks5\",\"username\":\"user\","
                                                 "\"password\":\"p@ss\"}" },
    { "socks://[2001:db8::1]:1080", "\"server\":\"2001:db8::1\",\"port\":1080" },
    { "http://proxy.example:3128",
      "\"type\":{\"@type\":\"proxyTypeHttp\",\"username\":\"\",\"password\":\"\",\"http_only\":false}" },
    { "socks4://proxy.example:1080", NULL },
    { "https://proxy.example:443", NULL },
    { "direct://", NULL },
    { "http://", NULL },
    { "", NULL },
    { "\xff", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VigieTdRequest) request = vigie_telegram_network_to_request (cases[i].uri);
      const char *text = request != NULL ? vigie_td_request_end (request, NULL) : "";
      const char *first = cases[i].part != NULL ? strstr (text, cases[i].part) : NULL;

      g_test_message ("%s", cases[i].uri);
      g_assert_cmpint (request != NULL, ==, cases[i].part != NULL);
      if (cases[i].part == NULL)
        continue;

      /* Once for 1.8.38, once inside "proxy" for 1.8.65. */
      g_assert_nonnull (first);
      g_assert_nonnull (strstr (first + 1, cases[i].part));
      g_assert_nonnull (strstr (text, "\"enable\":true,\"proxy\":{\"@type\":\"proxy\","));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/td-message/drops-unread", test_drops_unread);
  g_test_add_func ("/td-message/refuses-what-is-no-object", test_refuses_what_is_no_object);
  g_test_add_func ("/td-message/depth-counts-brackets-alone", test_depth_counts_brackets_alone);
  g_test_add_func ("/td-message/last-extra", test_last_extra);
  g_test_add_func ("/td-message/errors", test_errors);
  g_test_add_func ("/td-message/names", test_names);
  g_test_add_func ("/td-message/request-is-json", test_request_is_json);
  g_test_add_func ("/td-message/malformed-sessions", test_malformed_sessions);
  g_test_add_func ("/td-message/malformed-password", test_malformed_password);
  g_test_add_func ("/td-message/device-kinds-of-both-versions", test_device_kinds_of_both_versions);
  g_test_add_func ("/td-message/unconfirmed-of-both-versions", test_unconfirmed_of_both_versions);
  g_test_add_func ("/td-message/bot-of-both-versions", test_bot_of_both_versions);
  g_test_add_func ("/td-message/actions", test_actions);
  g_test_add_func ("/td-message/proxies", test_proxies);

  return g_test_run ();
}
