/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-account-private.h"

#include "vigie-config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "vigie-error.h"
#include "vigie-json.h"

#define FILE_NAME "accounts.json"
#define FORMAT_VERSION 1
#define MAX_ACCOUNTS 64
#define MAX_BYTES ((gsize) 256 * 1024)

struct _VigieAccountList
{
  GObject parent_instance;

  char *data_dir;      /* (owned) */
  GPtrArray *accounts; /* (owned) VigieAccount */
  GError *refusal;     /* (owned) (nullable): the file could not be read, so it must not be written */
};

static void vigie_account_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VigieAccountList,
                               vigie_account_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vigie_account_list_iface_init))

static char *
dup_path (VigieAccountList *self)
{
  return g_build_filename (self->data_dir, FILE_NAME, NULL);
}

static VigieAccount *
find_in (GPtrArray *accounts, const char *id)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      if (g_str_equal (vigie_account_get_id (accounts->pdata[i]), id))
        return accounts->pdata[i];
    }

  return NULL;
}

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

  if (!vigie_account_is_id (id) || find_in (before, id) != NULL)
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
  if (vigie_json_get_length (&list) > MAX_ACCOUNTS)
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

static GType
vigie_account_list_get_item_type (GListModel *model)
{
  return VIGIE_TYPE_ACCOUNT;
}

static guint
vigie_account_list_get_n_items (GListModel *model)
{
  return VIGIE_ACCOUNT_LIST (model)->accounts->len;
}

static gpointer
vigie_account_list_get_item (GListModel *model, guint position)
{
  GPtrArray *accounts = VIGIE_ACCOUNT_LIST (model)->accounts;

  return position < accounts->len ? g_object_ref (accounts->pdata[position]) : NULL;
}

static void
vigie_account_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = vigie_account_list_get_item_type;
  iface->get_n_items = vigie_account_list_get_n_items;
  iface->get_item = vigie_account_list_get_item;
}

static void
vigie_account_list_finalize (GObject *object)
{
  VigieAccountList *self = VIGIE_ACCOUNT_LIST (object);

  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_error (&self->refusal);

  G_OBJECT_CLASS (vigie_account_list_parent_class)->finalize (object);
}

static void
vigie_account_list_class_init (VigieAccountListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vigie_account_list_finalize;
}

static void
vigie_account_list_init (VigieAccountList *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * vigie_account_list_new:
 * @data_dir: the data folder; need not exist
 *
 * Returns: (transfer full): an empty list; load it before it is changed
 */
VigieAccountList *
vigie_account_list_new (const char *data_dir)
{
  VigieAccountList *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (VIGIE_TYPE_ACCOUNT_LIST, NULL);
  self->data_dir = g_strdup (data_dir);
  return self;
}

/**
 * vigie_account_list_load:
 * @self: a list
 * @error: return location
 *
 * Takes what the file holds in place of what @self holds. No file: an empty list. A file that cannot be read
 * is left as it is: @self is then empty, and vigie_account_list_save () refuses with the same error until
 * a later load succeeds or vigie_account_list_set_aside () has moved the file.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_INVALID_FILE (malformed), %VIGIE_ERROR_NEWER_DATA or
 *   %VIGIE_ERROR_STORAGE
 */
gboolean
vigie_account_list_load (VigieAccountList *self, GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  guint n_before;

  g_return_val_if_fail (VIGIE_IS_ACCOUNT_LIST (self), FALSE);

  path = dup_path (self);
  text = read_file (path, &length, &local_error);
  if (text != NULL)
    accounts = read_accounts (text, length, &local_error);
  if (accounts == NULL)
    accounts = g_ptr_array_new_with_free_func (g_object_unref);

  n_before = self->accounts->len;
  g_ptr_array_unref (self->accounts);
  self->accounts = g_steal_pointer (&accounts);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->accounts->len);

  g_clear_error (&self->refusal);
  if (local_error != NULL)
    {
      self->refusal = g_error_copy (local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/**
 * vigie_account_list_save:
 * @self: a list
 * @error: return location
 *
 * Writes the list whole into a new file, then renames that: a crash leaves the old list or the new one. On
 * disk when this returns.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_STORAGE, or to what vigie_account_list_load () said
 */
gboolean
vigie_account_list_save (VigieAccountList *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  g_return_val_if_fail (VIGIE_IS_ACCOUNT_LIST (self), FALSE);

  if (self->refusal != NULL)
    {
      g_propagate_error (error, g_error_copy (self->refusal));
      return FALSE;
    }

  if (g_mkdir_with_parents (self->data_dir, 0700) != 0)
    {
      int saved_errno = errno;

      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "Cannot make the folder “%s”: %s", self->data_dir,
                   g_strerror (saved_errno));
      return FALSE;
    }

  path = dup_path (self);
  text = write_accounts (self->accounts, &length);
  if (!g_file_set_contents_full (path, text, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &local_error))
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, local_error->message);
      return FALSE;
    }
  return TRUE;
}

