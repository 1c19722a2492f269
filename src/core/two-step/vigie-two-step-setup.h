/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-messenger.h"
#include "vigie-two-step-check.h"

G_BEGIN_DECLS

/**
 * VigieTwoStepGoal:
 * @VIGIE_TWO_STEP_GOAL_SET_UP: there is no password: set one
 * @VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD: there is one: set another
 * @VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL: there is one: add or change its recovery email
 * @VIGIE_TWO_STEP_GOAL_FINISH_EMAIL: an address waits for its code since an earlier time
 *
 * What the person came for. It may change on the way: when an address that waits is dropped, or expired,
 * FINISH_EMAIL goes on as SET_UP or SET_RECOVERY_EMAIL.
 */
typedef enum
{
  VIGIE_TWO_STEP_GOAL_SET_UP,
  VIGIE_TWO_STEP_GOAL_CHANGE_PASSWORD,
  VIGIE_TWO_STEP_GOAL_SET_RECOVERY_EMAIL,
  VIGIE_TWO_STEP_GOAL_FINISH_EMAIL,
} VigieTwoStepGoal;

/**
 * VigieTwoStepStep:
 * @VIGIE_TWO_STEP_STEP_WHY: what it is for (SET_UP)
 * @VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD: the password in force (not SET_UP)
 * @VIGIE_TWO_STEP_STEP_PASSPHRASE: the new one
 * @VIGIE_TWO_STEP_STEP_HINT: its hint, or none
 * @VIGIE_TWO_STEP_STEP_EMAIL: the recovery email, or none
 * @VIGIE_TWO_STEP_STEP_CODE: the code that was sent there; until it is confirmed the change is not in force
 * @VIGIE_TWO_STEP_STEP_KEEP: read again: it is in force; where to keep the passphrase
 * @VIGIE_TWO_STEP_STEP_DONE: what the last reading tells; see vigie_two_step_setup_get_tick ()
 *
 * The page that is shown.
 */
typedef enum
{
  VIGIE_TWO_STEP_STEP_WHY,
  VIGIE_TWO_STEP_STEP_CURRENT_PASSWORD,
  VIGIE_TWO_STEP_STEP_PASSPHRASE,
  VIGIE_TWO_STEP_STEP_HINT,
  VIGIE_TWO_STEP_STEP_EMAIL,
  VIGIE_TWO_STEP_STEP_CODE,
  VIGIE_TWO_STEP_STEP_KEEP,
  VIGIE_TWO_STEP_STEP_DONE,
} VigieTwoStepStep;

/**
 * VigieTwoStepState:
 * @VIGIE_TWO_STEP_STATE_ASK: the page waits for the person
 * @VIGIE_TWO_STEP_STATE_ACT: a call is under way; vigie_two_step_setup_cancel () stops waiting
 * @VIGIE_TWO_STEP_STATE_WAIT: the service asked to wait; tried again by itself at
 *   #VigieTwoStepSetup:retry-at; nothing was changed
 * @VIGIE_TWO_STEP_STATE_VERIFY: the account is being read again
 * @VIGIE_TWO_STEP_STATE_UNVERIFIED: it could not be read again: nobody knows whether the change was made.
 *   vigie_two_step_setup_verify () tries again, as does the network when it comes back
 * @VIGIE_TWO_STEP_STATE_CONFIRMED: at DONE: read again, all that was wanted is in force
 * @VIGIE_TWO_STEP_STATE_NOT_CONFIRMED: at DONE: read again, something is not
 *
 * Where the page stands.
 */
typedef enum
{
  VIGIE_TWO_STEP_STATE_ASK,
  VIGIE_TWO_STEP_STATE_ACT,
  VIGIE_TWO_STEP_STATE_WAIT,
  VIGIE_TWO_STEP_STATE_VERIFY,
  VIGIE_TWO_STEP_STATE_UNVERIFIED,
  VIGIE_TWO_STEP_STATE_CONFIRMED,
  VIGIE_TWO_STEP_STATE_NOT_CONFIRMED,
} VigieTwoStepState;

/**
 * VigieTwoStepTick:
 *
 * One line of the last page.
 */
typedef enum
{
  VIGIE_TWO_STEP_TICK_PASSWORD, /* there is a password */
  VIGIE_TWO_STEP_TICK_HINT,     /* the hint is the one that was given; UNKNOWN if none was asked for here */
  VIGIE_TWO_STEP_TICK_EMAIL,    /* there is a recovery email, and it is confirmed */
} VigieTwoStepTick;

