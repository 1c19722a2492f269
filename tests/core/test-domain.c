/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "vigie-domain.h"

static void
test_split (void)
{
  static const struct
  {
    const char *host;
    const char *registrable;
    const char *suffix;
    gboolean is_shared;
  } cases[] = {
    { "web.telegram.org", "telegram.org", "org", FALSE },
    { "telegram.org", "telegram.org", "org", FALSE },
    { "org", NULL, "org", FALSE },
    { "a.b.example.co.uk", "example.co.uk", "co.uk", FALSE },
    { "telegram.github.io", "telegram.github.io", "github.io", TRUE },
    { "x.telegram.pages.dev", "telegram.pages.dev", "pages.dev", TRUE },
    { "github.io", NULL, "github.io", TRUE },
    { "telegram.org.", "telegram.org.", "org.", FALSE },
    { "x.github.io.", "x.github.io.", "github.io.", TRUE },
    { "host.unlisted", "host.unlisted", "unlisted", FALSE },
    { "localhost", NULL, "localhost", FALSE },
    { "a.b.ck", "a.b.ck", "b.ck", FALSE },
    { "a.www.ck", "www.ck", "ck", FALSE },
    { "xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn", "xn--55qx5d.cn", FALSE },
    { ".org", NULL, "org", FALSE },
    { "a..org", NULL, "org", FALSE },
    { ".", NULL, "", FALSE },
    { "..", NULL, ".", FALSE },
    { "a.b.c.d.e.f.g.h.i.j.k.l.github.io", "l.github.io", "github.io", TRUE },
    { "1.2.3.4.5.6.7.8.9.10.11.org", "11.org", "org", FALSE },
    { ".2.3.4.5.6.7.8.9.org", "9.org", "org", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VigieDomain domain;

      g_test_message ("%s", cases[i].host);
      vigie_domain_split (cases[i].host, &domain);
      g_assert_cmpstr (domain.suffix, ==, cases[i].suffix);
      g_assert_cmpstr (domain.registrable, ==, cases[i].registrable);
      g_assert_cmpint (domain.is_shared, ==, cases[i].is_shared);
      g_assert_true (g_str_has_suffix (cases[i].host, domain.suffix));
    }
}

/* A host can have thirty thousand labels: it must not take thousands of looks through the list. */
static void
test_many_labels (void)
{
  g_autoptr (GString) host = g_string_new (NULL);
  VigieDomain domain;

  for (guint i = 0; i < 32000; i++)
    g_string_append (host, "a.");
  g_string_append (host, "github.io");
  for (guint i = 0; i < 1000; i++)
    vigie_domain_split (host->str, &domain);
  g_assert_cmpstr (domain.registrable, ==, "a.github.io");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/split", test_split);
  g_test_add_func ("/domain/many-labels", test_many_labels);
  return g_test_run ();
}
