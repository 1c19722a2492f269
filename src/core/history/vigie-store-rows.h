/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-facts.h"
#include "vigie-rule.h"
#include "vigie-store-worker.h"
#include "vigie-store.h"

G_BEGIN_DECLS

/* A session or grant that was missing from so many lists in a row is gone: what was said of it is forgotten.
 */
#define VIGIE_STORE_MAX_MISSED 3

/* How answers stand in the tables. */
const char *vigie_store_answer_to_text (VigieAnswer answer);
VigieAnswer vigie_store_answer_from_text (const char *text);

/* What is done in the store's thread: each job with its data, which the main thread fills in, and reads once
 * the job is done. Sessions are immutable, so they may be read there. */

/* What is remembered of one session. */
typedef struct
{
  VigieAnswer answer;
  VigieTri is_shared;
  VigieTri seen_before;
  gboolean has_changed;
  gint64 answered_at;
  char *name; /* (owned) (nullable) */
} VigieStoreMemory;

typedef struct
{
  char *account;              /* (owned) */
  GPtrArray *sessions;        /* (owned) VigieSession */
  VigieStoreMemory *memories; /* (owned) out: one a session */
  GPtrArray *grants;          /* (owned) VigieGrant */
  VigieStoreMemory *granted;  /* (owned) out: one a grant */
  gint64 last_checkup;        /* out: Unix time, seconds; 0: none */
} VigieStoreRecall;

gboolean vigie_store_recall_job (const VigieStoreTools *tools, gpointer data, GError **error);
gboolean vigie_store_recall_grants (const VigieStoreTools *tools, VigieStoreRecall *recall, GError **error);

typedef struct
{
  char *account;         /* (owned) */
  VigieSession *session; /* (owned) (nullable) */
  VigieGrant *grant;     /* (owned) (nullable) in place of a session */
  VigieStoreMemory memory;
} VigieStoreRemember;

gboolean vigie_store_remember_job (const VigieStoreTools *tools, gpointer data, GError **error);
gboolean vigie_store_remember_grant_job (const VigieStoreTools *tools, gpointer data, GError **error);

typedef struct
{
  char *rule; /* (owned) */
  VigieVerdict verdict;
  const char *kind; /* (nullable) "session", "website" …; NULL: it is about the whole account */
  char *id;         /* (owned) (nullable) the service's name for it; hashed before it is kept */
} VigieStoreFinding;

typedef struct
{
  char *account;       /* (owned) */
  gboolean is_read;    /* the list of sessions was read */
  gboolean is_over;    /* nobody looks at it any more */
  GPtrArray *sessions; /* (owned) VigieSession */
  GPtrArray *grants;   /* (owned) VigieGrant */
  guint kinds_read;    /* 1 << VigieGrantKind of all that was read */
  GArray *findings;    /* (owned) VigieStoreFinding */
  VigieCheckup checkup;
} VigieStoreAddition;

gboolean
vigie_store_mark_grants (const VigieStoreTools *tools, const VigieStoreAddition *addition, GError **error);
gboolean vigie_store_add_checkup_job (const VigieStoreTools *tools, gpointer data, GError **error);

typedef struct
{
  char *account; /* (owned) (nullable) NULL: all */
  guint limit;
  GPtrArray *checkups; /* (owned) out: VigieCheckup */
} VigieStoreListing;

gboolean vigie_store_list_checkups_job (const VigieStoreTools *tools, gpointer data, GError **error);

gboolean vigie_store_forget_account_job (const VigieStoreTools *tools, gpointer data, GError **error);

G_END_DECLS
