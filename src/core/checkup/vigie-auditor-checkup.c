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

  vigie_auditor_set_started_at (self, vigie_messenger_get_now (vigie_auditor_get_messenger (self)));
}

static gint64
ensure_started (VigieAuditor *self)
{
  if (vigie_auditor_get_started_at (self) == 0)
    vigie_auditor_begin_checkup (self);
  return vigie_auditor_get_started_at (self);
}

static void
keep_checkup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (vigie_store_keep_checkup_finish (VIGIE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
  VigieStore *store;
  VigieJudgement *judgement;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_AUDITOR (self));

  store = vigie_auditor_get_store (self);
  judgement = vigie_auditor_get_judgement (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_auditor_keep_checkup_async);
  if (store == NULL || judgement == NULL)
    g_task_return_boolean (task, TRUE);
  else
    vigie_store_keep_checkup_async (store, vigie_auditor_get_account_id (self), judgement,
                                    ensure_started (self), vigie_judgement_get_now (judgement), cancellable,
                                    keep_checkup_cb, g_steal_pointer (&task));
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

static void
add_checkup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (vigie_store_add_checkup_finish (VIGIE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
  VigieStore *store;
  VigieJudgement *judgement;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_AUDITOR (self));

  store = vigie_auditor_get_store (self);
  judgement = vigie_auditor_get_judgement (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_auditor_end_checkup_async);
  if (store == NULL || judgement == NULL)
    g_task_return_boolean (task, TRUE);
  else
    vigie_store_add_checkup_async (store, vigie_auditor_get_account_id (self), judgement,
                                   ensure_started (self),
                                   vigie_messenger_get_now (vigie_auditor_get_messenger (self)), cancellable,
                                   add_checkup_cb, g_steal_pointer (&task));
  vigie_auditor_set_started_at (self, 0);
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
