/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-scenario-reader.h"

#include "vigie-config.h"
#include "vigie-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_FIELDS 31
/* What a complaint quotes of the file, characters. */
#define MAX_QUOTED 40

/**
 * vigie_scenario_reader_fail:
 * @reader: a reader
 * @at: an object, or a value
 * @key: (nullable): the member of @at that is wrong; %NULL if @at itself is
 * @complaint: what is wrong, part of a sentence
 *
 * Sets the reader's error, unless it has one: only the first is worth telling.
 *
 * Returns: %FALSE
 */
gboolean
vigie_scenario_reader_fail (VigieScenarioReader *reader,
                            const VigieJsonAt *at,
                            const char *key,
                            const char *complaint)
{
  if (reader->error == NULL)
    vigie_json_set_error (at, key, &reader->error, complaint);
  return FALSE;
}

/* "now", or a sign, up to nine digits and one of s, m, h, d. */
static gboolean
parse_moment (const char *text, gint64 now, gint64 *moment)
{
  static const struct
  {
    char letter;
    gint64 seconds;
  } units[] = { { 's', 1 }, { 'm', 60 }, { 'h', 60 * 60 }, { 'd', 24 * 60 * 60 } };
  gsize length = strlen (text);

  if (g_str_equal (text, "now"))
    {
      *moment = now;
      return TRUE;
    }
  if ((text[0] != '-' && text[0] != '+') || length < 3 || length > 11 ||
      strspn (text + 1, "0123456789") != length - 2)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (text[length - 1] == units[i].letter)
      {
        *moment = now + g_ascii_strtoll (text, NULL, 10) * units[i].seconds;
        return *moment > 0;
      }

  return FALSE;
}

static gboolean
read_moment (VigieScenarioReader *reader, const VigieJsonAt *at, const char *key, gint64 *moment)
{
  const char *text = NULL;

  if (!vigie_json_accept_string (at, key, &text, &reader->error))
    return FALSE;
  if (text != NULL && !parse_moment (text, reader->now, moment))
    return vigie_scenario_reader_fail (
        reader, at, key, _ ("a time was expected, such as \"now\", \"-45m\", \"-2h\" or \"-3d\""));

  return TRUE;
}

/**
 * vigie_scenario_reader_find_word:
 * @reader: a reader
 * @at: where @text was found, for the complaint
 * @key: (nullable): the member of @at where @text was found
 * @text: a word
 * @words: the words allowed; ends with a %NULL word
 * @value: (out): the value of the one that @text is
 *
 * Returns: whether it is one of them
 */
gboolean
vigie_scenario_reader_find_word (VigieScenarioReader *reader,
                                 const VigieJsonAt *at,
                                 const char *key,
                                 const char *text,
                                 const VigieScenarioWord *words,
                                 gint64 *value)
{
  g_autofree char *quoted = NULL;
  g_autofree char *complaint = NULL;
  g_autoptr (GString) known = NULL;

  for (const VigieScenarioWord *word = words; word->word != NULL; word++)
    if (g_str_equal (word->word, text))
      {
        *value = word->value;
        return TRUE;
      }

  known = g_string_new (NULL);
  for (const VigieScenarioWord *word = words; word->word != NULL; word++)
    g_string_append_printf (known, "%s%s", word == words ? "" : ", ", word->word);
  quoted = vigie_text_clean (text, MAX_QUOTED, NULL);
  /* Translators: the first text is what the file says, the second a list of words. */
  complaint = g_strdup_printf (_ ("“%1$s” is none of: %2$s"), quoted, known->str);
  return vigie_scenario_reader_fail (reader, at, key, complaint);
}

static gboolean
read_word (VigieScenarioReader *reader, const VigieJsonAt *at, const VigieScenarioField *field, gint64 *value)
{
  const char *text = NULL;

  if (!vigie_json_accept_string (at, field->key, &text, &reader->error))
    return FALSE;

  return text == NULL || vigie_scenario_reader_find_word (reader, at, field->key, text, field->words, value);
}

static gboolean
read_text (VigieScenarioReader *reader, const VigieJsonAt *at, const VigieScenarioField *field, char **value)
{
  g_autofree char *complaint = NULL;
  const char *text = NULL;

  if (!vigie_json_accept_string (at, field->key, &text, &reader->error))
    return FALSE;
  if (text != NULL && strlen (text) > (gsize) field->max)
    {
      complaint = g_strdup_printf (_ ("this text is longer than %u bytes"), (guint) field->max);
      return vigie_scenario_reader_fail (reader, at, field->key, complaint);
    }

  *value = g_strdup (text);
  return TRUE;
}

