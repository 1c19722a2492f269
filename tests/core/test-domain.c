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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/split", test_split);
  return g_test_run ();
}
