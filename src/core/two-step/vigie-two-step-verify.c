/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reading of the account says of the change before it, and where the person goes on. */

#include "vigie-two-step-private.h"

#include "vigie-error.h"

/* The service itself refused: it can be relied on that nothing was changed. */
static gboolean
is_refusal (const GError *error)
{
  static const VigieError refusals[] = {
    VIGIE_ERROR_UNSUPPORTED,        VIGIE_ERROR_SESSION_TOO_YOUNG, VIGIE_ERROR_WRONG_PASSWORD,
    VIGIE_ERROR_WRONG_CODE,         VIGIE_ERROR_CODE_EXPIRED,      VIGIE_ERROR_INVALID_EMAIL,
    VIGIE_ERROR_PASSWORD_TOO_FRESH, VIGIE_ERROR_CHANGED_ELSEWHERE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_error_matches (error, VIGIE_ERROR, (int) refusals[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_true (VigieTwoStepSetup *self, VigieFactId id)
{
  return vigie_two_step_setup_get_number (self, id) == 1;
}

static GError *
take_act_error (VigieTwoStepSetup *self, VigieError otherwise)
{
  if (self->act_error != NULL)
    return g_steal_pointer (&self->act_error);

  return g_error_new_literal (VIGIE_ERROR, (int) otherwise, "The service took it, and it is not in force");
}

static void
end_change (VigieTwoStepSetup *self)
{
  g_clear_pointer (&self->change, vigie_two_step_change_free);
  g_clear_error (&self->act_error);
}

/* The account was read for the last page. */
static void
conclude_done (VigieTwoStepSetup *self)
{
  const VigieTri email = vigie_two_step_setup_get_tick (self, VIGIE_TWO_STEP_TICK_EMAIL);
  const gboolean wants_email = self->email != NULL || self->goal == VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL ||
                               self->goal == VIGIE_TWO_STEP_GOAL_FINISH_EMAIL;
  const gboolean is_done =
      vigie_two_step_setup_get_tick (self, VIGIE_TWO_STEP_TICK_PASSWORD) == VIGIE_TRI_YES &&
      vigie_two_step_setup_get_tick (self, VIGIE_TWO_STEP_TICK_HINT) != VIGIE_TRI_NO &&
      (!wants_email || email == VIGIE_TRI_YES);

  vigie_two_step_setup_take_error (self, NULL);
  vigie_two_step_setup_set_state (self, is_done ? VIGIE_TWO_STEP_STATE_CONFIRMED
                                                : VIGIE_TWO_STEP_STATE_NOT_CONFIRMED);
}

/* Read again, and in force. */
static void
conclude_in_force (VigieTwoStepSetup *self)
{
  end_change (self);
  g_clear_pointer (&self->current, vigie_secret_free);
  if (self->passphrase != NULL)
    {
      vigie_two_step_setup_ask (self, VIGIE_TWO_STEP_STEP_KEEP, NULL);
      return;
    }

  vigie_two_step_setup_set_step (self, VIGIE_TWO_STEP_STEP_DONE);
  conclude_done (self);
}

/* Nothing waits any more: gives another address, or starts what is still to be done from its beginning. */
static void
ask_email_again (VigieTwoStepSetup *self, GError *error)
{
  const gboolean has_password = is_true (self, VIGIE_FACT_HAS_PASSWORD);
  VigieTwoStepStep step = VIGIE_TWO_STEP_STEP_EMAIL;

  end_change (self);
  self->is_email_decided = FALSE;
  vigie_two_step_setup_set_resend_at (self, 0);
  if (self->goal == VIGIE_TWO_STEP_GOAL_FINISH_EMAIL)
    {
      vigie_two_step_setup_set_goal (self, has_password ? VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL
                                                        : VIGIE_TWO_STEP_GOAL_SET_UP);
      step = has_password ? VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD : VIGIE_TWO_STEP_STEP_PASSPHRASE;
    }
  vigie_two_step_setup_ask (self, step, error);
}

static void
wait_for_code (VigieTwoStepSetup *self)
{
  end_change (self);
  vigie_two_step_setup_ask (self, VIGIE_TWO_STEP_STEP_CODE, NULL);
}

/* The password in force is not the one that was given: it was mistyped, or it is another one by now. */
static void
ask_current_password (VigieTwoStepSetup *self, GError *error)
{
  end_change (self);
  g_clear_pointer (&self->current, vigie_secret_free);
  vigie_two_step_setup_ask (self, VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD, error);
}

/* Not in force. @self->act_error says what the service answered. */
static void
conclude_not_set (VigieTwoStepSetup *self)
{
  const gboolean has_password = is_true (self, VIGIE_FACT_HAS_PASSWORD);
  const gboolean is_wrong = g_error_matches (self->act_error, VIGIE_ERROR, VIGIE_ERROR_WRONG_PASSWORD) ||
                            g_error_matches (self->act_error, VIGIE_ERROR, VIGIE_ERROR_CHANGED_ELSEWHERE);
  g_autoptr (GError) elsewhere =
      g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_CHANGED_ELSEWHERE, "Another password is in force");

  if (self->goal == VIGIE_TWO_STEP_GOAL_SET_UP && has_password)
    {
      vigie_two_step_setup_set_goal (self, VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD);
      self->had_email = is_true (self, VIGIE_FACT_HAS_RECOVERY_EMAIL);
      ask_current_password (self, g_steal_pointer (&elsewhere));
    }
  else if (self->goal != VIGIE_TWO_STEP_GOAL_SET_UP && !has_password)
    {
      g_clear_pointer (&self->current, vigie_secret_free);
      end_change (self);
      self->is_email_decided = FALSE;
      self->had_email = FALSE;
      vigie_two_step_setup_set_goal (self, VIGIE_TWO_STEP_GOAL_SET_UP);
      vigie_two_step_setup_ask (
          self, self->passphrase != NULL ? VIGIE_TWO_STEP_STEP_EMAIL : VIGIE_TWO_STEP_STEP_PASSPHRASE,
          g_steal_pointer (&elsewhere));
    }
  else if (self->goal != VIGIE_TWO_STEP_GOAL_SET_UP && is_wrong)
    ask_current_password (self, take_act_error (self, VIGIE_ERROR_WRONG_PASSWORD));
  else
    {
      g_autoptr (GError) error = take_act_error (self, VIGIE_ERROR_SERVICE);

      end_change (self);
      self->is_email_decided = FALSE;
      vigie_two_step_setup_ask (self, self->step, g_steal_pointer (&error));
    }
}

static void
conclude_set_password (VigieTwoStepSetup *self)
{
  const gboolean is_pending = is_true (self, VIGIE_FACT_RECOVERY_EMAIL_PENDING);
  const gboolean is_refused = is_refusal (self->act_error);
  const gboolean may_be_ours =
      is_true (self, VIGIE_FACT_HAS_PASSWORD) &&
      vigie_two_step_setup_get_tick (self, VIGIE_TWO_STEP_TICK_HINT) != VIGIE_TRI_NO &&
      (self->email == NULL || (is_true (self, VIGIE_FACT_HAS_RECOVERY_EMAIL) && !is_pending));

  if (self->email != NULL && is_pending && !is_refused)
    wait_for_code (self);
  else if (may_be_ours && self->act_error == NULL)
    conclude_in_force (self);
  /* The answer was lost, or an earlier call that nobody waited for has changed the password: ask. */
  else if (may_be_ours && !self->is_disproved)
    vigie_two_step_setup_start_proving (self);
  else
    conclude_not_set (self);
}

static void
conclude_set_email (VigieTwoStepSetup *self)
{
  const gboolean is_pending = is_true (self, VIGIE_FACT_RECOVERY_EMAIL_PENDING);
  const gboolean may_be_ours = is_true (self, VIGIE_FACT_HAS_RECOVERY_EMAIL) && !is_pending;

  if (is_pending && !is_refusal (self->act_error))
    wait_for_code (self);
  /* No code waits: the address was confirmed before, or it is still another one. */
  else if (may_be_ours && !is_refusal (self->act_error) && !self->is_disproved)
    vigie_two_step_setup_start_proving (self);
  else
    conclude_not_set (self);
}

static void
conclude_code (VigieTwoStepSetup *self)
{
  const gboolean is_confirmed = is_true (self, VIGIE_FACT_HAS_PASSWORD) &&
                                is_true (self, VIGIE_FACT_HAS_RECOVERY_EMAIL) &&
                                !is_refusal (self->act_error);

  if (is_true (self, VIGIE_FACT_RECOVERY_EMAIL_PENDING))
    {
      g_autoptr (GError) error = take_act_error (self, VIGIE_ERROR_WRONG_CODE);

      end_change (self);
      vigie_two_step_setup_ask (self, VIGIE_TWO_STEP_STEP_CODE, g_steal_pointer (&error));
    }
  else if (is_confirmed && !self->is_disproved && self->act_error != NULL && self->email != NULL &&
           (self->passphrase != NULL || self->current != NULL))
    vigie_two_step_setup_start_proving (self);
  else if (is_confirmed && !self->is_disproved)
    conclude_in_force (self);
  else
    ask_email_again (self, g_error_new_literal (VIGIE_ERROR, VIGIE_ERROR_CODE_EXPIRED, "Nothing waits"));
}

static void
conclude_cancel (VigieTwoStepSetup *self)
{
  if (is_true (self, VIGIE_FACT_RECOVERY_EMAIL_PENDING))
    {
      g_autoptr (GError) error = take_act_error (self, VIGIE_ERROR_SERVICE);

      end_change (self);
      vigie_two_step_setup_ask (self, VIGIE_TWO_STEP_STEP_CODE, g_steal_pointer (&error));
    }
  else
    ask_email_again (self, NULL);
}

/* The account was read again. */
void
vigie_two_step_setup_conclude (VigieTwoStepSetup *self)
{
  if (self->change == NULL)
    {
      conclude_done (self);
      return;
    }

  switch (vigie_two_step_change_get_kind (self->change))
    {
    case VIGIE_TWO_STEP_SET_PASSWORD:
      conclude_set_password (self);
      break;
    case VIGIE_TWO_STEP_SET_RECOVERY_EMAIL:
      conclude_set_email (self);
      break;
    case VIGIE_TWO_STEP_CHECK_EMAIL_CODE:
    case VIGIE_TWO_STEP_RESEND_EMAIL_CODE:
      conclude_code (self);
      break;
    case VIGIE_TWO_STEP_CANCEL_EMAIL:
      conclude_cancel (self);
      break;
    case VIGIE_TWO_STEP_CHECK_PASSWORD:
    default:
      g_return_if_reached ();
    }
}

/* The account could not be read again. A refusal can be said all the same. */
void
vigie_two_step_setup_conclude_unread (VigieTwoStepSetup *self, const GError *error)
{
  if (self->change != NULL && is_refusal (self->act_error))
    {
      g_autoptr (GError) refusal = g_steal_pointer (&self->act_error);

      end_change (self);
      vigie_two_step_setup_ask (self, self->step, g_steal_pointer (&refusal));
      return;
    }

  vigie_two_step_setup_take_error (self, g_error_copy (error));
  vigie_two_step_setup_set_state (self, VIGIE_TWO_STEP_STATE_UNVERIFIED);
}

/* Whether what was to be set is what is there; @error (nullable) is the answer. */
void
vigie_two_step_setup_conclude_proof (VigieTwoStepSetup *self, const GError *error)
{
  if (error == NULL)
    {
      conclude_in_force (self);
      return;
    }
  if (!g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_WRONG_PASSWORD) &&
      !g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_GONE))
    {
      vigie_two_step_setup_take_error (self, g_error_copy (error));
      vigie_two_step_setup_set_state (self, VIGIE_TWO_STEP_STATE_UNVERIFIED);
      return;
    }

  self->is_disproved = TRUE;
  vigie_two_step_setup_conclude (self);
}
