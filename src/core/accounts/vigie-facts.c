/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-facts.h"

/* A given name is a word or two. */
#define MAX_GIVEN_NAME 60

typedef enum
{
  VALUE_NONE,
  VALUE_INT,
  VALUE_TEXT,
  VALUE_LIST,
} ValueType;

typedef struct
{
  ValueType type;
  VigieOrigin origin;
  gint64 read_at; /* Unix time of the service, seconds, UTC */
  gint64 number;
  char *text;       /* (owned) (nullable) */
  GListModel *list; /* (owned) (nullable) */
} Fact;

/**
 * VigieFacts:
 *
 * What is known of an account at one time: each fact with its value, its day and its origin, and what the
 * person declared of each session. What is not known is %VIGIE_ORIGIN_UNKNOWN and has no value.
 *
 * Immutable, so it may be read from any thread.
 */
struct _VigieFacts
{
  GObject parent_instance;

  Fact facts[VIGIE_N_FACTS];
  GHashTable *declared;      /* (owned) session id -> VigieDeclared */
  GHashTable *granted;       /* (owned) key of a grant -> VigieDeclared */
  GHashTable *sessions;      /* (owned) session id (of the session) -> VigieSession (of the list) */
  VigieSession *own_session; /* (unowned) (nullable) */
};

struct _VigieFactsBuilder
{
  VigieFacts *facts; /* (owned) */
};

G_DEFINE_FINAL_TYPE (VigieFacts, vigie_facts, G_TYPE_OBJECT)

static const VigieDeclared nothing_declared = { .name = "" };

static void
fact_clear (Fact *fact)
{
  g_clear_pointer (&fact->text, g_free);
  g_clear_object (&fact->list);
  *fact = (Fact) { 0 };
}

static void
declared_free (VigieDeclared *declared)
{
  g_free ((char *) declared->name);
  g_free (declared);
}

static VigieDeclared *
declared_copy (const VigieDeclared *source)
{
  VigieDeclared *copy = g_new (VigieDeclared, 1);

  *copy = *source;
  copy->name = vigie_text_clean (source->name != NULL ? source->name : "", MAX_GIVEN_NAME, NULL);
  return copy;
}

static void
vigie_facts_dispose (GObject *object)
{
  VigieFacts *self = VIGIE_FACTS (object);

  self->own_session = NULL;
  g_clear_pointer (&self->sessions, g_hash_table_unref);
  for (guint i = 0; i < VIGIE_N_FACTS; i++)
    fact_clear (&self->facts[i]);

  G_OBJECT_CLASS (vigie_facts_parent_class)->dispose (object);
}

static void
vigie_facts_finalize (GObject *object)
{
  VigieFacts *self = VIGIE_FACTS (object);

  g_clear_pointer (&self->declared, g_hash_table_unref);
  g_clear_pointer (&self->granted, g_hash_table_unref);

  G_OBJECT_CLASS (vigie_facts_parent_class)->finalize (object);
}

static void
vigie_facts_class_init (VigieFactsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vigie_facts_dispose;
  object_class->finalize = vigie_facts_finalize;
}

static void
vigie_facts_init (VigieFacts *self)
{
  self->declared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) declared_free);
  self->granted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) declared_free);
  self->sessions = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * vigie_facts_get_origin:
 * @self: the facts
 * @id: which one
 *
 * Returns: where it comes from; %VIGIE_ORIGIN_UNKNOWN if it has no value
 */
VigieOrigin
vigie_facts_get_origin (VigieFacts *self, VigieFactId id)
{
  g_return_val_if_fail (VIGIE_IS_FACTS (self), VIGIE_ORIGIN_UNKNOWN);
  g_return_val_if_fail (id < VIGIE_N_FACTS, VIGIE_ORIGIN_UNKNOWN);

  return self->facts[id].origin;
}

/**
 * vigie_facts_get_read_at:
 * @self: the facts
 * @id: which one
 *
 * Returns: when it was read or said; Unix time, seconds, UTC; 0 if it has no value
 */
gint64
vigie_facts_get_read_at (VigieFacts *self, VigieFactId id)
{
  g_return_val_if_fail (VIGIE_IS_FACTS (self), 0);
  g_return_val_if_fail (id < VIGIE_N_FACTS, 0);

  return self->facts[id].read_at;
}

