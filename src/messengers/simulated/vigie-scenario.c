/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-scenario.h"

#include "vigie-config.h"
#include "vigie-error.h"
#include "vigie-json-scan.h"
#include "vigie-scenario-account.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define MAX_FILE_BYTES (32 * 1024 * 1024)
#define MAX_SCRIPT 10000
#define MAX_EVENTS 1000
#define MAX_REMEMBERED 20000
#define MAX_TIMES 1000000
/* A day: longer than anybody waits for a practice account. */
#define MAX_SECONDS (24 * 60 * 60)
#define MAX_MILLISECONDS (1000 * MAX_SECONDS)
#define DEFAULT_PHONE_DELAY 3000

#define TEXT(key, Struct, member)                                                                            \
  key, VIGIE_SCENARIO_TEXT, G_STRUCT_OFFSET (Struct, member), .max = VIGIE_SCENARIO_MAX_TEXT
#define MOMENT(key, Struct, member) key, VIGIE_SCENARIO_MOMENT, G_STRUCT_OFFSET (Struct, member)
#define FLAG(key, Struct, member) key, VIGIE_SCENARIO_FLAG, G_STRUCT_OFFSET (Struct, member)
#define DELAY(key, Struct, member)                                                                           \
  key, VIGIE_SCENARIO_NUMBER, G_STRUCT_OFFSET (Struct, member), .max = MAX_MILLISECONDS
#define WORD(key, Struct, member, the_words)                                                                 \
  key, VIGIE_SCENARIO_WORD, G_STRUCT_OFFSET (Struct, member), .words = the_words

/* The names of VigieCapability; what a scenario can script besides stands last. */
static const VigieScenarioWord requests[] = {
  { "list_sessions", VIGIE_CAPABILITY_LIST_SESSIONS },
  { "read_auto_sign_out", VIGIE_CAPABILITY_READ_AUTO_SIGN_OUT },
  { "read_two_step", VIGIE_CAPABILITY_READ_TWO_STEP },
  { "read_websites", VIGIE_CAPABILITY_READ_WEBSITES },
  { "read_passkeys", VIGIE_CAPABILITY_READ_PASSKEYS },
  { "read_business_bot", VIGIE_CAPABILITY_READ_BUSINESS_BOT },
  { "end_session", VIGIE_CAPABILITY_END_SESSION },
  { "end_other_sessions", VIGIE_CAPABILITY_END_OTHER_SESSIONS },
  { "confirm_session", VIGIE_CAPABILITY_CONFIRM_SESSION },
  { "set_auto_sign_out", VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT },
  { "disconnect_website", VIGIE_CAPABILITY_DISCONNECT_WEBSITE },
  { "disconnect_websites", VIGIE_CAPABILITY_DISCONNECT_WEBSITES },
  { "remove_passkey", VIGIE_CAPABILITY_REMOVE_PASSKEY },
  { "remove_business_bot", VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT },
  { "set_accepts_calls", VIGIE_CAPABILITY_SET_ACCEPTS_CALLS },
  { "set_accepts_secret_chats", VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS },
  { "cancel_password_reset", VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET },
  { "set_two_step", VIGIE_CAPABILITY_SET_TWO_STEP },
  { "set_recovery_email", VIGIE_CAPABILITY_SET_RECOVERY_EMAIL },
  { "read_facts", VIGIE_SCENARIO_READ_FACTS },
  { "sign_out", VIGIE_SCENARIO_SIGN_OUT },
  { "check_password", VIGIE_SCENARIO_CHECK_PASSWORD },
  { "check_email_code", VIGIE_SCENARIO_CHECK_EMAIL_CODE },
  { "resend_email_code", VIGIE_SCENARIO_RESEND_EMAIL_CODE },
  { "cancel_email", VIGIE_SCENARIO_CANCEL_EMAIL },
  { NULL, 0 },
};

/* Those of VigieError that a messenger gives. */
static const VigieScenarioWord errors[] = {
  { "unsupported", VIGIE_ERROR_UNSUPPORTED },
  { "not_signed_in", VIGIE_ERROR_NOT_SIGNED_IN },
  { "rate_limited", VIGIE_ERROR_RATE_LIMITED },
  { "session_too_young", VIGIE_ERROR_SESSION_TOO_YOUNG },
  { "gone", VIGIE_ERROR_GONE },
  { "network", VIGIE_ERROR_NETWORK },
  { "service", VIGIE_ERROR_SERVICE },
  { "unexpected_reply", VIGIE_ERROR_UNEXPECTED_REPLY },
  { "wrong_password", VIGIE_ERROR_WRONG_PASSWORD },
  { "wrong_code", VIGIE_ERROR_WRONG_CODE },
  { "code_expired", VIGIE_ERROR_CODE_EXPIRED },
  { "invalid_email", VIGIE_ERROR_INVALID_EMAIL },
  { "email_unconfirmed", VIGIE_ERROR_EMAIL_UNCONFIRMED },
  { "password_too_fresh", VIGIE_ERROR_PASSWORD_TOO_FRESH },
  { NULL, 0 },
};

