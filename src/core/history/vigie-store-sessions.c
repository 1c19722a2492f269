/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-store-rows.h"

#include <string.h>

#include "vigie-store-database.h"

/* A row of the table session, and whether a session of the list is it. */
typedef struct
{
  gint64 id;
  guint8 id_hash[VIGIE_STORE_HASH_BYTES];
  guint8 origin_hash[VIGIE_STORE_HASH_BYTES];
  guint8 facts_hash[VIGIE_STORE_HASH_BYTES];
  gboolean has_origin;
  gboolean has_facts;
  gboolean is_seen;
  gboolean is_taken;
  VigieStoreMemory memory;
} Row;

/* How many rows and how many sessions, all without a partner, have one origin. */
typedef struct
{
  Row *row;
  guint n_rows;
  guint n_sessions;
} Origin;

typedef struct
{
  guint8 id[VIGIE_STORE_HASH_BYTES];
  guint8 origin[VIGIE_STORE_HASH_BYTES];
  gboolean has_origin;
  Row *row; /* (nullable) what is remembered of it */
} Hashes;

static const char *const answers[] = { "", "me", "not-me", "dont-know" };
static const char *const tris[] = { "", "yes", "no" };

G_STATIC_ASSERT (VIGIE_ANSWER_NONE == 0 && VIGIE_ANSWER_DONT_KNOW == G_N_ELEMENTS (answers) - 1);
G_STATIC_ASSERT (VIGIE_TRI_UNKNOWN == 0 && VIGIE_TRI_NO == G_N_ELEMENTS (tris) - 1);

const char *
vigie_store_answer_to_text (VigieAnswer answer)
{
  return answers[answer];
}

static guint
find_word (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_equal (words[i], word))
        return i;
    }

  return 0;
}

VigieAnswer
vigie_store_answer_from_text (const char *text)
{
  return (VigieAnswer) find_word (answers, G_N_ELEMENTS (answers), text);
}

static guint
hash_of_hash (gconstpointer key)
{
  guint value;

  memcpy (&value, key, sizeof value);
  return value;
}

static gboolean
hashes_are_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, VIGIE_STORE_HASH_BYTES) == 0;
}

static void
row_free (Row *row)
{
  g_free (row->memory.name);
  g_free (row);
}

static gboolean
copy_hash (sqlite3_stmt *statement, int column, guint8 *hash)
{
  const void *bytes = sqlite3_column_blob (statement, column);

  if (bytes == NULL || sqlite3_column_bytes (statement, column) != VIGIE_STORE_HASH_BYTES)
    return FALSE;

  memcpy (hash, bytes, VIGIE_STORE_HASH_BYTES);
  return TRUE;
}

static GPtrArray *
read_rows (const VigieStoreTools *tools, const char *account, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (VigieStoreStatement) statement = NULL;
  gboolean has_row = FALSE;

  statement = vigie_store_database_prepare (
      tools->db,
      "SELECT id, id_hash, origin_hash, facts_hash, answer, answered_at, name, is_shared, is_seen "
      "FROM session WHERE account = ? AND key_mark = ?",
      error);
  if (statement == NULL)
    return NULL;

  vigie_store_bind_text (statement, 1, account);
  vigie_store_bind_bytes (statement, 2, vigie_store_hash_get_mark (tools->hash), VIGIE_STORE_MARK_BYTES);
  while (vigie_store_database_step (statement, &has_row, error) && has_row)
    {
      Row *row = g_new0 (Row, 1);

      g_ptr_array_add (rows, row);
      row->id = sqlite3_column_int64 (statement, 0);
      (void) copy_hash (statement, 1, row->id_hash);
      row->has_origin = copy_hash (statement, 2, row->origin_hash);
      row->has_facts = copy_hash (statement, 3, row->facts_hash);
      row->memory.answer = vigie_store_answer_from_text (vigie_store_column_text (statement, 4));
      row->memory.answered_at = sqlite3_column_int64 (statement, 5);
      row->memory.name = g_strdup (vigie_store_column_text (statement, 6));
      row->memory.is_shared =
          (VigieTri) find_word (tris, G_N_ELEMENTS (tris), vigie_store_column_text (statement, 7));
      row->is_seen = sqlite3_column_int (statement, 8) != 0;
    }

  return error != NULL && *error != NULL ? NULL : g_steal_pointer (&rows);
}

/* A session that has the id of a row is that row. */
static void
match_by_id (GPtrArray *rows, Hashes *sessions, guint n_sessions)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (hash_of_hash, hashes_are_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = rows->pdata[i];

      (void) g_hash_table_insert (by_id, row->id_hash, row);
    }

  for (guint i = 0; i < n_sessions; i++)
    {
      sessions[i].row = g_hash_table_lookup (by_id, sessions[i].id);
      if (sessions[i].row != NULL)
        sessions[i].row->is_taken = TRUE;
    }
}

