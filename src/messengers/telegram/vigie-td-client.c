/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-td-client.h"

#include <time.h>

#include "vigie-error.h"
#include "vigie-td-error.h"

struct _VigieTdClient
{
  GObject parent_instance;

  VigieTdLibrary *library;
  int client_id;
  gboolean is_closed;    /* it said so; nothing may be sent any more */
  gboolean is_abandoned; /* nobody waits for anything from it */
  guint64 last_request;
  GHashTable *pending; /* "@extra" → GTask of send_async (owned) */

  gint64 clock_offset;       /* the service's Unix time less the seconds since boot */
  gboolean has_clock_offset; /* the service told its time */
  gint64 authorization_date;
};

/* Data of a task of send_async. */
typedef struct
{
  char *extra;      /* (owned) */
  char *expected;   /* (owned) (nullable) "@type" of the answer */
  GSource *cancels; /* (owned) (nullable) */
} Pending;

G_DEFINE_FINAL_TYPE (VigieTdClient, vigie_td_client, G_TYPE_OBJECT)

enum
{
  SIGNAL_UPDATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  if (pending->cancels != NULL)
    g_source_destroy (pending->cancels);
  g_clear_pointer (&pending->cancels, g_source_unref);
  g_free (pending->extra);
  g_free (pending->expected);
  g_free (pending);
}

/* Seconds since boot, sleep included. */
static gint64
get_boot_seconds (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec;
}

static void
take_option (VigieTdClient *self, VigieTdReader *update)
{
  VigieTdReader value = { vigie_td_reader_get_object (update, "value"), FALSE };
  const char *name = vigie_td_reader_get_text (update, "name");
  gint64 number = 0;

  /* Options of type integer are int64, so text. */
  if (!vigie_td_reader_is (&value, "optionValueInteger") ||
      !g_ascii_string_to_signed (vigie_td_reader_get_text (&value, "value"), 10, 1, G_MAXINT32, &number,
                                 NULL))
    return;

  if (g_str_equal (name, "unix_time"))
    {
      self->clock_offset = number - get_boot_seconds ();
      self->has_clock_offset = TRUE;
    }
  else if (g_str_equal (name, "authorization_date"))
    {
      self->authorization_date = number;
    }
}

static void
fail_all (VigieTdClient *self, VigieError code, const char *message)
{
  g_autoptr (GPtrArray) tasks = g_hash_table_steal_all_values (self->pending);

  for (guint i = 0; i < tasks->len; i++)
    g_task_return_new_error_literal (g_ptr_array_index (tasks, i), VIGIE_ERROR, (int) code, message);
}

static void
take_update (VigieTdClient *self, JsonObject *object)
{
  VigieTdReader update = { object, FALSE };
  VigieTdReader state = { vigie_td_reader_get_object (&update, "authorization_state"), FALSE };

  self->is_closed = self->is_closed || vigie_td_reader_is (&state, "authorizationStateClosed");

  if (vigie_td_reader_is (&update, "updateOption"))
    take_option (self, &update);
  else if (!self->is_abandoned)
    g_signal_emit (self, signals[SIGNAL_UPDATE], 0, object);

  if (self->is_closed)
    fail_all (self, VIGIE_ERROR_NOT_SIGNED_IN, "the client was closed");
}

static void
answer (VigieTdClient *self, GTask *task, JsonObject *object, const GError *error)
{
  Pending *pending = g_task_get_task_data (task);
  VigieTdReader reply = { object, FALSE };

  if (object == NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }

  if (vigie_td_reader_is (&reply, "error"))
    {
      gint64 code = vigie_td_reader_get_int (&reply, "code", G_MININT32, G_MAXINT32);

      g_task_return_error (task, vigie_td_error_new (code, vigie_td_reader_get_text (&reply, "message"),
                                                     vigie_td_client_get_now (self)));
      return;
    }

  if (pending->expected != NULL && !vigie_td_reader_is (&reply, pending->expected))
    {
      g_task_return_new_error (task, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY,
                               "an answer was not of the type “%s”", pending->expected);
      return;
    }

  g_task_return_pointer (task, json_object_ref (object), (GDestroyNotify) json_object_unref);
}

static GTask *
steal_pending (VigieTdClient *self, const char *extra)
{
  g_autofree char *key = NULL;
  gpointer task = NULL;

  if (!g_hash_table_steal_extended (self->pending, extra, (gpointer *) &key, &task))
    return NULL;

  return task;
}

static void
deliver_cb (JsonObject *object, const char *extra, const GError *error, GObject *target)
{
  VigieTdClient *self = VIGIE_TD_CLIENT (target);
  g_autoptr (GTask) task = NULL;

  if (extra == NULL)
    {
      if (object != NULL)
        take_update (self, object);
      return;
    }

  /* A second answer to one request, or one to a request that was cancelled, finds nothing here. */
  task = steal_pending (self, extra);
  if (task != NULL)
    answer (self, task, object, error);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  Pending *pending = g_task_get_task_data (task);
  g_autoptr (GTask) waiting = steal_pending (g_task_get_source_object (task), pending->extra);

  if (waiting != NULL)
    g_task_return_error_if_cancelled (waiting);
  return G_SOURCE_REMOVE;
}

