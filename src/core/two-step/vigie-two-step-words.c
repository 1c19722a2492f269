/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is and what is not set, for who leaves in the middle. */

#include "vigie-two-step-private.h"

#include <glib/gi18n.h>

#include "vigie-config.h"
#include "vigie-text.h"

/* The address that waits, as data: of this time, else as the service tells it. */
static char *
dup_address (VigieTwoStepSetup *self)
{
  const char *pattern = vigie_facts_get_text (self->facts, VIGIE_FACT_PENDING_EMAIL_PATTERN);
  g_autofree char *clean = NULL;

  if (self->email == NULL)
    return vigie_text_isolate (pattern != NULL ? pattern : "");

  clean = vigie_text_clean (self->email, VIGIE_TWO_STEP_MAX_EMAIL, NULL);
  return vigie_text_isolate (clean);
}

static char *
describe_untouched (VigieTwoStepSetup *self)
{
  switch (self->goal)
    {
    case VIGIE_TWO_STEP_GOAL_SET_UP:
      return g_strdup (_ ("Nothing was set: two-step verification is still off."));
    case VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD:
      return g_strdup (_ ("Nothing was changed: the password is the one it was before."));
    case VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL:
    case VIGIE_TWO_STEP_GOAL_FINISH_EMAIL:
    default:
      return g_strdup (
          _ ("Nothing was changed: the password and the recovery email are as they were before."));
    }
}

static char *
describe_code (VigieTwoStepSetup *self)
{
  g_autofree char *address = dup_address (self);

  if (vigie_two_step_setup_get_tick (self, VIGIE_TWO_STEP_TICK_PASSWORD) == VIGIE_TRI_NO)
    /* Translators: %s is an email address. */
    return g_strdup_printf (_ ("Two-step verification is still off. The password counts only once you have "
                               "typed the code that was sent to %s. You can do that later."),
                            address);
  if (self->passphrase != NULL)
    /* Translators: %s is an email address. */
    return g_strdup_printf (_ ("The old password still counts. The new one takes its place once you have "
                               "typed the code that was sent to %s. You can do that later."),
                            address);
  /* Translators: %s is an email address. */
  return g_strdup_printf (
      _ ("The password is set. The recovery email %s does not count yet: it waits for its "
         "code. You can type it later."),
      address);
}

static char *
describe_set (VigieTwoStepSetup *self)
{
  const gboolean has_email = vigie_two_step_setup_get_tick (self, VIGIE_TWO_STEP_TICK_EMAIL) == VIGIE_TRI_YES;

  if (self->passphrase != NULL && has_email)
    return g_strdup (
        _ ("The new password counts from now on, and the recovery email is confirmed. Vigie does "
           "not show it again: note it first."));
  if (self->passphrase != NULL)
    return g_strdup (
        _ ("The new password counts from now on. There is no recovery email. Vigie does not show it "
           "again: note it first."));
  if (has_email)
    return g_strdup (_ ("Two-step verification is on, and the recovery email is confirmed."));

  return g_strdup (_ ("Two-step verification is on. There is no recovery email."));
}

/**
 * vigie_two_step_setup_describe_leaving:
 * @self: a setup
 *
 * What is and what is not set just now, for the question whether to leave.
 *
 * Returns: (transfer full): translated text, one to three sentences
 */
char *
vigie_two_step_setup_describe_leaving (VigieTwoStepSetup *self)
{
  const gboolean is_unclear = self->state == VIGIE_TWO_STEP_STATE_ACT ||
                              self->state == VIGIE_TWO_STEP_STATE_VERIFY ||
                              self->state == VIGIE_TWO_STEP_STATE_UNVERIFIED;

  g_return_val_if_fail (VIGIE_IS_TWO_STEP_SETUP (self), NULL);

  if (is_unclear && !vigie_two_step_setup_is_harmless (self))
    return g_strdup (_ ("Vigie does not know yet whether the last change was made. Look at two-step "
                        "verification again before you rely on it."));
  if (self->step == VIGIE_TWO_STEP_STEP_CODE)
    return describe_code (self);
  if (self->step < VIGIE_TWO_STEP_STEP_CODE)
    return describe_untouched (self);
  if (vigie_two_step_setup_get_tick (self, VIGIE_TWO_STEP_TICK_PASSWORD) == VIGIE_TRI_NO)
    return g_strdup (_ ("Two-step verification is off."));

  return describe_set (self);
}
