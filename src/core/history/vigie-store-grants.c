/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was said of websites, passkeys, bots and login emails. */

#include "vigie-store-rows.h"

#include <string.h>

#include "vigie-store-database.h"

static void
bind_row (const VigieStoreTools *tools, sqlite3_stmt *statement, const char *account, const VigieGrant *grant)
{
  guint8 id_hash[VIGIE_STORE_HASH_BYTES];

  vigie_store_hash_id (tools->hash, vigie_grant_get_kind_name (grant), account, grant->id, id_hash);
  vigie_store_bind_text (statement, 1, account);
  vigie_store_bind_bytes (statement, 2, vigie_store_hash_get_mark (tools->hash), VIGIE_STORE_MARK_BYTES);
  vigie_store_bind_bytes (statement, 3, id_hash, sizeof id_hash);
}

/* Whether @grant is still what it was when the person spoke of it. */
static gboolean
has_changed (const VigieStoreTools *tools,
             sqlite3_stmt *statement,
             const char *account,
             const VigieGrant *grant)
{
  guint8 looks[VIGIE_STORE_HASH_BYTES];
  const void *kept = sqlite3_column_blob (statement, 3);

  vigie_store_hash_looks (tools->hash, account, grant, looks);
  return kept == NULL || sqlite3_column_bytes (statement, 3) != VIGIE_STORE_HASH_BYTES ||
         memcmp (kept, looks, sizeof looks) != 0;
}

