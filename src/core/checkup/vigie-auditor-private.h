/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-answer-book.h"
#include "vigie-auditor.h"

G_BEGIN_DECLS

/* Each part of an auditor is in a file of its own: readings, answers, checkups. */
struct _VigieAuditor
{
  GObject parent_instance;

  VigieMessenger *messenger; /* (owned) */
  VigieStore *store;         /* (owned) (nullable) */
  char *account_id;          /* (owned) */

  VigieJudgement *judgement; /* (owned) (nullable) */
  VigieFacts *facts;         /* (owned) (nullable) as read and recalled, without what the book holds */
  VigieFacts *read;          /* (owned) (nullable) as read */
  VigieAnswerBook *book;     /* (owned) */
  GError *error;             /* (owned) (nullable) of the last reading */
  gint64 started_at;         /* of this checkup; Unix time of the service, seconds, UTC; 0 if none began */

  gboolean is_reading;
  GPtrArray *waiting;        /* (owned) those that the reading under way is for */
  GPtrArray *next;           /* (owned) those that came after it began */
  gboolean wants_next;       /* somebody who does not wait asked for another reading */
  gboolean nobody_may_stop;  /* the reading under way is also for somebody who does not wait */
  GCancellable *cancellable; /* (owned) of the reading under way */
  gboolean is_watching;
  guint watch_id;
};

VigieJudgement *vigie_auditor_judge (VigieAuditor *self);
void vigie_auditor_read_again (VigieAuditor *self);
GPtrArray *vigie_auditor_new_waiters (void);

G_END_DECLS