/**
 * vigie_facts_get_int:
 * @self: the facts
 * @id: which one; of type int in #VigieFactId
 * @value: (out) (optional): its value, untouched if not known
 *
 * Returns: whether it is known
 */
gboolean
vigie_facts_get_int (VigieFacts *self, VigieFactId id, gint64 *value)
{
  g_return_val_if_fail (VIGIE_IS_FACTS (self), FALSE);
  g_return_val_if_fail (id < VIGIE_N_FACTS, FALSE);

  if (self->facts[id].type != VALUE_INT)
    return FALSE;

  if (value != NULL)
    *value = self->facts[id].number;
  return TRUE;
}

/**
 * vigie_facts_get_text:
 * @self: the facts
 * @id: which one; of type text in #VigieFactId
 *
 * Returns: (transfer none) (nullable): its value, cleaned; %NULL if not known
 */
const char *
vigie_facts_get_text (VigieFacts *self, VigieFactId id)
{
  g_return_val_if_fail (VIGIE_IS_FACTS (self), NULL);
  g_return_val_if_fail (id < VIGIE_N_FACTS, NULL);

  return self->facts[id].text;
}

/**
 * vigie_facts_get_list:
 * @self: the facts
 * @id: which one; of type list in #VigieFactId
 *
 * Returns: (transfer none) (nullable): its value, not to be changed; %NULL if not known
 */
GListModel *
vigie_facts_get_list (VigieFacts *self, VigieFactId id)
{
  g_return_val_if_fail (VIGIE_IS_FACTS (self), NULL);
  g_return_val_if_fail (id < VIGIE_N_FACTS, NULL);

  return self->facts[id].list;
}

/**
 * vigie_facts_get_current_session:
 * @self: the facts
 *
 * Returns: (transfer none) (nullable): the session that Vigie itself uses; %NULL if not known
 */
VigieSession *
vigie_facts_get_current_session (VigieFacts *self)
{
  g_return_val_if_fail (VIGIE_IS_FACTS (self), NULL);

  return self->own_session;
}

/**
 * vigie_facts_find_session:
 * @self: the facts
 * @session_id: the service's name for it
 *
 * Returns: (transfer none) (nullable): the session; %NULL if it is not in the list or the list is not known
 */
VigieSession *
vigie_facts_find_session (VigieFacts *self, const char *session_id)
{
  g_return_val_if_fail (VIGIE_IS_FACTS (self), NULL);
  g_return_val_if_fail (session_id != NULL, NULL);

  return g_hash_table_lookup (self->sessions, session_id);
}

/**
 * vigie_facts_get_declared:
 * @self: the facts
 * @session: one of its sessions
 *
 * Returns: (transfer none) (not nullable): what the person has said about it
 */
const VigieDeclared *
vigie_facts_get_declared (VigieFacts *self, VigieSession *session)
{
  const VigieDeclared *declared;

  g_return_val_if_fail (VIGIE_IS_FACTS (self), &nothing_declared);
  g_return_val_if_fail (VIGIE_IS_SESSION (session), &nothing_declared);

  declared = g_hash_table_lookup (self->declared, vigie_session_get_id (session));
  return declared != NULL ? declared : &nothing_declared;
}

/**
 * vigie_facts_get_declared_grant:
 * @self: the facts
 * @grant: one of its websites, passkeys, bots or login emails
 *
 * Returns: (transfer none) (not nullable): what the person has said about it
 */
const VigieDeclared *
vigie_facts_get_declared_grant (VigieFacts *self, const VigieGrant *grant)
{
  g_autofree char *key = NULL;
  const VigieDeclared *declared;

  g_return_val_if_fail (VIGIE_IS_FACTS (self), &nothing_declared);
  g_return_val_if_fail (grant != NULL, &nothing_declared);

  key = vigie_grant_dup_key (grant);
  declared = g_hash_table_lookup (self->granted, key);
  return declared != NULL ? declared : &nothing_declared;
}

/**
 * vigie_facts_get_declared_subject:
 * @self: the facts
 * @subject: (nullable): a session, website, passkey, bot or login email
 *
 * Returns: (transfer none) (not nullable): what the person has said about it
 */