static gboolean
has_seen_kind (const VigieStoreTools *tools,
               const char *account,
               const VigieGrant *grant,
               gboolean *has_seen,
               GError **error)
{
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (
      tools->db,
      "SELECT 1 FROM known_grant WHERE account = ? AND key_mark = ? AND kind = ? AND is_seen = 1 LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;

  vigie_store_bind_text (statement, 1, account);
  vigie_store_bind_bytes (statement, 2, vigie_store_hash_get_mark (tools->hash), VIGIE_STORE_MARK_BYTES);
  vigie_store_bind_text (statement, 3, vigie_grant_get_kind_name (grant));
  return vigie_store_database_step (statement, has_seen, error);
}

/* Of what no checkup has seen: whether it is new. Before the first one nobody can tell. */
static gboolean
tell_new (const VigieStoreTools *tools,
          const VigieStoreRecall *recall,
          const VigieGrant *grant,
          VigieStoreMemory *memory,
          GError **error)
{
  gboolean has_seen = FALSE;

  if (!has_seen_kind (tools, recall->account, grant, &has_seen, error))
    return FALSE;
  if (has_seen || (recall->last_checkup != 0 && grant->since > recall->last_checkup))
    memory->seen_before = VIGIE_TRI_NO;
  return TRUE;
}

static gboolean
recall_grant (const VigieStoreTools *tools,
              VigieStoreRecall *recall,
              const VigieGrant *grant,
              VigieStoreMemory *memory,
              GError **error)
{
  gboolean has_row = FALSE;
  gboolean is_seen = FALSE;
  g_autoptr (VigieStoreStatement) statement =
      vigie_store_database_prepare (tools->db,
                                    "SELECT answer, answered_at, name, looks_hash, is_seen FROM known_grant "
                                    "WHERE account = ? AND key_mark = ? AND id_hash = ?",
                                    error);

  if (statement == NULL)
    return FALSE;

  bind_row (tools, statement, recall->account, grant);
  if (!vigie_store_database_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      memory->answer = vigie_store_answer_from_text (vigie_store_column_text (statement, 0));
      memory->answered_at = sqlite3_column_int64 (statement, 1);
      memory->name = g_strdup (vigie_store_column_text (statement, 2));
      memory->has_changed =
          memory->answer != VIGIE_ANSWER_NONE && has_changed (tools, statement, recall->account, grant);
      is_seen = sqlite3_column_int (statement, 4) != 0;
    }
  if (is_seen)
    memory->seen_before = VIGIE_TRI_YES;
  return is_seen || tell_new (tools, recall, grant, memory, error);
}

/**
 * vigie_store_recall_grants:
 * @tools: of the store's thread; a transaction is open
 * @recall: its account, grants and last_checkup are set; takes what is remembered of each
 * @error: return location
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
vigie_store_recall_grants (const VigieStoreTools *tools, VigieStoreRecall *recall, GError **error)
{
  recall->granted = g_new0 (VigieStoreMemory, recall->grants->len + 1);
  for (guint i = 0; i < recall->grants->len; i++)
    if (!recall_grant (tools, recall, recall->grants->pdata[i], &recall->granted[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_grant (const VigieStoreTools *tools, const VigieStoreRemember *remember, GError **error)
{
  const VigieStoreMemory *memory = &remember->memory;
  guint8 looks[VIGIE_STORE_HASH_BYTES];
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (
      tools->db,
      "INSERT INTO known_grant (account, key_mark, id_hash, kind, looks_hash, answer, answered_at, name) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (account, key_mark, id_hash) DO UPDATE SET "
      "looks_hash = ?5, answer = ?6, answered_at = ?7, name = ?8",
      error);

  if (statement == NULL)
    return FALSE;

  vigie_store_hash_looks (tools->hash, remember->account, remember->grant, looks);
  bind_row (tools, statement, remember->account, remember->grant);
  vigie_store_bind_text (statement, 4, vigie_grant_get_kind_name (remember->grant));
  vigie_store_bind_bytes (statement, 5, looks, sizeof looks);
  vigie_store_bind_text (statement, 6, vigie_store_answer_to_text (memory->answer));
  (void) sqlite3_bind_int64 (statement, 7, memory->answered_at);
  vigie_store_bind_text (statement, 8, memory->name != NULL ? memory->name : "");
  return vigie_store_database_run (statement, error);
}

/* The row stays if it says that a checkup saw it. */
static gboolean
forget_grant (const VigieStoreTools *tools, const VigieStoreRemember *remember, GError **error)
{
  static const char *const steps[] = {
    "UPDATE known_grant SET looks_hash = NULL, answer = '', answered_at = 0, name = '' "
    "WHERE account = ? AND key_mark = ? AND id_hash = ?",
    "DELETE FROM known_grant WHERE account = ? AND key_mark = ? AND id_hash = ? AND is_seen = 0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (tools->db, steps[i], error);

      if (statement == NULL)
        return FALSE;
      bind_row (tools, statement, remember->account, remember->grant);
      if (!vigie_store_database_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
vigie_store_remember_grant_job (const VigieStoreTools *tools, gpointer data, GError **error)
{
  const VigieStoreRemember *remember = data;
  gboolean is_fine;

  if (!vigie_store_database_begin (tools->db, error))
    return FALSE;

  is_fine = remember->memory.answer != VIGIE_ANSWER_NONE ? write_grant (tools, remember, error)
                                                         : forget_grant (tools, remember, error);
  return vigie_store_database_end (tools->db, is_fine, error);
}

/* All of one kind, before those that are there are marked. */
static gboolean
count_missed (
    const VigieStoreTools *tools, const char *account, const char *kind, const char *sql, GError **error)
{
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (tools->db, sql, error);

  if (statement == NULL)
    return FALSE;
  vigie_store_bind_text (statement, 1, account);
  vigie_store_bind_text (statement, 2, kind);
  return vigie_store_database_run (statement, error);
}

static gboolean
for_each_kind_read (const VigieStoreTools *tools,
                    const VigieStoreAddition *addition,
                    const char *sql,
                    GError **error)
{
  for (guint kind = VIGIE_GRANT_WEBSITE; kind <= VIGIE_GRANT_LOGIN_EMAIL; kind++)
    {
      const VigieGrant sample = { .kind = (VigieGrantKind) kind };

      if ((addition->kinds_read & 1u << kind) != 0 &&
          !count_missed (tools, addition->account, vigie_grant_get_kind_name (&sample), sql, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * vigie_store_mark_grants:
 * @tools: of the store's thread; a transaction is open
 * @addition: a checkup that is over
 * @error: return location
 *
 * Keeps which grants were there, and forgets those that were missing for some time.
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
vigie_store_mark_grants (const VigieStoreTools *tools, const VigieStoreAddition *addition, GError **error)
{
  g_autoptr (VigieStoreStatement) statement = NULL;

  if (!for_each_kind_read (tools, addition,
                           "UPDATE known_grant SET n_missed = n_missed + 1 WHERE account = ? AND kind = ?",
                           error))
    return FALSE;

  statement = vigie_store_database_prepare (
      tools->db,
      "INSERT INTO known_grant (account, key_mark, id_hash, kind, is_seen) VALUES (?1, ?2, ?3, ?4, 1) "
      "ON CONFLICT (account, key_mark, id_hash) DO UPDATE SET is_seen = 1, n_missed = 0",
      error);
  for (guint i = 0; statement != NULL && i < addition->grants->len; i++)
    {
      const VigieGrant *grant = addition->grants->pdata[i];

      bind_row (tools, statement, addition->account, grant);
      vigie_store_bind_text (statement, 4, vigie_grant_get_kind_name (grant));
      if (!vigie_store_database_run (statement, error))
        return FALSE;
    }

  return statement != NULL &&
         for_each_kind_read (tools, addition,
                             "DELETE FROM known_grant WHERE account = ? AND kind = ? AND n_missed "
                             ">= " G_STRINGIFY (VIGIE_STORE_MAX_MISSED),
                             error);
}
