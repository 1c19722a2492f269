/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-simulated-messenger.h"

#include "vigie-config.h"
#include "vigie-error.h"
#include "vigie-simulated-account.h"
#include "vigie-simulated-two-step.h"

#include <glib/gi18n.h>

struct _VigieSimulatedMessenger
{
  GObject parent_instance;

  char *id;                /* (owned) */
  char *title;             /* (owned) */
  VigieScenario *scenario; /* (owned) */
  gint64 opened_at;        /* Unix time of the service, seconds, UTC */
  gint64 opened_monotonic; /* the same moment, microseconds */
  VigieConnection connection;
  VigieStanding standing;
  GPtrArray *requests; /* (owned) Request: those not answered yet */
  GHashTable *timers;  /* (owned) source ids of what is still to happen by itself */
};

static void vigie_simulated_messenger_iface_init (VigieMessengerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VigieSimulatedMessenger,
                               vigie_simulated_messenger,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VIGIE_TYPE_MESSENGER,
                                                      vigie_simulated_messenger_iface_init))

typedef enum
{
  PROP_CONNECTION = 1,
  PROP_STANDING,
} VigieSimulatedMessengerProperty;

/* One request on its way: it leaves the messenger's list when it is answered, whatever the answer is. */
typedef struct
{
  VigieSimulatedMessenger *messenger; /* (unowned) holds the list that holds this */
  GTask *task;                        /* (owned) */
  gint64 what;                        /* a capability to act on, or VIGIE_SCENARIO_… */
  VigieCapability wanted;             /* to read */
  VigieAction *action;                /* (owned) (nullable) */
  VigieTwoStepChange *change;         /* (owned) (nullable) */
  GError *error;                      /* (owned) (nullable) the scripted answer */
  gboolean is_scripted;               /* the change is not made when it is answered */
  gboolean is_due;                    /* its time has come, but there is no connection */
  guint timer_id;
  GSource *cancel_source; /* (owned) (nullable) */
} Request;

static gint64
get_now (VigieSimulatedMessenger *self)
{
  return self->opened_at + (g_get_monotonic_time () - self->opened_monotonic) / G_USEC_PER_SEC;
}

static void
request_free (Request *request)
{
  g_clear_handle_id (&request->timer_id, g_source_remove);
  if (request->cancel_source != NULL)
    g_source_destroy (request->cancel_source);
  g_clear_pointer (&request->cancel_source, g_source_unref);
  g_clear_pointer (&request->action, vigie_action_free);
  g_clear_pointer (&request->change, vigie_two_step_change_free);
  g_clear_error (&request->error);
  g_clear_object (&request->task);
  g_free (request);
}

/* Frees @request; the answer is for its task. */
static GTask *
take_task (Request *request)
{
  GTask *task = g_steal_pointer (&request->task);

  g_ptr_array_remove (request->messenger->requests, request);
  return task;
}

static void
set_standing (VigieSimulatedMessenger *self, VigieStanding standing)
{
  if (self->standing == standing)
    return;

  self->standing = standing;
  g_object_notify (G_OBJECT (self), "standing");
}

/* The service tells by itself only of sign-ins that it asks about. */
static gboolean
touches_unconfirmed (VigieSimulatedMessenger *self, const char *session_id)
{
  VigieSession *session = vigie_simulated_account_find_session (self->scenario, session_id);

  return session != NULL && vigie_session_get_fields (session)->is_unconfirmed;
}

static gboolean
apply (VigieSimulatedMessenger *self, const VigieAction *action, GError **error)
{
  gboolean is_told = touches_unconfirmed (self, vigie_action_get_target_id (action));

  if (!vigie_simulated_account_apply (self->scenario, action, error))
    return FALSE;

  if (is_told)
    vigie_messenger_emit_facts_changed (VIGIE_MESSENGER (self));
  return TRUE;
}

static GError *
make_error (VigieSimulatedMessenger *self, const VigieScenarioAnswer *answer)
{
  gint64 retry_at = answer->retry_after > 0 ? get_now (self) + answer->retry_after : 0;

  return vigie_error_new_retry_at ((VigieError) answer->error, retry_at, "The scenario says so");
}

