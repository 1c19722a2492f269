/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-secret.h"

G_BEGIN_DECLS

/* Checks of what is typed, made while it is typed; nothing of it is kept. */

/* The longest address of a mailbox, bytes. Source: RFC 5321, 4.5.3.1 (read 2026-11-24) */
#define VIGIE_TWO_STEP_MAX_EMAIL 254
/* A hint is a few words, characters. */
#define VIGIE_TWO_STEP_MAX_HINT 100

gboolean vigie_two_step_hint_gives_away (const VigieSecret *passphrase, const char *hint);
gboolean vigie_two_step_email_looks_right (const char *text);

G_END_DECLS
