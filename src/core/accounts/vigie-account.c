/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-account-private.h"

#include <string.h>

#include "vigie-text.h"

#define ID_LENGTH 32
#define MAX_MESSENGER 32

struct _VigieAccount
{
  GObject parent_instance;

  char *id;        /* (owned) */
  char *messenger; /* (owned) */
  char *label;     /* (owned) cleaned, never NULL */
  gint64 added_at; /* Unix time, seconds, UTC */
  gboolean keep;
  gboolean is_signed_in;
  gboolean key_in_memory;
};

G_DEFINE_FINAL_TYPE (VigieAccount, vigie_account, G_TYPE_OBJECT)

typedef enum
{
  PROP_LABEL = 1,
  PROP_KEEP,
  PROP_IS_SIGNED_IN,
  PROP_KEY_IN_MEMORY,
} VigieAccountProperty;

static GParamSpec *properties[PROP_KEY_IN_MEMORY + 1];

static void
vigie_account_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VigieAccount *self = VIGIE_ACCOUNT (object);

  switch ((VigieAccountProperty) prop_id)
    {
    case PROP_LABEL:
      vigie_account_set_label (self, g_value_get_string (value));
      break;
    case PROP_KEEP:
      vigie_account_set_keep (self, g_value_get_boolean (value));
      break;
    case PROP_IS_SIGNED_IN:
      vigie_account_set_is_signed_in (self, g_value_get_boolean (value));
      break;
    case PROP_KEY_IN_MEMORY:
      vigie_account_set_key_in_memory (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_account_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VigieAccount *self = VIGIE_ACCOUNT (object);

  switch ((VigieAccountProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_KEEP:
      g_value_set_boolean (value, self->keep);
      break;
    case PROP_IS_SIGNED_IN:
      g_value_set_boolean (value, self->is_signed_in);
      break;
    case PROP_KEY_IN_MEMORY:
      g_value_set_boolean (value, self->key_in_memory);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vigie_account_finalize (GObject *object)
{
  VigieAccount *self = VIGIE_ACCOUNT (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->messenger, g_free);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (vigie_account_parent_class)->finalize (object);
}

static void
vigie_account_class_init (VigieAccountClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = vigie_account_set_property;
  object_class->get_property = vigie_account_get_property;
  object_class->finalize = vigie_account_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_KEEP] = g_param_spec_boolean ("keep", NULL, NULL, FALSE, flags);
  properties[PROP_IS_SIGNED_IN] = g_param_spec_boolean ("is-signed-in", NULL, NULL, FALSE, flags);
  properties[PROP_KEY_IN_MEMORY] = g_param_spec_boolean ("key-in-memory", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
vigie_account_init (VigieAccount *self)
{
  self->label = g_strdup ("");
}

static gboolean
has_only (const char *text, const char *alphabet)
{
  return text[strspn (text, alphabet)] == '\0';
}

/* It names a folder, so nothing else may pass. */
gboolean
vigie_account_is_id (const char *text)
{
  return strlen (text) == ID_LENGTH && has_only (text, "0123456789abcdef");
}

gboolean
vigie_account_is_messenger (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_MESSENGER && has_only (text, "abcdefghijklmnopqrstuvwxyz0123456789-");
}

VigieAccount *
vigie_account_new (const char *id, const char *messenger, gint64 added_at)
{
  VigieAccount *self = g_object_new (VIGIE_TYPE_ACCOUNT, NULL);

  self->id = g_strdup (id);
  self->messenger = g_strdup (messenger);
  self->added_at = added_at;
  return self;
}

/**
 * vigie_account_get_id:
 * @self: an account
 *
 * Returns: (transfer none): 32 hexadecimal digits in lower case, drawn by chance; they name its folder, its
 *   key and its rows in the history
 */
const char *
vigie_account_get_id (VigieAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT (self), NULL);

  return self->id;
}

/**
 * vigie_account_get_messenger:
 * @self: an account
 *
 * Returns: (transfer none): the messenger's id, "telegram"; it may be one that this build does not know
 */
const char *
vigie_account_get_messenger (VigieAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT (self), NULL);

  return self->messenger;
}

/**
 * vigie_account_get_label:
 * @self: an account
 *
 * Returns: (transfer none): the person's own name for it, plain text; "" if none
 */
const char *
vigie_account_get_label (VigieAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT (self), NULL);

  return self->label;
}

/**
 * vigie_account_set_label:
 * @self: an account
 * @label: (nullable): the person's own name for it; cleaned and cut to %VIGIE_TEXT_MAX_NAME characters
 */
void
vigie_account_set_label (VigieAccount *self, const char *label)
{
  g_autofree char *cleaned = NULL;

  g_return_if_fail (VIGIE_IS_ACCOUNT (self));

  cleaned = vigie_text_clean (label, VIGIE_TEXT_MAX_NAME, NULL);
  g_strstrip (cleaned);
  if (g_set_str (&self->label, cleaned))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static void
set_flag (VigieAccount *self, gboolean *place, gboolean value, VigieAccountProperty prop_id)
{
  value = !!value;
  if (*place == value)
    return;

  *place = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/**
 * vigie_account_get_keep:
 * @self: an account
 *
 * Returns: whether the sign-in is kept between checkups
 */
gboolean
vigie_account_get_keep (VigieAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT (self), FALSE);

  return self->keep;
}

/**
 * vigie_account_set_keep:
 * @self: an account
 * @keep: %TRUE to keep watch, %FALSE to check once and then sign out
 */
void
vigie_account_set_keep (VigieAccount *self, gboolean keep)
{
  g_return_if_fail (VIGIE_IS_ACCOUNT (self));

  set_flag (self, &self->keep, keep, PROP_KEEP);
}

/**
 * vigie_account_get_is_signed_in:
 * @self: an account
 *
 * Returns: whether a sign-in of Vigie's may still stand at the service
 */
gboolean
vigie_account_get_is_signed_in (VigieAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT (self), FALSE);

  return self->is_signed_in;
}

/**
 * vigie_account_set_is_signed_in:
 * @self: an account
 * @is_signed_in: set and saved before a sign-in can succeed; unset once the service has ended it
 */
void
vigie_account_set_is_signed_in (VigieAccount *self, gboolean is_signed_in)
{
  g_return_if_fail (VIGIE_IS_ACCOUNT (self));

  set_flag (self, &self->is_signed_in, is_signed_in, PROP_IS_SIGNED_IN);
}

/**
 * vigie_account_get_key_in_memory:
 * @self: an account
 *
 * Returns: whether its key was never in the keyring, so that a sign-in left over cannot be opened again
 */
gboolean
vigie_account_get_key_in_memory (VigieAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT (self), FALSE);

  return self->key_in_memory;
}

/**
 * vigie_account_set_key_in_memory:
 * @self: an account
 * @key_in_memory: whether its key is in this process alone
 */
void
vigie_account_set_key_in_memory (VigieAccount *self, gboolean key_in_memory)
{
  g_return_if_fail (VIGIE_IS_ACCOUNT (self));

  set_flag (self, &self->key_in_memory, key_in_memory, PROP_KEY_IN_MEMORY);
}

/**
 * vigie_account_get_added_at:
 * @self: an account
 *
 * Returns: when it was added here; Unix time, seconds, UTC
 */
gint64
vigie_account_get_added_at (VigieAccount *self)
{
  g_return_val_if_fail (VIGIE_IS_ACCOUNT (self), 0);

  return self->added_at;
}
