/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What words of messages stand for. */
#define VIGIE_BAIT_CODE_INDEX 0
#define VIGIE_BAIT_N_IDEAS 26

typedef enum
{
  VIGIE_BAIT_CODE = 1 << VIGIE_BAIT_CODE_INDEX,
  VIGIE_BAIT_ASK = 1 << 1,
  VIGIE_BAIT_PASSWORD = 1 << 2,
  VIGIE_BAIT_PHONE = 1 << 3,
  VIGIE_BAIT_NUMBER = 1 << 4,
  VIGIE_BAIT_SCAN = 1 << 5,
  VIGIE_BAIT_QR = 1 << 6,
  VIGIE_BAIT_VOTE = 1 << 7,
  VIGIE_BAIT_CHILD = 1 << 8,
  VIGIE_BAIT_CONTEST = 1 << 9,
  VIGIE_BAIT_GIFT = 1 << 10,
  VIGIE_BAIT_CLICK = 1 << 11,
  VIGIE_BAIT_WON = 1 << 12,
  VIGIE_BAIT_PREMIUM = 1 << 13,
  VIGIE_BAIT_FREE = 1 << 14,
  VIGIE_BAIT_PHOTO = 1 << 15,
  VIGIE_BAIT_YOU = 1 << 16,
  VIGIE_BAIT_IS_THIS = 1 << 17,
  VIGIE_BAIT_PERSON = 1 << 18,
  VIGIE_BAIT_LOOK = 1 << 19,
  VIGIE_BAIT_ACCOUNT = 1 << 20,
  VIGIE_BAIT_DELETE = 1 << 21,
  VIGIE_BAIT_HURRY = 1 << 22,
  VIGIE_BAIT_SUPPORT = 1 << 23,
  VIGIE_BAIT_MESSENGER = 1 << 24,
  VIGIE_BAIT_OTHER_CODE = 1 << 25, /* what comes after "code" where no sign-in code is meant */
} VigieBaitIdeas;

VigieBaitIdeas vigie_bait_word_find (const char *word);

G_END_DECLS
