/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-keyring.h"

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

#include "vigie-error.h"
#include "vigie-keyring-prompt.h"

/* Telegram takes no longer passwords than this by far, bytes. */
#define MAX_TEXT 4096

static const SecretSchema schema = {
  .name = "io.github.vigieapp.Vigie.Secret",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

const char *
vigie_keyring_kind_to_string (VigieSecretKind kind)
{
  switch (kind)
    {
    case VIGIE_SECRET_TELEGRAM_DATABASE_KEY:
      return "telegram-database-key";
    case VIGIE_SECRET_HISTORY_KEY:
      return "history-key";
    case VIGIE_SECRET_TWO_STEP_PASSPHRASE:
      return "two-step-passphrase";
    default:
      g_return_val_if_reached ("");
    }
}

/* What the person reads in the list of the keyring's own program. */
static const char *
get_label (VigieSecretKind kind)
{
  switch (kind)
    {
    case VIGIE_SECRET_TELEGRAM_DATABASE_KEY:
      return _ ("Vigie: key of the Telegram sign-in");
    case VIGIE_SECRET_HISTORY_KEY:
      return _ ("Vigie: key of the history");
    case VIGIE_SECRET_TWO_STEP_PASSPHRASE:
      /* Translators: the name of a kept password, in the list of the keyring's own program. */
      return _ ("Vigie: Telegram password (two-step verification)");
    default:
      g_return_val_if_reached ("");
    }
}

/* Keys are any bytes, which not every keyring keeps: they go there as base64. What a person types stays as it
 * is, so that they can read it in the keyring's own program when Vigie is gone. */
static gboolean
is_text (VigieSecretKind kind)
{
  return kind == VIGIE_SECRET_TWO_STEP_PASSPHRASE;
}

static VigieSecret *
encode (VigieSecretKind kind, const VigieSecret *secret)
{
  return is_text (kind) ? vigie_secret_copy (secret) : vigie_secret_to_base64 (secret);
}

/* NULL: it is not what encode () made. */
static VigieSecret *
decode (VigieSecretKind kind, const char *text, gsize length)
{
  if (!is_text (kind))
    return vigie_secret_new_from_base64 (text, length, NULL);
  if (length == 0 || length > MAX_TEXT || !g_utf8_validate_len (text, length, NULL))
    return NULL;
  return vigie_secret_new (text, length);
}

static GHashTable *
make_attributes (VigieSecretKind kind, const char *account_id)
{
  return secret_attributes_build (&schema, "kind", vigie_keyring_kind_to_string (kind), "account", account_id,
                                  NULL);
}

/* Whether @error comes from a bus or a service that is not there, or went away: not from a disk, where
 * libsecret keeps an encrypted file. */
static gboolean
is_absence (const GError *error)
{
  if (error->domain != G_IO_ERROR)
    return error->domain == G_DBUS_ERROR;

  switch (error->code)
    {
    case G_IO_ERROR_NO_SPACE:
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
    case G_IO_ERROR_IS_DIRECTORY:
    case G_IO_ERROR_NOT_DIRECTORY:
    case G_IO_ERROR_FILENAME_TOO_LONG:
    case G_IO_ERROR_WRONG_ETAG:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Says @error, which is libsecret's, in this project's words. Takes it. The text of an error of the bus may
 * be long and is for logs only; libsecret puts no secret into any. */
static void
translate_error (GError **target, GCancellable *cancellable, GError *error)
{
  g_autoptr (GError) owned = error;
  VigieError code = VIGIE_ERROR_STORAGE;

  if (g_cancellable_set_error_if_cancelled (cancellable, target))
    return;

  if (owned->domain == VIGIE_ERROR)
    {
      g_propagate_error (target, g_steal_pointer (&owned));
      return;
    }

  if (g_error_matches (owned, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    code = VIGIE_ERROR_KEYRING_LOCKED;
  else if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    code = VIGIE_ERROR_KEYRING_DISMISSED;
  else if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    code = VIGIE_ERROR_KEYRING_LOCKED; /* it is there, and waits for the person */
  else if (is_absence (owned))
    code = VIGIE_ERROR_KEYRING_MISSING;

  g_set_error (target, VIGIE_ERROR, (int) code, "Keyring: %s", owned->message);
}

/* Whether libsecret keeps an encrypted file by itself, for which it needs no service, or asks a portal. */
static gboolean
has_file_backend (void)
{
  return g_strcmp0 (g_getenv ("SECRET_BACKEND"), "file") == 0 ||
         g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP_NAME") != NULL;
}

static GVariant *
ask_bus (GDBusConnection *connection,
         const char *method,
         GVariant *arguments,
         GCancellable *cancellable,
         GError **error)
{
  return g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                      "org.freedesktop.DBus", method, arguments, NULL, G_DBUS_CALL_FLAGS_NONE,
                                      -1, cancellable, error);
}

/* Starts the service if it is not running. Without this libsecret would set out for one that is not there
 * again and again, and warn in the log of having lost it. */
static gboolean
reach_service (GCancellable *cancellable, GError **error)
{
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GVariant) started = NULL;
  gboolean is_owned = FALSE;

  if (has_file_backend ())
    return TRUE;

  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, error);
  if (connection == NULL)
    return FALSE;

  owned = ask_bus (connection, "NameHasOwner", g_variant_new ("(s)", "org.freedesktop.secrets"), cancellable,
                   error);
  if (owned == NULL)
    return FALSE;
  g_variant_get (owned, "(b)", &is_owned);
  if (is_owned)
    return TRUE;

  started = ask_bus (connection, "StartServiceByName", g_variant_new ("(su)", "org.freedesktop.secrets", 0),
                     cancellable, error);
  return started != NULL;
}

static gboolean
unlock (GDBusProxy *what, GCancellable *cancellable, GError **error)
{
  return vigie_keyring_unlock (g_dbus_proxy_get_connection (what), g_dbus_proxy_get_object_path (what),
                               cancellable, error);
}

/* A locked keyring may hide what it holds and refuses what is new, so it is opened before either is believed.
 * Where no such service is asked (libsecret then keeps an encrypted file), there is nothing to open. */
static gboolean
unlock_default (GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SecretService) service = NULL;
  g_autoptr (SecretCollection) collection = NULL;

  if (has_file_backend ())
    return TRUE;

  service = secret_service_get_sync (SECRET_SERVICE_NONE, cancellable, &local_error);
  if (service != NULL)
    collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                                   cancellable, &local_error);
  if (collection == NULL)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  return !secret_collection_get_locked (collection) || unlock (G_DBUS_PROXY (collection), cancellable, error);
}

