/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "telegram-world.h"

#include <string.h>

#include "vigie-telegram-folder.h"

void
world_set_up (World *world, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  world->dir = g_dir_make_tmp ("vigie-telegram-XXXXXX", &error);
  g_assert_no_error (error);
  world->folder = g_build_filename (world->dir, "account", NULL);
  world->key = vigie_secret_new_random (32, &error);
  g_assert_no_error (error);
  world->messenger = vigie_telegram_messenger_new (world->folder);
}

void
world_tear_down (World *world, gconstpointer user_data)
{
  g_clear_object (&world->messenger);
  g_assert_true (vigie_telegram_wait_closed (10000));
  /* What was still on its way holds references. */
  run_for (10);
  (void) vigie_telegram_folder_remove (world->dir);
  g_free (world->dir);
  g_free (world->folder);
  vigie_secret_free (world->key);
}

void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

void
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
set_flag_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
run_for (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, set_flag_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

void
wait_for_state (VigieTelegramMessenger *messenger, VigieSignInState state)
{
  while (vigie_telegram_messenger_get_sign_in_state (messenger) != state)
    g_main_context_iteration (NULL, TRUE);
}

void
wait_for_standing (VigieTelegramMessenger *messenger, VigieStanding standing)
{
  while (vigie_messenger_get_standing (VIGIE_MESSENGER (messenger)) != standing)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
open_messenger (VigieTelegramMessenger *messenger, const VigieSecret *key, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_telegram_messenger_open_async (messenger, key, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  return vigie_telegram_messenger_open_finish (messenger, result, error);
}

void
close_messenger (VigieTelegramMessenger *messenger)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vigie_telegram_messenger_close_async (messenger, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  vigie_telegram_messenger_close_finish (messenger, result, &error);
  g_assert_no_error (error);
}

gboolean
check_password (VigieTelegramMessenger *messenger, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VigieSecret) secret = vigie_secret_new (password, strlen (password));

  vigie_telegram_messenger_check_password_async (messenger, secret, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  return vigie_telegram_messenger_check_password_finish (messenger, result, error);
}

void
sign_in (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) accepted = NULL;

  open_messenger (world->messenger, world->key, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (world->messenger), ==,
                   VIGIE_SIGN_IN_READY_FOR_QR);

  vigie_telegram_messenger_request_qr (world->messenger);
  wait_for_state (world->messenger, VIGIE_SIGN_IN_SHOW_QR);
  g_assert_true (
      g_str_has_prefix (vigie_telegram_messenger_get_qr_link (world->messenger), "tg://login?token="));

  accepted = control ("{\"do\":\"acceptQr\",\"waitMs\":10000}");
  g_assert_cmpint (json_node_get_int (accepted), ==, 1);
  while (vigie_telegram_messenger_get_sign_in_state (world->messenger) != VIGIE_SIGN_IN_DONE &&
         vigie_telegram_messenger_get_sign_in_state (world->messenger) != VIGIE_SIGN_IN_ASK_PASSWORD)
    g_main_context_iteration (NULL, TRUE);
}

VigieFacts *
read_facts (VigieTelegramMessenger *messenger, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_messenger_read_facts_async (VIGIE_MESSENGER (messenger), VIGIE_CAPABILITY_ALL_FACTS, NULL,
                                    keep_result_cb, &result);
  wait_for_result (&result);
  return vigie_messenger_read_facts_finish (VIGIE_MESSENGER (messenger), result, error);
}

gboolean
act (
    VigieTelegramMessenger *messenger, VigieCapability kind, const char *target, gint64 value, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VigieAction) action = vigie_action_new (kind, target, value);

  vigie_messenger_act_async (VIGIE_MESSENGER (messenger), action, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  return vigie_messenger_act_finish (VIGIE_MESSENGER (messenger), result, error);
}

gboolean
sign_out (VigieTelegramMessenger *messenger, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_messenger_sign_out_async (VIGIE_MESSENGER (messenger), NULL, keep_result_cb, &result);
  wait_for_result (&result);
  return vigie_messenger_sign_out_finish (VIGIE_MESSENGER (messenger), result, error);
}

JsonNode *
control (const char *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *message = NULL;
  char buffer[4096];
  const char *body;
  gssize n_read;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection =
      g_socket_client_connect_to_uri (client, g_getenv ("TELEGRAM_SERVER_CONTROL"), 80, NULL, &error);
  g_assert_no_error (error);

  message = g_strdup_printf ("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %" G_GSIZE_FORMAT
                             "\r\nConnection: close\r\n\r\n%s",
                             strlen (request), request);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), message,
                             strlen (message), NULL, NULL, &error);
  g_assert_no_error (error);
  while ((n_read = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), buffer,
                                        sizeof buffer, NULL, &error)) > 0)
    g_string_append_len (answer, buffer, n_read);
  g_assert_no_error (error);

  body = strchr (answer->str, '{');
  g_assert_nonnull (body);
  /* The body may come in chunks, whose sizes stand on lines of their own. */
  message = (g_free (message), g_strndup (body, (gsize) (strrchr (body, '}') + 1 - body)));
  root = json_from_string (message, &error);
  g_assert_no_error (error);
  if (!json_object_get_boolean_member (json_node_get_object (root), "ok"))
    g_error ("The test server refused %s: %s", request, message);

  return json_node_copy (json_object_get_member (json_node_get_object (root), "result"));
}

gint64
control_count (const char *action, const char *method)
{
  g_autofree char *request = g_strdup_printf ("{\"do\":\"%s\",\"method\":\"%s\"}", action, method);
  g_autoptr (JsonNode) count = control (request);

  return json_node_get_int (count);
}
