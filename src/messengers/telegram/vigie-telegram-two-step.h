/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-td-message.h"
#include "vigie-td-request.h"
#include "vigie-two-step-change.h"

G_BEGIN_DECLS

VigieTdRequest *vigie_telegram_two_step_to_request (const VigieTwoStepChange *change, GError **error);
const char *vigie_telegram_two_step_get_answer (const VigieTwoStepChange *change);
gboolean
vigie_telegram_two_step_read_answer (const VigieTwoStepChange *change, JsonObject *reply, GError **error);

G_END_DECLS