/**
 * VigieTwoStepSetup:
 *
 * Sets up or changes two-step verification, one decision a step, and says after each call what the account
 * itself says. Properties that notify: #VigieTwoStepSetup:goal, #VigieTwoStepSetup:step,
 * #VigieTwoStepSetup:state (all int), #VigieTwoStepSetup:error (boxed GError, nullable; it belongs to the
 * page of :step, say it with vigie_error_sentence ()), #VigieTwoStepSetup:retry-at and
 * #VigieTwoStepSetup:resend-at (int64, Unix time of the service), #VigieTwoStepSetup:waiting-since (int64,
 * monotonic microseconds; 0 when nothing is under way; show VigieMessenger:connection beside it).
 *
 * A step's input may be given only at that step while the state is ASK; it then goes on by itself. Secrets
 * are held as #VigieSecret alone and wiped as soon as they are no longer needed. Main thread only.
 */
#define VIGIE_TYPE_TWO_STEP_SETUP (vigie_two_step_setup_get_type ())
G_DECLARE_FINAL_TYPE (VigieTwoStepSetup, vigie_two_step_setup, VIGIE, TWO_STEP_SETUP, GObject)

VigieTwoStepSetup *
vigie_two_step_setup_new (VigieMessenger *messenger, VigieTwoStepGoal goal, VigieFacts *facts);
VigieMessenger *vigie_two_step_setup_get_messenger (VigieTwoStepSetup *self);
VigieTwoStepGoal vigie_two_step_setup_get_goal (VigieTwoStepSetup *self);
VigieTwoStepStep vigie_two_step_setup_get_step (VigieTwoStepSetup *self);
VigieTwoStepState vigie_two_step_setup_get_state (VigieTwoStepSetup *self);
const GError *vigie_two_step_setup_get_error (VigieTwoStepSetup *self);
gint64 vigie_two_step_setup_get_retry_at (VigieTwoStepSetup *self);
gint64 vigie_two_step_setup_get_resend_at (VigieTwoStepSetup *self);
gint64 vigie_two_step_setup_get_waiting_since (VigieTwoStepSetup *self);
VigieFacts *vigie_two_step_setup_get_facts (VigieTwoStepSetup *self);

/* "Step 3 of 7" */
guint vigie_two_step_setup_get_position (VigieTwoStepSetup *self);
guint vigie_two_step_setup_get_n_steps (VigieTwoStepSetup *self);

/* The input of each step, in their order. */
void vigie_two_step_setup_begin (VigieTwoStepSetup *self);
void vigie_two_step_setup_give_current_password (VigieTwoStepSetup *self, const VigieSecret *current);
gboolean vigie_two_step_setup_give_passphrase (VigieTwoStepSetup *self, const VigieSecret *passphrase);
gboolean vigie_two_step_setup_give_hint (VigieTwoStepSetup *self, const char *hint);
gboolean vigie_two_step_setup_give_email (VigieTwoStepSetup *self, const char *address);
gboolean vigie_two_step_setup_can_skip_email (VigieTwoStepSetup *self);
void vigie_two_step_setup_skip_email (VigieTwoStepSetup *self);
void vigie_two_step_setup_give_code (VigieTwoStepSetup *self, const char *code);
void vigie_two_step_setup_resend_code (VigieTwoStepSetup *self);
void vigie_two_step_setup_drop_email (VigieTwoStepSetup *self);
void vigie_two_step_setup_end_keeping (VigieTwoStepSetup *self);

gboolean vigie_two_step_setup_can_go_back (VigieTwoStepSetup *self);
void vigie_two_step_setup_go_back (VigieTwoStepSetup *self);
void vigie_two_step_setup_cancel (VigieTwoStepSetup *self);
void vigie_two_step_setup_verify (VigieTwoStepSetup *self);

/* What was given so far, to show it again after going back. */
const VigieSecret *vigie_two_step_setup_peek_passphrase (VigieTwoStepSetup *self);
const char *vigie_two_step_setup_get_hint (VigieTwoStepSetup *self);
const char *vigie_two_step_setup_get_email (VigieTwoStepSetup *self);
gint64 vigie_two_step_setup_get_code_length (VigieTwoStepSetup *self);

VigieTri vigie_two_step_setup_get_tick (VigieTwoStepSetup *self, VigieTwoStepTick tick);
char *vigie_two_step_setup_describe_leaving (VigieTwoStepSetup *self);

G_END_DECLS
