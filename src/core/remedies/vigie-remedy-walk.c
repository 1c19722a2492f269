/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a remedy goes from one state to the next: PREPARE, ACT or GUIDED, VERIFY, and what only reading tells.
 */

#include "vigie-remedy-private.h"

#include "vigie-call.h"
#include "vigie-error.h"
#include "vigie-remedy-check.h"
#include "vigie-time.h"

static void start_reading (VigieRemedy *self);

/* Lets go of whatever is under way: its answer will not be listened to. */
void
vigie_remedy_stop (VigieRemedy *self)
{
  self->generation++;
  if (self->cancellable != NULL)
    {
      g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->cancellable);

      g_cancellable_cancel (cancellable);
    }
  g_clear_handle_id (&self->timer_id, g_source_remove);
  vigie_remedy_set_retry_at (self, 0);
  vigie_remedy_set_waiting_since (self, 0);
}

static VigieCall *
start_call (VigieRemedy *self)
{
  vigie_remedy_stop (self);
  self->cancellable = g_cancellable_new ();
  vigie_remedy_set_waiting_since (self, g_get_monotonic_time ());
  return vigie_call_new (self, &self->generation);
}

static void
end_call (VigieRemedy *self)
{
  g_clear_object (&self->cancellable);
  vigie_remedy_set_waiting_since (self, 0);
}

gboolean
vigie_remedy_is_final (VigieRemedy *self)
{
  return self->state == VIGIE_REMEDY_CONFIRMED || self->state == VIGIE_REMEDY_DECLARED;
}

gboolean
vigie_remedy_can_read (VigieRemedy *self)
{
  VigieCapability needs = vigie_remedy_check_get_needs (self->action);

  return needs != VIGIE_CAPABILITY_NONE &&
         (vigie_messenger_get_capabilities (self->messenger) & needs) == needs;
}

static gboolean
poll_cb (gpointer user_data)
{
  g_autoptr (VigieRemedy) self = g_object_ref (VIGIE_REMEDY (user_data));

  self->timer_id = 0;
  start_reading (self);
  return G_SOURCE_REMOVE;
}

static void
poll_later (VigieRemedy *self)
{
  self->timer_id = g_timeout_add (self->poll_milliseconds, poll_cb, self);
}

static void
confirm (VigieRemedy *self)
{
  g_clear_error (&self->act_error);
  vigie_remedy_take_error (self, NULL);
  vigie_remedy_set_state (self, VIGIE_REMEDY_CONFIRMED);
}

/* One reading has come back while the person does it on the phone: say nothing, look again. */
static void
go_on_guiding (VigieRemedy *self, VigieTri done, GError *error)
{
  if (done == VIGIE_TRI_YES)
    {
      confirm (self);
      return;
    }

  if (error != NULL)
    vigie_remedy_take_error (self, g_error_copy (error));
  else if (self->error != NULL &&
           !g_error_matches (self->error, VIGIE_ERROR, VIGIE_ERROR_SESSION_TOO_YOUNG) &&
           !g_error_matches (self->error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED))
    vigie_remedy_take_error (self, NULL);
  poll_later (self);
}

static void
conclude (VigieRemedy *self, VigieTri done, GError *error)
{
  if (done == VIGIE_TRI_YES)
    {
      confirm (self);
      return;
    }

  if (done == VIGIE_TRI_NO)
    {
      vigie_remedy_take_error (self, g_steal_pointer (&self->act_error));
      vigie_remedy_set_state (self, VIGIE_REMEDY_NOT_CONFIRMED);
      return;
    }

  if (error != NULL)
    vigie_remedy_take_error (self, g_error_copy (error));
  else
    vigie_remedy_take_error (self, g_error_new (VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED,
                                                "The account does not tell whether it is done"));
  vigie_remedy_set_state (self, VIGIE_REMEDY_UNVERIFIED);
}

