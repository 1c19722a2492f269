/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-td-message.h"

#include <string.h>

#include "vigie-error.h"

/* The updates that are read; whatever else begins with "update" is dropped by its first bytes (chats,
 * messages, people, files: TDLib sends them unasked). An option and a notification are told apart by their
 * own name, so that the text of a notification is dropped unread too. TDLib writes the fields in this order.
 */
static const char *const read_updates[] = {
  "{\"@type\":\"updateAuthorizationState\",",
  "{\"@type\":\"updateConnectionState\",",
  "{\"@type\":\"updateUnconfirmedSession\"",
  "{\"@type\":\"updateOption\",\"name\":\"authorization_date\",",
  "{\"@type\":\"updateOption\",\"name\":\"unix_time\",",
  "{\"@type\":\"updateServiceNotification\",\"type\":\"AUTH_KEY_DROP_",
};

/**
 * vigie_td_message_classify:
 * @text: what td_receive () gave
 *
 * Looks at the beginning only.
 *
 * Returns: what @text is
 */
VigieTdMessageKind
vigie_td_message_classify (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (read_updates); i++)
    {
      if (g_str_has_prefix (text, read_updates[i]))
        return VIGIE_TD_MESSAGE_UPDATE;
    }

  if (g_str_has_prefix (text, "{\"@type\":\"update"))
    return VIGIE_TD_MESSAGE_DROP;

  return VIGIE_TD_MESSAGE_REPLY;
}

static gboolean
is_too_deep (const char *text, gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            in_string = FALSE;
        }
      else if (text[i] == '"')
        {
          in_string = TRUE;
        }
      else if (text[i] == '{' || text[i] == '[')
        {
          if (++depth > VIGIE_TD_MAX_DEPTH)
            return TRUE;
        }
      else if ((text[i] == '}' || text[i] == ']') && depth > 0)
        {
          depth--;
        }
    }

  return FALSE;
}

/**
 * vigie_td_message_parse:
 * @text: JSON
 * @length: in bytes
 *
 * Any thread. The text is not part of the error.
 *
 * Returns: (transfer full): the object; %NULL with %VIGIE_ERROR_UNEXPECTED_REPLY if @text is longer than
 *   %VIGIE_TD_MAX_MESSAGE, deeper than %VIGIE_TD_MAX_DEPTH, or not one JSON object
 */
JsonObject *
vigie_td_message_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonNode *root;

  if (length > VIGIE_TD_MAX_MESSAGE || is_too_deep (text, length))
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY,
                   "reply of %" G_GSIZE_FORMAT " bytes is too large", length);
      return NULL;
    }

  parser = json_parser_new_immutable ();
  json_parser_set_strict (parser, TRUE);
  if (!g_utf8_validate_len (text, length, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY, "reply is not JSON");
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY, "reply is not an object");
      return NULL;
    }

  return json_object_ref (json_node_get_object (root));
}

/**
 * vigie_td_message_dup_last_extra:
 * @text: a reply that could not be parsed
 * @client_id: (out): the client it is for
 *
 * TDLib itself appends `,"@extra":"…","@client_id":1}` to what came from the service, so the end tells which
 * request failed even when the rest is unreadable.
 *
 * Returns: (transfer full) (nullable): the "@extra"; %NULL if the end has another form
 */
char *
vigie_td_message_dup_last_extra (const char *text, gsize length, int *client_id)
{
  const char *tail = text + (length > 96 ? length - 96 : 0);
  const char *found = g_strrstr (tail, ",\"@extra\":\"");
  const char *end;
  guint64 number = 0;
  g_autofree char *digits = NULL;

  if (found == NULL)
    return NULL;

  found += strlen (",\"@extra\":\"");
  end = strchr (found, '"');
  if (end == NULL || !g_str_has_prefix (end, "\",\"@client_id\":"))
    return NULL;

  digits = g_strdup (end + strlen ("\",\"@client_id\":"));
  if (!g_str_has_suffix (digits, "}"))
    return NULL;
  digits[strlen (digits) - 1] = '\0';
  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT, &number, NULL))
    return NULL;

  *client_id = (int) number;
  return g_strndup (found, (gsize) (end - found));
}

static JsonNode *
get_member (VigieTdReader *reader, const char *name, JsonNodeType type)
{
  JsonNode *node = reader->object != NULL ? json_object_get_member (reader->object, name) : NULL;

  if (node == NULL)
    return NULL;

  if (json_node_get_node_type (node) != type)
    {
      /* TDLib leaves out what is absent, but null means the same. */
      if (!JSON_NODE_HOLDS_NULL (node))
        reader->is_malformed = TRUE;
      return NULL;
    }

  return node;
}

