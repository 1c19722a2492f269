/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-facts.h"
#include "vigie-td-message.h"

G_BEGIN_DECLS

/**
 * VigieTelegramUnconfirmed:
 *
 * The first sign-in that waits for "is it you?", as updateUnconfirmedSession names it. No id: none waits.
 */
typedef struct
{
  char *session_id; /* (owned) (nullable) */
  char *bot_id;     /* (owned) (nullable) a connected business bot instead of a session */
  char *location;   /* (owned) (nullable) as it came, not cleaned */
  gint64 date;      /* Unix time, seconds, UTC */
} VigieTelegramUnconfirmed;

void vigie_telegram_unconfirmed_clear (VigieTelegramUnconfirmed *self);
gboolean vigie_telegram_unconfirmed_read (VigieTelegramUnconfirmed *self, JsonObject *update);

/* Each takes an answer of TDLib of either version; NULL or FALSE with VIGIE_ERROR_UNEXPECTED_REPLY if
 * anything in it is of another form: half a list is never shown as a whole one. */
GListModel *vigie_telegram_facts_read_sessions (JsonObject *reply,
                                                const VigieTelegramUnconfirmed *unconfirmed,
                                                gint64 *auto_sign_out_days,
                                                GError **error);
GListModel *vigie_telegram_facts_read_websites (JsonObject *reply, GError **error);
GListModel *vigie_telegram_facts_read_passkeys (JsonObject *reply, GError **error);
VigieBusinessBot *vigie_telegram_facts_read_bot (JsonObject *reply,
                                                 const VigieTelegramUnconfirmed *unconfirmed,
                                                 const char *name,
                                                 GError **error);
VigieBusinessBot *vigie_telegram_facts_new_unconfirmed_bot (const VigieTelegramUnconfirmed *unconfirmed);
char *vigie_telegram_facts_dup_bot_id (JsonObject *reply);
char *vigie_telegram_facts_dup_user_name (JsonObject *user);
gboolean vigie_telegram_facts_read_password (JsonObject *reply,
                                             VigieFactsBuilder *builder,
                                             gint64 now,
                                             GError **error);

G_END_DECLS
