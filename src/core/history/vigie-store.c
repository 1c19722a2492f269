/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-store.h"

#include "vigie-error.h"
#include "vigie-store-private.h"
#include "vigie-store-rows.h"
#include "vigie-text.h"

/* When no key is given, one that ends with the store; as long as the hash. */
#define KEY_BYTES 32

struct _VigieStore
{
  GObject parent_instance;

  VigieStoreWorker *worker; /* (owned) */
};

G_DEFINE_FINAL_TYPE (VigieStore, vigie_store, G_TYPE_OBJECT)

/* Data of the jobs. */

static void
recall_free (VigieStoreRecall *recall)
{
  for (guint i = 0; recall->memories != NULL && i < recall->sessions->len; i++)
    g_free (recall->memories[i].name);
  for (guint i = 0; recall->granted != NULL && i < recall->grants->len; i++)
    g_free (recall->granted[i].name);
  g_free (recall->memories);
  g_free (recall->granted);
  g_free (recall->account);
  g_ptr_array_unref (recall->sessions);
  g_ptr_array_unref (recall->grants);
  g_free (recall);
}

static void
remember_free (VigieStoreRemember *remember)
{
  g_free (remember->account);
  g_free (remember->memory.name);
  g_clear_object (&remember->session);
  g_clear_pointer (&remember->grant, vigie_grant_free);
  g_free (remember);
}

static void
vigie_store_finalize (GObject *object)
{
  VigieStore *self = VIGIE_STORE (object);

  g_clear_pointer (&self->worker, vigie_store_worker_free);

  G_OBJECT_CLASS (vigie_store_parent_class)->finalize (object);
}

static void
vigie_store_class_init (VigieStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vigie_store_finalize;
}

static void
vigie_store_init (VigieStore *self)
{
}

/**
 * vigie_store_open_async:
 * @path: (nullable): the database file, made when it is missing; %NULL: in memory
 * @key: (nullable): of the keyed hashes, 16 bytes or more; copied; %NULL, only with @path %NULL: a random one
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * The same file may be open in several processes: each change is a transaction.
 */
void
vigie_store_open_async (const char *path,
                        const VigieSecret *key,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (VigieStore) self = NULL;
  g_autoptr (GError) error = NULL;
  VigieSecret *own_key;

  g_return_if_fail (key != NULL || path == NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_store_open_async);

  own_key = key != NULL ? vigie_secret_copy (key) : vigie_secret_new_random (KEY_BYTES, &error);
  if (own_key == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self = g_object_new (VIGIE_TYPE_STORE, NULL);
  self->worker = vigie_store_worker_new (path, own_key);
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  vigie_store_worker_push (self->worker, task, NULL);
}

/**
 * vigie_store_open_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): the store; %NULL with @error set to %VIGIE_ERROR_STORAGE (it cannot be read or
 *   written, or is damaged), %VIGIE_ERROR_NEWER_DATA or %VIGIE_ERROR_BUSY; the file is then as it was
 */
VigieStore *
vigie_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vigie_store_open_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_ref (g_task_get_task_data (G_TASK (result)));
}

/**
 * vigie_store_recall_async:
 * @self: a store
 * @account_id: whose
 * @facts: a reading of the account
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Looks each session of @facts up: by its id or, where that is new, by its day of sign-in, api_id and
 * platform if that fits one alone.
 */
void
vigie_store_recall_async (VigieStore *self,
                          const char *account_id,
                          VigieFacts *facts,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  VigieStoreRecall *recall;

  g_return_if_fail (VIGIE_IS_STORE (self));
  g_return_if_fail (account_id != NULL);
  g_return_if_fail (VIGIE_IS_FACTS (facts));

  recall = g_new0 (VigieStoreRecall, 1);
  recall->account = g_strdup (account_id);
  recall->sessions = vigie_store_take_sessions (facts);
  recall->grants = vigie_facts_list_grants (facts);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_store_recall_async);
  g_task_set_task_data (task, recall, (GDestroyNotify) recall_free);
  /* Stays in this thread; the job does not look at it. */
  g_object_set_data_full (G_OBJECT (task), "facts", g_object_ref (facts), g_object_unref);
  vigie_store_worker_push (self->worker, task, vigie_store_recall_job);
}

static VigieDeclared
merge (const VigieDeclared *brought, const VigieStoreMemory *memory)
{
  VigieDeclared declared = *brought;

  if (memory->answer != VIGIE_ANSWER_NONE)
    {
      declared.answer = memory->answer;
      declared.answered_at = memory->answered_at;
      declared.name = memory->name;
      declared.is_shared = memory->is_shared;
      declared.has_changed = memory->has_changed;
    }
  if (memory->seen_before != VIGIE_TRI_UNKNOWN)
    declared.seen_before = memory->seen_before;
  return declared;
}

static void
declare_all (VigieFactsBuilder *builder, VigieFacts *facts, const VigieStoreRecall *recall)
{
  for (guint i = 0; i < recall->sessions->len; i++)
    {
      VigieSession *session = recall->sessions->pdata[i];
      const VigieDeclared declared = merge (vigie_facts_get_declared (facts, session), &recall->memories[i]);

      vigie_facts_builder_declare (builder, vigie_session_get_id (session), &declared);
    }
  for (guint i = 0; i < recall->grants->len; i++)
    {
      const VigieGrant *grant = recall->grants->pdata[i];
      const VigieDeclared declared =
          merge (vigie_facts_get_declared_grant (facts, grant), &recall->granted[i]);

      vigie_facts_builder_declare_grant (builder, grant, &declared);
    }
}