static Origin *
get_origin (GHashTable *origins, gpointer hash)
{
  Origin *origin = g_hash_table_lookup (origins, hash);

  if (origin == NULL)
    {
      origin = g_new0 (Origin, 1);
      (void) g_hash_table_insert (origins, hash, origin);
    }
  return origin;
}

/* Of the rest, one session and one row that alone share their origin are the same. Where there are several,
 * none inherits: a stranger's session must not take over what was said of another. */
static GHashTable *
match_by_origin (GPtrArray *rows, Hashes *sessions, guint n_sessions)
{
  GHashTable *origins = g_hash_table_new_full (hash_of_hash, hashes_are_equal, NULL, g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = rows->pdata[i];
      Origin *origin;

      if (row->is_taken || !row->has_origin)
        continue;
      origin = get_origin (origins, row->origin_hash);
      origin->row = row;
      origin->n_rows++;
    }

  for (guint i = 0; i < n_sessions; i++)
    {
      if (sessions[i].row == NULL && sessions[i].has_origin)
        get_origin (origins, sessions[i].origin)->n_sessions++;
    }

  for (guint i = 0; i < n_sessions; i++)
    {
      Origin *origin = sessions[i].has_origin ? g_hash_table_lookup (origins, sessions[i].origin) : NULL;

      if (sessions[i].row == NULL && origin != NULL && origin->n_rows == 1 && origin->n_sessions == 1)
        sessions[i].row = origin->row;
    }

  return origins;
}

/* A session that was known again by its origin is from now on known by its new id. */
static gboolean
take_new_ids (const VigieStoreTools *tools, Hashes *sessions, guint n_sessions, GError **error)
{
  g_autoptr (VigieStoreStatement) statement =
      vigie_store_database_prepare (tools->db, "UPDATE session SET id_hash = ? WHERE id = ?", error);

  for (guint i = 0; statement != NULL && i < n_sessions; i++)
    {
      Row *row = sessions[i].row;

      if (row == NULL || row->is_taken)
        continue;
      row->is_taken = TRUE;
      vigie_store_bind_bytes (statement, 1, sessions[i].id, VIGIE_STORE_HASH_BYTES);
      (void) sqlite3_bind_int64 (statement, 2, row->id);
      if (!vigie_store_database_run (statement, error))
        return FALSE;
    }

  return statement != NULL;
}

static gboolean
has_seen_any (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (((Row *) rows->pdata[i])->is_seen)
        return TRUE;
    }

  return FALSE;
}

static void
fill_memory (const VigieStoreTools *tools,
             const char *account,
             VigieSession *session,
             const Hashes *hashes,
             GHashTable *origins,
             VigieStoreMemory *memory)
{
  const Row *row = hashes->row;
  guint8 facts_hash[VIGIE_STORE_HASH_BYTES];

  if (row == NULL)
    {
      const Origin *origin = hashes->has_origin ? g_hash_table_lookup (origins, hashes->origin) : NULL;

      /* It may be one of several that were here: then nobody knows. */
      memory->seen_before = origin != NULL && origin->n_rows > 0 ? VIGIE_TRI_UNKNOWN : VIGIE_TRI_NO;
      return;
    }

  *memory = row->memory;
  memory->name = g_strdup (row->memory.name);
  memory->seen_before = row->is_seen ? VIGIE_TRI_YES : VIGIE_TRI_NO;
  if (row->memory.answer != VIGIE_ANSWER_NONE)
    {
      vigie_store_hash_facts (tools->hash, account, vigie_session_get_fields (session), facts_hash);
      memory->has_changed = !row->has_facts || !hashes_are_equal (row->facts_hash, facts_hash);
    }
}

