/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-td-message.h"
#include "vigie-td-request.h"

G_BEGIN_DECLS

/**
 * VigieTdLibrary:
 *
 * TDLib, loaded at run time (five functions of td_json_client), and the one thread of the process that
 * receives from it. Once loaded it stays until the process ends.
 */
typedef struct _VigieTdLibrary VigieTdLibrary;

/**
 * VigieTdDeliverFunc:
 * @message: (nullable): the object; %NULL with @error if it was too large or no JSON
 * @extra: (nullable): the request it answers; %NULL: an update
 *
 * Called in the main context that was the thread's default when the client was registered.
 */
typedef void (*VigieTdDeliverFunc) (JsonObject *message,
                                    const char *extra,
                                    const GError *error,
                                    GObject *target);

gboolean vigie_td_library_is_present (GError **error);
VigieTdLibrary *vigie_td_library_get (GError **error);
int vigie_td_library_register (VigieTdLibrary *self, GObject *target, VigieTdDeliverFunc deliver);
void vigie_td_library_send (VigieTdLibrary *self, int client_id, VigieTdRequest *request, const char *extra);
gboolean vigie_td_library_wait_closed (guint timeout_ms);

G_END_DECLS