/* Whether the keyring has no collection yet, as @error says. gnome-keyring names one that is not there, so
 * libsecret does not see it. */
static gboolean
has_no_collection (const GError *error)
{
  return g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT);
}

/* Asks the person to choose a password for a new collection, which is from now on the one to use. */
static gboolean
create_default (GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, cancellable, error);

  return service != NULL && vigie_keyring_create_collection (
                                g_dbus_proxy_get_connection (G_DBUS_PROXY (service)),
                                /* Translators: the name of a new keyring, where programs keep passwords. */
                                _ ("Passwords"), cancellable, error);
}

static GList *
search (GHashTable *attributes, GCancellable *cancellable, GError **error)
{
  return secret_password_searchv_sync (&schema, attributes, SECRET_SEARCH_ALL, cancellable, error);
}

/* All that matches, unlocked: a list of SecretRetrievable. NULL without @error: nothing. */
static GList *
find_unlocked (GHashTable *attributes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autolist (GObject) found = NULL;

  /* KeePassXC asks for its password while it searches, and what waits for an answer of the bus waits for half
   * a minute only: who types slowly would be told that there is no keyring. */
  if (reach_service (cancellable, &local_error) && unlock_default (cancellable, &local_error))
    found = search (attributes, cancellable, &local_error);

  for (GList *link = found; link != NULL && local_error == NULL; link = link->next)
    {
      if (SECRET_IS_ITEM (link->data) && secret_item_get_locked (link->data))
        (void) unlock (G_DBUS_PROXY (link->data), cancellable, &local_error);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&found);
}

