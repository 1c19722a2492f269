/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of a setup, and what the person gives on each. */

#include "vigie-two-step-private.h"

#include <string.h>

/* Longer than any passphrase, shorter than any bound of the service, bytes. */
#define MAX_PASSPHRASE 1024
/* What is sent by email has 5 or 6 digits. */
#define MAX_CODE 32
#define MAX_STEPS (VIGIE_TWO_STEP_STEP_DONE + 1)

/* The pages of the goal, in their order. */
static guint
find_route (VigieTwoStepSetup *self, VigieTwoStepStep *route)
{
  const gboolean sets_password =
      self->goal == VIGIE_TWO_STEP_GOAL_SET_UP || self->goal == VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD;
  guint n = 0;

  if (self->goal == VIGIE_TWO_STEP_GOAL_SET_UP)
    route[n++] = VIGIE_TWO_STEP_STEP_WHY;
  else if (self->goal != VIGIE_TWO_STEP_GOAL_FINISH_EMAIL)
    route[n++] = VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD;
  if (sets_password)
    {
      route[n++] = VIGIE_TWO_STEP_STEP_PASSPHRASE;
      route[n++] = VIGIE_TWO_STEP_STEP_HINT;
    }
  if (self->goal == VIGIE_TWO_STEP_GOAL_FINISH_EMAIL)
    route[n++] = VIGIE_TWO_STEP_STEP_CODE;
  /* A recovery email that is confirmed stays when the password is changed. */
  else if (self->goal != VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD || !self->had_email)
    {
      route[n++] = VIGIE_TWO_STEP_STEP_EMAIL;
      route[n++] = VIGIE_TWO_STEP_STEP_CODE;
    }
  if (sets_password)
    route[n++] = VIGIE_TWO_STEP_STEP_KEEP;
  route[n++] = VIGIE_TWO_STEP_STEP_DONE;
  return n;
}

/**
 * vigie_two_step_setup_get_n_steps:
 * @self: a setup
 *
 * Returns: how many pages its goal has; some may be passed over
 */
guint
vigie_two_step_setup_get_n_steps (VigieTwoStepSetup *self)
{
  VigieTwoStepStep route[MAX_STEPS];

  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), 0);

  return find_route (self, route);
}

/**
 * vigie_two_step_setup_get_position:
 * @self: a setup
 *
 * Returns: which of these pages is shown, from 1
 */
guint
vigie_two_step_setup_get_position (VigieTwoStepSetup *self)
{
  VigieTwoStepStep route[MAX_STEPS];
  guint n;

  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), 0);

  n = find_route (self, route);
  for (guint i = 0; i < n; i++)
    if (route[i] == self->step)
      return i + 1;

  return 1;
}

/* The one call of the goal, now that all was given. */
static void
submit (VigieTwoStepSetup *self)
{
  g_autoptr (VigieTwoStepChange) change = NULL;

  if (self->goal == VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL)
    change = vigie_two_step_change_new_set_recovery_email (self->current, self->email);
  else
    change =
        vigie_two_step_change_new_set_password (self->current, self->passphrase, self->hint, self->email);
  vigie_two_step_setup_start_change (self, change);
}

/* The page after this one, or the call when nothing more is to be asked. */
void
vigie_two_step_setup_advance (VigieTwoStepSetup *self)
{
  VigieTwoStepStep route[MAX_STEPS];
  const guint n = find_route (self, route);
  const guint position = vigie_two_step_setup_get_position (self);
  const gboolean has_password = self->passphrase != NULL && self->hint != NULL;
  const gboolean is_second_try = self->step == VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD &&
                                 self->is_email_decided &&
                                 (has_password || self->goal == VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL);

  g_return_if_fail (position < n);

  if (is_second_try || route[position] == VIGIE_TWO_STEP_STEP_CODE ||
      route[position] == VIGIE_TWO_STEP_STEP_KEEP)
    submit (self);
  else
    vigie_two_step_setup_ask (self, route[position], NULL);
}

