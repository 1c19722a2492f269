/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-account-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "vigie-error.h"

#define FILE_NAME "accounts.json"

struct _VigieAccountList
{
  GObject parent_instance;

  char *data_dir;      /* (owned) */
  GPtrArray *accounts; /* (owned) VigieAccount */
  GHashTable *synced;  /* (owned) id → its state in the file, when that was last read or written */
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

VigieAccount *
vigie_account_find_in (GPtrArray *accounts, const char *id)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      if (g_str_equal (vigie_account_get_id (accounts->pdata[i]), id))
        return accounts->pdata[i];
    }

  return NULL;
}

static char *
describe_state (VigieAccount *account)
{
  return g_strdup_printf ("%d %d %d %s", vigie_account_get_keep (account),
                          vigie_account_get_is_signed_in (account), vigie_account_get_key_in_memory (account),
                          vigie_account_get_label (account));
}

static void
note_what_is_in_the_file (VigieAccountList *self)
{
  g_hash_table_remove_all (self->synced);
  for (guint i = 0; i < self->accounts->len; i++)
    (void) g_hash_table_insert (self->synced, g_strdup (vigie_account_get_id (self->accounts->pdata[i])),
                                describe_state (self->accounts->pdata[i]));
}

/* Whether it is as the file had it when this process last looked. */
static gboolean
is_unchanged (VigieAccountList *self, VigieAccount *account)
{
  g_autofree char *state = describe_state (account);

  return g_strcmp0 (g_hash_table_lookup (self->synced, vigie_account_get_id (account)), state) == 0;
}

static void
take_state (VigieAccount *account, VigieAccount *from)
{
  vigie_account_set_label (account, vigie_account_get_label (from));
  vigie_account_set_keep (account, vigie_account_get_keep (from));
  vigie_account_set_is_signed_in (account, vigie_account_get_is_signed_in (from));
  vigie_account_set_key_in_memory (account, vigie_account_get_key_in_memory (from));
}

/* Takes over what another process (a command beside the window) has changed in the file since; what this one
 * has changed itself stays. An account that fell out of the file by mistake would leave a sign-in that nobody
 * ends. */
static void
merge (VigieAccountList *self, GPtrArray *in_file)
{
  for (guint i = self->accounts->len; i-- > 0;)
    {
      VigieAccount *account = self->accounts->pdata[i];
      VigieAccount *other = vigie_account_find_in (in_file, vigie_account_get_id (account));

      if (!is_unchanged (self, account))
        continue;
      if (other != NULL)
        take_state (account, other);
      else
        vigie_account_list_remove (self, account);
    }

  for (guint i = 0; i < in_file->len; i++)
    {
      VigieAccount *account = in_file->pdata[i];
      const char *id = vigie_account_get_id (account);

      if (vigie_account_find_in (self->accounts, id) != NULL || g_hash_table_contains (self->synced, id) ||
          self->accounts->len >= VIGIE_ACCOUNT_MAX)
        continue;
      g_ptr_array_add (self->accounts, g_object_ref (account));
      g_list_model_items_changed (G_LIST_MODEL (self), self->accounts->len - 1, 0, 1);
    }
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
  g_clear_pointer (&self->synced, g_hash_table_unref);
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
  self->synced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  gboolean is_there;
  guint n_before;

  g_return_val_if_fail (VIGIE_IS_ACCOUNT_LIST (self), FALSE);

  path = dup_path (self);
  accounts = vigie_account_file_read (path, &is_there, &local_error);
  if (accounts == NULL)
    accounts = g_ptr_array_new_with_free_func (g_object_unref);

  n_before = self->accounts->len;
  g_ptr_array_unref (self->accounts);
  self->accounts = g_steal_pointer (&accounts);
  note_what_is_in_the_file (self);
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
 * disk when this returns. What another process has changed in the file meanwhile is taken over.
 *
 * Returns: %FALSE with @error set to %VIGIE_ERROR_STORAGE, %VIGIE_ERROR_BUSY, or to what
 *   vigie_account_list_load () said
 */
gboolean
vigie_account_list_save (VigieAccountList *self, GError **error)
{
  g_autoptr (GPtrArray) in_file = NULL;
  g_autofree char *path = NULL;
  g_autofd int lock = -1;
  gboolean is_there;

  g_return_val_if_fail (VIGIE_IS_ACCOUNT_LIST (self), FALSE);

  if (self->refusal != NULL)
    {
      g_propagate_error (error, g_error_copy (self->refusal));
      return FALSE;
    }

  lock = vigie_account_file_lock (self->data_dir, error);
  if (lock < 0)
    return FALSE;

  path = dup_path (self);
  in_file = vigie_account_file_read (path, &is_there, error);
  if (in_file == NULL)
    return FALSE;

  /* A file that somebody took away says nothing about single accounts. */
  if (is_there)
    merge (self, in_file);
  if (!vigie_account_file_write (path, self->accounts, error))
    return FALSE;
  note_what_is_in_the_file (self);
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
  while (vigie_account_find_in (self->accounts, id) != NULL);

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

  if (self->accounts->len >= VIGIE_ACCOUNT_MAX)
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

  return vigie_account_find_in (self->accounts, account_id);
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
