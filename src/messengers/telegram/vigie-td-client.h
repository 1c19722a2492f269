/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-td-library.h"

G_BEGIN_DECLS

/**
 * VigieTdClient:
 *
 * One client of TDLib: its requests and their answers, its updates, its clock. Main thread only.
 *
 * #VigieTdClient::update (JsonObject) is emitted for each update that Vigie reads, except for options, which
 * are kept here.
 */
#define VIGIE_TYPE_TD_CLIENT (vigie_td_client_get_type ())
G_DECLARE_FINAL_TYPE (VigieTdClient, vigie_td_client, VIGIE, TD_CLIENT, GObject)

VigieTdClient *vigie_td_client_new (VigieTdLibrary *library);
gint64 vigie_td_client_get_now (VigieTdClient *self);
gint64 vigie_td_client_get_authorization_date (VigieTdClient *self);

void vigie_td_client_send_async (VigieTdClient *self,
                                 VigieTdRequest *request,
                                 const char *expected,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
JsonObject *vigie_td_client_send_finish (VigieTdClient *self, GAsyncResult *result, GError **error);
void vigie_td_client_send (VigieTdClient *self, VigieTdRequest *request);
void vigie_td_client_abandon (VigieTdClient *self);

G_END_DECLS