static gboolean
is_asked (VigieTwoStepSetup *self, VigieTwoStepStep step)
{
  return self->step == step && self->state == VIGIE_TWO_STEP_STATE_ASK;
}

/**
 * vigie_two_step_setup_begin:
 * @self: a setup at %VIGIE_TWO_STEP_STEP_WHY
 *
 * The person wants to go on.
 */
void
vigie_two_step_setup_begin (VigieTwoStepSetup *self)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_SETUP (self));

  if (is_asked (self, VIGIE_TWO_STEP_STEP_WHY))
    vigie_two_step_setup_advance (self);
}

/**
 * vigie_two_step_setup_give_current_password:
 * @self: a setup at %VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD
 * @current: the password in force, as the person typed it; copied
 *
 * Asks the service whether it is right, and goes on if so.
 */
void
vigie_two_step_setup_give_current_password (VigieTwoStepSetup *self, const VigieSecret *current)
{
  g_autoptr (VigieTwoStepChange) question = NULL;

  g_return_if_fail (VIGIE_IS_TWO_STEP_SETUP (self));
  g_return_if_fail (current != NULL);

  if (!is_asked (self, VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD))
    return;

  g_clear_pointer (&self->current, vigie_secret_free);
  self->current = vigie_secret_copy (current);
  question = vigie_two_step_change_new_check_password (self->current, NULL);
  vigie_two_step_setup_start_change (self, question);
}

/**
 * vigie_two_step_setup_give_passphrase:
 * @self: a setup at %VIGIE_TWO_STEP_STEP_PASSPHRASE
 * @passphrase: the new password, 1 to 1024 bytes of UTF-8 without NUL; copied
 *
 * Returns: %FALSE if it is not such a text; nothing happens then
 */
gboolean
vigie_two_step_setup_give_passphrase (VigieTwoStepSetup *self, const VigieSecret *passphrase)
{
  const char *bytes;
  gsize length = 0;

  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), FALSE);
  g_return_val_if_fail (passphrase != NULL, FALSE);

  bytes = (const char *) vigie_secret_peek (passphrase, &length);
  if (!is_asked (self, VIGIE_TWO_STEP_STEP_PASSPHRASE) || length == 0 || length > MAX_PASSPHRASE ||
      !g_utf8_validate_len (bytes, length, NULL))
    return FALSE;

  g_clear_pointer (&self->passphrase, vigie_secret_free);
  self->passphrase = vigie_secret_copy (passphrase);
  vigie_two_step_setup_advance (self);
  return TRUE;
}

/**
 * vigie_two_step_setup_give_hint:
 * @self: a setup at %VIGIE_TWO_STEP_STEP_HINT
 * @hint: at most %VIGIE_TWO_STEP_MAX_HINT characters; "" for none. White space around it is dropped
 *
 * Returns: %FALSE if it is too long, no text, or gives the passphrase away; nothing happens then
 */
gboolean
vigie_two_step_setup_give_hint (VigieTwoStepSetup *self, const char *hint)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), FALSE);
  g_return_val_if_fail (hint != NULL, FALSE);

  if (!is_asked (self, VIGIE_TWO_STEP_STEP_HINT) || !g_utf8_validate (hint, -1, NULL))
    return FALSE;

  stripped = g_strstrip (g_strdup (hint));
  if (g_utf8_strlen (stripped, -1) > VIGIE_TWO_STEP_MAX_HINT ||
      vigie_two_step_hint_gives_away (self->passphrase, stripped))
    return FALSE;

  g_set_str (&self->hint, stripped);
  vigie_two_step_setup_advance (self);
  return TRUE;
}

/**
 * vigie_two_step_setup_give_email:
 * @self: a setup at %VIGIE_TWO_STEP_STEP_EMAIL
 * @address: the recovery email; white space around it is dropped
 *
 * Makes the change. It is not in force until the code that is sent there was given.
 *
 * Returns: %FALSE if it does not look like an address; nothing happens then
 */
