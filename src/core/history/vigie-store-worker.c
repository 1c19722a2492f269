/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-store-worker.h"

#include "vigie-store-database.h"

/* Kept by the handle and by the thread: whoever is last frees it. */
struct _VigieStoreWorker
{
  GThread *thread;    /* (owned) */
  GAsyncQueue *queue; /* (owned) Item; one without a task ends the thread */

  char *path;       /* (owned) (nullable) */
  VigieSecret *key; /* (owned) (nullable) until the thread has taken it */
};

typedef struct
{
  GTask *task; /* (owned) (nullable) */
  VigieStoreJob job;
} Item;

static void
clear (gpointer data)
{
  VigieStoreWorker *self = data;

  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->key, vigie_secret_free);
}

static void
do_item (VigieStoreWorker *self, VigieStoreTools *tools, Item *item)
{
  g_autoptr (GError) error = NULL;
  gboolean is_fine;

  if (g_task_return_error_if_cancelled (item->task))
    return;

  if (tools->db == NULL)
    tools->db = vigie_store_database_open (self->path, &error);

  is_fine = tools->db != NULL;
  if (is_fine && item->job != NULL)
    is_fine = item->job (tools, g_task_get_task_data (item->task), &error);

  if (is_fine)
    g_task_return_boolean (item->task, TRUE);
  else
    g_task_return_error (item->task, g_steal_pointer (&error));
}

static gpointer
run (gpointer data)
{
  VigieStoreWorker *self = data;
  VigieStoreTools tools = { NULL, vigie_store_hash_new (self->key) };
  gboolean is_over = FALSE;

  g_clear_pointer (&self->key, vigie_secret_free);

  while (!is_over)
    {
      Item *item = g_async_queue_pop (self->queue);

      is_over = item->task == NULL;
      if (!is_over)
        do_item (self, &tools, item);
      /* May be the last reference to the store, and so call vigie_store_worker_free () in this thread. */
      g_clear_object (&item->task);
      g_free (item);
    }

  vigie_store_hash_free (tools.hash);
  vigie_store_database_close (tools.db);
  g_atomic_rc_box_release_full (self, clear);
  return NULL;
}

/**
 * vigie_store_worker_new:
 * @path: (nullable): the database; %NULL: in memory
 * @key: (transfer full): of the hashes
 *
 * Returns: (transfer full): a thread that waits for jobs
 */
VigieStoreWorker *
vigie_store_worker_new (const char *path, VigieSecret *key)
{
  VigieStoreWorker *self = g_atomic_rc_box_new0 (VigieStoreWorker);

  self->queue = g_async_queue_new ();
  self->path = g_strdup (path);
  self->key = key;
  self->thread = g_thread_new ("vigie-store", run, g_atomic_rc_box_acquire (self));
  return self;
}

/**
 * vigie_store_worker_free:
 * @self: (transfer full): a worker
 *
 * Jobs that were given before are done first; waits for them, and for the file to be closed.
 */
void
vigie_store_worker_free (VigieStoreWorker *self)
{
  g_async_queue_push (self->queue, g_new0 (Item, 1));

  if (g_thread_self () == self->thread)
    g_thread_unref (self->thread);
  else
    (void) g_thread_join (self->thread);
  g_atomic_rc_box_release_full (self, clear);
}

void
vigie_store_worker_push (VigieStoreWorker *self, GTask *task, VigieStoreJob job)
{
  Item *item = g_new0 (Item, 1);

  item->task = g_object_ref (task);
  item->job = job;
  g_async_queue_push (self->queue, item);
}
