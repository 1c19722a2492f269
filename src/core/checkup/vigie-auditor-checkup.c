/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The checkup that a person makes of an account: what is kept of it, and when. */

#include "vigie-auditor-private.h"

/**
 * vigie_auditor_begin_checkup:
 * @self: an auditor
 *
 * Somebody begins to look. What was read before for the watch alone does not count into this checkup.
 */
void
vigie_auditor_begin_checkup (VigieAuditor *self)
{
  g_return_if_fail (VIGIE_IS_AUDITOR (self));

  self->started_at = vigie_messenger_get_now (self->messenger);
}

static gint64
ensure_started (VigieAuditor *self)
{
  if (self->started_at == 0)
    vigie_auditor_begin_checkup (self);
  return self->started_at;
}

/* Both ways to keep a checkup end alike. */
typedef gboolean (*KeepFinish) (VigieStore *store, GAsyncResult *result, GError **error);

static void
end_keeping (GObject *source, GAsyncResult *result, KeepFinish finish, GTask *owned)
{
  g_autoptr (GTask) task = owned;
  GError *error = NULL;

  if (finish (VIGIE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep_checkup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  end_keeping (source, result, vigie_store_keep_checkup_finish, G_TASK (user_data));
}

static void
add_checkup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  end_keeping (source, result, vigie_store_add_checkup_finish, G_TASK (user_data));
}

/* Whether there is something to keep and somewhere to keep it; else @task has its answer. */
static gboolean
can_keep (VigieAuditor *self, GTask *task, gpointer tag)
{
  g_task_set_source_tag (task, tag);
  if (self->store != NULL && self->judgement != NULL)
    return TRUE;

  g_task_return_boolean (task, TRUE);
  return FALSE;
}

/**
 * vigie_auditor_keep_checkup_async:
 * @self: an auditor
 * @cancellable: (nullable): stops waiting
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Keeps the day and findings of the newest judgement in the store, in place of what was kept of this checkup
 * before; it goes on. Does nothing without a store or a judgement.
 */
void
vigie_auditor_keep_checkup_async (VigieAuditor *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_AUDITOR (self));

  task = g_task_new (self, cancellable, callback, user_data);
  if (can_keep (self, task, vigie_auditor_keep_checkup_async))
    vigie_store_keep_checkup_async (self->store, self->account_id, self->judgement, ensure_started (self),
                                    vigie_judgement_get_now (self->judgement), cancellable, keep_checkup_cb,
                                    g_steal_pointer (&task));
}

/**
 * vigie_auditor_keep_checkup_finish:
 * @self: an auditor
 * @result: the result
 * @error: %VIGIE_ERROR_STORAGE
 *
 * Returns: whether it was kept, or there is no store
 */
gboolean
vigie_auditor_keep_checkup_finish (VigieAuditor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_auditor_end_checkup_async:
 * @self: an auditor
 * @cancellable: (nullable): stops waiting
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Keeps the day and findings of the newest judgement in the store. The next reading begins another checkup.
 * Does nothing without a store.
 */
void
vigie_auditor_end_checkup_async (VigieAuditor *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_AUDITOR (self));

  task = g_task_new (self, cancellable, callback, user_data);
  if (can_keep (self, task, vigie_auditor_end_checkup_async))
    vigie_store_add_checkup_async (self->store, self->account_id, self->judgement, ensure_started (self),
                                   vigie_messenger_get_now (self->messenger), cancellable, add_checkup_cb,
                                   g_steal_pointer (&task));
  self->started_at = 0;
}

/**
 * vigie_auditor_end_checkup_finish:
 * @self: an auditor
 * @result: the result
 * @error: %VIGIE_ERROR_STORAGE
 *
 * Returns: whether it was kept, or there is no store
 */
gboolean
vigie_auditor_end_checkup_finish (VigieAuditor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
