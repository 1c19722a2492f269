/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-messenger.h"

G_BEGIN_DECLS

/**
 * VigieCliResult:
 *
 * Where the answer of an asynchronous call lands: pass vigie_cli_result_cb () and its address, then wait.
 */
typedef struct
{
  GAsyncResult *result; /* (owned) (nullable) */
} VigieCliResult;

void vigie_cli_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *vigie_cli_wait (VigieCliResult *answer, VigieMessenger *messenger);
void vigie_cli_result_clear (VigieCliResult *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VigieCliResult, vigie_cli_result_clear)

/* From the first call on, SIGINT, SIGTERM and SIGHUP cancel this, so that what was begun can be ended. */
GCancellable *vigie_cli_get_cancellable (void);
int vigie_cli_get_signal (void);
void vigie_cli_die_of_signal (void);

gboolean vigie_cli_wait_seconds (guint seconds, GError **error);
gboolean vigie_cli_wait_readable (int fd, GError **error);
gboolean
vigie_cli_wait_change (GObject *object, const char *property, VigieMessenger *messenger, GError **error);

G_END_DECLS