const VigieDeclared *
vigie_facts_get_declared_subject (VigieFacts *self, GObject *subject)
{
  g_autoptr (VigieGrant) grant = vigie_grant_new (subject);

  g_return_val_if_fail (VIGIE_IS_FACTS (self), &nothing_declared);

  if (grant != NULL)
    return vigie_facts_get_declared_grant (self, grant);
  return subject != NULL && VIGIE_IS_SESSION (subject)
             ? vigie_facts_get_declared (self, VIGIE_SESSION (subject))
             : &nothing_declared;
}

/**
 * vigie_facts_list_grants:
 * @self: the facts
 *
 * Returns: (transfer full) (element-type VigieGrant): all that was read of what opens the account and is no
 *   session
 */
GPtrArray *
vigie_facts_list_grants (VigieFacts *self)
{
  const VigieFactId lists[] = { VIGIE_FACT_WEBSITES, VIGIE_FACT_PASSKEYS, VIGIE_FACT_BUSINESS_BOTS };
  GPtrArray *grants = g_ptr_array_new_with_free_func ((GDestroyNotify) vigie_grant_free);
  const char *pattern = vigie_facts_get_text (self, VIGIE_FACT_LOGIN_EMAIL_PATTERN);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GListModel *list = vigie_facts_get_list (self, lists[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (list, j);

          g_ptr_array_add (grants, vigie_grant_new (item));
        }
    }
  if (pattern != NULL && *pattern != '\0')
    {
      g_autoptr (VigieLoginEmail) email = vigie_login_email_new (pattern);

      g_ptr_array_add (grants, vigie_grant_new (G_OBJECT (email)));
    }
  return grants;
}

/**
 * vigie_facts_get_known:
 * @self: the facts
 *
 * Returns: the reading capabilities of #VigieCapability whose facts are known
 */
VigieCapability
vigie_facts_get_known (VigieFacts *self)
{
  static const struct
  {
    VigieFactId id;
    VigieCapability capability;
  } readings[] = {
    { VIGIE_FACT_SESSIONS, VIGIE_CAPABILITY_LIST_SESSIONS },
    { VIGIE_FACT_AUTO_SIGN_OUT_DAYS, VIGIE_CAPABILITY_READ_AUTO_SIGN_OUT },
    { VIGIE_FACT_HAS_PASSWORD, VIGIE_CAPABILITY_READ_TWO_STEP },
    { VIGIE_FACT_WEBSITES, VIGIE_CAPABILITY_READ_WEBSITES },
    { VIGIE_FACT_PASSKEYS, VIGIE_CAPABILITY_READ_PASSKEYS },
    { VIGIE_FACT_BUSINESS_BOTS, VIGIE_CAPABILITY_READ_BUSINESS_BOT },
  };
  VigieCapability known = VIGIE_CAPABILITY_NONE;

  g_return_val_if_fail (VIGIE_IS_FACTS (self), VIGIE_CAPABILITY_NONE);

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    if (self->facts[readings[i].id].origin != VIGIE_ORIGIN_UNKNOWN)
      known |= readings[i].capability;

  return known;
}

static void
copy_base (VigieFacts *self, VigieFacts *base)
{
  GHashTableIter iter;
  gpointer id;
  gpointer declared;

  for (guint i = 0; i < VIGIE_N_FACTS; i++)
    {
      self->facts[i] = base->facts[i];
      self->facts[i].text = g_strdup (base->facts[i].text);
      if (base->facts[i].list != NULL)
        g_object_ref (base->facts[i].list);
    }

  g_hash_table_iter_init (&iter, base->declared);
  while (g_hash_table_iter_next (&iter, &id, &declared))
    g_hash_table_insert (self->declared, g_strdup (id), declared_copy (declared));
  g_hash_table_iter_init (&iter, base->granted);
  while (g_hash_table_iter_next (&iter, &id, &declared))
    g_hash_table_insert (self->granted, g_strdup (id), declared_copy (declared));
}

/**
 * vigie_facts_builder_new:
 * @base: (nullable): facts to start from
 *
 * Returns: (transfer full): a builder
 */
VigieFactsBuilder *
vigie_facts_builder_new (VigieFacts *base)
{
  VigieFactsBuilder *builder = g_new0 (VigieFactsBuilder, 1);

  builder->facts = g_object_new (VIGIE_TYPE_FACTS, NULL);
  if (base != NULL)
    copy_base (builder->facts, base);
  return builder;
}

/**
 * vigie_facts_builder_free:
 * @builder: (transfer full): a builder
 */
void
vigie_facts_builder_free (VigieFactsBuilder *builder)
{
  g_clear_object (&builder->facts);
  g_free (builder);
}

