/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-two-step-private.h"

#include "vigie-error.h"
#include "vigie-text.h"

G_DEFINE_FINAL_TYPE (VigieTwoStepSetup, vigie_two_step_setup, G_TYPE_OBJECT)

typedef enum
{
  PROP_GOAL = 1,
  PROP_STEP,
  PROP_STATE,
  PROP_ERROR,
  PROP_RETRY_AT,
  PROP_RESEND_AT,
  PROP_WAITING_SINCE,
} VigieTwoStepSetupProperty;

static GParamSpec *properties[PROP_WAITING_SINCE + 1];

void
vigie_two_step_setup_set_goal (VigieTwoStepSetup *self, VigieTwoStepGoal goal)
{
  if (self->goal == goal)
    return;

  self->goal = goal;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GOAL]);
}

void
vigie_two_step_setup_set_step (VigieTwoStepSetup *self, VigieTwoStepStep step)
{
  if (self->step == step)
    return;

  self->step = step;
  if (step == VIGIE_TWO_STEP_STEP_DONE)
    g_clear_pointer (&self->passphrase, vigie_secret_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
}

void
vigie_two_step_setup_set_state (VigieTwoStepSetup *self, VigieTwoStepState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
vigie_two_step_setup_take_error (VigieTwoStepSetup *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
vigie_two_step_setup_set_retry_at (VigieTwoStepSetup *self, gint64 retry_at)
{
  if (self->retry_at == retry_at)
    return;

  self->retry_at = retry_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_AT]);
}

void
vigie_two_step_setup_set_resend_at (VigieTwoStepSetup *self, gint64 resend_at)
{
  if (self->resend_at == resend_at)
    return;

  self->resend_at = resend_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESEND_AT]);
}

void
vigie_two_step_setup_set_waiting_since (VigieTwoStepSetup *self, gint64 waiting_since)
{
  if (self->waiting_since == waiting_since)
    return;

  self->waiting_since = waiting_since;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING_SINCE]);
}

/* The page of @step waits for the person; @error (transfer full) (nullable) says why it does so again. */
void
vigie_two_step_setup_ask (VigieTwoStepSetup *self, VigieTwoStepStep step, GError *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  vigie_two_step_setup_take_error (self, error);
  vigie_two_step_setup_set_step (self, step);
  vigie_two_step_setup_set_state (self, VIGIE_TWO_STEP_STATE_ASK);
  g_object_thaw_notify (G_OBJECT (self));
}

/* A fact of the newest reading; -1 if it is not known. */
gint64
vigie_two_step_setup_get_number (VigieTwoStepSetup *self, VigieFactId id)
{
  gint64 value = -1;

  vigie_facts_get_int (self->facts, id, &value);
  return value;
}

/* The network is back: what could not be read then may be read now. */
static void
connection_changed_cb (VigieTwoStepSetup *self)
{
  if (self->state == VIGIE_TWO_STEP_STATE_UNVERIFIED &&
      !g_error_matches (self->error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN) &&
      vigie_messenger_get_connection (self->messenger) == VIGIE_CONNECTION_READY)
    vigie_two_step_setup_start_reading (self);
}

static void
vigie_two_step_setup_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigieTwoStepSetup *self = VIGIE_TWO_STEP_SETUP (object);

  switch ((VigieTwoStepSetupProperty) prop_id)
    {
    case PROP_GOAL:
      g_value_set_int (value, (int) self->goal);
      break;
    case PROP_STEP:
      g_value_set_int (value, (int) self->step);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, self->retry_at);
      break;
    case PROP_RESEND_AT:
      g_value_set_int64 (value, self->resend_at);
      break;
    case PROP_WAITING_SINCE:
      g_value_set_int64 (value, self->waiting_since);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_two_step_setup_dispose (GObject *object)
{
  VigieTwoStepSetup *self = VIGIE_TWO_STEP_SETUP (object);

  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_pointer (&self->current, vigie_secret_free);
  g_clear_pointer (&self->passphrase, vigie_secret_free);
  g_clear_pointer (&self->change, vigie_two_step_change_free);
  g_clear_object (&self->messenger);
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (vigie_two_step_setup_parent_class)->dispose (object);
}

static void
vigie_two_step_setup_finalize (GObject *object)
{
  VigieTwoStepSetup *self = VIGIE_TWO_STEP_SETUP (object);

  g_clear_error (&self->error);
  g_clear_error (&self->act_error);
  g_free (self->hint);
  g_free (self->email);

  G_OBJECT_CLASS (vigie_two_step_setup_parent_class)->finalize (object);
}

