/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-wait.h"

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static GTask *
steal_task (VigieTelegramWait *self)
{
  clear_source (&self->cancels);
  clear_source (&self->patience);
  return g_steal_pointer (&self->task);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = steal_task (user_data);

  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/**
 * vigie_telegram_wait_begin:
 * @task: (transfer none): returns when the wait ends, or is cancelled
 *
 * Only while nothing is waited for.
 */
void
vigie_telegram_wait_begin (VigieTelegramWait *self, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_return_if_fail (self->task == NULL);

  self->task = g_object_ref (task);
  if (cancellable == NULL)
    return;

  self->cancels = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->cancels, G_SOURCE_FUNC (cancelled_cb), self, NULL);
  g_source_attach (self->cancels, g_task_get_context (task));
}

/**
 * vigie_telegram_wait_set_patience:
 * @func: called after @seconds as long as the wait lasts; as a #GSourceFunc says, again or not
 */
void
vigie_telegram_wait_set_patience (VigieTelegramWait *self, guint seconds, GSourceFunc func, gpointer data)
{
  g_return_if_fail (self->task != NULL);

  clear_source (&self->patience);
  self->patience = g_timeout_source_new_seconds (seconds);
  g_source_set_callback (self->patience, func, data, NULL);
  g_source_attach (self->patience, g_task_get_context (self->task));
}

/**
 * vigie_telegram_wait_end:
 *
 * The task returns %TRUE. Harmless when nothing is waited for.
 */
void
vigie_telegram_wait_end (VigieTelegramWait *self)
{
  g_autoptr (GTask) task = steal_task (self);

  if (task != NULL)
    g_task_return_boolean (task, TRUE);
}

/**
 * vigie_telegram_wait_fail:
 * @error: (transfer full): what the task returns
 *
 * Harmless when nothing is waited for.
 */
void
vigie_telegram_wait_fail (VigieTelegramWait *self, GError *error)
{
  g_autoptr (GTask) task = steal_task (self);

  if (task != NULL)
    g_task_return_error (task, error);
  else
    g_error_free (error);
}
