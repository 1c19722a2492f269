/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-scenario-reader.h"

#include "vigie-config.h"
#include "vigie-error.h"
#include "vigie-text.h"

#include <glib/gi18n.h>
#include <stdarg.h>
#include <string.h>

/* The longest key of docs/scenarios.md is well below. */
#define MAX_KEY 64
#define MAX_NUMBER_CHARS 40
/* What an error quotes of the file, characters. */
#define MAX_QUOTED 40

/**
 * vigie_scenario_reader_init:
 * @reader: (out caller-allocates): a reader
 * @data: (array length=length): the file; may be anything
 * @length: its length, bytes
 * @now: what relative times count from; Unix time, seconds, UTC
 */
void
vigie_scenario_reader_init (VigieScenarioReader *reader, const char *data, gsize length, gint64 now)
{
  const char *bad = NULL;

  *reader = (VigieScenarioReader) {
    .start = data, .end = data + length, .at = data, .item_at = data, .now = now
  };
  if (!g_utf8_validate_len (data, length, &bad))
    vigie_scenario_reader_fail (reader, bad, _ ("this is not UTF-8 text"));
}

/**
 * vigie_scenario_reader_fail:
 * @reader: a reader
 * @at: where it went wrong
 * @format: what went wrong, part of a sentence
 *
 * Sets the reader's error, unless it has one: only the first is worth telling.
 *
 * Returns: %FALSE
 */
gboolean
vigie_scenario_reader_fail (VigieScenarioReader *reader, const char *at, const char *format, ...)
{
  g_autofree char *message = NULL;
  const char *line_start = reader->start;
  guint line = 1;
  va_list arguments;

  if (reader->error != NULL)
    return FALSE;

  for (const char *c = reader->start; c < at; c++)
    if (*c == '\n')
      {
        line++;
        line_start = c + 1;
      }

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: where in a file a mistake is; the text after the colon says which mistake. */
  reader->error = g_error_new (VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE, _ ("line %u, column %u: %s"), line,
                               (guint) g_utf8_strlen (line_start, at - line_start) + 1, message);
  return FALSE;
}

static void
skip_space (VigieScenarioReader *reader)
{
  while (reader->at < reader->end && memchr (" \t\r\n", *reader->at, 4) != NULL)
    reader->at++;
}

static gboolean
next_is (VigieScenarioReader *reader, char c)
{
  skip_space (reader);
  return reader->at < reader->end && *reader->at == c;
}

static gboolean
expect (VigieScenarioReader *reader, char c)
{
  if (next_is (reader, c))
    {
      reader->at++;
      return TRUE;
    }

  if (reader->at >= reader->end)
    /* Translators: %c is a punctuation mark of JSON. */
    return vigie_scenario_reader_fail (reader, reader->at, _ ("the file ends where “%c” should be"), c);

  /* Translators: %c is a punctuation mark of JSON. */
  return vigie_scenario_reader_fail (reader, reader->at, _ ("“%c” should be here"), c);
}

static gboolean
read_hex (VigieScenarioReader *reader, gunichar *value)
{
  *value = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (reader->at >= reader->end || !g_ascii_isxdigit (*reader->at))
        return vigie_scenario_reader_fail (reader, reader->at, _ ("\\u needs four hexadecimal digits"));

      *value = *value * 16 + (gunichar) g_ascii_xdigit_value (*reader->at++);
    }

  return TRUE;
}

