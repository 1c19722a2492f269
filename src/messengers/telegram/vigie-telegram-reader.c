/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-reader.h"

#include "vigie-error.h"

/* One reading: data of its task. */
typedef struct
{
  VigieTelegramUnconfirmed unconfirmed;
  VigieFactsBuilder *builder;   /* (owned) */
  GCancellable *stops;          /* (owned) ends the requests: a part failed, took too long, or nobody waits */
  GCancellable *outer;          /* (owned) (nullable) the caller's */
  gulong outer_id;              /* handler on it */
  GSource *patience;            /* (owned) (nullable) */
  guint n_waiting;              /* requests under way */
  JsonObject *bot;              /* (owned) (nullable) while its name is asked */
  VigieCapability unknown_here; /* this version of TDLib does not know these */
  GError *error;                /* (owned) (nullable) what makes the whole reading fail */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_cancellable_disconnect (reading->outer, reading->outer_id);
  g_clear_object (&reading->outer);
  g_clear_object (&reading->stops);
  if (reading->patience != NULL)
    g_source_destroy (reading->patience);
  g_clear_pointer (&reading->patience, g_source_unref);
  vigie_telegram_unconfirmed_clear (&reading->unconfirmed);
  g_clear_pointer (&reading->builder, vigie_facts_builder_free);
  g_clear_pointer (&reading->bot, json_object_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

static VigieTdClient *
get_client (GTask *task)
{
  return g_task_get_source_object (task);
}

static gint64
get_now (GTask *task)
{
  return vigie_td_client_get_now (get_client (task));
}

static void
ask (GTask *task, VigieTdRequest *request, const char *expected, GAsyncReadyCallback callback)
{
  Reading *reading = g_task_get_task_data (task);

  reading->n_waiting++;
  vigie_td_client_send_async (get_client (task), request, expected, reading->stops, callback,
                              g_object_ref (task));
}

static gboolean
patience_cb (gpointer user_data)
{
  Reading *reading = user_data;

  g_debug ("Some facts did not come in %d seconds", VIGIE_TELEGRAM_FACT_SECONDS);
  g_cancellable_cancel (reading->stops);
  return G_SOURCE_REMOVE;
}

static void
start_patience (Reading *reading)
{
  reading->patience = g_timeout_source_new_seconds (VIGIE_TELEGRAM_FACT_SECONDS);
  g_source_set_callback (reading->patience, patience_cb, reading, NULL);
  g_source_attach (reading->patience, g_main_context_get_thread_default ());
}

/* Each answer ends here, so the reading ends once and never before its last request. */
static void
one_less (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (--reading->n_waiting > 0)
    {
      if (reading->error != NULL)
        g_cancellable_cancel (reading->stops);
      return;
    }

  if (g_task_return_error_if_cancelled (task))
    return;

  if (reading->error != NULL)
    g_task_return_error (task, g_steal_pointer (&reading->error));
  else
    g_task_return_pointer (task, vigie_facts_builder_end (g_steal_pointer (&reading->builder)),
                           g_object_unref);
}

/* A fact that could not be read is unknown; only the end of the session ends the reading. */
static void
note_failure (Reading *reading, VigieCapability capability, const GError *error)
{
  g_debug ("A fact stays unknown: %s", error->message);

  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED))
    reading->unknown_here |= capability;
  else if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN) && reading->error == NULL)
    reading->error = g_error_copy (error);
}

static void
sessions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);
  g_autoptr (GListModel) sessions = NULL;
  Reading *reading = g_task_get_task_data (task);
  gint64 days = 0;

  if (reply != NULL)
    sessions = vigie_telegram_facts_read_sessions (reply, &reading->unconfirmed, &days, &error);

  if (sessions == NULL)
    {
      if (reading->error == NULL)
        reading->error = g_steal_pointer (&error);
    }
  else
    {
      vigie_facts_builder_set_list (reading->builder, VIGIE_FACT_SESSIONS, sessions, VIGIE_ORIGIN_MEASURED,
                                    get_now (task));
      if (days > 0)
        vigie_facts_builder_set_int (reading->builder, VIGIE_FACT_AUTO_SIGN_OUT_DAYS, days,
                                     VIGIE_ORIGIN_MEASURED, get_now (task));
      start_patience (reading);
    }

  one_less (task);
}

static void
password_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);
  Reading *reading = g_task_get_task_data (task);

  if (reply == NULL || !vigie_telegram_facts_read_password (reply, reading->builder, get_now (task), &error))
    note_failure (reading, VIGIE_CAPABILITY_READ_TWO_STEP, error);

  one_less (task);
}

static void
take_list (GTask *task, VigieFactId id, GListModel *items)
{
  Reading *reading = g_task_get_task_data (task);

  vigie_facts_builder_set_list (reading->builder, id, items, VIGIE_ORIGIN_MEASURED, get_now (task));
}

static void
websites_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);
  g_autoptr (GListModel) websites = NULL;

  if (reply != NULL)
    websites = vigie_telegram_facts_read_websites (reply, &error);

  if (websites != NULL)
    take_list (task, VIGIE_FACT_WEBSITES, websites);
  else
    note_failure (g_task_get_task_data (task), VIGIE_CAPABILITY_READ_WEBSITES, error);

  one_less (task);
}

static void
passkeys_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);
  g_autoptr (GListModel) passkeys = NULL;

  if (reply != NULL)
    passkeys = vigie_telegram_facts_read_passkeys (reply, &error);

  if (passkeys != NULL)
    take_list (task, VIGIE_FACT_PASSKEYS, passkeys);
  else
    note_failure (g_task_get_task_data (task),
                  VIGIE_CAPABILITY_READ_PASSKEYS | VIGIE_CAPABILITY_REMOVE_PASSKEY, error);

  one_less (task);
}

