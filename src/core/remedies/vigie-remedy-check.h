/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-action.h"
#include "vigie-facts.h"

G_BEGIN_DECLS

/* How long the service refuses some changes to a session that has just signed in, seconds.
 * Source: https://core.telegram.org/method/account.resetAuthorization (read 2026-11-24) */
#define VIGIE_REMEDY_YOUNG_SECONDS 86400

VigieCapability vigie_remedy_check_get_needs (const VigieAction *action);
VigieTri vigie_remedy_check_is_done (const VigieAction *action, VigieFacts *facts);
gint64 vigie_remedy_check_forbidden_until (const VigieAction *action, VigieFacts *facts);

G_END_DECLS