gboolean
vigie_two_step_setup_give_email (VigieTwoStepSetup *self, const char *address)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  if (!is_asked (self, VIGIE_TWO_STEP_STEP_EMAIL))
    return FALSE;

  stripped = g_strstrip (g_strdup (address));
  if (!vigie_two_step_email_looks_right (stripped))
    return FALSE;

  g_set_str (&self->email, stripped);
  self->is_email_decided = TRUE;
  submit (self);
  return TRUE;
}

/**
 * vigie_two_step_setup_can_skip_email:
 * @self: a setup
 *
 * Returns: whether a password is set too, so that going on without a recovery email makes sense
 */
gboolean
vigie_two_step_setup_can_skip_email (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), FALSE);

  return self->passphrase != NULL && self->goal != VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL;
}

/**
 * vigie_two_step_setup_skip_email:
 * @self: a setup at %VIGIE_TWO_STEP_STEP_EMAIL
 *
 * Makes the change without a recovery email: it is in force at once.
 */
void
vigie_two_step_setup_skip_email (VigieTwoStepSetup *self)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_SETUP (self));

  if (!is_asked (self, VIGIE_TWO_STEP_STEP_EMAIL) || !vigie_two_step_setup_can_skip_email (self))
    return;

  g_clear_pointer (&self->email, g_free);
  self->is_email_decided = TRUE;
  submit (self);
}

/**
 * vigie_two_step_setup_give_code:
 * @self: a setup at %VIGIE_TWO_STEP_STEP_CODE
 * @code: what the person read in the email; white space in it is dropped
 *
 * Confirms the recovery email, and with it the password that waits.
 */
void
vigie_two_step_setup_give_code (VigieTwoStepSetup *self, const char *code)
{
  g_autoptr (VigieTwoStepChange) change = NULL;
  char digits[MAX_CODE + 1] = "";
  gsize n = 0;

  g_return_if_fail (VIGIE_IS_TWO_STEP_SETUP (self));
  g_return_if_fail (code != NULL);

  if (!is_asked (self, VIGIE_TWO_STEP_STEP_CODE))
    return;

  for (const char *at = code; *at != '\0' && n < MAX_CODE; at++)
    if (g_ascii_isalnum (*at))
      digits[n++] = *at;

  if (n > 0)
    {
      change = vigie_two_step_change_new_check_email_code (digits);
      vigie_two_step_setup_start_change (self, change);
    }
  explicit_bzero (digits, sizeof digits);
}

/**
 * vigie_two_step_setup_resend_code:
 * @self: a setup at %VIGIE_TWO_STEP_STEP_CODE, not before #VigieTwoStepSetup:resend-at
 *
 * Asks for another email with the code.
 */
void
vigie_two_step_setup_resend_code (VigieTwoStepSetup *self)
{
  g_autoptr (VigieTwoStepChange) change = NULL;

  g_return_if_fail (VIGIE_IS_TWO_STEP_SETUP (self));

  if (!is_asked (self, VIGIE_TWO_STEP_STEP_CODE) ||
      self->resend_at > vigie_messenger_get_now (self->messenger))
    return;

  change = vigie_two_step_change_new (VIGIE_TWO_STEP_RESEND_EMAIL_CODE);
  vigie_two_step_setup_start_change (self, change);
}

/**
 * vigie_two_step_setup_drop_email:
 * @self: a setup at %VIGIE_TWO_STEP_STEP_CODE
 *
 * Drops the address that waits, and the password that waits with it: to give another one, to go on without,
 * or to leave. Then %VIGIE_TWO_STEP_STEP_EMAIL is asked again, or, when nothing of this time is known any
 * more, the first page of what is still to be done.
 */
void
vigie_two_step_setup_drop_email (VigieTwoStepSetup *self)
{
  g_autoptr (VigieTwoStepChange) change = NULL;

  g_return_if_fail (VIGIE_IS_TWO_STEP_SETUP (self));

  if (!is_asked (self, VIGIE_TWO_STEP_STEP_CODE))
    return;

  change = vigie_two_step_change_new (VIGIE_TWO_STEP_CANCEL_EMAIL);
  vigie_two_step_setup_start_change (self, change);
}

