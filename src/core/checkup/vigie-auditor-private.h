/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-auditor.h"

G_BEGIN_DECLS

VigieStore *vigie_auditor_get_store (VigieAuditor *self); /* (nullable) */

/* Unix time of the service, seconds, UTC; 0 if no checkup has begun. */
gint64 vigie_auditor_get_started_at (VigieAuditor *self);
void vigie_auditor_set_started_at (VigieAuditor *self, gint64 started_at);

G_END_DECLS
