/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-tdjson.h"

#include <string.h>

G_MODULE_EXPORT int td_create_client_id (void);
G_MODULE_EXPORT void td_send (int client_id, const char *request);
G_MODULE_EXPORT const char *td_receive (double timeout);
G_MODULE_EXPORT const char *td_execute (const char *request);
G_MODULE_EXPORT void td_set_log_message_callback (int max_level, void (*callback) (int, const char *));

static GMutex lock;
static GString *sequence;
static GAsyncQueue *to_receive;
static GAsyncQueue *sent;
static int last_client_id;
static void (*hear_last_words) (int level, const char *message);
static const char *execute_answer = "{\"@type\":\"ok\"}";

static void
init (void)
{
  static gsize is_done;

  if (!g_once_init_enter (&is_done))
    return;

  sequence = g_string_new (NULL);
  to_receive = g_async_queue_new_full (g_free);
  sent = g_async_queue_new_full (g_free);
  g_once_init_leave (&is_done, 1);
}

static void
note (const char *what, const char *request)
{
  init ();
  g_mutex_lock (&lock);
  g_string_append_printf (sequence, "%s%s\n", what, request);
  g_mutex_unlock (&lock);
}

int
td_create_client_id (void)
{
  note ("C", "");
  return ++last_client_id;
}

/* A client that is told to close, or to log out, does. */
void
td_send (int client_id, const char *request)
{
  note ("S", request);
  if (g_str_has_prefix (request, "{\"@type\":\"close\"") ||
      g_str_has_prefix (request, "{\"@type\":\"logOut\""))
    {
      char *closed = g_strdup_printf ("{\"@type\":\"updateAuthorizationState\",\"authorization_state\":"
                                      "{\"@type\":\"authorizationStateClosed\"},\"@client_id\":%d}",
                                      client_id);

      g_async_queue_push (to_receive, closed);
    }
  g_async_queue_push (sent, g_strdup_printf ("%d %s", client_id, request));
}

/* As in TDLib, what is returned is valid until the next call. */
const char *
td_receive (double timeout)
{
  static char *last;

  init ();
  g_free (last);
  last = g_async_queue_timeout_pop (to_receive, (guint64) (timeout * G_USEC_PER_SEC));
  return last;
}

const char *
td_execute (const char *request)
{
  note ("E", request);
  return execute_answer;
}

void
td_set_log_message_callback (int max_level, void (*callback) (int, const char *))
{
  g_assert_cmpint (max_level, ==, 0);
  hear_last_words = callback;
}

void
fake_die (const char *text)
{
  hear_last_words (0, text);
}

void
fake_push (const char *text)
{
  init ();
  g_async_queue_push (to_receive, g_strdup (text));
}

char *
fake_take (void)
{
  init ();
  return g_async_queue_timeout_pop (sent, 2000);
}

char *
fake_dup_log (void)
{
  char *copy;

  init ();
  g_mutex_lock (&lock);
  copy = g_strdup (sequence->str);
  g_mutex_unlock (&lock);
  return copy;
}

void
fake_set_answer (const char *text)
{
  execute_answer = text;
}
