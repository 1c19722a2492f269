/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-judgement.h"
#include "vigie-messenger.h"

G_BEGIN_DECLS

/**
 * VigieRemedyState:
 * @VIGIE_REMEDY_PREPARE: it is said what will happen; nothing was changed
 * @VIGIE_REMEDY_ACT: the one call is under way
 * @VIGIE_REMEDY_WAIT: the service asked to wait; it is tried again by itself at #VigieRemedy:retry-at
 * @VIGIE_REMEDY_GUIDED: the person does it on the phone; the account is read again and again
 * @VIGIE_REMEDY_VERIFY: the fact is being read again
 * @VIGIE_REMEDY_CONFIRMED: read again: it is done
 * @VIGIE_REMEDY_NOT_CONFIRMED: read again: it is not done
 * @VIGIE_REMEDY_UNVERIFIED: it could not be read again; nobody knows
 * @VIGIE_REMEDY_DECLARED: the person says that it is done, and it cannot be read here
 *
 * Where a remedy stands. CONFIRMED and DECLARED are final; all others may go on.
 */
typedef enum
{
  VIGIE_REMEDY_PREPARE,
  VIGIE_REMEDY_ACT,
  VIGIE_REMEDY_WAIT,
  VIGIE_REMEDY_GUIDED,
  VIGIE_REMEDY_VERIFY,
  VIGIE_REMEDY_CONFIRMED,
  VIGIE_REMEDY_NOT_CONFIRMED,
  VIGIE_REMEDY_UNVERIFIED,
  VIGIE_REMEDY_DECLARED,
} VigieRemedyState;

/**
 * VigieRemedy:
 *
 * Mends one thing and sees that it is mended: PREPARE → ACT → VERIFY. Properties that notify:
 * #VigieRemedy:state, #VigieRemedy:error (boxed GError, nullable), #VigieRemedy:retry-at (int64),
 * #VigieRemedy:waiting-since (int64 monotonic microseconds; 0 when nothing is under way). Main thread only.
 */
#define VIGIE_TYPE_REMEDY (vigie_remedy_get_type ())
G_DECLARE_FINAL_TYPE (VigieRemedy, vigie_remedy, VIGIE, REMEDY, GObject)

VigieRemedy *vigie_remedy_new (VigieMessenger *messenger, const VigieAction *action, VigieFacts *facts);
VigieMessenger *vigie_remedy_get_messenger (VigieRemedy *self);
const VigieAction *vigie_remedy_get_action (VigieRemedy *self);
VigieRemedyState vigie_remedy_get_state (VigieRemedy *self);
const GError *vigie_remedy_get_error (VigieRemedy *self);
gint64 vigie_remedy_get_retry_at (VigieRemedy *self);
gint64 vigie_remedy_get_waiting_since (VigieRemedy *self);
gint64 vigie_remedy_get_forbidden_until (VigieRemedy *self);
VigieFacts *vigie_remedy_get_facts (VigieRemedy *self);

void vigie_remedy_act (VigieRemedy *self);
void vigie_remedy_guide (VigieRemedy *self);
void vigie_remedy_verify (VigieRemedy *self);
void vigie_remedy_declare_done (VigieRemedy *self);
void vigie_remedy_cancel (VigieRemedy *self);

void vigie_remedy_set_poll_interval (VigieRemedy *self, guint milliseconds);

G_END_DECLS
