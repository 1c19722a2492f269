/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-session.h"

G_BEGIN_DECLS

/**
 * VigieAppFamily:
 *
 * The official app that an api_id was given to.
 */
typedef enum
{
  VIGIE_APP_UNKNOWN,
  VIGIE_APP_DESKTOP,
  VIGIE_APP_ANDROID,
  VIGIE_APP_IOS,
  VIGIE_APP_MACOS,
  VIGIE_APP_WEB,
  VIGIE_APP_SAMPLE,
} VigieAppFamily;

#define VIGIE_API_ID_TEST_BUILD 17349

VigieAppFamily vigie_known_apps_get_family (gint32 api_id);
gboolean vigie_known_apps_is_outdated (const VigieSessionFields *fields);
gboolean vigie_known_apps_is_kit_version (const VigieSessionFields *fields);

G_END_DECLS
