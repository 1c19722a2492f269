/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The calls of a setup: a change, a question, a reading; and the waiting when the service asks for it. */

#include "vigie-two-step-private.h"

#include "vigie-call.h"
#include "vigie-error.h"
#include "vigie-time.h"

/* An email needs a while to come: asking again at once would only make an older code invalid, seconds. */
#define RESEND_SECONDS 60

/* Lets go of whatever is under way: its answer will not be listened to. */
void
vigie_two_step_setup_stop (VigieTwoStepSetup *self)
{
  g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->cancellable);

  self->generation++;
  g_cancellable_cancel (cancellable);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  vigie_two_step_setup_set_retry_at (self, 0);
  vigie_two_step_setup_set_waiting_since (self, 0);
}

static VigieCall *
start_call (VigieTwoStepSetup *self)
{
  vigie_two_step_setup_stop (self);
  self->cancellable = g_cancellable_new ();
  vigie_two_step_setup_set_waiting_since (self, g_get_monotonic_time ());
  return vigie_call_new (self, &self->generation);
}

static void
end_call (VigieTwoStepSetup *self)
{
  g_clear_object (&self->cancellable);
  vigie_two_step_setup_set_waiting_since (self, 0);
}

/* Whether what is under way changes nothing of the account. */
gboolean
vigie_two_step_setup_is_harmless (VigieTwoStepSetup *self)
{
  VigieTwoStepChangeKind kind;

  if (self->change == NULL)
    return TRUE;

  kind = vigie_two_step_change_get_kind (self->change);
  return !self->is_proving &&
         (kind == VIGIE_TWO_STEP_CHECK_PASSWORD || kind == VIGIE_TWO_STEP_RESEND_EMAIL_CODE);
}

static void
read_facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTwoStepSetup) self = vigie_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;
  gint64 has_password;

  facts = vigie_messenger_read_facts_finish (VIGIE_MESSENGER (source), result, &error);
  if (self == NULL)
    return;

  end_call (self);
  if (facts != NULL && vigie_facts_get_int (facts, VIGIE_FACT_HAS_PASSWORD, &has_password))
    {
      g_set_object (&self->facts, facts);
      vigie_two_step_setup_conclude (self);
      return;
    }

  if (error == NULL)
    error = g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_SERVICE, "The account does not tell");
  vigie_two_step_setup_conclude_unread (self, error);
}

/* Only reading again tells what is in force. */
void
vigie_two_step_setup_start_reading (VigieTwoStepSetup *self)
{
  VigieCall *call = start_call (self);

  vigie_two_step_setup_take_error (self, NULL);
  vigie_two_step_setup_set_state (self, VIGIE_TWO_STEP_STATE_VERIFY);
  vigie_messenger_read_facts_async (self->messenger, VIGIE_CAPABILITY_READ_TWO_STEP, self->cancellable,
                                    read_facts_cb, call);
}

static void
proof_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTwoStepSetup) self = vigie_call_end (user_data);
  g_autoptr (GError) error = NULL;

  vigie_messenger_change_two_step_finish (VIGIE_MESSENGER (source), result, &error);
  if (self == NULL)
    return;

  end_call (self);
  self->is_proving = FALSE;
  vigie_two_step_setup_conclude_proof (self, error);
}

/* The reading cannot tell whether the password that is there is the one that was to be set: asks. */
void
vigie_two_step_setup_start_proving (VigieTwoStepSetup *self)
{
  const VigieSecret *secret = self->passphrase != NULL ? self->passphrase : self->current;
  g_autoptr (VigieTwoStepChange) question = vigie_two_step_change_new_check_password (secret, self->email);
  VigieCall *call = start_call (self);

  self->is_proving = TRUE;
  vigie_two_step_setup_set_state (self, VIGIE_TWO_STEP_STATE_VERIFY);
  vigie_messenger_change_two_step_async (self->messenger, question, self->cancellable, proof_cb, call);
}

static gboolean wait_cb (gpointer user_data);

static void
wait_on (VigieTwoStepSetup *self)
{
  const gint64 now = vigie_messenger_get_now (self->messenger);

  self->timer_id = g_timeout_add_seconds (vigie_time_get_timer (self->retry_at, now), wait_cb, self);
}

