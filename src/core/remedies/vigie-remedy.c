/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-remedy-private.h"

#include "vigie-error.h"
#include "vigie-remedy-check.h"

#define DEFAULT_POLL_MILLISECONDS 5000

G_DEFINE_FINAL_TYPE (VigieRemedy, vigie_remedy, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATE = 1,
  PROP_ERROR,
  PROP_RETRY_AT,
  PROP_WAITING_SINCE,
} VigieRemedyProperty;

static GParamSpec *properties[PROP_WAITING_SINCE + 1];

void
vigie_remedy_set_state (VigieRemedy *self, VigieRemedyState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
vigie_remedy_take_error (VigieRemedy *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
vigie_remedy_set_retry_at (VigieRemedy *self, gint64 retry_at)
{
  if (self->retry_at == retry_at)
    return;

  self->retry_at = retry_at;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_AT]);
}

void
vigie_remedy_set_waiting_since (VigieRemedy *self, gint64 waiting_since)
{
  if (self->waiting_since == waiting_since)
    return;

  self->waiting_since = waiting_since;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING_SINCE]);
}

/* The network is back: what could not be read then may be read now. */
static void
connection_changed_cb (VigieRemedy *self)
{
  if (self->state == VIGIE_REMEDY_UNVERIFIED &&
      g_error_matches (self->error, VIGIE_ERROR, VIGIE_ERROR_NETWORK) &&
      vigie_messenger_get_connection (self->messenger) == VIGIE_CONNECTION_READY)
    vigie_remedy_start_verifying (self);
}

static void
vigie_remedy_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigieRemedy *self = VIGIE_REMEDY (object);

  switch ((VigieRemedyProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, self->retry_at);
      break;
    case PROP_WAITING_SINCE:
      g_value_set_int64 (value, self->waiting_since);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_remedy_dispose (GObject *object)
{
  VigieRemedy *self = VIGIE_REMEDY (object);

  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->messenger);
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (vigie_remedy_parent_class)->dispose (object);
}

static void
vigie_remedy_finalize (GObject *object)
{
  VigieRemedy *self = VIGIE_REMEDY (object);

  g_clear_error (&self->error);
  g_clear_error (&self->act_error);
  g_clear_pointer (&self->action, vigie_action_free);

  G_OBJECT_CLASS (vigie_remedy_parent_class)->finalize (object);
}

