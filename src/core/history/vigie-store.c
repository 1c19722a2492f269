/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-store.h"

#include "vigie-error.h"
#include "vigie-store-rows.h"
#include "vigie-store-worker.h"
#include "vigie-text.h"

/* Of one checkup; a list of ten thousand sessions has more, and nobody reads so many. */
#define MAX_FINDINGS 10000

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
  g_free (recall->memories);
  g_free (recall->account);
  g_ptr_array_unref (recall->sessions);
  g_free (recall);
}

static void
remember_free (VigieStoreRemember *remember)
{
  g_free (remember->account);
  g_free (remember->memory.name);
  g_object_unref (remember->session);
  g_free (remember);
}

static void
finding_clear (VigieStoreFinding *finding)
{
  g_free (finding->rule);
  g_free (finding->id);
}

static void
addition_free (VigieStoreAddition *addition)
{
  g_free (addition->account);
  g_ptr_array_unref (addition->sessions);
  g_array_unref (addition->findings);
  g_free (addition);
}

static void
listing_free (VigieStoreListing *listing)
{
  g_free (listing->account);
  g_clear_pointer (&listing->checkups, g_ptr_array_unref);
  g_free (listing);
}

static GPtrArray *
take_sessions (VigieFacts *facts)
{
  GListModel *list = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);
  guint n_sessions = list != NULL ? g_list_model_get_n_items (list) : 0;
  GPtrArray *sessions = g_ptr_array_new_full (n_sessions, g_object_unref);

  for (guint i = 0; i < n_sessions; i++)
    g_ptr_array_add (sessions, g_list_model_get_item (list, i));
  return sessions;
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
  recall->sessions = take_sessions (facts);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_store_recall_async);
  g_task_set_task_data (task, recall, (GDestroyNotify) recall_free);
  /* Stays in this thread; the job does not look at it. */
  g_object_set_data_full (G_OBJECT (task), "facts", g_object_ref (facts), g_object_unref);
  vigie_store_worker_push (self->worker, task, vigie_store_recall_job);
}

static void
declare (VigieFactsBuilder *builder, VigieFacts *facts, VigieSession *session, const VigieStoreMemory *memory)
{
  VigieDeclared declared = *vigie_facts_get_declared (facts, session);

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
  vigie_facts_builder_declare (builder, vigie_session_get_id (session), &declared);
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
  for (guint i = 0; i < recall->sessions->len; i++)
    declare (builder, facts, recall->sessions->pdata[i], &recall->memories[i]);

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

static const char *
describe_subject (GObject *subject, const char **id)
{
  if (VIGIE_IS_SESSION (subject))
    {
      *id = vigie_session_get_id (VIGIE_SESSION (subject));
      return "session";
    }
  if (VIGIE_IS_WEBSITE (subject))
    {
      *id = vigie_website_get_id (VIGIE_WEBSITE (subject));
      return "website";
    }
  if (VIGIE_IS_PASSKEY (subject))
    {
      *id = vigie_passkey_get_id (VIGIE_PASSKEY (subject));
      return "passkey";
    }
  if (VIGIE_IS_BUSINESS_BOT (subject))
    {
      *id = vigie_business_bot_get_id (VIGIE_BUSINESS_BOT (subject));
      return "business-bot";
    }

  *id = NULL;
  return NULL;
}

static void
take_findings (GArray *findings, GListModel *list)
{
  guint n_items = list != NULL ? g_list_model_get_n_items (list) : 0;

  for (guint i = 0; i < n_items && findings->len < MAX_FINDINGS; i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (list, i);
      VigieStoreFinding row = { 0 };
      const char *id = NULL;

      row.rule = g_strdup (vigie_finding_get_rule (finding)->id);
      row.verdict = vigie_finding_get_verdict (finding);
      row.kind = describe_subject (vigie_finding_get_subject (finding), &id);
      row.id = g_strdup (id);
      g_array_append_val (findings, row);
    }
}

static VigieStoreAddition *
create_addition (const char *account_id, VigieJudgement *judgement, gint64 started_at, gint64 ended_at)
{
  VigieStoreAddition *addition = g_new0 (VigieStoreAddition, 1);
  VigieFacts *facts = vigie_judgement_get_facts (judgement);
  GListModel *judged;

  addition->account = g_strdup (account_id);
  addition->is_read = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS) != NULL;
  addition->sessions = take_sessions (facts);
  addition->checkup.started_at = started_at;
  addition->checkup.ended_at = ended_at;
  addition->checkup.verdict = vigie_judgement_get_verdict (judgement);
  addition->checkup.n_sessions = addition->sessions->len;
  addition->checkup.n_to_fix = vigie_judgement_count_to_fix (judgement);

  addition->findings = g_array_new (FALSE, TRUE, sizeof (VigieStoreFinding));
  g_array_set_clear_func (addition->findings, (GDestroyNotify) finding_clear);
  take_findings (addition->findings, vigie_judgement_get_account_findings (judgement));
  take_findings (addition->findings, vigie_judgement_get_unknown_rules (judgement));
  judged = vigie_judgement_get_sessions (judgement);
  for (guint i = 0; i < g_list_model_get_n_items (judged); i++)
    {
      g_autoptr (VigieJudgedSession) session = g_list_model_get_item (judged, i);

      take_findings (addition->findings, vigie_judged_session_get_findings (session));
    }
  return addition;
}

