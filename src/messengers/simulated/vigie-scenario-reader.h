/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-json.h"

G_BEGIN_DECLS

/**
 * VigieScenarioReader:
 *
 * Reads JSON objects into structs by tables of fields, and stops at the first thing that is not as the
 * tables say, with its line and column. Nothing is guessed: an unknown key is an error.
 */
typedef struct
{
  gint64 now;    /* what relative times count from; Unix time, seconds, UTC */
  GError *error; /* (owned) (nullable) the first one */
} VigieScenarioReader;

/**
 * VigieScenarioFieldType:
 * @VIGIE_SCENARIO_FLAG: true or false, into a gboolean
 * @VIGIE_SCENARIO_NUMBER: a whole number from min to max, into a gint64
 * @VIGIE_SCENARIO_TEXT: a text of at most max bytes, into a char * (owned)
 * @VIGIE_SCENARIO_MOMENT: "now", "-3d", "+2h"…, into a gint64 (Unix time)
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
  gboolean (*read) (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gpointer target);
  gboolean is_required;
} VigieScenarioField;

gboolean vigie_scenario_reader_fail (VigieScenarioReader *reader,
                                     const VigieJsonAt *at,
                                     const char *key,
                                     const char *complaint);
gboolean vigie_scenario_reader_read_object (VigieScenarioReader *reader,
                                            const VigieJsonAt *object,
                                            const VigieScenarioField *fields,
                                            gpointer target);
gboolean vigie_scenario_reader_read_list (VigieScenarioReader *reader,
                                          const VigieJsonAt *at,
                                          const char *key,
                                          guint max_items,
                                          gboolean (*read_item) (VigieScenarioReader *reader,
                                                                 const VigieJsonAt *item,
                                                                 gpointer target),
                                          gpointer target);
gboolean vigie_scenario_reader_find_word (VigieScenarioReader *reader,
                                          const VigieJsonAt *at,
                                          const char *key,
                                          const char *text,
                                          const VigieScenarioWord *words,
                                          gint64 *value);

G_END_DECLS