static gboolean
read_last_checkup (const VigieStoreTools *tools, VigieStoreRecall *recall, GError **error)
{
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (
      tools->db, "SELECT coalesce(max(ended_at), 0) FROM checkup WHERE account = ? AND is_over = 1", error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  vigie_store_bind_text (statement, 1, recall->account);
  if (!vigie_store_database_step (statement, &has_row, error))
    return FALSE;
  recall->last_checkup = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

static gboolean
recall_in_transaction (const VigieStoreTools *tools, VigieStoreRecall *recall, GError **error)
{
  guint n_sessions = recall->sessions->len;
  g_autofree Hashes *hashes = g_new0 (Hashes, n_sessions + 1);
  g_autoptr (GPtrArray) rows = read_rows (tools, recall->account, error);
  g_autoptr (GHashTable) origins = NULL;
  gboolean can_tell;

  if (rows == NULL || !read_last_checkup (tools, recall, error))
    return FALSE;

  for (guint i = 0; i < n_sessions; i++)
    {
      const VigieSessionFields *fields = vigie_session_get_fields (recall->sessions->pdata[i]);

      vigie_store_hash_id (tools->hash, "session", recall->account, fields->id, hashes[i].id);
      hashes[i].has_origin = vigie_store_hash_origin (tools->hash, recall->account, fields, hashes[i].origin);
    }

  can_tell = has_seen_any (rows);
  match_by_id (rows, hashes, n_sessions);
  origins = match_by_origin (rows, hashes, n_sessions);
  for (guint i = 0; i < n_sessions; i++)
    {
      fill_memory (tools, recall->account, recall->sessions->pdata[i], &hashes[i], origins,
                   &recall->memories[i]);
      if (!can_tell)
        recall->memories[i].seen_before = VIGIE_TRI_UNKNOWN;
    }

  return take_new_ids (tools, hashes, n_sessions, error);
}

gboolean
vigie_store_recall_job (const VigieStoreTools *tools, gpointer data, GError **error)
{
  VigieStoreRecall *recall = data;
  g_autoptr (GError) local_error = NULL;
  gboolean is_fine;

  recall->memories = g_new0 (VigieStoreMemory, recall->sessions->len + 1);
  is_fine = vigie_store_database_begin (tools->db, &local_error);
  if (is_fine)
    {
      is_fine = recall_in_transaction (tools, recall, &local_error) &&
                vigie_store_recall_grants (tools, recall, &local_error);
      is_fine = vigie_store_database_end (tools->db, is_fine, &local_error);
    }
  if (!is_fine)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return is_fine;
}

static gboolean
write_answer (const VigieStoreTools *tools, VigieStoreRemember *remember, GError **error)
{
  const VigieStoreMemory *memory = &remember->memory;
  const VigieSessionFields *fields = vigie_session_get_fields (remember->session);
  guint8 id_hash[VIGIE_STORE_HASH_BYTES];
  guint8 origin_hash[VIGIE_STORE_HASH_BYTES];
  guint8 facts_hash[VIGIE_STORE_HASH_BYTES];
  gboolean has_origin = vigie_store_hash_origin (tools->hash, remember->account, fields, origin_hash);
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (
      tools->db,
      "INSERT INTO session (account, key_mark, id_hash, origin_hash, facts_hash, answer, answered_at, name, "
      "is_shared) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
      "ON CONFLICT (account, key_mark, id_hash) DO UPDATE SET origin_hash = ?4, facts_hash = ?5, answer = "
      "?6, "
      "answered_at = ?7, name = ?8, is_shared = ?9",
      error);

  if (statement == NULL)
    return FALSE;

  vigie_store_hash_id (tools->hash, "session", remember->account, fields->id, id_hash);
  vigie_store_hash_facts (tools->hash, remember->account, fields, facts_hash);
  vigie_store_bind_text (statement, 1, remember->account);
  vigie_store_bind_bytes (statement, 2, vigie_store_hash_get_mark (tools->hash), VIGIE_STORE_MARK_BYTES);
  vigie_store_bind_bytes (statement, 3, id_hash, sizeof id_hash);
  vigie_store_bind_bytes (statement, 4, has_origin ? origin_hash : NULL, sizeof origin_hash);
  vigie_store_bind_bytes (statement, 5, facts_hash, sizeof facts_hash);
  vigie_store_bind_text (statement, 6, vigie_store_answer_to_text (memory->answer));
  (void) sqlite3_bind_int64 (statement, 7, memory->answered_at);
  vigie_store_bind_text (statement, 8, memory->name != NULL ? memory->name : "");
  vigie_store_bind_text (statement, 9, tris[memory->is_shared]);
  return vigie_store_database_run (statement, error);
}

/* The row stays if it says that the session was in the list at a checkup. */
static gboolean
forget_answer (const VigieStoreTools *tools, VigieStoreRemember *remember, GError **error)
{
  static const char *const steps[] = {
    "UPDATE session SET facts_hash = NULL, answer = '', answered_at = 0, name = '', is_shared = '' "
    "WHERE account = ? AND key_mark = ? AND id_hash = ?",
    "DELETE FROM session WHERE account = ? AND key_mark = ? AND id_hash = ? AND is_seen = 0",
  };
  guint8 id_hash[VIGIE_STORE_HASH_BYTES];

  vigie_store_hash_id (tools->hash, "session", remember->account, vigie_session_get_id (remember->session),
                       id_hash);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (tools->db, steps[i], error);

      if (statement == NULL)
        return FALSE;
      vigie_store_bind_text (statement, 1, remember->account);
      vigie_store_bind_bytes (statement, 2, vigie_store_hash_get_mark (tools->hash), VIGIE_STORE_MARK_BYTES);
      vigie_store_bind_bytes (statement, 3, id_hash, sizeof id_hash);
      if (!vigie_store_database_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
vigie_store_remember_job (const VigieStoreTools *tools, gpointer data, GError **error)
{
  VigieStoreRemember *remember = data;
  gboolean is_fine;

  if (!vigie_store_database_begin (tools->db, error))
    return FALSE;

  is_fine = remember->memory.answer != VIGIE_ANSWER_NONE ? write_answer (tools, remember, error)
                                                         : forget_answer (tools, remember, error);
  return vigie_store_database_end (tools->db, is_fine, error);
}
