/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The SQLite side of #VigieStore: for its thread alone. */

sqlite3 *vigie_store_database_open (const char *path, GError **error);
void vigie_store_database_close (sqlite3 *db);

gboolean vigie_store_database_begin (sqlite3 *db, GError **error);
/* Keeps what was done if @is_fine, else undoes it. Returns whether it was kept; @error is set if @is_fine. */
gboolean vigie_store_database_end (sqlite3 *db, gboolean is_fine, GError **error);

sqlite3_stmt *vigie_store_database_prepare (sqlite3 *db, const char *sql, GError **error);
/* TRUE with @has_row. Resets the statement when there is no further row. */
gboolean vigie_store_database_step (sqlite3_stmt *statement, gboolean *has_row, GError **error);
/* For a statement that gives no row. */
gboolean vigie_store_database_run (sqlite3_stmt *statement, GError **error);
void vigie_store_database_set_error (sqlite3 *db, GError **error);

void vigie_store_bind_text (sqlite3_stmt *statement, int position, const char *text);
void vigie_store_bind_bytes (sqlite3_stmt *statement, int position, const guint8 *bytes, gsize length);
const char *vigie_store_column_text (sqlite3_stmt *statement, int column);

typedef sqlite3_stmt VigieStoreStatement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieStoreStatement, sqlite3_finalize)

G_END_DECLS
