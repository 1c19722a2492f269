/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One reading of the account after another, and those who wait for it. */

#include "vigie-auditor-private.h"
#include "vigie-call.h"
#include "vigie-rule-table.h"

/* Somebody who waits for a reading. */
typedef struct
{
  VigieAuditor *auditor; /* (unowned) its task holds it */
  GTask *task;           /* (owned) */
  GSource *cancel_source;
} Waiter;

static void start_reading (VigieAuditor *self);

static void
waiter_free (Waiter *waiter)
{
  if (waiter->cancel_source != NULL)
    g_source_destroy (waiter->cancel_source);
  g_clear_pointer (&waiter->cancel_source, g_source_unref);
  g_clear_object (&waiter->task);
  g_free (waiter);
}

static void
set_reading (VigieAuditor *self, gboolean is_reading)
{
  if (self->is_reading == is_reading)
    return;

  self->is_reading = is_reading;
  g_object_notify (G_OBJECT (self), "reading");
}

static void
take_error (VigieAuditor *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify (G_OBJECT (self), "error");
}

/**
 * vigie_auditor_judge:
 * @self: an auditor that has read the account
 *
 * Judges what is known now and keeps that.
 *
 * Returns: (transfer full) (nullable): the judgement before it
 */
VigieJudgement *
vigie_auditor_judge (VigieAuditor *self)
{
  VigieJudgement *before = g_steal_pointer (&self->judgement);
  g_autoptr (VigieFacts) facts = vigie_answer_book_apply (self->book, self->read, self->facts);

  self->judgement = vigie_judgement_new (facts, vigie_messenger_get_capabilities (self->messenger),
                                         vigie_messenger_get_now (self->messenger));
  g_object_notify (G_OBJECT (self), "judgement");
  return before;
}

static gboolean
is_risky (VigieJudgedSession *session)
{
  return vigie_verdict_compare (vigie_judged_session_get_verdict (session), VIGIE_VERDICT_WARNING) >= 0;
}

/* Tells of each session of the newest judgement that the one before did not hold and that needs a look. */
static void
tell_risky_sessions (VigieAuditor *self, VigieJudgement *before)
{
  g_autoptr (VigieJudgement) after = g_object_ref (self->judgement);
  GListModel *sessions = vigie_judgement_get_sessions (after);

  /* A list that could not be read before, or now, makes no session new. */
  if (before == NULL || sessions == NULL ||
      (vigie_facts_get_known (vigie_judgement_get_facts (before)) & VIGIE_CAPABILITY_LIST_SESSIONS) == 0)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieJudgedSession) session = g_list_model_get_item (sessions, i);
      const char *id = vigie_session_get_id (vigie_judged_session_get_session (session));

      if (is_risky (session) && vigie_facts_find_session (vigie_judgement_get_facts (before), id) == NULL)
        g_signal_emit_by_name (self, "risky-session", session);
    }
}

static void
answer_waiting (VigieAuditor *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  for (guint i = 0; i < waiting->len; i++)
    {
      Waiter *waiter = waiting->pdata[i];

      if (error != NULL)
        g_task_return_error (waiter->task, g_error_copy (error));
      else
        g_task_return_pointer (waiter->task, g_object_ref (self->judgement), g_object_unref);
    }
}

/* The reading under way is over. */
static void
end_reading (VigieAuditor *self, GError *error)
{
  g_autoptr (VigieJudgement) before = NULL;
  gboolean goes_on = self->wants_next || self->next->len > 0;

  g_clear_object (&self->cancellable);
  if (error == NULL)
    before = vigie_auditor_judge (self);
  take_error (self, error != NULL ? g_error_copy (error) : NULL);
  set_reading (self, FALSE);
  answer_waiting (self, error);
  if (error == NULL)
    tell_risky_sessions (self, before);

  if (goes_on && !self->is_reading)
    start_reading (self);
}