static gboolean
wait_cb (gpointer user_data)
{
  g_autoptr (VigieTwoStepSetup) self = g_object_ref (VIGIE_TWO_STEP_SETUP (user_data));
  g_autoptr (VigieTwoStepChange) change = NULL;

  self->timer_id = 0;
  if (vigie_messenger_get_now (self->messenger) >= self->retry_at)
    {
      change = vigie_two_step_change_copy (self->change);
      vigie_two_step_setup_start_change (self, change);
    }
  else
    wait_on (self);
  return G_SOURCE_REMOVE;
}

static void
start_waiting (VigieTwoStepSetup *self, const GError *error)
{
  const gint64 now = vigie_messenger_get_now (self->messenger);

  vigie_two_step_setup_take_error (self, g_error_copy (error));
  vigie_two_step_setup_set_retry_at (self, vigie_error_choose_retry_at (error, now));
  vigie_two_step_setup_set_state (self, VIGIE_TWO_STEP_STATE_WAIT);
  wait_on (self);
}

/* The answer to the question for the password in force. Where the library cannot ask it, the change itself
 * will tell. */
static void
conclude_current_password (VigieTwoStepSetup *self, GError *error)
{
  g_clear_pointer (&self->change, vigie_two_step_change_free);
  if (error == NULL || g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED))
    {
      vigie_two_step_setup_take_error (self, NULL);
      vigie_two_step_setup_set_state (self, VIGIE_TWO_STEP_STATE_ASK);
      vigie_two_step_setup_advance (self);
      return;
    }

  g_clear_pointer (&self->current, vigie_secret_free);
  vigie_two_step_setup_ask (self, self->step, g_error_copy (error));
}

static void
conclude_resend (VigieTwoStepSetup *self, GError *error)
{
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_CODE_EXPIRED))
    {
      self->act_error = g_error_copy (error);
      vigie_two_step_setup_start_reading (self);
      return;
    }

  g_clear_pointer (&self->change, vigie_two_step_change_free);
  if (error == NULL)
    vigie_two_step_setup_set_resend_at (self, vigie_messenger_get_now (self->messenger) + RESEND_SECONDS);
  vigie_two_step_setup_ask (self, self->step, error != NULL ? g_error_copy (error) : NULL);
}

static void
change_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieTwoStepSetup) self = vigie_call_end (user_data);
  g_autoptr (GError) error = NULL;

  vigie_messenger_change_two_step_finish (VIGIE_MESSENGER (source), result, &error);
  if (self == NULL)
    return;

  end_call (self);
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_RATE_LIMITED))
    {
      start_waiting (self, error);
      return;
    }

  switch (vigie_two_step_change_get_kind (self->change))
    {
    case VIGIE_TWO_STEP_CHECK_PASSWORD:
      conclude_current_password (self, error);
      break;
    case VIGIE_TWO_STEP_RESEND_EMAIL_CODE:
      conclude_resend (self, error);
      break;
    case VIGIE_TWO_STEP_SET_PASSWORD:
    case VIGIE_TWO_STEP_SET_RECOVERY_EMAIL:
    case VIGIE_TWO_STEP_CHECK_EMAIL_CODE:
    case VIGIE_TWO_STEP_CANCEL_EMAIL:
    default:
      /* Whatever the service answered, "ok" included, only reading again tells. */
      self->act_error = g_steal_pointer (&error);
      vigie_two_step_setup_start_reading (self);
      break;
    }
}

void
vigie_two_step_setup_start_change (VigieTwoStepSetup *self, VigieTwoStepChange *change)
{
  VigieCall *call = start_call (self);
  VigieTwoStepChange *before = self->change;

  self->change = vigie_two_step_change_copy (change);
  g_clear_pointer (&before, vigie_two_step_change_free);
  self->is_disproved = FALSE;
  g_clear_error (&self->act_error);
  vigie_two_step_setup_take_error (self, NULL);
  vigie_two_step_setup_set_state (self, VIGIE_TWO_STEP_STATE_ACT);
  vigie_messenger_change_two_step_async (self->messenger, self->change, self->cancellable, change_cb, call);
}
