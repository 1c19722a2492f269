/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-scenario-account.h"

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_CODE 32

#define TEXT(key, Struct, member)                                                                            \
  key, VIGIE_SCENARIO_TEXT, G_STRUCT_OFFSET (Struct, member), .max = VIGIE_SCENARIO_MAX_TEXT
#define FLAG(key, Struct, member) key, VIGIE_SCENARIO_FLAG, G_STRUCT_OFFSET (Struct, member)

/**
 * vigie_scenario_two_step_free:
 * @two_step: (transfer full): a state of two-step verification
 */
void
vigie_scenario_two_step_free (VigieScenarioTwoStep *two_step)
{
  g_free (two_step->login_email_pattern);
  g_free (two_step->hint);
  g_free (two_step->recovery_email);
  g_free (two_step->pending_email);
  g_free (two_step->email_code);
  g_free (two_step->password_text);
  g_free (two_step->pending_hint);
  vigie_secret_free (two_step->password);
  vigie_secret_free (two_step->pending_password);
  g_free (two_step);
}

/**
 * vigie_scenario_two_step_copy:
 * @two_step: a state of two-step verification
 *
 * Returns: (transfer full): a copy
 */
VigieScenarioTwoStep *
vigie_scenario_two_step_copy (const VigieScenarioTwoStep *two_step)
{
  VigieScenarioTwoStep *copy = g_new (VigieScenarioTwoStep, 1);

  *copy = *two_step;
  copy->login_email_pattern = g_strdup (two_step->login_email_pattern);
  copy->hint = g_strdup (two_step->hint);
  copy->recovery_email = g_strdup (two_step->recovery_email);
  copy->pending_email = g_strdup (two_step->pending_email);
  copy->email_code = g_strdup (two_step->email_code);
  copy->password_text = NULL;
  copy->pending_hint = g_strdup (two_step->pending_hint);
  copy->password = two_step->password != NULL ? vigie_secret_copy (two_step->password) : NULL;
  copy->pending_password =
      two_step->pending_password != NULL ? vigie_secret_copy (two_step->pending_password) : NULL;
  return copy;
}

/* What contradicts itself is a mistake of who wrote it. */
static gboolean
check_two_step (VigieScenarioReader *reader, const VigieJsonAt *object, const VigieScenarioTwoStep *two_step)
{
  const char *without = _ ("there is no password");

  if (two_step->has_recovery_email && !two_step->has_password)
    return vigie_scenario_reader_fail (reader, object, "has_recovery_email", without);
  if (two_step->hint != NULL && !two_step->has_password)
    return vigie_scenario_reader_fail (reader, object, "password_hint", without);
  if (two_step->password_text != NULL && !two_step->has_password && !two_step->recovery_email_pending)
    return vigie_scenario_reader_fail (reader, object, "password", without);
  if (two_step->recovery_email != NULL && !two_step->has_recovery_email)
    return vigie_scenario_reader_fail (reader, object, "recovery_email", _ ("there is no recovery email"));
  if (two_step->pending_email != NULL && !two_step->recovery_email_pending)
    return vigie_scenario_reader_fail (reader, object, "pending_email", _ ("no address waits for its code"));

  return TRUE;
}

/**
 * vigie_scenario_read_two_step:
 * @reader: a reader
 * @at: an object
 * @key: the member of @at that is a state of two-step verification, if it is there
 * @two_step: (out) (transfer full): the state; untouched if it is not there
 *
 * Returns: whether all went well
 */
gboolean
vigie_scenario_read_two_step (VigieScenarioReader *reader,
                              const VigieJsonAt *at,
                              const char *key,
                              VigieScenarioTwoStep **two_step)
{
  static const VigieScenarioField fields[] = {
    { FLAG ("has_password", VigieScenarioTwoStep, has_password), .is_required = TRUE },
    { FLAG ("has_recovery_email", VigieScenarioTwoStep, has_recovery_email) },
    { FLAG ("recovery_email_pending", VigieScenarioTwoStep, recovery_email_pending) },
    { "password_reset_date", VIGIE_SCENARIO_MOMENT, G_STRUCT_OFFSET (VigieScenarioTwoStep, reset_date) },
    { TEXT ("login_email_pattern", VigieScenarioTwoStep, login_email_pattern) },
    { TEXT ("password", VigieScenarioTwoStep, password_text) },
    { TEXT ("password_hint", VigieScenarioTwoStep, hint) },
    { TEXT ("recovery_email", VigieScenarioTwoStep, recovery_email) },
    { TEXT ("pending_email", VigieScenarioTwoStep, pending_email) },
    { "email_code", VIGIE_SCENARIO_TEXT, G_STRUCT_OFFSET (VigieScenarioTwoStep, email_code),
      .max = MAX_CODE },
    { NULL },
  };
  gboolean is_there = FALSE;
  VigieJsonAt object;
  VigieScenarioTwoStep *read;

  if (!vigie_json_accept_object (at, key, &object, &is_there, &reader->error))
    return FALSE;
  if (!is_there)
    return TRUE;

  read = *two_step = g_new0 (VigieScenarioTwoStep, 1);
  if (!vigie_scenario_reader_read_object (reader, &object, fields, read) ||
      !check_two_step (reader, &object, read))
    return FALSE;

  /* Where there is none yet, it is the one that waits with the address. */
  if (read->password_text != NULL)
    *(read->has_password ? &read->password : &read->pending_password) =
        vigie_secret_new (read->password_text, strlen (read->password_text));
  g_clear_pointer (&read->password_text, g_free);
  return TRUE;
}
