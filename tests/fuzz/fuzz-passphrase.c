/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "vigie-passphrase-judge.h"

#define MAX_LENGTH 4096

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* The first line is the hint, the second what the account is called, the rest the passphrase: whatever they
 * are, there is an answer, and longer ones than are looked at are worth no less than nothing. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", MIN (size, MAX_LENGTH));
  g_auto (GStrv) lines = g_strsplit (text, "\n", 3);
  const guint n_lines = g_strv_length (lines);
  const char *passphrase = n_lines > 0 ? lines[n_lines - 1] : "";
  const char *const own_words[] = { n_lines > 2 ? lines[1] : NULL, NULL };
  g_autoptr (VigieSecret) secret = vigie_secret_new (passphrase, strlen (passphrase));
  VigiePassphraseJudgement judgement;

  vigie_passphrase_judge (secret, own_words, n_lines > 1 ? lines[0] : NULL, &judgement);
  g_assert_cmpfloat (judgement.guesses_log10, >=, 0);
  g_assert_cmpfloat (judgement.guesses_log10, <, 400);
  g_assert_cmpint (judgement.time, <=, VIGIE_PASSPHRASE_CENTURIES);
  g_assert_cmpint (judgement.reasons, <, 1 << VIGIE_PASSPHRASE_N_REASONS);
  g_assert_nonnull (vigie_passphrase_time_sentence (judgement.time));
  return 0;
}