/**
 * vigie_store_recall_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): the facts with what is remembered; what the reading itself declares, as a
 * practice account's may, stays where nothing is remembered. %NULL with @error set if the store failed
 */
VigieFacts *
vigie_store_recall_finish (VigieStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VigieFactsBuilder) builder = NULL;
  VigieStoreRecall *recall;
  VigieFacts *facts;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  recall = g_task_get_task_data (G_TASK (result));
  facts = g_object_get_data (G_OBJECT (result), "facts");
  builder = vigie_facts_builder_new (facts);
  declare_all (builder, facts, recall);

  if (recall->last_checkup != 0 ||
      vigie_facts_get_origin (facts, VIGIE_FACT_LAST_CHECKUP) == VIGIE_ORIGIN_UNKNOWN)
    vigie_facts_builder_set_int (builder, VIGIE_FACT_LAST_CHECKUP, recall->last_checkup,
                                 VIGIE_ORIGIN_MEASURED, vigie_facts_get_read_at (facts, VIGIE_FACT_SESSIONS));

  return vigie_facts_builder_end (g_steal_pointer (&builder));
}

/**
 * vigie_store_remember_async:
 * @self: a store
 * @account_id: whose
 * @session: the session that the person spoke about, as it is now
 * @declared: what they said; the answer %VIGIE_ANSWER_NONE forgets it
 * @now: Unix time, seconds, UTC
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 */
void
vigie_store_remember_async (VigieStore *self,
                            const char *account_id,
                            VigieSession *session,
                            const VigieDeclared *declared,
                            gint64 now,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  VigieStoreRemember *remember;

  g_return_if_fail (VIGIE_IS_STORE (self));
  g_return_if_fail (account_id != NULL);
  g_return_if_fail (VIGIE_IS_SESSION (session));
  g_return_if_fail (declared != NULL);

  remember = g_new0 (VigieStoreRemember, 1);
  remember->account = g_strdup (account_id);
  remember->session = g_object_ref (session);
  remember->memory.answer = declared->answer;
  remember->memory.is_shared = declared->is_shared;
  remember->memory.answered_at = now;
  remember->memory.name = vigie_text_clean (declared->name, VIGIE_TEXT_MAX_NAME, NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_store_remember_async);
  g_task_set_task_data (task, remember, (GDestroyNotify) remember_free);
  vigie_store_worker_push (self->worker, task, vigie_store_remember_job);
}

/**
 * vigie_store_remember_grant_async:
 * @self: a store
 * @account_id: whose
 * @grant: the website, passkey, bot or login email that the person spoke about, as it is now; copied
 * @declared: what they said; the answer %VIGIE_ANSWER_NONE forgets it
 * @now: Unix time, seconds, UTC
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread; ends with vigie_store_remember_finish ()
 * @user_data: for @callback
 */
void
vigie_store_remember_grant_async (VigieStore *self,
                                  const char *account_id,
                                  const VigieGrant *grant,
                                  const VigieDeclared *declared,
                                  gint64 now,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  VigieStoreRemember *remember;

  g_return_if_fail (VIGIE_IS_STORE (self));
  g_return_if_fail (account_id != NULL);
  g_return_if_fail (grant != NULL);
  g_return_if_fail (declared != NULL);

  remember = g_new0 (VigieStoreRemember, 1);
  remember->account = g_strdup (account_id);
  remember->grant = vigie_grant_copy (grant);
  remember->memory.answer = declared->answer;
  remember->memory.answered_at = now;
  remember->memory.name = vigie_text_clean (declared->name, VIGIE_TEXT_MAX_NAME, NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_store_remember_grant_async);
  g_task_set_task_data (task, remember, (GDestroyNotify) remember_free);
  vigie_store_worker_push (self->worker, task, vigie_store_remember_grant_job);
}

/**
 * vigie_store_remember_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it is on disk
 */
gboolean
vigie_store_remember_finish (VigieStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_store_forget_account_async:
 * @self: a store
 * @account_id: whose
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Removes all that is remembered of an account; its bytes in the file are overwritten.
 */
void
vigie_store_forget_account_async (VigieStore *self,
                                  const char *account_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_STORE (self));
  g_return_if_fail (account_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_store_forget_account_async);
  g_task_set_task_data (task, g_strdup (account_id), g_free);
  vigie_store_worker_push (self->worker, task, vigie_store_forget_account_job);
}

/**
 * vigie_store_forget_account_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it is gone
 */
gboolean
vigie_store_forget_account_finish (VigieStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What the rest of the store needs, which is in a file of its own. */

VigieStoreWorker *
vigie_store_get_worker (VigieStore *self)
{
  return self->worker;
}

GPtrArray *
vigie_store_take_sessions (VigieFacts *facts)
{
  GListModel *list = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);
  guint n_sessions = list != NULL ? g_list_model_get_n_items (list) : 0;
  GPtrArray *sessions = g_ptr_array_new_full (n_sessions, g_object_unref);

  for (guint i = 0; i < n_sessions; i++)
    g_ptr_array_add (sessions, g_list_model_get_item (list, i));
  return sessions;
}
