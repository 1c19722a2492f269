/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-secret-store.h"

#include <string.h>

#include "vigie-error.h"
#include "vigie-keyring.h"

struct _VigieSecretStore
{
  GObject parent_instance;

  GHashTable *memory; /* (owned) (nullable) "kind/account" → VigieSecret; NULL: the keyring */
  GQueue waiting;     /* (owned) GTask; the keyring gets one question at a time */
  gboolean is_busy;   /* a thread is at work */
};

G_DEFINE_FINAL_TYPE (VigieSecretStore, vigie_secret_store, G_TYPE_OBJECT)

typedef enum
{
  REQUEST_LOOKUP,
  REQUEST_STORE,
  REQUEST_CLEAR,
  REQUEST_CLEAR_ALL,
  REQUEST_ENSURE,
} RequestType;

/* Plain data that goes into the thread. */
typedef struct
{
  RequestType type;
  VigieSecretKind kind;
  char *account_id;    /* (owned) */
  VigieSecret *secret; /* (owned) (nullable): to store; afterwards, what was found */
  gsize length;        /* of a new one */
  guint n_removed[VIGIE_N_SECRET_KINDS];
} Request;

static void
request_clear (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->account_id, g_free);
  g_clear_pointer (&request->secret, vigie_secret_free);
}

static void
request_unref (gpointer request)
{
  g_atomic_rc_box_release_full (request, request_clear);
}

static gboolean
ensure (Request *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (VigieSecret) fresh = NULL;

  if (!vigie_keyring_lookup (request->kind, request->account_id, &request->secret, cancellable, error))
    return FALSE;
  if (request->secret != NULL)
    return TRUE;

  fresh = vigie_secret_new_random (request->length, error);
  if (fresh == NULL || !vigie_keyring_store (request->kind, request->account_id, fresh, cancellable, error))
    return FALSE;

  /* What is in the keyring counts: another process may have stored its own at the same moment. */
  if (!vigie_keyring_lookup (request->kind, request->account_id, &request->secret, cancellable, error))
    return FALSE;
  if (request->secret == NULL)
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE, "The keyring did not keep a new secret");
      return FALSE;
    }
  return TRUE;
}

