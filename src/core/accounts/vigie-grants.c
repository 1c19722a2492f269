/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-grants.h"

#include "vigie-text.h"

static char *
clean (const char *raw)
{
  return vigie_text_clean (raw != NULL ? raw : "", VIGIE_TEXT_MAX_NAME, NULL);
}

/**
 * VigieWebsite:
 *
 * A website that was signed in to with the account.
 */
struct _VigieWebsite
{
  GObject parent_instance;

  char *id;          /* (owned) */
  char *domain_name; /* (owned) */
  char *browser;     /* (owned) */
  char *location;    /* (owned) */
  gint64 log_in_date;
  gint64 last_active_date;
};

G_DEFINE_FINAL_TYPE (VigieWebsite, vigie_website, G_TYPE_OBJECT)

static void
vigie_website_finalize (GObject *object)
{
  VigieWebsite *self = VIGIE_WEBSITE (object);

  g_free (self->id);
  g_free (self->domain_name);
  g_free (self->browser);
  g_free (self->location);

  G_OBJECT_CLASS (vigie_website_parent_class)->finalize (object);
}

static void
vigie_website_class_init (VigieWebsiteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vigie_website_finalize;
}

static void
vigie_website_init (VigieWebsite *self)
{
}

/**
 * vigie_website_new:
 * @id: (nullable): opaque, from the service
 * @domain_name: (nullable): the site, as the service names it
 * @browser: (nullable): the browser it was done with
 * @location: (nullable): where, as told by the service
 * @log_in_date: Unix time, seconds, UTC; 0 if not known
 * @last_active_date: Unix time, seconds, UTC; 0 if not known
 *
 * Returns: (transfer full): a new object, its texts cleaned
 */
VigieWebsite *
vigie_website_new (const char *id,
                   const char *domain_name,
                   const char *browser,
                   const char *location,
                   gint64 log_in_date,
                   gint64 last_active_date)
{
  VigieWebsite *self = g_object_new (VIGIE_TYPE_WEBSITE, NULL);

  self->id = clean (id);
  self->domain_name = clean (domain_name);
  self->browser = clean (browser);
  self->location = clean (location);
  self->log_in_date = MAX (log_in_date, 0);
  self->last_active_date = MAX (last_active_date, 0);
  return self;
}

/**
 * vigie_website_get_id:
 * @self: the object
 *
 * Returns: (transfer none): opaque, from the service
 */
const char *
vigie_website_get_id (VigieWebsite *self)
{
  g_return_val_if_fail (VIGIE_IS_WEBSITE (self), "");

  return self->id;
}

/**
 * vigie_website_get_domain_name:
 * @self: the object
 *
 * Returns: (transfer none): the site, as the service names it
 */
const char *
vigie_website_get_domain_name (VigieWebsite *self)
{
  g_return_val_if_fail (VIGIE_IS_WEBSITE (self), "");

  return self->domain_name;
}

/**
 * vigie_website_get_browser:
 * @self: the object
 *
 * Returns: (transfer none): the browser it was done with
 */
const char *
vigie_website_get_browser (VigieWebsite *self)
{
  g_return_val_if_fail (VIGIE_IS_WEBSITE (self), "");

  return self->browser;
}

/**
 * vigie_website_get_location:
 * @self: the object
 *
 * Returns: (transfer none): where, as told by the service
 */
const char *
vigie_website_get_location (VigieWebsite *self)
{
  g_return_val_if_fail (VIGIE_IS_WEBSITE (self), "");

  return self->location;
}

/**
 * vigie_website_get_log_in_date:
 * @self: the object
 *
 * Returns: Unix time, seconds, UTC; 0 if not known
 */
gint64
vigie_website_get_log_in_date (VigieWebsite *self)
{
  g_return_val_if_fail (VIGIE_IS_WEBSITE (self), 0);

  return self->log_in_date;
}

/**
 * vigie_website_get_last_active_date:
 * @self: the object
 *
 * Returns: Unix time, seconds, UTC; 0 if not known
 */
gint64
vigie_website_get_last_active_date (VigieWebsite *self)
{
  g_return_val_if_fail (VIGIE_IS_WEBSITE (self), 0);

  return self->last_active_date;
}