static gboolean
read_field (VigieScenarioReader *reader,
            const VigieJsonAt *at,
            const VigieScenarioField *field,
            gpointer target)
{
  gpointer value = (guint8 *) target + field->offset;

  switch (field->type)
    {
    case VIGIE_SCENARIO_FLAG:
      return vigie_json_accept_boolean (at, field->key, value, &reader->error);
    case VIGIE_SCENARIO_NUMBER:
      return vigie_json_accept_int (at, field->key, field->min, field->max, value, &reader->error);
    case VIGIE_SCENARIO_TEXT:
      return read_text (reader, at, field, value);
    case VIGIE_SCENARIO_MOMENT:
      return read_moment (reader, at, field->key, value);
    case VIGIE_SCENARIO_WORD:
      return read_word (reader, at, field, value);
    case VIGIE_SCENARIO_OTHER:
    default:
      return field->read (reader, at, field->key, target);
    }
}

/* Whether a member that has to be there is: each reading function of its own says so in its own way. */
static gboolean
check_required (VigieScenarioReader *reader, const VigieJsonAt *at, const VigieScenarioField *field)
{
  const char *text;
  gboolean flag;
  gint64 number;

  switch (field->type)
    {
    case VIGIE_SCENARIO_FLAG:
      return vigie_json_expect_boolean (at, field->key, &flag, &reader->error);
    case VIGIE_SCENARIO_NUMBER:
      return vigie_json_expect_int (at, field->key, field->min, field->max, &number, &reader->error);
    case VIGIE_SCENARIO_TEXT:
    case VIGIE_SCENARIO_MOMENT:
    case VIGIE_SCENARIO_WORD:
      return vigie_json_expect_string (at, field->key, &text, &reader->error);
    case VIGIE_SCENARIO_OTHER:
    default:
      return TRUE;
    }
}

/**
 * vigie_scenario_reader_read_object:
 * @reader: a reader
 * @object: an object
 * @fields: what may be in it; ends with a %NULL key; at most 31
 * @target: the struct that the offsets count in, set to what missing members mean; owns what it gets, also
 *   on failure
 *
 * Returns: whether all went well
 */
gboolean
vigie_scenario_reader_read_object (VigieScenarioReader *reader,
                                   const VigieJsonAt *object,
                                   const VigieScenarioField *fields,
                                   gpointer target)
{
  const char *keys[MAX_FIELDS + 1] = { NULL };

  for (guint i = 0; fields[i].key != NULL; i++)
    {
      g_return_val_if_fail (i < MAX_FIELDS, FALSE);
      keys[i] = fields[i].key;
    }

  if (!vigie_json_expect_only (object, keys, &reader->error))
    return FALSE;

  for (const VigieScenarioField *field = fields; field->key != NULL; field++)
    if ((field->is_required && !check_required (reader, object, field)) ||
        !read_field (reader, object, field, target))
      return FALSE;

  return TRUE;
}

/**
 * vigie_scenario_reader_read_list:
 * @reader: a reader
 * @at: an object
 * @key: the member of @at that is a list of objects, if it is there
 * @max_items: how many are allowed
 * @read_item: reads one
 * @target: for @read_item
 *
 * Returns: whether all went well
 */
gboolean
vigie_scenario_reader_read_list (VigieScenarioReader *reader,
                                 const VigieJsonAt *at,
                                 const char *key,
                                 guint max_items,
                                 gboolean (*read_item) (VigieScenarioReader *reader,
                                                        const VigieJsonAt *item,
                                                        gpointer target),
                                 gpointer target)
{
  g_autofree char *complaint = NULL;
  gboolean is_there = FALSE;
  VigieJsonAt list;

  if (!vigie_json_accept_array (at, key, &list, &is_there, &reader->error))
    return FALSE;
  if (!is_there)
    return TRUE;
  if (vigie_json_get_length (&list) > max_items)
    {
      complaint = g_strdup_printf (_ ("this list is longer than %u"), max_items);
      return vigie_scenario_reader_fail (reader, at, key, complaint);
    }

  for (guint i = 0; i < vigie_json_get_length (&list); i++)
    {
      VigieJsonAt item;

      if (!vigie_json_expect_object_at (&list, i, &item, &reader->error) ||
          !read_item (reader, &item, target))
        return FALSE;
    }

  return TRUE;
}
