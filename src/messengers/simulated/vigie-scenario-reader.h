/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VigieScenarioReader:
 *
 * Reads JSON from front to back into structs, by tables of fields, and stops at the first thing that is not
 * as the tables say, with its line and column. Nothing is guessed: an unknown or repeated key is an error.
 */
typedef struct
{
  const char *start;
  const char *end;
  const char *at;      /* the next byte to read */
  const char *item_at; /* where the value that was read last began */
  gint64 now;          /* what relative times count from; Unix time, seconds, UTC */
  GError *error;       /* (owned) (nullable) the first one */
} VigieScenarioReader;

/**
 * VigieScenarioFieldType:
 * @VIGIE_SCENARIO_FLAG: true or false, into a gboolean
 * @VIGIE_SCENARIO_NUMBER: a whole number from min to max, into a gint64
 * @VIGIE_SCENARIO_TEXT: a text of at most max bytes, into a char * (owned)
 * @VIGIE_SCENARIO_MOMENT: "now", "-3d", "+2h"…, into a gint64 (Unix time)
 * @VIGIE_SCENARIO_DELAY: seconds from 0 to max, with decimals, into a gint64 (milliseconds)
 * @VIGIE_SCENARIO_WORD: one of words, into a gint64
 * @VIGIE_SCENARIO_OTHER: whatever its function reads
 *
 * How a value is written, and what it becomes.
 */
typedef enum
{
  VIGIE_SCENARIO_FLAG,
  VIGIE_SCENARIO_NUMBER,
  VIGIE_SCENARIO_TEXT,
  VIGIE_SCENARIO_MOMENT,
  VIGIE_SCENARIO_DELAY,
  VIGIE_SCENARIO_WORD,
  VIGIE_SCENARIO_OTHER,
} VigieScenarioFieldType;

typedef struct
{
  const char *word;
  gint64 value;
} VigieScenarioWord;

typedef struct
{
  const char *key;
  VigieScenarioFieldType type;
  gsize offset;
  gint64 min;
  gint64 max;
  const VigieScenarioWord *words; /* ends with a NULL word */
  gboolean (*read) (VigieScenarioReader *reader, gpointer target);
  gboolean is_required;
} VigieScenarioField;

void vigie_scenario_reader_init (VigieScenarioReader *reader, const char *data, gsize length, gint64 now);
gboolean vigie_scenario_reader_fail (VigieScenarioReader *reader, const char *at, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean vigie_scenario_reader_read_object (VigieScenarioReader *reader,
                                            const VigieScenarioField *fields,
                                            gpointer target);
gboolean vigie_scenario_reader_read_list (VigieScenarioReader *reader,
                                          guint max_items,
                                          gboolean (*read_item) (VigieScenarioReader *reader, gpointer target),
                                          gpointer target);
char *vigie_scenario_reader_read_text (VigieScenarioReader *reader, gsize max_bytes);
gboolean vigie_scenario_reader_read_word (VigieScenarioReader *reader,
                                          const VigieScenarioWord *words,
                                          gint64 *value);
gboolean vigie_scenario_reader_end (VigieScenarioReader *reader);

G_END_DECLS
