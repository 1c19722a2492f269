/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <string.h>

#include "vigie-url.h"

typedef struct
{
  const char *text;
  VigieHostKind kind;
  const char *host;
  VigieUrlNotes notes;
} HostCase;

static const HostCase host_cases[] = {
  { "https://telegram.org/", VIGIE_HOST_DOMAIN, "telegram.org", 0 },
  { "HTTPS://Telegram.ORG", VIGIE_HOST_DOMAIN, "telegram.org", 0 },
  /* The trick that other readers fall for: a browser opens evil.example. */
  { "https://evil.example\\@telegram.org/", VIGIE_HOST_DOMAIN, "evil.example", VIGIE_URL_NOTE_BACKSLASH },
  { "https://telegram.org@evil.example/", VIGIE_HOST_DOMAIN, "evil.example", VIGIE_URL_NOTE_CREDENTIALS },
  { "https://a@b@evil.example/", VIGIE_HOST_DOMAIN, "evil.example", VIGIE_URL_NOTE_CREDENTIALS },
  { "https://@evil.example/", VIGIE_HOST_DOMAIN, "evil.example", VIGIE_URL_NOTE_INVALID_UNIT },
  { "https://evil.example/@telegram.org", VIGIE_HOST_DOMAIN, "evil.example", 0 },
  { "https://evil.example?@telegram.org", VIGIE_HOST_DOMAIN, "evil.example", 0 },
  { "https://evil.example#@telegram.org", VIGIE_HOST_DOMAIN, "evil.example", 0 },
  { "https://tele\tgram\n.org/", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_TAB_OR_NEWLINE },
  { "  https://telegram.org/ ", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_OUTER_SPACE },
  { "https:telegram.org", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_SLASHES },
  { "https:////telegram.org", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_SLASHES },
  { "https:\\\\telegram.org", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_BACKSLASH },
  { "https://t%65legram.org/", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_PERCENT_HOST },
  { "https://ｔelegram。org/", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_MAPPED_HOST },
  { "https://tele\302\255gram.org/", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_MAPPED_HOST },
  { "https://Télégram.org/", VIGIE_HOST_DOMAIN, "xn--tlgram-bvab.org", 0 },
  { "https://0x7f.1/", VIGIE_HOST_IPV4, "127.0.0.1", VIGIE_URL_NOTE_IPV4_NUMBER },
  { "https://3232235777/", VIGIE_HOST_IPV4, "192.168.1.1", VIGIE_URL_NOTE_IPV4_NUMBER },
  { "https://192.168.1.1/", VIGIE_HOST_IPV4, "192.168.1.1", 0 },
  { "https://0300.168.1.1./", VIGIE_HOST_IPV4, "192.168.1.1",
    VIGIE_URL_NOTE_IPV4_NUMBER | VIGIE_URL_NOTE_TRAILING_DOT },
  { "https://[::1]:8443/", VIGIE_HOST_IPV6, "[::1]", VIGIE_URL_NOTE_PORT },
  { "https://[2001:DB8:0:0:1:0:0:1]/", VIGIE_HOST_IPV6, "[2001:db8::1:0:0:1]", 0 },
  { "https://[::ffff:192.0.2.1]/", VIGIE_HOST_IPV6, "[::ffff:c000:201]", 0 },
  { "https://telegram.org./", VIGIE_HOST_DOMAIN, "telegram.org.", VIGIE_URL_NOTE_TRAILING_DOT },
  { "https://telegram..org/", VIGIE_HOST_DOMAIN, "telegram..org", VIGIE_URL_NOTE_EMPTY_LABEL },
  { "https://.telegram.org/", VIGIE_HOST_DOMAIN, ".telegram.org", VIGIE_URL_NOTE_EMPTY_LABEL },
  { "https://telegram.org:443/", VIGIE_HOST_DOMAIN, "telegram.org", 0 },
  { "https://telegram.org:8080/", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_PORT },
  { "https://telegram.org/a b", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_INVALID_UNIT },
  { "https://telegram.org/%zz", VIGIE_HOST_DOMAIN, "telegram.org", VIGIE_URL_NOTE_INVALID_UNIT },
  { "https://telegram.org/é%C3%A9", VIGIE_HOST_DOMAIN, "telegram.org", 0 },
  { "tg://login?token=AAA", VIGIE_HOST_OPAQUE, "login", 0 },
  { "sgnl://linkdevice?uuid=x", VIGIE_HOST_OPAQUE, "linkdevice", 0 },
  { "tg:login?token=AAA", VIGIE_HOST_NONE, "", 0 },
  { "mailto:a@b.example", VIGIE_HOST_NONE, "", 0 },
  { "javascript:alert(1)", VIGIE_HOST_NONE, "", 0 },
  { "file:///etc/passwd", VIGIE_HOST_NONE, "", 0 },
  { "file://localhost/etc", VIGIE_HOST_NONE, "", 0 },
  { "file://server/share", VIGIE_HOST_DOMAIN, "server", 0 },
};

/* Broken UTF-8 would break the TAP lines too. */
static void
say (const char *text)
{
  g_autofree char *shown = g_strescape (text, NULL);

  g_test_message ("%s", shown);
}

