/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "telegram-world.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vigie-td-client.h"
#include "vigie-telegram-network.h"
#include "vigie-telegram-parameters.h"

/* From opening to closed, with the real TDLib. */

#define PASSWORD "correct horse"

static void
assert_nowhere (const char *path, const char *bytes, gsize length)
{
  g_autofree char *contents = NULL;
  gsize size = 0;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  g_assert_null (memmem (contents, size, bytes, length));
}

static void
assert_secret_nowhere (const char *path, const VigieSecret *secret)
{
  gsize length = 0;
  const char *bytes = (const char *) vigie_secret_peek (secret, &length);

  assert_nowhere (path, bytes, length);
}

/* The code is renewed by itself; a wrong password leaves the question open; TDLib writes none of it anywhere.
 */
static void
test_qr_password (World *world, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) base64 = vigie_secret_to_base64 (world->key);
  g_autofree char *first_link = NULL;
  g_autofree char *log = g_build_filename (world->dir, "stderr", NULL);
  g_autofree char *binlog = g_build_filename (world->folder, "td.binlog", NULL);
  int saved = dup (STDERR_FILENO);

  g_assert_nonnull (freopen (log, "w", stderr));
  open_messenger (world->messenger, world->key, &error);
  g_assert_no_error (error);
  vigie_telegram_messenger_request_qr (world->messenger);
  wait_for_state (world->messenger, VIGIE_SIGN_IN_SHOW_QR);
  first_link = g_strdup (vigie_telegram_messenger_get_qr_link (world->messenger));
  while (g_strcmp0 (first_link, vigie_telegram_messenger_get_qr_link (world->messenger)) == 0)
    g_main_context_iteration (NULL, TRUE);

  json_node_unref (control ("{\"do\":\"acceptQr\",\"waitMs\":10000}"));
  wait_for_state (world->messenger, VIGIE_SIGN_IN_ASK_PASSWORD);
  g_assert_cmpstr (vigie_telegram_messenger_get_password_hint (world->messenger), ==, "pet");
  g_assert_null (vigie_telegram_messenger_get_qr_link (world->messenger));

  check_password (world->messenger, "wrong \"horse\\", &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_WRONG_PASSWORD);
  g_clear_error (&error);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (world->messenger), ==,
                   VIGIE_SIGN_IN_ASK_PASSWORD);

  check_password (world->messenger, PASSWORD, &error);
  g_assert_no_error (error);
  wait_for_state (world->messenger, VIGIE_SIGN_IN_DONE);
  g_assert_cmpint (vigie_messenger_get_standing (VIGIE_MESSENGER (world->messenger)), ==,
                   VIGIE_STANDING_SIGNED_IN);

  fflush (stderr);
  dup2 (saved, STDERR_FILENO);
  close (saved);
  assert_nowhere (log, PASSWORD, strlen (PASSWORD));
  assert_nowhere (log, first_link, strlen (first_link));
  assert_secret_nowhere (log, base64);
  assert_nowhere (binlog, PASSWORD, strlen (PASSWORD));
  assert_secret_nowhere (binlog, base64);
  assert_secret_nowhere (binlog, world->key);
}

static void
test_other_dc (World *world, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  sign_in (world);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (world->messenger), ==, VIGIE_SIGN_IN_DONE);
  /* Not only closed: the server has no auth.exportAuthorization, which TDLib 1.8.65 then asks for without
   * end. */
  sign_out (world->messenger, &error);
  g_assert_no_error (error);
}

