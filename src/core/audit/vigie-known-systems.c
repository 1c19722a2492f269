/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-known-systems.h"

#include <stdlib.h>
#include <string.h>

/**
 * OldSystem:
 *
 * A system whose maker no longer repairs it: how apps name it, and the first version that is not old.
 */
typedef struct
{
  const char *name; /* what stands before the number, any case */
  guint first_good;
} OldSystem;

/* Windows: 10 ended on 14 October 2025. Source: https://learn.microsoft.com/lifecycle/products/
 * Android: SDK 31 is Android 12; nothing older is repaired. Source:
 * https://source.android.com/docs/security/bulletin macOS: Apple repairs the newest three. Source:
 * https://support.apple.com/100100 iOS: a bare number from Apple's app; well below what Apple repairs.
 * Source: the same (all read 2026-11-24) */
static const OldSystem old_systems[] = {
  { "Windows XP", 1 }, { "Windows Vista", 1 }, { "Windows ", 11 }, { "SDK ", 31 },    { "Android ", 12 },
  { "macOS ", 13 },    { "Mac OS X ", 13 },    { "iOS ", 15 },     { "iPadOS ", 15 },
};

/**
 * vigie_known_systems_is_old:
 * @fields: of a session
 *
 * Returns: whether it says that it runs on a system that is no longer repaired
 */
gboolean
vigie_known_systems_is_old (const VigieSessionFields *fields)
{
  const char *system = fields->system_version;
  const char *number = NULL;
  guint first_good = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (old_systems) && number == NULL; i++)
    {
      const gsize length = strlen (old_systems[i].name);

      if (g_ascii_strncasecmp (system, old_systems[i].name, length) != 0)
        continue;
      number = system + length;
      first_good = old_systems[i].first_good;
    }

  if (number == NULL && g_ascii_strcasecmp (fields->platform, "iOS") == 0)
    {
      number = system;
      first_good = 15;
    }
  if (number == NULL)
    return FALSE;

  /* "Windows XP" has no number to read: whatever follows, it is old. */
  if (first_good == 1)
    return TRUE;
  return g_ascii_isdigit (*number) && g_ascii_strtoull (number, NULL, 10) < first_good;
}

/**
 * vigie_known_systems_dup_name:
 * @fields: of a session
 *
 * Returns: (transfer full): its system as a reader knows it: "SDK 29" is "SDK 29 (Android 10)"
 */
char *
vigie_known_systems_dup_name (const VigieSessionFields *fields)
{
  /* Source: https://source.android.com/docs/setup/reference/build-numbers (read 2026-11-24) */
  static const char *const androids[] = { "5", "5.1", "6", "7", "7.1", "8", "8.1", "9", "10", "11" };
  const gsize first = 21;
  guint64 sdk = 0;

  if (g_ascii_strncasecmp (fields->system_version, "SDK ", 4) == 0)
    sdk = g_ascii_strtoull (fields->system_version + 4, NULL, 10);
  if (sdk < first || sdk >= first + G_N_ELEMENTS (androids))
    return g_strdup (fields->system_version);
  return g_strdup_printf ("%s (Android %s)", fields->system_version, androids[sdk - first]);
}
