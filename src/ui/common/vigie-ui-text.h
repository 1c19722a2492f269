/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-error-sentence.h"
#include "vigie-judgement.h"
#include "vigie-messenger.h"
#include "vigie-time.h"

G_BEGIN_DECLS

const char *vigie_device_kind_icon (VigieDeviceKind kind);
const char *vigie_device_kind_word (VigieDeviceKind kind);

char *vigie_still_waiting_text (VigieMessenger *messenger, gint64 since);

G_END_DECLS
