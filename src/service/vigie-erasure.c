/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-erasure.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "vigie-config.h"
#include "vigie-error-sentence.h"
#include "vigie-error.h"
#include "vigie-text.h"

/* Deeper than anything Vigie or its libraries make. */
#define MAX_DEPTH 8

/* Of an account's name or a path that is shown, characters. */
#define MAX_SHOWN 200

struct _VigieErasure
{
  GObject parent_instance;

  char *data_dir;     /* (owned) */
  GPtrArray *removed; /* (owned) (element-type utf8) sentences */
  GPtrArray *left;    /* (owned) (element-type utf8) sentences */
};

G_DEFINE_FINAL_TYPE (VigieErasure, vigie_erasure, G_TYPE_OBJECT)

static char *
dup_shown (const char *label)
{
  g_autofree char *clean = vigie_text_clean (label, MAX_SHOWN, NULL);

  return *clean != '\0' ? g_steal_pointer (&clean) : g_strdup ("Telegram");
}

static void
note_secrets (VigieErasure *self, const guint n_removed[VIGIE_N_SECRET_KINDS])
{
  const guint n_sign_ins = n_removed[VIGIE_SECRET_TELEGRAM_DATABASE_KEY];
  const guint n_passwords = n_removed[VIGIE_SECRET_TWO_STEP_PASSPHRASE];

  if (n_sign_ins > 0)
    g_ptr_array_add (self->removed,
                     g_strdup_printf (ngettext ("%u key of a Telegram sign-in, from the keyring",
                                                "%u keys of Telegram sign-ins, from the keyring", n_sign_ins),
                                      n_sign_ins));
  if (n_removed[VIGIE_SECRET_HISTORY_KEY] > 0)
    g_ptr_array_add (self->removed, g_strdup (_ ("The key of the history, from the keyring")));
  if (n_passwords > 0)
    g_ptr_array_add (
        self->removed,
        g_strdup_printf (ngettext ("%u Telegram password that Vigie kept in the keyring",
                                   "%u Telegram passwords that Vigie kept in the keyring", n_passwords),
                         n_passwords));
}

static void
note_keyring_left (VigieErasure *self, const GError *error)
{
  /* Translators: %s is a sentence that says why. The name of the program is that of GNOME. */
  g_ptr_array_add (self->left,
                   g_strdup_printf (_ ("What Vigie kept in the keyring. %s In the program “Passwords and "
                                       "Keys”, whatever begins with “Vigie” can be deleted."),
                                    vigie_error_sentence (error)));
}

static void
note_file_left (VigieErasure *self, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *clean = vigie_text_clean (shown, MAX_SHOWN, NULL);

  /* Translators: %s is the path of a file or folder. */
  g_ptr_array_add (self->left, g_strdup_printf (_ ("A file or folder that cannot be deleted: %s"), clean));
}

/* A link is removed, never followed. Names what stays, but for the folders that it is in. */
static gboolean
remove_tree (VigieErasure *self, const char *path, guint depth)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gboolean is_empty = TRUE;

  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      if (g_unlink (path) == 0 || errno == ENOENT)
        return TRUE;
      note_file_left (self, path);
      return FALSE;
    }

  dir = depth < MAX_DEPTH ? g_dir_open (path, 0, NULL) : NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      is_empty = remove_tree (self, inside, depth + 1) && is_empty;
    }
  if (g_rmdir (path) == 0 || errno == ENOENT)
    return TRUE;
  if (is_empty)
    note_file_left (self, path);
  return FALSE;
}

static gboolean
holds (VigieErasure *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->data_dir, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
remove_files (VigieErasure *self)
{
  const gboolean had_history = holds (self, "history.db");
  const gboolean had_lists = holds (self, "lists");
  const gboolean was_there = g_file_test (self->data_dir, G_FILE_TEST_EXISTS);

  if (!was_there || !remove_tree (self, self->data_dir, 0))
    return;
  if (had_history)
    g_ptr_array_add (self->removed, g_strdup (_ ("The past checkups, and the names that you gave")));
  if (had_lists)
    g_ptr_array_add (self->removed, g_strdup (_ ("The lists of reported sites")));
  g_ptr_array_add (self->removed, g_strdup (_ ("The list of accounts, and the folder of Vigie’s files")));
}

/* Inside Flatpak libsecret keeps its file among the app's own data. */
static void
remove_portal_file (VigieErasure *self)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "keyrings", "default.keyring", NULL);

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    (void) remove_tree (self, path, 0);
}

static void
reset_settings (VigieErasure *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, VIGIE_APP_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_auto (GStrv) keys = NULL;
  gboolean was_changed = FALSE;

  if (schema == NULL)
    return;

  settings = g_settings_new_full (schema, NULL, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GVariant) value = g_settings_get_user_value (settings, keys[i]);

      was_changed = was_changed || value != NULL;
      g_settings_reset (settings, keys[i]);
    }
  g_settings_sync ();
  if (was_changed)
    g_ptr_array_add (self->removed, g_strdup (_ ("The settings")));
}

