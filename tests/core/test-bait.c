/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-judge.h"

#include <string.h>

/* What is wrong with the answer to @message, of which @code is to be said ("-": nothing); %NULL if nothing
 * is. */
static char *
find_fault (const char *code, const char *message)
{
  VigieLinkReason reasons[VIGIE_LINK_MAX_REASONS];
  const guint n = vigie_bait_find (message, strlen (message), reasons, G_N_ELEMENTS (reasons));
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      found |= g_str_equal (reasons[i].rule->code, code);
      g_assert_cmpint (reasons[i].rule->verdict, ==, VIGIE_LINK_CAUTION);
    }
  if (g_str_equal (code, "-"))
    return n > 0 ? g_strdup_printf ("%s: false alarm %s", message, reasons[0].rule->code) : NULL;
  return found ? NULL : g_strdup_printf ("%s: no %s", message, code);
}

/* Messages of every kind of bait, and as many of every day, in English and French. */
static void
test_messages (gconstpointer user_data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bait", user_data, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n_bait = 0, n_honest = 0, n_missed = 0, n_false = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');
      gboolean is_honest = lines[i][0] == '-';
      g_autofree char *fault = NULL;

      if (lines[i][0] == '#' || tab == NULL)
        continue;
      *tab = '\0';
      fault = find_fault (lines[i], tab + 1);
      n_honest += is_honest;
      n_bait += !is_honest;
      n_false += is_honest && fault != NULL;
      n_missed += !is_honest && fault != NULL;
      if (fault != NULL)
        g_test_message ("%s", fault);
    }
  g_test_message ("%u of %u baits missed, %u of %u honest messages alerted", n_missed, n_bait, n_false,
                  n_honest);
  g_assert_cmpuint (n_bait, >=, 50);
  g_assert_cmpuint (n_honest, >=, 50);
  g_assert_cmpuint (n_missed + n_false, ==, 0);
}

/* The words of a link are the link's, and are judged with it. */
static void
test_links_are_left_out (void)
{
  static const char message[] = "https://example.org/send-me-the-code?vote=niece-contest";
  VigieLinkReason reasons[VIGIE_LINK_MAX_REASONS];

  g_assert_cmpuint (vigie_bait_find (message, strlen (message), reasons, G_N_ELEMENTS (reasons)), ==, 0);
}

static void
test_bounds (void)
{
  static const char everything[] =
      "URGENT Signal support: send the code, your password, phone number; scan the QR code; vote "
      "niece contest; you won a gift click; is this you photo? your account deleted";
  VigieLinkReason reasons[3];
  g_autofree char *noise = g_strnfill (200000, 'a');
  static const char broken[] = "send \xff\xc3( the c\xcc\x81ode";

  g_assert_cmpuint (vigie_bait_find (everything, strlen (everything), reasons, 3), ==, 3);
  g_assert_cmpuint (vigie_bait_find (everything, strlen (everything), reasons, 0), ==, 0);
  g_assert_cmpuint (vigie_bait_find (noise, 200000, reasons, 3), ==, 0);
  g_assert_cmpuint (vigie_bait_find (broken, strlen (broken), reasons, 3), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/bait/known", "known.tsv", test_messages);
  g_test_add_data_func ("/bait/fresh", "fresh.tsv", test_messages);
  g_test_add_func ("/bait/links-are-left-out", test_links_are_left_out);
  g_test_add_func ("/bait/bounds", test_bounds);
  return g_test_run ();
}