static void
take_bot (GTask *task, const char *name)
{
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) store = g_list_store_new (VIGIE_TYPE_BUSINESS_BOT);
  g_autoptr (VigieBusinessBot) bot = NULL;

  if (reading->bot != NULL)
    bot = vigie_telegram_facts_read_bot (reading->bot, &reading->unconfirmed, name, &error);
  else if (reading->unconfirmed.bot_id != NULL)
    bot = vigie_telegram_facts_new_unconfirmed_bot (&reading->unconfirmed);

  if (error != NULL)
    {
      note_failure (reading, VIGIE_CAPABILITY_READ_BUSINESS_BOT, error);
      return;
    }

  if (bot != NULL)
    g_list_store_append (store, bot);
  take_list (task, VIGIE_FACT_BUSINESS_BOTS, G_LIST_MODEL (store));
}

/* The name only helps to recognise the bot; without it the bot is shown by its number. */
static void
bot_name_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (JsonObject) user = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, NULL);
  g_autofree char *name = user != NULL ? vigie_telegram_facts_dup_user_name (user) : g_strdup ("");

  take_bot (task, name);
  one_less (task);
}

static void
bot_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) reply = vigie_td_client_send_finish (VIGIE_TD_CLIENT (source), result, &error);
  VigieTdReader reader = { reply, FALSE };
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *id = NULL;

  if (reply != NULL && !g_str_has_prefix (vigie_td_reader_get_type_name (&reader), "businessConnectedBot"))
    g_set_error_literal (&error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY, "not a connected bot");

  /* "404 Not Found": no bot is connected. */
  if (error != NULL && !g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_GONE))
    {
      note_failure (reading, VIGIE_CAPABILITY_READ_BUSINESS_BOT | VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT,
                    error);
      one_less (task);
      return;
    }

  reading->bot = g_steal_pointer (&reply);
  id = reading->bot != NULL ? vigie_telegram_facts_dup_bot_id (reading->bot) : NULL;
  if (id != NULL)
    {
      VigieTdRequest *request = vigie_td_request_new ("getUser");

      vigie_td_request_add_int (request, "user_id", g_ascii_strtoll (id, NULL, 10));
      ask (task, request, "user", bot_name_cb);
    }
  else
    {
      take_bot (task, "");
    }

  one_less (task);
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
}

static void
ask_all (GTask *task, VigieCapability wanted)
{
  if ((wanted & (VIGIE_CAPABILITY_LIST_SESSIONS | VIGIE_CAPABILITY_READ_AUTO_SIGN_OUT)) != 0)
    ask (task, vigie_td_request_new ("getActiveSessions"), "sessions", sessions_cb);
  else
    start_patience (g_task_get_task_data (task));
  if ((wanted & VIGIE_CAPABILITY_READ_TWO_STEP) != 0)
    ask (task, vigie_td_request_new ("getPasswordState"), "passwordState", password_cb);
  if ((wanted & VIGIE_CAPABILITY_READ_WEBSITES) != 0)
    ask (task, vigie_td_request_new ("getConnectedWebsites"), "connectedWebsites", websites_cb);
  if ((wanted & VIGIE_CAPABILITY_READ_PASSKEYS) != 0)
    ask (task, vigie_td_request_new ("getLoginPasskeys"), "passkeys", passkeys_cb);
  if ((wanted & VIGIE_CAPABILITY_READ_BUSINESS_BOT) != 0)
    ask (task, vigie_td_request_new ("getBusinessConnectedBot"), NULL, bot_cb);
}

/**
 * vigie_telegram_reader_read_async:
 * @client: signed in
 * @wanted: facts
 * @unconfirmed: the sign-in that waits, if one does; copied
 *
 * Asks for all of @wanted at once. The list of sessions must come, and waits as long as it takes; of the
 * rest, what fails is unknown in the result. Shows @cancellable's wish at once.
 */
void
vigie_telegram_reader_read_async (VigieTdClient *client,
                                  VigieCapability wanted,
                                  const VigieTelegramUnconfirmed *unconfirmed,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (client, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, vigie_telegram_reader_read_async);
  g_task_set_task_data (task, reading, reading_free);
  reading->unconfirmed.session_id = g_strdup (unconfirmed->session_id);
  reading->unconfirmed.bot_id = g_strdup (unconfirmed->bot_id);
  reading->unconfirmed.location = g_strdup (unconfirmed->location);
  reading->unconfirmed.date = unconfirmed->date;
  reading->builder = vigie_facts_builder_new (NULL);
  reading->stops = g_cancellable_new ();
  if (cancellable != NULL)
    {
      reading->outer = g_object_ref (cancellable);
      reading->outer_id =
          g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb), reading->stops, NULL);
    }

  /* Held by one more than the requests, so that an answer at once cannot end it. */
  reading->n_waiting = 1;
  ask_all (task, wanted);
  one_less (task);
}

/**
 * vigie_telegram_reader_read_finish:
 * @unknown_here: (out): capabilities that this version of TDLib does not have
 *
 * Returns: (transfer full): the facts; %NULL with an error
 */
VigieFacts *
vigie_telegram_reader_read_finish (GAsyncResult *result, VigieCapability *unknown_here, GError **error)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));

  *unknown_here = reading->unknown_here;
  return g_task_propagate_pointer (G_TASK (result), error);
}
