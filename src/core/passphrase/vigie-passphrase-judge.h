/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-secret.h"

G_BEGIN_DECLS

/**
 * VigiePassphraseReasons:
 * @VIGIE_PASSPHRASE_HAS_OWN_WORD: a name, user name or number of the account, or a messenger's name
 * @VIGIE_PASSPHRASE_HAS_HINT: a word of the hint, or the whole of it
 * @VIGIE_PASSPHRASE_IS_PIN: four to eight digits, as phones are unlocked with
 * @VIGIE_PASSPHRASE_IS_DIGITS: nothing but digits, more than that
 * @VIGIE_PASSPHRASE_IS_COMMON: one of the passwords or words that are tried first
 * @VIGIE_PASSPHRASE_IS_WORDS: one or two words that a list has, and nothing else
 * @VIGIE_PASSPHRASE_HAS_DATE: a date or a year
 * @VIGIE_PASSPHRASE_HAS_KEYS: keys beside each other, on a French keyboard too
 * @VIGIE_PASSPHRASE_HAS_ROW: repeats, or counts up or down
 * @VIGIE_PASSPHRASE_IS_SHORT: fewer than %VIGIE_PASSPHRASE_SHORT characters
 *
 * What makes a passphrase easier to guess than it looks, the weightiest first.
 */
typedef enum
{
  VIGIE_PASSPHRASE_HAS_OWN_WORD = 1 << 0,
  VIGIE_PASSPHRASE_HAS_HINT = 1 << 1,
  VIGIE_PASSPHRASE_IS_PIN = 1 << 2,
  VIGIE_PASSPHRASE_IS_DIGITS = 1 << 3,
  VIGIE_PASSPHRASE_IS_COMMON = 1 << 4,
  VIGIE_PASSPHRASE_IS_WORDS = 1 << 5,
  VIGIE_PASSPHRASE_HAS_DATE = 1 << 6,
  VIGIE_PASSPHRASE_HAS_KEYS = 1 << 7,
  VIGIE_PASSPHRASE_HAS_ROW = 1 << 8,
  VIGIE_PASSPHRASE_IS_SHORT = 1 << 9,
} VigiePassphraseReasons;

#define VIGIE_PASSPHRASE_N_REASONS 10
#define VIGIE_PASSPHRASE_SHORT 12

/**
 * VigiePassphraseTime:
 *
 * How long a passphrase holds against somebody who has stolen what the messenger keeps about it.
 */
typedef enum
{
  VIGIE_PASSPHRASE_AT_ONCE, /* seconds */
  VIGIE_PASSPHRASE_MINUTES,
  VIGIE_PASSPHRASE_HOURS,
  VIGIE_PASSPHRASE_DAYS,
  VIGIE_PASSPHRASE_MONTHS,
  VIGIE_PASSPHRASE_YEARS,
  VIGIE_PASSPHRASE_CENTURIES,
} VigiePassphraseTime;

/**
 * VigiePassphraseJudgement:
 * @guesses_log10: how many guesses it takes to be sure, as a power of ten
 * @time: after how long half of these are made
 * @reasons: why it is no more
 */
typedef struct
{
  double guesses_log10;
  VigiePassphraseTime time;
  VigiePassphraseReasons reasons;
} VigiePassphraseJudgement;

void vigie_passphrase_judge (const VigieSecret *passphrase,
                             const char *const *own_words,
                             const char *hint,
                             VigiePassphraseJudgement *judgement);
void vigie_passphrase_judge_drawn (guint n_words, VigiePassphraseJudgement *judgement);
gboolean vigie_passphrase_is_hinted (const VigieSecret *passphrase, const char *hint);
const char *vigie_passphrase_time_sentence (VigiePassphraseTime time);
const char *vigie_passphrase_reason_sentence (VigiePassphraseReasons reason);

G_END_DECLS
