/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Honest messages with several links: none may alert, for a warning that is wrong teaches not to read the
 * next. */

#include "vigie-link-checker.h"

#include <string.h>

#define MIN_MESSAGES 60

static void
test_alerts_of_no_honest_message (void)
{
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "links", "honest-messages.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n_messages = 0, n_links = 0, n_alerts = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\\n", -1);
      g_autofree char *message = g_strjoinv ("\n", parts);
      const VigieMessageCheck *check;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      check = vigie_link_checker_check (checker, message, strlen (message));
      n_messages++;
      n_links += check->n_links;
      if (check->verdict < VIGIE_LINK_CAUTION)
        continue;
      n_alerts++;
      g_test_message ("%s: %s", lines[i],
                      check->decisive >= 0 ? check->links[check->decisive].reasons[0].rule->code
                                           : check->reasons[0].rule->code);
    }
  g_test_message ("%u of %u honest messages with %u links alerted", n_alerts, n_messages, n_links);
  g_assert_cmpuint (n_messages, >=, MIN_MESSAGES);
  g_assert_cmpuint (n_links, >, n_messages);
  g_assert_cmpuint (n_alerts, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/link-prose/alerts-of-no-honest-message", test_alerts_of_no_honest_message);
  return g_test_run ();
}
