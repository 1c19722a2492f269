/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Ways into an account that the list of sessions does not show. All immutable; texts cleaned, never NULL;
 * dates are Unix time, seconds, UTC, 0 if the service does not say. */

#define VIGIE_TYPE_WEBSITE (vigie_website_get_type ())
G_DECLARE_FINAL_TYPE (VigieWebsite, vigie_website, VIGIE, WEBSITE, GObject)

VigieWebsite *vigie_website_new (const char *id,
                                 const char *domain_name,
                                 const char *browser,
                                 const char *location,
                                 gint64 log_in_date,
                                 gint64 last_active_date);
const char *vigie_website_get_id (VigieWebsite *self);
const char *vigie_website_get_domain_name (VigieWebsite *self);
const char *vigie_website_get_browser (VigieWebsite *self);
const char *vigie_website_get_location (VigieWebsite *self);
gint64 vigie_website_get_log_in_date (VigieWebsite *self);
gint64 vigie_website_get_last_active_date (VigieWebsite *self);

#define VIGIE_TYPE_PASSKEY (vigie_passkey_get_type ())
G_DECLARE_FINAL_TYPE (VigiePasskey, vigie_passkey, VIGIE, PASSKEY, GObject)

VigiePasskey *
vigie_passkey_new (const char *id, const char *name, gint64 addition_date, gint64 last_usage_date);
const char *vigie_passkey_get_id (VigiePasskey *self);
const char *vigie_passkey_get_name (VigiePasskey *self);
gint64 vigie_passkey_get_addition_date (VigiePasskey *self);
gint64 vigie_passkey_get_last_usage_date (VigiePasskey *self);

#define VIGIE_TYPE_BUSINESS_BOT (vigie_business_bot_get_type ())
G_DECLARE_FINAL_TYPE (VigieBusinessBot, vigie_business_bot, VIGIE, BUSINESS_BOT, GObject)

VigieBusinessBot *vigie_business_bot_new (const char *id,
                                          const char *name,
                                          gint64 connection_date,
                                          const char *location,
                                          gboolean can_reply,
                                          gboolean is_unconfirmed);
const char *vigie_business_bot_get_id (VigieBusinessBot *self);
const char *vigie_business_bot_get_name (VigieBusinessBot *self);
gint64 vigie_business_bot_get_connection_date (VigieBusinessBot *self);
const char *vigie_business_bot_get_location (VigieBusinessBot *self);
gboolean vigie_business_bot_get_can_reply (VigieBusinessBot *self);
gboolean vigie_business_bot_get_is_unconfirmed (VigieBusinessBot *self);

#define VIGIE_TYPE_LOGIN_EMAIL (vigie_login_email_get_type ())
G_DECLARE_FINAL_TYPE (VigieLoginEmail, vigie_login_email, VIGIE, LOGIN_EMAIL, GObject)

VigieLoginEmail *vigie_login_email_new (const char *pattern);
const char *vigie_login_email_get_pattern (VigieLoginEmail *self);

G_END_DECLS