/**
 * VigiePasskey:
 *
 * A sign-in key held by a device.
 */
struct _VigiePasskey
{
  GObject parent_instance;

  char *id;   /* (owned) */
  char *name; /* (owned) */
  gint64 addition_date;
  gint64 last_usage_date;
};

G_DEFINE_FINAL_TYPE (VigiePasskey, vigie_passkey, G_TYPE_OBJECT)

static void
vigie_passkey_finalize (GObject *object)
{
  VigiePasskey *self = VIGIE_PASSKEY (object);

  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (vigie_passkey_parent_class)->finalize (object);
}

static void
vigie_passkey_class_init (VigiePasskeyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vigie_passkey_finalize;
}

static void
vigie_passkey_init (VigiePasskey *self)
{
}

/**
 * vigie_passkey_new:
 * @id: (nullable): opaque, from the service
 * @name: (nullable): the name it was given when made
 * @addition_date: Unix time, seconds, UTC; 0 if not known
 * @last_usage_date: Unix time, seconds, UTC; 0 if never
 *
 * Returns: (transfer full): a new object, its texts cleaned
 */
VigiePasskey *
vigie_passkey_new (const char *id, const char *name, gint64 addition_date, gint64 last_usage_date)
{
  VigiePasskey *self = g_object_new (VIGIE_TYPE_PASSKEY, NULL);

  self->id = clean (id);
  self->name = clean (name);
  self->addition_date = MAX (addition_date, 0);
  self->last_usage_date = MAX (last_usage_date, 0);
  return self;
}

/**
 * vigie_passkey_get_id:
 * @self: the object
 *
 * Returns: (transfer none): opaque, from the service
 */
const char *
vigie_passkey_get_id (VigiePasskey *self)
{
  g_return_val_if_fail (VIGIE_IS_PASSKEY (self), "");

  return self->id;
}

/**
 * vigie_passkey_get_name:
 * @self: the object
 *
 * Returns: (transfer none): the name it was given when made
 */
const char *
vigie_passkey_get_name (VigiePasskey *self)
{
  g_return_val_if_fail (VIGIE_IS_PASSKEY (self), "");

  return self->name;
}

/**
 * vigie_passkey_get_addition_date:
 * @self: the object
 *
 * Returns: Unix time, seconds, UTC; 0 if not known
 */
gint64
vigie_passkey_get_addition_date (VigiePasskey *self)
{
  g_return_val_if_fail (VIGIE_IS_PASSKEY (self), 0);

  return self->addition_date;
}

/**
 * vigie_passkey_get_last_usage_date:
 * @self: the object
 *
 * Returns: Unix time, seconds, UTC; 0 if never
 */
gint64
vigie_passkey_get_last_usage_date (VigiePasskey *self)
{
  g_return_val_if_fail (VIGIE_IS_PASSKEY (self), 0);

  return self->last_usage_date;
}

/**
 * VigieBusinessBot:
 *
 * A program that may read and answer chats for the account. It is not in the list of sessions.
 */
struct _VigieBusinessBot
{
  GObject parent_instance;

  char *id;   /* (owned) */
  char *name; /* (owned) */
  gint64 connection_date;
  char *location; /* (owned) */
  gboolean can_reply;
  gboolean is_unconfirmed;
};

G_DEFINE_FINAL_TYPE (VigieBusinessBot, vigie_business_bot, G_TYPE_OBJECT)

static void
vigie_business_bot_finalize (GObject *object)
{
  VigieBusinessBot *self = VIGIE_BUSINESS_BOT (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->location);

  G_OBJECT_CLASS (vigie_business_bot_parent_class)->finalize (object);
}

static void
vigie_business_bot_class_init (VigieBusinessBotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vigie_business_bot_finalize;
}

static void
vigie_business_bot_init (VigieBusinessBot *self)
{
}

/**
 * vigie_business_bot_new:
 * @id: (nullable): opaque, from the service
 * @name: (nullable): the name of the bot, "" if not known
 * @connection_date: Unix time, seconds, UTC; 0 if not known
 * @location: (nullable): where it was connected, as told by the service
 * @can_reply: whether it may write
 * @is_unconfirmed: whether the service still asks if it was you
 *
 * Returns: (transfer full): a new object, its texts cleaned
 */