/**
 * vigie_account_list_set_aside:
 * @self: a list whose file could not be read
 * @new_path: (out) (optional) (transfer full): where the file is now
 * @error: return location
 *
 * Renames the file, so that a new list can be begun and nothing is lost. Only after the person said so.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_STORAGE
 */
gboolean
vigie_account_list_set_aside (VigieAccountList *self, char **new_path, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *target = NULL;

  g_return_val_if_fail (VIGIE_IS_ACCOUNT_LIST (self), FALSE);

  path = dup_path (self);
  for (guint i = 1; target == NULL || g_file_test (target, G_FILE_TEST_EXISTS); i++)
    {
      g_free (target);
      target = g_strdup_printf ("%s.unread-%u", path, i);
    }

  if (g_rename (path, target) != 0 && errno != ENOENT)
    {
      int saved_errno = errno;

      g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "Cannot rename “%s”: %s", path,
                   g_strerror (saved_errno));
      return FALSE;
    }

  g_clear_error (&self->refusal);
  if (new_path != NULL)
    *new_path = g_steal_pointer (&target);
  return TRUE;
}

static char *
draw_id (VigieAccountList *self)
{
  g_autofree char *id = NULL;

  /* GLib's are random numbers of version 4: 122 bits of chance, and no more is needed of a name. */
  do
    {
      g_auto (GStrv) parts = NULL;
      g_autofree char *uuid = g_uuid_string_random ();

      g_free (id);
      parts = g_strsplit (uuid, "-", -1);
      id = g_strjoinv ("", parts);
    }
  while (find_in (self->accounts, id) != NULL);

  return g_steal_pointer (&id);
}

/**
 * vigie_account_list_add:
 * @self: a list
 * @messenger: the messenger's id: "telegram"
 * @now: Unix time, seconds, UTC
 *
 * Not on disk until vigie_account_list_save ().
 *
 * Returns: (transfer none) (nullable): the new account; %NULL if there are 64 already
 */
VigieAccount *
vigie_account_list_add (VigieAccountList *self, const char *messenger, gint64 now)
{
  g_autofree char *id = NULL;
  VigieAccount *account;

  g_return_val_if_fail (VIGIE_IS_ACCOUNT_LIST (self), NULL);
  g_return_val_if_fail (messenger != NULL && vigie_account_is_messenger (messenger), NULL);

  if (self->accounts->len >= MAX_ACCOUNTS)
    return NULL;

  id = draw_id (self);
  account = vigie_account_new (id, messenger, MAX (now, 0));
  g_ptr_array_add (self->accounts, account);
  g_list_model_items_changed (G_LIST_MODEL (self), self->accounts->len - 1, 0, 1);
  return account;
}

/**
 * vigie_account_list_remove:
 * @self: a list
 * @account: one of its accounts; another one is ignored
 *
 * Takes the row away; its folder, key and history are not touched. Not on disk until
 * vigie_account_list_save ().
 */
void
vigie_account_list_remove (VigieAccountList *self, VigieAccount *account)
{
  guint position;

  g_return_if_fail (VIGIE_IS_ACCOUNT_LIST (self));
  g_return_if_fail (VIGIE_IS_ACCOUNT (account));

  if (!g_ptr_array_find (self->accounts, account, &position))
    return;

  g_ptr_array_remove_index (self->accounts, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/**
 * vigie_account_list_find:
 * @self: a list
 * @account_id: an account's id
 *
 * Returns: (transfer none) (nullable): that account
 */
VigieAccount *
vigie_account_list_find (VigieAccountList *self, const char *account_id)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT_LIST (self), NULL);
  g_return_val_if_fail (account_id != NULL, NULL);

  return find_in (self->accounts, account_id);
}

/**
 * vigie_account_list_dup_folder:
 * @self: a list
 * @account: an account
 *
 * Returns: (transfer full): the path of the account's own folder; it may not exist
 */
char *
vigie_account_list_dup_folder (VigieAccountList *self, VigieAccount *account)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT_LIST (self), NULL);
  g_return_val_if_fail (VIGIE_IS_ACCOUNT (account), NULL);

  return g_build_filename (self->data_dir, "accounts", vigie_account_get_id (account), NULL);
}
