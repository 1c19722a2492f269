/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-time.h"

#include <stdlib.h>

/* Tuesday 24 November 2026, 12:00 UTC. */
#define NOW G_GINT64_CONSTANT (1795521600)
#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static void
test_time_says_when (void)
{
  const struct
  {
    gint64 then;
    const char *ago;
    const char *moment;
    const char *day;
  } cases[] = {
    { 0, "at an unknown time", "at an unknown time", "on an unknown day" },
    { G_MAXINT64, "at an unknown time", "at an unknown time", "on an unknown day" },
    { NOW, "just now", "today at 12:00", "today" },
    { NOW + 10 * DAY, "just now", "on 4 December 2026 at 12:00", "on 4 December 2026" },
    { NOW + DAY, "just now", "tomorrow at 12:00", "on 25 November 2026" },
    { NOW - 59, "just now", "today at 11:59", "today" },
    { NOW - MINUTE, "1 minute ago", "today at 11:59", "today" },
    { NOW - 2 * MINUTE, "2 minutes ago", "today at 11:58", "today" },
    { NOW - 12 * HOUR, "12 hours ago", "today at 00:00", "today" },
    { NOW - 12 * HOUR - 1, "yesterday", "yesterday at 23:59", "yesterday" },
    { NOW - 60 * DAY, "60 days ago", "on 25 September 2026 at 12:00", "on 25 September 2026" },
    { NOW - 210 * DAY, "7 months ago", "on 28 April 2026 at 12:00", "on 28 April 2026" },
    { NOW - 54 * DAY, "54 days ago", "on 1 October 2026 at 12:00", "on 1 October 2026" },
    { NOW - 800 * DAY, "2 years ago", "on 15 September 2024 at 12:00", "on 15 September 2024" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ago = vigie_time_ago (cases[i].then, NOW);
      g_autofree char *moment = vigie_time_moment (cases[i].then, NOW);
      g_autofree char *day = vigie_time_day (cases[i].then, NOW);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (ago, ==, cases[i].ago);
      g_assert_cmpstr (moment, ==, cases[i].moment);
      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

static void
test_time_looks_again (void)
{
  g_assert_cmpuint (vigie_time_get_timer (NOW + 12, NOW), ==, 12);
  g_assert_cmpuint (vigie_time_get_timer (NOW, NOW), ==, 1);
  g_assert_cmpuint (vigie_time_get_timer (NOW - DAY, NOW), ==, 1);
  g_assert_cmpuint (vigie_time_get_timer (NOW + DAY, NOW), ==, 30);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/says-when", test_time_says_when);
  g_test_add_func ("/time/looks-again", test_time_looks_again);

  return g_test_run ();
}
