/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "vigie-error.h"
#include "vigie-telegram-messenger.h"

G_BEGIN_DECLS

/* What the tests with the real TDLib have in common: an account's folder and key, and the server of
 * tests/telegram-server/ to steer. Each test runs alone, started by run-with-telegram with its scenario. */

typedef struct
{
  char *dir;    /* temporary, removed at the end */
  char *folder; /* the account's, inside it */
  VigieSecret *key;
  VigieTelegramMessenger *messenger;
} World;

void world_set_up (World *world, gconstpointer user_data);
void world_tear_down (World *world, gconstpointer user_data);

/* Runs the main context until *@result is set. */
void wait_for_result (GAsyncResult **result);
void keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void wait_for_state (VigieTelegramMessenger *messenger, VigieSignInState state);
void wait_for_standing (VigieTelegramMessenger *messenger, VigieStanding standing);
void run_for (guint milliseconds);

gboolean open_messenger (VigieTelegramMessenger *messenger, const VigieSecret *key, GError **error);
void close_messenger (VigieTelegramMessenger *messenger);
gboolean check_password (VigieTelegramMessenger *messenger, const char *password, GError **error);
void sign_in (World *world);
VigieFacts *read_facts (VigieTelegramMessenger *messenger, GError **error);
gboolean act (VigieTelegramMessenger *messenger,
              VigieCapability kind,
              const char *target,
              gint64 value,
              GError **error);
gboolean sign_out (VigieTelegramMessenger *messenger, GError **error);

/* The control port: @request is JSON. */
JsonNode *control (const char *request);
gint64 control_count (const char *action, const char *method);

G_END_DECLS