static void
vigie_td_client_dispose (GObject *object)
{
  VigieTdClient *self = VIGIE_TD_CLIENT (object);

  vigie_td_client_abandon (self);

  G_OBJECT_CLASS (vigie_td_client_parent_class)->dispose (object);
}

static void
vigie_td_client_finalize (GObject *object)
{
  VigieTdClient *self = VIGIE_TD_CLIENT (object);

  g_hash_table_unref (self->pending);

  G_OBJECT_CLASS (vigie_td_client_parent_class)->finalize (object);
}

static void
vigie_td_client_class_init (VigieTdClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vigie_td_client_dispose;
  object_class->finalize = vigie_td_client_finalize;

  signals[SIGNAL_UPDATE] = g_signal_new ("update", VIGIE_TYPE_TD_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, JSON_TYPE_OBJECT);
}

static void
vigie_td_client_init (VigieTdClient *self)
{
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * vigie_td_client_new:
 * @library: the loaded library
 *
 * Makes a client. It lives in the library until it has said that it is closed; when nobody holds the object
 * any more it is told to close.
 *
 * Returns: (transfer full): a new client
 */
VigieTdClient *
vigie_td_client_new (VigieTdLibrary *library)
{
  VigieTdClient *self = g_object_new (VIGIE_TYPE_TD_CLIENT, NULL);

  self->library = library;
  self->client_id = vigie_td_library_register (library, G_OBJECT (self), deliver_cb);
  return self;
}

/**
 * vigie_td_client_get_now:
 *
 * Returns: Unix time of the service, seconds, UTC; of the computer as long as the service has not told it
 */
gint64
vigie_td_client_get_now (VigieTdClient *self)
{
  g_return_val_if_fail (VIGIE_IS_TD_CLIENT (self), 0);

  if (!self->has_clock_offset)
    return g_get_real_time () / G_USEC_PER_SEC;

  return get_boot_seconds () + self->clock_offset;
}

/**
 * vigie_td_client_get_authorization_date:
 *
 * Returns: when this client signed in; Unix time, seconds, UTC; 0 if not known
 */
gint64
vigie_td_client_get_authorization_date (VigieTdClient *self)
{
  g_return_val_if_fail (VIGIE_IS_TD_CLIENT (self), 0);

  return self->authorization_date;
}

/**
 * vigie_td_client_send_async:
 * @request: (transfer full): what is asked
 * @expected: (nullable): "@type" of the answer; another one is %VIGIE_ERROR_UNEXPECTED_REPLY
 *
 * There is no timeout: TDLib itself waits for a network, and up to 60 seconds when the service asks it to.
 * Cancelling stops the waiting, not the request: its answer is dropped, and only reading again tells whether
 * it took effect.
 */
void
vigie_td_client_send_async (VigieTdClient *self,
                            VigieTdRequest *request,
                            const char *expected,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Pending *pending = g_new0 (Pending, 1);

  g_task_set_source_tag (task, vigie_td_client_send_async);
  g_task_set_task_data (task, pending, pending_free);
  pending->extra = g_strdup_printf ("v%" G_GUINT64_FORMAT, ++self->last_request);
  pending->expected = g_strdup (expected);

  if (self->is_closed || self->is_abandoned)
    {
      vigie_td_request_free (request);
      g_task_return_new_error_literal (task, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN, "the client was closed");
      return;
    }

  if (g_task_return_error_if_cancelled (task))
    {
      vigie_td_request_free (request);
      return;
    }

  if (cancellable != NULL)
    {
      pending->cancels = g_cancellable_source_new (cancellable);
      g_source_set_callback (pending->cancels, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (pending->cancels, g_task_get_context (task));
    }

  g_hash_table_insert (self->pending, g_strdup (pending->extra), g_object_ref (task));
  vigie_td_library_send (self->library, self->client_id, request, pending->extra);
}

/**
 * vigie_td_client_send_finish:
 *
 * Returns: (transfer full): the answer; %NULL with an error of VIGIE_ERROR, or %G_IO_ERROR_CANCELLED
 */
JsonObject *
vigie_td_client_send_finish (VigieTdClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vigie_td_client_send:
 * @request: (transfer full): what is asked; its answer is dropped
 */
void
vigie_td_client_send (VigieTdClient *self, VigieTdRequest *request)
{
  g_return_if_fail (VIGIE_IS_TD_CLIENT (self));

  if (self->is_closed)
    vigie_td_request_free (request);
  else
    vigie_td_library_send (self->library, self->client_id, request, NULL);
}

/**
 * vigie_td_client_abandon:
 *
 * Ends all waiting with %VIGIE_ERROR_NOT_SIGNED_IN, drops all that still comes, and tells the client to close
 * (it keeps its sign-in). Harmless when it has closed already.
 */
void
vigie_td_client_abandon (VigieTdClient *self)
{
  g_return_if_fail (VIGIE_IS_TD_CLIENT (self));

  if (!self->is_abandoned)
    {
      self->is_abandoned = TRUE;
      vigie_td_client_send (self, vigie_td_request_new ("close"));
    }
  fail_all (self, VIGIE_ERROR_NOT_SIGNED_IN, "the client was closed");
}
