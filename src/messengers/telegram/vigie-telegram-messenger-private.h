/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-folder-lock.h"
#include "vigie-td-client.h"
#include "vigie-telegram-facts.h"
#include "vigie-telegram-messenger.h"
#include "vigie-telegram-network.h"
#include "vigie-telegram-wait.h"

G_BEGIN_DECLS

/* Shared by the files of VigieTelegramMessenger: -messenger.c is the object and what a signed-in account can
 * do, -sign-in.c the way from opening to closed, -sign-out.c what asks for the end. */
struct _VigieTelegramMessenger
{
  GObject parent_instance;

  char *folder;                  /* (owned) */
  VigieFolderLock *folder_lock;  /* (owned) (nullable) held while a client is open */
  VigieTdClient *client;         /* (owned) (nullable) open, or closing */
  VigieTelegramNetwork *network; /* (owned) (nullable) */

  VigieSignInState sign_in_state;
  VigieStanding standing;
  VigieConnection connection;
  char *qr_link;         /* (owned) (nullable) it lets who scans it in: never logged */
  char *password_hint;   /* (owned) (nullable) */
  GError *sign_in_error; /* (owned) (nullable) */

  VigieTelegramWait opening;
  VigieTelegramWait closing;
  VigieTelegramWait signing_out;
  GError *open_failure;      /* (owned) (nullable) why it is closing; opening returns it once closed */
  gboolean is_ending;        /* we asked to log out */
  gboolean is_closing;       /* we asked to close */
  gboolean is_asking_for_qr; /* a code was asked for, no answer yet */
  gboolean is_confirming;    /* "ready" was said, the service's first answer is awaited */

  VigieCapability missing; /* this version of TDLib does not know them */
  VigieTelegramUnconfirmed unconfirmed;
  gint64 signed_in_at; /* our session's sign-in as the service tells it; 0 if not known */
};

void vigie_telegram_messenger_set_state (VigieTelegramMessenger *self, VigieSignInState state);
void vigie_telegram_messenger_set_standing (VigieTelegramMessenger *self, VigieStanding standing);
void vigie_telegram_messenger_set_connection (VigieTelegramMessenger *self, VigieConnection connection);
void vigie_telegram_messenger_set_qr_link (VigieTelegramMessenger *self, const char *link);
void vigie_telegram_messenger_set_hint (VigieTelegramMessenger *self, const char *hint);
void vigie_telegram_messenger_set_sign_in_error (VigieTelegramMessenger *self, const GError *error);
void vigie_telegram_messenger_take_update (VigieTelegramMessenger *self, JsonObject *object);
void vigie_telegram_messenger_note_sessions (VigieTelegramMessenger *self, GListModel *sessions);
void vigie_telegram_messenger_log_out (VigieTelegramMessenger *self);
void vigie_telegram_messenger_close_client (VigieTelegramMessenger *self);
void vigie_telegram_messenger_sign_out (VigieMessenger *messenger,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

G_END_DECLS
