/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-checker.h"

#include <string.h>

static gboolean
has_reason (const VigieLinkReason *reasons, guint n_reasons, const char *code)
{
  for (guint i = 0; i < n_reasons; i++)
    if (g_str_equal (reasons[i].rule->code, code))
      return TRUE;
  return FALSE;
}

/* What the last link of a message is given because of the way it stands in it; "" is nothing of that kind. */
static void
test_checker_looks_at_the_message (void)
{
  const struct
  {
    const char *message;
    const char *host;
    const char *code;
  } cases[] = {
    { "https://tele\u200bgram-x.org/", "telegram-x.org", "hidden-characters" },
    { "hxxps://x[.]example.com/a", "x.example.com", "disguised-link" },
    { "https://web.tele\ngram-x.org/a", "web.telegram-x.org", "broken-over-lines" },
    { "see https://a\u00adb.%zz/", NULL, "not-an-address" },
    { "[www.lemonde.fr](https://www.lefigaro.fr/x)", "www.lefigaro.fr", "text-names-another-site" },
    { "[Voir www.lemonde.fr ici](https://www.lefigaro.fr/x)", "www.lefigaro.fr", "text-names-another-site" },
    { "www.lemonde.fr (https://www.lefigaro.fr/x)", "www.lefigaro.fr", "text-names-another-site" },
    { "www.lemonde.fr: https://www.lefigaro.fr", "www.lefigaro.fr", "text-names-another-site" },
    { "https://www.lemonde.fr → https://www.lefigaro.fr", "www.lefigaro.fr", "text-names-another-site" },
    { "- www.lemonde.fr : https://www.lefigaro.fr", "www.lefigaro.fr", "text-names-another-site" },
    { "Voir telegram.org : https://www.lefigaro.fr", "www.lefigaro.fr", "text-names-another-site" },
    { "« www.lemonde.fr » <https://www.lefigaro.fr/x>", "www.lefigaro.fr", "text-names-another-site" },
    /* One site, two of its hosts; or two links of which neither is the other's text. */
    { "[lemonde.fr](https://www.lemonde.fr/x)", "www.lemonde.fr", NULL },
    { "[lemonde.fr](https://lemonde.fr./x)", "lemonde.fr.", NULL },
    { "[https://lemonde.fr./](https://lemonde.fr/x)", "lemonde.fr", NULL },
    { "www.lemonde.fr puis (https://www.lefigaro.fr/x)", "www.lefigaro.fr", NULL },
    { "Voir www.lemonde.fr : https://www.lefigaro.fr/x", "www.lefigaro.fr", NULL },
    { "Voir telegram.org : https://www.lefigaro.fr/x en parle", "www.lefigaro.fr", NULL },
    { "www.lemonde.fr, https://www.lefigaro.fr/x", "www.lefigaro.fr", NULL },
    { "https://www.lefigaro.fr/x", "www.lefigaro.fr", NULL },
  };
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const VigieMessageCheck *check =
          vigie_link_checker_check (checker, cases[i].message, strlen (cases[i].message));
      const VigieLink *last;

      g_test_message ("%s", cases[i].message);
      g_assert_cmpuint (check->n_links, >, 0);
      last = &check->links[check->n_links - 1];
      g_assert_true (last->is_read == (cases[i].host != NULL));
      if (last->is_read)
        g_assert_cmpstr (last->url.host, ==, cases[i].host);
      if (cases[i].code != NULL)
        {
          g_assert_true (has_reason (last->reasons, last->n_reasons, cases[i].code));
          continue;
        }
      g_assert_false (has_reason (last->reasons, last->n_reasons, "text-names-another-site"));
      g_assert_false (has_reason (last->reasons, last->n_reasons, "hidden-characters"));
      g_assert_false (has_reason (last->reasons, last->n_reasons, "disguised-link"));
    }
}

/* What looks like an email's address opens a site in a browser: a trick if an official host stands before
 * it. */
