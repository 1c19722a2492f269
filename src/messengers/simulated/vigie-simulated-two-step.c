/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-simulated-two-step.h"

#include "vigie-error.h"

#include <string.h>

static gboolean
refuse (VigieError code, const char *message, GError **error)
{
  g_set_error_literal (error, VIGIE_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
is_same (const VigieSecret *one, const VigieSecret *other)
{
  gsize length = 0;
  gsize other_length = 0;
  const guint8 *bytes = vigie_secret_peek (one, &length);
  const guint8 *other_bytes = vigie_secret_peek (other, &other_length);

  return length == other_length && memcmp (bytes, other_bytes, length) == 0;
}

static gboolean
check_current (const VigieScenarioTwoStep *two_step, const VigieSecret *given, GError **error)
{
  if (two_step->has_password != (given != NULL) ||
      (given != NULL && two_step->password != NULL && !is_same (two_step->password, given)))
    return refuse (VIGIE_ERROR_WRONG_PASSWORD, "PASSWORD_HASH_INVALID", error);

  return TRUE;
}

static void
set_secret (VigieSecret **place, const VigieSecret *secret)
{
  g_clear_pointer (place, vigie_secret_free);
  if (secret != NULL)
    *place = vigie_secret_copy (secret);
}

static void
drop_pending (VigieScenarioTwoStep *two_step)
{
  two_step->recovery_email_pending = FALSE;
  set_secret (&two_step->pending_password, NULL);
  g_clear_pointer (&two_step->pending_email, g_free);
  g_clear_pointer (&two_step->pending_hint, g_free);
}

static void
make_pending (VigieScenarioTwoStep *two_step, const VigieTwoStepChange *change)
{
  drop_pending (two_step);
  two_step->recovery_email_pending = TRUE;
  two_step->pending_email = g_strdup (vigie_two_step_change_get_recovery_email (change));
  set_secret (&two_step->pending_password, vigie_two_step_change_get_password (change));
  if (two_step->pending_password != NULL)
    two_step->pending_hint = g_strdup (vigie_two_step_change_get_hint (change));
}

static gboolean
set_password (VigieScenarioTwoStep *two_step, const VigieTwoStepChange *change, GError **error)
{
  const char *address = vigie_two_step_change_get_recovery_email (change);

  if (!check_current (two_step, vigie_two_step_change_get_current (change), error))
    return FALSE;
  if (address != NULL && strchr (address, '@') == NULL)
    return refuse (VIGIE_ERROR_INVALID_EMAIL, "EMAIL_INVALID", error);

  if (address != NULL)
    {
      make_pending (two_step, change);
      return TRUE;
    }

  two_step->has_password = TRUE;
  set_secret (&two_step->password, vigie_two_step_change_get_password (change));
  g_set_str (&two_step->hint, vigie_two_step_change_get_hint (change));
  return TRUE;
}

static gboolean
set_recovery_email (VigieScenarioTwoStep *two_step, const VigieTwoStepChange *change, GError **error)
{
  const char *address = vigie_two_step_change_get_recovery_email (change);

  if (!check_current (two_step, vigie_two_step_change_get_current (change), error))
    return FALSE;
  if (strchr (address, '@') == NULL)
    return refuse (VIGIE_ERROR_INVALID_EMAIL, "EMAIL_INVALID", error);

  if (!two_step->has_recovery_email || g_strcmp0 (two_step->recovery_email, address) != 0)
    make_pending (two_step, change);
  return TRUE;
}

static gboolean
check_code (VigieScenarioTwoStep *two_step, const VigieTwoStepChange *change, GError **error)
{
  const char *right = two_step->email_code != NULL ? two_step->email_code : VIGIE_SCENARIO_EMAIL_CODE;
  gsize length = 0;
  const char *given = (const char *) vigie_secret_peek (vigie_two_step_change_get_code (change), &length);

  if (!two_step->recovery_email_pending)
    return refuse (VIGIE_ERROR_CODE_EXPIRED, "EMAIL_HASH_EXPIRED", error);
  if (length != strlen (right) || memcmp (given, right, length) != 0)
    return refuse (VIGIE_ERROR_WRONG_CODE, "CODE_INVALID", error);

  if (two_step->pending_password != NULL)
    {
      set_secret (&two_step->password, two_step->pending_password);
      g_set_str (&two_step->hint, two_step->pending_hint);
    }
  two_step->has_password = TRUE;
  two_step->has_recovery_email = TRUE;
  g_set_str (&two_step->recovery_email, two_step->pending_email);
  drop_pending (two_step);
  return TRUE;
}

static gboolean
check_password (const VigieScenarioTwoStep *two_step, const VigieTwoStepChange *change, GError **error)
{
  const char *address = vigie_two_step_change_get_recovery_email (change);

  if (!check_current (two_step, vigie_two_step_change_get_current (change), error))
    return FALSE;
  if (address != NULL &&
      (!two_step->has_recovery_email || g_strcmp0 (two_step->recovery_email, address) != 0))
    return refuse (VIGIE_ERROR_GONE, "The recovery email is another one", error);

  return TRUE;
}

/**
 * vigie_simulated_two_step_change:
 * @scenario: a scenario
 * @change: a change
 * @error: %VIGIE_ERROR_WRONG_PASSWORD, _WRONG_CODE, _CODE_EXPIRED, _INVALID_EMAIL, _GONE or _SERVICE
 *
 * Returns: whether it was made
 */
gboolean
vigie_simulated_two_step_change (VigieScenario *scenario, const VigieTwoStepChange *change, GError **error)
{
  VigieScenarioTwoStep *two_step = scenario->account.two_step;

  if (two_step == NULL)
    return refuse (VIGIE_ERROR_SERVICE, "The scenario says nothing of two-step verification", error);

  switch (vigie_two_step_change_get_kind (change))
    {
    case VIGIE_TWO_STEP_SET_PASSWORD:
      return set_password (two_step, change, error);
    case VIGIE_TWO_STEP_SET_RECOVERY_EMAIL:
      return set_recovery_email (two_step, change, error);
    case VIGIE_TWO_STEP_CHECK_EMAIL_CODE:
      return check_code (two_step, change, error);
    case VIGIE_TWO_STEP_RESEND_EMAIL_CODE:
      if (!two_step->recovery_email_pending)
        return refuse (VIGIE_ERROR_CODE_EXPIRED, "EMAIL_HASH_EXPIRED", error);
      return TRUE;
    case VIGIE_TWO_STEP_CANCEL_EMAIL:
      drop_pending (two_step);
      return TRUE;
    case VIGIE_TWO_STEP_CHECK_PASSWORD:
      return check_password (two_step, change, error);
    default:
      return refuse (VIGIE_ERROR_UNSUPPORTED, "Not a change", error);
    }
}

/**
 * vigie_simulated_two_step_get_request:
 * @change: a change
 *
 * Returns: what a scenario scripts an answer to
 */
gint64
vigie_simulated_two_step_get_request (const VigieTwoStepChange *change)
{
  static const gint64 requests[] = {
    [VIGIE_TWO_STEP_SET_PASSWORD] = VIGIE_CAPABILITY_SET_TWO_STEP,
    [VIGIE_TWO_STEP_SET_RECOVERY_EMAIL] = VIGIE_CAPABILITY_SET_RECOVERY_EMAIL,
    [VIGIE_TWO_STEP_CHECK_EMAIL_CODE] = VIGIE_SCENARIO_CHECK_EMAIL_CODE,
    [VIGIE_TWO_STEP_RESEND_EMAIL_CODE] = VIGIE_SCENARIO_RESEND_EMAIL_CODE,
    [VIGIE_TWO_STEP_CANCEL_EMAIL] = VIGIE_SCENARIO_CANCEL_EMAIL,
    [VIGIE_TWO_STEP_CHECK_PASSWORD] = VIGIE_SCENARIO_CHECK_PASSWORD,
  };

  return requests[vigie_two_step_change_get_kind (change)];
}

/* "a***@mail.example", as the service writes it; "" if the scenario does not know the address. */
static char *
make_pattern (const char *address)
{
  const char *sign = address != NULL ? strchr (address, '@') : NULL;
  g_autofree char *first = NULL;

  if (sign == NULL || sign == address || !g_utf8_validate (address, -1, NULL))
    return g_strdup ("");

  first = g_utf8_substring (address, 0, 1);
  return g_strconcat (first, "***", sign, NULL);
}

static void
set_number (VigieFactsBuilder *builder, VigieFactId id, gint64 value, gint64 now)
{
  vigie_facts_builder_set_int (builder, id, value, VIGIE_ORIGIN_MEASURED, now);
}

static void
set_text (VigieFactsBuilder *builder, VigieFactId id, const char *value, gint64 now)
{
  vigie_facts_builder_set_text (builder, id, value != NULL ? value : "", VIGIE_ORIGIN_MEASURED, now);
}

/**
 * vigie_simulated_two_step_read:
 * @two_step: a state of two-step verification
 * @builder: gets its facts
 * @now: Unix time of the service, seconds, UTC
 */
void
vigie_simulated_two_step_read (const VigieScenarioTwoStep *two_step, VigieFactsBuilder *builder, gint64 now)
{
  const char *code = two_step->email_code != NULL ? two_step->email_code : VIGIE_SCENARIO_EMAIL_CODE;
  const gint64 code_length = two_step->recovery_email_pending ? g_utf8_strlen (code, -1) : 0;
  g_autofree char *pattern = make_pattern (two_step->pending_email);

  set_number (builder, VIGIE_FACT_HAS_PASSWORD, two_step->has_password ? 1 : 0, now);
  set_number (builder, VIGIE_FACT_HAS_RECOVERY_EMAIL, two_step->has_recovery_email ? 1 : 0, now);
  set_number (builder, VIGIE_FACT_RECOVERY_EMAIL_PENDING, two_step->recovery_email_pending ? 1 : 0, now);
  set_number (builder, VIGIE_FACT_PASSWORD_RESET_DATE, two_step->reset_date, now);
  set_number (builder, VIGIE_FACT_PENDING_EMAIL_CODE_LENGTH, code_length, now);
  set_text (builder, VIGIE_FACT_LOGIN_EMAIL_PATTERN, two_step->login_email_pattern, now);
  set_text (builder, VIGIE_FACT_PASSWORD_HINT, two_step->hint, now);
  set_text (builder, VIGIE_FACT_PENDING_EMAIL_PATTERN, pattern, now);
}