static VigieSecret *
retrieve (VigieSecretKind kind, SecretRetrievable *item, GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretValue) value = secret_retrievable_retrieve_secret_sync (item, cancellable, error);
  g_autoptr (VigieSecret) secret = NULL;
  const char *text;
  gsize length = 0;

  if (value == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE,
                             "The keyring did not give what it holds");
      return NULL;
    }

  text = secret_value_get (value, &length);
  secret = decode (kind, text, length);
  if (secret == NULL)
    g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE,
                         "What the keyring holds is not what Vigie put there");
  return g_steal_pointer (&secret);
}

gboolean
vigie_keyring_lookup (VigieSecretKind kind,
                      const char *account_id,
                      VigieSecret **secret,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GHashTable) attributes = make_attributes (kind, account_id);
  g_autolist (GObject) found = find_unlocked (attributes, cancellable, &local_error);

  *secret = NULL;
  if (found != NULL)
    *secret = retrieve (kind, SECRET_RETRIEVABLE (found->data), cancellable, &local_error);
  if (local_error != NULL)
    {
      translate_error (error, cancellable, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
store_value (VigieSecretKind kind,
             GHashTable *attributes,
             SecretValue *value,
             GCancellable *cancellable,
             GError **error)
{
  return secret_password_storev_binary_sync (&schema, attributes, SECRET_COLLECTION_DEFAULT, get_label (kind),
                                             value, cancellable, error);
}

gboolean
vigie_keyring_store (VigieSecretKind kind,
                     const char *account_id,
                     const VigieSecret *secret,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GHashTable) attributes = make_attributes (kind, account_id);
  g_autoptr (VigieSecret) text = encode (kind, secret);
  g_autoptr (SecretValue) value = NULL;
  gboolean is_stored;
  gsize length = 0;
  const guint8 *bytes = vigie_secret_peek (text, &length);

  /* libsecret copies into memory that is not swapped, and wipes it. */
  value = secret_value_new ((const char *) bytes, (gssize) length, "text/plain");
  is_stored = reach_service (cancellable, &local_error) && unlock_default (cancellable, &local_error) &&
              store_value (kind, attributes, value, cancellable, &local_error);
  if (!is_stored && has_no_collection (local_error))
    {
      g_clear_error (&local_error);
      is_stored = create_default (cancellable, &local_error) &&
                  store_value (kind, attributes, value, cancellable, &local_error);
    }
  if (!is_stored && local_error == NULL)
    g_set_error_literal (&local_error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_DISMISSED, "The keyring refused");
  if (local_error != NULL)
    {
      translate_error (error, cancellable, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* @n_found: (optional) */
static gboolean
clear_matching (GHashTable *attributes, guint *n_found, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autolist (GObject) found = find_unlocked (attributes, cancellable, &local_error);

  if (n_found != NULL)
    *n_found = g_list_length (found);

  if (found != NULL && secret_password_clearv_sync (&schema, attributes, cancellable, &local_error))
    {
      g_autolist (GObject) left = search (attributes, cancellable, &local_error);

      if (left != NULL)
        g_set_error_literal (&local_error, VIGIE_ERROR, VIGIE_ERROR_STORAGE,
                             "The keyring still holds what it was asked to remove");
    }
  if (local_error != NULL)
    {
      translate_error (error, cancellable, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

gboolean
vigie_keyring_clear (VigieSecretKind kind, const char *account_id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (kind, account_id);

  return clear_matching (attributes, NULL, cancellable, error);
}

gboolean
vigie_keyring_clear_all (VigieSecretKind kind, guint *n_removed, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) attributes =
      secret_attributes_build (&schema, "kind", vigie_keyring_kind_to_string (kind), NULL);
  guint n_found = 0;

  *n_removed = 0;
  if (!clear_matching (attributes, &n_found, cancellable, error))
    return FALSE;
  *n_removed = n_found;
  return TRUE;
}
