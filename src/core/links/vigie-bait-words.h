/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest word, and two with a space between, in folded letters. */
#define VIGIE_BAIT_MAX_WORD 24
#define VIGIE_BAIT_MAX_WORDS (2 * VIGIE_BAIT_MAX_WORD + 1)

/* What words of messages stand for: the number of a bit in VigieBaitIdeas. */
typedef enum
{
  VIGIE_BAIT_ACCOUNT,
  VIGIE_BAIT_ASK,    /* send, give, tell */
  VIGIE_BAIT_ASK_IT, /* send it, give it: said of what was named before */
  VIGIE_BAIT_CHILD,  /* a child, or a relative */
  VIGIE_BAIT_CLAIM,  /* click, collect */
  VIGIE_BAIT_CODE,
  VIGIE_BAIT_CONTEST,
  VIGIE_BAIT_DELETE, /* what is threatened */
  VIGIE_BAIT_DIGITS, /* a number as long as a code */
  VIGIE_BAIT_ELSE,   /* nobody else */
  VIGIE_BAIT_EXPIRE,
  VIGIE_BAIT_FILLER, /* of, the */
  VIGIE_BAIT_FREE,
  VIGIE_BAIT_GIFT,
  VIGIE_BAIT_GOT, /* received */
  VIGIE_BAIT_HESITATE,
  VIGIE_BAIT_HURRY,
  VIGIE_BAIT_I_AM, /* who is writing */
  VIGIE_BAIT_IF,
  VIGIE_BAIT_IS_YOU,
  VIGIE_BAIT_IT,
  VIGIE_BAIT_LEAK,
  VIGIE_BAIT_LITTLE,
  VIGIE_BAIT_LOOK,
  VIGIE_BAIT_ME,
  VIGIE_BAIT_MESSENGER,
  VIGIE_BAIT_MINE, /* my, our */
  VIGIE_BAIT_NOBODY,
  VIGIE_BAIT_NOT,
  VIGIE_BAIT_NOT_AFTER, /* the French negation behind its verb */
  VIGIE_BAIT_NOTICED,
  VIGIE_BAIT_NUMBER,
  VIGIE_BAIT_OF_YOU,
  VIGIE_BAIT_OTHER, /* beside “code”, “number”, “account”: where something of every day is meant */
  VIGIE_BAIT_PASSWORD,
  VIGIE_BAIT_PERSON,
  VIGIE_BAIT_PHONE,
  VIGIE_BAIT_PHOTO,
  VIGIE_BAIT_PREMIUM,
  VIGIE_BAIT_QR,
  VIGIE_BAIT_SCAN,
  VIGIE_BAIT_SUPPORT,
  VIGIE_BAIT_SUPPORT_OF, /* a messenger's support */
  VIGIE_BAIT_TEAM,
  VIGIE_BAIT_TIME,
  VIGIE_BAIT_VERIFY,
  VIGIE_BAIT_VOTE,     /* being asked to vote */
  VIGIE_BAIT_VOTE_FOR, /* so too, or said of somebody else */
  VIGIE_BAIT_WHAT,
  VIGIE_BAIT_WON, /* you won */
  VIGIE_BAIT_YOUR,
  VIGIE_BAIT_YOUR_NUMBER,
  VIGIE_BAIT_YOUR_PERSON,
  VIGIE_BAIT_N_IDEAS,
} VigieBaitIdea;

/* A set of ideas. */
typedef guint64 VigieBaitIdeas;

#define VIGIE_BAIT_BIT(idea) (G_GUINT64_CONSTANT (1) << VIGIE_BAIT_##idea)

VigieBaitIdeas vigie_bait_word_find (const char *word);

G_END_DECLS
