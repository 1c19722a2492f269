/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "vigie-secret.h"
#include "vigie-store-hash.h"

G_BEGIN_DECLS

/**
 * VigieStoreWorker:
 *
 * The thread that a #VigieStore has for its database; jobs are done one after the other, in the order in
 * which they were given.
 */
typedef struct _VigieStoreWorker VigieStoreWorker;

/* What a job may touch, in the thread. */
typedef struct
{
  sqlite3 *db;
  VigieStoreHash *hash;
} VigieStoreTools;

typedef gboolean (*VigieStoreJob) (const VigieStoreTools *tools, gpointer data, GError **error);

VigieStoreWorker *vigie_store_worker_new (const char *path, VigieSecret *key);
void vigie_store_worker_free (VigieStoreWorker *self);

/* Opens the database before the first job; @job may be NULL: to open and nothing else. @task returns a
 * boolean; its task data is given to @job. Returns at once. */
void vigie_store_worker_push (VigieStoreWorker *self, GTask *task, VigieStoreJob job);

G_END_DECLS