static void
recall_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieAuditor) self = vigie_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;

  facts = vigie_store_recall_finish (VIGIE_STORE (source), result, &error);
  if (self == NULL)
    return;

  if (facts != NULL)
    vigie_answer_book_forget_kept (self->book);
  else
    /* A broken store must not hide a stranger: judge what was read. */
    g_debug ("What is remembered could not be read: %s", error->message);

  if (facts == NULL)
    facts = g_object_ref (self->read);
  g_set_object (&self->facts, facts);
  end_reading (self, NULL);
}

static void
read_facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieAuditor) self = vigie_call_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieFacts) facts = NULL;

  facts = vigie_messenger_read_facts_finish (VIGIE_MESSENGER (source), result, &error);
  if (self == NULL)
    return;

  if (facts == NULL)
    {
      end_reading (self, error);
      return;
    }

  g_set_object (&self->read, facts);
  if (self->store != NULL)
    {
      vigie_store_recall_async (self->store, self->account_id, facts, self->cancellable, recall_cb,
                                vigie_call_new (self, NULL));
      return;
    }

  g_set_object (&self->facts, facts);
  end_reading (self, NULL);
}

static void
start_reading (VigieAuditor *self)
{
  g_ptr_array_extend_and_steal (self->waiting, g_steal_pointer (&self->next));
  self->next = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  self->nobody_may_stop = self->wants_next;
  self->wants_next = FALSE;
  self->cancellable = g_cancellable_new ();
  if (self->started_at == 0)
    self->started_at = vigie_messenger_get_now (self->messenger);
  set_reading (self, TRUE);

  vigie_messenger_read_facts_async (self->messenger, vigie_rule_table_get_needs (), self->cancellable,
                                    read_facts_cb, vigie_call_new (self, NULL));
}

/**
 * vigie_auditor_read_again:
 * @self: an auditor
 *
 * Reads, for nobody in particular. What comes while a reading is under way is served by one more: the one
 * under way may have begun before the thing happened that is to be seen.
 */
void
vigie_auditor_read_again (VigieAuditor *self)
{
  if (vigie_messenger_get_standing (self->messenger) != VIGIE_STANDING_SIGNED_IN)
    return;

  self->wants_next = TRUE;
  if (!self->is_reading)
    start_reading (self);
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  g_autoptr (VigieAuditor) self = g_object_ref (waiter->auditor);
  g_autoptr (GTask) task = g_steal_pointer (&waiter->task);

  if (!g_ptr_array_remove (self->waiting, waiter))
    g_ptr_array_remove (self->next, waiter);
  g_task_return_error_if_cancelled (task);

  /* Nobody waits for it any more, so the service need not be asked. */
  if (self->is_reading && self->waiting->len == 0 && self->next->len == 0 && !self->nobody_may_stop &&
      !self->wants_next)
    g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

/**
 * vigie_auditor_read_async:
 * @self: an auditor
 * @cancellable: (nullable): stops waiting
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Reads the account, recalls what the person said, and judges. Calls that come while a reading is under way
 * are all served by the one that follows it.
 */
void
vigie_auditor_read_async (VigieAuditor *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Waiter *waiter;

  g_return_if_fail (VIGIE_IS_AUDITOR (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  waiter = g_new0 (Waiter, 1);
  waiter->auditor = self;
  waiter->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (waiter->task, vigie_auditor_read_async);
  if (g_task_return_error_if_cancelled (waiter->task))
    {
      waiter_free (waiter);
      return;
    }
  if (cancellable != NULL)
    {
      waiter->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancel_source, G_SOURCE_FUNC (waiter_cancelled_cb), waiter, NULL);
      g_source_attach (waiter->cancel_source, NULL);
    }

  g_ptr_array_add (self->next, waiter);
  if (!self->is_reading)
    start_reading (self);
}

/**
 * vigie_auditor_read_finish:
 * @self: an auditor
 * @result: the result
 * @error: as of vigie_messenger_read_facts_finish ()
 *
 * Returns: (transfer full) (nullable): the judgement
 */
VigieJudgement *
vigie_auditor_read_finish (VigieAuditor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A list of those who wait. Returns: (transfer full) */
GPtrArray *
vigie_auditor_new_waiters (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
}
