/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The block lists as text and as JSON. */

#include "vigie-cli-lists.h"

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "vigie-block-list.h"
#include "vigie-columns.h"
#include "vigie-error.h"
#include "vigie-list-shelf.h"
#include "vigie-text.h"
#include "vigie-time.h"

/* docs/json.md describes what is written here. */
#define SCHEMA 1
#define MAX_SOURCE 200
#define NAME_COLUMNS 20

/* A list, read to its end. */
typedef struct
{
  char *name;   /* cleaned */
  char *source; /* cleaned; empty if it cannot be read */
  const char *state;
  GError *problem;
  guint64 n_entries;
  gint64 updated;
  gint64 asked;
} Row;

static void
row_free (Row *row)
{
  g_free (row->name);
  g_free (row->source);
  g_clear_error (&row->problem);
  g_free (row);
}

/* As the person's language groups digits. */
static char *
dup_number (guint64 number)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, number);
}

static const char *
state_of (const GError *problem)
{
  if (problem == NULL)
    return "good";
  if (g_error_matches (problem, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE))
    return "damaged";
  return g_error_matches (problem, VIGIE_ERROR, VIGIE_ERROR_NEWER_DATA) ? "newer" : "unreadable";
}

static Row *
read_row (const char *folder, const char *name)
{
  g_autofree char *path = vigie_list_dup_path (folder, name);
  Row *row = g_new0 (Row, 1);
  g_autoptr (VigieBlockList) list = vigie_block_list_open (path, &row->problem);

  row->name = vigie_text_clean (name, VIGIE_TEXT_MAX_NAME, NULL);
  row->asked = vigie_list_get_asked (folder, name);
  if (list != NULL && vigie_block_list_verify (list, &row->problem))
    {
      VigieBlockListInfo info;

      vigie_block_list_get_info (list, 0, &info);
      row->source = vigie_text_clean (info.source, MAX_SOURCE, NULL);
      row->n_entries = info.n_entries;
      row->updated = info.updated;
    }
  else
    row->source = g_strdup ("");
  row->state = state_of (row->problem);
  return row;
}

static GPtrArray *
read_rows (const char *folder, gboolean *all_good)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = vigie_block_list_get_names (folder, &error);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  *all_good = names != NULL;
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      Row *row = read_row (folder, names->pdata[i]);

      *all_good = *all_good && row->problem == NULL;
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
append_row (GString *text, const Row *row, guint columns, gint64 now)
{
  g_autofree char *number = dup_number (row->n_entries);
  g_autofree char *day = row->updated > 0 ? vigie_time_day (row->updated, now) : g_strdup ("");
  g_autofree char *line = NULL;

  vigie_columns_append_cell (text, row->name, NAME_COLUMNS);
  g_string_append_c (text, ' ');
  if (row->problem != NULL)
    {
      const char *what = g_str_equal (row->state, "damaged")
                             ? _ ("It is damaged: import it again, or remove it.")
                         : g_str_equal (row->state, "newer") ? _ ("A newer version of Vigie wrote it.")
                                                             : _ ("It cannot be read.");

      vigie_columns_append_wrapped (text, what, NAME_COLUMNS + 1, columns);
      return;
    }

  /* Translators: number of entries of a list, the day it was updated, and where it came from. */
  line = g_strdup_printf (ngettext ("%1$s entry, %2$s, from %3$s", "%1$s entries, %2$s, from %3$s",
                                    (gulong) MIN (row->n_entries, G_MAXLONG)),
                          number, day, row->source);
  vigie_columns_append_wrapped (text, line, NAME_COLUMNS + 1, columns);
}

/**
 * vigie_cli_lists_to_text:
 * @folder: the folder of the lists
 * @columns: how wide
 * @now: Unix time, seconds, UTC
 * @all_good: (out): whether every list could be read to its end
 *
 * Returns: (transfer full): a line a list
 */
char *
vigie_cli_lists_to_text (const char *folder, guint columns, gint64 now, gboolean *all_good)
{
  g_autoptr (GPtrArray) rows = read_rows (folder, all_good);
  GString *text = g_string_new (NULL);

  if (rows->len == 0 && *all_good)
    g_string_append_printf (text, "%s\n", _ ("There is no block list. “vigie lists import FILE” makes one."));
  for (guint i = 0; i < rows->len; i++)
    append_row (text, rows->pdata[i], columns, now);
  return g_string_free_and_steal (text);
}

static void
add_date (JsonBuilder *builder, const char *name, gint64 date)
{
  g_autoptr (GDateTime) time = date > 0 ? g_date_time_new_from_unix_utc (date) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_row (JsonBuilder *builder, const Row *row)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, row->name);
  json_builder_set_member_name (builder, "state");
  json_builder_add_string_value (builder, row->state);
  json_builder_set_member_name (builder, "entries");
  if (row->problem == NULL)
    json_builder_add_int_value (builder, (gint64) row->n_entries);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "source");
  json_builder_add_string_value (builder, row->source);
  add_date (builder, "updated_at", row->updated);
  add_date (builder, "asked_at", row->asked);
  json_builder_end_object (builder);
}

/**
 * vigie_cli_lists_to_json:
 * @folder: the folder of the lists
 * @all_good: (out): whether every list could be read to its end
 *
 * Returns: (transfer full): one object, as docs/json.md describes it
 */
char *
vigie_cli_lists_to_json (const char *folder, gboolean *all_good)
{
  g_autoptr (GPtrArray) rows = read_rows (folder, all_good);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "schema");
  json_builder_add_int_value (builder, SCHEMA);
  json_builder_set_member_name (builder, "lists");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    add_row (builder, rows->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

/**
 * vigie_cli_lists_counts_to_text:
 * @name: the list
 * @counts: what an import did
 *
 * Returns: (transfer full): what was taken, in a line
 */
char *
vigie_cli_lists_counts_to_text (const char *name, const VigieListCounts *counts)
{
  g_autofree char *taken = dup_number (counts->n_entries);
  g_autofree char *added = dup_number (counts->n_added);
  g_autofree char *before = dup_number (counts->n_entries - counts->n_added);
  g_autofree char *total = dup_number (counts->n_total);

  /* Translators: three numbers of entries, the name of a list, and the number of entries that it has now. */
  return g_strdup_printf (
      _ ("Read: %1$s. New: %2$s. Already there: %3$s. Entries of the list “%4$s” now: %5$s.\n"), taken, added,
      before, name, total);
}

/**
 * vigie_cli_lists_left_out_to_text:
 * @counts: what an import did
 *
 * Returns: (transfer full) (nullable): which lines were left out and why, without the last line's end; %NULL
 * if none was
 */
char *
vigie_cli_lists_left_out_to_text (const VigieListCounts *counts)
{
  g_autofree char *number = dup_number (counts->n_left_out);
  GString *text;

  if (counts->n_left_out == 0)
    return NULL;

  text = g_string_new (NULL);
  if (counts->n_left_out > counts->n_named)
    /* Translators: a number above 5; some lines follow. */
    g_string_append_printf (text, _ ("%s lines were left out. The first of them:"), number);
  else
    g_string_append (text, _ ("Left out:"));
  for (guint i = 0; i < counts->n_named; i++)
    {
      g_autofree char *line = dup_number (counts->named[i].number);

      g_string_append (text, "\n  ");
      /* Translators: a line of a file and why it was left out: "line 7: it is no web address". */
      g_string_append_printf (text, _ ("line %1$s: %2$s"), line,
                              vigie_list_line_to_reason (counts->named[i].why));
    }
  return g_string_free_and_steal (text);
}
