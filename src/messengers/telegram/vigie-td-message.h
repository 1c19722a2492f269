/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The list of 10,000 sessions is about 6 MB. */
#define VIGIE_TD_MAX_MESSAGE (16 * 1024 * 1024)
#define VIGIE_TD_MAX_DEPTH 32

/**
 * VigieTdMessageKind:
 * @VIGIE_TD_MESSAGE_DROP: nothing that Vigie looks at; it is not read further
 * @VIGIE_TD_MESSAGE_UPDATE: an update that Vigie uses
 * @VIGIE_TD_MESSAGE_REPLY: the answer to a request
 *
 * What a text from TDLib is, told by its first bytes alone.
 */
typedef enum
{
  VIGIE_TD_MESSAGE_DROP,
  VIGIE_TD_MESSAGE_UPDATE,
  VIGIE_TD_MESSAGE_REPLY,
} VigieTdMessageKind;

VigieTdMessageKind vigie_td_message_classify (const char *text);
JsonObject *vigie_td_message_parse (const char *text, gsize length, GError **error);
char *vigie_td_message_dup_last_extra (const char *text, gsize length, int *client_id);

/**
 * VigieTdReader:
 * @object: (nullable): what is read
 * @is_malformed: set when a field had another type or range than asked for, or a required one was missing
 *
 * Reads one object of a reply. A field of the wrong type is never taken for "no" or "none": the reader says
 * that the object is malformed.
 */
typedef struct
{
  JsonObject *object;
  gboolean is_malformed;
} VigieTdReader;

gboolean vigie_td_reader_is (const VigieTdReader *reader, const char *type);
const char *vigie_td_reader_get_type_name (const VigieTdReader *reader);
const char *vigie_td_reader_get_text (VigieTdReader *reader, const char *name);
const char *vigie_td_reader_get_id (VigieTdReader *reader, const char *name);
gint64 vigie_td_reader_get_int (VigieTdReader *reader, const char *name, gint64 min, gint64 max);
gint64 vigie_td_reader_get_date (VigieTdReader *reader, const char *name);
gboolean vigie_td_reader_get_bool (VigieTdReader *reader, const char *name);
JsonObject *vigie_td_reader_get_object (VigieTdReader *reader, const char *name);
JsonArray *vigie_td_reader_get_list (VigieTdReader *reader, const char *name, guint max_items);
gboolean vigie_td_is_int64 (const char *text);

G_END_DECLS