/**
 * vigie_two_step_setup_end_keeping:
 * @self: a setup at %VIGIE_TWO_STEP_STEP_KEEP
 *
 * The passphrase is noted: wipes it here, and reads the account once more for the last page.
 */
void
vigie_two_step_setup_end_keeping (VigieTwoStepSetup *self)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_SETUP (self));

  if (!is_asked (self, VIGIE_TWO_STEP_STEP_KEEP))
    return;

  vigie_two_step_setup_set_step (self, VIGIE_TWO_STEP_STEP_DONE);
  vigie_two_step_setup_start_reading (self);
}

/**
 * vigie_two_step_setup_can_go_back:
 * @self: a setup
 *
 * Returns: whether there is a page before this one, and nothing was sent since
 */
gboolean
vigie_two_step_setup_can_go_back (VigieTwoStepSetup *self)
{
  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), FALSE);

  return self->state == VIGIE_TWO_STEP_STATE_ASK && self->step < VIGIE_TWO_STEP_STEP_CODE &&
         vigie_two_step_setup_get_position (self) > 1;
}

/**
 * vigie_two_step_setup_go_back:
 * @self: a setup
 *
 * Shows the page before; what was given stays.
 */
void
vigie_two_step_setup_go_back (VigieTwoStepSetup *self)
{
  VigieTwoStepStep route[MAX_STEPS];

  g_return_if_fail (VIGIE_IS_TWO_STEP_SETUP (self));

  if (!vigie_two_step_setup_can_go_back (self))
    return;

  self->is_email_decided = FALSE;
  find_route (self, route);
  vigie_two_step_setup_ask (self, route[vigie_two_step_setup_get_position (self) - 2], NULL);
}

/**
 * vigie_two_step_setup_cancel:
 * @self: a setup
 *
 * Stops waiting. A change that was under way may have been made all the same: the state is then
 * %VIGIE_TWO_STEP_STATE_UNVERIFIED.
 */
void
vigie_two_step_setup_cancel (VigieTwoStepSetup *self)
{
  const VigieTwoStepState before = self->state;
  gboolean is_harmless;

  g_return_if_fail (VIGIE_IS_TWO_STEP_SETUP (self));

  if (before != VIGIE_TWO_STEP_STATE_ACT && before != VIGIE_TWO_STEP_STATE_VERIFY &&
      before != VIGIE_TWO_STEP_STATE_WAIT)
    return;

  is_harmless = vigie_two_step_setup_is_harmless (self) && before == VIGIE_TWO_STEP_STATE_ACT;
  vigie_two_step_setup_stop (self);
  if (before == VIGIE_TWO_STEP_STATE_WAIT || is_harmless)
    {
      g_clear_pointer (&self->change, vigie_two_step_change_free);
      vigie_two_step_setup_ask (self, self->step, NULL);
      return;
    }

  if (self->act_error == NULL && before == VIGIE_TWO_STEP_STATE_ACT)
    g_set_error_literal (&self->act_error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
  vigie_two_step_setup_take_error (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped"));
  vigie_two_step_setup_set_state (self, VIGIE_TWO_STEP_STATE_UNVERIFIED);
}

/**
 * vigie_two_step_setup_verify:
 * @self: a setup whose state is UNVERIFIED or NOT_CONFIRMED
 *
 * Reads the account again now.
 */
void
vigie_two_step_setup_verify (VigieTwoStepSetup *self)
{
  g_return_if_fail (VIGIE_IS_TWO_STEP_SETUP (self));

  if (self->state == VIGIE_TWO_STEP_STATE_UNVERIFIED || self->state == VIGIE_TWO_STEP_STATE_NOT_CONFIRMED)
    vigie_two_step_setup_start_reading (self);
}
