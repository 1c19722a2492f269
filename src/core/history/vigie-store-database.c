/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-store-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "vigie-error.h"

#define APPLICATION_ID 0x56494749 /* "VIGI": tells that a database is ours */
#define BUSY_TIMEOUT_MS 3000

/* Step n leads from user_version n to n + 1. Never changed once published; docs/DATA.md says what is what. */
static const char *const migrations[] = {
  "CREATE TABLE session ("
  "  id INTEGER PRIMARY KEY,"
  "  account TEXT NOT NULL,"
  "  key_mark BLOB NOT NULL,"
  "  id_hash BLOB NOT NULL,"
  "  origin_hash BLOB,"
  "  facts_hash BLOB,"
  "  answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'me', 'not-me', 'dont-know')),"
  "  answered_at INTEGER NOT NULL DEFAULT 0,"
  "  name TEXT NOT NULL DEFAULT '',"
  "  is_shared TEXT NOT NULL DEFAULT '' CHECK (is_shared IN ('', 'yes', 'no')),"
  "  is_seen INTEGER NOT NULL DEFAULT 0,"
  "  n_missed INTEGER NOT NULL DEFAULT 0,"
  "  UNIQUE (account, key_mark, id_hash)"
  ") STRICT;"
  "CREATE TABLE checkup ("
  "  id INTEGER PRIMARY KEY,"
  "  account TEXT NOT NULL,"
  "  started_at INTEGER NOT NULL,"
  "  ended_at INTEGER NOT NULL,"
  "  verdict TEXT NOT NULL,"
  "  n_sessions INTEGER NOT NULL,"
  "  n_to_fix INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX checkup_by_account ON checkup (account, ended_at);"
  "CREATE TABLE finding ("
  "  id INTEGER PRIMARY KEY,"
  "  checkup INTEGER NOT NULL REFERENCES checkup (id) ON DELETE CASCADE,"
  "  rule TEXT NOT NULL,"
  "  verdict TEXT NOT NULL,"
  "  subject_hash BLOB"
  ") STRICT;"
  "CREATE INDEX finding_by_checkup ON finding (checkup);",
  /* A checkup that is under way is kept as it goes, lest a crash lose it. */
  "ALTER TABLE checkup ADD COLUMN is_over INTEGER NOT NULL DEFAULT 1;",
  /* What was said of websites, passkeys, bots and login emails. */
  "CREATE TABLE known_grant ("
  "  id INTEGER PRIMARY KEY,"
  "  account TEXT NOT NULL,"
  "  key_mark BLOB NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  id_hash BLOB NOT NULL,"
  "  looks_hash BLOB,"
  "  answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'me', 'not-me', 'dont-know')),"
  "  answered_at INTEGER NOT NULL DEFAULT 0,"
  "  name TEXT NOT NULL DEFAULT '',"
  "  is_seen INTEGER NOT NULL DEFAULT 0,"
  "  n_missed INTEGER NOT NULL DEFAULT 0,"
  "  UNIQUE (account, key_mark, id_hash)"
  ") STRICT;",
};

/* Wiped as it is deleted: secure_delete in the file, and the journal goes away with each change (with a
 * write-ahead log, what was deleted would stay readable there). */
static const char settings[] = "PRAGMA trusted_schema = OFF;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA journal_mode = DELETE;"
                               "PRAGMA synchronous = FULL;";

void
vigie_store_database_set_error (sqlite3 *db, GError **error)
{
  int code = sqlite3_errcode (db);

  g_set_error (error, VIGIE_ERROR,
               (code & 0xff) == SQLITE_BUSY ? (int) VIGIE_ERROR_BUSY : (int) VIGIE_ERROR_STORAGE,
               "The history: %s", sqlite3_errmsg (db));
}

static gboolean
execute (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  vigie_store_database_set_error (db, error);
  return FALSE;
}

sqlite3_stmt *
vigie_store_database_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    vigie_store_database_set_error (db, error);
  return statement;
}