static gboolean
clear_all (Request *request, GCancellable *cancellable, GError **error)
{
  for (int kind = 0; kind < VIGIE_N_SECRET_KINDS; kind++)
    if (!vigie_keyring_clear_all ((VigieSecretKind) kind, &request->n_removed[kind], cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
ask_keyring (Request *request, GCancellable *cancellable, GError **error)
{
  switch (request->type)
    {
    case REQUEST_LOOKUP:
      return vigie_keyring_lookup (request->kind, request->account_id, &request->secret, cancellable, error);
    case REQUEST_STORE:
      return vigie_keyring_store (request->kind, request->account_id, request->secret, cancellable, error);
    case REQUEST_CLEAR:
      return vigie_keyring_clear (request->kind, request->account_id, cancellable, error);
    case REQUEST_CLEAR_ALL:
      return clear_all (request, cancellable, error);
    case REQUEST_ENSURE:
      return ensure (request, cancellable, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
ask_keyring_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (ask_keyring (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
is_of_kind (gpointer name, gpointer secret, gpointer user_data)
{
  return g_str_has_prefix (name, user_data);
}

static void
clear_memory (VigieSecretStore *self, Request *request)
{
  for (int kind = 0; kind < VIGIE_N_SECRET_KINDS; kind++)
    {
      g_autofree char *prefix =
          g_strconcat (vigie_keyring_kind_to_string ((VigieSecretKind) kind), "/", NULL);

      request->n_removed[kind] = g_hash_table_foreach_remove (self->memory, is_of_kind, prefix);
    }
}

static gboolean
ask_memory (VigieSecretStore *self, Request *request, GError **error)
{
  g_autofree char *name =
      g_strdup_printf ("%s/%s", vigie_keyring_kind_to_string (request->kind), request->account_id);
  const VigieSecret *found = g_hash_table_lookup (self->memory, name);

  switch (request->type)
    {
    case REQUEST_STORE:
      g_hash_table_replace (self->memory, g_steal_pointer (&name), vigie_secret_copy (request->secret));
      return TRUE;
    case REQUEST_CLEAR:
      (void) g_hash_table_remove (self->memory, name);
      return TRUE;
    case REQUEST_CLEAR_ALL:
      clear_memory (self, request);
      return TRUE;
    case REQUEST_ENSURE:
      if (found == NULL)
        {
          VigieSecret *fresh = vigie_secret_new_random (request->length, error);

          if (fresh == NULL)
            return FALSE;
          found = fresh;
          g_hash_table_insert (self->memory, g_steal_pointer (&name), fresh);
        }
      break;
    case REQUEST_LOOKUP:
    default:
      break;
    }

  request->secret = found != NULL ? vigie_secret_copy (found) : NULL;
  return TRUE;
}

static void start_next (VigieSecretStore *self);

static void
keyring_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VigieSecretStore *self = VIGIE_SECRET_STORE (source);
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;

  self->is_busy = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));

  start_next (self);
}

static void
start_next (VigieSecretStore *self)
{
  while (!self->is_busy && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);
      g_autoptr (GTask) inner = NULL;

      if (g_task_return_error_if_cancelled (task))
        continue;

      self->is_busy = TRUE;
      inner = g_task_new (self, g_task_get_cancellable (task), keyring_answered_cb, g_object_ref (task));
      g_task_set_source_tag (inner, start_next);
      /* The thread may wait for the person long after the caller has gone, so it has a hold on the data too.
       */
      g_task_set_task_data (inner, g_atomic_rc_box_acquire (g_task_get_task_data (task)), request_unref);
      (void) g_task_set_return_on_cancel (inner, TRUE);
      g_task_run_in_thread (inner, ask_keyring_thread);
    }
}

static void
begin (VigieSecretStore *self, GTask *task, Request *request)
{
  g_autoptr (GError) error = NULL;

  g_task_set_task_data (task, request, request_unref);
  if (self->memory == NULL)
    {
      g_queue_push_tail (&self->waiting, g_object_ref (task));
      start_next (self);
      return;
    }

  if (g_task_return_error_if_cancelled (task))
    return;
  if (ask_memory (self, request, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static Request *
request_new (RequestType type, VigieSecretKind kind, const char *account_id)
{
  Request *request = g_atomic_rc_box_new0 (Request);

  request->type = type;
  request->kind = kind;
  request->account_id = g_strdup (account_id);
  return request;
}

static void
vigie_secret_store_finalize (GObject *object)
{
  VigieSecretStore *self = VIGIE_SECRET_STORE (object);

  /* Waiting tasks hold a reference to this object, so there are none. */
  g_clear_pointer (&self->memory, g_hash_table_unref);

  G_OBJECT_CLASS (vigie_secret_store_parent_class)->finalize (object);
}

static void
vigie_secret_store_class_init (VigieSecretStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vigie_secret_store_finalize;
}

static void
vigie_secret_store_init (VigieSecretStore *self)
{
  g_queue_init (&self->waiting);
}

/**
 * vigie_secret_store_new:
 *
 * Asks nothing of the keyring yet.
 *
 * Returns: (transfer full): the system keyring
 */
VigieSecretStore *
vigie_secret_store_new (void)
{
  return g_object_new (VIGIE_TYPE_SECRET_STORE, NULL);
}

/**
 * vigie_secret_store_new_in_memory:
 *
 * Returns: (transfer full): a store that ends with this process: for "this time only" and for tests
 */
VigieSecretStore *
vigie_secret_store_new_in_memory (void)
{
  VigieSecretStore *self = vigie_secret_store_new ();

  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) vigie_secret_free);
  return self;
}

/**
 * vigie_secret_store_is_in_memory:
 * @self: a store
 *
 * Returns: whether what it holds ends with this process
 */
gboolean
vigie_secret_store_is_in_memory (VigieSecretStore *self)
{
  g_return_val_if_fail (VIGIE_IS_SECRET_STORE (self), FALSE);

  return self->memory != NULL;
}

/* Takes @request; @tag: the function that the caller called. */
static void
start (VigieSecretStore *self,
       Request *request,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  begin (self, task, request);
}

/**
 * vigie_secret_store_lookup_async:
 * @self: a store
 * @kind: what for
 * @account_id: whose; "" for what is one a person
 * @cancellable: (nullable): to stop waiting, for the keyring's question too
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Looks for a secret. A locked keyring asks the person to unlock it, however long that takes.
 */
void
vigie_secret_store_lookup_async (VigieSecretStore *self,
                                 VigieSecretKind kind,
                                 const char *account_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (VIGIE_IS_SECRET_STORE (self));
  g_return_if_fail (account_id != NULL);

  start (self, request_new (REQUEST_LOOKUP, kind, account_id), vigie_secret_store_lookup_async, cancellable,
         callback, user_data);
}

/**
 * vigie_secret_store_lookup_finish:
 * @self: a store
 * @result: what the callback got
 * @secret: (out) (transfer full) (nullable): the secret; %NULL if nothing is stored, and nothing is locked
 * @error: return location
 *
 * Returns: %FALSE with @error set if the keyring could not be read: then nobody knows what it holds
 */
gboolean
vigie_secret_store_lookup_finish (VigieSecretStore *self,
                                  GAsyncResult *result,
                                  VigieSecret **secret,
                                  GError **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (secret != NULL, FALSE);

  *secret = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  request = g_task_get_task_data (G_TASK (result));
  *secret = g_steal_pointer (&request->secret);
  return TRUE;
}

/**
 * vigie_secret_store_store_async:
 * @self: a store
 * @kind: what for
 * @account_id: whose; "" for what is one a person
 * @secret: what to keep, in place of what is kept now; copied
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 */
void
vigie_secret_store_store_async (VigieSecretStore *self,
                                VigieSecretKind kind,
                                const char *account_id,
                                const VigieSecret *secret,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Request *request;

  g_return_if_fail (VIGIE_IS_SECRET_STORE (self));
  g_return_if_fail (account_id != NULL);
  g_return_if_fail (secret != NULL);

  request = request_new (REQUEST_STORE, kind, account_id);
  request->secret = vigie_secret_copy (secret);
  start (self, request, vigie_secret_store_store_async, cancellable, callback, user_data);
}

/**
 * vigie_secret_store_store_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
vigie_secret_store_store_finish (VigieSecretStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_secret_store_clear_async:
 * @self: a store
 * @kind: what for
 * @account_id: whose; "" for what is one a person
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Removes a secret, and looks again whether it is gone. Nothing to remove is no error.
 */
void
vigie_secret_store_clear_async (VigieSecretStore *self,
                                VigieSecretKind kind,
                                const char *account_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (VIGIE_IS_SECRET_STORE (self));
  g_return_if_fail (account_id != NULL);

  start (self, request_new (REQUEST_CLEAR, kind, account_id), vigie_secret_store_clear_async, cancellable,
         callback, user_data);
}

/**
 * vigie_secret_store_clear_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the secret is not kept any more
 */
gboolean
vigie_secret_store_clear_finish (VigieSecretStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_secret_store_clear_all_async:
 * @self: a store
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Removes all that Vigie ever kept, whosever it is, and looks again whether it is gone.
 */
void
vigie_secret_store_clear_all_async (VigieSecretStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (VIGIE_IS_SECRET_STORE (self));

  start (self, request_new (REQUEST_CLEAR_ALL, VIGIE_SECRET_TELEGRAM_DATABASE_KEY, ""),
         vigie_secret_store_clear_all_async, cancellable, callback, user_data);
}

/**
 * vigie_secret_store_clear_all_finish:
 * @self: a store
 * @result: what the callback got
 * @n_removed: (out): how many were removed of each kind, also where it failed half-way
 * @error: return location
 *
 * Returns: whether nothing is kept any more
 */
gboolean
vigie_secret_store_clear_all_finish (VigieSecretStore *self,
                                     GAsyncResult *result,
                                     guint n_removed[VIGIE_N_SECRET_KINDS],
                                     GError **error)
{
  const Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  request = g_task_get_task_data (G_TASK (result));
  for (int kind = 0; kind < VIGIE_N_SECRET_KINDS; kind++)
    n_removed[kind] = 0;
  /* Of a call that was given up a thread may still be writing. */
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    memcpy (n_removed, request->n_removed, sizeof request->n_removed);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vigie_secret_store_ensure_async:
 * @self: a store
 * @kind: what for; a key, for a passphrase is nothing that chance may fill in unsaid
 * @account_id: whose; "" for what is one a person
 * @length: of a new secret, bytes
 * @cancellable: (nullable): to stop waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Looks for a secret and, only where it is certain that there is none, stores a new random one. Never
 * overwrites: a locked keyring, or a secret of another length, is left as it is.
 */
void
vigie_secret_store_ensure_async (VigieSecretStore *self,
                                 VigieSecretKind kind,
                                 const char *account_id,
                                 gsize length,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Request *request;

  g_return_if_fail (VIGIE_IS_SECRET_STORE (self));
  g_return_if_fail (kind != VIGIE_SECRET_TWO_STEP_PASSPHRASE);
  g_return_if_fail (account_id != NULL);
  g_return_if_fail (length > 0);

  request = request_new (REQUEST_ENSURE, kind, account_id);
  request->length = length;
  start (self, request, vigie_secret_store_ensure_async, cancellable, callback, user_data);
}

/**
 * vigie_secret_store_ensure_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): the secret that is kept; %NULL with @error set if none could be kept
 */
VigieSecret *
vigie_secret_store_ensure_finish (VigieSecretStore *self, GAsyncResult *result, GError **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  request = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&request->secret);
}
