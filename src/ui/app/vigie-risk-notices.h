/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-account-hub.h"
#include "vigie-notifier.h"

G_BEGIN_DECLS

/**
 * VigieRiskNotices:
 *
 * Brings risky sessions from the hub to the desktop, and the person's answer back. A notification names
 * neither account nor device. Main thread only.
 *
 * #VigieRiskNotices::show (const char *account_id, const char *session_id, gboolean is_not_me,
 * const char *activation_token): the person wants to see the session, or said that it is not theirs.
 *
 * #VigieRiskNotices::unseen (const char *account_id, const char *session_id): no notification could be shown.
 */
#define VIGIE_TYPE_RISK_NOTICES (vigie_risk_notices_get_type ())
G_DECLARE_FINAL_TYPE (VigieRiskNotices, vigie_risk_notices, VIGIE, RISK_NOTICES, GObject)

VigieRiskNotices *vigie_risk_notices_new (VigieAccountHub *hub);
VigieNotifier *vigie_risk_notices_get_notifier (VigieRiskNotices *self);

G_END_DECLS
