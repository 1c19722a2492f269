/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-store-hash.h"

#include <string.h>

struct _VigieStoreHash
{
  GHmac *start; /* (owned) has taken the key and nothing else; copied for each hash */
  guint8 mark[VIGIE_STORE_MARK_BYTES];
};

/* Each part is followed by a 0 byte, which no part can hold: so no two lists of parts read the same. */
static void
add_text (GHmac *hmac, const char *text)
{
  g_hmac_update (hmac, (const guchar *) text, (gssize) strlen (text) + 1);
}

static void
add_int (GHmac *hmac, gint64 value)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  add_text (hmac, digits);
}

static GHmac *
begin (VigieStoreHash *self, const char *what, const char *account_id)
{
  GHmac *hmac = g_hmac_copy (self->start);

  add_text (hmac, what);
  add_text (hmac, account_id);
  return hmac;
}

static void
end (GHmac *hmac, guint8 *hash)
{
  gsize length = VIGIE_STORE_HASH_BYTES;

  g_hmac_get_digest (hmac, hash, &length);
  g_hmac_unref (hmac);
}

/* g_hmac_new () works on the key in its own stack frame and leaves it there. This frame lies over it. */
static __attribute__ ((noinline)) void
wipe_stack (void)
{
  guint8 room[4096];

  explicit_bzero (room, sizeof room);
}

/**
 * vigie_store_hash_new:
 * @key: 16 bytes or more
 *
 * Returns: (transfer full): what makes hashes with @key
 */
VigieStoreHash *
vigie_store_hash_new (const VigieSecret *key)
{
  VigieStoreHash *self = g_new0 (VigieStoreHash, 1);
  guint8 hash[VIGIE_STORE_HASH_BYTES];
  gsize length = 0;
  const guint8 *bytes = vigie_secret_peek (key, &length);

  self->start = g_hmac_new (G_CHECKSUM_SHA256, bytes, length);
  wipe_stack ();

  end (begin (self, "mark", ""), hash);
  memcpy (self->mark, hash, sizeof self->mark);
  return self;
}

void
vigie_store_hash_free (VigieStoreHash *self)
{
  g_hmac_unref (self->start);
  g_free (self);
}

/**
 * vigie_store_hash_get_mark:
 * @self: a hash
 *
 * Returns: (transfer none): %VIGIE_STORE_MARK_BYTES bytes by which rows of this key are told from those of a
 *   key that was lost
 */
const guint8 *
vigie_store_hash_get_mark (VigieStoreHash *self)
{
  return self->mark;
}

/**
 * vigie_store_hash_id:
 * @self: a hash
 * @kind: "session", "website" …
 * @account_id: whose
 * @id: the service's name for it
 * @hash: (out caller-allocates): %VIGIE_STORE_HASH_BYTES bytes
 */
void
vigie_store_hash_id (
    VigieStoreHash *self, const char *kind, const char *account_id, const char *id, guint8 *hash)
{
  GHmac *hmac = begin (self, kind, account_id);

  add_text (hmac, id);
  end (hmac, hash);
}

/**
 * vigie_store_hash_origin:
 * @self: a hash
 * @account_id: whose
 * @fields: a session
 * @hash: (out caller-allocates): %VIGIE_STORE_HASH_BYTES bytes
 *
 * Hashes what a session is born with and keeps: day of sign-in, api_id, platform. It is not documented
 * whether the service shows one session under the same id to each sign-in of Vigie's; by this it is known
 * again if not.
 *
 * Returns: %FALSE if the service does not say when it signed in: then there is no such hash
 */
gboolean
vigie_store_hash_origin (VigieStoreHash *self,
                         const char *account_id,
                         const VigieSessionFields *fields,
                         guint8 *hash)
{
  GHmac *hmac;

  if (fields->log_in_date == 0)
    return FALSE;

  hmac = begin (self, "origin", account_id);
  add_int (hmac, fields->log_in_date);
  add_int (hmac, fields->api_id);
  add_text (hmac, fields->platform);
  end (hmac, hash);
  return TRUE;
}

/* "Paris, France" → "France". People move within their country more often than not. */
static const char *
find_country (const char *location)
{
  const char *comma = strrchr (location, ',');
  const char *country = comma != NULL ? comma + 1 : location;

  while (g_ascii_isspace (*country))
    country++;
  return country;
}

/**
 * vigie_store_hash_facts:
 * @self: a hash
 * @account_id: whose
 * @fields: a session
 * @hash: (out caller-allocates): %VIGIE_STORE_HASH_BYTES bytes
 *
 * Hashes the facts whose change makes Vigie ask again about a session that the person knows: device model,
 * platform, application, api_id, whether it is an official application, country. Left out, because they
 * change in honest hands every week and asking about nothing teaches people to say yes: versions of
 * application and system, address, town, last activity.
 */
void
vigie_store_hash_facts (VigieStoreHash *self,
                        const char *account_id,
                        const VigieSessionFields *fields,
                        guint8 *hash)
{
  GHmac *hmac = begin (self, "facts", account_id);

  add_text (hmac, fields->device_model);
  add_text (hmac, fields->platform);
  add_text (hmac, fields->application_name);
  add_int (hmac, fields->api_id);
  add_int (hmac, fields->is_official_application ? 1 : 0);
  add_text (hmac, find_country (fields->location));
  end (hmac, hash);
}

/**
 * vigie_store_hash_looks:
 * @self: a hash
 * @account_id: whose
 * @grant: a website, passkey, bot or login email
 * @hash: (out caller-allocates): %VIGIE_STORE_HASH_BYTES bytes
 *
 * Hashes what a change of makes Vigie ask again.
 */
void
vigie_store_hash_looks (VigieStoreHash *self, const char *account_id, const VigieGrant *grant, guint8 *hash)
{
  GHmac *hmac = begin (self, "looks", account_id);

  add_text (hmac, vigie_grant_get_kind_name (grant));
  add_text (hmac, grant->looks);
  end (hmac, hash);
}
