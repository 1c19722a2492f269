/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-finding.h"

G_BEGIN_DECLS

/* Where the rules put what they find in one reading. */
VigieFindings *vigie_findings_new (VigieFacts *facts, gint64 now);
void vigie_findings_free (VigieFindings *findings);
GPtrArray *vigie_findings_get_items (VigieFindings *findings); /* of VigieFinding */
void vigie_finding_set_verdict (VigieFinding *self, VigieVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieFindings, vigie_findings_free)

G_END_DECLS
