/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-facts.h"

G_BEGIN_DECLS

/**
 * VigieAnswerBook:
 *
 * What the person said since the program started, kept in memory: it stands until the store has taken it,
 * and for as long as the program runs where there is no store.
 */
typedef struct _VigieAnswerBook VigieAnswerBook;

VigieAnswerBook *vigie_answer_book_new (void);
void vigie_answer_book_free (VigieAnswerBook *self);
void vigie_answer_book_put (VigieAnswerBook *self, VigieSession *session, const VigieDeclared *declared);
void
vigie_answer_book_put_grant (VigieAnswerBook *self, const VigieGrant *grant, const VigieDeclared *declared);
void vigie_answer_book_set_grant_kept (VigieAnswerBook *self, const VigieGrant *grant);
void vigie_answer_book_set_kept (VigieAnswerBook *self, const char *session_id);
void vigie_answer_book_forget_kept (VigieAnswerBook *self);
VigieFacts *vigie_answer_book_apply (VigieAnswerBook *self, VigieFacts *read, VigieFacts *recalled);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieAnswerBook, vigie_answer_book_free)

G_END_DECLS
