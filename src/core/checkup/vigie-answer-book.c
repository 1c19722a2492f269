/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-answer-book.h"

typedef struct
{
  VigieDeclared declared; /* its name is owned here */
  VigieSession *session;  /* (owned) (nullable) as it was when the person answered */
  VigieGrant *grant;      /* (owned) (nullable) the same, if they spoke of another thing */
  gboolean is_kept;       /* the store has it */
} Entry;

struct _VigieAnswerBook
{
  GHashTable *entries; /* (owned) session id -> Entry */
  GHashTable *grants;  /* (owned) key of a grant -> Entry */
};

static void
entry_free (Entry *entry)
{
  g_free ((char *) entry->declared.name);
  g_clear_object (&entry->session);
  g_clear_pointer (&entry->grant, vigie_grant_free);
  g_free (entry);
}

/**
 * vigie_answer_book_new:
 *
 * Returns: (transfer full): an empty book
 */
VigieAnswerBook *
vigie_answer_book_new (void)
{
  VigieAnswerBook *self = g_new0 (VigieAnswerBook, 1);

  self->grants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  return self;
}

/**
 * vigie_answer_book_free:
 * @self: (transfer full): a book
 */
void
vigie_answer_book_free (VigieAnswerBook *self)
{
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->grants);
  g_free (self);
}

/**
 * vigie_answer_book_put:
 * @self: a book
 * @session: the session that was asked about, as it was then
 * @declared: the answer; copied
 */
void
vigie_answer_book_put (VigieAnswerBook *self, VigieSession *session, const VigieDeclared *declared)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->declared = *declared;
  entry->declared.name = g_strdup (declared->name != NULL ? declared->name : "");
  entry->session = g_object_ref (session);
  g_hash_table_replace (self->entries, g_strdup (vigie_session_get_id (session)), entry);
}

/**
 * vigie_answer_book_put_grant:
 * @self: a book
 * @grant: what was asked about, as it was then; copied
 * @declared: the answer; copied
 */
void
vigie_answer_book_put_grant (VigieAnswerBook *self, const VigieGrant *grant, const VigieDeclared *declared)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->declared = *declared;
  entry->declared.name = g_strdup (declared->name != NULL ? declared->name : "");
  entry->grant = vigie_grant_copy (grant);
  g_hash_table_replace (self->grants, vigie_grant_dup_key (grant), entry);
}

/**
 * vigie_answer_book_set_kept:
 * @self: a book
 * @session_id: the id of a session
 *
 * The store has taken the answer; it stands here until the store is read again.
 */
void
vigie_answer_book_set_kept (VigieAnswerBook *self, const char *session_id)
{
  Entry *entry = g_hash_table_lookup (self->entries, session_id);

  if (entry != NULL)
    entry->is_kept = TRUE;
}

static gboolean
is_told_by_store (gpointer id, gpointer value, gpointer user_data)
{
  const Entry *entry = value;

  /* The store tells of a withdrawn answer by silence, which what the messenger brings would fill. */
  return entry->is_kept && entry->declared.answer != VIGIE_ANSWER_NONE;
}

/**
 * vigie_answer_book_set_grant_kept:
 * @self: a book
 * @grant: what was asked about
 *
 * The store has taken the answer.
 */
void
vigie_answer_book_set_grant_kept (VigieAnswerBook *self, const VigieGrant *grant)
{
  g_autofree char *key = vigie_grant_dup_key (grant);
  Entry *entry = g_hash_table_lookup (self->grants, key);

  if (entry != NULL)
    entry->is_kept = TRUE;
}

/**
 * vigie_answer_book_forget_kept:
 * @self: a book
 *
 * The store was read again after it took these answers: from now on it tells them, and whether they changed.
 */
void
vigie_answer_book_forget_kept (VigieAnswerBook *self)
{
  g_hash_table_foreach_remove (self->entries, is_told_by_store, NULL);
  g_hash_table_foreach_remove (self->grants, is_told_by_store, NULL);
}

