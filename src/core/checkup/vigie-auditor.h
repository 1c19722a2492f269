/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-judgement.h"
#include "vigie-messenger.h"
#include "vigie-store.h"

G_BEGIN_DECLS

/**
 * VigieAuditor:
 *
 * One account under the eyes of Vigie: reads its facts, recalls what the person said, judges, and keeps the
 * newest judgement. The window, the commands and the watcher all go through it. Main thread only.
 *
 * Properties that notify: #VigieAuditor:judgement (nullable), #VigieAuditor:reading, #VigieAuditor:error
 * (boxed GError of the last reading, nullable), #VigieAuditor:watching.
 *
 * #VigieAuditor::risky-session (VigieJudgedSession) is emitted when a later reading shows a session that the
 * one before did not hold and whose verdict is warning or danger.
 */
#define VIGIE_TYPE_AUDITOR (vigie_auditor_get_type ())
G_DECLARE_FINAL_TYPE (VigieAuditor, vigie_auditor, VIGIE, AUDITOR, GObject)

VigieAuditor *vigie_auditor_new (VigieMessenger *messenger, VigieStore *store, const char *account_id);
VigieMessenger *vigie_auditor_get_messenger (VigieAuditor *self);
const char *vigie_auditor_get_account_id (VigieAuditor *self);
VigieJudgement *vigie_auditor_get_judgement (VigieAuditor *self);
VigieFacts *vigie_auditor_dup_facts (VigieAuditor *self);
gboolean vigie_auditor_get_reading (VigieAuditor *self);
const GError *vigie_auditor_get_error (VigieAuditor *self);

void vigie_auditor_read_async (VigieAuditor *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
VigieJudgement *vigie_auditor_read_finish (VigieAuditor *self, GAsyncResult *result, GError **error);

/* Takes the person's answer into the judgement at once, then keeps it; the error says that it was not kept.
 */
void vigie_auditor_answer_async (VigieAuditor *self,
                                 const char *session_id,
                                 const VigieDeclared *declared,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* The same of a website, passkey, bot or login email; vigie_auditor_answer_finish () ends it, too. */
void vigie_auditor_answer_grant_async (VigieAuditor *self,
                                       const VigieGrant *grant,
                                       const VigieDeclared *declared,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean vigie_auditor_answer_finish (VigieAuditor *self, GAsyncResult *result, GError **error);

/* From now on a person looks at what was read: a checkup begins. */
void vigie_auditor_begin_checkup (VigieAuditor *self);

/* Keeps the day and findings of the newest judgement in the store, as those of a checkup that is not over. */
void vigie_auditor_keep_checkup_async (VigieAuditor *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean vigie_auditor_keep_checkup_finish (VigieAuditor *self, GAsyncResult *result, GError **error);

/* Keeps the day and findings of the newest judgement in the store; the checkup is over. */
void vigie_auditor_end_checkup_async (VigieAuditor *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean vigie_auditor_end_checkup_finish (VigieAuditor *self, GAsyncResult *result, GError **error);

void vigie_auditor_set_watching (VigieAuditor *self, gboolean watching, guint interval_seconds);
gboolean vigie_auditor_get_watching (VigieAuditor *self);

G_END_DECLS
