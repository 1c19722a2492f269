/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-remedy.h"

G_BEGIN_DECLS

struct _VigieRemedy
{
  GObject parent_instance;

  VigieMessenger *messenger; /* (owned) */
  VigieAction *action;       /* (owned) */
  VigieFacts *facts;         /* (owned) the newest reading */

  VigieRemedyState state;
  GError *error;           /* (owned) (nullable) why it stands where it stands */
  GError *act_error;       /* (owned) (nullable) what the service answered to the change */
  gint64 retry_at;         /* Unix time of the service, seconds, UTC; 0 if nothing is retried */
  gint64 forbidden_until;  /* Unix time of the service, seconds, UTC; 0 if nothing forbids it */
  gint64 waiting_since;    /* monotonic, microseconds; 0 if nothing is under way */
  guint poll_milliseconds; /* between two readings while GUIDED */

  GCancellable *cancellable; /* (owned) (nullable) of the one call under way */
  guint generation;          /* answers to an older call are not listened to */
  guint timer_id;            /* WAIT: looks at the clock; GUIDED: reads again */
};

/* vigie-remedy.c: they notify. @error is taken. */
void vigie_remedy_set_state (VigieRemedy *self, VigieRemedyState state);
void vigie_remedy_take_error (VigieRemedy *self, GError *error);
void vigie_remedy_set_retry_at (VigieRemedy *self, gint64 retry_at);
void vigie_remedy_set_waiting_since (VigieRemedy *self, gint64 waiting_since);

/* vigie-remedy-walk.c */
void vigie_remedy_stop (VigieRemedy *self);
gboolean vigie_remedy_is_final (VigieRemedy *self);
gboolean vigie_remedy_can_read (VigieRemedy *self);
void vigie_remedy_start_acting (VigieRemedy *self);
void vigie_remedy_start_guiding (VigieRemedy *self);
void vigie_remedy_start_verifying (VigieRemedy *self);
void vigie_remedy_fall_back_to_phone (VigieRemedy *self, const GError *error);

G_END_DECLS
