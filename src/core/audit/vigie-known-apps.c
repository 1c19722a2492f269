/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-known-apps.h"

#include <stdlib.h>

/* Which api_id belongs to which app. For explaining and for finding contradictions; never to acquit: an id is
 * public and can be borrowed.
 *
 * Sources: telegramdesktop/tdesktop Telegram/SourceFiles/api/api_authorizations.cpp and
 * settings/settings_active_sessions.cpp; overtake/TelegramSwift packages/ApiCredentials; morethanwords/tweb
 * src/config/app.ts; tdlib/td example/ (read 2026-11-24) */
static const struct
{
  gint32 api_id;
  VigieAppFamily family;
} families[] = {
  { 2040, VIGIE_APP_DESKTOP }, { 611335, VIGIE_APP_DESKTOP }, { VIGIE_API_ID_TEST_BUILD, VIGIE_APP_DESKTOP },
  { 4, VIGIE_APP_ANDROID },    { 5, VIGIE_APP_ANDROID },      { 6, VIGIE_APP_ANDROID },
  { 24, VIGIE_APP_ANDROID },   { 1026, VIGIE_APP_ANDROID },   { 1083, VIGIE_APP_ANDROID },
  { 2458, VIGIE_APP_ANDROID }, { 2521, VIGIE_APP_ANDROID },   { 21724, VIGIE_APP_ANDROID },
  { 1, VIGIE_APP_IOS },        { 7, VIGIE_APP_IOS },          { 8, VIGIE_APP_IOS },
  { 10840, VIGIE_APP_IOS },    { 16352, VIGIE_APP_IOS },      { 9, VIGIE_APP_MACOS },
  { 2834, VIGIE_APP_MACOS },   { 2496, VIGIE_APP_WEB },       { 739222, VIGIE_APP_WEB },
  { 1025907, VIGIE_APP_WEB },  { 94575, VIGIE_APP_SAMPLE },
};

/* The versions of December 2024: what is older has gone without about two years of repairs.
 *
 * Source: https://en.wikipedia.org/wiki/Telegram_(software), as of 11 December 2024: Android 11.5.1, iOS and
 * macOS 11.5, Desktop 5.9.0 (read 2026-11-24) */
static const struct
{
  VigieAppFamily family;
  guint major, minor;
} oldest_good[] = {
  { VIGIE_APP_DESKTOP, 5, 9 },
  { VIGIE_APP_ANDROID, 11, 5 },
  { VIGIE_APP_IOS, 11, 5 },
  { VIGIE_APP_MACOS, 11, 5 },
};

/* Versions that are written into kits which dress up as official apps, and that nobody refreshes.
 *
 * Source: https://github.com/thedemons/opentele/blob/main/src/api.py (read 2026-11-24) */
static const char *const kit_versions[] = { "3.4.3 x64", "8.4.1 (2522)", "1.28.3 Z", "1.0.1 K" };

/**
 * vigie_known_apps_get_family:
 * @api_id: from a session
 *
 * Returns: the official app that it was given to
 */
VigieAppFamily
vigie_known_apps_get_family (gint32 api_id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    if (families[i].api_id == api_id)
      return families[i].family;
  return VIGIE_APP_UNKNOWN;
}

static gboolean
parse_version (const char *text, guint64 *major, guint64 *minor)
{
  char *end;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  *major = g_ascii_strtoull (text, &end, 10);
  *minor = 0;
  if (*end == '.' && g_ascii_isdigit (end[1]))
    *minor = g_ascii_strtoull (end + 1, NULL, 10);
  return TRUE;
}

/**
 * vigie_known_apps_is_outdated:
 * @fields: of a session
 *
 * Returns: whether its app is an official one from before December 2024
 */
gboolean
vigie_known_apps_is_outdated (const VigieSessionFields *fields)
{
  const VigieAppFamily family = vigie_known_apps_get_family (fields->api_id);
  guint64 major, minor;

  if (!parse_version (fields->application_version, &major, &minor))
    return FALSE;

  /* Telegram X counts its versions from 0. */
  if (fields->api_id == 21724)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (oldest_good); i++)
    if (oldest_good[i].family == family)
      return major < oldest_good[i].major || (major == oldest_good[i].major && minor < oldest_good[i].minor);
  return FALSE;
}

/**
 * vigie_known_apps_is_kit_version:
 * @fields: of a session
 *
 * Returns: whether its version is one that a kit is known to send
 */
gboolean
vigie_known_apps_is_kit_version (const VigieSessionFields *fields)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kit_versions); i++)
    if (g_str_equal (fields->application_version, kit_versions[i]))
      return TRUE;
  return FALSE;
}
