/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-json.h"

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-json-scan.h"
#include "vigie-text.h"

/* Deeper than any reply or scenario, shallower than what a stack bears. */
#define MAX_DEPTH 64

/* Names of members come from the file: they are shown, so they are bounded. */
#define MAX_PATH_CHARS 120

struct _VigieJson
{
  char *text; /* (owned) */
  gsize length;
  VigieError error_code;
  JsonNode *root; /* (owned) */
};

static GError *
error_new_at (
    const char *text, gsize length, gsize offset, VigieError code, const char *path, const char *complaint)
{
  guint line, column;

  vigie_json_scan_get_position (text, length, offset, &line, &column);
  if (path == NULL || *path == '\0')
    /* Translators: where a file goes wrong, then what is wrong there. */
    return g_error_new (VIGIE_ERROR, (int) code, _ ("line %u, column %u: %s"), line, column, complaint);
  /* Translators: where a file goes wrong, the name of the value there, then what is wrong with it. */
  return g_error_new (VIGIE_ERROR, (int) code, _ ("line %u, column %u: %s: %s"), line, column, path,
                      complaint);
}

/**
 * vigie_json_parse:
 * @text: a JSON text from outside
 * @length: its length in bytes, or -1 if it ends with a NUL
 * @max_bytes: the longest text that is looked at
 * @error_code: %VIGIE_ERROR_INVALID_FILE for a file, %VIGIE_ERROR_UNEXPECTED_REPLY for a reply
 *
 * Reads a text strictly: RFC 8259, UTF-8, at most @max_bytes and 64 levels, no two members of one name in an
 * object. A text with "\u0000" in it ends there.
 *
 * Returns: (transfer full): the text read; %NULL with @error set to @error_code, its message beginning with
 *   the line and column
 */
VigieJson *
vigie_json_parse (const char *text, gssize length, gsize max_bytes, VigieError error_code, GError **error)
{
  g_autoptr (VigieJson) json = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) parse_error = NULL;
  const char *complaint;
  gsize size, offset;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strnlen (text, max_bytes + 1) : (gsize) length;
  if (size > max_bytes)
    {
      g_propagate_error (error, error_new_at (text, size, 0, error_code, NULL, _ ("it is too long")));
      return NULL;
    }
  if (!vigie_json_scan_check (text, size, MAX_DEPTH, &offset, &complaint))
    {
      g_propagate_error (error, error_new_at (text, size, offset, error_code, NULL, _ (complaint)));
      return NULL;
    }

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) size, &parse_error) ||
      json_parser_get_root (parser) == NULL)
    {
      const char *reason = parse_error != NULL ? parse_error->message : _ ("a value was expected");

      g_propagate_error (error, error_new_at (text, size, 0, error_code, NULL, reason));
      return NULL;
    }

  json = g_new0 (VigieJson, 1);
  json->text = g_memdup2 (text, size);
  json->length = size;
  json->error_code = error_code;
  json->root = json_parser_steal_root (parser);
  return g_steal_pointer (&json);
}

void
vigie_json_free (VigieJson *json)
{
  if (json == NULL)
    return;

  g_clear_pointer (&json->root, json_node_unref);
  g_clear_pointer (&json->text, g_free);
  g_free (json);
}

VigieJsonAt
vigie_json_get_root (const VigieJson *json)
{
  return (VigieJsonAt) { .json = json, .node = json->root };
}

/* The steps from the root to @at, and to its @member if that is given. (transfer full) */
static GArray *
dup_steps (const VigieJsonAt *at, const char *member)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (VigieJsonStep));

  for (const VigieJsonAt *each = at; each->parent != NULL; each = each->parent)
    {
      VigieJsonStep step = { .member = each->member, .index = each->index };

      g_array_prepend_val (steps, step);
    }
  if (member != NULL)
    {
      VigieJsonStep step = { .member = member };

      g_array_append_val (steps, step);
    }
  return steps;
}

/* "sessions[3].log_in_date" */
static char *
dup_path (GArray *steps)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const VigieJsonStep *step = &g_array_index (steps, VigieJsonStep, i);

      if (step->member == NULL)
        g_string_append_printf (path, "[%u]", step->index);
      else
        g_string_append_printf (path, "%s%s", i == 0 ? "" : ".", step->member);
    }
  return vigie_text_clean (path->str, MAX_PATH_CHARS, NULL);
}

/**
 * vigie_json_set_error:
 * @at: a value
 * @member: (nullable): its member that is meant, there or not
 * @complaint: what is wrong with it, in the person's language
 */
void
vigie_json_set_error (const VigieJsonAt *at, const char *member, GError **error, const char *complaint)
{
  g_autoptr (GArray) steps = dup_steps (at, member);
  g_autofree char *path = dup_path (steps);
  const VigieJson *json = at->json;
  gsize offset = vigie_json_scan_locate (json->text, json->length,
                                         (const VigieJsonStep *) (gpointer) steps->data, steps->len);

  g_propagate_error (error,
                     error_new_at (json->text, json->length, offset, json->error_code, path, complaint));
}