static void
test_hosts (void)
{
  g_auto (VigieUrl) url = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (host_cases); i++)
    {
      const HostCase *c = &host_cases[i];

      say (c->text);
      g_assert_true (vigie_url_parse (&url, c->text, strlen (c->text)));
      g_assert_cmpstr (url.host, ==, c->host);
      g_assert_cmpint (url.host_kind, ==, c->kind);
      g_assert_cmphex (url.notes, ==, c->notes);
    }
}

/* What no browser opens. */
static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "telegram.org",
    "//telegram.org/",
    "https://",
    "https:///",
    "https://user@/",
    "https://user@:80/",
    "https://:80/",
    "https://a b.example/",
    "https://telegram.org%40evil.example/",
    "https://telegram.org%00.evil.example/",
    "https://evil<example/",
    "https://telegram.org:99999/",
    "https://telegram.org:8o/",
    "https://256.256.256.256/",
    "https://1.2.3.4.5/",
    "https://telegram.08/",
    "https://telegram.0x/",
    "https://[::1/",
    "https://[::1]x/",
    "https://[1:2:3]/",
    "https://[1::2::3]/",
    "https://[::1.2.3]/",
    "https://\302\255/",
    "https://\377.example/",
    "tg://a b",
  };
  g_auto (VigieUrl) url = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      say (texts[i]);
      g_assert_false (vigie_url_parse (&url, texts[i], strlen (texts[i])));
      g_assert_cmpstr (url.scheme, ==, "");
      g_assert_cmpstr (url.host, ==, "");
      g_assert_cmpstr (url.path, ==, "");
      g_assert_null (url.query);
      g_assert_null (url.fragment);
    }
}

static void
test_parts (void)
{
  static const struct
  {
    const char *text;
    const char *scheme;
    const char *credentials;
    guint16 port;
    const char *path;
    const char *query;
    const char *fragment;
  } cases[] = {
    { "https://t.me", "https", "", 0, "/", NULL, NULL },
    { "https://t.me/login/123?a=b#c", "https", "", 0, "/login/123", "a=b", "c" },
    { "https://t.me/x/../login/./1", "https", "", 0, "/login/1", NULL, NULL },
    { "https://t.me/x/%2e%2E/login\\1/..", "https", "", 0, "/login/", NULL, NULL },
    { "https://t.me/?#", "https", "", 0, "/", "", "" },
    { "https://t.me/é \"'?é'", "https", "", 0, "/%C3%A9%20%22'", "%C3%A9%27", NULL },
    { "https://telegram.org:@x.example:81/", "https", "telegram.org:", 81, "/", NULL, NULL },
    { "tg://proxy?server=1", "tg", "", 0, "", "server=1", NULL },
    { "tg:resolve?domain=x", "tg", "", 0, "resolve", "domain=x", NULL },
    { "intent://x/y#Intent;scheme=tg;end", "intent", "", 0, "/y", NULL, "Intent;scheme=tg;end" },
    { "file:///C|/x/../..", "file", "", 0, "/C:/", NULL, NULL },
  };
  g_auto (VigieUrl) url = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      say (cases[i].text);
      g_assert_true (vigie_url_parse (&url, cases[i].text, strlen (cases[i].text)));
      g_assert_cmpstr (url.scheme, ==, cases[i].scheme);
      g_assert_cmpstr (url.credentials, ==, cases[i].credentials);
      g_assert_cmpuint (url.port, ==, cases[i].port);
      g_assert_cmpstr (url.path, ==, cases[i].path);
      g_assert_cmpstr (url.query, ==, cases[i].query);
      g_assert_cmpstr (url.fragment, ==, cases[i].fragment);
    }
}

/* A second parse of no greater length moves nothing: no allocation. */
static void
test_buffer_is_kept (void)
{
  static const char long_text[] = "https://user:name@télégram.example:81/à/b/c?d=e#f";
  g_auto (VigieUrl) url = { 0 };
  const char *buffer;

  g_assert_true (vigie_url_parse (&url, long_text, strlen (long_text)));
  buffer = url.buffer;
  for (gsize i = 0; i < G_N_ELEMENTS (host_cases); i++)
    g_assert_true (vigie_url_parse (&url, host_cases[i].text, strlen (host_cases[i].text)));
  g_assert_true (url.buffer == buffer);
  g_assert_true (vigie_url_parse (&url, long_text, strlen (long_text)));
  g_assert_cmpstr (url.host, ==, "xn--tlgram-bvab.example");
}

static void
test_length_is_bounded (void)
{
  g_auto (VigieUrl) url = { 0 };
  static const char scheme[] = "https://";
  g_autofree char *name = g_strnfill (VIGIE_URL_MAX_LENGTH + 1 - strlen (scheme), 'a');
  g_autofree char *text = g_strconcat (scheme, name, NULL);

  g_assert_true (vigie_url_parse (&url, text, VIGIE_URL_MAX_LENGTH));
  g_assert_cmpuint (strlen (url.host), ==, VIGIE_URL_MAX_LENGTH - strlen (scheme));
  g_assert_false (vigie_url_parse (&url, text, VIGIE_URL_MAX_LENGTH + 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/url/hosts", test_hosts);
  g_test_add_func ("/url/refused", test_refused);
  g_test_add_func ("/url/parts", test_parts);
  g_test_add_func ("/url/buffer-is-kept", test_buffer_is_kept);
  g_test_add_func ("/url/length-is-bounded", test_length_is_bounded);
  return g_test_run ();
}
