/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-messenger.h"
#include "vigie-store.h"
#include "vigie-telegram-account.h"

G_BEGIN_DECLS

/**
 * VigieCliSource:
 *
 * The account that a command is about, as the person named it on the command line.
 */
typedef struct
{
  gboolean is_practice; /* --practice */
  char *scenario;       /* (owned) (nullable) --scenario */
  gboolean is_telegram; /* --telegram */
  gboolean keep;        /* --keep */
  char *account;        /* (owned) (nullable) --account */
  int password_fd;      /* --password-fd; VIGIE_CLI_NO_DESCRIPTOR if not given */
  gboolean only_kept;   /* the command makes no new sign-in */

  VigieMessenger *messenger;      /* (owned) (nullable) once open */
  VigieStore *store;              /* (owned) (nullable) what is remembered, of a kept account */
  char *account_id;               /* (owned) (nullable) in the store */
  VigieAccountList *accounts;     /* (owned) (nullable) Telegram's */
  VigieTelegramAccount *telegram; /* (owned) (nullable) */
  VigieSecretStore *secrets;      /* (owned) (nullable) */
} VigieCliSource;

/* No number that the command line can mean, not even by mistake. */
#define VIGIE_CLI_NO_DESCRIPTOR G_MININT

#define VIGIE_CLI_SOURCE_INIT { .password_fd = VIGIE_CLI_NO_DESCRIPTOR }

void vigie_cli_source_add_options (VigieCliSource *self, GOptionContext *context);
gboolean vigie_cli_source_check (VigieCliSource *self, GError **error);
gboolean vigie_cli_source_open (VigieCliSource *self, GError **error);
void vigie_cli_source_let_go (VigieCliSource *self);
gboolean vigie_cli_source_close (VigieCliSource *self);

void vigie_cli_source_clear (VigieCliSource *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VigieCliSource, vigie_cli_source_clear)

G_END_DECLS