/* After "\u". */
static gboolean
read_escaped_character (VigieScenarioReader *reader, GString *text)
{
  const char *at = reader->at - 2;
  gunichar low;
  gunichar c;

  if (!read_hex (reader, &c))
    return FALSE;

  if (c >= 0xd800 && c < 0xdc00 && reader->end - reader->at > 2 && reader->at[0] == '\\' && reader->at[1] == 'u')
    {
      reader->at += 2;
      if (!read_hex (reader, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return vigie_scenario_reader_fail (reader, at, _ ("this is half a character"));

      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }

  if (c == 0)
    return vigie_scenario_reader_fail (reader, at, _ ("a text cannot hold the character zero"));
  if (!g_unichar_validate (c))
    return vigie_scenario_reader_fail (reader, at, _ ("this is half a character"));

  g_string_append_unichar (text, c);
  return TRUE;
}

/* After "\". */
static gboolean
read_escape (VigieScenarioReader *reader, GString *text)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *name;

  if (reader->at >= reader->end)
    return vigie_scenario_reader_fail (reader, reader->at, _ ("the file ends in the middle of a text"));
  if (*reader->at == 'u')
    {
      reader->at++;
      return read_escaped_character (reader, text);
    }

  name = memchr (names, *reader->at, sizeof names - 1);
  if (name == NULL)
    return vigie_scenario_reader_fail (reader, reader->at - 1, _ ("JSON knows no such escape"));

  reader->at++;
  g_string_append_c (text, values[name - names]);
  return TRUE;
}

/**
 * vigie_scenario_reader_read_text:
 * @reader: a reader
 * @max_bytes: the longest text allowed
 *
 * Returns: (transfer full) (nullable): the text; %NULL with the reader's error set
 */
char *
vigie_scenario_reader_read_text (VigieScenarioReader *reader, gsize max_bytes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  skip_space (reader);
  reader->item_at = reader->at;
  if (!next_is (reader, '"'))
    {
      vigie_scenario_reader_fail (reader, reader->at, _ ("a text in quotation marks should be here"));
      return NULL;
    }

  reader->at++;
  for (;;)
    {
      const char *from = reader->at;

      while (reader->at < reader->end && *reader->at != '"' && *reader->at != '\\' && (guchar) *reader->at >= ' ')
        reader->at++;
      g_string_append_len (text, from, reader->at - from);

      if (reader->at >= reader->end)
        {
          vigie_scenario_reader_fail (reader, reader->item_at, _ ("this text has no end"));
          return NULL;
        }
      if (*reader->at == '"')
        break;
      if (*reader->at != '\\')
        {
          vigie_scenario_reader_fail (reader, reader->at, _ ("a text cannot hold line breaks or other control characters: write \\n"));
          return NULL;
        }

      reader->at++;
      if (!read_escape (reader, text))
        return NULL;
    }

  reader->at++;
  if (text->len > max_bytes)
    {
      vigie_scenario_reader_fail (reader, reader->item_at, _ ("this text is longer than %u bytes"), (guint) max_bytes);
      return NULL;
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
read_flag (VigieScenarioReader *reader, gboolean *flag)
{
  skip_space (reader);
  reader->item_at = reader->at;
  if (reader->end - reader->at >= 4 && memcmp (reader->at, "true", 4) == 0)
    {
      *flag = TRUE;
      reader->at += 4;
      return TRUE;
    }
  if (reader->end - reader->at >= 5 && memcmp (reader->at, "false", 5) == 0)
    {
      *flag = FALSE;
      reader->at += 5;
      return TRUE;
    }

  return vigie_scenario_reader_fail (reader, reader->at, _ ("true or false should be here"));
}

static gboolean
read_number (VigieScenarioReader *reader, gboolean with_decimals, double *number)
{
  char digits[MAX_NUMBER_CHARS + 1];
  char *end = NULL;
  gsize length = 0;

  skip_space (reader);
  reader->item_at = reader->at;
  while (reader->at < reader->end && (g_ascii_isalnum (*reader->at) || strchr ("+-.", *reader->at) != NULL) &&
         length < MAX_NUMBER_CHARS)
    digits[length++] = *reader->at++;
  digits[length] = '\0';

  /* JSON allows no "+1", "01", ".5", "0x1" or "inf", which strtod would take. */
  if (!g_ascii_isdigit (digits[digits[0] == '-' ? 1 : 0]) ||
      (digits[digits[0] == '-' ? 1 : 0] == '0' && g_ascii_isalnum (digits[digits[0] == '-' ? 2 : 1])))
    return vigie_scenario_reader_fail (reader, reader->item_at, _ ("a number should be here"));

  *number = g_ascii_strtod (digits, &end);
  if (*end != '\0' || end[-1] == '.')
    return vigie_scenario_reader_fail (reader, reader->item_at, _ ("a number should be here"));
  if (!with_decimals && strpbrk (digits, ".eE") != NULL)
    return vigie_scenario_reader_fail (reader, reader->item_at, _ ("a whole number should be here"));

  return TRUE;
}

static gboolean
read_bounded_number (VigieScenarioReader *reader, gint64 min, gint64 max, gint64 *value)
{
  double number;

  if (!read_number (reader, FALSE, &number))
    return FALSE;
  if (number < (double) min || number > (double) max)
    return vigie_scenario_reader_fail (reader, reader->item_at,
                                       _ ("this number should be from %lld to %lld"), (long long) min,
                                       (long long) max);

  *value = (gint64) number;
  return TRUE;
}

static gboolean
read_delay (VigieScenarioReader *reader, gint64 max_seconds, gint64 *milliseconds)
{
  double seconds;

  if (!read_number (reader, TRUE, &seconds))
    return FALSE;
  if (seconds < 0 || seconds > (double) max_seconds)
    return vigie_scenario_reader_fail (reader, reader->item_at,
                                       _ ("this number should be from %lld to %lld"), 0LL,
                                       (long long) max_seconds);

  *milliseconds = (gint64) (seconds * 1000);
  return TRUE;
}

/* "now", or a sign, up to nine digits and one of s, m, h, d. */
static gboolean
read_moment (VigieScenarioReader *reader, gint64 *moment)
{
  static const struct
  {
    char letter;
    gint64 seconds;
  } units[] = { { 's', 1 }, { 'm', 60 }, { 'h', 60 * 60 }, { 'd', 24 * 60 * 60 } };
  g_autofree char *text = vigie_scenario_reader_read_text (reader, MAX_KEY);
  gsize length;
  gint64 count;

  if (text == NULL)
    return FALSE;
  if (g_str_equal (text, "now"))
    {
      *moment = reader->now;
      return TRUE;
    }

  length = strlen (text);
  if ((text[0] == '-' || text[0] == '+') && length >= 3 && length <= 11 &&
      strspn (text + 1, "0123456789") == length - 2)
    for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
      if (text[length - 1] == units[i].letter)
        {
          count = g_ascii_strtoll (text, NULL, 10) * units[i].seconds;
          if (ABS (count) > reader->now)
            return vigie_scenario_reader_fail (reader, reader->item_at, _ ("this time is too far away"));

          *moment = reader->now + count;
          return TRUE;
        }

  return vigie_scenario_reader_fail (reader, reader->item_at,
                                     _ ("a time should be here: \"now\", \"-45m\", \"-2h\" or \"-3d\""));
}

/**
 * vigie_scenario_reader_read_word:
 * @reader: a reader
 * @words: the words allowed; ends with a %NULL word
 * @value: (out): the value of the one that was read
 *
 * Returns: whether one was there
 */
gboolean
vigie_scenario_reader_read_word (VigieScenarioReader *reader, const VigieScenarioWord *words, gint64 *value)
{
  g_autofree char *text = vigie_scenario_reader_read_text (reader, MAX_KEY);
  g_autofree char *quoted = NULL;
  g_autoptr (GString) known = NULL;

  if (text == NULL)
    return FALSE;

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
  /* Translators: the first %s is what the file says, the second a list of words. */
  return vigie_scenario_reader_fail (reader, reader->item_at, _ ("“%s” is none of: %s"), quoted, known->str);
}

static gboolean
read_field (VigieScenarioReader *reader, const VigieScenarioField *field, gpointer target)
{
  gpointer value = (guint8 *) target + field->offset;

  switch (field->type)
    {
    case VIGIE_SCENARIO_FLAG:
      return read_flag (reader, value);
    case VIGIE_SCENARIO_NUMBER:
      return read_bounded_number (reader, field->min, field->max, value);
    case VIGIE_SCENARIO_TEXT:
      *(char **) value = vigie_scenario_reader_read_text (reader, (gsize) field->max);
      return *(char **) value != NULL;
    case VIGIE_SCENARIO_MOMENT:
      return read_moment (reader, value);
    case VIGIE_SCENARIO_DELAY:
      return read_delay (reader, field->max, value);
    case VIGIE_SCENARIO_WORD:
      return vigie_scenario_reader_read_word (reader, field->words, value);
    case VIGIE_SCENARIO_OTHER:
    default:
      return field->read (reader, target);
    }
}

static gboolean
read_member (VigieScenarioReader *reader, const VigieScenarioField *fields, guint64 *seen, gpointer target)
{
  g_autofree char *key = vigie_scenario_reader_read_text (reader, MAX_KEY);
  const char *key_at = reader->item_at;
  guint i;

  if (key == NULL)
    return FALSE;

  for (i = 0; fields[i].key != NULL; i++)
    if (g_str_equal (fields[i].key, key))
      break;

  if (fields[i].key == NULL)
    {
      g_autofree char *quoted = vigie_text_clean (key, MAX_QUOTED, NULL);

      return vigie_scenario_reader_fail (reader, key_at, _ ("“%s” is not a key that is known here"), quoted);
    }
  if ((*seen & (G_GUINT64_CONSTANT (1) << i)) != 0)
    return vigie_scenario_reader_fail (reader, key_at, _ ("“%s” is there twice"), key);
  if (!expect (reader, ':'))
    return FALSE;

  *seen |= G_GUINT64_CONSTANT (1) << i;
  return read_field (reader, &fields[i], target);
}

/**
 * vigie_scenario_reader_read_object:
 * @reader: a reader
 * @fields: what may be in it; ends with a %NULL key; at most 64
 * @target: the struct that the offsets count in, zeroed; owns what it gets, also on failure
 *
 * Returns: whether all went well
 */
gboolean
vigie_scenario_reader_read_object (VigieScenarioReader *reader, const VigieScenarioField *fields, gpointer target)
{
  const char *object_at;
  guint64 seen = 0;

  if (reader->error != NULL)
    return FALSE;

  skip_space (reader);
  object_at = reader->at;
  if (!expect (reader, '{'))
    return FALSE;

  if (!next_is (reader, '}'))
    do
      {
        if (!read_member (reader, fields, &seen, target))
          return FALSE;
      }
    while (next_is (reader, ',') && reader->at++);

  if (!expect (reader, '}'))
    return FALSE;

  for (guint i = 0; fields[i].key != NULL; i++)
    if (fields[i].is_required && (seen & (G_GUINT64_CONSTANT (1) << i)) == 0)
      return vigie_scenario_reader_fail (reader, object_at, _ ("“%s” is missing here"), fields[i].key);

  reader->item_at = object_at;
  return TRUE;
}

/**
 * vigie_scenario_reader_read_list:
 * @reader: a reader
 * @max_items: how many are allowed
 * @read_item: reads one
 * @target: for @read_item
 *
 * Returns: whether all went well
 */
gboolean
vigie_scenario_reader_read_list (VigieScenarioReader *reader,
                                 guint max_items,
                                 gboolean (*read_item) (VigieScenarioReader *reader, gpointer target),
                                 gpointer target)
{
  const char *list_at;
  guint n_items = 0;

  skip_space (reader);
  list_at = reader->at;
  if (!expect (reader, '['))
    return FALSE;

  if (!next_is (reader, ']'))
    do
      {
        skip_space (reader);
        if (n_items++ >= max_items)
          return vigie_scenario_reader_fail (reader, reader->at, _ ("this list is longer than %u"), max_items);
        if (!read_item (reader, target))
          return FALSE;
      }
    while (next_is (reader, ',') && reader->at++);

  if (!expect (reader, ']'))
    return FALSE;

  reader->item_at = list_at;
  return TRUE;
}

/**
 * vigie_scenario_reader_end:
 * @reader: a reader
 *
 * Returns: whether nothing is left to read
 */
gboolean
vigie_scenario_reader_end (VigieScenarioReader *reader)
{
  if (reader->error != NULL)
    return FALSE;

  skip_space (reader);
  if (reader->at < reader->end)
    return vigie_scenario_reader_fail (reader, reader->at, _ ("nothing should come after the last brace"));

  return TRUE;
}