static const VigieScenarioWord connections[] = {
  { "waiting_for_network", VIGIE_CONNECTION_WAITING_FOR_NETWORK },
  { "proxy_unusable", VIGIE_CONNECTION_PROXY_UNUSABLE },
  { "connecting_to_proxy", VIGIE_CONNECTION_CONNECTING_TO_PROXY },
  { "connecting", VIGIE_CONNECTION_CONNECTING },
  { "updating", VIGIE_CONNECTION_UPDATING },
  { "ready", VIGIE_CONNECTION_READY },
  { NULL, 0 },
};

static const VigieScenarioWord answers[] = {
  { "me", VIGIE_ANSWER_ME },
  { "not_me", VIGIE_ANSWER_NOT_ME },
  { "dont_know", VIGIE_ANSWER_DONT_KNOW },
  { NULL, 0 },
};

static void
memory_free (VigieScenarioMemory *memory)
{
  g_free (memory->id);
  g_free (memory->name);
  g_free (memory);
}

static void
answer_free (VigieScenarioAnswer *answer)
{
  g_free (answer->target);
  g_free (answer);
}

static void
event_free (VigieScenarioEvent *event)
{
  g_clear_object (&event->appears);
  g_clear_pointer (&event->two_step, vigie_scenario_two_step_free);
  g_free (event->ends);
  g_free (event);
}

/**
 * vigie_scenario_free:
 * @self: (transfer full): a scenario
 */