static void
test_kept (World *world, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieSecret) other_key = vigie_secret_new_random (32, &error);
  g_autoptr (VigieTelegramMessenger) second = vigie_telegram_messenger_new (world->folder);
  g_autoptr (VigieFacts) facts = NULL;
  gint64 start;

  sign_in (world);

  /* Nobody waits for TDLib's ten seconds. */
  start = g_get_monotonic_time ();
  open_messenger (second, world->key, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);

  close_messenger (world->messenger);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (world->messenger), ==, VIGIE_SIGN_IN_CLOSED);
  open_messenger (second, other_key, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_GONE);
  g_clear_error (&error);

  start = g_get_monotonic_time ();
  open_messenger (second, world->key, &error);
  g_assert_no_error (error);
  g_test_message ("A kept sign-in was confirmed in %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (second), ==, VIGIE_SIGN_IN_DONE);
  facts = read_facts (second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (control_count ("executed", "auth.exportLoginToken"), <=, 2);
  close_messenger (second);
}

static void
test_kept_but_ended (World *world, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  sign_in (world);
  close_messenger (world->messenger);
  json_node_unref (control ("{\"do\":\"revokeCurrent\"}"));

  open_messenger (world->messenger, world->key, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN);
  g_clear_error (&error);
  g_assert_cmpint (vigie_messenger_get_standing (VIGIE_MESSENGER (world->messenger)), ==,
                   VIGIE_STANDING_ENDED_ELSEWHERE);

  open_messenger (world->messenger, world->key, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vigie_telegram_messenger_get_sign_in_state (world->messenger), ==,
                   VIGIE_SIGN_IN_READY_FOR_QR);
}

/* A sign-out without a network is given up in bounded time, and done at the next start. */
static void
test_sign_out_offline (World *world, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 start;

  sign_in (world);
  start = g_get_monotonic_time ();
  json_node_unref (control ("{\"do\":\"offline\",\"value\":true}"));
  g_assert_false (sign_out (world->messenger, &error));
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NETWORK);
  g_clear_error (&error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (vigie_messenger_get_connection (VIGIE_MESSENGER (world->messenger)), !=,
                   VIGIE_CONNECTION_READY);
  close_messenger (world->messenger);
  g_assert_true (g_file_test (world->folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (control_count ("executed", "auth.logOut"), ==, 0);

  json_node_unref (control ("{\"do\":\"offline\",\"value\":false}"));
  open_messenger (world->messenger, world->key, &error);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN);
  g_assert_cmpint (control_count ("executed", "auth.logOut"), ==, 1);
}

static void
test_sign_out_cancelled (World *world, gconstpointer user_data)
{
  VigieMessenger *messenger = VIGIE_MESSENGER (world->messenger);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (world);
  json_node_unref (control ("{\"do\":\"offline\",\"value\":true}"));
  vigie_messenger_sign_out_async (messenger, cancellable, keep_result_cb, &result);
  run_for (1000);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  wait_for_result (&result);
  vigie_messenger_sign_out_finish (messenger, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* Asked for again once the network is back, it is the same sign-out. */
  json_node_unref (control ("{\"do\":\"offline\",\"value\":false}"));
  sign_out (world->messenger, &error);
  g_assert_no_error (error);
  g_assert_cmpint (control_count ("executed", "auth.logOut"), ==, 1);
  g_assert_false (g_file_test (world->folder, G_FILE_TEST_EXISTS));
}

/* Two accounts of one process do not touch each other. */
static void
test_two_at_once (World *world, gconstpointer user_data)
{
  World other = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;

  world_set_up (&other, NULL);
  sign_in (world);
  sign_in (&other);
  sign_out (other.messenger, &error);
  g_assert_no_error (error);

  facts = read_facts (world->messenger, &error);
  g_assert_no_error (error);
  g_assert_nonnull (vigie_facts_get_current_session (facts));
  close_messenger (world->messenger);
  world_tear_down (&other, NULL);
}

/* Let go of with everything under way: nothing is left that runs. */
static void
test_let_go (World *world, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  sign_in (world);
  json_node_unref (control ("{\"do\":\"stall\",\"value\":true}"));
  vigie_messenger_read_facts_async (VIGIE_MESSENGER (world->messenger), VIGIE_CAPABILITY_ALL_FACTS,
                                    cancellable, keep_result_cb, &result);
  run_for (200);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  wait_for_result (&result);
  g_clear_object (&result);
  run_for (50);
  g_assert_finalize_object (g_steal_pointer (&world->messenger));
  g_assert_true (vigie_telegram_wait_closed (5000));
}

static void
connection_cb (VigieTdClient *client, JsonObject *object, gpointer user_data)
{
  VigieTdReader update = { object, FALSE };
  VigieTdReader state = { vigie_td_reader_get_object (&update, "state"), FALSE };

  if (vigie_td_reader_is (&state, "connectionStateReady"))
    *(gboolean *) user_data = TRUE;
}

/* Whether TDLib reaches the service within @milliseconds when the desktop names @proxy. */
static gboolean
reaches_through (World *world, const char *proxy, guint milliseconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new (proxy, NULL);
  g_autoptr (VigieTelegramNetwork) network = vigie_telegram_network_new (NULL, resolver);
  g_autoptr (VigieTdClient) client = vigie_td_client_new (vigie_td_library_get (&error));
  g_autoptr (GAsyncResult) result = NULL;
  gboolean is_ready = FALSE;

  g_signal_connect (client, "update", G_CALLBACK (connection_cb), &is_ready);
  vigie_telegram_network_look_async (network, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  vigie_td_client_send (client, vigie_telegram_parameters_to_request (world->folder, world->key));
  vigie_telegram_network_attach (network, client);
  for (guint waited = 0; waited < milliseconds && !is_ready; waited += 50)
    run_for (50);

  vigie_telegram_network_detach (network);
  vigie_td_client_abandon (client);
  g_assert_true (vigie_telegram_wait_closed (5000));
  run_for (10);
  return is_ready;
}

/* The desktop's proxy is used from the first connection on, in both versions' form of the request: with a
 * dead one nothing goes past it, though the service could be reached directly. */
static void
test_proxy (World *world, gconstpointer user_data)
{
  g_assert_false (reaches_through (world, "socks5://127.0.0.1:9", 3000));
  g_assert_true (reaches_through (world, "socks5://127.0.0.1:1080", 20000));
  g_assert_true (reaches_through (world, "direct://", 20000));
}

#define ADD(name, func) g_test_add ("/telegram/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("qr-password", test_qr_password);
  ADD ("other-dc", test_other_dc);
  ADD ("settled-kept", test_kept);
  ADD ("settled-kept-but-ended", test_kept_but_ended);
  ADD ("settled-sign-out-offline", test_sign_out_offline);
  ADD ("settled-sign-out-cancelled", test_sign_out_cancelled);
  ADD ("settled-two-at-once", test_two_at_once);
  ADD ("settled-let-go", test_let_go);
  ADD ("settled-proxy", test_proxy);

  return g_test_run ();
}
