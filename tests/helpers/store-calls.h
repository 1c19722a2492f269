/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-store.h"

/* The calls of #VigieStore, waiting in a main loop for each answer. */

static inline void
take_store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static inline void
wait_for_store_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static inline VigieStore *
open_store (const char *path, const VigieSecret *key, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_store_open_async (path, key, NULL, take_store_result_cb, &result);
  wait_for_store_result (&result);
  return vigie_store_open_finish (result, error);
}

/* Facts with a list of sessions; @n 0: the list could not be read. */
static inline VigieFacts *
make_facts (const VigieSessionFields *fields, guint n, gint64 now)
{
  g_autoptr (VigieFactsBuilder) builder = vigie_facts_builder_new (NULL);
  g_autoptr (GListStore) sessions = g_list_store_new (VIGIE_TYPE_SESSION);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VigieSession) session = vigie_session_new (&fields[i]);

      g_list_store_append (sessions, session);
    }
  if (n > 0)
    vigie_facts_builder_set_list (builder, VIGIE_FACT_SESSIONS, G_LIST_MODEL (sessions),
                                  VIGIE_ORIGIN_MEASURED, now);
  return vigie_facts_builder_end (g_steal_pointer (&builder));
}

static inline VigieFacts *
recall (VigieStore *store, const char *account, VigieFacts *facts, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_store_recall_async (store, account, facts, NULL, take_store_result_cb, &result);
  wait_for_store_result (&result);
  return vigie_store_recall_finish (store, result, error);
}

static inline gboolean
remember (VigieStore *store,
          const char *account,
          const VigieSessionFields *fields,
          const VigieDeclared *declared,
          gint64 now,
          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VigieSession) session = vigie_session_new (fields);

  vigie_store_remember_async (store, account, session, declared, now, NULL, take_store_result_cb, &result);
  wait_for_store_result (&result);
  return vigie_store_remember_finish (store, result, error);
}

/* A checkup that took a minute. */
static inline gboolean
add_checkup (VigieStore *store,
             const char *account,
             const VigieSessionFields *fields,
             guint n,
             gint64 now,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VigieFacts) facts = make_facts (fields, n, now);
  g_autoptr (VigieJudgement) judgement = vigie_judgement_new (facts, VIGIE_CAPABILITY_ALL_FACTS, now);

  vigie_store_add_checkup_async (store, account, judgement, now - 60, now, NULL, take_store_result_cb,
                                 &result);
  wait_for_store_result (&result);
  return vigie_store_add_checkup_finish (store, result, error);
}

/* The same, while somebody still looks. */
static inline gboolean
keep_checkup (VigieStore *store,
              const char *account,
              const VigieSessionFields *fields,
              guint n,
              gint64 started_at,
              gint64 now,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VigieFacts) facts = make_facts (fields, n, now);
  g_autoptr (VigieJudgement) judgement = vigie_judgement_new (facts, VIGIE_CAPABILITY_ALL_FACTS, now);

  vigie_store_keep_checkup_async (store, account, judgement, started_at, now, NULL, take_store_result_cb,
                                  &result);
  wait_for_store_result (&result);
  return vigie_store_keep_checkup_finish (store, result, error);
}

static inline GPtrArray *
list_checkups (VigieStore *store, const char *account, guint limit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_store_list_checkups_async (store, account, limit, NULL, take_store_result_cb, &result);
  wait_for_store_result (&result);
  return vigie_store_list_checkups_finish (store, result, error);
}

static inline gboolean
forget_account (VigieStore *store, const char *account, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vigie_store_forget_account_async (store, account, NULL, take_store_result_cb, &result);
  wait_for_store_result (&result);
  return vigie_store_forget_account_finish (store, result, error);
}
