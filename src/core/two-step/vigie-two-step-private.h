/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-two-step-setup.h"

G_BEGIN_DECLS

/* Shared by the files of VigieTwoStepSetup: -setup.c is the object and what the person gives, -walk.c the
 * calls, -verify.c what a reading says of them, -words.c what is said on leaving. */
struct _VigieTwoStepSetup
{
  GObject parent_instance;

  VigieMessenger *messenger; /* (owned) */
  VigieFacts *facts;         /* (owned) the newest reading */

  VigieTwoStepGoal goal;
  VigieTwoStepStep step;
  VigieTwoStepState state;
  GError *error;        /* (owned) (nullable) belongs to the page of step */
  gint64 retry_at;      /* Unix time of the service, seconds, UTC; 0 if nothing is retried */
  gint64 resend_at;     /* the same: when the code may be asked for again; 0 if now */
  gint64 waiting_since; /* monotonic, microseconds; 0 if nothing is under way */

  VigieSecret *current;    /* (owned) (nullable) the password in force, as given */
  VigieSecret *passphrase; /* (owned) (nullable) the new one */
  char *hint;              /* (owned) (nullable) NULL: not given yet */
  char *email;             /* (owned) (nullable) NULL: not given, or skipped */
  gboolean is_email_decided;
  gboolean had_email; /* a confirmed recovery email was there at the start */

  VigieTwoStepChange *change; /* (owned) (nullable) under way, or not known to have been made */
  GError *act_error;          /* (owned) (nullable) what the service answered to it */
  gboolean is_proving;        /* a question whether the new password is in force is under way */
  gboolean is_disproved;      /* it was asked, and it is not */

  GCancellable *cancellable; /* (owned) (nullable) of the one call under way */
  guint generation;          /* answers to an older call are not listened to */
  guint timer_id;            /* WAIT: looks at the clock */
};

/* vigie-two-step-setup.c: they notify. @error is taken. */
void vigie_two_step_setup_set_goal (VigieTwoStepSetup *self, VigieTwoStepGoal goal);
void vigie_two_step_setup_set_step (VigieTwoStepSetup *self, VigieTwoStepStep step);
void vigie_two_step_setup_set_state (VigieTwoStepSetup *self, VigieTwoStepState state);
void vigie_two_step_setup_take_error (VigieTwoStepSetup *self, GError *error);
void vigie_two_step_setup_set_retry_at (VigieTwoStepSetup *self, gint64 retry_at);
void vigie_two_step_setup_set_resend_at (VigieTwoStepSetup *self, gint64 resend_at);
void vigie_two_step_setup_set_waiting_since (VigieTwoStepSetup *self, gint64 waiting_since);
void vigie_two_step_setup_ask (VigieTwoStepSetup *self, VigieTwoStepStep step, GError *error);
void vigie_two_step_setup_advance (VigieTwoStepSetup *self);
gint64 vigie_two_step_setup_get_number (VigieTwoStepSetup *self, VigieFactId id);

/* vigie-two-step-walk.c */
void vigie_two_step_setup_stop (VigieTwoStepSetup *self);
void vigie_two_step_setup_start_change (VigieTwoStepSetup *self, VigieTwoStepChange *change);
void vigie_two_step_setup_start_proving (VigieTwoStepSetup *self);
void vigie_two_step_setup_start_reading (VigieTwoStepSetup *self);
gboolean vigie_two_step_setup_is_harmless (VigieTwoStepSetup *self);

/* vigie-two-step-verify.c */
void vigie_two_step_setup_conclude (VigieTwoStepSetup *self);
void vigie_two_step_setup_conclude_unread (VigieTwoStepSetup *self, const GError *error);
void vigie_two_step_setup_conclude_proof (VigieTwoStepSetup *self, const GError *error);

G_END_DECLS