static void
vigie_two_step_setup_class_init (VigieTwoStepSetupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vigie_two_step_setup_get_property;
  object_class->dispose = vigie_two_step_setup_dispose;
  object_class->finalize = vigie_two_step_setup_finalize;

  /* A VigieTwoStepGoal, a VigieTwoStepStep, a VigieTwoStepState. */
  properties[PROP_GOAL] =
      g_param_spec_int ("goal", NULL, NULL, 0, VIGIE_TWO_STEP_GOAL_FINISH_EMAIL, 0, flags);
  properties[PROP_STEP] = g_param_spec_int ("step", NULL, NULL, 0, VIGIE_TWO_STEP_STEP_DONE, 0, flags);
  properties[PROP_STATE] =
      g_param_spec_int ("state", NULL, NULL, 0, VIGIE_TWO_STEP_STATE_NOT_CONFIRMED, 0, flags);
  /* Why the page stands where it stands; NULL if nothing went wrong. */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  /* Unix time of the service, seconds, UTC; 0 if nothing is retried, or the code may be asked for now. */
  properties[PROP_RETRY_AT] = g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RESEND_AT] = g_param_spec_int64 ("resend-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  /* Monotonic microseconds; 0 if nothing is under way. A service may be silent for a minute: show it. */
  properties[PROP_WAITING_SINCE] = g_param_spec_int64 ("waiting-since", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
vigie_two_step_setup_init (VigieTwoStepSetup *self)
{
}

/* What the account itself says decides what can be done. */
static VigieTwoStepGoal
fit_goal (VigieTwoStepSetup *self, VigieTwoStepGoal goal)
{
  const gint64 has_password = vigie_two_step_setup_get_number (self, VIGIE_FACT_HAS_PASSWORD);
  const gboolean is_pending = vigie_two_step_setup_get_number (self, VIGIE_FACT_RECOVERY_EMAIL_PENDING) == 1;

  if (has_password < 0)
    return goal;
  if (is_pending && (goal == VIGIE_TWO_STEP_GOAL_FINISH_EMAIL || has_password == 0))
    return VIGIE_TWO_STEP_GOAL_FINISH_EMAIL;
  if (has_password == 0)
    return VIGIE_TWO_STEP_GOAL_SET_UP;
  if (goal == VIGIE_TWO_STEP_GOAL_SET_UP)
    return VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD;
  if (goal == VIGIE_TWO_STEP_GOAL_FINISH_EMAIL)
    return VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL;
  return goal;
}

/**
 * vigie_two_step_setup_new:
 * @messenger: the account
 * @goal: what the person came for; another one is taken when @facts say that it cannot be
 * @facts: the account as it was read last
 *
 * Returns: (transfer full): a setup at its first page; nothing is done yet
 */
VigieTwoStepSetup *
vigie_two_step_setup_new (VigieMessenger *messenger, VigieTwoStepGoal goal, VigieFacts *facts)
{
  static const VigieTwoStepStep first[] = {
    [VIGIE_TWO_STEP_GOAL_SET_UP] = VIGIE_TWO_STEP_STEP_WHY,
    [VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD] = VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD,
    [VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL] = VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD,
    [VIGIE_TWO_STEP_GOAL_FINISH_EMAIL] = VIGIE_TWO_STEP_STEP_CODE,
  };
  VigieTwoStepSetup *self;

  g_return_val_if_fail (VIGIE_IS_MESSENGER (messenger), NULL);
  g_return_val_if_fail (goal < G_N_ELEMENTS (first), NULL);
  g_return_val_if_fail (VIGIE_IS_FACTS (facts), NULL);

  self = g_object_new (VIGIE_TYPE_TWO_STEP_SETUP, NULL);
  self->messenger = g_object_ref (messenger);
  self->facts = g_object_ref (facts);
  self->goal = fit_goal (self, goal);
  self->step = first[self->goal];
  self->had_email = vigie_two_step_setup_get_number (self, VIGIE_FACT_HAS_RECOVERY_EMAIL) == 1;
  g_signal_connect_object (messenger, "notify::connection", G_CALLBACK (connection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * vigie_two_step_setup_get_messenger:
 * @self: a setup
 *
 * Returns: (transfer none): the account
 */
VigieMessenger *
vigie_two_step_setup_get_messenger (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), NULL);

  return self->messenger;
}

/**
 * vigie_two_step_setup_get_goal:
 * @self: a setup
 *
 * Returns: what is done
 */
VigieTwoStepGoal
vigie_two_step_setup_get_goal (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), VIGIE_TWO_STEP_GOAL_SET_UP);

  return self->goal;
}

/**
 * vigie_two_step_setup_get_step:
 * @self: a setup
 *
 * Returns: the page that is shown
 */
VigieTwoStepStep
vigie_two_step_setup_get_step (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), VIGIE_TWO_STEP_STEP_WHY);

  return self->step;
}

