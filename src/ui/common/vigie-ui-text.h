/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-error-sentence.h"
#include "vigie-judgement.h"
#include "vigie-time.h"

G_BEGIN_DECLS

const char *vigie_device_kind_icon (VigieDeviceKind kind);
const char *vigie_device_kind_word (VigieDeviceKind kind);

G_END_DECLS
