/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-two-step.h"

#include "vigie-error.h"

/* TDLib proves to the service that it knows a password (SRP) without sending it. The request is wiped;
 * TDLib's own copies are not in our hands. */
static gboolean
add_current (VigieTdRequest *request, const char *name, const VigieTwoStepChange *change)
{
  const VigieSecret *current = vigie_two_step_change_get_current (change);

  if (current != NULL)
    return vigie_td_request_add_secret (request, name, current);

  vigie_td_request_add_text (request, name, "");
  return TRUE;
}

static gboolean
add_set_password (VigieTdRequest *request, const VigieTwoStepChange *change)
{
  const VigieSecret *password = vigie_two_step_change_get_password (change);
  const char *address = vigie_two_step_change_get_recovery_email (change);
  gsize length = 0;

  /* An empty one would take the password away. */
  vigie_secret_peek (password, &length);
  if (length == 0 || !add_current (request, "old_password", change) ||
      !vigie_td_request_add_secret (request, "new_password", password))
    return FALSE;

  vigie_td_request_add_text (request, "new_hint", vigie_two_step_change_get_hint (change));
  vigie_td_request_add_bool (request, "set_recovery_email_address", address != NULL);
  vigie_td_request_add_text (request, "new_recovery_email_address", address != NULL ? address : "");
  return TRUE;
}

/* Each name is written out where the request is made: tests/checks/check-telegram.py reads them. */
static VigieTdRequest *
start_request (const VigieTwoStepChange *change)
{
  switch (vigie_two_step_change_get_kind (change))
    {
    case VIGIE_TWO_STEP_SET_PASSWORD:
      return vigie_td_request_new ("setPassword");
    case VIGIE_TWO_STEP_SET_RECOVERY_EMAIL:
      return vigie_td_request_new ("setRecoveryEmailAddress");
    case VIGIE_TWO_STEP_CHECK_EMAIL_CODE:
      return vigie_td_request_new ("checkRecoveryEmailAddressCode");
    case VIGIE_TWO_STEP_RESEND_EMAIL_CODE:
      return vigie_td_request_new ("resendRecoveryEmailAddressCode");
    case VIGIE_TWO_STEP_CANCEL_EMAIL:
      return vigie_td_request_new ("cancelRecoveryEmailAddressVerification");
    case VIGIE_TWO_STEP_CHECK_PASSWORD:
      return vigie_td_request_new ("getRecoveryEmailAddress");
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
add_parameters (VigieTdRequest *request, const VigieTwoStepChange *change)
{
  switch (vigie_two_step_change_get_kind (change))
    {
    case VIGIE_TWO_STEP_SET_PASSWORD:
      return add_set_password (request, change);
    case VIGIE_TWO_STEP_SET_RECOVERY_EMAIL:
      if (!add_current (request, "password", change))
        return FALSE;
      vigie_td_request_add_text (request, "new_recovery_email_address",
                                 vigie_two_step_change_get_recovery_email (change));
      return TRUE;
    case VIGIE_TWO_STEP_CHECK_EMAIL_CODE:
      return vigie_td_request_add_secret (request, "code", vigie_two_step_change_get_code (change));
    case VIGIE_TWO_STEP_CHECK_PASSWORD:
      return add_current (request, "password", change);
    case VIGIE_TWO_STEP_RESEND_EMAIL_CODE:
    case VIGIE_TWO_STEP_CANCEL_EMAIL:
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * vigie_telegram_two_step_to_request:
 * @change: one change of two-step verification
 *
 * Returns: (transfer full): the request that makes it, the same for all versions of TDLib; %NULL with
 *   %VIGIE_ERROR_WRONG_PASSWORD if a secret is no text
 */
VigieTdRequest *
vigie_telegram_two_step_to_request (const VigieTwoStepChange *change, GError **error)
{
  g_autoptr (VigieTdRequest) request = start_request (change);

  if (!add_parameters (request, change))
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_WRONG_PASSWORD, "not a text");
      return NULL;
    }

  return g_steal_pointer (&request);
}

/**
 * vigie_telegram_two_step_get_answer:
 * @change: a change
 *
 * Returns: (transfer none): "@type" of its answer
 */
const char *
vigie_telegram_two_step_get_answer (const VigieTwoStepChange *change)
{
  if (vigie_two_step_change_get_kind (change) == VIGIE_TWO_STEP_CHECK_PASSWORD)
    return "recoveryEmailAddress";

  return "passwordState";
}

/**
 * vigie_telegram_two_step_read_answer:
 * @change: a change
 * @reply: what TDLib answered, which was no error
 *
 * A wrong or expired code is no error of TDLib: the state that it answers with still, or no longer, names an
 * address that waits (seen on the wire of 1.8.38 and 1.8.65).
 *
 * Returns: whether the change was taken; %FALSE with %VIGIE_ERROR_WRONG_CODE, _CODE_EXPIRED, _GONE (the
 *   recovery email is another one), _SERVICE or _UNEXPECTED_REPLY
 */
gboolean
vigie_telegram_two_step_read_answer (const VigieTwoStepChange *change, JsonObject *reply, GError **error)
{
  const VigieTwoStepChangeKind kind = vigie_two_step_change_get_kind (change);
  const char *address = vigie_two_step_change_get_recovery_email (change);
  VigieTdReader reader = { reply, FALSE };
  const gboolean is_pending =
      vigie_td_reader_get_object (&reader, "recovery_email_address_code_info") != NULL;
  const char *email = vigie_td_reader_get_text (&reader, "recovery_email_address");
  VigieError code = VIGIE_ERROR_SERVICE;
  const char *says = NULL;

  if (reader.is_malformed)
    {
      code = VIGIE_ERROR_UNEXPECTED_REPLY;
      says = "malformed answer about the password";
    }
  else if (kind == VIGIE_TWO_STEP_CHECK_EMAIL_CODE && is_pending)
    {
      code = VIGIE_ERROR_WRONG_CODE;
      says = "the code is another one";
    }
  else if (kind == VIGIE_TWO_STEP_RESEND_EMAIL_CODE && !is_pending)
    {
      code = VIGIE_ERROR_CODE_EXPIRED;
      says = "no address waits for a code";
    }
  else if (kind == VIGIE_TWO_STEP_CANCEL_EMAIL && is_pending)
    says = "the address still waits";
  else if (kind == VIGIE_TWO_STEP_CHECK_PASSWORD && address != NULL && !g_str_equal (email, address))
    {
      code = VIGIE_ERROR_GONE;
      says = "the recovery email is another one";
    }

  if (says != NULL)
    g_set_error_literal (error, VIGIE_ERROR, (int) code, says);
  return says == NULL;
}
