/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-bait.h"

#include "vigie-bait-reader.h"
#include "vigie-link-judge.h"

#include <glib/gi18n.h>

/* What the message around a link asks for. One pass over its words: a word stands for ideas ("send",
 * "envoyez" and "donne" ask for something), and a rule speaks when its ideas come near each other. A warning
 * ("never give", "ne donnez") and a message that brings a code are the opposite of bait, so that a word is
 * judged once those behind it are known. A second opinion: it never says more than CAUTION, and knows English
 * and French alone. */

/* The most of a message that is read, bytes. */
#define MAX_LENGTH 65536

#define CAUTION(code_, sentence_, advice_)                                                                   \
  { .code = code_, .verdict = VIGIE_LINK_CAUTION, .sentence = sentence_, .advice = advice_ }

static const VigieLinkRule asks_code = CAUTION ("asks-for-code",
                                                N_ ("The message asks for a code."),
                                                N_ ("Give a sign-in code to nobody, not even to a friend or "
                                                    "to “support”. Whoever has it is in your account."));

static const VigieLinkRule asks_password =
    CAUTION ("asks-for-password",
             N_ ("The message asks for a password or a PIN."),
             N_ ("No honest service asks for it in a message. Do not answer."));

static const VigieLinkRule asks_number = CAUTION (
    "asks-for-number",
    N_ ("The message asks for a phone number."),
    N_ ("A number is the first half of a sign-in: the code comes next. Ask by another way what it is for."));

static const VigieLinkRule asks_scan =
    CAUTION ("asks-to-scan",
             N_ ("The message asks you to scan a code with your phone."),
             N_ ("Such a code can link a stranger’s device to your account. Scan only what your own computer "
                 "shows after you opened "
                 "the app there."));

static const VigieLinkRule vote =
    CAUTION ("vote-for-child",
             N_ ("The message asks you to vote for someone in a contest. Many accounts were taken with just "
                 "this story."),
             N_ ("Call the sender before you open anything: their account may be in other hands."));

static const VigieLinkRule gift =
    CAUTION ("gift",
             N_ ("The message promises a gift or a prize."),
             N_ ("Nobody gives things away by a link in a chat. Do not open it."));

static const VigieLinkRule photo = CAUTION (
    "is-this-you",
    N_ ("The message asks whether that is you in a photo or video. It is meant to make you curious."),
    N_ ("Ask the sender by phone. Do not open the link to find out."));

static const VigieLinkRule teacher =
    CAUTION ("photos-of-someone",
             N_ ("The message promises photos of someone you know. It is meant to make you curious."),
             N_ ("Do not open the link. Ask the sender by phone."));

static const VigieLinkRule account =
    CAUTION ("account-in-danger",
             N_ ("The message says that an account will be blocked or deleted."),
             N_ ("Look in the app itself, not by the link. A real notice is there too."));

static const VigieLinkRule hurry =
    CAUTION ("hurry",
             N_ ("The message wants you to hurry."),
             N_ ("Take your time: what is real can wait until you have asked."));

static const VigieLinkRule support =
    CAUTION ("claims-support",
             N_ ("The message claims to come from a messenger’s support or security team."),
             N_ ("Messengers do not write to you first, and never ask for a code. Do not answer; report and "
                 "block the sender."));

const VigieLinkRule *const vigie_bait_rules[] = {
  &asks_code, &asks_password, &asks_number, &asks_scan, &vote,    &gift,
  &photo,     &teacher,       &account,     &hurry,     &support, NULL,
};

/* A rule speaks when each of its sets of ideas was met within so many words, the last one in the last of
 * them. */
typedef struct
{
  const VigieLinkRule *rule;
  guint window;
  gboolean is_ordered;    /* the last set is to come last */
  VigieBaitIdeas sets[3]; /* 0 ends them */
} Pattern;

#define B(idea) VIGIE_BAIT_BIT (idea)

