/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-checker.h"

G_BEGIN_DECLS

/* How much of what came in is shown again, bytes; the line says so if that is not all. */
#define VIGIE_CHECK_MAX_INPUT 65536

/* What is kept of the rules between lines: their sentences, translated and escaped. */
typedef struct _VigieCheckJson VigieCheckJson;

VigieCheckJson *vigie_check_json_new (void);
void vigie_check_json_free (VigieCheckJson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieCheckJson, vigie_check_json_free)

void vigie_check_json_append_line (
    VigieCheckJson *self, GString *out, const char *input, gsize length, const VigieMessageCheck *check);
void vigie_check_json_append_report (
    VigieCheckJson *self, GString *out, const char *input, gsize length, const VigieMessageCheck *check);

G_END_DECLS
