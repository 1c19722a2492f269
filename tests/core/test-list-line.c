/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-import.h"
#include "vigie-list-line.h"

#include <string.h>

static gboolean
take_cb (const char *text, gsize length, gpointer user_data)
{
  GString *taken = user_data;

  if (taken->len > 0)
    g_string_append_c (taken, ' ');
  g_string_append_len (taken, text, (gssize) length);
  return TRUE;
}

typedef struct
{
  const char *line;
  VigieListLine result;
  const char *entries;
} Case;

static void
check (const Case *cases, gsize n_cases)
{
  g_autoptr (GString) taken = g_string_new (NULL);
  g_auto (VigieListReader) reader = { .take = take_cb, .user_data = taken };

  for (gsize i = 0; i < n_cases; i++)
    {
      g_string_truncate (taken, 0);
      g_test_message ("%s", cases[i].line);
      g_assert_cmpint (vigie_list_reader_read (&reader, cases[i].line, strlen (cases[i].line)), ==,
                       cases[i].result);
      g_assert_cmpstr (taken->str, ==, cases[i].entries);
    }
}

static void
test_formats (void)
{
  static const Case cases[] = {
    /* plain: with all below */
    { "evil.example", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "  evil.example\t\r", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "\xef\xbb\xbf"
      "evil.example",
      VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "EVIL.Example", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "evil.example.", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "*.evil.example", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { ".evil.example", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "evil.example # seen today", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "télégramme-connexion.example", VIGIE_LIST_LINE_TAKEN, ".xn--tlgramme-connexion-bwbb.example" },
    { "xn--tlgramme-connexion-bwbb.example", VIGIE_LIST_LINE_TAKEN, ".xn--tlgramme-connexion-bwbb.example" },
    { "203.0.113.7", VIGIE_LIST_LINE_TAKEN, "203.0.113.7" },
    { "evil.example/login", VIGIE_LIST_LINE_TAKEN, "evil.example/login" },
    { "evil.example/a,b;c/", VIGIE_LIST_LINE_TAKEN, "evil.example/a,b;c" },
    { "evil[.]example", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    /* hosts files: that host alone */
    { "0.0.0.0 evil.example", VIGIE_LIST_LINE_TAKEN, "evil.example" },
    { "127.0.0.1\tone.example two.example # two", VIGIE_LIST_LINE_TAKEN, "one.example two.example" },
    { "::1 evil.example", VIGIE_LIST_LINE_TAKEN, "evil.example" },
    { "0 evil.example", VIGIE_LIST_LINE_TAKEN, "evil.example" },
    { "0 0", VIGIE_LIST_LINE_EMPTY, "" },
    { "127.0.0.1 localhost", VIGIE_LIST_LINE_EMPTY, "" },
    { "::1 ip6-localhost ip6-loopback", VIGIE_LIST_LINE_EMPTY, "" },
    { "0.0.0.0 0.0.0.0", VIGIE_LIST_LINE_EMPTY, "" },
    { "0.0.0.0 good.example bad*", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "good.example" },
    /* ad blockers */
    { "[Adblock Plus 2.0]", VIGIE_LIST_LINE_EMPTY, "" },
    { "! Title: a list", VIGIE_LIST_LINE_EMPTY, "" },
    { "||evil.example^", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "||evil.example^$all", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "||evil.example^$document,popup", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "||evil.example/page^", VIGIE_LIST_LINE_TAKEN, "evil.example/page" },
    { "||*.evil.example^", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "||evil.example^$third-party", VIGIE_LIST_LINE_NOT_A_SITE, "" },
    { "||evil*.example^", VIGIE_LIST_LINE_NOT_A_SITE, "" },
    { "||^", VIGIE_LIST_LINE_NOT_A_SITE, "" },
    { "@@||good.example^", VIGIE_LIST_LINE_EXCEPTION, "" },
    { "good.example##.banner", VIGIE_LIST_LINE_NOT_A_SITE, "" },
    { "##.banner", VIGIE_LIST_LINE_EMPTY, "" },
    /* addresses: a page is not its host */
    { "https://evil.example/", VIGIE_LIST_LINE_TAKEN, "evil.example" },
    { "http://shared.example/~mallory/login.php", VIGIE_LIST_LINE_TAKEN,
      "shared.example/~mallory/login.php" },
    { "https://shared.example/?page=7", VIGIE_LIST_LINE_TAKEN, "shared.example?page=7" },
    { "https://shared.example/a/?page=7", VIGIE_LIST_LINE_TAKEN, "shared.example/a?page=7" },
    { "hxxps://evil[.]example/login", VIGIE_LIST_LINE_TAKEN, "evil.example/login" },
    { "https://mallory@evil.example:8443/x", VIGIE_LIST_LINE_TAKEN, "evil.example/x" },
    { "https://github.io/mallory", VIGIE_LIST_LINE_TAKEN, "github.io/mallory" },
    /* tables */
    { "\"1\",\"2026-11-24 10:00:00\",\"https://evil.example/a,b\",\"online\"", VIGIE_LIST_LINE_TAKEN,
      "evil.example/a,b" },
    { "evil.example,phishing,2026-11-24", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "7,203.0.113.7,evil.example,http://report.example/7", VIGIE_LIST_LINE_TAKEN, "report.example/7" },
    { "\"evil.example\"", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "\"evil.example\" , \"x\"", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "\"\",\"\"", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "\"", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "\",", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "1,2,3", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "somebody@evil.example,name", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "\"mallory.example\\@telegram.org\",x", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "https://evil.example/a,b", VIGIE_LIST_LINE_TAKEN, "evil.example/a,b" },
    /* comments */
    { "", VIGIE_LIST_LINE_EMPTY, "" },
    { "# evil.example", VIGIE_LIST_LINE_EMPTY, "" },
    { "; evil.example", VIGIE_LIST_LINE_EMPTY, "" },
    { "0.0.0.0 evil.example # phishing, reported", VIGIE_LIST_LINE_TAKEN, "evil.example" },
    { "evil.example # seen by a, honest.example", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "||evil.example^ # a, b", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "evil.example,phishing # also, http://honest.example/", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
    { "\"7 # a\",\"evil.example\",\"b # c, d\"", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* The line of headings says where the addresses are, also where they hold commas and no quotation marks. */
static void
test_headings (void)
{
  static const Case cases[] = {
    { "phish_id,url,phish_detail_url,submission_time", VIGIE_LIST_LINE_EMPTY, "" },
    { "1,https://evil.example/login,http://report.example/1,2026-11-24", VIGIE_LIST_LINE_TAKEN,
      "evil.example/login" },
    { "2,\"https://evil.example/a,b\",http://report.example/2,\"2026, in November\"", VIGIE_LIST_LINE_TAKEN,
      "evil.example/a,b" },
    { "3", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "4,,http://report.example/4", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "5,https://telegram.org/,x", VIGIE_LIST_LINE_OFFICIAL, "" },
    { "# 6,https://evil.example/", VIGIE_LIST_LINE_EMPTY, "" },
    { "7 #,https://evil.example/login,http://report.example/7", VIGIE_LIST_LINE_TAKEN, "evil.example/login" },
  };
  static const Case others[] = {
    { "\"Date\",\"Domain\",\"Reported by\"", VIGIE_LIST_LINE_EMPTY, "" },
    { "\"2026-11-24\",\"evil.example\",\"honest.example\"", VIGIE_LIST_LINE_TAKEN, ".evil.example" },
  };

  check (cases, G_N_ELEMENTS (cases));
  check (others, G_N_ELEMENTS (others));
}

static void
test_left_out (void)
{
  static const Case cases[] = {
    { "evil", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "two words", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "mallory@evil.example", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "<!DOCTYPE html>", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "evil..example", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "ftp://evil.example/", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "javascript:alert(1)", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "evil.example\xff", VIGIE_LIST_LINE_NOT_UTF8, "" },
    { "com", VIGIE_LIST_LINE_NOT_AN_ADDRESS, "" },
    { "co.uk", VIGIE_LIST_LINE_PUBLIC_SUFFIX, "" },
    { "||co.uk^", VIGIE_LIST_LINE_PUBLIC_SUFFIX, "" },
    { "0.0.0.0 github.io", VIGIE_LIST_LINE_PUBLIC_SUFFIX, "" },
    { "https://github.io/", VIGIE_LIST_LINE_PUBLIC_SUFFIX, "" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A list from outside may be a fault or an attack: what nobody must be warned of stays out, its pages may be
 * listed. */
static void
test_guard (void)
{
  static const Case cases[] = {
    { "telegram.org", VIGIE_LIST_LINE_OFFICIAL, "" },
    { "https://web.telegram.org/", VIGIE_LIST_LINE_OFFICIAL, "" },
    { "||t.me^", VIGIE_LIST_LINE_OFFICIAL, "" },
    { "0.0.0.0 whatsapp.com", VIGIE_LIST_LINE_OFFICIAL, "" },
    { "signal.org", VIGIE_LIST_LINE_OFFICIAL, "" },
    { "https://t.me/mallory", VIGIE_LIST_LINE_TAKEN, "t.me/mallory" },
    { "https://bit.ly/", VIGIE_LIST_LINE_PUBLIC_SUFFIX, "" },
    { "https://bit.ly/abc", VIGIE_LIST_LINE_TAKEN, "bit.ly/abc" },
    { "mallory.github.io", VIGIE_LIST_LINE_TAKEN, ".mallory.github.io" },
    { "telegram-login.example", VIGIE_LIST_LINE_TAKEN, ".telegram-login.example" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* However the bytes arrive, the lines are the same. */
static void
test_pieces (void)
{
  static const guint8 key[VIGIE_SIPHASH_KEY_SIZE] = { 7 };
  static const char text[] = "\xef\xbb\xbf# list\r\none.example\r\n\r\nnonsense\r\n0.0.0.0 "
                             "two.example\r\nhttps://three.example/x\r\none.example";

  for (gsize size = 1; size < sizeof text; size++)
    {
      g_autoptr (VigieListImport) import = vigie_list_import_new (key);
      VigieListCounts counts;

      for (gsize at = 0; at < sizeof text - 1; at += size)
        vigie_list_import_feed (import, text + at, MIN (size, sizeof text - 1 - at));
      vigie_list_import_end (import, &counts);
      g_assert_cmpuint (counts.n_lines, ==, 7);
      g_assert_cmpuint (counts.n_entries, ==, 3);
      g_assert_cmpuint (counts.n_left_out, ==, 1);
      g_assert_cmpuint (counts.n_named, ==, 1);
      g_assert_cmpuint (counts.named[0].number, ==, 4);
      g_assert_cmpint (counts.named[0].why, ==, VIGIE_LIST_LINE_NOT_AN_ADDRESS);
    }
}

static void
test_long_lines (void)
{
  static const guint8 key[VIGIE_SIPHASH_KEY_SIZE] = { 7 };
  g_autofree char *line = g_strnfill (10 * 1024 * 1024, 'a');
  g_autoptr (VigieListImport) import = vigie_list_import_new (key);
  VigieListCounts counts;

  vigie_list_import_feed (import, line, strlen (line));
  vigie_list_import_feed (import, "\nevil.example\n", 14);
  vigie_list_import_feed (import, line, strlen (line));
  vigie_list_import_end (import, &counts);

  g_assert_cmpuint (counts.n_lines, ==, 3);
  g_assert_cmpuint (counts.n_entries, ==, 1);
  g_assert_cmpuint (counts.n_left_out, ==, 2);
  g_assert_cmpint (counts.named[0].why, ==, VIGIE_LIST_LINE_TOO_LONG);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-line/formats", test_formats);
  g_test_add_func ("/list-line/headings", test_headings);
  g_test_add_func ("/list-line/left-out", test_left_out);
  g_test_add_func ("/list-line/guard", test_guard);
  g_test_add_func ("/list-line/pieces", test_pieces);
  g_test_add_func ("/list-line/long-lines", test_long_lines);

  return g_test_run ();
}