static const Pattern patterns[] = {
  { &asks_code, 6, TRUE, { B (ASK), B (CODE) } },
  { &asks_code, 14, TRUE, { B (CODE), B (ASK_IT) } },
  { &asks_code, 8, FALSE, { B (WHAT), B (CODE), B (GOT) } },
  { &asks_password, 8, TRUE, { B (ASK), B (PASSWORD) } },
  { &asks_password, 14, TRUE, { B (PASSWORD), B (ASK_IT) } },
  { &asks_password, 5, TRUE, { B (WHAT), B (YOUR), B (PASSWORD) } },
  { &asks_number, 8, FALSE, { B (ASK), B (PHONE), B (NUMBER) } },
  { &asks_number, 5, TRUE, { B (ASK) | B (WHAT), B (YOUR_NUMBER) } },
  { &asks_scan, 6, FALSE, { B (SCAN), B (CODE) | B (QR) } },
  { &vote, 14, FALSE, { B (VOTE), B (CHILD) | B (CONTEST) } },
  { &vote, 14, TRUE, { B (VOTE_FOR), B (CHILD) | B (CONTEST) } },
  { &vote, 1, TRUE, { B (VOTE_FOR), B (ME) } },
  { &vote, 4, TRUE, { B (VOTE_FOR), B (MINE), B (LITTLE) } },
  { &gift, 14, FALSE, { B (GIFT), B (CLAIM) | B (WON) } },
  { &gift, 10, FALSE, { B (PREMIUM), B (GIFT) | B (FREE) } },
  { &photo, 8, FALSE, { B (PHOTO), B (IS_YOU) } },
  { &photo, 8, FALSE, { B (PHOTO), B (OF_YOU), B (LOOK) } },
  { &teacher, 6, FALSE, { B (PHOTO), B (YOUR_PERSON) } },
  { &teacher, 5, FALSE, { B (PHOTO), B (LEAK) } },
  { &account, 9, FALSE, { B (YOUR) | B (MESSENGER), B (ACCOUNT), B (DELETE) } },
  { &hurry, 10, FALSE, { B (HURRY), B (CLAIM) | B (CODE) | B (ACCOUNT) | B (VERIFY) | B (EXPIRE) } },
  { &hurry, 8, FALSE, { B (TIME), B (ACCOUNT) | B (CLAIM), B (VERIFY) | B (DELETE) | B (EXPIRE) } },
  { &support, 7, TRUE, { B (I_AM), B (SUPPORT_OF) } },
  { &support, 5, FALSE, { B (TEAM), B (SUPPORT), B (MESSENGER) } },
  { &support, 9, FALSE, { B (TEAM), B (MESSENGER), B (NOTICED) } },
  { &support, 14, FALSE, { B (SUPPORT_OF), B (NOTICED) | B (VERIFY) | B (DELETE) } },
};

/* The words that are read and not yet judged, and where each idea was met last: the number of the word, from
 * 1; 0 if it was not. */
typedef struct
{
  VigieBaitWord ahead[VIGIE_BAIT_AHEAD + 1];
  guint n_ahead;
  guint places[VIGIE_BAIT_N_IDEAS];
  guint n_words;
  guint sentence;           /* of the word before */
  guint sentence_start;     /* the number of its first word */
  VigieBaitIdeas before[2]; /* the ideas of the last two words that are no fillers */
  guint spoken;
} Judge;

G_STATIC_ASSERT (G_N_ELEMENTS (patterns) <= 32);
G_STATIC_ASSERT (VIGIE_BAIT_N_IDEAS <= 64);

/* How many words ago, in the same sentence, the idea was met; G_MAXUINT if it was not. */
static guint
get_distance (const Judge *self, VigieBaitIdea idea)
{
  const guint place = self->places[idea];

  return place == 0 || place < self->sentence_start ? G_MAXUINT : self->n_words - place;
}

/* The ideas of the word @n behind the one that is judged, of the same sentence; 0 if there is none. */
static VigieBaitIdeas
look_ahead (const Judge *self, guint n)
{
  return n < self->n_ahead && self->ahead[n].sentence == self->ahead[0].sentence ? self->ahead[n].ideas : 0;
}

/* “code civil”, “numéro de la commande”, “promo code” */
static gboolean
is_other_kind (const Judge *self)
{
  guint n = 1;

  if (self->before[0] & B (OTHER))
    return TRUE;
  while (n < 4 && (look_ahead (self, n) & B (FILLER)) && !(look_ahead (self, n) & B (OTHER)))
    n++;
  return (look_ahead (self, n) & B (OTHER)) != 0;
}

/* A message that brings a code does not ask for it. */
static gboolean
brings_digits (const Judge *self)
{
  if (get_distance (self, VIGIE_BAIT_DIGITS) <= 6)
    return TRUE;
  for (guint n = 1; n <= 5; n++)
    if (look_ahead (self, n) & B (DIGITS))
      return TRUE;
  return FALSE;
}

/* “Never share …”, “ne donnez …”, but not “n’hésitez pas à envoyer …”, nor “if you do not send …”. */
static gboolean
is_denied (const Judge *self)
{
  const guint distance = get_distance (self, VIGIE_BAIT_NOT);
  const guint condition = get_distance (self, VIGIE_BAIT_IF);

  if (distance <= 5 && get_distance (self, VIGIE_BAIT_HESITATE) > distance &&
      !(condition >= distance && condition <= distance + 4))
    return TRUE;
  if ((look_ahead (self, 1) | look_ahead (self, 2)) & B (NOT_AFTER))
    return TRUE;
  for (guint n = 1; n <= VIGIE_BAIT_AHEAD && !(look_ahead (self, n) & B (ASK)); n++)
    if (look_ahead (self, n) & B (NOBODY))
      return ((look_ahead (self, n + 1) | look_ahead (self, n + 2)) & B (ELSE)) == 0;
  return FALSE;
}

