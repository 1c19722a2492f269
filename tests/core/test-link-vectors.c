/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The link parser against the vectors that browsers are tested with, and the Public Suffix List's own. Where
 * a library is of another version than a vector, tests/data/links/differences.tsv says so, and why. */

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "vigie-domain.h"
#include "vigie-idna.h"
#include "vigie-url.h"

/* What vigie gives where a vector says otherwise, by file and input. */
typedef struct
{
  GHashTable *expected; /* (owned) "file\tinput" -> output, "-" for a refusal */
  GHashTable *used;     /* (owned) keys that a vector had */
} Differences;

static char *
get_path (const char *name)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "links", name, NULL);
}

static char *
read_text (const char *name)
{
  g_autofree char *path = get_path (name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Stands for a NUL in the vectors while they are C strings. */
#define NUL_STANDIN "\357\204\243"

/* Half a surrogate pair reaches a browser's parser as U+FFFD. */
static char *
mend_surrogates (const char *text)
{
  g_autoptr (GRegex) lone = g_regex_new ("\\\\ud[89ab]..(?!\\\\ud[c-f])|(?<!\\\\ud[89ab]..)\\\\ud[c-f]..",
                                         G_REGEX_CASELESS, 0, NULL);

  return g_regex_replace_literal (lone, text, -1, 0, "\\ufffd", 0, NULL);
}

static JsonNode *
read_vectors (const char *name)
{
  g_autofree char *path = get_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) raw = g_file_read (file, NULL, &error);
  g_autoptr (GConverter) gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) unzipped = g_converter_output_stream_new (stream, gunzip);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) text = NULL;
  g_autofree char *mended = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  g_assert_no_error (error);
  g_output_stream_splice (unzipped, G_INPUT_STREAM (raw), G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  text = g_string_new_len (g_memory_output_stream_get_data (memory),
                           (gssize) g_memory_output_stream_get_data_size (memory));
  g_assert_null (strstr (text->str, NUL_STANDIN));
  g_string_replace (text, "\\u0000", NUL_STANDIN, 0);
  mended = mend_surrogates (text->str);
  json_parser_load_from_data (parser, mended, -1, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

/* Parses a vector's input, with its NULs. */
static gboolean
parse (VigieUrl *url, const char *input)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_auto (GStrv) pieces = g_strsplit (input, NUL_STANDIN, -1);

  for (gsize i = 0; pieces[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (bytes, '\0');
      g_string_append (bytes, pieces[i]);
    }
  return vigie_url_parse (url, bytes->str, bytes->len);
}

static void
differences_read (Differences *differences)
{
  g_autofree char *text = read_text ("differences.tsv");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  differences->expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  differences->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autofree char *input = NULL;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      g_assert_cmpuint (strlen (cells[3]), >, 0);
      input = g_strcompress (cells[1]);
      g_assert_true (g_hash_table_insert (differences->expected, g_strdup_printf ("%s\t%s", cells[0], input),
                                          g_strdup (cells[2])));
    }
}

static void
differences_clear (Differences *differences)
{
  g_clear_pointer (&differences->expected, g_hash_table_unref);
  g_clear_pointer (&differences->used, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Differences, differences_clear)

/* Whether @output is what @file wants for @input, or what is listed as different. %NULL is a refusal. */
static gboolean
agrees (Differences *differences, const char *file, const char *input, const char *wanted, const char *output)
{
  g_autofree char *key = g_strdup_printf ("%s\t%s", file, input);
  const char *listed = g_hash_table_lookup (differences->expected, key);
  g_autofree char *shown = NULL;

  if (listed != NULL)
    g_hash_table_add (differences->used, g_steal_pointer (&key));
  /* With newer libraries a difference goes away by itself. */
  if (g_strcmp0 (wanted, output) == 0 || g_strcmp0 (listed, output != NULL ? output : "-") == 0)
    return TRUE;

  shown = g_strescape (input, NULL);
  g_test_message ("%s\t%s\twanted %s\tgot %s", file, shown, wanted != NULL ? wanted : "-",
                  output != NULL ? output : "-");
  return FALSE;
}

static void
assert_all_used (Differences *differences, const char *file)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, differences->expected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (g_str_has_prefix (key, file) && !g_hash_table_contains (differences->used, key))
        g_error ("differences.tsv names what is no vector: %s", (const char *) key);
    }
}

