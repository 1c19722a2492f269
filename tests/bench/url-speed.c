/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to take a link apart, and to split its host: the median of many rounds, nanoseconds each.
 */

#include <glib.h>
#include <string.h>

#include "vigie-domain.h"
#include "vigie-url.h"

#define N_ROUNDS 101
#define N_REPEATS 200

static const char *const links[] = {
  "https://web.telegram.org/",
  "https://www.assemblee-nationale.fr/dyn/17/organes/assemblee-nationale",
  "https://example.com/news/2024/11/24/what-happened-today?utm_source=mail&utm_campaign=november#comments",
  "http://login-verify.account.example.co.uk/session/new?next=%2Fhome%2Fprofile",
  "https://telegram-vote.pages.dev/contest/42",
  "https://t.me/joinchat/AAAAAEkk2WdoDrB4-Q8-gg",
};

/* Without what a real list does not have: the same few hosts again and again. */
static char *
make_host (guint n)
{
  static const char *const suffixes[] = { "com",     "org",       "fr",        "co.uk",
                                          "gouv.fr", "pages.dev", "github.io", "xyz" };

  return g_strdup_printf ("www.site-%u.%s", n, suffixes[n % G_N_ELEMENTS (suffixes)]);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static double
get_median (gint64 *times, double n_calls)
{
  guint middle = N_ROUNDS / 2;

  qsort (times, N_ROUNDS, sizeof *times, compare);
  return (double) times[middle] * 1000 / n_calls;
}

static void
measure_parse (const char *name, const char *const *texts, gsize n_texts)
{
  g_auto (VigieUrl) url = { 0 };
  gint64 times[N_ROUNDS];
  gsize n_bytes = 0;

  for (gsize i = 0; i < n_texts; i++)
    n_bytes += strlen (texts[i]);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < N_REPEATS; i++)
        {
          for (gsize j = 0; j < n_texts; j++)
            vigie_url_parse (&url, texts[j], strlen (texts[j]));
        }
      times[round] = g_get_monotonic_time () - start;
    }
  g_print ("%-28s %7.0f ns each (%.0f bytes each)\n", name, get_median (times, N_REPEATS * (double) n_texts),
           (double) n_bytes / (double) n_texts);
}

static void
measure_split (void)
{
  gint64 times[N_ROUNDS];
  g_auto (GStrv) hosts = g_new0 (char *, N_REPEATS * 10 + 1);

  for (guint i = 0; i < N_REPEATS * 10; i++)
    hosts[i] = make_host (i);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < N_REPEATS * 10; i++)
        {
          VigieDomain domain;

          vigie_domain_split (hosts[i], &domain);
        }
      times[round] = g_get_monotonic_time () - start;
    }
  g_print ("%-28s %7.0f ns each\n", "vigie_domain_split", get_median (times, N_REPEATS * 10));
}

/* How much longer sixteen times as much takes, of what is made to be slow: 16 is linear. */
static void
measure_growth (const char *start, const char *piece)
{
  g_auto (VigieUrl) url = { 0 };
  g_autoptr (GString) text = g_string_new (start);
  g_autofree char *name = g_strdup_printf ("%s and many \"%s\"", start, piece);
  gint64 times[2];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 begin;

      while (text->len < (i == 0 ? 4000 : 64000))
        g_string_append (text, piece);
      begin = g_get_monotonic_time ();
      for (guint j = 0; j < N_REPEATS; j++)
        vigie_url_parse (&url, text->str, text->len);
      times[i] = g_get_monotonic_time () - begin;
    }
  g_print ("%-28s %7.0f times as long for 16 times as much\n", name, (double) times[1] / (double) times[0]);
}

int
main (void)
{
  static const char *const beyond_ascii[] = { "https://télégram.org/", "https://xn--tlgram-bvab.org/é" };
  VigieDomain domain;
  gint64 start = g_get_monotonic_time ();

  vigie_domain_split ("web.telegram.org", &domain);
  g_print ("%-28s %7.0f us\n", "the first split", (double) (g_get_monotonic_time () - start));
  measure_parse ("vigie_url_parse, ASCII", links, G_N_ELEMENTS (links));
  measure_parse ("vigie_url_parse, beyond it", beyond_ascii, G_N_ELEMENTS (beyond_ascii));
  measure_split ();
  measure_growth ("https://h/", "../");
  measure_growth ("https://h/", "a/");
  measure_growth ("https://", "a.");
  measure_growth ("https://", "@");
  measure_growth ("https://", "1.");
  return 0;
}