/**
 * vigie_two_step_setup_get_state:
 * @self: a setup
 *
 * Returns: where it stands
 */
VigieTwoStepState
vigie_two_step_setup_get_state (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), VIGIE_TWO_STEP_STATE_ASK);

  return self->state;
}

/**
 * vigie_two_step_setup_get_error:
 * @self: a setup
 *
 * Returns: (transfer none) (nullable): why it stands where it stands; %NULL if nothing went wrong
 */
const GError *
vigie_two_step_setup_get_error (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), NULL);

  return self->error;
}

/**
 * vigie_two_step_setup_get_retry_at:
 * @self: a setup
 *
 * Returns: in WAIT, when it is tried again, Unix time of the service, seconds, UTC; else 0
 */
gint64
vigie_two_step_setup_get_retry_at (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), 0);

  return self->retry_at;
}

/**
 * vigie_two_step_setup_get_resend_at:
 * @self: a setup
 *
 * Returns: when the code may be asked for again, Unix time of the service, seconds, UTC; 0 if now
 */
gint64
vigie_two_step_setup_get_resend_at (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), 0);

  return self->resend_at;
}

/**
 * vigie_two_step_setup_get_waiting_since:
 * @self: a setup
 *
 * Returns: since when a call is under way, monotonic microseconds; 0 if none is
 */
gint64
vigie_two_step_setup_get_waiting_since (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), 0);

  return self->waiting_since;
}

/**
 * vigie_two_step_setup_get_facts:
 * @self: a setup
 *
 * Returns: (transfer none): the account as it was read last
 */
VigieFacts *
vigie_two_step_setup_get_facts (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), NULL);

  return self->facts;
}

/**
 * vigie_two_step_setup_peek_passphrase:
 * @self: a setup
 *
 * Returns: (transfer none) (nullable): the new password, valid until the setup changes; %NULL before it is
 * given and at %VIGIE_TWO_STEP_STEP_DONE
 */
const VigieSecret *
vigie_two_step_setup_peek_passphrase (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), NULL);

  return self->passphrase;
}

/**
 * vigie_two_step_setup_get_hint:
 * @self: a setup
 *
 * Returns: (transfer none) (nullable): the hint that was given
 */
const char *
vigie_two_step_setup_get_hint (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), NULL);

  return self->hint;
}

/**
 * vigie_two_step_setup_get_email:
 * @self: a setup
 *
 * Returns: (transfer none) (nullable): the address that was given here; for one of an earlier time see
 *   %VIGIE_FACT_PENDING_EMAIL_PATTERN
 */
const char *
vigie_two_step_setup_get_email (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), NULL);

  return self->email;
}

/**
 * vigie_two_step_setup_get_code_length:
 * @self: a setup
 *
 * Returns: how many digits the code has that was sent; 0 if not known
 */
gint64
vigie_two_step_setup_get_code_length (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), 0);

  return MAX (vigie_two_step_setup_get_number (self, VIGIE_FACT_PENDING_EMAIL_CODE_LENGTH), 0);
}

/**
 * vigie_two_step_setup_get_tick:
 * @self: a setup
 * @tick: a line of the last page
 *
 * Returns: what the newest reading says of it
 */
VigieTri
vigie_two_step_setup_get_tick (VigieTwoStepSetup *self, VigieTwoStepTick tick)
{
  const char *hint;
  g_autofree char *given = NULL;
  gint64 value = -1;

  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), VIGIE_TRI_UNKNOWN);

  switch (tick)
    {
    case VIGIE_TWO_STEP_TICK_PASSWORD:
      value = vigie_two_step_setup_get_number (self, VIGIE_FACT_HAS_PASSWORD);
      break;
    case VIGIE_TWO_STEP_TICK_HINT:
      hint = vigie_facts_get_text (self->facts, VIGIE_FACT_PASSWORD_HINT);
      if (self->hint != NULL && hint != NULL)
        {
          /* A fact is a cleaned text: so is what it is compared with. */
          given = vigie_text_clean (self->hint, VIGIE_TEXT_MAX_NAME, NULL);
          value = g_str_equal (hint, given) ? 1 : 0;
        }
      break;
    case VIGIE_TWO_STEP_TICK_EMAIL:
      value = vigie_two_step_setup_get_number (self, VIGIE_FACT_HAS_RECOVERY_EMAIL);
      break;
    default:
      g_return_val_if_reached (VIGIE_TRI_UNKNOWN);
    }

  return value < 0 ? VIGIE_TRI_UNKNOWN : value == 1 ? VIGIE_TRI_YES : VIGIE_TRI_NO;
}
