/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-json.h"

#include <string.h>

#include "vigie-json-scan.h"

static VigieJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  VigieJson *json = vigie_json_parse (text, -1, 1024 * 1024, VIGIE_ERROR_INVALID_FILE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (json);
  return json;
}

static void
test_json_refuses_with_line_and_column (void)
{
  const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "line 1, column 1: the text ends too early" },
    { "  \n ", "line 2, column 2: the text ends too early" },
    { "{", "line 1, column 2: a member’s name in quotes was expected" },
    { "{\n  \"a\": 1,\n}", "line 3, column 1: a member’s name in quotes was expected" },
    { "[1,]", "line 1, column 4: a value was expected" },
    { "[1 2]", "line 1, column 4: a comma or a closing bracket was expected" },
    { "{\"a\":1,\n \"a\":2}", "line 2, column 2: a member of this name is already there" },
    { "[{\"a\":1},{\"a\":{\"b\":1, \"\\u0062\":1}}]",
      "line 1, column 23: a member of this name is already there" },
    { "{\"a\" 1}", "line 1, column 6: a colon was expected" },
    { "{\"a\":1 \"b\":2}", "line 1, column 8: a comma or a closing brace was expected" },
    { "[1", "line 1, column 3: the text ends too early" },
    { "{a:1}", "line 1, column 2: a member’s name in quotes was expected" },
    { "['a']", "line 1, column 2: a value was expected" },
    { "[1] // no", "line 1, column 5: nothing more was expected" },
    { "{} {}", "line 1, column 4: nothing more was expected" },
    { "[\"é\", \"b]", "line 1, column 7: a text begins here and does not end" },
    { "[\"a\nb\"]", "line 1, column 4: a text holds a line break or another control character" },
    { "[\"\\x\"]", "line 1, column 3: a backslash stands before something that it cannot stand before" },
    { "[\"\\ud800\"]", "line 1, column 3: a backslash stands before something that it cannot stand before" },
    { "[\"\\udc00\"]", "line 1, column 3: a backslash stands before something that it cannot stand before" },
    { "[01]", "line 1, column 2: a number is not written as JSON writes numbers" },
    { "[+1]", "line 1, column 2: a value was expected" },
    { "[1.]", "line 1, column 4: a number is not written as JSON writes numbers" },
    { "[1e]", "line 1, column 4: a number is not written as JSON writes numbers" },
    { "[-]", "line 1, column 3: a number is not written as JSON writes numbers" },
    { "[9223372036854775808]", "line 1, column 2: a number is too large" },
    { "[nul]", "line 1, column 2: a value was expected" },
    { "[\"ab\xff\"]", "line 1, column 5: this is not UTF-8 text" },
    { "\xef\xbb\xbf{}", "line 1, column 1: a value was expected" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VigieJson) json =
          vigie_json_parse (cases[i].text, -1, 1024, VIGIE_ERROR_INVALID_FILE, &error);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (json);
      g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_json_is_bounded (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;
  g_autoptr (VigieJson) json = NULL;

  json = vigie_json_parse (deep, -1, 1024 * 1024, VIGIE_ERROR_UNEXPECTED_REPLY, &error);
  g_assert_null (json);
  g_assert_error (error, VIGIE_ERROR, VIGIE_ERROR_UNEXPECTED_REPLY);
  g_assert_cmpstr (error->message, ==, "line 1, column 65: it is nested too deeply");
  g_clear_error (&error);

  json = vigie_json_parse ("[1,2,3]", -1, 6, VIGIE_ERROR_UNEXPECTED_REPLY, &error);
  g_assert_null (json);
  g_assert_cmpstr (error->message, ==, "line 1, column 1: it is too long");
}

static const char document[] = "{\n"
                               "  \"name\": \"practice\",\n"
                               "  \"sessions\": [\n"
                               "    {\"id\": \"1\", \"date\": 10},\n"
                               "    {\"date\": \"x\", \"id\": \"2\",\n"
                               "     \"is_current\": 1, \"w\\u0069de\": {}}\n"
                               "  ]\n"
                               "}\n";

