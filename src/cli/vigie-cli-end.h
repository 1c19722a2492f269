/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-auditor.h"
#include "vigie-cli-source.h"

G_BEGIN_DECLS

gboolean vigie_cli_end_session (
    VigieCliSource *source, VigieAuditor *auditor, const char *session_id, gboolean is_sure, gboolean waits);

G_END_DECLS
