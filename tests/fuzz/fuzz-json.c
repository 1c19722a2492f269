/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-json.h"

#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* The text under test; NUL-terminated. */
static const char *source;

/* What stands where @error says. */
static char
find_char (const GError *error)
{
  const char *at = source;
  guint line = 0;
  guint column = 0;

  g_assert_cmpint (sscanf (error->message, "line %u, column %u", &line, &column), ==, 2);
  for (; line > 1; line--)
    at = strchr (at, '\n') + 1;
  for (; column > 1; column--)
    at = g_utf8_next_char (at);
  return *at;
}

static const char *
first_chars (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return "{";
    case JSON_NODE_ARRAY:
      return "[";
    case JSON_NODE_NULL:
      return "n";
    case JSON_NODE_VALUE:
    default:
      break;
    }
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return "\"";
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? "tf" : "-0123456789";
}

static void
assert_is_found (JsonNode *node, const GError *error)
{
  /* json-glib ends a name at this: there is no way back to the text. */
  if (strstr (source, "\\u0000") == NULL)
    g_assert_nonnull (strchr (first_chars (node), find_char (error)));
}

/* Every value of a text is where the complaint about it says. */
static void
visit (const VigieJsonAt *at, guint depth)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = at->node;

  vigie_json_set_error (at, NULL, &error, "!");
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  assert_is_found (node, error);

  if (depth > 4)
    return;
  for (guint i = 0; i < MIN (vigie_json_get_length (at), 8); i++)
    {
      VigieJsonAt element;

      g_assert_true (vigie_json_get_element (at, i, &element));
      visit (&element, depth + 1);
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_members (json_node_get_object (node));
      guint n = 0;

      for (GList *each = members; each != NULL && n < 8; each = each->next, n++)
        {
          const char *member = each->data;
          VigieJsonAt child;
          g_autoptr (GError) member_error = NULL;

          vigie_json_get_string (at, member, "");
          vigie_json_get_int (at, member, 0);
          vigie_json_get_boolean (at, member, FALSE);
          vigie_json_set_error (at, member, &member_error, "!");
          assert_is_found (json_object_get_member (json_node_get_object (node), member), member_error);
          if (vigie_json_get_object (at, member, &child) || vigie_json_get_array (at, member, &child))
            visit (&child, depth + 1);
        }
    }
}

/* A JSON text from outside: read or refused with a place in it, never more. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJson) json =
      vigie_json_parse ((const char *) data, (gssize) size, 1 << 16, VIGIE_ERROR_INVALID_FILE, &error);
  VigieJsonAt root;

  if (json == NULL)
    {
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
      g_assert_true (g_str_has_prefix (error->message, "line "));
      return 0;
    }

  source = text;
  root = vigie_json_get_root (json);
  visit (&root, 0);
  return 0;
}