static void
test_json_expects (void)
{
  g_autoptr (VigieJson) json = parse (document);
  VigieJsonAt root = vigie_json_get_root (json);
  VigieJsonAt sessions, first, second, child;
  const char *text = NULL;
  gint64 number = -1;
  gboolean truth = FALSE;
  gboolean is_there;
  g_autoptr (GError) error = NULL;

  g_assert_true (vigie_json_expect_string (&root, "name", &text, &error));
  g_assert_cmpstr (text, ==, "practice");
  g_assert_true (vigie_json_expect_array (&root, "sessions", &sessions, &error));
  g_assert_cmpuint (vigie_json_get_length (&sessions), ==, 2);
  g_assert_true (vigie_json_expect_object_at (&sessions, 0, &first, &error));
  g_assert_true (vigie_json_expect_object_at (&sessions, 1, &second, &error));
  g_assert_true (vigie_json_expect_int (&first, "date", 0, 10, &number, &error));
  g_assert_cmpint (number, ==, 10);
  g_assert_true (vigie_json_accept_int (&first, "nothing", 0, 10, &number, &error));
  g_assert_true (vigie_json_accept_object (&first, "nothing", &child, &is_there, &error));
  g_assert_false (is_there);
  g_assert_cmpint (number, ==, 10);
  g_assert_no_error (error);

  g_assert_false (vigie_json_expect_int (&first, "date", 11, 20, &number, &error));
  g_assert_cmpstr (error->message, ==,
                   "line 4, column 25: sessions[0].date: a number from 11 to 20 was expected");
  g_clear_error (&error);
  g_assert_false (vigie_json_expect_int (&second, "date", 0, 10, &number, &error));
  g_assert_cmpstr (error->message, ==, "line 5, column 14: sessions[1].date: a whole number was expected");
  g_clear_error (&error);
  g_assert_false (vigie_json_accept_boolean (&second, "is_current", &truth, &error));
  g_assert_cmpstr (error->message, ==,
                   "line 6, column 20: sessions[1].is_current: true or false was expected");
  g_clear_error (&error);
  g_assert_false (vigie_json_expect_string (&second, "model", &text, &error));
  g_assert_cmpstr (error->message, ==, "line 5, column 5: sessions[1].model: it is missing");
  g_clear_error (&error);
  g_assert_false (vigie_json_expect_array (&second, "wide", &child, &error));
  g_assert_cmpstr (error->message, ==,
                   "line 6, column 36: sessions[1].wide: a list in brackets was expected");
  g_clear_error (&error);
  g_assert_false (vigie_json_expect_object_at (&sessions, 2, &child, &error));
  g_assert_cmpstr (error->message, ==, "line 3, column 15: sessions: a longer list was expected");
}

static void
test_json_names_the_unknown_member (void)
{
  static const char *const known[] = { "name", "session", NULL };
  g_autoptr (VigieJson) json = parse (document);
  VigieJsonAt root = vigie_json_get_root (json);
  g_autoptr (GError) error = NULL;

  g_assert_false (vigie_json_expect_only (&root, known, &error));
  g_assert_cmpstr (error->message, ==, "line 3, column 15: sessions: nothing of this name is known here");
}

static void
test_json_getters_take_what_comes (void)
{
  g_autoptr (VigieJson) json =
      parse ("{\"s\":\"x\",\"i\":7,\"d\":7.5,\"b\":true,\"n\":null,\"a\":[1],\"o\":{}}");
  static const char *const members[] = { "s", "i", "d", "b", "n", "a", "o", "nothing" };
  VigieJsonAt root = vigie_json_get_root (json);
  VigieJsonAt child, element;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *member = members[i];

      g_assert_cmpstr (vigie_json_get_string (&root, member, "-"), ==, g_str_equal (member, "s") ? "x" : "-");
      g_assert_cmpint (vigie_json_get_int (&root, member, -1), ==, g_str_equal (member, "i") ? 7 : -1);
      g_assert_cmpint (vigie_json_get_boolean (&root, member, FALSE), ==, g_str_equal (member, "b"));
      g_assert_cmpint (vigie_json_get_array (&root, member, &child), ==, g_str_equal (member, "a"));
      g_assert_cmpint (vigie_json_get_object (&root, member, &child), ==, g_str_equal (member, "o"));
    }

  /* A member of what is no object, an element of what is no array. */
  g_assert_true (vigie_json_get_array (&root, "a", &child));
  g_assert_cmpstr (vigie_json_get_string (&child, "s", "-"), ==, "-");
  g_assert_true (vigie_json_get_element (&child, 0, &element));
  g_assert_false (vigie_json_get_element (&child, 1, &element));
  g_assert_false (vigie_json_get_element (&root, 0, &element));
}

static void
test_json_shows_hostile_names_harmless (void)
{
  static const char *const known[] = { NULL };
  g_autoptr (VigieJson) json = parse ("{\"a\\n\\u001b[31m\\u202e\": 1}");
  VigieJsonAt root = vigie_json_get_root (json);
  g_autoptr (GError) error = NULL;

  g_assert_false (vigie_json_expect_only (&root, known, &error));
  g_assert_cmpstr (error->message, ==, "line 1, column 25: a [31m: nothing of this name is known here");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/refuses-with-line-and-column", test_json_refuses_with_line_and_column);
  g_test_add_func ("/json/is-bounded", test_json_is_bounded);
  g_test_add_func ("/json/expects", test_json_expects);
  g_test_add_func ("/json/names-the-unknown-member", test_json_names_the_unknown_member);
  g_test_add_func ("/json/getters-take-what-comes", test_json_getters_take_what_comes);
  g_test_add_func ("/json/shows-hostile-names-harmless", test_json_shows_hostile_names_harmless);

  return g_test_run ();
}
