/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-session.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

/* Opaque ids are never shown; this only bounds what is carried. */
#define MAX_ID 128

/**
 * VigieSession:
 *
 * One place where a messaging account is signed in: a phone, a browser, a linked desktop.
 *
 * Immutable, so it may be read from any thread. Holds no message content and no secret.
 */
struct _VigieSession
{
  GObject parent_instance;

  VigieSessionFields fields; /* (owned) its texts */
};

G_DEFINE_FINAL_TYPE (VigieSession, vigie_session, G_TYPE_OBJECT)

static void
vigie_session_finalize (GObject *object)
{
  VigieSession *self = VIGIE_SESSION (object);

  g_free ((char *) self->fields.id);
  g_free ((char *) self->fields.device_model);
  g_free ((char *) self->fields.platform);
  g_free ((char *) self->fields.system_version);
  g_free ((char *) self->fields.application_name);
  g_free ((char *) self->fields.application_version);
  g_free ((char *) self->fields.ip_address);
  g_free ((char *) self->fields.location);

  G_OBJECT_CLASS (vigie_session_parent_class)->finalize (object);
}

static void
vigie_session_class_init (VigieSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vigie_session_finalize;
}

static void
vigie_session_init (VigieSession *self)
{
}

static const char *
take_text (const char *raw, VigieTextTricks *tricks)
{
  VigieTextTricks found = VIGIE_TEXT_PLAIN;
  char *text = vigie_text_clean (raw != NULL ? raw : "", VIGIE_TEXT_MAX_NAME, &found);

  *tricks |= found;
  return text;
}

/**
 * vigie_session_new:
 * @fields: what the service says; texts may be %NULL, hostile or not UTF-8, and are cleaned
 *
 * Returns: (transfer full): a new session
 */
VigieSession *
vigie_session_new (const VigieSessionFields *fields)
{
  VigieSession *self = g_object_new (VIGIE_TYPE_SESSION, NULL);
  VigieTextTricks tricks = fields->tricks;

  self->fields = *fields;
  self->fields.id = vigie_text_clean (fields->id != NULL ? fields->id : "", MAX_ID, NULL);
  self->fields.device_model = take_text (fields->device_model, &tricks);
  self->fields.platform = take_text (fields->platform, &tricks);
  self->fields.system_version = take_text (fields->system_version, &tricks);
  self->fields.application_name = take_text (fields->application_name, &tricks);
  self->fields.application_version = take_text (fields->application_version, &tricks);
  self->fields.ip_address = take_text (fields->ip_address, &tricks);
  self->fields.location = take_text (fields->location, &tricks);
  self->fields.log_in_date = MAX (fields->log_in_date, 0);
  self->fields.last_active_date = MAX (fields->last_active_date, 0);
  self->fields.tricks = tricks;
  return self;
}

/**
 * vigie_session_get_fields:
 * @self: a session
 *
 * Returns: (transfer none): its fields, valid as long as @self
 */
const VigieSessionFields *
vigie_session_get_fields (VigieSession *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION (self), NULL);

  return &self->fields;
}

/**
 * vigie_session_get_id:
 * @self: a session
 *
 * Returns: (transfer none): the service's name for it, opaque; whether it is the same for each of our own
 *   sign-ins is not documented
 */
const char *
vigie_session_get_id (VigieSession *self)
{
  g_return_val_if_fail (VIGIE_IS_SESSION (self), "");

  return self->fields.id;
}

/**
 * vigie_session_get_idle_days:
 * @self: a session
 * @now: Unix time of the service, seconds, UTC
 *
 * Returns: whole days since it was last active; 0 for a date in the future; -1 if the service does not say
 */
gint64
vigie_session_get_idle_days (VigieSession *self, gint64 now)
{
  g_return_val_if_fail (VIGIE_IS_SESSION (self), -1);

  if (self->fields.last_active_date == 0)
    return -1;

  return MAX (now - self->fields.last_active_date, 0) / (24 * 60 * 60);
}

static const char *
kind_to_words (VigieDeviceKind kind)
{
  switch (kind)
    {
    case VIGIE_DEVICE_PHONE:
      return C_ ("device", "Phone");
    case VIGIE_DEVICE_TABLET:
      return C_ ("device", "Tablet");
    case VIGIE_DEVICE_COMPUTER:
      return C_ ("device", "Computer");
    case VIGIE_DEVICE_BROWSER:
      return C_ ("device", "Web browser");
    case VIGIE_DEVICE_CONSOLE:
      return C_ ("device", "Game console");
    case VIGIE_DEVICE_UNKNOWN:
    default:
      return C_ ("device", "Device of unknown kind");
    }
}

/**
 * vigie_session_dup_title:
 * @self: a session
 *
 * Says in a few words what the device calls itself: “Windows PC, “PC 64bit””. What the device chose is
 * isolated, so that it cannot turn the words around it.
 *
 * Returns: (transfer full): plain text, translated
 */
char *
vigie_session_dup_title (VigieSession *self)
{
  g_autofree char *model = NULL;
  g_autofree char *platform = NULL;
  const char *kind;

  g_return_val_if_fail (VIGIE_IS_SESSION (self), NULL);

  kind = kind_to_words (self->fields.kind);
  model = vigie_text_isolate (self->fields.device_model);
  platform = vigie_text_isolate (self->fields.platform);

  if (*self->fields.device_model == '\0' && *self->fields.platform == '\0')
    return g_strdup (kind);
  if (*self->fields.device_model == '\0')
    /* Translators: a kind of device and its system: "Phone, Android". */
    return g_strdup_printf (C_ ("device", "%1$s, %2$s"), kind, platform);
  if (*self->fields.platform == '\0')
    /* Translators: a kind of device and the name it gives itself: "Phone, “Galaxy A54”". */
    return g_strdup_printf (C_ ("device", "%1$s, “%2$s”"), kind, model);

  /* Translators: a kind of device, its system and the name it gives itself: "Phone, Android, “Galaxy A54”".
   */
  return g_strdup_printf (C_ ("device", "%1$s, %2$s, “%3$s”"), kind, platform, model);
}
