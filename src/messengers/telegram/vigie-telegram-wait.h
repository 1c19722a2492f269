/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VigieTelegramWait:
 *
 * Something that an update of TDLib will end one day: a task at most, with its cancellation and its patience.
 * A field of the object that waits; {NULL} waits for nothing.
 */
typedef struct
{
  GTask *task;       /* (owned) (nullable) */
  GSource *cancels;  /* (owned) (nullable) */
  GSource *patience; /* (owned) (nullable) */
} VigieTelegramWait;

void vigie_telegram_wait_begin (VigieTelegramWait *self, GTask *task);
void
vigie_telegram_wait_set_patience (VigieTelegramWait *self, guint seconds, GSourceFunc func, gpointer data);
void vigie_telegram_wait_end (VigieTelegramWait *self);
void vigie_telegram_wait_fail (VigieTelegramWait *self, GError *error);

G_END_DECLS
