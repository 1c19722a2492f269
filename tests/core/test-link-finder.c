/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-finder.h"

#include <string.h>

typedef struct
{
  const char *message;
  const char *expected;
} Case;

/* The links of a message, one behind the other: "text" and, in braces, what is to be said of it: Doubtful,
 * Hidden characters, disguised (X), Broken over lines, perhaps an Email address. Links that lie outside the
 * message, or overlap, stop the test. */
static char *
find (const char *message, gsize length)
{
  g_auto (VigieLinkFinder) finder = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);
  VigieFoundLink found;
  gsize last_end = 0;

  vigie_link_finder_start (&finder, message, length);
  while (vigie_link_finder_next (&finder, &found))
    {
      g_string_append_printf (out, "%s%.*s", out->len > 0 ? " " : "", (int) found.text_length, found.text);
      if (found.is_doubtful || found.name_length > 0 || found.marks != 0)
        g_string_append_printf (out, "{%s%s%s%s%s}", found.is_doubtful ? "D" : "",
                                found.name_length > 0 ? "E" : "",
                                found.marks & VIGIE_LINK_MARK_HIDDEN ? "H" : "",
                                found.marks & VIGIE_LINK_MARK_DISGUISED ? "X" : "",
                                found.marks & VIGIE_LINK_MARK_BROKEN ? "B" : "");
      g_assert_cmpuint (found.start, >=, last_end);
      g_assert_cmpuint (found.length, >, 0);
      last_end = found.start + found.length;
      g_assert_cmpuint (last_end, <=, length);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
check_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *found = find (cases[i].message, strlen (cases[i].message));

      g_test_message ("%s", cases[i].message);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_finder_finds_links (void)
{
  static const Case cases[] = {
    { "https://telegram.org/", "https://telegram.org/" },
    { "Voir https://t.me/abc et dire ce que tu en penses", "https://t.me/abc" },
    { "HTTPS://Example.COM/A", "HTTPS://Example.COM/A" },
    { "two: https://a.example/x http://b.example/y", "https://a.example/x http://b.example/y" },
    { "https://a.example,https://b.example;https://c.example",
      "https://a.example https://b.example https://c.example" },
    { "https://t.me/abchttps://t.me/def", "https://t.me/abc https://t.me/def" },
    { "https://a.example/?to=https://b.example/x", "https://a.example/?to=https://b.example/x" },
    { "https://old.example.org/web/2020/https://lemonde.fr/",
      "https://old.example.org/web/2020/https://lemonde.fr/" },
    { "lien:https://t.me/x", "https://t.me/x" },
    { "lienhttps://t.me/x", "https://t.me/x" },
    { "https:evil.example", "https:evil.example" },
    { "https:\\\\evil.example\\@telegram.org/", "https:\\\\evil.example\\@telegram.org/" },
    { "see http://192.0.2.7/login", "http://192.0.2.7/login" },
    { "see http://[2001:db8::1]/login now", "http://[2001:db8::1]/login" },
    { "at https://user:pass@evil.example/x.", "https://user:pass@evil.example/x" },
    { "ftp://files.example/x and ws://a.example", "ftp://files.example/x ws://a.example" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_finder_finds_bare_hosts (void)
{
  static const Case cases[] = {
    { "telegram.org", "telegram.org" },
    { "Allez sur telegram.org pour voir", "telegram.org" },
    { "Allez sur telegram.org.", "telegram.org" },
    { "t.me/login/12345, vite", "t.me/login/12345" },
    { "www.lemonde.fr?x=1#y", "www.lemonde.fr?x=1#y" },
    { "example.com:8080/x and example.com:8080", "example.com:8080/x example.com:8080" },
    { "TELEGRAM.ORG ou Telegram.org ou Telegram.Org", "TELEGRAM.ORG Telegram.org Telegram.Org" },
    { "l’adresse d’exemple.fr, n’est-ce pas ?", "exemple.fr" },
    { "l'adresse d'exemple.fr", "exemple.fr" },
    { "россия.рф и пример.рф/путь", "россия.рф пример.рф/путь" },
    { "münchen.de 例え.jp", "münchen.de 例え.jp" },
    { "telegram.org\xf0\x9f\x91\x8d and \xe2\x9e\xa1telegram.me", "telegram.org telegram.me" },
    { "_telegram.org_ *telegram.org* ~t.me/x~ *https://t.me/x*",
      "telegram.org telegram.org t.me/x https://t.me/x" },
    { "192.0.2.1/login 192.0.2.1:80 version 10.15.7.1", "192.0.2.1/login 192.0.2.1:80" },
    /* Alone, a text is taken for what it looks like. */
    { "README.md", "README.md" },
    { " router.lan\n", "router.lan" },
    { "192.0.2.1", "192.0.2.1" },
    /* What browsers open when it is pasted where addresses go. */
    { "telegram.org@evil.example/login", "telegram.org@evil.example/login" },
    { "//evil.com/x ou (//evil.com)", "evil.com/x evil.com" },
    /* Or an email address: “.paris” and “.org” are domains alike. */
    { "marie.paris@example.fr telegram.org@evil.com.", "marie.paris@example.fr{E} telegram.org@evil.com{E}" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_finder_finds_no_prose (void)
{
  static const Case cases[] = {
    { "", "" },
    { " \n\t", "" },
    { "Bonjour", "" },
    { "e.g. this, i.e. that, p.ex. cela, a.m., U.S.A., c.-à-d.", "" },
    { "version 1.2.3 of v2.0.1, pages 4.5", "" },
    { "10.30", "" },
    { "J’ai fini.Merci beaucoup.Vous pouvez...", "" },
    { "C’est fini.Il faut partir", "fini.Il{D}" },
    { "voir README.md, photo.jpg, report.zip, main.rs, src/main.rs",
      "README.md{D} report.zip{D} main.rs{D} main.rs{D}" },
    { "bob@example.com, jean.dupond@example.fr, a.me+tag@example.org", "" },
    { "bob@example.com", "" },
    { "@example.com and @user", "" },
    { "data: the facts; Tel: later; note:this; 12:30; C:\\dir\\x", "" },
    { "tg: or tel:now", "" },
    { "a..com ...com ..", "" },
    { "://x", "" },
    { "ratio 3:4 http: https:", "" },
    { "node.js et vue.ts", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_finder_ends_hosts (void)
{
  static const Case cases[] = {
    { "Site officiel (https://telegram.org). Merci", "https://telegram.org" },
    { "(https://signal.org).", "https://signal.org" },
    { "(https://evil.example).", "https://evil.example" },
    { "https://telegram.org!ok", "https://telegram.org" },
    { "voir https://telegram.org—ok", "https://telegram.org" },
    { "https://telegram.org👈", "https://telegram.org" },
    { "voir https://telegram.org👈 ok", "https://telegram.org" },
    { "https://telegram.org).", "https://telegram.org" },
    { "(https://telegram.org:443).", "https://telegram.org:443" },
    { "&lt;https://telegram.org&gt;", "https://telegram.org" },
    { "https://telegram.org。谢谢", "https://telegram.org" },
    { "请看https://telegram.org。谢谢", "https://telegram.org" },
    { "https://télégram.org https://例え.テスト https://пример.рф",
      "https://télégram.org https://例え.テスト https://пример.рф" },
    { "voir https://telegram.orgа ok", "https://telegram.orgа" },
    /* What only looks like the end of one: browsers go on. */
    { "voir https://telegram.org!x.evil.com ok", "https://telegram.org!x.evil.com" },
    { "https://telegram.org👈.com", "https://telegram.org👈.com" },
    { "https://telegram.org。evil.com", "https://telegram.org.evil.com{X}" },
    { "voir https://telegram.org!x%2eevil%2ecom ok", "https://telegram.org!x%2eevil%2ecom" },
    { "voir https://telegram.org|@evil.com ok", "https://telegram.org|@evil.com" },
    { "https://telegram.org)@evil.com", "https://telegram.org)@evil.com" },
    /* Of these, none goes on. */
    { "[url=https://telegram-login.com]Click[/url]", "https://telegram-login.com" },
    { "<https://telegram-login.com|Telegram>", "https://telegram-login.com" },
    { "https://telegram-login.com|Telegram", "https://telegram-login.com" },
    { "https://telegram-login.com[1]", "https://telegram-login.com" },
    { "voir https://telegram-login.com]suite ok", "https://telegram-login.com" },
    { "https://telegram-login.com^", "https://telegram-login.com" },
    { "https://evil.example[1] http://[::1]:80/x", "https://evil.example http://[::1]:80/x" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_finder_leaves_punctuation (void)
{
  static const Case cases[] = {
    { "Regarde (https://t.me/x).", "https://t.me/x" },
    { "« https://t.me/x » et “https://t.me/y”", "https://t.me/x https://t.me/y" },
    { "\xc2\xab\xe2\x80\xafhttps://t.me/x\xe2\x80\xaf\xc2\xbb", "https://t.me/x" },
    { "'https://t.me/x' ‘https://t.me/y’", "https://t.me/x https://t.me/y" },
    { "https://fr.wikipedia.org/wiki/L'Équipe_(journal) puis",
      "https://fr.wikipedia.org/wiki/L'Équipe_(journal)" },
    { "<https://t.me/x>, [https://t.me/y]!", "https://t.me/x https://t.me/y" },
    { "ouvre https://t.me/x… ou https://t.me/y...", "https://t.me/x https://t.me/y" },
    { "https://t.me/x ? https://t.me/y !", "https://t.me/x https://t.me/y" },
    { "https://t.me/x?! ok", "https://t.me/x" },
    { "请看https://t.me/x，谢谢。t.me/y。", "https://t.me/x t.me/y" },
    { "https://a.example|https://b.example", "https://a.example https://b.example" },
    { "`https://t.me/x`", "https://t.me/x" },
    /* A bracket in the host does not end it: browsers go on. */
    { "see https://telegram.org)evil.example now", "https://telegram.org)evil.example" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_finder_reads_markup (void)
{
  static const Case cases[] = {
    { "[telegram.org](https://evil.example/x)", "telegram.org https://evil.example/x" },
    { "[Visit telegram.org now](https://evil.example/x) or not", "telegram.org https://evil.example/x" },
    { "<a href=\"https://evil.example/x\">telegram.org</a>", "https://evil.example/x telegram.org" },
    { "<a href='https://evil.example/x'>telegram.org</a>", "https://evil.example/x telegram.org" },
    { "<a href=3D\"https://evil.example/x\">telegram.org</a>", "https://evil.example/x telegram.org" },
    { "telegram.org (https://evil.example)", "telegram.org https://evil.example" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_finder_sees_through_disguise (void)
{
  static const Case cases[] = {
    { "hxxp://evil.example/x", "http://evil.example/x{X}" },
    { "voir hXXps://evil.example/x", "https://evil.example/x{X}" },
    { "h**p://evil.example", "http://evil.example{X}" },
    { "hxxps[:]//evil[.]example/x", "https://evil.example/x{X}" },
    { "https[://]evil(.)example", "https://evil.example{X}" },
    { "telegram[.]org et web(dot)telegram{point}org", "telegram.org{X} web.telegram.org{X}" },
    { "evil [.] com/x and evil (dot) com", "evil.com/x{X} evil.com{X}" },
    { "https&#58;//evil&#46;com/x evil&period;com", "https://evil.com/x{X} evil.com{X}" },
    { "https://evil=2Ecom/x", "https://evil.com/x{X}" },
    { "https://example.org/?id=3Abc&to=2Fx", "https://example.org/?id=3Abc&to=2Fx" },
    { "ｔｅｌｅｇｒａｍ．ｏｒｇ ｈｔｔｐｓ：／／ｔ．ｍｅ／x", "telegram.org{X} https://t.me/x{X}" },
    { "𝐭𝐞𝐥𝐞𝐠𝐫𝐚𝐦.𝐨𝐫𝐠 ⓣ.me telegram。org", "telegram.org{X} t.me{X} telegram.org{X}" },
    { "tg:\\\\login?token=x", "tg://login?token=x{X}" },
    { "tg ://login?token=x ou tg: //login?token=x", "tg://login?token=x{X} tg://login?token=x{X}" },
    { "voir https: //evil.com/x", "https://evil.com/x{X}" },
    { "h t t p s : / / e v i l . c o m / x", "https://evil.com/x{X}" },
    { "voir h t t p s : / / evil.com/x vite", "https://evil.com/x{X}" },
    { "telegram-web point com ou evil dot org", "telegram-web.com{DX} evil.org{DX}" },
    /* Prose that only looks like it. */
    { "a b c h t t p d e f, le point fr2, un point commun, note : // x, case x: //comment", "" },
    { "see (.) voici, and (point) there", "" },
    { "a (. b) c [x] {y} &amp; = =2", "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_finder_sees_the_invisible (void)
{
  static const Case cases[] = {
    { "https://tele\u200bgram.org/", "https://telegram.org/{H}" },
    { "tele\u00adgram.org", "telegram.org{H}" },
    { "ht\u2060tps://t.\u202ame/x", "https://t.me/x{H}" },
    { "tele\u200dgram.org", "telegram.org{H}" },
    /* Much is pasted with one at its ends: no trick. */
    { "\ufeffhttps://t.me/x\u200e", "https://t.me/x" },
    { "\u200bt.me/x\u200b et", "t.me/x" },
    /* A joiner that its script needs stays. */
    { "https://\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example/",
      "https://\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example/" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_finder_joins_broken_lines (void)
{
  static const Case cases[] = {
    { "https://tele\ngram-login.com/abc", "https://telegram-login.com/abc{B}" },
    { "https://web.\r\ntelegram.org/k", "https://web.telegram.org/k{B}" },
    { "> https://te\n> le\n> gram.org/ > x", "https://telegram.org/{B}" },
    { "https://tele\tgram.org/", "https://telegram.org/{B}" },
    { "https://\nevil.example.com", "https://evil.example.com{B}" },
    { "https://telegram.org\n@evil.com/x", "https://telegram.org@evil.com/x{B}" },
    { "https://telegram.org\n.evil.com/x", "https://telegram.org.evil.com/x{B}" },
    { "https://t.me\n/login/1", "https://t.me/login/1{B}" },
    { "t.me/lo\ngin/12345 vite", "t.me/login/12345{B}" },
    { "voir.https://t.me/x\nok", "https://t.me/x" },
    { "https://exam=\nple.com/a=\nb", "https://example.com/ab{B}" },
    { "tg://lo\ngin?token=abc", "tg://login?token=abc{B}" },
    { "sgnl://link\r\ndevice?uuid=a", "sgnl://linkdevice?uuid=a{B}" },
    { "tg://resolve?domain=x\nMerci", "tg://resolve?domain=x" },
    { "tg://resolve?domain=x\ntelegram.org/faq", "tg://resolve?domain=x telegram.org/faq" },
    { "telegram-web\n.com", "telegram-web.com{B}" },
    { "voir telegram-\nweb.com/x", "telegram-web.com/x{B}" },
    { "telegram-web.\ncom/login ok", "telegram-web.com/login{B}" },
    { "web\n.telegram-login\n.com", "web.telegram-login.com{B}" },
    { "fini.\nil faut. voir porte-\nmanteau et telegram.\nme voici", "" },
    { "fini\n\n.com", "" },
    /* What only follows on the next line is none of it. */
    { "https://t.me/abc\nMerci beaucoup", "https://t.me/abc" },
    { "https://lemonde.fr\nbonjour", "https://lemonde.fr" },
    { "https://a.example.com\nhttps://b.example.com", "https://a.example.com https://b.example.com" },
    { "google.com\nfacebook.com", "google.com facebook.com" },
    { "https://site.org\n@username merci", "https://site.org" },
    { "https://site.org\n-- \nJean", "https://site.org" },
    { "https://site.org.\nMerci.fr est un site", "https://site.org Merci.fr" },
    { "https://site.org/a\n1/2 personnes", "https://site.org/a" },
    { "https://site.org/a-\n1/2", "https://site.org/a-1/2{B}" },
    { "https://site.org/files/\nreport.zip?x=1", "https://site.org/files/report.zip?x=1{B}" },
    /* Nor is what begins a link of its own. */
    { "https://telegram.org/faq\nt.me/login/1", "https://telegram.org/faq t.me/login/1" },
    { "https://telegram.org/faq\n👉t.me/login/1", "https://telegram.org/faq t.me/login/1" },
    { "https://telegram.org/faq\n(t.me/login/1)", "https://telegram.org/faq t.me/login/1" },
    { "https://telegram.org/faq\n\n\nt.me/login/1", "https://telegram.org/faq t.me/login/1" },
    { "https://telegram.org/faq\r\n\r\nx/1", "https://telegram.org/faq" },
    { "https://telegram.org/faq\tt.me/login/1", "https://telegram.org/faq t.me/login/1" },
    { "https://telegram.org/faq/\ntelegram-login.com", "https://telegram.org/faq/ telegram-login.com" },
    { "https://telegram.org/faq\ntg:login?token=x", "https://telegram.org/faq tg:login?token=x" },
    { "https://telegram.org/faq\njavascript:alert(1)/", "https://telegram.org/faq javascript:alert(1)/" },
    { "https://telegram.org/faq\nhttps:telegram-login.com/",
      "https://telegram.org/faq https:telegram-login.com/" },
    { "https://telegram.org/?q=\ntelegram-login.com", "https://telegram.org/?q= telegram-login.com" },
    { "https://telegram.org/?q=\nabc", "https://telegram.org/?qabc{B}" },
    { "https://telegram.org/faq\n192.0.2.1/login", "https://telegram.org/faq 192.0.2.1/login" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_finder_knows_other_schemes (void)
{
  static const Case cases[] = {
    { "tg://login?token=abc", "tg://login?token=abc" },
    { "tg:resolve?domain=x", "tg:resolve?domain=x" },
    { "Ouvre sgnl://linkdevice?uuid=x&pub_key=y", "sgnl://linkdevice?uuid=x&pub_key=y" },
    { "whatsapp://send?text=x viber://add", "whatsapp://send?text=x viber://add" },
    { "intent://t.me/#Intent;scheme=https;end", "intent://t.me/#Intent;scheme=https;end" },
    { "javascript:alert(1)", "javascript:alert(1)" },
    { "data:text/html,hello", "data:text/html,hello" },
    { "écrire à mailto:bob@example.com", "mailto:bob@example.com" },
    { "tel:+33123456789, sms:12345", "tel:+33123456789 sms:12345" },
    { "market://details?id=org.telegram", "market://details?id=org.telegram" },
    { "unknown+thing://x.y/z", "unknown+thing://x.y/z" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_finder_tells_where (void)
{
  static const char message[] = "é « https://te\u200ble[.]org/x ».";
  g_auto (VigieLinkFinder) finder = { 0 };
  VigieFoundLink found;
  g_autofree char *written = NULL;

  vigie_link_finder_start (&finder, message, strlen (message));
  g_assert_true (vigie_link_finder_next (&finder, &found));
  written = g_strndup (message + found.start, found.length);
  g_assert_cmpstr (written, ==, "https://te\u200ble[.]org/x");
  g_assert_false (vigie_link_finder_next (&finder, &found));
}

static void
test_finder_reads_anything (void)
{
  const struct
  {
    const char *message;
    gsize length;
    const char *expected;
  } cases[] = {
    { "https://tele\0gram.org/", 22, "https://telegram.org/{H}" },
    { "\xff\xfehttps://t.me/x\xff", 17, "https://t.me/x\ufffd" },
    { "tele\xffgram.org \xe2\x82", 16, "gram.org" },
    { "https://t.me/\xf0\x9f", 15, "https://t.me/\ufffd\ufffd" },
    { "a\0b\0c.com", 9, "abc.com{H}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (cases[i].message, cases[i].length);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Words beyond any bound are read in pieces, and what stands in them is found all the same. */
static void
test_finder_reads_long_words (void)
{
  g_autoptr (GString) message = g_string_new (NULL);
  g_autofree char *found = NULL;
  g_autofree char *dots = NULL;

  for (guint i = 0; i < 300000; i++)
    g_string_append_c (message, 'a');
  g_string_append (message, ",https://evil.example/x fin t.me/y");
  found = find (message->str, message->len);
  g_assert_cmpstr (found, ==, "https://evil.example/x t.me/y");

  dots = g_strnfill (300000, '.');
  g_string_assign (message, dots);
  g_string_append (message, "https://evil.example");
  g_clear_pointer (&found, g_free);
  found = find (message->str, message->len);
  g_assert_cmpstr (found, ==, "https://evil.example");
}

/* What makes a careless finder look through a word again and again, and never come to the end. */
static void
test_finder_takes_linear_time (void)
{
  static const char *const pieces[] = {
    "a.",
    "a.+",
    "%.a",
    "a@",
    "a.b@",
    "\U0001f44d.",
    "a\U0001f44d.b",
    "a.\U0001f44d+",
    "a。",
    "a=2E",
    "[.]",
    "http://",
    "a:",
    "http:a|",
    "http:a.com!",
    "http:a)",
    "http:a@",
    "http:a。",
    "http:a.com!b|",
    "https://a.com/b\nc",
    "https://a.com/?b=\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) message = g_string_new (NULL);
      g_autofree char *found = NULL;

      while (message->len < 2000000)
        g_string_append (message, pieces[i]);
      g_string_append (message, " https://evil.example/x");
      found = find (message->str, message->len);
      g_assert_true (g_str_has_suffix (found, "https://evil.example/x"));
    }
}

static void
test_finder_bounds_links (void)
{
  g_autoptr (GString) message = g_string_new ("see https://evil.example/");
  g_auto (VigieLinkFinder) finder = { 0 };
  VigieFoundLink found;

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (message, 'a');
  g_string_append (message, ".com b.example.com");
  vigie_link_finder_start (&finder, message->str, message->len);
  g_assert_true (vigie_link_finder_next (&finder, &found));
  g_assert_cmpuint (found.text_length, <=, 65536 - 8);
  g_assert_cmpuint (found.text_length, >, 60000);
  g_assert_true (vigie_link_finder_next (&finder, &found));
  g_assert_cmpuint (found.text_length, ==, strlen ("b.example.com"));
  g_assert_false (vigie_link_finder_next (&finder, &found));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link-finder/finds-links", test_finder_finds_links);
  g_test_add_func ("/link-finder/finds-bare-hosts", test_finder_finds_bare_hosts);
  g_test_add_func ("/link-finder/finds-no-prose", test_finder_finds_no_prose);
  g_test_add_func ("/link-finder/ends-hosts", test_finder_ends_hosts);
  g_test_add_func ("/link-finder/leaves-punctuation", test_finder_leaves_punctuation);
  g_test_add_func ("/link-finder/reads-markup", test_finder_reads_markup);
  g_test_add_func ("/link-finder/sees-through-disguise", test_finder_sees_through_disguise);
  g_test_add_func ("/link-finder/sees-the-invisible", test_finder_sees_the_invisible);
  g_test_add_func ("/link-finder/joins-broken-lines", test_finder_joins_broken_lines);
  g_test_add_func ("/link-finder/knows-other-schemes", test_finder_knows_other_schemes);
  g_test_add_func ("/link-finder/tells-where", test_finder_tells_where);
  g_test_add_func ("/link-finder/reads-anything", test_finder_reads_anything);
  g_test_add_func ("/link-finder/reads-long-words", test_finder_reads_long_words);
  g_test_add_func ("/link-finder/takes-linear-time", test_finder_takes_linear_time);
  g_test_add_func ("/link-finder/bounds-links", test_finder_bounds_links);

  return g_test_run ();
}