static void
read_facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieRemedy) self = vigie_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;
  VigieTri done = VIGIE_TRI_UNKNOWN;

  facts = vigie_messenger_read_facts_finish (VIGIE_MESSENGER (source), result, &error);
  if (self == NULL)
    return;

  end_call (self);
  if (facts != NULL)
    {
      g_set_object (&self->facts, facts);
      done = vigie_remedy_check_is_done (self->action, facts);
    }

  if (self->state == VIGIE_REMEDY_GUIDED)
    go_on_guiding (self, done, error);
  else
    conclude (self, done, error);
}

static void
start_reading (VigieRemedy *self)
{
  VigieCall *call = start_call (self);

  vigie_messenger_read_facts_async (self->messenger, vigie_remedy_check_get_needs (self->action),
                                    self->cancellable, read_facts_cb, call);
}

void
vigie_remedy_start_verifying (VigieRemedy *self)
{
  vigie_remedy_set_state (self, VIGIE_REMEDY_VERIFY);
  start_reading (self);
}

void
vigie_remedy_start_guiding (VigieRemedy *self)
{
  vigie_remedy_set_state (self, VIGIE_REMEDY_GUIDED);
  if (vigie_remedy_can_read (self))
    start_reading (self);
}

static gboolean wait_cb (gpointer user_data);

static void
wait_on (VigieRemedy *self)
{
  const gint64 now = vigie_messenger_get_now (self->messenger);

  self->timer_id = g_timeout_add_seconds (vigie_time_get_timer (self->retry_at, now), wait_cb, self);
}

static gboolean
wait_cb (gpointer user_data)
{
  g_autoptr (VigieRemedy) self = g_object_ref (VIGIE_REMEDY (user_data));

  self->timer_id = 0;
  if (vigie_messenger_get_now (self->messenger) >= self->retry_at)
    vigie_remedy_start_acting (self);
  else
    wait_on (self);
  return G_SOURCE_REMOVE;
}

static void
start_waiting (VigieRemedy *self, const GError *error)
{
  const gint64 now = vigie_messenger_get_now (self->messenger);

  vigie_remedy_take_error (self, g_error_copy (error));
  vigie_remedy_set_retry_at (self, vigie_error_choose_retry_at (error, now));
  vigie_remedy_set_state (self, VIGIE_REMEDY_WAIT);
  wait_on (self);
}

/* The service refuses it from here: the phone can do it at once. */
void
vigie_remedy_fall_back_to_phone (VigieRemedy *self, const GError *error)
{
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_SESSION_TOO_YOUNG))
    {
      self->forbidden_until = vigie_error_get_retry_at (error);
      if (self->forbidden_until == 0)
        self->forbidden_until = vigie_remedy_check_forbidden_until (self->action, self->facts);
      if (self->forbidden_until <= vigie_messenger_get_now (self->messenger))
        self->forbidden_until = vigie_messenger_get_now (self->messenger) + VIGIE_REMEDY_YOUNG_SECONDS;
    }
  vigie_remedy_take_error (self, g_error_copy (error));
  vigie_remedy_start_guiding (self);
}

static void
act_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieRemedy) self = vigie_call_end (user_data);
  g_autoptr (GError) error = NULL;

  vigie_messenger_act_finish (VIGIE_MESSENGER (source), result, &error);
  if (self == NULL)
    return;

  end_call (self);
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_RATE_LIMITED))
    {
      start_waiting (self, error);
      return;
    }
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_SESSION_TOO_YOUNG) ||
      g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED))
    {
      vigie_remedy_fall_back_to_phone (self, error);
      return;
    }

  /* Whatever the service answered, "ok" included, only reading again tells. */
  self->act_error = g_steal_pointer (&error);
  vigie_remedy_start_verifying (self);
}

void
vigie_remedy_start_acting (VigieRemedy *self)
{
  VigieCall *call = start_call (self);

  g_clear_error (&self->act_error);
  vigie_remedy_take_error (self, NULL);
  vigie_remedy_set_state (self, VIGIE_REMEDY_ACT);
  vigie_messenger_act_async (self->messenger, self->action, self->cancellable, act_cb, call);
}