/* What the word means with those around it. */
static VigieBaitIdeas
understand (const Judge *self)
{
  VigieBaitIdeas ideas = self->ahead[0].ideas;

  if ((ideas & (B (CODE) | B (NUMBER) | B (YOUR_NUMBER) | B (ACCOUNT))) && is_other_kind (self))
    ideas &= ~(B (CODE) | B (NUMBER) | B (YOUR_NUMBER) | B (ACCOUNT));
  if ((ideas & B (CODE)) && (brings_digits (self) || (self->before[0] & B (QR))))
    ideas &= ~B (CODE);
  if ((ideas & (B (ASK) | B (SCAN) | B (CLAIM))) && is_denied (self))
    ideas &= ~(B (ASK) | B (SCAN) | B (CLAIM) | B (VERIFY));
  if ((ideas & B (ASK)) && ((self->before[1] | look_ahead (self, 1) | look_ahead (self, 2)) & B (IT)))
    ideas |= B (ASK_IT);
  if ((ideas & B (PERSON)) && get_distance (self, VIGIE_BAIT_YOUR) <= 3)
    ideas |= B (YOUR_PERSON);
  if ((ideas & B (PERSON)) && get_distance (self, VIGIE_BAIT_MINE) <= 3 &&
      get_distance (self, VIGIE_BAIT_LOOK) <= 8)
    ideas |= B (YOUR_PERSON);
  if (((ideas & B (SUPPORT)) && get_distance (self, VIGIE_BAIT_MESSENGER) <= 2) ||
      ((ideas & B (MESSENGER)) && (self->before[0] & B (SUPPORT))))
    ideas |= B (SUPPORT_OF);
  return ideas;
}

static gboolean
is_met (const Judge *self, VigieBaitIdeas set, guint window)
{
  for (guint i = 0; set != 0; i++, set >>= 1)
    if ((set & 1) && self->places[i] != 0 && self->places[i] + window >= self->n_words)
      return TRUE;
  return FALSE;
}

static void
note_patterns (Judge *self, VigieBaitIdeas ideas)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      const Pattern *pattern = &patterns[i];
      gboolean all = TRUE;
      guint k;

      for (k = 0; all && k < G_N_ELEMENTS (pattern->sets) && pattern->sets[k] != 0; k++)
        all = is_met (self, pattern->sets[k], pattern->window);
      if (all && (!pattern->is_ordered || (pattern->sets[k - 1] & ideas)))
        self->spoken |= 1u << i;
    }
}

/* Judges the first of the words ahead. */
static void
judge_word (Judge *self)
{
  const VigieBaitWord *word = &self->ahead[0];
  VigieBaitIdeas ideas;

  self->n_words++;
  if (word->sentence != self->sentence || self->n_words == 1)
    {
      self->sentence_start = self->n_words;
      self->before[0] = 0;
      self->before[1] = 0;
    }
  self->sentence = word->sentence;

  ideas = understand (self);
  for (guint i = 0; i < VIGIE_BAIT_N_IDEAS; i++)
    if (ideas >> i & 1)
      self->places[i] = self->n_words;
  if (ideas != 0)
    note_patterns (self, ideas);

  self->before[1] = word->ideas;
  if (!(word->ideas & B (FILLER)))
    self->before[0] = ideas;
  self->n_ahead--;
  for (guint i = 0; i < self->n_ahead; i++)
    self->ahead[i] = self->ahead[i + 1];
}

/**
 * vigie_bait_find:
 * @message: a message; any bytes
 * @length: its length, bytes; what comes after 65,536 is not read
 * @reasons: (out caller-allocates): what it asks for
 * @max_reasons: how many of them there is room for
 *
 * Any thread; no allocation; linear time.
 *
 * Returns: how many reasons there are; each weighs CAUTION
 */
guint
vigie_bait_find (const char *message, gsize length, VigieLinkReason *reasons, guint max_reasons)
{
  VigieBaitReader reader;
  Judge judge = { .n_ahead = 0 };
  guint n = 0;

  vigie_bait_reader_start (&reader, message, MIN (length, MAX_LENGTH));
  while (vigie_bait_reader_next (&reader, &judge.ahead[judge.n_ahead]))
    if (++judge.n_ahead == G_N_ELEMENTS (judge.ahead))
      judge_word (&judge);
  while (judge.n_ahead > 0)
    judge_word (&judge);

  for (guint i = 0; i < G_N_ELEMENTS (patterns) && n < max_reasons; i++)
    {
      gboolean is_new = (judge.spoken & 1u << i) != 0;

      for (guint k = 0; k < n; k++)
        is_new &= reasons[k].rule != patterns[i].rule;
      if (!is_new)
        continue;
      reasons[n].rule = patterns[i].rule;
      reasons[n++].subject[0] = '\0';
    }
  return n;
}