static void
test_checker_knows_a_host_before_an_at (void)
{
  static const char *const messages[] = { "telegram.org@evil.example.com",
                                          "Ouvre web.telegram.org@evil.com pour valider" };
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      const VigieMessageCheck *check = vigie_link_checker_check (checker, messages[i], strlen (messages[i]));

      g_assert_cmpuint (check->n_links, ==, 1);
      g_assert_cmpint (check->verdict, ==, VIGIE_LINK_DANGEROUS);
      g_assert_true (has_reason (check->links[0].reasons, check->links[0].n_reasons, "site-before-at"));
    }
}

/* In HTML, and on many boards, the link comes before its text. */
static void
test_checker_compares_html (void)
{
  static const char *const messages[] = {
    "<a href=\"https://www.lefigaro.fr/x\">www.lemonde.fr</a>",
    "<A HREF='https://www.lefigaro.fr/x' target=\"_blank\"><b>Aller sur www.lemonde.fr</b></A>",
    "<a class=3D\"x\" href=3D\"https://www.lefigaro.fr/x\">www.lemonde.fr</a>",
    "[url=https://www.lefigaro.fr]www.lemonde.fr[/url]",
    "[URL=\"https://www.lefigaro.fr/x\"]www.lemonde.fr[/URL]",
    "<https://www.lefigaro.fr|www.lemonde.fr>",
  };
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      const VigieMessageCheck *check = vigie_link_checker_check (checker, messages[i], strlen (messages[i]));

      g_test_message ("%s", messages[i]);
      g_assert_cmpuint (check->n_links, ==, 2);
      g_assert_true (
          has_reason (check->links[0].reasons, check->links[0].n_reasons, "text-names-another-site"));
      g_assert_cmpint (check->verdict, ==, VIGIE_LINK_CAUTION);
      g_assert_cmpint (check->decisive, ==, 0);
    }
}

static void
test_checker_says_when_there_is_no_link (void)
{
  static const char *const messages[] = {
    "", " ", "Bonjour", "bob@example.com", "version 1.2.3", "jean.dupont@lemonde.fr", "anne.paris@example.org"
  };
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      const VigieMessageCheck *check = vigie_link_checker_check (checker, messages[i], strlen (messages[i]));

      g_assert_cmpint (check->verdict, ==, VIGIE_LINK_UNKNOWN);
      g_assert_cmpint (check->decisive, ==, -1);
      g_assert_cmpuint (check->n_links, ==, 0);
      g_assert_true (has_reason (check->reasons, check->n_reasons, "no-link"));
    }
}

/* For a clean link alone, the host is the parser's. */
static void
test_checker_agrees_with_the_parser (void)
{
  static const char *const links[] = {
    "https://telegram.org/",
    "https://user@evil.example:8080/x?y#z",
    "http://0x7f.1/",
    "http://[::1]/",
    "https://evil.example\\@telegram.org/",
    "https:evil.example",
    "https://evil.example.",
    "https://telegram.org)evil.example/a),",
    "https://xn--mnchen-3ya.de/",
    "https://münchen.de/ä",
    "http://1.2.3/",
    "https://a,b;c.example/x,y;z",
    "https://a.example/https://b.example",
    "tg://resolve?domain=x",
    "sgnl://linkdevice/?uuid=1",
    "ftp://ftp.example/",
  };
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const VigieMessageCheck *check = vigie_link_checker_check (checker, links[i], strlen (links[i]));
      g_auto (VigieUrl) url = { 0 };

      g_test_message ("%s", links[i]);
      g_assert_cmpuint (check->n_links, ==, 1);
      g_assert_true (vigie_url_parse (&url, links[i], strlen (links[i])));
      g_assert_true (check->links[0].is_read);
      g_assert_cmpstr (check->links[0].url.host, ==, url.host);
      g_assert_cmpstr (check->links[0].text, ==, links[i]);
    }
}

