/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person says of a session, or of another thing that opens the account. */

#include "vigie-auditor-private.h"
#include "vigie-error.h"

static void
remember_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  VigieAuditor *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!vigie_store_remember_finish (VIGIE_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (g_task_get_source_tag (task) == vigie_auditor_answer_grant_async)
    vigie_answer_book_set_grant_kept (self->book, g_task_get_task_data (task));
  else
    vigie_answer_book_set_kept (self->book, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * vigie_auditor_answer_async:
 * @self: an auditor
 * @session_id: a session of the newest judgement
 * @declared: what the person said; answer, name and is_shared count
 * @cancellable: (nullable): stops waiting
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Takes the answer into the judgement at once, then keeps it in the store.
 */
void
vigie_auditor_answer_async (VigieAuditor *self,
                            const char *session_id,
                            const VigieDeclared *declared,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (VigieSession) session = NULL;
  g_autoptr (VigieJudgement) before = NULL;
  VigieDeclared answer;

  g_return_if_fail (VIGIE_IS_AUDITOR (self));
  g_return_if_fail (session_id != NULL);
  g_return_if_fail (declared != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_auditor_answer_async);
  if (self->read != NULL)
    g_set_object (&session, vigie_facts_find_session (self->read, session_id));
  if (session == NULL)
    {
      g_task_return_new_error (task, VIGIE_ERROR, VIGIE_ERROR_GONE, "There is no such session");
      return;
    }

  answer = *declared;
  answer.answered_at = vigie_messenger_get_now (self->messenger);
  vigie_answer_book_put (self->book, session, &answer);
  before = vigie_auditor_judge (self);
  if (self->store == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_task_set_task_data (task, g_strdup (session_id), g_free);
  vigie_store_remember_async (self->store, self->account_id, session, &answer, answer.answered_at,
                              cancellable, remember_cb, g_steal_pointer (&task));
}

/* What was read that is @grant's, as it is now. Returns: (transfer full) (nullable) */
static VigieGrant *
find_grant (VigieAuditor *self, const VigieGrant *grant)
{
  g_autoptr (GPtrArray) grants = self->read != NULL ? vigie_facts_list_grants (self->read) : NULL;
  g_autofree char *key = vigie_grant_dup_key (grant);

  for (guint i = 0; grants != NULL && i < grants->len; i++)
    {
      const VigieGrant *other = grants->pdata[i];
      g_autofree char *other_key = vigie_grant_dup_key (other);

      if (g_str_equal (key, other_key))
        return vigie_grant_copy (other);
    }
  return NULL;
}

/**
 * vigie_auditor_answer_grant_async:
 * @self: an auditor
 * @grant: a website, passkey, bot or login email of the newest judgement
 * @declared: what the person said; answer and name count
 * @cancellable: (nullable): stops waiting
 * @callback: called on the main thread; ends with vigie_auditor_answer_finish ()
 * @user_data: for @callback
 *
 * Takes the answer into the judgement at once, then keeps it in the store.
 */
void
vigie_auditor_answer_grant_async (VigieAuditor *self,
                                  const VigieGrant *grant,
                                  const VigieDeclared *declared,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (VigieGrant) found = NULL;
  g_autoptr (VigieJudgement) before = NULL;
  VigieDeclared answer;

  g_return_if_fail (VIGIE_IS_AUDITOR (self));
  g_return_if_fail (grant != NULL);
  g_return_if_fail (declared != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_auditor_answer_grant_async);
  found = find_grant (self, grant);
  if (found == NULL)
    {
      g_task_return_new_error (task, VIGIE_ERROR, VIGIE_ERROR_GONE, "It is no longer there");
      return;
    }

  answer = *declared;
  answer.answered_at = vigie_messenger_get_now (self->messenger);
  vigie_answer_book_put_grant (self->book, found, &answer);
  before = vigie_auditor_judge (self);
  if (self->store == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_task_set_task_data (task, vigie_grant_copy (found), (GDestroyNotify) vigie_grant_free);
  vigie_store_remember_grant_async (self->store, self->account_id, found, &answer, answer.answered_at,
                                    cancellable, remember_cb, g_steal_pointer (&task));
}

/**
 * vigie_auditor_answer_finish:
 * @self: an auditor
 * @result: the result
 * @error: %VIGIE_ERROR_GONE if it is no longer there; %VIGIE_ERROR_STORAGE if the answer counts but was
 *   not kept
 *
 * Returns: whether the answer counts and was kept
 */
gboolean
vigie_auditor_answer_finish (VigieAuditor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