static JsonNode *
find_member (const VigieJsonAt *at, const char *member)
{
  if (at->node == NULL || !JSON_NODE_HOLDS_OBJECT (at->node))
    return NULL;
  return json_object_get_member (json_node_get_object (at->node), member);
}

static gboolean
holds (JsonNode *node, JsonNodeType type, GType value_type)
{
  if (node == NULL || json_node_get_node_type (node) != type)
    return FALSE;
  return type != JSON_NODE_VALUE || json_node_get_value_type (node) == value_type;
}

/* Finds the member of a type. @is_there: whether it is; with it NULL the member must be there. */
static gboolean
take_member (const VigieJsonAt *at,
             const char *member,
             JsonNodeType type,
             GType value_type,
             const char *complaint,
             JsonNode **node,
             gboolean *is_there,
             GError **error)
{
  *node = find_member (at, member);
  if (is_there != NULL)
    *is_there = *node != NULL;
  if (*node == NULL && is_there != NULL)
    return TRUE;
  if (*node == NULL)
    complaint = N_ ("it is missing");
  else if (holds (*node, type, value_type))
    return TRUE;

  /* Translated here and not by the callers: that costs, and most values are right. */
  vigie_json_set_error (at, member, error, _ (complaint));
  return FALSE;
}

static gboolean
take_container (const VigieJsonAt *at,
                const char *member,
                JsonNodeType type,
                VigieJsonAt *value,
                gboolean *is_there,
                GError **error)
{
  const char *complaint = type == JSON_NODE_OBJECT ? N_ ("an object in braces was expected")
                                                   : N_ ("a list in brackets was expected");
  JsonNode *node;

  if (!take_member (at, member, type, G_TYPE_INVALID, complaint, &node, is_there, error))
    return FALSE;
  if (node != NULL)
    *value = (VigieJsonAt) { .json = at->json, .parent = at, .member = member, .node = node };
  return TRUE;
}

static gboolean
take_string (
    const VigieJsonAt *at, const char *member, const char **value, gboolean *is_there, GError **error)
{
  JsonNode *node;

  if (!take_member (at, member, JSON_NODE_VALUE, G_TYPE_STRING, N_ ("a text in quotes was expected"), &node,
                    is_there, error))
    return FALSE;
  if (node != NULL)
    *value = json_node_get_string (node);
  return TRUE;
}

