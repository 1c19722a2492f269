/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-telegram-account.h"

G_BEGIN_DECLS

/* Shared by the two files of VigieTelegramAccount: -account.c begins, -account-end.c holds the ways out. */
struct _VigieTelegramAccount
{
  GObject parent_instance;

  VigieAccountList *accounts;        /* (owned) */
  VigieAccount *account;             /* (owned) */
  VigieTelegramMessenger *messenger; /* (owned) */
  VigieSecretStore *secrets;         /* (owned) (nullable) once begun */
  char *folder;                      /* (owned) */
  gboolean is_begun;                 /* the messenger is open */
  gboolean is_new;                   /* nobody was ever signed in through this row */
  gboolean keeps_row;                /* the row outlives the sign-in */
};

void vigie_telegram_account_note_signed_in (VigieTelegramAccount *self, gboolean is_signed_in);

G_END_DECLS
