/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-action.h"

struct _VigieAction
{
  VigieCapability kind;
  char *target_id; /* (owned) "" for the whole account */
  gint64 value;
};

G_DEFINE_BOXED_TYPE (VigieAction, vigie_action, vigie_action_copy, vigie_action_free)

/**
 * vigie_action_new:
 * @kind: one action of #VigieCapability
 * @target_id: (nullable): id of the session, website, passkey or bot; %NULL for the whole account
 * @value: for %VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT days, 1 to 366; for the SET_ACCEPTS_… actions 0 or 1;
 *   else 0
 *
 * Returns: (transfer full): a new action
 */
VigieAction *
vigie_action_new (VigieCapability kind, const char *target_id, gint64 value)
{
  VigieAction *self = g_new0 (VigieAction, 1);

  self->kind = kind;
  self->target_id = g_strdup (target_id != NULL ? target_id : "");
  self->value = value;
  return self;
}

/**
 * vigie_action_copy:
 * @self: an action
 *
 * Returns: (transfer full): a copy
 */
VigieAction *
vigie_action_copy (const VigieAction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return vigie_action_new (self->kind, self->target_id, self->value);
}

/**
 * vigie_action_free:
 * @self: (transfer full): an action
 */
void
vigie_action_free (VigieAction *self)
{
  g_free (self->target_id);
  g_free (self);
}

/**
 * vigie_action_get_kind:
 * @self: an action
 *
 * Returns: which change it is
 */
VigieCapability
vigie_action_get_kind (const VigieAction *self)
{
  g_return_val_if_fail (self != NULL, VIGIE_CAPABILITY_NONE);

  return self->kind;
}

/**
 * vigie_action_get_target_id:
 * @self: an action
 *
 * Returns: (transfer none): what it changes; "" for the whole account
 */
const char *
vigie_action_get_target_id (const VigieAction *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->target_id;
}

/**
 * vigie_action_get_value:
 * @self: an action
 *
 * Returns: the value to set; see vigie_action_new ()
 */
gint64
vigie_action_get_value (const VigieAction *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->value;
}
