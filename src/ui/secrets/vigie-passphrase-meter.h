/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "vigie-passphrase-judge.h"

G_BEGIN_DECLS

/**
 * VigiePassphraseMeter:
 *
 * Says in words how long a passphrase holds, and why no longer. It forbids nothing.
 */
#define VIGIE_TYPE_PASSPHRASE_METER (vigie_passphrase_meter_get_type ())
G_DECLARE_FINAL_TYPE (VigiePassphraseMeter, vigie_passphrase_meter, VIGIE, PASSPHRASE_METER, AdwBin)

GtkWidget *vigie_passphrase_meter_new (void);
void vigie_passphrase_meter_set (VigiePassphraseMeter *self, const VigiePassphraseJudgement *judgement);
const char *vigie_passphrase_meter_get_sentence (VigiePassphraseMeter *self);

G_END_DECLS
