/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "vigie-capability.h"
#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigieTwoStepChangeKind:
 * @VIGIE_TWO_STEP_SET_PASSWORD: sets or changes the password, with its hint and, if wanted, a recovery email;
 *   with an email nothing is in force until the code sent there was confirmed
 * @VIGIE_TWO_STEP_SET_RECOVERY_EMAIL: adds or changes the recovery email; in force once confirmed
 * @VIGIE_TWO_STEP_CHECK_EMAIL_CODE: confirms the email that waits
 * @VIGIE_TWO_STEP_RESEND_EMAIL_CODE: asks for that code again
 * @VIGIE_TWO_STEP_CANCEL_EMAIL: drops the email that waits, and the password that waits with it
 * @VIGIE_TWO_STEP_CHECK_PASSWORD: changes nothing: is this the password, and is this the recovery email?
 *
 * What is done about two-step verification.
 */
typedef enum
{
  VIGIE_TWO_STEP_SET_PASSWORD,
  VIGIE_TWO_STEP_SET_RECOVERY_EMAIL,
  VIGIE_TWO_STEP_CHECK_EMAIL_CODE,
  VIGIE_TWO_STEP_RESEND_EMAIL_CODE,
  VIGIE_TWO_STEP_CANCEL_EMAIL,
  VIGIE_TWO_STEP_CHECK_PASSWORD,
} VigieTwoStepChangeKind;

/**
 * VigieTwoStepChange:
 *
 * One change of two-step verification. Immutable, boxed; a copy shares its secrets, which are wiped with the
 * last one. Never in a log.
 */
typedef struct _VigieTwoStepChange VigieTwoStepChange;

#define VIGIE_TYPE_TWO_STEP_CHANGE (vigie_two_step_change_get_type ())
GType vigie_two_step_change_get_type (void);

VigieTwoStepChange *vigie_two_step_change_new_set_password (const VigieSecret *current,
                                                            const VigieSecret *password,
                                                            const char *hint,
                                                            const char *recovery_email);
VigieTwoStepChange *vigie_two_step_change_new_set_recovery_email (const VigieSecret *current,
                                                                  const char *recovery_email);
VigieTwoStepChange *vigie_two_step_change_new_check_email_code (const char *code);
VigieTwoStepChange *vigie_two_step_change_new_check_password (const VigieSecret *current,
                                                              const char *recovery_email);
VigieTwoStepChange *vigie_two_step_change_new (VigieTwoStepChangeKind kind);
VigieTwoStepChange *vigie_two_step_change_copy (const VigieTwoStepChange *self);
void vigie_two_step_change_free (VigieTwoStepChange *self);

VigieTwoStepChangeKind vigie_two_step_change_get_kind (const VigieTwoStepChange *self);
VigieCapability vigie_two_step_change_get_capability (const VigieTwoStepChange *self);
const VigieSecret *vigie_two_step_change_get_current (const VigieTwoStepChange *self);
const VigieSecret *vigie_two_step_change_get_password (const VigieTwoStepChange *self);
const char *vigie_two_step_change_get_hint (const VigieTwoStepChange *self);
const char *vigie_two_step_change_get_recovery_email (const VigieTwoStepChange *self);
const VigieSecret *vigie_two_step_change_get_code (const VigieTwoStepChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieTwoStepChange, vigie_two_step_change_free)

G_END_DECLS
