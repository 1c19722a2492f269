/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-auditor.h"
#include "vigie-cli-source.h"

G_BEGIN_DECLS

gboolean
vigie_cli_parse (GOptionContext *context, VigieCliSource *source, int *argc, char ***argv, int *status);
VigieAuditor *vigie_cli_audit (VigieCliSource *source, GError **error);
int vigie_cli_fail (const GError *error);

G_END_DECLS