static void
vigie_remedy_class_init (VigieRemedyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vigie_remedy_get_property;
  object_class->dispose = vigie_remedy_dispose;
  object_class->finalize = vigie_remedy_finalize;

  /**
   * VigieRemedy:state:
   *
   * A #VigieRemedyState.
   */
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, VIGIE_REMEDY_PREPARE, VIGIE_REMEDY_DECLARED,
                                             VIGIE_REMEDY_PREPARE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * VigieRemedy:error:
   *
   * Why it stands where it stands; %NULL if nothing went wrong.
   */
  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * VigieRemedy:retry-at:
   *
   * In %VIGIE_REMEDY_WAIT, when it is tried again; Unix time of the service, seconds, UTC. Else 0.
   */
  properties[PROP_RETRY_AT] = g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * VigieRemedy:waiting-since:
   *
   * When the call under way started, monotonic microseconds; 0 if none is. A service may be silent for a
   * minute: show it, and offer to stop.
   */
  properties[PROP_WAITING_SINCE] = g_param_spec_int64 ("waiting-since", NULL, NULL, 0, G_MAXINT64, 0,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
vigie_remedy_init (VigieRemedy *self)
{
  self->state = VIGIE_REMEDY_PREPARE;
  self->poll_milliseconds = DEFAULT_POLL_MILLISECONDS;
}

/**
 * vigie_remedy_new:
 * @messenger: the account
 * @action: the one change; copied
 * @facts: the account as it was read last
 *
 * Returns: (transfer full): a remedy in %VIGIE_REMEDY_PREPARE; nothing is done yet
 */
VigieRemedy *
vigie_remedy_new (VigieMessenger *messenger, const VigieAction *action, VigieFacts *facts)
{
  VigieRemedy *self;

  g_return_val_if_fail (VIGIE_IS_MESSENGER (messenger), NULL);
  g_return_val_if_fail (action != NULL, NULL);
  g_return_val_if_fail (VIGIE_IS_FACTS (facts), NULL);

  self = g_object_new (VIGIE_TYPE_REMEDY, NULL);
  self->messenger = g_object_ref (messenger);
  self->action = vigie_action_copy (action);
  self->facts = g_object_ref (facts);
  self->forbidden_until = vigie_remedy_check_forbidden_until (action, facts);
  g_signal_connect_object (messenger, "notify::connection", G_CALLBACK (connection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * vigie_remedy_get_messenger:
 * @self: a remedy
 *
 * Returns: (transfer none): the account that it mends
 */
VigieMessenger *
vigie_remedy_get_messenger (VigieRemedy *self)
{
  g_return_val_if_fail (VIGIE_IS_REMEDY (self), NULL);

  return self->messenger;
}

/**
 * vigie_remedy_get_action:
 * @self: a remedy
 *
 * Returns: (transfer none): the change that it makes
 */
const VigieAction *
vigie_remedy_get_action (VigieRemedy *self)
{
  g_return_val_if_fail (VIGIE_IS_REMEDY (self), NULL);

  return self->action;
}

/**
 * vigie_remedy_get_state:
 * @self: a remedy
 *
 * Returns: where it stands
 */
VigieRemedyState
vigie_remedy_get_state (VigieRemedy *self)
{
  g_return_val_if_fail (VIGIE_IS_REMEDY (self), VIGIE_REMEDY_PREPARE);

  return self->state;
}

/**
 * vigie_remedy_get_error:
 * @self: a remedy
 *
 * Returns: (transfer none) (nullable): why it stands where it stands; %NULL if nothing went wrong
 */
const GError *
vigie_remedy_get_error (VigieRemedy *self)
{
  g_return_val_if_fail (VIGIE_IS_REMEDY (self), NULL);

  return self->error;
}

/**
 * vigie_remedy_get_retry_at:
 * @self: a remedy
 *
 * Returns: in %VIGIE_REMEDY_WAIT, when it is tried again, Unix time of the service, seconds, UTC; else 0
 */
gint64
vigie_remedy_get_retry_at (VigieRemedy *self)
{
  g_return_val_if_fail (VIGIE_IS_REMEDY (self), 0);

  return self->retry_at;
}

/**
 * vigie_remedy_get_waiting_since:
 * @self: a remedy
 *
 * Returns: when the call under way started, monotonic microseconds; 0 if none is
 */
gint64
vigie_remedy_get_waiting_since (VigieRemedy *self)
{
  g_return_val_if_fail (VIGIE_IS_REMEDY (self), 0);

  return self->waiting_since;
}

/**
 * vigie_remedy_get_forbidden_until:
 * @self: a remedy
 *
 * Returns: when the service will let this session do it, Unix time of the service, seconds, UTC; 0 if it
 *   does so now
 */
gint64
vigie_remedy_get_forbidden_until (VigieRemedy *self)
{
  g_return_val_if_fail (VIGIE_IS_REMEDY (self), 0);

  return self->forbidden_until > vigie_messenger_get_now (self->messenger) ? self->forbidden_until : 0;
}

/**
 * vigie_remedy_get_facts:
 * @self: a remedy
 *
 * Returns: (transfer none): the account as this remedy read it last; after a reading of its own it holds no
 *   more than the facts that the action touches
 */
VigieFacts *
vigie_remedy_get_facts (VigieRemedy *self)
{
  g_return_val_if_fail (VIGIE_IS_REMEDY (self), NULL);

  return self->facts;
}

/**
 * vigie_remedy_act:
 * @self: a remedy
 *
 * Makes the change, then reads again. Where the service forbids it to a session this young, or where it
 * cannot be done from here, it becomes %VIGIE_REMEDY_GUIDED instead. Does nothing while a change is under
 * way or waits, or when all is done.
 */
void
vigie_remedy_act (VigieRemedy *self)
{
  gint64 forbidden_until;

  g_return_if_fail (VIGIE_IS_REMEDY (self));

  if (vigie_remedy_is_final (self) || self->state == VIGIE_REMEDY_ACT || self->state == VIGIE_REMEDY_WAIT)
    return;

  forbidden_until = vigie_remedy_get_forbidden_until (self);
  if (forbidden_until != 0)
    {
      g_autoptr (GError) error = vigie_error_new_retry_at (VIGIE_ERROR_SESSION_TOO_YOUNG, forbidden_until,
                                                           "This session is less than a day old");

      vigie_remedy_stop (self);
      vigie_remedy_fall_back_to_phone (self, error);
      return;
    }

  vigie_remedy_start_acting (self);
}

/**
 * vigie_remedy_guide:
 * @self: a remedy
 *
 * The person does it on the phone: reads the account again and again, and is %VIGIE_REMEDY_CONFIRMED by
 * itself once it is done.
 */
void
vigie_remedy_guide (VigieRemedy *self)
{
  g_return_if_fail (VIGIE_IS_REMEDY (self));

  if (vigie_remedy_is_final (self) || self->state == VIGIE_REMEDY_GUIDED)
    return;

  vigie_remedy_stop (self);
  g_clear_error (&self->act_error);
  vigie_remedy_take_error (self, NULL);
  vigie_remedy_start_guiding (self);
}

/**
 * vigie_remedy_verify:
 * @self: a remedy
 *
 * Reads the account again now and says whether it is done.
 */
void
vigie_remedy_verify (VigieRemedy *self)
{
  g_return_if_fail (VIGIE_IS_REMEDY (self));

  if (vigie_remedy_is_final (self) || self->state == VIGIE_REMEDY_ACT || self->state == VIGIE_REMEDY_VERIFY)
    return;

  vigie_remedy_take_error (self, NULL);
  vigie_remedy_start_verifying (self);
}

/**
 * vigie_remedy_declare_done:
 * @self: a remedy
 *
 * The person says that it is done. That is taken as said only where the account cannot be read; else it is
 * read.
 */
void
vigie_remedy_declare_done (VigieRemedy *self)
{
  g_return_if_fail (VIGIE_IS_REMEDY (self));

  if (vigie_remedy_is_final (self))
    return;

  if (vigie_remedy_can_read (self) && self->state != VIGIE_REMEDY_UNVERIFIED)
    {
      vigie_remedy_verify (self);
      return;
    }

  vigie_remedy_stop (self);
  vigie_remedy_take_error (self, NULL);
  vigie_remedy_set_state (self, VIGIE_REMEDY_DECLARED);
}

/**
 * vigie_remedy_cancel:
 * @self: a remedy
 *
 * Back to %VIGIE_REMEDY_PREPARE, with nothing under way. A change that was under way may have been made all
 * the same: vigie_remedy_verify () tells. What is done stays done.
 */
void
vigie_remedy_cancel (VigieRemedy *self)
{
  g_return_if_fail (VIGIE_IS_REMEDY (self));

  if (vigie_remedy_is_final (self))
    return;

  vigie_remedy_stop (self);
  g_clear_error (&self->act_error);
  vigie_remedy_take_error (self, NULL);
  vigie_remedy_set_state (self, VIGIE_REMEDY_PREPARE);
}

/**
 * vigie_remedy_set_poll_interval:
 * @self: a remedy
 * @milliseconds: between two readings while the person does it on the phone; from 10
 */
void
vigie_remedy_set_poll_interval (VigieRemedy *self, guint milliseconds)
{
  g_return_if_fail (VIGIE_IS_REMEDY (self));

  self->poll_milliseconds = MAX (milliseconds, 10);
}
