/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-store-rows.h"

#include "vigie-store-database.h"

/* A checkup a day for nearly three years; older ones go, with their findings. */
#define MAX_CHECKUPS 1000

static VigieVerdict
verdict_from_text (const char *text)
{
  const VigieVerdict verdicts[] = { VIGIE_VERDICT_NOTHING_UNUSUAL, VIGIE_VERDICT_ADVICE,
                                    VIGIE_VERDICT_WARNING, VIGIE_VERDICT_DANGER };

  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      if (g_str_equal (vigie_verdict_to_string (verdicts[i]), text))
        return verdicts[i];
    }

  return VIGIE_VERDICT_UNKNOWN;
}

static gboolean
run_for_account (const VigieStoreTools *tools, const char *sql, const char *account, GError **error)
{
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (tools->db, sql, error);

  if (statement == NULL)
    return FALSE;
  vigie_store_bind_text (statement, 1, account);
  return vigie_store_database_run (statement, error);
}

/* What was kept of this checkup while it was under way. */
static gboolean
remove_kept (const VigieStoreTools *tools, const VigieStoreAddition *addition, GError **error)
{
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (
      tools->db, "DELETE FROM checkup WHERE account = ? AND started_at = ? AND is_over = 0", error);

  if (statement == NULL)
    return FALSE;
  vigie_store_bind_text (statement, 1, addition->account);
  (void) sqlite3_bind_int64 (statement, 2, addition->checkup.started_at);
  return vigie_store_database_run (statement, error);
}

