/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-json.h"

G_BEGIN_DECLS

/* The longest answer of `vigie-fetch`: seven addresses, and JSON writes a control character as six. */
#define VIGIE_FETCHER_MAX_REPLY ((gsize) 512 * 1024)

void vigie_fetcher_run_async (JsonBuilder *request,
                              int body_fd,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
VigieJson *vigie_fetcher_run_finish (GAsyncResult *result, GError **error);

void vigie_fetcher_set_program (const char *path);

G_END_DECLS