/* What a person would notice; addresses and versions change by themselves. */
static gboolean
is_same_device (VigieSession *before, VigieSession *after)
{
  const VigieSessionFields *a = vigie_session_get_fields (before);
  const VigieSessionFields *b = vigie_session_get_fields (after);

  return g_str_equal (a->device_model, b->device_model) && g_str_equal (a->platform, b->platform) &&
         g_str_equal (a->application_name, b->application_name) && a->api_id == b->api_id &&
         a->log_in_date == b->log_in_date && a->is_official_application == b->is_official_application;
}

/* What the messenger brought along stands where the store knows nothing. */
static VigieDeclared
merge (const VigieDeclared *brought, const VigieDeclared *recalled)
{
  VigieDeclared merged = *recalled;

  if (recalled->answer == VIGIE_ANSWER_NONE)
    {
      merged = *brought;
      merged.seen_before = recalled->seen_before;
    }
  if (merged.seen_before == VIGIE_TRI_UNKNOWN)
    merged.seen_before = brought->seen_before;
  return merged;
}

/* What the person said of @grant, here or before. */
static void
declare_grant (VigieAnswerBook *self,
               VigieFacts *recalled,
               VigieFactsBuilder *builder,
               const VigieGrant *grant)
{
  g_autofree char *key = vigie_grant_dup_key (grant);
  const Entry *entry = g_hash_table_lookup (self->grants, key);
  VigieDeclared declared = *vigie_facts_get_declared_grant (recalled, grant);

  if (entry == NULL)
    return;
  declared.answer = entry->declared.answer;
  declared.answered_at = entry->declared.answered_at;
  declared.name = entry->declared.name;
  declared.has_changed =
      entry->declared.answer != VIGIE_ANSWER_NONE && !g_str_equal (entry->grant->looks, grant->looks);
  vigie_facts_builder_declare_grant (builder, grant, &declared);
}

/**
 * vigie_answer_book_apply:
 * @self: a book
 * @read: the facts as the messenger gave them: a practice account brings its own memory
 * @recalled: the same with what the store remembers; @read itself without a store
 *
 * Adds what is in the book, and what @read brought along where @recalled knows nothing.
 *
 * Returns: (transfer full): the facts to judge
 */
VigieFacts *
vigie_answer_book_apply (VigieAnswerBook *self, VigieFacts *read, VigieFacts *recalled)
{
  g_autoptr (VigieFactsBuilder) builder = vigie_facts_builder_new (recalled);
  g_autoptr (GPtrArray) grants = vigie_facts_list_grants (recalled);
  GListModel *sessions = vigie_facts_get_list (recalled, VIGIE_FACT_SESSIONS);
  gint64 before = 0;
  gint64 now_known = 0;

  if (read != recalled && vigie_facts_get_int (read, VIGIE_FACT_LAST_CHECKUP, &before) && before != 0 &&
      (!vigie_facts_get_int (recalled, VIGIE_FACT_LAST_CHECKUP, &now_known) || now_known == 0))
    vigie_facts_builder_set_int (builder, VIGIE_FACT_LAST_CHECKUP, before, VIGIE_ORIGIN_DECLARED, before);

  for (guint i = 0; sessions != NULL && i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);
      const char *id = vigie_session_get_id (session);
      const Entry *entry = g_hash_table_lookup (self->entries, id);
      VigieDeclared declared =
          merge (vigie_facts_get_declared (read, session), vigie_facts_get_declared (recalled, session));

      if (entry != NULL)
        {
          declared.answer = entry->declared.answer;
          declared.answered_at = entry->declared.answered_at;
          declared.name = entry->declared.name;
          declared.is_shared = entry->declared.is_shared;
          declared.has_changed =
              entry->declared.answer != VIGIE_ANSWER_NONE && !is_same_device (entry->session, session);
        }

      vigie_facts_builder_declare (builder, id, &declared);
    }

  for (guint i = 0; i < grants->len; i++)
    declare_grant (self, recalled, builder, g_ptr_array_index (grants, i));

  return vigie_facts_builder_end (g_steal_pointer (&builder));
}