/**
 * vigie_store_add_checkup_async:
 * @self: a store
 * @account_id: whose
 * @judgement: what was found
 * @started_at: Unix time, seconds, UTC
 * @ended_at: Unix time, seconds, UTC
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Keeps what was found, at most 10,000 findings, and which sessions were in the list, in place of what
 * vigie_store_keep_checkup_async () kept of the same checkup. What was said of a session that was in none of
 * the last three lists is forgotten; so are checkups before the last 1,000.
 */
void
vigie_store_add_checkup_async (VigieStore *self,
                               const char *account_id,
                               VigieJudgement *judgement,
                               gint64 started_at,
                               gint64 ended_at,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  VigieStoreAddition *addition;

  g_return_if_fail (VIGIE_IS_STORE (self));
  g_return_if_fail (account_id != NULL);
  g_return_if_fail (VIGIE_IS_JUDGEMENT (judgement));

  addition = create_addition (account_id, judgement, started_at, ended_at);
  addition->is_over = TRUE;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_store_add_checkup_async);
  g_task_set_task_data (task, addition, (GDestroyNotify) addition_free);
  vigie_store_worker_push (self->worker, task, vigie_store_add_checkup_job);
}

/**
 * vigie_store_keep_checkup_async:
 * @self: a store
 * @account_id: whose
 * @judgement: what was found so far
 * @started_at: Unix time, seconds, UTC: tells one checkup of the account from another
 * @now: Unix time, seconds, UTC
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Keeps what was found by a checkup that is not over, in place of what was kept of it before. Nothing becomes
 * known by it: until the checkup is over, a new session stays new, and the last checkup is the one before.
 */
void
vigie_store_keep_checkup_async (VigieStore *self,
                                const char *account_id,
                                VigieJudgement *judgement,
                                gint64 started_at,
                                gint64 now,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_STORE (self));
  g_return_if_fail (account_id != NULL);
  g_return_if_fail (VIGIE_IS_JUDGEMENT (judgement));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_store_keep_checkup_async);
  g_task_set_task_data (task, create_addition (account_id, judgement, started_at, now),
                        (GDestroyNotify) addition_free);
  vigie_store_worker_push (self->worker, task, vigie_store_add_checkup_job);
}

/**
 * vigie_store_keep_checkup_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it is on disk
 */
gboolean
vigie_store_keep_checkup_finish (VigieStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_store_add_checkup_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it is on disk
 */
gboolean
vigie_store_add_checkup_finish (VigieStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_store_list_checkups_async:
 * @self: a store
 * @account_id: (nullable): whose; %NULL: all
 * @limit: at most so many
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 */
void
vigie_store_list_checkups_async (VigieStore *self,
                                 const char *account_id,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  VigieStoreListing *listing;

  g_return_if_fail (VIGIE_IS_STORE (self));

  listing = g_new0 (VigieStoreListing, 1);
  listing->account = g_strdup (account_id);
  listing->limit = limit;
  listing->checkups = g_ptr_array_new_with_free_func (g_free);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_store_list_checkups_async);
  g_task_set_task_data (task, listing, (GDestroyNotify) listing_free);
  vigie_store_worker_push (self->worker, task, vigie_store_list_checkups_job);
}

/**
 * vigie_store_list_checkups_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type VigieCheckup): past checkups, the newest first; %NULL with @error
 * set if the store failed
 */
GPtrArray *
vigie_store_list_checkups_finish (VigieStore *self, GAsyncResult *result, GError **error)
{
  VigieStoreListing *listing;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  listing = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&listing->checkups);
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