static gboolean
take_int (const VigieJsonAt *at,
          const char *member,
          gint64 min,
          gint64 max,
          gint64 *value,
          gboolean *is_there,
          GError **error)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  g_autofree char *complaint = NULL;
  JsonNode *node;

  if (!take_member (at, member, JSON_NODE_VALUE, G_TYPE_INT64, N_ ("a whole number was expected"), &node,
                    is_there, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (json_node_get_int (node) >= min && json_node_get_int (node) <= max)
    {
      *value = json_node_get_int (node);
      return TRUE;
    }

  least = g_strdup_printf ("%" G_GINT64_FORMAT, min);
  most = g_strdup_printf ("%" G_GINT64_FORMAT, max);
  complaint = g_strdup_printf (_ ("a number from %1$s to %2$s was expected"), least, most);
  vigie_json_set_error (at, member, error, complaint);
  return FALSE;
}

static gboolean
take_boolean (const VigieJsonAt *at, const char *member, gboolean *value, gboolean *is_there, GError **error)
{
  JsonNode *node;

  if (!take_member (at, member, JSON_NODE_VALUE, G_TYPE_BOOLEAN, N_ ("true or false was expected"), &node,
                    is_there, error))
    return FALSE;
  if (node != NULL)
    *value = json_node_get_boolean (node);
  return TRUE;
}

gboolean
vigie_json_expect_object (const VigieJsonAt *at, const char *member, VigieJsonAt *value, GError **error)
{
  return take_container (at, member, JSON_NODE_OBJECT, value, NULL, error);
}

gboolean
vigie_json_expect_array (const VigieJsonAt *at, const char *member, VigieJsonAt *value, GError **error)
{
  return take_container (at, member, JSON_NODE_ARRAY, value, NULL, error);
}

gboolean
vigie_json_expect_string (const VigieJsonAt *at, const char *member, const char **value, GError **error)
{
  return take_string (at, member, value, NULL, error);
}

gboolean
vigie_json_expect_int (
    const VigieJsonAt *at, const char *member, gint64 min, gint64 max, gint64 *value, GError **error)
{
  return take_int (at, member, min, max, value, NULL, error);
}

gboolean
vigie_json_expect_boolean (const VigieJsonAt *at, const char *member, gboolean *value, GError **error)
{
  return take_boolean (at, member, value, NULL, error);
}

gboolean
vigie_json_accept_object (
    const VigieJsonAt *at, const char *member, VigieJsonAt *value, gboolean *is_there, GError **error)
{
  return take_container (at, member, JSON_NODE_OBJECT, value, is_there, error);
}

gboolean
vigie_json_accept_array (
    const VigieJsonAt *at, const char *member, VigieJsonAt *value, gboolean *is_there, GError **error)
{
  return take_container (at, member, JSON_NODE_ARRAY, value, is_there, error);
}

gboolean
vigie_json_accept_string (const VigieJsonAt *at, const char *member, const char **value, GError **error)
{
  gboolean is_there;

  return take_string (at, member, value, &is_there, error);
}

gboolean
vigie_json_accept_int (
    const VigieJsonAt *at, const char *member, gint64 min, gint64 max, gint64 *value, GError **error)
{
  gboolean is_there;

  return take_int (at, member, min, max, value, &is_there, error);
}

gboolean
vigie_json_accept_boolean (const VigieJsonAt *at, const char *member, gboolean *value, GError **error)
{
  gboolean is_there;

  return take_boolean (at, member, value, &is_there, error);
}

guint
vigie_json_get_length (const VigieJsonAt *at)
{
  if (at->node == NULL || !JSON_NODE_HOLDS_ARRAY (at->node))
    return 0;
  return json_array_get_length (json_node_get_array (at->node));
}

gboolean
vigie_json_get_element (const VigieJsonAt *at, guint index, VigieJsonAt *value)
{
  if (index >= vigie_json_get_length (at))
    return FALSE;

  *value = (VigieJsonAt) {
    .json = at->json,
    .parent = at,
    .index = index,
    .node = json_array_get_element (json_node_get_array (at->node), index),
  };
  return TRUE;
}

gboolean
vigie_json_expect_object_at (const VigieJsonAt *at, guint index, VigieJsonAt *value, GError **error)
{
  if (!vigie_json_get_element (at, index, value))
    {
      vigie_json_set_error (at, NULL, error, _ ("a longer list was expected"));
      return FALSE;
    }
  if (!holds (value->node, JSON_NODE_OBJECT, G_TYPE_INVALID))
    {
      vigie_json_set_error (value, NULL, error, _ ("an object in braces was expected"));
      return FALSE;
    }
  return TRUE;
}

gboolean
vigie_json_expect_string_at (const VigieJsonAt *at, guint index, const char **value, GError **error)
{
  VigieJsonAt element;

  if (!vigie_json_get_element (at, index, &element))
    {
      vigie_json_set_error (at, NULL, error, _ ("a longer list was expected"));
      return FALSE;
    }
  if (!holds (element.node, JSON_NODE_VALUE, G_TYPE_STRING))
    {
      vigie_json_set_error (&element, NULL, error, _ ("a text in quotes was expected"));
      return FALSE;
    }
  *value = json_node_get_string (element.node);
  return TRUE;
}

/**
 * vigie_json_expect_only:
 * @at: what should be an object: the root of a text may be anything
 * @members: (array zero-terminated=1): the members that it may have
 *
 * Finds the misspelt member that would otherwise be silently ignored.
 *
 * Returns: whether @at is an object that has no other member; with @error set otherwise
 */
gboolean
vigie_json_expect_only (const VigieJsonAt *at, const char *const *members, GError **error)
{
  JsonObjectIter iter;
  const char *name;

  if (!JSON_NODE_HOLDS_OBJECT (at->node))
    {
      vigie_json_set_error (at, NULL, error, _ ("an object in braces was expected"));
      return FALSE;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (at->node));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      if (g_strv_contains (members, name))
        continue;
      vigie_json_set_error (at, name, error, _ ("nothing of this name is known here"));
      return FALSE;
    }
  return TRUE;
}

gboolean
vigie_json_get_object (const VigieJsonAt *at, const char *member, VigieJsonAt *value)
{
  return holds (find_member (at, member), JSON_NODE_OBJECT, G_TYPE_INVALID) &&
         vigie_json_expect_object (at, member, value, NULL);
}

gboolean
vigie_json_get_array (const VigieJsonAt *at, const char *member, VigieJsonAt *value)
{
  return holds (find_member (at, member), JSON_NODE_ARRAY, G_TYPE_INVALID) &&
         vigie_json_expect_array (at, member, value, NULL);
}

const char *
vigie_json_get_string (const VigieJsonAt *at, const char *member, const char *fallback)
{
  JsonNode *node = find_member (at, member);

  return holds (node, JSON_NODE_VALUE, G_TYPE_STRING) ? json_node_get_string (node) : fallback;
}

gint64
vigie_json_get_int (const VigieJsonAt *at, const char *member, gint64 fallback)
{
  JsonNode *node = find_member (at, member);

  return holds (node, JSON_NODE_VALUE, G_TYPE_INT64) ? json_node_get_int (node) : fallback;
}

gboolean
vigie_json_get_boolean (const VigieJsonAt *at, const char *member, gboolean fallback)
{
  JsonNode *node = find_member (at, member);

  return holds (node, JSON_NODE_VALUE, G_TYPE_BOOLEAN) ? json_node_get_boolean (node) : fallback;
}