static gboolean
add_row (const VigieStoreTools *tools, const VigieStoreAddition *addition, gint64 *id, GError **error)
{
  const VigieCheckup *checkup = &addition->checkup;
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (
      tools->db,
      "INSERT INTO checkup (account, started_at, ended_at, verdict, n_sessions, n_to_fix, is_over) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;

  vigie_store_bind_text (statement, 1, addition->account);
  (void) sqlite3_bind_int64 (statement, 2, checkup->started_at);
  (void) sqlite3_bind_int64 (statement, 3, checkup->ended_at);
  vigie_store_bind_text (statement, 4, vigie_verdict_to_string (checkup->verdict));
  (void) sqlite3_bind_int64 (statement, 5, checkup->n_sessions);
  (void) sqlite3_bind_int64 (statement, 6, checkup->n_to_fix);
  (void) sqlite3_bind_int (statement, 7, addition->is_over);
  if (!vigie_store_database_run (statement, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (tools->db);
  return TRUE;
}

static gboolean
add_findings (const VigieStoreTools *tools, const VigieStoreAddition *addition, gint64 id, GError **error)
{
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (
      tools->db, "INSERT INTO finding (checkup, rule, verdict, subject_hash) VALUES (?, ?, ?, ?)", error);

  for (guint i = 0; statement != NULL && i < addition->findings->len; i++)
    {
      const VigieStoreFinding *finding = &g_array_index (addition->findings, VigieStoreFinding, i);
      guint8 hash[VIGIE_STORE_HASH_BYTES] = { 0 };

      if (finding->id != NULL)
        vigie_store_hash_id (tools->hash, finding->kind, addition->account, finding->id, hash);
      (void) sqlite3_bind_int64 (statement, 1, id);
      vigie_store_bind_text (statement, 2, finding->rule);
      vigie_store_bind_text (statement, 3, vigie_verdict_to_string (finding->verdict));
      vigie_store_bind_bytes (statement, 4, finding->id != NULL ? hash : NULL, sizeof hash);
      if (!vigie_store_database_run (statement, error))
        return FALSE;
    }

  return statement != NULL;
}

/* Which sessions were in the list, and which no longer. */
static gboolean
mark_sessions (const VigieStoreTools *tools, const VigieStoreAddition *addition, GError **error)
{
  g_autoptr (VigieStoreStatement) statement = NULL;

  if (!run_for_account (tools, "UPDATE session SET n_missed = n_missed + 1 WHERE account = ?",
                        addition->account, error))
    return FALSE;

  statement = vigie_store_database_prepare (
      tools->db,
      "INSERT INTO session (account, key_mark, id_hash, origin_hash, is_seen) VALUES (?1, ?2, ?3, ?4, 1) "
      "ON CONFLICT (account, key_mark, id_hash) DO UPDATE SET origin_hash = ?4, is_seen = 1, n_missed = 0",
      error);
  for (guint i = 0; statement != NULL && i < addition->sessions->len; i++)
    {
      const VigieSessionFields *fields = vigie_session_get_fields (addition->sessions->pdata[i]);
      guint8 id_hash[VIGIE_STORE_HASH_BYTES];
      guint8 origin_hash[VIGIE_STORE_HASH_BYTES];
      gboolean has_origin = vigie_store_hash_origin (tools->hash, addition->account, fields, origin_hash);

      vigie_store_hash_id (tools->hash, "session", addition->account, fields->id, id_hash);
      vigie_store_bind_text (statement, 1, addition->account);
      vigie_store_bind_bytes (statement, 2, vigie_store_hash_get_mark (tools->hash), VIGIE_STORE_MARK_BYTES);
      vigie_store_bind_bytes (statement, 3, id_hash, sizeof id_hash);
      vigie_store_bind_bytes (statement, 4, has_origin ? origin_hash : NULL, sizeof origin_hash);
      if (!vigie_store_database_run (statement, error))
        return FALSE;
    }

  return statement != NULL &&
         run_for_account (
             tools,
             "DELETE FROM session WHERE account = ? AND n_missed >= " G_STRINGIFY (VIGIE_STORE_MAX_MISSED),
             addition->account, error);
}

gboolean
vigie_store_add_checkup_job (const VigieStoreTools *tools, gpointer data, GError **error)
{
  const VigieStoreAddition *addition = data;
  gboolean is_fine;
  gint64 id = 0;

  if (!vigie_store_database_begin (tools->db, error))
    return FALSE;

  /* While somebody still looks, what is new in the list stays new. */
  is_fine = remove_kept (tools, addition, error) && add_row (tools, addition, &id, error) &&
            add_findings (tools, addition, id, error) &&
            (!addition->is_over || !addition->is_read || mark_sessions (tools, addition, error)) &&
            (!addition->is_over || vigie_store_mark_grants (tools, addition, error)) &&
            run_for_account (tools,
                             "DELETE FROM checkup WHERE account = ?1 AND id NOT IN (SELECT id FROM checkup "
                             "WHERE account = ?1 ORDER BY ended_at DESC, id DESC "
                             "LIMIT " G_STRINGIFY (MAX_CHECKUPS) ")",
                             addition->account, error);
  return vigie_store_database_end (tools->db, is_fine, error);
}

gboolean
vigie_store_list_checkups_job (const VigieStoreTools *tools, gpointer data, GError **error)
{
  VigieStoreListing *listing = data;
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (
      tools->db,
      "SELECT started_at, ended_at, verdict, n_sessions, n_to_fix FROM checkup "
      "WHERE ?1 IS NULL OR account = ?1 ORDER BY ended_at DESC, id DESC LIMIT ?2",
      error);
  gboolean is_fine;
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  if (listing->account != NULL)
    vigie_store_bind_text (statement, 1, listing->account);
  (void) sqlite3_bind_int64 (statement, 2, listing->limit);
  while ((is_fine = vigie_store_database_step (statement, &has_row, error)) && has_row)
    {
      VigieCheckup *checkup = g_new0 (VigieCheckup, 1);

      checkup->started_at = sqlite3_column_int64 (statement, 0);
      checkup->ended_at = sqlite3_column_int64 (statement, 1);
      checkup->verdict = verdict_from_text (vigie_store_column_text (statement, 2));
      checkup->n_sessions = (guint) sqlite3_column_int64 (statement, 3);
      checkup->n_to_fix = (guint) sqlite3_column_int64 (statement, 4);
      g_ptr_array_add (listing->checkups, checkup);
    }

  return is_fine;
}

gboolean
vigie_store_forget_account_job (const VigieStoreTools *tools, gpointer data, GError **error)
{
  const char *account = data;
  gboolean is_fine;

  if (!vigie_store_database_begin (tools->db, error))
    return FALSE;

  is_fine = run_for_account (tools, "DELETE FROM session WHERE account = ?", account, error) &&
            run_for_account (tools, "DELETE FROM known_grant WHERE account = ?", account, error) &&
            run_for_account (tools, "DELETE FROM checkup WHERE account = ?", account, error);
  return vigie_store_database_end (tools->db, is_fine, error);
}