void
vigie_scenario_free (VigieScenario *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->account.sessions, g_ptr_array_unref);
  g_clear_pointer (&self->account.websites, g_ptr_array_unref);
  g_clear_pointer (&self->account.passkeys, g_ptr_array_unref);
  g_clear_pointer (&self->account.business_bots, g_ptr_array_unref);
  g_clear_pointer (&self->account.two_step, vigie_scenario_two_step_free);
  g_clear_pointer (&self->memory, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_without (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  VigieScenario *self = target;
  gboolean is_there = FALSE;
  VigieJsonAt list;

  if (!vigie_json_accept_array (at, key, &list, &is_there, &reader->error))
    return FALSE;

  for (guint i = 0; is_there && i < vigie_json_get_length (&list); i++)
    {
      const char *text;
      gint64 capability;
      VigieJsonAt item;

      if (!vigie_json_expect_string_at (&list, i, &text, &reader->error) ||
          !vigie_json_get_element (&list, i, &item) ||
          !vigie_scenario_reader_find_word (reader, &item, NULL, text, requests, &capability))
        return FALSE;
      if (capability >= VIGIE_SCENARIO_READ_FACTS)
        return vigie_scenario_reader_fail (reader, &item, NULL, _ ("every account can do this"));
      if ((self->without & capability) != 0)
        return vigie_scenario_reader_fail (reader, &item, NULL, _ ("this word is already there"));

      self->without |= capability;
    }

  return TRUE;
}

static gboolean
read_account (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  VigieScenario *self = target;
  VigieJsonAt object;

  return vigie_json_expect_object (at, key, &object, &reader->error) &&
         vigie_scenario_read_account (reader, &object, &self->account);
}

static gboolean
read_memory_item (VigieScenarioReader *reader, const VigieJsonAt *item, gpointer target)
{
  static const VigieScenarioField fields[] = {
    { "id", VIGIE_SCENARIO_TEXT, G_STRUCT_OFFSET (VigieScenarioMemory, id), .max = VIGIE_SCENARIO_MAX_ID,
      .is_required = TRUE },
    { WORD ("answer", VigieScenarioMemory, answer, answers) },
    { TEXT ("name", VigieScenarioMemory, name) },
    { MOMENT ("answered_at", VigieScenarioMemory, answered_at) },
    { FLAG ("is_shared", VigieScenarioMemory, is_shared) },
    { FLAG ("has_changed", VigieScenarioMemory, has_changed) },
    { NULL },
  };
  VigieScenario *self = target;
  VigieScenarioMemory *memory = g_new0 (VigieScenarioMemory, 1);

  memory->is_shared = -1;
  g_ptr_array_add (self->memory, memory);
  return vigie_scenario_reader_read_object (reader, item, fields, memory);
}

static gboolean
read_remembered_sessions (VigieScenarioReader *reader,
                          const VigieJsonAt *at,
                          const char *key,
                          gpointer target)
{
  return vigie_scenario_reader_read_list (reader, at, key, MAX_REMEMBERED, read_memory_item, target);
}

/* A session was in the list once, so it is remembered once. */
static gboolean
check_remembered (VigieScenarioReader *reader, const VigieJsonAt *object, VigieScenario *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  VigieJsonAt list, item;

  for (guint i = 0; i < self->memory->len; i++)
    {
      VigieScenarioMemory *memory = self->memory->pdata[i];

      if (!g_hash_table_add (ids, memory->id))
        return vigie_json_expect_array (object, "sessions", &list, &reader->error) &&
               vigie_json_get_element (&list, i, &item) &&
               vigie_scenario_reader_fail (reader, &item, "id", _ ("another one in this list has it too"));
    }

  return TRUE;
}

static gboolean
read_memory (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  static const VigieScenarioField fields[] = {
    { MOMENT ("last_checkup", VigieScenario, last_checkup), .is_required = TRUE },
    { "sessions", VIGIE_SCENARIO_OTHER, .read = read_remembered_sessions },
    { NULL },
  };
  VigieScenario *self = target;
  VigieJsonAt object;

  if (!vigie_json_accept_object (at, key, &object, &self->has_memory, &reader->error))
    return FALSE;
  if (!self->has_memory)
    return TRUE;
  if (!vigie_scenario_reader_read_object (reader, &object, fields, self) ||
      !check_remembered (reader, &object, self))
    return FALSE;
  if (self->last_checkup > reader->now)
    return vigie_scenario_reader_fail (reader, &object, "last_checkup", _ ("this is still to come"));

  for (guint i = 0; i < self->memory->len; i++)
    {
      VigieScenarioMemory *memory = self->memory->pdata[i];

      if (memory->answer != VIGIE_ANSWER_NONE && memory->answered_at == 0)
        memory->answered_at = self->last_checkup;
    }

  return TRUE;
}

static gboolean
read_answer (VigieScenarioReader *reader, const VigieJsonAt *item, gpointer target)
{
  static const VigieScenarioField fields[] = {
    { WORD ("to", VigieScenarioAnswer, to, requests), .is_required = TRUE },
    { TEXT ("target", VigieScenarioAnswer, target) },
    { "times", VIGIE_SCENARIO_NUMBER, G_STRUCT_OFFSET (VigieScenarioAnswer, times), .min = 1,
      .max = MAX_TIMES },
    { WORD ("error", VigieScenarioAnswer, error, errors) },
    { FLAG ("done", VigieScenarioAnswer, done) },
    { DELAY ("delay_ms", VigieScenarioAnswer, delay) },
    { "retry_after_s", VIGIE_SCENARIO_NUMBER, G_STRUCT_OFFSET (VigieScenarioAnswer, retry_after),
      .max = MAX_SECONDS },
    { NULL },
  };
  VigieScenario *self = target;
  VigieScenarioAnswer *answer = g_new0 (VigieScenarioAnswer, 1);

  answer->times = 1;
  answer->error = -1;
  answer->done = -1;
  answer->delay = -1;
  answer->retry_after = -1;
  g_ptr_array_add (self->answers, answer);
  if (!vigie_scenario_reader_read_object (reader, item, fields, answer))
    return FALSE;
  if (answer->retry_after >= 0 && answer->error != VIGIE_ERROR_RATE_LIMITED &&
      answer->error != VIGIE_ERROR_SESSION_TOO_YOUNG && answer->error != VIGIE_ERROR_PASSWORD_TOO_FRESH)
    return vigie_scenario_reader_fail (
        reader, item, "retry_after_s",
        _ ("only “rate_limited”, “session_too_young” and “password_too_fresh” say when"));

  return TRUE;
}

static gboolean
read_answers (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  return vigie_scenario_reader_read_list (reader, at, key, MAX_SCRIPT, read_answer, target);
}

static gboolean
read_event_session (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  VigieScenarioEvent *event = target;
  gboolean is_there = FALSE;
  VigieJsonAt object;

  if (!vigie_json_accept_object (at, key, &object, &is_there, &reader->error))
    return FALSE;
  if (!is_there)
    return TRUE;

  event->appears = vigie_scenario_read_session (reader, &object);
  if (event->appears == NULL)
    return FALSE;
  if (vigie_session_get_fields (event->appears)->is_current)
    return vigie_scenario_reader_fail (reader, &object, "is_current",
                                       _ ("the current session cannot appear later"));
  if (*vigie_session_get_id (event->appears) == '\0')
    return vigie_scenario_reader_fail (reader, &object, "id", _ ("it is empty"));

  return TRUE;
}

static gboolean
read_event_two_step (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  VigieScenarioEvent *event = target;

  return vigie_scenario_read_two_step (reader, at, key, &event->two_step);
}

static gboolean
read_event (VigieScenarioReader *reader, const VigieJsonAt *item, gpointer target)
{
  static const VigieScenarioField fields[] = {
    { DELAY ("after_ms", VigieScenarioEvent, after), .is_required = TRUE },
    { "session_appears", VIGIE_SCENARIO_OTHER, .read = read_event_session },
    { FLAG ("is_announced", VigieScenarioEvent, is_announced) },
    { "session_ends", VIGIE_SCENARIO_TEXT, G_STRUCT_OFFSET (VigieScenarioEvent, ends),
      .max = VIGIE_SCENARIO_MAX_ID },
    { WORD ("connection", VigieScenarioEvent, connection, connections) },
    { FLAG ("signed_out_elsewhere", VigieScenarioEvent, signed_out_elsewhere) },
    { "two_step", VIGIE_SCENARIO_OTHER, .read = read_event_two_step },
    { NULL },
  };
  VigieScenario *self = target;
  VigieScenarioEvent *event = g_new0 (VigieScenarioEvent, 1);
  guint n_things;

  event->connection = -1;
  g_ptr_array_add (self->events, event);
  if (!vigie_scenario_reader_read_object (reader, item, fields, event))
    return FALSE;

  n_things = (event->appears != NULL ? 1 : 0) + (event->ends != NULL ? 1 : 0) +
             (event->connection >= 0 ? 1 : 0) + (event->signed_out_elsewhere ? 1 : 0) +
             (event->two_step != NULL ? 1 : 0);
  if (n_things != 1)
    return vigie_scenario_reader_fail (reader, item, NULL, _ ("an event is exactly one thing that happens"));
  if (event->is_announced && event->appears == NULL)
    return vigie_scenario_reader_fail (reader, item, "is_announced",
                                       _ ("only a session that appears is announced"));

  return TRUE;
}

static int
compare_moments (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GPtrArray *events = user_data;
  const guint left = *(const guint *) a, right = *(const guint *) b;
  const VigieScenarioEvent *first = events->pdata[left], *second = events->pdata[right];

  if (first->after != second->after)
    return first->after < second->after ? -1 : 1;
  return left < right ? -1 : left > right;
}

/* What the @event does to the @ids of the list when its turn has come. */
static gboolean
check_event (VigieScenarioReader *reader,
             const VigieJsonAt *item,
             const VigieScenarioEvent *event,
             GHashTable *ids)
{
  if (event->appears != NULL && !g_hash_table_add (ids, (gpointer) vigie_session_get_id (event->appears)))
    return vigie_scenario_reader_fail (reader, item, "session_appears",
                                       _ ("a session with this id is there already"));
  if (event->ends != NULL && !g_hash_table_remove (ids, event->ends))
    return vigie_scenario_reader_fail (reader, item, "session_ends", _ ("no session has this id"));

  return TRUE;
}

/* Events may stand in any order in the file: whether they fit together shows in the order of time. */
static gboolean
check_events (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, VigieScenario *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  VigieJsonAt list, item;

  for (guint i = 0; self->account.sessions != NULL && i < self->account.sessions->len; i++)
    g_hash_table_add (ids, (gpointer) vigie_session_get_id (self->account.sessions->pdata[i]));
  for (guint i = 0; i < self->events->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_moments, self->events);

  for (guint i = 0; i < order->len; i++)
    {
      const guint number = g_array_index (order, guint, i);

      if (!vigie_json_expect_array (at, key, &list, &reader->error) ||
          !vigie_json_get_element (&list, number, &item) ||
          !check_event (reader, &item, self->events->pdata[number], ids))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_events (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target)
{
  return vigie_scenario_reader_read_list (reader, at, key, MAX_EVENTS, read_event, target) &&
         check_events (reader, at, key, target);
}

static gboolean
read_scenario (VigieScenarioReader *reader, const VigieJson *json, VigieScenario *self)
{
  /* In this order: an event may end a session of the account. */
  static const VigieScenarioField fields[] = {
    { "scenario", VIGIE_SCENARIO_NUMBER, G_STRUCT_OFFSET (VigieScenario, version), .min = 1, .max = 1,
      .is_required = TRUE },
    { TEXT ("title", VigieScenario, title) },
    { TEXT ("description", VigieScenario, description) },
    { "without", VIGIE_SCENARIO_OTHER, .read = read_without },
    { WORD ("connection", VigieScenario, connection, connections) },
    { DELAY ("delay_ms", VigieScenario, delay) },
    { DELAY ("phone_delay_ms", VigieScenario, phone_delay) },
    { "account", VIGIE_SCENARIO_OTHER, .read = read_account },
    { "memory", VIGIE_SCENARIO_OTHER, .read = read_memory },
    { "answers", VIGIE_SCENARIO_OTHER, .read = read_answers },
    { "events", VIGIE_SCENARIO_OTHER, .read = read_events },
    { NULL },
  };
  VigieJsonAt root = vigie_json_get_root (json);

  return vigie_scenario_reader_read_object (reader, &root, fields, self);
}

/* JSON allows it, but a text ends there for whoever reads it: what stands behind it would count for nothing.
 * @data is JSON: a backslash stands in its texts only. */
static gboolean
check_no_zero (const char *data, gsize length, GError **error)
{
  const char *at = data;
  guint line, column;

  while ((at = memchr (at, '\\', length - (gsize) (at - data))) != NULL)
    {
      if (length - (gsize) (at - data) >= 6 && memcmp (at + 1, "u0000", 5) == 0)
        {
          vigie_json_scan_get_position (data, length, (gsize) (at - data), &line, &column);
          g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE, _ ("line %u, column %u: %s"), line,
                       column, _ ("a text holds a character of the value zero"));
          return FALSE;
        }
      at += 2;
    }

  return TRUE;
}

/**
 * vigie_scenario_new_from_data:
 * @data: (array length=length): a scenario file; may be anything
 * @length: its length, bytes
 * @now: what its relative times count from; Unix time, seconds, UTC
 * @error: %VIGIE_ERROR_INVALID_FILE with line and column
 *
 * Returns: (transfer full) (nullable): the scenario
 */
VigieScenario *
vigie_scenario_new_from_data (const char *data, gsize length, gint64 now, GError **error)
{
  g_autoptr (VigieScenario) self = NULL;
  g_autoptr (VigieJson) json = NULL;
  VigieScenarioReader reader = { .now = now };

  json = vigie_json_parse (data, (gssize) length, MAX_FILE_BYTES, VIGIE_ERROR_INVALID_FILE, error);
  if (json == NULL || !check_no_zero (data, length, error))
    return NULL;

  self = g_new0 (VigieScenario, 1);
  self->connection = VIGIE_CONNECTION_READY;
  self->phone_delay = DEFAULT_PHONE_DELAY;
  self->memory = g_ptr_array_new_with_free_func ((GDestroyNotify) memory_free);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);

  if (!read_scenario (&reader, json, self))
    {
      g_propagate_error (error, g_steal_pointer (&reader.error));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * vigie_scenario_new_from_file:
 * @path: a scenario file of at most 32 MiB
 * @now: what its relative times count from; Unix time, seconds, UTC
 * @error: %VIGIE_ERROR_INVALID_FILE with line and column; %VIGIE_ERROR_STORAGE
 *
 * Returns: (transfer full) (nullable): the scenario
 */
VigieScenario *
vigie_scenario_new_from_file (const char *path, gint64 now, GError **error)
{
  g_autofree char *data = NULL;
  FILE *file = g_fopen (path, "rbe");
  gsize length = 0;
  int failure = errno;

  /* Read to one byte past the bound rather than ask for the size: the file may be a pipe. Longer is refused
   * as too long. */
  if (file != NULL)
    {
      data = g_malloc (MAX_FILE_BYTES + 1);
      length = fread (data, 1, MAX_FILE_BYTES + 1, file);
      failure = ferror (file) ? errno : 0;
      fclose (file);
    }
  /* Only why: whoever named the file says which one, and shows its name as one shows names from outside. */
  if (file == NULL || failure != 0)
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, g_strerror (failure));
      return NULL;
    }
  return vigie_scenario_new_from_data (data, length, now, error);
}