/**
 * vigie_td_reader_get_type_name:
 *
 * Returns: (transfer none): the object's "@type"; "" if there is no object or no such text
 */
const char *
vigie_td_reader_get_type_name (const VigieTdReader *reader)
{
  VigieTdReader quiet = { reader->object, FALSE };

  return vigie_td_reader_get_text (&quiet, "@type");
}

gboolean
vigie_td_reader_is (const VigieTdReader *reader, const char *type)
{
  return g_str_equal (vigie_td_reader_get_type_name (reader), type);
}

/**
 * vigie_td_reader_get_text:
 *
 * Returns: (transfer none): the text as it came, not cleaned; "" if there is none
 */
const char *
vigie_td_reader_get_text (VigieTdReader *reader, const char *name)
{
  JsonNode *node = get_member (reader, name, JSON_NODE_VALUE);

  if (node == NULL)
    return "";

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      reader->is_malformed = TRUE;
      return "";
    }

  return json_node_get_string (node);
}

/**
 * vigie_td_is_int64:
 *
 * Returns: whether @text is a decimal number that fits in 64 bits, as TDLib writes ids
 */
gboolean
vigie_td_is_int64 (const char *text)
{
  gint64 number = 0;

  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL);
}

/**
 * vigie_td_reader_get_id:
 *
 * Reads a required int64, which TDLib writes as text.
 *
 * Returns: (transfer none): its digits; "" and malformed if it is missing or no number
 */
const char *
vigie_td_reader_get_id (VigieTdReader *reader, const char *name)
{
  const char *text = vigie_td_reader_get_text (reader, name);

  if (vigie_td_is_int64 (text))
    return text;

  reader->is_malformed = TRUE;
  return "";
}

/**
 * vigie_td_reader_get_int:
 *
 * Returns: the number; 0 if it is missing; 0 and malformed if it is no whole number from @min to @max
 */
gint64
vigie_td_reader_get_int (VigieTdReader *reader, const char *name, gint64 min, gint64 max)
{
  JsonNode *node = get_member (reader, name, JSON_NODE_VALUE);
  gint64 number;

  if (node == NULL)
    return 0;

  if (json_node_get_value_type (node) != G_TYPE_INT64)
    {
      reader->is_malformed = TRUE;
      return 0;
    }

  number = json_node_get_int (node);
  if (number < min || number > max)
    {
      reader->is_malformed = TRUE;
      return 0;
    }

  return number;
}

/**
 * vigie_td_reader_get_date:
 *
 * Returns: Unix time, seconds, UTC; 0 if the service does not say, or names an impossible day (one such
 * session must not hide the others)
 */
gint64
vigie_td_reader_get_date (VigieTdReader *reader, const char *name)
{
  gint64 date = vigie_td_reader_get_int (reader, name, G_MININT64, G_MAXINT64);

  return date >= 0 && date <= G_MAXINT32 ? date : 0;
}

gboolean
vigie_td_reader_get_bool (VigieTdReader *reader, const char *name)
{
  JsonNode *node = get_member (reader, name, JSON_NODE_VALUE);

  if (node == NULL)
    return FALSE;

  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      reader->is_malformed = TRUE;
      return FALSE;
    }

  return json_node_get_boolean (node);
}

/**
 * vigie_td_reader_get_object:
 *
 * Returns: (transfer none) (nullable): the object; %NULL if there is none
 */
JsonObject *
vigie_td_reader_get_object (VigieTdReader *reader, const char *name)
{
  JsonNode *node = get_member (reader, name, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

/**
 * vigie_td_reader_get_list:
 * @max_items: more than these are malformed
 *
 * Reads a required list of objects.
 *
 * Returns: (transfer none) (nullable): the list; %NULL and malformed if it is missing, too long, or holds
 *   anything but objects
 */
JsonArray *
vigie_td_reader_get_list (VigieTdReader *reader, const char *name, guint max_items)
{
  JsonNode *node = get_member (reader, name, JSON_NODE_ARRAY);
  JsonArray *list = node != NULL ? json_node_get_array (node) : NULL;
  guint n_items = list != NULL ? json_array_get_length (list) : 0;

  if (list == NULL || n_items > max_items)
    {
      reader->is_malformed = TRUE;
      return NULL;
    }

  for (guint i = 0; i < n_items; i++)
    {
      if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (list, i)))
        {
          reader->is_malformed = TRUE;
          return NULL;
        }
    }

  return list;
}