gboolean
vigie_store_database_step (sqlite3_stmt *statement, gboolean *has_row, GError **error)
{
  int code = sqlite3_step (statement);

  *has_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    vigie_store_database_set_error (sqlite3_db_handle (statement), error);
  (void) sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

gboolean
vigie_store_database_run (sqlite3_stmt *statement, GError **error)
{
  gboolean has_row;

  return vigie_store_database_step (statement, &has_row, error);
}

void
vigie_store_bind_text (sqlite3_stmt *statement, int position, const char *text)
{
  (void) sqlite3_bind_text (statement, position, text, -1, SQLITE_TRANSIENT);
}

/* NULL is kept as NULL. */
void
vigie_store_bind_bytes (sqlite3_stmt *statement, int position, const guint8 *bytes, gsize length)
{
  (void) sqlite3_bind_blob (statement, position, bytes, (int) length, SQLITE_TRANSIENT);
}

const char *
vigie_store_column_text (sqlite3_stmt *statement, int column)
{
  const unsigned char *text = sqlite3_column_text (statement, column);

  return text != NULL ? (const char *) text : "";
}

gboolean
vigie_store_database_begin (sqlite3 *db, GError **error)
{
  return execute (db, "BEGIN IMMEDIATE", error);
}

gboolean
vigie_store_database_end (sqlite3 *db, gboolean is_fine, GError **error)
{
  if (is_fine && execute (db, "COMMIT", error))
    return TRUE;

  (void) execute (db, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
read_int (sqlite3 *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (VigieStoreStatement) statement = vigie_store_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  *value = 0;
  if (statement == NULL || !vigie_store_database_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* Looks only; nothing is written until it is certain that the file is ours, sound, and not of a newer
 * version. */
static gboolean
check (sqlite3 *db, gint64 *version, GError **error)
{
  g_autoptr (VigieStoreStatement) statement = NULL;
  gint64 application_id, n_tables;
  gboolean has_row = FALSE;

  if (!read_int (db, "PRAGMA application_id", &application_id, error) ||
      !read_int (db, "PRAGMA user_version", version, error) ||
      !read_int (db, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;

  if (application_id != APPLICATION_ID && (application_id != 0 || *version != 0 || n_tables != 0))
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "The history: the file is not Vigie’s");
      return FALSE;
    }
  if (*version > (gint64) G_N_ELEMENTS (migrations))
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_NEWER_DATA,
                   "The history is of version %" G_GINT64_FORMAT ", this program knows %d", *version,
                   (int) G_N_ELEMENTS (migrations));
      return FALSE;
    }

  statement = vigie_store_database_prepare (db, "PRAGMA quick_check(1)", error);
  if (statement == NULL || !vigie_store_database_step (statement, &has_row, error))
    return FALSE;
  if (*version < 0 || !has_row || !g_str_equal (vigie_store_column_text (statement, 0), "ok"))
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "The history: the file is damaged (%s)",
                   has_row ? vigie_store_column_text (statement, 0) : "");
      return FALSE;
    }
  return TRUE;
}

/* One step, in a transaction. The version is read again in it: another process may have been quicker. */
static gboolean
migrate_once (sqlite3 *db, gint64 *version, GError **error)
{
  char *pragmas;
  gboolean is_fine;

  if (!vigie_store_database_begin (db, error))
    return FALSE;

  if (!read_int (db, "PRAGMA user_version", version, error))
    return vigie_store_database_end (db, FALSE, error);
  if (*version >= (gint64) G_N_ELEMENTS (migrations))
    return vigie_store_database_end (db, TRUE, error);

  pragmas = sqlite3_mprintf ("PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION_ID,
                             (int) *version + 1);
  is_fine = execute (db, migrations[*version], error) && execute (db, pragmas, error);
  sqlite3_free (pragmas);
  (*version)++;
  return vigie_store_database_end (db, is_fine, error);
}

static gboolean
migrate (sqlite3 *db, gint64 version, GError **error)
{
  while (version < (gint64) G_N_ELEMENTS (migrations))
    {
      if (!migrate_once (db, &version, error))
        return FALSE;
    }

  return TRUE;
}

/* SQLite would make the file readable for everybody; its journals take over the mode of the file. A file that
 * is there is not opened: closing it would let go the locks that another connection of this process holds. */
static gboolean
make_private_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int fd = -1;
  GStatBuf info;

  if (g_stat (path, &info) == 0)
    {
      if (S_ISREG (info.st_mode))
        return TRUE;
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "The history: “%s” is not a file", path);
      return FALSE;
    }

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0 && errno != EEXIST)
    {
      int saved_errno = errno;

      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "The history: cannot make “%s”: %s", path,
                   g_strerror (saved_errno));
      return FALSE;
    }
  return TRUE;
}

/**
 * vigie_store_database_open:
 * @path: (nullable): the file, made (mode 0600, its folder 0700) when it is missing; %NULL: in memory
 * @error: return location
 *
 * Returns: (transfer full): a database of today's form; %NULL with @error set to %VIGIE_ERROR_STORAGE,
 *   %VIGIE_ERROR_NEWER_DATA or %VIGIE_ERROR_BUSY: then the file is as it was
 */
sqlite3 *
vigie_store_database_open (const char *path, GError **error)
{
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  sqlite3 *db = NULL;
  gint64 version = 0;

  if (path != NULL && !make_private_file (path, error))
    return NULL;

  if (sqlite3_open_v2 (path != NULL ? path : ":memory:", &db, flags, NULL) != SQLITE_OK)
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "The history: %s",
                   db != NULL ? sqlite3_errmsg (db) : "no memory");
      vigie_store_database_close (db);
      return NULL;
    }

  (void) sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  if (!check (db, &version, error) || !execute (db, settings, error) || !migrate (db, version, error))
    {
      vigie_store_database_close (db);
      return NULL;
    }
  if (path != NULL)
    (void) g_chmod (path, 0600);
  return db;
}

void
vigie_store_database_close (sqlite3 *db)
{
  (void) sqlite3_close (db);
}