static void
test_checker_bounds_messages (void)
{
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();
  g_autoptr (GString) message = g_string_new (NULL);
  const VigieMessageCheck *check;
  g_autofree char *huge = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (message, "https://same.example.com/ ");
  check = vigie_link_checker_check (checker, message->str, message->len);
  g_assert_cmpuint (check->n_links, ==, 1);
  g_assert_false (check->has_more);

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (message, "https://host%u.example.com/ ", i);
  check = vigie_link_checker_check (checker, message->str, message->len);
  g_assert_cmpuint (check->n_links, ==, VIGIE_MESSAGE_MAX_LINKS);
  g_assert_true (check->has_more);
  g_assert_true (has_reason (check->reasons, check->n_reasons, "more-links"));

  huge = g_strnfill (VIGIE_MESSAGE_MAX_LENGTH + 1, 'a');
  check = vigie_link_checker_check (checker, huge, VIGIE_MESSAGE_MAX_LENGTH + 1);
  g_assert_true (has_reason (check->reasons, check->n_reasons, "text-cut"));
  check = vigie_link_checker_check (checker, huge, VIGIE_MESSAGE_MAX_LENGTH);
  g_assert_false (has_reason (check->reasons, check->n_reasons, "text-cut"));
}

#define DEVICE_CODE "2@AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/==,AAAABBBBCCCCDDDD=,EEEEFFFFGGGG=,HHHH"

/* The code that signs a device in, as WhatsApp draws it. */
static void
test_checker_knows_device_codes (void)
{
  static const char *const alone[] = { DEVICE_CODE, NULL };
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();
  const VigieMessageCheck *check;

  check = vigie_link_checker_check_codes (checker, alone, FALSE);
  g_assert_cmpint (check->verdict, ==, VIGIE_LINK_DANGEROUS);
  g_assert_true (has_reason (check->reasons, check->n_reasons, "device-code"));
  check = vigie_link_checker_check (checker, DEVICE_CODE, strlen (DEVICE_CODE));
  g_assert_cmpint (check->verdict, ==, VIGIE_LINK_UNKNOWN);
}

/* Of several codes in a picture, each is checked by itself. */
static void
test_checker_checks_each_code (void)
{
  static const struct
  {
    const char *codes[4];
    gboolean has_more;
    VigieLinkVerdict verdict;
    const char *code; /* of the message; may be NULL */
    int decisive;
    guint n_links;
  } cases[] = {
    { { "https://telegram.org", DEVICE_CODE }, FALSE, VIGIE_LINK_DANGEROUS, "device-code", -1, 1 },
    { { DEVICE_CODE, "https://telegram.org" }, FALSE, VIGIE_LINK_DANGEROUS, "device-code", -1, 1 },
    { { "https://telegram.org", "https://telegram-login.com", DEVICE_CODE },
      FALSE,
      VIGIE_LINK_DANGEROUS,
      "device-code",
      1,
      2 },
    { { "https://telegram.org", "https://telegram-login.com", "https://signal.org" },
      FALSE,
      VIGIE_LINK_DANGEROUS,
      NULL,
      1,
      3 },
    { { "https://telegram.org", "https://signal.org" }, FALSE, VIGIE_LINK_OFFICIAL, NULL, 0, 2 },
    { { "https://telegram.org", "https://signal.org" }, TRUE, VIGIE_LINK_CAUTION, "more-codes", 0, 2 },
    { { "https://telegram.org", "Send me the code you received" },
      FALSE,
      VIGIE_LINK_CAUTION,
      "asks-for-code",
      0,
      1 },
    { { NULL }, FALSE, VIGIE_LINK_UNKNOWN, "no-code", -1, 0 },
    { { "nothing but a text" }, FALSE, VIGIE_LINK_UNKNOWN, "no-link", -1, 0 },
  };
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const VigieMessageCheck *check =
          vigie_link_checker_check_codes (checker, cases[i].codes, cases[i].has_more);
      g_autofree char *joined = vigie_link_checker_join_codes ((char **) cases[i].codes);

      g_test_message ("%s", joined);
      g_assert_cmpint (check->verdict, ==, cases[i].verdict);
      g_assert_cmpint (check->decisive, ==, cases[i].decisive);
      g_assert_cmpuint (check->n_links, ==, cases[i].n_links);
      g_assert_true (cases[i].code == NULL ? check->n_reasons == 0
                                           : has_reason (check->reasons, check->n_reasons, cases[i].code));
      for (guint k = 0; k < check->n_links; k++)
        g_assert_true (g_str_has_prefix (joined + check->links[k].start, check->links[k].text));
    }
}

