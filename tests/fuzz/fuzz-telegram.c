/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-facts.h"

#define NOW G_GINT64_CONSTANT (1795510800)

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What the library hands over may come from anyone on the way: every reader is given every message. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (JsonObject) message = NULL;
  g_autoptr (GListModel) sessions = NULL;
  g_autoptr (GListModel) websites = NULL;
  g_autoptr (GListModel) passkeys = NULL;
  g_autoptr (VigieBusinessBot) bot = NULL;
  g_autoptr (VigieFactsBuilder) builder = vigie_facts_builder_new (NULL);
  VigieTelegramUnconfirmed unconfirmed = { 0 };
  g_autofree char *bot_id = NULL;
  g_autofree char *name = NULL;
  gint64 days = 0;
  int client = 0;

  g_free (vigie_td_message_dup_last_extra (text, size, &client));
  vigie_td_message_classify (text);
  message = vigie_td_message_parse (text, size, NULL);
  if (message == NULL)
    return 0;

  vigie_telegram_unconfirmed_read (&unconfirmed, message);
  sessions = vigie_telegram_facts_read_sessions (message, &unconfirmed, &days, NULL);
  websites = vigie_telegram_facts_read_websites (message, NULL);
  passkeys = vigie_telegram_facts_read_passkeys (message, NULL);
  bot = vigie_telegram_facts_read_bot (message, &unconfirmed, "bot", NULL);
  bot_id = vigie_telegram_facts_dup_bot_id (message);
  name = vigie_telegram_facts_dup_user_name (message);
  vigie_telegram_facts_read_password (message, builder, NOW, NULL);
  vigie_telegram_unconfirmed_clear (&unconfirmed);
  return 0;
}
