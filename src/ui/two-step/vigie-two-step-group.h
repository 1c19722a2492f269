/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-facts.h"
#include "vigie-secret-store.h"

G_BEGIN_DECLS

/**
 * VigieTwoStepGroup:
 *
 * Two-step verification on the page of an account: the state as it was read, what can be done about it, and
 * the passphrase if this computer's keyring holds it.
 *
 * #VigieTwoStepGroup::chosen (VigieTwoStepGoal as int): the person wants to do that.
 * #VigieTwoStepGroup::guided: the person wants to see how it is done on the phone.
 * #VigieTwoStepGroup::keep-password: somebody asked to remove the password, and the person wants to stop it.
 */
#define VIGIE_TYPE_TWO_STEP_GROUP (vigie_two_step_group_get_type ())
G_DECLARE_FINAL_TYPE (VigieTwoStepGroup, vigie_two_step_group, VIGIE, TWO_STEP_GROUP, AdwPreferencesGroup)

void vigie_two_step_group_show_facts (VigieTwoStepGroup *self,
                                      VigieFacts *facts,
                                      VigieCapability capabilities,
                                      gint64 now);
void
vigie_two_step_group_set_secrets (VigieTwoStepGroup *self, VigieSecretStore *secrets, const char *account_id);
void vigie_two_step_group_look_for_passphrase (VigieTwoStepGroup *self);

G_END_DECLS
