/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-secret.h"
#include "vigie-words.h"

G_BEGIN_DECLS

/* Fewer can be guessed; more cannot be remembered. */
#define VIGIE_PASSPHRASE_MIN_WORDS 4
#define VIGIE_PASSPHRASE_DEFAULT_WORDS 5
#define VIGIE_PASSPHRASE_MAX_WORDS 12

gboolean vigie_passphrase_draw (guint16 *indexes, guint n_words, GError **error);
VigieSecret *vigie_passphrase_new (VigieWords words, guint n_words, gboolean with_accents, GError **error);
double vigie_passphrase_get_bits (guint n_words);
double vigie_passphrase_get_years (guint n_words, double guesses_per_second);

G_END_DECLS
