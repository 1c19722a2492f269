/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-json-scan.h"
#include "vigie-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Every value of a text is where the complaint about it says. */
static void
visit (const VigieJsonAt *at, guint depth)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = at->node;

  vigie_json_set_error (at, NULL, &error, "!");
  g_assert_true (g_utf8_validate (error->message, -1, NULL));

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
          if (vigie_json_get_object (at, member, &child) || vigie_json_get_array (at, member, &child))
            visit (&child, depth + 1);
        }
    }
}

/* A JSON text from outside: read or refused with a place in it, never more. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *text = (const char *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJson) json =
      vigie_json_parse (text, (gssize) size, 1 << 16, VIGIE_ERROR_INVALID_FILE, &error);
  VigieJsonAt root;

  if (json == NULL)
    {
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
      g_assert_true (g_str_has_prefix (error->message, "line "));
      return 0;
    }

  root = vigie_json_get_root (json);
  visit (&root, 0);
  return 0;
}
