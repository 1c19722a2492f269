/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "vigie-capability.h"

G_BEGIN_DECLS

/**
 * VigieAction:
 *
 * One change to an account: what (an action of #VigieCapability), to which session, website, passkey or bot,
 * and to which value. Immutable, boxed.
 */
typedef struct _VigieAction VigieAction;

#define VIGIE_TYPE_ACTION (vigie_action_get_type ())
GType vigie_action_get_type (void);

VigieAction *vigie_action_new (VigieCapability kind, const char *target_id, gint64 value);
VigieAction *vigie_action_copy (const VigieAction *self);
void vigie_action_free (VigieAction *self);
VigieCapability vigie_action_get_kind (const VigieAction *self);
const char *vigie_action_get_target_id (const VigieAction *self);
gint64 vigie_action_get_value (const VigieAction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieAction, vigie_action_free)

G_END_DECLS
