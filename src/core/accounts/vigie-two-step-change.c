/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-two-step-change.h"

#include <string.h>

struct _VigieTwoStepChange
{
  gatomicrefcount references;
  VigieTwoStepChangeKind kind;
  VigieSecret *current;  /* (owned) (nullable) the password in force */
  VigieSecret *password; /* (owned) (nullable) the new one */
  VigieSecret *code;     /* (owned) (nullable) that was sent by email */
  char *hint;            /* (owned) */
  char *recovery_email;  /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (VigieTwoStepChange,
                     vigie_two_step_change,
                     vigie_two_step_change_copy,
                     vigie_two_step_change_free)

/**
 * vigie_two_step_change_new:
 * @kind: %VIGIE_TWO_STEP_RESEND_EMAIL_CODE or %VIGIE_TWO_STEP_CANCEL_EMAIL, which need nothing else
 *
 * Returns: (transfer full): a new change
 */
VigieTwoStepChange *
vigie_two_step_change_new (VigieTwoStepChangeKind kind)
{
  VigieTwoStepChange *self = g_new0 (VigieTwoStepChange, 1);

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  self->hint = g_strdup ("");
  return self;
}

/**
 * vigie_two_step_change_new_set_password:
 * @current: (nullable): the password in force; %NULL if there is none
 * @password: the new one, UTF-8, not empty
 * @hint: what helps to remember it; "" for none
 * @recovery_email: (nullable): an address; %NULL leaves the recovery email as it is
 *
 * Returns: (transfer full): a new change, with copies of the secrets
 */
VigieTwoStepChange *
vigie_two_step_change_new_set_password (const VigieSecret *current,
                                        const VigieSecret *password,
                                        const char *hint,
                                        const char *recovery_email)
{
  VigieTwoStepChange *self;

  g_return_val_if_fail (password != NULL, NULL);
  g_return_val_if_fail (hint != NULL, NULL);

  self = vigie_two_step_change_new (VIGIE_TWO_STEP_SET_PASSWORD);
  self->current = current != NULL ? vigie_secret_copy (current) : NULL;
  self->password = vigie_secret_copy (password);
  g_set_str (&self->hint, hint);
  self->recovery_email = g_strdup (recovery_email);
  return self;
}

/**
 * vigie_two_step_change_new_set_recovery_email:
 * @current: the password in force
 * @recovery_email: an address
 *
 * Returns: (transfer full): a new change, with a copy of the secret
 */
VigieTwoStepChange *
vigie_two_step_change_new_set_recovery_email (const VigieSecret *current, const char *recovery_email)
{
  VigieTwoStepChange *self;

  g_return_val_if_fail (current != NULL, NULL);
  g_return_val_if_fail (recovery_email != NULL, NULL);

  self = vigie_two_step_change_new (VIGIE_TWO_STEP_SET_RECOVERY_EMAIL);
  self->current = vigie_secret_copy (current);
  self->recovery_email = g_strdup (recovery_email);
  return self;
}

/**
 * vigie_two_step_change_new_check_email_code:
 * @code: what the person read in the email
 *
 * Returns: (transfer full): a new change, with a copy of the code
 */
VigieTwoStepChange *
vigie_two_step_change_new_check_email_code (const char *code)
{
  VigieTwoStepChange *self;

  g_return_val_if_fail (code != NULL, NULL);

  self = vigie_two_step_change_new (VIGIE_TWO_STEP_CHECK_EMAIL_CODE);
  self->code = vigie_secret_new (code, strlen (code));
  return self;
}

/**
 * vigie_two_step_change_new_check_password:
 * @current: is it the password in force? If not: %VIGIE_ERROR_WRONG_PASSWORD
 * @recovery_email: (nullable): is it the confirmed recovery email too? If not: %VIGIE_ERROR_GONE
 *
 * Returns: (transfer full): a new question, with a copy of the secret
 */
VigieTwoStepChange *
vigie_two_step_change_new_check_password (const VigieSecret *current, const char *recovery_email)
{
  VigieTwoStepChange *self;

  g_return_val_if_fail (current != NULL, NULL);

  self = vigie_two_step_change_new (VIGIE_TWO_STEP_CHECK_PASSWORD);
  self->current = vigie_secret_copy (current);
  self->recovery_email = g_strdup (recovery_email);
  return self;
}

/**
 * vigie_two_step_change_copy:
 * @self: a change
 *
 * Returns: (transfer full): the same one, shared: no secret is copied
 */
VigieTwoStepChange *
vigie_two_step_change_copy (const VigieTwoStepChange *self)
{
  VigieTwoStepChange *shared = (VigieTwoStepChange *) self;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

/**
 * vigie_two_step_change_free:
 * @self: (transfer full): a change
 */
void
vigie_two_step_change_free (VigieTwoStepChange *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  vigie_secret_free (self->current);
  vigie_secret_free (self->password);
  vigie_secret_free (self->code);
  g_free (self->hint);
  g_free (self->recovery_email);
  g_free (self);
}

/**
 * vigie_two_step_change_get_kind:
 * @self: a change
 *
 * Returns: which one it is
 */
VigieTwoStepChangeKind
vigie_two_step_change_get_kind (const VigieTwoStepChange *self)
{
  g_return_val_if_fail (self != NULL, VIGIE_TWO_STEP_CANCEL_EMAIL);

  return self->kind;
}

/**
 * vigie_two_step_change_get_capability:
 * @self: a change
 *
 * Returns: the capabilities of which a messenger needs one to make it
 */
VigieCapability
vigie_two_step_change_get_capability (const VigieTwoStepChange *self)
{
  g_return_val_if_fail (self != NULL, VIGIE_CAPABILITY_NONE);

  if (self->kind == VIGIE_TWO_STEP_SET_PASSWORD)
    return VIGIE_CAPABILITY_SET_TWO_STEP;
  if (self->kind == VIGIE_TWO_STEP_SET_RECOVERY_EMAIL)
    return VIGIE_CAPABILITY_SET_RECOVERY_EMAIL;

  return VIGIE_CAPABILITY_SET_TWO_STEP | VIGIE_CAPABILITY_SET_RECOVERY_EMAIL;
}

/**
 * vigie_two_step_change_get_current:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the password in force, as the person gave it
 */
const VigieSecret *
vigie_two_step_change_get_current (const VigieTwoStepChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->current;
}

/**
 * vigie_two_step_change_get_password:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the new password
 */
const VigieSecret *
vigie_two_step_change_get_password (const VigieTwoStepChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->password;
}

/**
 * vigie_two_step_change_get_hint:
 * @self: a change
 *
 * Returns: (transfer none): its hint; "" if none
 */
const char *
vigie_two_step_change_get_hint (const VigieTwoStepChange *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->hint;
}

/**
 * vigie_two_step_change_get_recovery_email:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the address
 */
const char *
vigie_two_step_change_get_recovery_email (const VigieTwoStepChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->recovery_email;
}

/**
 * vigie_two_step_change_get_code:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): the code that was sent by email
 */
const VigieSecret *
vigie_two_step_change_get_code (const VigieTwoStepChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}