static void
secrets_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  VigieErasure *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  guint n_removed[VIGIE_N_SECRET_KINDS];
  const gboolean had_files = g_file_test (self->data_dir, G_FILE_TEST_EXISTS);

  if (!vigie_secret_store_clear_all_finish (VIGIE_SECRET_STORE (source), result, n_removed, &error))
    {
      /* Where there never was a keyring, nothing is in it; where there is none just now, something may be. */
      if (had_files || !g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING))
        note_keyring_left (self, error);
    }
  else
    remove_portal_file (self);
  note_secrets (self, n_removed);

  /* First the settings: a feed that is switched on would fill its list again. */
  reset_settings (self);
  remove_files (self);
  g_task_return_boolean (task, TRUE);
}

static void
vigie_erasure_finalize (GObject *object)
{
  VigieErasure *self = VIGIE_ERASURE (object);

  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  G_OBJECT_CLASS (vigie_erasure_parent_class)->finalize (object);
}

static void
vigie_erasure_class_init (VigieErasureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vigie_erasure_finalize;
}

static void
vigie_erasure_init (VigieErasure *self)
{
  self->removed = g_ptr_array_new_with_free_func (g_free);
  self->left = g_ptr_array_new_with_free_func (g_free);
}

/**
 * vigie_erasure_new:
 * @data_dir: the folder of Vigie's own files, which goes as a whole; need not be there
 *
 * Returns: (transfer full): an erasure that has removed nothing yet
 */
VigieErasure *
vigie_erasure_new (const char *data_dir)
{
  VigieErasure *self = g_object_new (VIGIE_TYPE_ERASURE, NULL);

  self->data_dir = g_strdup (data_dir);
  return self;
}

/**
 * vigie_erasure_note_signed_out:
 * @self: an erasure
 * @label: the person's name for the account; may be empty
 *
 * Vigie's session in this account was ended.
 */
void
vigie_erasure_note_signed_out (VigieErasure *self, const char *label)
{
  g_autofree char *shown = dup_shown (label);

  /* Translators: %s is the name of an account. */
  g_ptr_array_add (self->removed, g_strdup_printf (_ ("Vigie’s session in “%s”, and its key"), shown));
}

/**
 * vigie_erasure_note_session_remains:
 * @self: an erasure
 * @label: the person's name for the account; may be empty
 *
 * Vigie could not sign out of this account, and its key goes all the same.
 */
void
vigie_erasure_note_session_remains (VigieErasure *self, const char *label)
{
  g_autofree char *shown = dup_shown (label);

  /* Translators: %s is the name of an account. */
  g_ptr_array_add (
      self->left, g_strdup_printf (_ ("Vigie’s session in “%s”: Telegram did not let Vigie sign out. On the "
                                      "phone: Settings → Devices, choose “Vigie”, then “Terminate Session”."),
                                   shown));
}

/**
 * vigie_erasure_finish_async:
 * @self: an erasure; nobody uses the store, the lists or an account's folder any more
 * @secrets: the keyring
 * @cancellable: (nullable): to stop waiting for the keyring's question
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Removes what is in the keyring, the settings, and all files. What the person saved or printed is theirs.
 */
void
vigie_erasure_finish_async (VigieErasure *self,
                            VigieSecretStore *secrets,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (VIGIE_IS_ERASURE (self));
  g_return_if_fail (VIGIE_IS_SECRET_STORE (secrets));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, vigie_erasure_finish_async);
  vigie_secret_store_clear_all_async (secrets, cancellable, secrets_cleared_cb, task);
}

gboolean
vigie_erasure_finish_finish (VigieErasure *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_erasure_is_complete:
 * @self: an erasure that is over
 *
 * Returns: whether nothing of Vigie's stays
 */
gboolean
vigie_erasure_is_complete (VigieErasure *self)
{
  g_return_val_if_fail (VIGIE_IS_ERASURE (self), FALSE);

  return self->left->len == 0;
}

static char *
dup_lines (GPtrArray *sentences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", (const char *) sentences->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * vigie_erasure_dup_removed:
 * @self: an erasure that is over
 *
 * Returns: (transfer full): what was removed, a line each; empty if there was nothing
 */
char *
vigie_erasure_dup_removed (VigieErasure *self)
{
  g_return_val_if_fail (VIGIE_IS_ERASURE (self), NULL);

  return dup_lines (self->removed);
}

/**
 * vigie_erasure_dup_left:
 * @self: an erasure that is over
 *
 * Returns: (transfer full): what could not be removed and what to do, a line each; empty if nothing stays
 */
char *
vigie_erasure_dup_left (VigieErasure *self)
{
  g_return_val_if_fail (VIGIE_IS_ERASURE (self), NULL);

  return dup_lines (self->left);
}