static Fact *
start_fact (VigieFactsBuilder *builder, VigieFactId id, ValueType type, VigieOrigin origin, gint64 read_at)
{
  Fact *fact = &builder->facts->facts[id];

  fact_clear (fact);
  fact->type = type;
  fact->origin = origin;
  fact->read_at = read_at;
  return fact;
}

/**
 * vigie_facts_builder_set_int:
 * @builder: a builder
 * @id: which fact; of type int
 * @value: its value
 * @origin: measured or declared
 * @read_at: Unix time, seconds, UTC
 */
void
vigie_facts_builder_set_int (
    VigieFactsBuilder *builder, VigieFactId id, gint64 value, VigieOrigin origin, gint64 read_at)
{
  g_return_if_fail (id < VIGIE_N_FACTS);
  g_return_if_fail (origin != VIGIE_ORIGIN_UNKNOWN);

  start_fact (builder, id, VALUE_INT, origin, read_at)->number = value;
}

/**
 * vigie_facts_builder_set_text:
 * @builder: a builder
 * @id: which fact; of type text
 * @value: its value; may be hostile, is cleaned
 * @origin: measured or declared
 * @read_at: Unix time, seconds, UTC
 */
void
vigie_facts_builder_set_text (
    VigieFactsBuilder *builder, VigieFactId id, const char *value, VigieOrigin origin, gint64 read_at)
{
  g_return_if_fail (id < VIGIE_N_FACTS);
  g_return_if_fail (origin != VIGIE_ORIGIN_UNKNOWN);

  start_fact (builder, id, VALUE_TEXT, origin, read_at)->text =
      vigie_text_clean (value, VIGIE_TEXT_MAX_NAME, NULL);
}

/**
 * vigie_facts_builder_set_list:
 * @builder: a builder
 * @id: which fact; of type list
 * @items: (transfer none): its value; not changed any more afterwards
 * @origin: measured or declared
 * @read_at: Unix time, seconds, UTC
 */
void
vigie_facts_builder_set_list (
    VigieFactsBuilder *builder, VigieFactId id, GListModel *items, VigieOrigin origin, gint64 read_at)
{
  g_return_if_fail (id < VIGIE_N_FACTS);
  g_return_if_fail (origin != VIGIE_ORIGIN_UNKNOWN);
  g_return_if_fail (G_IS_LIST_MODEL (items));

  g_object_ref (items);
  start_fact (builder, id, VALUE_LIST, origin, read_at)->list = items;
}

/**
 * vigie_facts_builder_declare:
 * @builder: a builder
 * @session_id: the service's name for a session
 * @declared: what the person said about it; copied, its name cleaned
 */
void
vigie_facts_builder_declare (VigieFactsBuilder *builder,
                             const char *session_id,
                             const VigieDeclared *declared)
{
  g_return_if_fail (session_id != NULL);
  g_return_if_fail (declared != NULL);

  g_hash_table_replace (builder->facts->declared, g_strdup (session_id), declared_copy (declared));
}

/**
 * vigie_facts_builder_declare_grant:
 * @builder: a builder
 * @grant: a website, passkey, bot or login email
 * @declared: what the person said about it; copied, its name cleaned
 */
void
vigie_facts_builder_declare_grant (VigieFactsBuilder *builder,
                                   const VigieGrant *grant,
                                   const VigieDeclared *declared)
{
  g_return_if_fail (grant != NULL);
  g_return_if_fail (declared != NULL);

  g_hash_table_replace (builder->facts->granted, vigie_grant_dup_key (grant), declared_copy (declared));
}

/**
 * vigie_facts_builder_end:
 * @builder: (transfer full): a builder
 *
 * Returns: (transfer full): the facts
 */
VigieFacts *
vigie_facts_builder_end (VigieFactsBuilder *builder)
{
  VigieFacts *self = g_steal_pointer (&builder->facts);
  GListModel *list;

  vigie_facts_builder_free (builder);
  list = self->facts[VIGIE_FACT_SESSIONS].list;
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (list, i);

      /* The list keeps the session, so the borrowed key and value stay as long as the facts. */
      g_hash_table_replace (self->sessions, (gpointer) vigie_session_get_id (session), session);
      if (vigie_session_get_fields (session)->is_current)
        self->own_session = session;
    }

  return self;
}
