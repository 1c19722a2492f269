/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-checker.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static VigieLinkChecker *
get_checker (void)
{
  static VigieLinkChecker *checker;

  if (checker == NULL)
    checker = vigie_link_checker_new ();
  return checker;
}

/* Any message: its links lie in it, in order and apart; the worst of them decides, and asking again gives the
 * same.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *message = (const char *) data;
  const VigieMessageCheck *check = vigie_link_checker_check (get_checker (), message, size);
  const VigieLinkVerdict verdict = check->verdict;
  const guint n_links = check->n_links;
  gsize last_end = 0;

  g_assert_cmpuint (n_links, <=, VIGIE_MESSAGE_MAX_LINKS);
  g_assert_true (n_links > 0 || check->verdict != VIGIE_LINK_OFFICIAL);
  g_assert_true ((check->decisive >= 0) == (n_links > 0));
  for (guint i = 0; i < n_links; i++)
    {
      const VigieLink *link = &check->links[i];

      g_assert_cmpuint (link->start, >=, last_end);
      g_assert_cmpuint (link->length, >, 0);
      last_end = link->start + link->length;
      g_assert_cmpuint (last_end, <=, size);
      g_assert_cmpint (link->verdict, <=, check->verdict);
      g_assert_true (g_utf8_validate (link->text, -1, NULL));
      g_assert_true (link->is_read || link->verdict != VIGIE_LINK_OFFICIAL);
    }

  check = vigie_link_checker_check (get_checker (), message, size);
  g_assert_cmpint (check->verdict, ==, verdict);
  g_assert_cmpuint (check->n_links, ==, n_links);
  return 0;
}
