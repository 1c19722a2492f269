/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigieTdRequest:
 *
 * One request to TDLib, as JSON text that grows. Its memory is wiped whenever it moves and when it is freed,
 * since a request may hold the two-step password or the database key. (TDLib makes its own copy, which Vigie
 * cannot wipe.)
 */
typedef struct _VigieTdRequest VigieTdRequest;

VigieTdRequest *vigie_td_request_new (const char *type);
void vigie_td_request_free (VigieTdRequest *self);
void vigie_td_request_add_text (VigieTdRequest *self, const char *name, const char *value);
gboolean vigie_td_request_add_secret (VigieTdRequest *self, const char *name, const VigieSecret *value);
void vigie_td_request_add_int (VigieTdRequest *self, const char *name, gint64 value);
void vigie_td_request_add_bool (VigieTdRequest *self, const char *name, gboolean value);
void vigie_td_request_add_empty_list (VigieTdRequest *self, const char *name);
void vigie_td_request_open_object (VigieTdRequest *self, const char *name, const char *type);
void vigie_td_request_close_object (VigieTdRequest *self);
const char *vigie_td_request_end (VigieTdRequest *self, const char *extra);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieTdRequest, vigie_td_request_free)

G_END_DECLS