/* However many links come before the worst one. */
static void
test_checker_finds_the_worst_of_many (void)
{
  static const struct
  {
    guint n_before;
    const char *worst;
    guint n_after;
    const char *host;
  } cases[] = {
    { 0, "https://telegram-login.com", 100, "telegram-login.com" },
    { 63, "https://telegram-login.com", 100, "telegram-login.com" },
    { 64, "https://telegram-login.com", 0, "telegram-login.com" },
    { 70, "https://telegram-login.com", 0, "telegram-login.com" },
    { 5000, "https://telegram-login.com", 500, "telegram-login.com" },
    { 5000, "https://telegram-login.com https://whatsapp-verify.com", 500, "telegram-login.com" },
    /* It is worse because of the text before it, or because of the one after it, which is not yet kept. */
    { 64, "[telegram.org](https://elsewhere.example/)", 9, "elsewhere.example" },
    { 64, "<a href=\"https://elsewhere.example/\">telegram.org</a>", 9, "elsewhere.example" },
    { 65, "<a href=\"https://elsewhere.example/\">telegram.org</a>", 9, "elsewhere.example" },
  };
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) message = g_string_new (NULL);
      const VigieMessageCheck *check;
      gsize last_end = 0;

      for (guint k = 0; k < cases[i].n_before; k++)
        g_string_append_printf (message, "site%u.com ", k);
      g_string_append (message, cases[i].worst);
      for (guint k = 0; k < cases[i].n_after; k++)
        g_string_append_printf (message, " place%u.com", k);
      check = vigie_link_checker_check (checker, message->str, message->len);

      g_test_message ("%u, %s, %u", cases[i].n_before, cases[i].worst, cases[i].n_after);
      g_assert_cmpint (check->verdict, ==, VIGIE_LINK_DANGEROUS);
      g_assert_cmpuint (check->n_links, ==, VIGIE_MESSAGE_MAX_LINKS);
      g_assert_true (check->has_more);
      g_assert_cmpint (check->decisive, >=, 0);
      g_assert_cmpstr (check->links[check->decisive].url.host, ==, cases[i].host);
      for (guint k = 0; k < check->n_links; k++)
        {
          g_assert_cmpuint (check->links[k].start, >=, last_end);
          last_end = check->links[k].start + check->links[k].length;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link-checker/looks-at-the-message", test_checker_looks_at_the_message);
  g_test_add_func ("/link-checker/compares-html", test_checker_compares_html);
  g_test_add_func ("/link-checker/knows-a-host-before-an-at", test_checker_knows_a_host_before_an_at);
  g_test_add_func ("/link-checker/says-when-there-is-no-link", test_checker_says_when_there_is_no_link);
  g_test_add_func ("/link-checker/agrees-with-the-parser", test_checker_agrees_with_the_parser);
  g_test_add_func ("/link-checker/bounds-messages", test_checker_bounds_messages);
  g_test_add_func ("/link-checker/knows-device-codes", test_checker_knows_device_codes);
  g_test_add_func ("/link-checker/checks-each-code", test_checker_checks_each_code);
  g_test_add_func ("/link-checker/finds-the-worst-of-many", test_checker_finds_the_worst_of_many);

  return g_test_run ();
}
