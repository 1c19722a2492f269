/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <string.h>

#include "vigie-idna.h"

/* Broken UTF-8 would break the TAP lines too. */
static void
say (const char *text)
{
  g_autofree char *shown = g_strescape (text, NULL);

  g_test_message ("%s", shown);
}

static void
test_to_ascii (void)
{
  static const struct
  {
    const char *domain;
    const char *ascii;
    gboolean mapped;
  } cases[] = {
    { "Telegram.ORG", "telegram.org", FALSE },
    { "télégram.org", "xn--tlgram-bvab.org", FALSE },
    { "TÉLÉGRAM.org", "xn--tlgram-bvab.org", FALSE },
    { "te\314\201legram.org", "xn--tlegram-bya.org", FALSE }, /* the accent by itself */
    { "straße.de", "xn--strae-oqa.de", FALSE },
    { "ｔelegram.org", "telegram.org", TRUE },
    { "telegram。org", "telegram.org", TRUE },
    { "tele\302\255gram.org", "telegram.org", TRUE },
    { "\342\204\252elegram.org", "kelegram.org", TRUE },  /* Kelvin sign */
    { "\352\256\255.example", "xn--wbe.example", FALSE }, /* Cherokee small letter */
    { "xn--a.example", "xn--a.example", FALSE },
    { "xn--a.é.example", NULL, FALSE },
    { "\377.example", NULL, FALSE },
    { "a\342\200\256b.example", NULL, FALSE }, /* turns the text around */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char ascii[256];
      gboolean mapped;
      gssize n =
          vigie_idna_to_ascii (cases[i].domain, strlen (cases[i].domain), ascii, sizeof ascii, &mapped);

      say (cases[i].domain);
      g_assert_cmpint (n, ==, cases[i].ascii != NULL ? (gssize) strlen (cases[i].ascii) : -1);
      if (n >= 0)
        g_assert_cmpstr (ascii, ==, cases[i].ascii);
      g_assert_cmpint (mapped, ==, cases[i].mapped);
    }
}

static void
test_to_unicode (void)
{
  static const struct
  {
    const char *host;
    const char *unicode;
  } cases[] = {
    { "telegram.org", "telegram.org" },
    { "xn--tlgram-bvab.org", "télégram.org" },
    { "xn--a.xn--tlgram-bvab.org.", "xn--a.télégram.org." },
    { "[::1]", "[::1]" },
    { "", "" },
    { "..", ".." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char unicode[256];
      gsize length = strlen (cases[i].unicode);

      g_assert_cmpint (vigie_idna_to_unicode (cases[i].host, unicode, sizeof unicode), ==, (gssize) length);
      g_assert_cmpstr (unicode, ==, cases[i].unicode);
      g_assert_cmpint (vigie_idna_to_unicode (cases[i].host, unicode, length + 1), ==, (gssize) length);
      g_assert_cmpint (vigie_idna_to_unicode (cases[i].host, unicode, length), ==, -1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/idna/to-ascii", test_to_ascii);
  g_test_add_func ("/idna/to-unicode", test_to_unicode);
  return g_test_run ();
}
