/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-account-private.h"

#include "vigie-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "vigie-error.h"
#include "vigie-json.h"

#define FORMAT_VERSION 1
#define MAX_BYTES ((gsize) 256 * 1024)

#define LOCK_TRIES 100
#define LOCK_PAUSE_USEC (20 * G_TIME_SPAN_MILLISECOND)

static VigieAccount *
read_account (const VigieJsonAt *at, GPtrArray *before, GError **error)
{
  g_autoptr (VigieAccount) account = NULL;
  const char *id = NULL;
  const char *messenger = NULL;
  const char *label = "";
  gint64 added_at = 0;
  gboolean keep = FALSE;
  gboolean is_signed_in = FALSE;
  gboolean key_in_memory = FALSE;

  if (!vigie_json_expect_string (at, "id", &id, error) ||
      !vigie_json_expect_string (at, "messenger", &messenger, error) ||
      !vigie_json_accept_string (at, "label", &label, error) ||
      !vigie_json_accept_int (at, "added-at", 0, G_MAXINT64, &added_at, error) ||
      !vigie_json_accept_boolean (at, "keep", &keep, error) ||
      !vigie_json_accept_boolean (at, "signed-in", &is_signed_in, error) ||
      !vigie_json_accept_boolean (at, "key-in-memory", &key_in_memory, error))
    return NULL;

  if (!vigie_account_is_id (id) || vigie_account_find_in (before, id) != NULL)
    {
      vigie_json_set_error (at, "id", error, _ ("32 hexadecimal digits, each time others, were expected"));
      return NULL;
    }
  if (!vigie_account_is_messenger (messenger))
    {
      vigie_json_set_error (at, "messenger", error, _ ("the short name of a messenger was expected"));
      return NULL;
    }

  account = vigie_account_new (id, messenger, added_at);
  vigie_account_set_label (account, label);
  vigie_account_set_keep (account, keep);
  vigie_account_set_is_signed_in (account, is_signed_in);
  vigie_account_set_key_in_memory (account, key_in_memory);
  return g_steal_pointer (&account);
}

static GPtrArray *
read_accounts (const char *text, gsize length, GError **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (VigieJson) json =
      vigie_json_parse (text, (gssize) length, MAX_BYTES, VIGIE_ERROR_INVALID_FILE, error);
  VigieJsonAt root, list;
  gint64 version = 0;

  if (json == NULL)
    return NULL;

  root = vigie_json_get_root (json);
  if (!vigie_json_expect_int (&root, "version", 1, G_MAXINT, &version, error))
    return NULL;
  if (version > FORMAT_VERSION)
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_NEWER_DATA,
                   "The list of accounts is of version %" G_GINT64_FORMAT ", this program knows %d", version,
                   FORMAT_VERSION);
      return NULL;
    }
  if (!vigie_json_expect_array (&root, "accounts", &list, error))
    return NULL;
  if (vigie_json_get_length (&list) > VIGIE_ACCOUNT_MAX)
    {
      vigie_json_set_error (&root, "accounts", error, _ ("there are more accounts than Vigie can hold"));
      return NULL;
    }

  for (guint i = 0; i < vigie_json_get_length (&list); i++)
    {
      VigieAccount *account;
      VigieJsonAt at;

      if (!vigie_json_expect_object_at (&list, i, &at, error))
        return NULL;
      account = read_account (&at, accounts, error);
      if (account == NULL)
        return NULL;
      g_ptr_array_add (accounts, account);
    }

  return g_steal_pointer (&accounts);
}

/* NULL without @error: there is no file yet. */
static char *
read_file (const char *path, gsize *length, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  GStatBuf info;

  /* Without this a huge file, or a device, would be read whole before its size is refused. */
  if (g_stat (path, &info) == 0 && (!S_ISREG (info.st_mode) || (gsize) info.st_size > MAX_BYTES))
    {
      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE,
                   "line 1, column 1: “%s” is not a list of accounts", path);
      return NULL;
    }

  if (!g_file_get_contents (path, &text, length, &local_error))
    {
      if (!g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, local_error->message);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static void
write_account (JsonBuilder *builder, VigieAccount *account)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, vigie_account_get_id (account));
  json_builder_set_member_name (builder, "messenger");
  json_builder_add_string_value (builder, vigie_account_get_messenger (account));
  json_builder_set_member_name (builder, "label");
  json_builder_add_string_value (builder, vigie_account_get_label (account));
  json_builder_set_member_name (builder, "added-at");
  json_builder_add_int_value (builder, vigie_account_get_added_at (account));
  json_builder_set_member_name (builder, "keep");
  json_builder_add_boolean_value (builder, vigie_account_get_keep (account));
  json_builder_set_member_name (builder, "signed-in");
  json_builder_add_boolean_value (builder, vigie_account_get_is_signed_in (account));
  json_builder_set_member_name (builder, "key-in-memory");
  json_builder_add_boolean_value (builder, vigie_account_get_key_in_memory (account));
  json_builder_end_object (builder);
}

static char *
write_accounts (GPtrArray *accounts, gsize *length)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, FORMAT_VERSION);
  json_builder_set_member_name (builder, "accounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < accounts->len; i++)
    write_account (builder, accounts->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, length);
}

/**
 * vigie_account_file_lock:
 * @folder: where the file is; made (mode 0700) when it is missing
 * @error: return location
 *
 * Keeps other processes from reading and writing the file until the descriptor is closed. Waits two seconds
 * at most.
 *
 * Returns: a descriptor to close; -1 with @error set to %VIGIE_ERROR_STORAGE or %VIGIE_ERROR_BUSY
 */
int
vigie_account_file_lock (const char *folder, GError **error)
{
  g_autofd int fd = -1;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    {
      int saved_errno = errno;

      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "Cannot use the folder “%s”: %s", folder,
                   g_strerror (saved_errno));
      return -1;
    }

  for (guint i = 0; i < LOCK_TRIES; i++)
    {
      /* Where folders cannot be locked (some network disks) there is no lock to wait for. */
      if (flock (fd, LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR))
        return g_steal_fd (&fd);
      g_usleep (LOCK_PAUSE_USEC);
    }

  g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_BUSY, "“%s” is in use by another process", folder);
  return -1;
}

/**
 * vigie_account_file_read:
 * @path: the file
 * @is_there: (out): whether there is a file
 * @error: return location
 *
 * Returns: (transfer full): its accounts, none if there is no file; %NULL with @error set if it cannot be
 * read
 */
GPtrArray *
vigie_account_file_read (const char *path, gboolean *is_there, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  text = read_file (path, &length, &local_error);
  *is_there = text != NULL || local_error != NULL;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return text != NULL ? read_accounts (text, length, error) : g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * vigie_account_file_write:
 * @path: the file
 * @accounts: (element-type VigieAccount): what it is to hold
 * @error: return location
 *
 * Writes a new file, then renames it: a crash leaves the old one or the new one. On disk when this returns.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_STORAGE
 */
gboolean
vigie_account_file_write (const char *path, GPtrArray *accounts, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  text = write_accounts (accounts, &length);
  if (g_file_set_contents_full (path, text, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &local_error))
    return TRUE;

  g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, local_error->message);
  return FALSE;
}
