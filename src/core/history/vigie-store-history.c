/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Checkups, past and under way: what goes to the store's thread and what comes back. */

#include "vigie-store-private.h"
#include "vigie-store-rows.h"

/* Of one checkup; a list of ten thousand sessions has more, and nobody reads so many. */
#define MAX_FINDINGS 10000

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
  g_ptr_array_unref (addition->grants);
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

static void
take_findings (GArray *findings, GListModel *list)
{
  guint n_items = list != NULL ? g_list_model_get_n_items (list) : 0;

  for (guint i = 0; i < n_items && findings->len < MAX_FINDINGS; i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (list, i);
      VigieStoreFinding row = { 0 };
      GObject *subject = vigie_finding_get_subject (finding);
      g_autoptr (VigieGrant) grant = vigie_grant_new (subject);

      row.rule = g_strdup (vigie_finding_get_rule (finding)->id);
      row.verdict = vigie_finding_get_verdict (finding);
      if (grant != NULL)
        {
          row.kind = vigie_grant_get_kind_name (grant);
          row.id = g_strdup (grant->id);
        }
      else if (subject != NULL && VIGIE_IS_SESSION (subject))
        {
          row.kind = "session";
          row.id = g_strdup (vigie_session_get_id (VIGIE_SESSION (subject)));
        }
      g_array_append_val (findings, row);
    }
}

/* Which kinds of grants were read: one that was not read is not missing. */
static guint
get_kinds_read (VigieFacts *facts)
{
  static const struct
  {
    VigieFactId fact;
    VigieGrantKind kind;
  } kinds[] = {
    { VIGIE_FACT_WEBSITES, VIGIE_GRANT_WEBSITE },
    { VIGIE_FACT_PASSKEYS, VIGIE_GRANT_PASSKEY },
    { VIGIE_FACT_BUSINESS_BOTS, VIGIE_GRANT_BUSINESS_BOT },
    { VIGIE_FACT_LOGIN_EMAIL_PATTERN, VIGIE_GRANT_LOGIN_EMAIL },
  };
  guint read = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (vigie_facts_get_origin (facts, kinds[i].fact) != VIGIE_ORIGIN_UNKNOWN)
      read |= 1u << kinds[i].kind;
  return read;
}

static VigieStoreAddition *
create_addition (const char *account_id, VigieJudgement *judgement, gint64 started_at, gint64 ended_at)
{
  VigieStoreAddition *addition = g_new0 (VigieStoreAddition, 1);
  VigieFacts *facts = vigie_judgement_get_facts (judgement);
  GListModel *judged;

  addition->account = g_strdup (account_id);
  addition->is_read = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS) != NULL;
  addition->sessions = vigie_store_take_sessions (facts);
  addition->grants = vigie_facts_list_grants (facts);
  addition->kinds_read = get_kinds_read (facts);
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
  vigie_store_worker_push (vigie_store_get_worker (self), task, vigie_store_add_checkup_job);
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
  vigie_store_worker_push (vigie_store_get_worker (self), task, vigie_store_add_checkup_job);
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
  vigie_store_worker_push (vigie_store_get_worker (self), task, vigie_store_list_checkups_job);
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
