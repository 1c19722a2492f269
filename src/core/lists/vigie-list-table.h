/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VigieListTable:
 * @column: in which cell the addresses are, the first is 0; set by a line of headings
 * @has_column: whether there was one
 *
 * What is known of a feed that is a table with commas (CSV). All zero before its first line.
 */
typedef struct
{
  guint column;
  gboolean has_column;
} VigieListTable;

/**
 * VigieListTableLine:
 * @VIGIE_LIST_TABLE_NONE: no line of a table
 * @VIGIE_LIST_TABLE_HEADINGS: the line that names the columns
 * @VIGIE_LIST_TABLE_CELL: the cell with the address was found
 * @VIGIE_LIST_TABLE_NO_CELL: a line of a table without an address
 */
typedef enum
{
  VIGIE_LIST_TABLE_NONE,
  VIGIE_LIST_TABLE_HEADINGS,
  VIGIE_LIST_TABLE_CELL,
  VIGIE_LIST_TABLE_NO_CELL,
} VigieListTableLine;

VigieListTableLine vigie_list_table_read (
    VigieListTable *self, const char *line, gsize length, const char **cell, gsize *cell_length);

G_END_DECLS