VigieBusinessBot *
vigie_business_bot_new (const char *id,
                        const char *name,
                        gint64 connection_date,
                        const char *location,
                        gboolean can_reply,
                        gboolean is_unconfirmed)
{
  VigieBusinessBot *self = g_object_new (VIGIE_TYPE_BUSINESS_BOT, NULL);

  self->id = clean (id);
  self->name = clean (name);
  self->connection_date = MAX (connection_date, 0);
  self->location = clean (location);
  self->can_reply = can_reply;
  self->is_unconfirmed = is_unconfirmed;
  return self;
}

/**
 * vigie_business_bot_get_id:
 * @self: the object
 *
 * Returns: (transfer none): opaque, from the service
 */
const char *
vigie_business_bot_get_id (VigieBusinessBot *self)
{
  g_return_val_if_fail (VIGIE_IS_BUSINESS_BOT (self), "");

  return self->id;
}

/**
 * vigie_business_bot_get_name:
 * @self: the object
 *
 * Returns: (transfer none): the name of the bot, "" if not known
 */
const char *
vigie_business_bot_get_name (VigieBusinessBot *self)
{
  g_return_val_if_fail (VIGIE_IS_BUSINESS_BOT (self), "");

  return self->name;
}

/**
 * vigie_business_bot_get_connection_date:
 * @self: the object
 *
 * Returns: Unix time, seconds, UTC; 0 if not known
 */
gint64
vigie_business_bot_get_connection_date (VigieBusinessBot *self)
{
  g_return_val_if_fail (VIGIE_IS_BUSINESS_BOT (self), 0);

  return self->connection_date;
}

/**
 * vigie_business_bot_get_location:
 * @self: the object
 *
 * Returns: (transfer none): where it was connected, as told by the service
 */
const char *
vigie_business_bot_get_location (VigieBusinessBot *self)
{
  g_return_val_if_fail (VIGIE_IS_BUSINESS_BOT (self), "");

  return self->location;
}

/**
 * vigie_business_bot_get_can_reply:
 * @self: the object
 *
 * Returns: whether it may write
 */
gboolean
vigie_business_bot_get_can_reply (VigieBusinessBot *self)
{
  g_return_val_if_fail (VIGIE_IS_BUSINESS_BOT (self), FALSE);

  return self->can_reply;
}

/**
 * vigie_business_bot_get_is_unconfirmed:
 * @self: the object
 *
 * Returns: whether the service still asks if it was you
 */
gboolean
vigie_business_bot_get_is_unconfirmed (VigieBusinessBot *self)
{
  g_return_val_if_fail (VIGIE_IS_BUSINESS_BOT (self), FALSE);

  return self->is_unconfirmed;
}

/**
 * VigieLoginEmail:
 *
 * An address to which the service sends login codes: whoever reads it reads them.
 */
struct _VigieLoginEmail
{
  GObject parent_instance;

  char *pattern; /* (owned) */
};

G_DEFINE_FINAL_TYPE (VigieLoginEmail, vigie_login_email, G_TYPE_OBJECT)

static void
vigie_login_email_finalize (GObject *object)
{
  VigieLoginEmail *self = VIGIE_LOGIN_EMAIL (object);

  g_free (self->pattern);

  G_OBJECT_CLASS (vigie_login_email_parent_class)->finalize (object);
}

static void
vigie_login_email_class_init (VigieLoginEmailClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vigie_login_email_finalize;
}

static void
vigie_login_email_init (VigieLoginEmail *self)
{
}

/**
 * vigie_login_email_new:
 * @pattern: what the service tells of the address: "a***@mail.example"
 *
 * Returns: (transfer full): a new address
 */
VigieLoginEmail *
vigie_login_email_new (const char *pattern)
{
  VigieLoginEmail *self = g_object_new (VIGIE_TYPE_LOGIN_EMAIL, NULL);

  self->pattern = clean (pattern);
  return self;
}

/**
 * vigie_login_email_get_pattern:
 * @self: an address
 *
 * Returns: (transfer none): what the service tells of it, cleaned
 */
const char *
vigie_login_email_get_pattern (VigieLoginEmail *self)
{
  g_return_val_if_fail (VIGIE_IS_LOGIN_EMAIL (self), "");

  return self->pattern;
}
