/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "vigie-text.h"

G_BEGIN_DECLS

/**
 * VigieDeviceKind:
 *
 * What a session runs on, for its picture only: it is guessed from text that the other program chose.
 */
typedef enum
{
  VIGIE_DEVICE_UNKNOWN,
  VIGIE_DEVICE_PHONE,
  VIGIE_DEVICE_TABLET,
  VIGIE_DEVICE_COMPUTER,
  VIGIE_DEVICE_BROWSER,
  VIGIE_DEVICE_CONSOLE,
} VigieDeviceKind;

/**
 * VigieSessionFields:
 *
 * The fields of a session. Texts are never %NULL once they come out of a #VigieSession, and are cleaned
 * there (vigie_text_clean ()); what goes in may be anything. Dates are Unix time, seconds, UTC, 0 if the
 * service does not say.
 */
typedef struct
{
  const char *id; /* opaque, from the service */
  VigieDeviceKind kind;
  const char *device_model;
  const char *platform;
  const char *system_version;
  const char *application_name;
  const char *application_version;
  const char *ip_address;
  const char *location; /* as told by the service: where it signed in from, or was last seen */
  gint64 log_in_date;
  gint64 last_active_date;
  gint32 api_id; /* 0 if the service does not say */
  gboolean is_current;
  gboolean is_official_application;
  gboolean is_password_pending;
  gboolean is_unconfirmed;
  gboolean can_accept_calls;
  gboolean can_accept_secret_chats;
  VigieTextTricks tricks; /* out: what had to be taken out of the texts */
} VigieSessionFields;

#define VIGIE_TYPE_SESSION (vigie_session_get_type ())
G_DECLARE_FINAL_TYPE (VigieSession, vigie_session, VIGIE, SESSION, GObject)

VigieSession *vigie_session_new (const VigieSessionFields *fields);
const VigieSessionFields *vigie_session_get_fields (VigieSession *self);
const char *vigie_session_get_id (VigieSession *self);
gint64 vigie_session_get_idle_days (VigieSession *self, gint64 now);
char *vigie_session_dup_title (VigieSession *self);

G_END_DECLS
