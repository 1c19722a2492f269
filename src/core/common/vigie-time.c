/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-time.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Seconds after which the computer may have been moved to another zone. */
#define ZONE_LASTS 10

/* The zone of this computer. GLib asks the file system for it at each call, and one list has thousands of
 * dates. From any thread. */
static GTimeZone *
dup_zone (void)
{
  static GMutex mutex;
  static GTimeZone *zone;
  static gint64 read_at; /* g_get_monotonic_time () */
  const gint64 now = g_get_monotonic_time ();
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (zone == NULL || now - read_at >= ZONE_LASTS * G_USEC_PER_SEC)
    {
      g_clear_pointer (&zone, g_time_zone_unref);
      zone = g_time_zone_new_local ();
      read_at = now;
    }
  return g_time_zone_ref (zone);
}

/* What the clock on the wall shows at @time, or %NULL for a year that no calendar has. */
static GDateTime *
new_local (gint64 time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

/* Whole days of the calendar of @zone between two moments; 1: yesterday. */
static gint64
calendar_days (GDateTime *then, GDateTime *now, GTimeZone *zone)
{
  g_autoptr (GDateTime) then_day = NULL;
  g_autoptr (GDateTime) now_day = NULL;
  gint64 seconds;

  then_day = g_date_time_new (zone, g_date_time_get_year (then), g_date_time_get_month (then),
                              g_date_time_get_day_of_month (then), 12, 0, 0);
  now_day = g_date_time_new (zone, g_date_time_get_year (now), g_date_time_get_month (now),
                             g_date_time_get_day_of_month (now), 12, 0, 0);
  /* Noon to noon is 23 or 25 hours where the clocks change. */
  seconds = g_date_time_difference (now_day, then_day) / G_USEC_PER_SEC;
  return (seconds + (seconds < 0 ? -DAY / 2 : DAY / 2)) / DAY;
}

/**
 * vigie_time_ago:
 * @then: Unix time, seconds, UTC; 0 if not known
 * @now: Unix time, seconds, UTC
 *
 * Says how long ago @then was: "just now", "2 minutes ago", "yesterday", "7 months ago". A @then after @now
 * is "just now": clocks differ.
 *
 * Returns: (transfer full): translated text
 */
char *
vigie_time_ago (gint64 then, gint64 now)
{
  g_autoptr (GTimeZone) zone = dup_zone ();
  g_autoptr (GDateTime) then_time = new_local (then, zone);
  g_autoptr (GDateTime) now_time = new_local (now, zone);
  const gint64 seconds = now - then;
  gint64 days;

  if (then <= 0 || then_time == NULL || now_time == NULL)
    return g_strdup (_ ("at an unknown time"));
  if (seconds < MINUTE)
    return g_strdup (_ ("just now"));
  if (seconds < HOUR)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) (seconds / MINUTE)),
                            (int) (seconds / MINUTE));

  days = calendar_days (then_time, now_time, zone);
  if (days <= 0)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (seconds / HOUR)),
                            (int) (seconds / HOUR));
  if (days == 1)
    return g_strdup (_ ("yesterday"));
  if (days < 61)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), (int) days);
  if (days < 730)
    return g_strdup_printf (ngettext ("%d month ago", "%d months ago", (gulong) (days / 30)),
                            (int) (days / 30));
  return g_strdup_printf (ngettext ("%d year ago", "%d years ago", (gulong) (days / 365)),
                          (int) (days / 365));
}

/**
 * vigie_time_moment:
 * @then: Unix time, seconds, UTC; 0 if not known
 * @now: Unix time, seconds, UTC
 *
 * Says when @then is, before or after @now, to the minute: "today at 09:14", "tomorrow at 09:14",
 * "on 24 December 2026 at 09:00".
 *
 * Returns: (transfer full): translated text
 */
char *
vigie_time_moment (gint64 then, gint64 now)
{
  g_autoptr (GTimeZone) zone = dup_zone ();
  g_autoptr (GDateTime) then_time = new_local (then, zone);
  g_autoptr (GDateTime) now_time = new_local (now, zone);

  if (then <= 0 || then_time == NULL || now_time == NULL)
    return g_strdup (_ ("at an unknown time"));

  switch (calendar_days (then_time, now_time, zone))
    {
    case 0:
      /* Translators: a time of day, as strftime writes it. */
      return g_date_time_format (then_time, _ ("today at %H:%M"));
    case 1:
      return g_date_time_format (then_time, _ ("yesterday at %H:%M"));
    case -1:
      return g_date_time_format (then_time, _ ("tomorrow at %H:%M"));
    default:
      /* Translators: a day and a time within a sentence, as strftime writes them:
       * "on 24 December 2026 at 09:00". The context "first of the month" is for the first day of a month,
       * which some languages write otherwise. */
      return g_date_time_format (then_time, g_date_time_get_day_of_month (then_time) == 1
                                                ? C_ ("first of the month", "on %-d %B %Y at %H:%M")
                                                : _ ("on %-d %B %Y at %H:%M"));
    }
}

/**
 * vigie_time_day:
 * @then: Unix time, seconds, UTC; 0 if not known
 * @now: Unix time, seconds, UTC
 *
 * Says on which day @then is: "today", "yesterday", "on 24 December 2026".
 *
 * Returns: (transfer full): translated text
 */
char *
vigie_time_day (gint64 then, gint64 now)
{
  g_autoptr (GTimeZone) zone = dup_zone ();
  g_autoptr (GDateTime) then_time = new_local (then, zone);
  g_autoptr (GDateTime) now_time = new_local (now, zone);

  if (then <= 0 || then_time == NULL || now_time == NULL)
    return g_strdup (_ ("on an unknown day"));

  switch (calendar_days (then_time, now_time, zone))
    {
    case 0:
      return g_strdup (_ ("today"));
    case 1:
      return g_strdup (_ ("yesterday"));
    default:
      /* Translators: a day within a sentence, as strftime writes it: "on 24 December 2026". The context
       * "first of the month" is for the first day of a month, which some languages write otherwise. */
      return g_date_time_format (then_time, g_date_time_get_day_of_month (then_time) == 1
                                                ? C_ ("first of the month", "on %-d %B %Y")
                                                : _ ("on %-d %B %Y"));
    }
}

/**
 * vigie_time_get_timer:
 * @until: Unix time, seconds
 * @now: Unix time by the same clock, seconds
 *
 * A computer that slept wakes up late, and the service's clock is not ours: who waits for @until looks at the
 * clock again from time to time.
 *
 * Returns: after how many seconds to look at the clock again, 1 to 30
 */
guint
vigie_time_get_timer (gint64 until, gint64 now)
{
  return (guint) CLAMP (until - now, 1, 30);
}
