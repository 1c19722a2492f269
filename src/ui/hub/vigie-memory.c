/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-memory.h"

#include "vigie-error.h"

#define KEY_LENGTH 32

struct _VigieMemory
{
  GObject parent_instance;

  char *path; /* (nullable): NULL: nothing is ever kept */
  VigieSecretStore *keyring;
  VigieSecretStore *in_memory;
  VigieStore *store;
  GError *error;
  GPtrArray *waiting; /* (element-type GTask): they all wait for one opening */
};

G_DEFINE_FINAL_TYPE (VigieMemory, vigie_memory, G_TYPE_OBJECT)

typedef enum
{
  PROP_ERROR = 1,
} VigieMemoryProperty;

static GParamSpec *properties[PROP_ERROR + 1];

static void
set_error (VigieMemory *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* Gives the waiting ones the store, or @error when there is none. */
static void
answer_waiting (VigieMemory *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      if (self->store != NULL)
        g_task_return_pointer (waiting->pdata[i], g_object_ref (self->store), g_object_unref);
      else
        g_task_return_error (waiting->pdata[i], g_error_copy (error));
    }
}

static void
volatile_store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieMemory) self = VIGIE_MEMORY (user_data);
  g_autoptr (GError) error = NULL;

  self->store = vigie_store_open_finish (result, &error);
  answer_waiting (self, error);
}

/* Takes @reason. */
static void
open_volatile_store (VigieMemory *self, GError *reason)
{
  g_autoptr (VigieSecret) key = NULL;
  g_autoptr (GError) error = NULL;

  if (reason != NULL)
    set_error (self, reason);

  key = vigie_secret_new_random (KEY_LENGTH, &error);
  if (key == NULL)
    {
      answer_waiting (self, error);
      return;
    }
  vigie_store_open_async (NULL, key, NULL, volatile_store_opened_cb, g_object_ref (self));
}

static void
store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieMemory) self = VIGIE_MEMORY (user_data);
  g_autoptr (GError) error = NULL;

  self->store = vigie_store_open_finish (result, &error);
  if (self->store == NULL)
    {
      g_debug ("The store cannot be opened: %s", error->message);
      open_volatile_store (self, g_steal_pointer (&error));
      return;
    }
  answer_waiting (self, NULL);
}

static void
key_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VigieMemory) self = VIGIE_MEMORY (user_data);
  g_autoptr (VigieSecret) key = NULL;
  g_autoptr (GError) error = NULL;

  key = vigie_secret_store_ensure_finish (VIGIE_SECRET_STORE (source), result, &error);
  if (key == NULL)
    {
      g_debug ("The keyring gives no key for the store: %s", error->message);
      open_volatile_store (self, g_steal_pointer (&error));
      return;
    }
  vigie_store_open_async (self->path, key, NULL, store_opened_cb, g_object_ref (self));
}

static void
vigie_memory_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigieMemory *self = VIGIE_MEMORY (object);

  switch ((VigieMemoryProperty) prop_id)
    {
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_memory_dispose (GObject *object)
{
  VigieMemory *self = VIGIE_MEMORY (object);

  g_clear_object (&self->store);
  g_clear_object (&self->keyring);
  g_clear_object (&self->in_memory);
  G_OBJECT_CLASS (vigie_memory_parent_class)->dispose (object);
}

static void
vigie_memory_finalize (GObject *object)
{
  VigieMemory *self = VIGIE_MEMORY (object);

  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (vigie_memory_parent_class)->finalize (object);
}

static void
vigie_memory_class_init (VigieMemoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vigie_memory_get_property;
  object_class->dispose = vigie_memory_dispose;
  object_class->finalize = vigie_memory_finalize;

  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
vigie_memory_init (VigieMemory *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * vigie_memory_new:
 * @path: (nullable): the file of the store; NULL: nothing is ever kept, and the keyring is not asked
 *
 * Returns: (transfer full): a memory that has opened nothing yet
 */
VigieMemory *
vigie_memory_new (const char *path)
{
  VigieMemory *self = g_object_new (VIGIE_TYPE_MEMORY, NULL);

  self->path = g_strdup (path);
  return self;
}

const GError *
vigie_memory_get_error (VigieMemory *self)
{
  g_return_val_if_fail (VIGIE_IS_MEMORY (self), NULL);

  return self->error;
}

VigieSecretStore *
vigie_memory_get_keyring (VigieMemory *self)
{
  g_return_val_if_fail (VIGIE_IS_MEMORY (self), NULL);

  if (self->keyring == NULL)
    self->keyring = vigie_secret_store_new ();
  return self->keyring;
}

VigieSecretStore *
vigie_memory_get_volatile (VigieMemory *self)
{
  g_return_val_if_fail (VIGIE_IS_MEMORY (self), NULL);

  if (self->in_memory == NULL)
    self->in_memory = vigie_secret_store_new_in_memory ();
  return self->in_memory;
}

void
vigie_memory_open_async (VigieMemory *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VIGIE_IS_MEMORY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vigie_memory_open_async);
  if (self->store != NULL)
    {
      g_task_return_pointer (task, g_object_ref (self->store), g_object_unref);
      return;
    }

  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  if (self->waiting->len > 1)
    return;
  if (self->path == NULL)
    open_volatile_store (self, NULL);
  else
    vigie_secret_store_ensure_async (vigie_memory_get_keyring (self), VIGIE_SECRET_HISTORY_KEY, "",
                                     KEY_LENGTH, NULL, key_found_cb, g_object_ref (self));
}

VigieStore *
vigie_memory_open_finish (VigieMemory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vigie_memory_close:
 * @self: a memory that no auditor uses any more
 *
 * Lets go of the store, so that its file can be deleted. The next opening begins anew.
 */
void
vigie_memory_close (VigieMemory *self)
{
  g_return_if_fail (VIGIE_IS_MEMORY (self));

  g_clear_object (&self->store);
  set_error (self, NULL);
}

/**
 * vigie_memory_retry:
 * @self: a memory
 *
 * Forgets why nothing is kept; the next opening asks the keyring again. Whatever has the store in memory
 * keeps it.
 */
void
vigie_memory_retry (VigieMemory *self)
{
  g_return_if_fail (VIGIE_IS_MEMORY (self));

  if (self->error == NULL)
    return;
  set_error (self, NULL);
  g_clear_object (&self->store);
}
