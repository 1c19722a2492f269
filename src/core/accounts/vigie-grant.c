/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-grant.h"

#include "vigie-grants.h"

static VigieGrant *
create (VigieGrantKind kind, const char *id, char *looks, gint64 since)
{
  VigieGrant *self = g_new0 (VigieGrant, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->looks = looks;
  self->since = since;
  return self;
}

/**
 * vigie_grant_new:
 * @subject: (nullable): a website, passkey, bot or login email
 *
 * Returns: (transfer full) (nullable): what its answer is remembered by; %NULL for anything else
 */
VigieGrant *
vigie_grant_new (GObject *subject)
{
  if (subject == NULL)
    return NULL;
  if (VIGIE_IS_WEBSITE (subject))
    {
      VigieWebsite *website = VIGIE_WEBSITE (subject);

      /* Where it was last used changes in honest hands. */
      return create (VIGIE_GRANT_WEBSITE, vigie_website_get_id (website),
                     g_strjoin ("\n", vigie_website_get_domain_name (website),
                                vigie_website_get_browser (website), NULL),
                     vigie_website_get_log_in_date (website));
    }
  if (VIGIE_IS_PASSKEY (subject))
    {
      VigiePasskey *passkey = VIGIE_PASSKEY (subject);
      const gint64 added = vigie_passkey_get_addition_date (passkey);

      return create (VIGIE_GRANT_PASSKEY, vigie_passkey_get_id (passkey),
                     g_strdup_printf ("%s\n%" G_GINT64_FORMAT, vigie_passkey_get_name (passkey), added),
                     added);
    }
  if (VIGIE_IS_BUSINESS_BOT (subject))
    {
      VigieBusinessBot *bot = VIGIE_BUSINESS_BOT (subject);

      return create (VIGIE_GRANT_BUSINESS_BOT, vigie_business_bot_get_id (bot),
                     g_strdup_printf ("%s\n%d", vigie_business_bot_get_name (bot),
                                      vigie_business_bot_get_can_reply (bot)),
                     vigie_business_bot_get_connection_date (bot));
    }
  if (VIGIE_IS_LOGIN_EMAIL (subject))
    {
      const char *pattern = vigie_login_email_get_pattern (VIGIE_LOGIN_EMAIL (subject));

      return create (VIGIE_GRANT_LOGIN_EMAIL, pattern, g_strdup (pattern), 0);
    }
  return NULL;
}

/**
 * vigie_grant_copy:
 * @self: a grant
 *
 * Returns: (transfer full): the same
 */
VigieGrant *
vigie_grant_copy (const VigieGrant *self)
{
  return create (self->kind, self->id, g_strdup (self->looks), self->since);
}

/**
 * vigie_grant_free:
 * @self: (transfer full) (nullable): a grant
 */
void
vigie_grant_free (VigieGrant *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->looks);
  g_free (self);
}

/**
 * vigie_grant_get_kind_name:
 * @self: a grant
 *
 * Returns: (transfer none): its kind in JSON and in the store; never translated
 */
const char *
vigie_grant_get_kind_name (const VigieGrant *self)
{
  switch (self->kind)
    {
    case VIGIE_GRANT_WEBSITE:
      return "website";
    case VIGIE_GRANT_PASSKEY:
      return "passkey";
    case VIGIE_GRANT_BUSINESS_BOT:
      return "business-bot";
    case VIGIE_GRANT_LOGIN_EMAIL:
    default:
      return "login-email";
    }
}

/**
 * vigie_grant_dup_key:
 * @self: a grant
 *
 * Returns: (transfer full): what tells it from all others of its account
 */
char *
vigie_grant_dup_key (const VigieGrant *self)
{
  return g_strconcat (vigie_grant_get_kind_name (self), "\n", self->id, NULL);
}
