/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-rule.h"

G_BEGIN_DECLS

#define VIGIE_TYPE_FINDING (vigie_finding_get_type ())
G_DECLARE_FINAL_TYPE (VigieFinding, vigie_finding, VIGIE, FINDING, GObject)

VigieFinding *
vigie_finding_new (const VigieRule *rule, VigieVerdict verdict, GObject *subject, const char *detail);
const VigieRule *vigie_finding_get_rule (VigieFinding *self);
VigieVerdict vigie_finding_get_verdict (VigieFinding *self);
GObject *vigie_finding_get_subject (VigieFinding *self);
VigieSessionPart vigie_finding_get_missing (VigieFinding *self);
const char *vigie_finding_get_detail (VigieFinding *self);
const char *vigie_finding_get_title (VigieFinding *self);
const char *vigie_finding_get_why (VigieFinding *self);
const char *vigie_finding_get_what_to_do (VigieFinding *self);
const char *vigie_finding_get_question (VigieFinding *self);

G_END_DECLS