/* The next scripted answer to @what about @target, if there is one. */
static const VigieScenarioAnswer *
take_answer (VigieSimulatedMessenger *self, gint64 what, const char *target)
{
  for (guint i = 0; i < self->scenario->answers->len; i++)
    {
      VigieScenarioAnswer *answer = self->scenario->answers->pdata[i];

      if (answer->to == what && answer->times > 0 &&
          (answer->target == NULL || g_strcmp0 (answer->target, target) == 0))
        {
          answer->times--;
          return answer;
        }
    }

  return NULL;
}

static void
answer_read (VigieSimulatedMessenger *self, Request *request)
{
  g_autoptr (VigieFacts) facts =
      vigie_simulated_account_read (self->scenario, request->wanted, get_now (self));
  g_autoptr (GTask) task = take_task (request);

  g_task_return_pointer (task, g_steal_pointer (&facts), g_object_unref);
}

static void
answer_sign_out (VigieSimulatedMessenger *self, Request *request)
{
  g_autoptr (GTask) task = take_task (request);

  vigie_simulated_account_end_current_session (self->scenario);
  g_task_return_boolean (task, TRUE);
  set_standing (self, VIGIE_STANDING_SIGNED_OUT);
}

static void
answer_act (VigieSimulatedMessenger *self, Request *request)
{
  g_autoptr (VigieAction) action = g_steal_pointer (&request->action);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  gboolean is_scripted = request->is_scripted;

  task = take_task (request);
  if (!is_scripted && !vigie_simulated_account_refuses (self->scenario, action, get_now (self), &error))
    apply (self, action, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
answer_change (VigieSimulatedMessenger *self, Request *request)
{
  g_autoptr (VigieTwoStepChange) change = g_steal_pointer (&request->change);
  const gboolean is_scripted = request->is_scripted;
  g_autoptr (GTask) task = take_task (request);
  GError *error = NULL;

  if (is_scripted || vigie_simulated_two_step_change (self->scenario, change, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
answer (VigieSimulatedMessenger *self, Request *request)
{
  g_autoptr (VigieSimulatedMessenger) keep = g_object_ref (self);
  g_autoptr (GTask) task = NULL;
  GError *error;

  /* A lost network is told without one; all else waits for it, in silence, as the real library does. */
  if (self->connection != VIGIE_CONNECTION_READY && self->standing == VIGIE_STANDING_SIGNED_IN &&
      !g_error_matches (request->error, VIGIE_ERROR, VIGIE_ERROR_NETWORK))
    {
      request->is_due = TRUE;
      return;
    }

  if (self->standing != VIGIE_STANDING_SIGNED_IN)
    {
      task = take_task (request);
      g_task_return_new_error (task, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN, "Not signed in");
    }
  else if (request->error != NULL)
    {
      error = g_steal_pointer (&request->error);
      task = take_task (request);
      g_task_return_error (task, error);
    }
  else if (request->what == VIGIE_SCENARIO_READ_FACTS)
    answer_read (self, request);
  else if (request->what == VIGIE_SCENARIO_SIGN_OUT)
    answer_sign_out (self, request);
  else if (request->change != NULL)
    answer_change (self, request);
  else
    answer_act (self, request);
}

static gboolean
request_due_cb (gpointer user_data)
{
  Request *request = user_data;

  request->timer_id = 0;
  answer (request->messenger, request);
  return G_SOURCE_REMOVE;
}

static gboolean
request_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = take_task (user_data);

  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static Request *
request_new (VigieSimulatedMessenger *self,
             gint64 what,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data,
             gpointer source_tag)
{
  Request *request = g_new0 (Request, 1);

  request->messenger = self;
  request->what = what;
  request->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (request->task, source_tag);
  return request;
}

/* Takes @request and answers it after its delay. */
static void
send (VigieSimulatedMessenger *self, Request *request, gint64 delay)
{
  GCancellable *cancellable = g_task_get_cancellable (request->task);

  g_ptr_array_add (self->requests, request);
  if (g_task_return_error_if_cancelled (request->task))
    {
      g_object_unref (take_task (request));
      return;
    }

  if (cancellable != NULL)
    {
      request->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (request->cancel_source, G_SOURCE_FUNC (request_cancelled_cb), request, NULL);
      g_source_attach (request->cancel_source, NULL);
    }
  request->timer_id = g_timeout_add ((guint) delay, request_due_cb, request);
}

static const char *
vigie_simulated_messenger_get_id (VigieMessenger *messenger)
{
  return VIGIE_SIMULATED_MESSENGER (messenger)->id;
}

static const char *
vigie_simulated_messenger_get_title (VigieMessenger *messenger)
{
  return VIGIE_SIMULATED_MESSENGER (messenger)->title;
}

static VigieCapability
vigie_simulated_messenger_get_capabilities (VigieMessenger *messenger)
{
  VigieSimulatedMessenger *self = VIGIE_SIMULATED_MESSENGER (messenger);
  const gint64 all = VIGIE_CAPABILITY_ALL_FACTS | VIGIE_CAPABILITY_END_SESSION |
                     VIGIE_CAPABILITY_END_OTHER_SESSIONS | VIGIE_CAPABILITY_CONFIRM_SESSION |
                     VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT | VIGIE_CAPABILITY_DISCONNECT_WEBSITE |
                     VIGIE_CAPABILITY_DISCONNECT_WEBSITES | VIGIE_CAPABILITY_REMOVE_PASSKEY |
                     VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT | VIGIE_CAPABILITY_SET_ACCEPTS_CALLS |
                     VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS | VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET |
                     VIGIE_CAPABILITY_SET_TWO_STEP | VIGIE_CAPABILITY_SET_RECOVERY_EMAIL;

  return (VigieCapability) (all & ~self->scenario->without);
}

static gint64
vigie_simulated_messenger_get_now (VigieMessenger *messenger)
{
  return get_now (VIGIE_SIMULATED_MESSENGER (messenger));
}

/* Scripted answers to single readings: takes those that fail out of what is read. */
static void
script_readings (VigieSimulatedMessenger *self, Request *request, gint64 *delay)
{
  VigieCapability wanted = request->wanted;

  for (gint64 reading = 1; reading <= VIGIE_CAPABILITY_ALL_FACTS; reading <<= 1)
    {
      const VigieScenarioAnswer *scripted;

      if ((wanted & reading) == 0)
        continue;

      scripted = take_answer (self, reading, NULL);
      if (scripted == NULL)
        continue;

      *delay = MAX (*delay, scripted->delay);
      if (scripted->error < 0)
        continue;

      request->wanted &= (VigieCapability) ~reading;
      if (request->wanted == VIGIE_CAPABILITY_NONE && request->error == NULL)
        request->error = make_error (self, scripted);
    }
}

static void
vigie_simulated_messenger_read_facts_async (VigieMessenger *messenger,
                                            VigieCapability wanted,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  VigieSimulatedMessenger *self = VIGIE_SIMULATED_MESSENGER (messenger);
  Request *request = request_new (self, VIGIE_SCENARIO_READ_FACTS, cancellable, callback, user_data,
                                  vigie_simulated_messenger_read_facts_async);
  const VigieScenarioAnswer *scripted = take_answer (self, VIGIE_SCENARIO_READ_FACTS, NULL);
  gint64 delay = self->scenario->delay;

  request->wanted = wanted;
  if (scripted != NULL && scripted->delay >= 0)
    delay = scripted->delay;
  if (scripted != NULL && scripted->error >= 0)
    request->error = make_error (self, scripted);
  else
    script_readings (self, request, &delay);
  send (self, request, delay);
}

static VigieFacts *
vigie_simulated_messenger_read_facts_finish (VigieMessenger *messenger, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What the script says of a change. Returns: whether it is to be made at once, as its answer gets lost or
 * comes late */
static gboolean
script_change (VigieSimulatedMessenger *self,
               Request *request,
               const VigieScenarioAnswer *scripted,
               gint64 *delay)
{
  *delay = self->scenario->delay;
  if (scripted == NULL)
    return FALSE;

  if (scripted->delay >= 0)
    *delay = scripted->delay;
  if (scripted->error >= 0)
    request->error = make_error (self, scripted);
  request->is_scripted = scripted->error >= 0 || scripted->done >= 0;
  return scripted->done == TRUE && self->standing == VIGIE_STANDING_SIGNED_IN;
}

static void
vigie_simulated_messenger_act_async (VigieMessenger *messenger,
                                     const VigieAction *action,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  VigieSimulatedMessenger *self = VIGIE_SIMULATED_MESSENGER (messenger);
  Request *request = request_new (self, vigie_action_get_kind (action), cancellable, callback, user_data,
                                  vigie_simulated_messenger_act_async);
  const VigieScenarioAnswer *scripted =
      take_answer (self, vigie_action_get_kind (action), vigie_action_get_target_id (action));
  gint64 delay;

  request->action = vigie_action_copy (action);
  if (script_change (self, request, scripted, &delay))
    apply (self, action, NULL);
  send (self, request, delay);
}

static gboolean
vigie_simulated_messenger_act_finish (VigieMessenger *messenger, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
vigie_simulated_messenger_change_two_step_async (VigieMessenger *messenger,
                                                 const VigieTwoStepChange *change,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data)
{
  VigieSimulatedMessenger *self = VIGIE_SIMULATED_MESSENGER (messenger);
  const gint64 what = vigie_simulated_two_step_get_request (change);
  Request *request = request_new (self, what, cancellable, callback, user_data,
                                  vigie_simulated_messenger_change_two_step_async);
  gint64 delay;

  request->change = vigie_two_step_change_copy (change);
  if (script_change (self, request, take_answer (self, what, NULL), &delay))
    vigie_simulated_two_step_change (self->scenario, change, NULL);
  send (self, request, delay);
}

static void
vigie_simulated_messenger_sign_out_async (VigieMessenger *messenger,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  VigieSimulatedMessenger *self = VIGIE_SIMULATED_MESSENGER (messenger);
  Request *request = request_new (self, VIGIE_SCENARIO_SIGN_OUT, cancellable, callback, user_data,
                                  vigie_simulated_messenger_sign_out_async);
  const VigieScenarioAnswer *scripted = take_answer (self, VIGIE_SCENARIO_SIGN_OUT, NULL);

  if (scripted != NULL && scripted->error >= 0)
    request->error = make_error (self, scripted);
  send (self, request, scripted != NULL && scripted->delay >= 0 ? scripted->delay : self->scenario->delay);
}

static gboolean
vigie_simulated_messenger_sign_out_finish (VigieMessenger *messenger, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Something that happens by itself, later. */
typedef struct
{
  VigieSimulatedMessenger *messenger; /* (unowned) removes the timer when it goes */
  const VigieScenarioEvent *event;    /* (nullable) of the scenario */
  VigieAction *action;                /* (owned) (nullable) done on the phone */
  guint timer_id;
} Later;

static void
later_free (Later *later)
{
  g_clear_pointer (&later->action, vigie_action_free);
  g_free (later);
}

/* What waited for the connection, or for nothing any more, is answered now. */
static void
answer_due_requests (VigieSimulatedMessenger *self)
{
  g_autoptr (GPtrArray) due = g_ptr_array_new ();

  for (guint i = 0; i < self->requests->len; i++)
    if (((Request *) self->requests->pdata[i])->is_due)
      g_ptr_array_add (due, self->requests->pdata[i]);

  for (guint i = 0; i < due->len; i++)
    if (g_ptr_array_find (self->requests, due->pdata[i], NULL))
      answer (self, due->pdata[i]);
}

static void
set_connection (VigieSimulatedMessenger *self, VigieConnection connection)
{
  if (self->connection == connection)
    return;

  self->connection = connection;
  g_object_notify (G_OBJECT (self), "connection");
  answer_due_requests (self);
}

static void
happen (VigieSimulatedMessenger *self, const VigieScenarioEvent *event)
{
  if (event->appears != NULL)
    {
      vigie_simulated_account_add_session (self->scenario, event->appears);
      if (event->is_announced)
        vigie_messenger_emit_session_appeared (VIGIE_MESSENGER (self), vigie_session_get_id (event->appears));
    }
  else if (event->ends != NULL)
    {
      gboolean is_told = touches_unconfirmed (self, event->ends);

      vigie_simulated_account_end_session (self->scenario, event->ends);
      if (is_told)
        vigie_messenger_emit_facts_changed (VIGIE_MESSENGER (self));
    }
  else if (event->connection >= 0)
    set_connection (self, (VigieConnection) event->connection);
  else if (event->two_step != NULL)
    {
      g_clear_pointer (&self->scenario->account.two_step, vigie_scenario_two_step_free);
      self->scenario->account.two_step = vigie_scenario_two_step_copy (event->two_step);
    }
  else if (event->signed_out_elsewhere)
    {
      vigie_simulated_account_end_current_session (self->scenario);
      set_standing (self, VIGIE_STANDING_ENDED_ELSEWHERE);
      answer_due_requests (self);
    }
}

static gboolean
later_cb (gpointer user_data)
{
  Later *later = user_data;
  g_autoptr (VigieSimulatedMessenger) self = g_object_ref (later->messenger);

  g_hash_table_remove (self->timers, GUINT_TO_POINTER (later->timer_id));
  if (later->event != NULL)
    happen (self, later->event);
  else
    apply (self, later->action, NULL);
  return G_SOURCE_REMOVE;
}

static void
happen_later (VigieSimulatedMessenger *self,
              const VigieScenarioEvent *event,
              const VigieAction *action,
              gint64 after)
{
  Later *later = g_new0 (Later, 1);

  later->messenger = self;
  later->event = event;
  later->action = action != NULL ? vigie_action_copy (action) : NULL;
  later->timer_id =
      g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) after, later_cb, later, (GDestroyNotify) later_free);
  g_hash_table_add (self->timers, GUINT_TO_POINTER (later->timer_id));
  /* cppcheck-suppress memleak ; the timer owns it */
}

static void
vigie_simulated_messenger_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigieSimulatedMessenger *self = VIGIE_SIMULATED_MESSENGER (object);

  switch ((VigieSimulatedMessengerProperty) prop_id)
    {
    case PROP_CONNECTION:
      g_value_set_int (value, (int) self->connection);
      break;
    case PROP_STANDING:
      g_value_set_int (value, (int) self->standing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_simulated_messenger_dispose (GObject *object)
{
  VigieSimulatedMessenger *self = VIGIE_SIMULATED_MESSENGER (object);
  GHashTableIter iter;
  gpointer timer_id;

  g_hash_table_iter_init (&iter, self->timers);
  while (g_hash_table_iter_next (&iter, &timer_id, NULL))
    {
      g_hash_table_iter_remove (&iter);
      g_source_remove (GPOINTER_TO_UINT (timer_id));
    }

  G_OBJECT_CLASS (vigie_simulated_messenger_parent_class)->dispose (object);
}

static void
vigie_simulated_messenger_finalize (GObject *object)
{
  VigieSimulatedMessenger *self = VIGIE_SIMULATED_MESSENGER (object);

  /* Each request holds a reference to its messenger through its task, so none is left. */
  g_ptr_array_unref (self->requests);
  g_hash_table_unref (self->timers);
  g_clear_pointer (&self->scenario, vigie_scenario_free);
  g_free (self->title);
  g_free (self->id);

  G_OBJECT_CLASS (vigie_simulated_messenger_parent_class)->finalize (object);
}

static void
vigie_simulated_messenger_class_init (VigieSimulatedMessengerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vigie_simulated_messenger_get_property;
  object_class->dispose = vigie_simulated_messenger_dispose;
  object_class->finalize = vigie_simulated_messenger_finalize;

  g_object_class_override_property (object_class, PROP_CONNECTION, "connection");
  g_object_class_override_property (object_class, PROP_STANDING, "standing");
}

static void
vigie_simulated_messenger_iface_init (VigieMessengerInterface *iface)
{
  iface->get_id = vigie_simulated_messenger_get_id;
  iface->get_title = vigie_simulated_messenger_get_title;
  iface->get_capabilities = vigie_simulated_messenger_get_capabilities;
  iface->get_now = vigie_simulated_messenger_get_now;
  iface->read_facts_async = vigie_simulated_messenger_read_facts_async;
  iface->read_facts_finish = vigie_simulated_messenger_read_facts_finish;
  iface->act_async = vigie_simulated_messenger_act_async;
  iface->act_finish = vigie_simulated_messenger_act_finish;
  iface->change_two_step_async = vigie_simulated_messenger_change_two_step_async;
  iface->change_two_step_finish = vigie_simulated_messenger_act_finish;
  iface->sign_out_async = vigie_simulated_messenger_sign_out_async;
  iface->sign_out_finish = vigie_simulated_messenger_sign_out_finish;
}

static void
vigie_simulated_messenger_init (VigieSimulatedMessenger *self)
{
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) request_free);
  self->timers = g_hash_table_new (NULL, NULL);
  self->opened_monotonic = g_get_monotonic_time ();
  self->standing = VIGIE_STANDING_SIGNED_IN;
}

static VigieSimulatedMessenger *
new_from_scenario (const char *id, const char *title, VigieScenario *scenario, gint64 now)
{
  VigieSimulatedMessenger *self = g_object_new (VIGIE_TYPE_SIMULATED_MESSENGER, NULL);

  self->id = g_strdup (id);
  self->title = vigie_text_clean (title, VIGIE_TEXT_MAX_NAME, NULL);
  self->scenario = scenario;
  self->opened_at = now;
  self->connection = (VigieConnection) scenario->connection;
  for (guint i = 0; i < scenario->events->len; i++)
    {
      const VigieScenarioEvent *event = scenario->events->pdata[i];

      happen_later (self, event, NULL, event->after);
    }

  return self;
}

/**
 * vigie_simulated_messenger_new_from_file:
 * @path: a scenario file (docs/scenarios.md)
 * @now: Unix time that its relative times count from, seconds, UTC
 * @error: %VIGIE_ERROR_INVALID_FILE with line and column; %VIGIE_ERROR_STORAGE
 *
 * Returns: (transfer full) (nullable): the account, signed in; its events run from now on
 */
VigieSimulatedMessenger *
vigie_simulated_messenger_new_from_file (const char *path, gint64 now, GError **error)
{
  g_autofree char *name = NULL;
  VigieScenario *scenario;

  g_return_val_if_fail (path != NULL, NULL);

  scenario = vigie_scenario_new_from_file (path, now, error);
  if (scenario == NULL)
    return NULL;

  name = g_path_get_basename (path);
  return new_from_scenario ("simulated", scenario->title != NULL ? scenario->title : name, scenario, now);
}

/**
 * vigie_simulated_messenger_new_from_data:
 * @name: its title if the scenario has none
 * @data: (array length=length): a scenario (docs/scenarios.md)
 * @length: its length, bytes
 * @now: Unix time that its relative times count from, seconds, UTC
 * @error: %VIGIE_ERROR_INVALID_FILE with line and column
 *
 * Returns: (transfer full) (nullable): the account, signed in; its events run from now on
 */
VigieSimulatedMessenger *
vigie_simulated_messenger_new_from_data (
    const char *name, const char *data, gsize length, gint64 now, GError **error)
{
  VigieScenario *scenario;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (data != NULL || length == 0, NULL);

  scenario = vigie_scenario_new_from_data (data, length, now, error);
  if (scenario == NULL)
    return NULL;

  return new_from_scenario ("simulated", scenario->title != NULL ? scenario->title : name, scenario, now);
}

/**
 * vigie_simulated_messenger_new_practice:
 * @now: Unix time, seconds, UTC
 * @error: %VIGIE_ERROR_INVALID_FILE, which is a mistake in this build
 *
 * Returns: (transfer full) (nullable): the practice account, in the person's language
 */
VigieSimulatedMessenger *
vigie_simulated_messenger_new_practice (gint64 now, GError **error)
{
  VigieScenario *scenario = vigie_scenario_new_practice (now, error);

  if (scenario == NULL)
    return NULL;

  return new_from_scenario ("simulated", _ ("Practice account"), scenario, now);
}

/**
 * vigie_simulated_messenger_get_description:
 * @self: a simulated account
 *
 * Returns: (transfer none): what the scenario says of itself; "" if nothing
 */
const char *
vigie_simulated_messenger_get_description (VigieSimulatedMessenger *self)
{
  g_return_val_if_fail (VIGIE_IS_SIMULATED_MESSENGER (self), "");

  return self->scenario->description != NULL ? self->scenario->description : "";
}

/**
 * vigie_simulated_messenger_get_email_code:
 * @self: a simulated account
 *
 * Returns: (transfer none): the code that the practice account would send by email, to be shown to the person
 */
const char *
vigie_simulated_messenger_get_email_code (VigieSimulatedMessenger *self)
{
  g_return_val_if_fail (VIGIE_IS_SIMULATED_MESSENGER (self), "");

  if (self->scenario->account.two_step == NULL || self->scenario->account.two_step->email_code == NULL)
    return VIGIE_SCENARIO_EMAIL_CODE;

  return self->scenario->account.two_step->email_code;
}

/**
 * vigie_simulated_messenger_do_on_phone:
 * @self: a simulated account
 * @action: what the person would do on the phone
 *
 * As if the person did it on the phone, whose session is old enough for everything. Takes effect after the
 * scenario's phone_delay; nobody is told, as with a real service: who wants to know reads again.
 */
void
vigie_simulated_messenger_do_on_phone (VigieSimulatedMessenger *self, const VigieAction *action)
{
  g_return_if_fail (VIGIE_IS_SIMULATED_MESSENGER (self));
  g_return_if_fail (action != NULL);

  happen_later (self, NULL, action, self->scenario->phone_delay);
}