static const char *
get_string (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* The vectors have relative addresses too, which are none of ours: an address that begins with a scheme is
 * absolute, unless it repeats its base's special scheme without two slashes. */
static gboolean
is_absolute (const char *input, const char *base)
{
  g_autofree char *scheme = NULL;
  const char *colon = strchr (input, ':');

  if (base == NULL)
    return TRUE;
  if (colon == NULL || colon == input)
    return FALSE;
  scheme = g_strndup (input, (gsize) (colon - input));
  if (strspn (scheme, "abcdefghijklmnopqrstuvwxyz") != strlen (scheme))
    return FALSE;
  return g_str_has_prefix (colon, "://") || !g_str_has_prefix (base, scheme);
}

static char *
join (const VigieUrl *url)
{
  gboolean has_port = (url->notes & VIGIE_URL_NOTE_PORT) != 0; /* 0 is one too */
  g_autofree char *port = has_port ? g_strdup_printf ("%u", url->port) : g_strdup ("");
  const char *query = url->query != NULL ? url->query : "";
  const char *fragment = url->fragment != NULL ? url->fragment : "";

  return g_strconcat (url->scheme, ": ", url->host, " ", port, " ", url->path, *query != '\0' ? " ?" : " ",
                      query, *fragment != '\0' ? " #" : " ", fragment, NULL);
}

/* The vector at @i of @vectors; %NULL if it is a comment. */
static JsonObject *
get_vector (JsonArray *vectors, guint i, const char **input)
{
  JsonNode *node = json_array_get_element (vectors, i);
  JsonObject *vector = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  *input = vector != NULL ? get_string (vector, "input") : NULL;
  return vector;
}

static void
test_urls (void)
{
  g_auto (Differences) differences = { 0 };
  g_autoptr (JsonNode) root = read_vectors ("urltestdata.json.gz");
  JsonArray *vectors = json_node_get_array (root);
  g_auto (VigieUrl) url = { 0 };
  guint n_checked = 0;
  guint n_faults = 0;

  differences_read (&differences);
  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      const char *input;
      JsonObject *vector = get_vector (vectors, i, &input);
      g_autofree char *wanted = NULL;
      g_autofree char *output = NULL;

      if (input == NULL || !is_absolute (input, get_string (vector, "base")))
        continue;
      if (!json_object_get_boolean_member_with_default (vector, "failure", FALSE))
        wanted = g_strconcat (get_string (vector, "protocol"), " ", get_string (vector, "hostname"), " ",
                              get_string (vector, "port"), " ", get_string (vector, "pathname"), " ",
                              get_string (vector, "search"), " ", get_string (vector, "hash"), NULL);
      if (parse (&url, input))
        output = join (&url);
      n_faults += !agrees (&differences, "urltestdata", input, wanted, output);
      n_checked++;
    }
  g_assert_cmpuint (n_faults, ==, 0);
  g_test_message ("%u vectors", n_checked);
  g_assert_cmpuint (n_checked, >, 600);
  assert_all_used (&differences, "urltestdata");
}

static void
test_names (gconstpointer user_data)
{
  const char *name = user_data;
  g_autofree char *file = g_strconcat (name, ".json.gz", NULL);
  g_auto (Differences) differences = { 0 };
  g_autoptr (JsonNode) root = read_vectors (file);
  JsonArray *vectors = json_node_get_array (root);
  g_auto (VigieUrl) url = { 0 };
  guint n_checked = 0;
  guint n_faults = 0;

  differences_read (&differences);
  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      const char *input;
      JsonObject *vector = get_vector (vectors, i, &input);
      g_autofree char *link = g_strconcat ("https://", input, "/x", NULL);
      const char *output = NULL;

      /* The empty name is no URL's. */
      if (input == NULL || *input == '\0')
        continue;
      if (parse (&url, link))
        output = url.host;
      n_faults += !agrees (&differences, name, input, get_string (vector, "output"), output);
      n_checked++;
    }
  g_test_message ("%u vectors", n_checked);
  g_assert_cmpuint (n_faults, ==, 0);
  g_assert_cmpuint (n_checked, >, 80);
  assert_all_used (&differences, name);
}

/* The registrable domain of a name as written; %NULL if it has none. */
static char *
get_registrable (const char *name)
{
  char ascii[512];
  gboolean mapped;
  VigieDomain domain;

  g_assert_cmpint (vigie_idna_to_ascii (name, strlen (name), ascii, sizeof ascii, &mapped), >, 0);
  vigie_domain_split (ascii, &domain);
  /* The vectors refuse what begins with a dot; a browser does not, and the parts behind it are still right.
   */
  return ascii[0] != '.' ? g_strdup (domain.registrable) : NULL;
}

static void
test_suffixes (void)
{
  g_autofree char *text = read_text ("test_psl.txt");
  g_autoptr (GRegex) pattern =
      g_regex_new ("^checkPublicSuffix\\('(.*?)', (?:null|'(.*)')\\);$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_auto (Differences) differences = { 0 };
  guint n_checked = 0;
  guint n_faults = 0;

  differences_read (&differences);
  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *input = g_match_info_fetch (match, 1);
      g_autofree char *registrable = g_match_info_fetch (match, 2);
      g_autofree char *output = get_registrable (input);
      char wanted[512] = "";
      gboolean mapped;

      vigie_idna_to_ascii (registrable, strlen (registrable), wanted, sizeof wanted, &mapped);
      n_faults += !agrees (&differences, "test_psl", input, *wanted != '\0' ? wanted : NULL, output);
      n_checked++;
    }
  g_assert_cmpuint (n_faults, ==, 0);
  g_assert_cmpuint (n_checked, ==, 77);
  assert_all_used (&differences, "test_psl");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link-vectors/urltestdata", test_urls);
  g_test_add_data_func ("/link-vectors/IdnaTestV2", "IdnaTestV2", test_names);
  g_test_add_data_func ("/link-vectors/toascii", "toascii", test_names);
  g_test_add_func ("/link-vectors/test_psl", test_suffixes);
  return g_test_run ();
}
