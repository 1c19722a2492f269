/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-judgement.h"
#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigieStore:
 *
 * What is remembered between checkups: sessions that the person named, and each checkup's day and findings.
 * SQLite in a thread of its own (migrations by user_version, secure_delete). Session ids enter it only as
 * keyed hashes (HMAC-SHA-256; the key is in the keyring). Main thread only; every call is asynchronous.
 * Errors: %VIGIE_ERROR_STORAGE, %VIGIE_ERROR_NEWER_DATA.
 */
#define VIGIE_TYPE_STORE (vigie_store_get_type ())
G_DECLARE_FINAL_TYPE (VigieStore, vigie_store, VIGIE, STORE, GObject)

/* @path NULL: in memory, for the practice account and when there is no keyring. */
void vigie_store_open_async (const char *path,
                             const VigieSecret *key,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
VigieStore *vigie_store_open_finish (GAsyncResult *result, GError **error);

/* @facts with what is remembered added (VigieDeclared of each session and grant, VIGIE_FACT_LAST_CHECKUP). */
void vigie_store_recall_async (VigieStore *self,
                               const char *account_id,
                               VigieFacts *facts,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
VigieFacts *vigie_store_recall_finish (VigieStore *self, GAsyncResult *result, GError **error);

/* Only answer, name and is_shared of @declared are kept. An answer NONE forgets the session's answer. */
void vigie_store_remember_async (VigieStore *self,
                                 const char *account_id,
                                 VigieSession *session,
                                 const VigieDeclared *declared,
                                 gint64 now,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* The same of a website, passkey, bot or login email; vigie_store_remember_finish () ends it, too. */
void vigie_store_remember_grant_async (VigieStore *self,
                                       const char *account_id,
                                       const VigieGrant *grant,
                                       const VigieDeclared *declared,
                                       gint64 now,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean vigie_store_remember_finish (VigieStore *self, GAsyncResult *result, GError **error);

/* Keeps the day, the findings, and which sessions were in the list. */
void vigie_store_add_checkup_async (VigieStore *self,
                                    const char *account_id,
                                    VigieJudgement *judgement,
                                    gint64 started_at,
                                    gint64 ended_at,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean vigie_store_add_checkup_finish (VigieStore *self, GAsyncResult *result, GError **error);

/* The same while the checkup is under way: told apart by @started_at, and known sessions stay as they were.
 */
void vigie_store_keep_checkup_async (VigieStore *self,
                                     const char *account_id,
                                     VigieJudgement *judgement,
                                     gint64 started_at,
                                     gint64 now,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean vigie_store_keep_checkup_finish (VigieStore *self, GAsyncResult *result, GError **error);

/**
 * VigieCheckup:
 *
 * One past checkup, as remembered. Boxed.
 */
typedef struct
{
  gint64 started_at; /* Unix time, seconds, UTC */
  gint64 ended_at;
  VigieVerdict verdict;
  guint n_sessions;
  guint n_to_fix;
} VigieCheckup;

/* The newest first; @account_id NULL: of all accounts. Elements: VigieCheckup, g_free. */
void vigie_store_list_checkups_async (VigieStore *self,
                                      const char *account_id,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *vigie_store_list_checkups_finish (VigieStore *self, GAsyncResult *result, GError **error);

void vigie_store_forget_account_async (VigieStore *self,
                                       const char *account_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean vigie_store_forget_account_finish (VigieStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
