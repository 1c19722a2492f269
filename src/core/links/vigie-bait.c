/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-bait.h"

#include "vigie-bait-words.h"
#include "vigie-link-judge.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the message around a link asks for. One pass over its words: a word stands for an idea ("send",
 * "envoyez" and "donne" ask for something), and a rule speaks when its ideas come near each other. A second
 * opinion: it never says more than CAUTION, and knows English and French alone. */

/* The most of a message that is read, bytes. */
#define MAX_LENGTH 65536

/* The longest word of the table, in folded letters. */
#define MAX_WORD 24

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

/* A rule speaks when each of its sets of ideas was met within so many words. */
static const struct
{
  const VigieLinkRule *rule;
  guint window;
  VigieBaitIdeas sets[3]; /* 0 ends them */
} patterns[] = {
  { &asks_code, 8, { VIGIE_BAIT_ASK, VIGIE_BAIT_CODE } },
  { &asks_password, 8, { VIGIE_BAIT_ASK, VIGIE_BAIT_PASSWORD } },
  { &asks_number, 8, { VIGIE_BAIT_ASK, VIGIE_BAIT_PHONE, VIGIE_BAIT_NUMBER } },
  { &asks_scan, 6, { VIGIE_BAIT_SCAN, VIGIE_BAIT_CODE | VIGIE_BAIT_QR } },
  { &vote, 14, { VIGIE_BAIT_VOTE, VIGIE_BAIT_CHILD | VIGIE_BAIT_CONTEST } },
  { &gift, 14, { VIGIE_BAIT_GIFT, VIGIE_BAIT_CLICK | VIGIE_BAIT_WON } },
  { &gift, 10, { VIGIE_BAIT_PREMIUM, VIGIE_BAIT_GIFT | VIGIE_BAIT_FREE } },
  { &photo, 8, { VIGIE_BAIT_PHOTO, VIGIE_BAIT_YOU, VIGIE_BAIT_IS_THIS } },
  { &teacher, 8, { VIGIE_BAIT_PHOTO, VIGIE_BAIT_PERSON, VIGIE_BAIT_LOOK } },
  { &account, 9, { VIGIE_BAIT_ACCOUNT, VIGIE_BAIT_DELETE } },
  { &hurry, 14, { VIGIE_BAIT_HURRY, VIGIE_BAIT_CLICK | VIGIE_BAIT_CODE | VIGIE_BAIT_ACCOUNT } },
  { &support, 5, { VIGIE_BAIT_SUPPORT, VIGIE_BAIT_MESSENGER } },
};

/* The last places where each idea was met: the number of the word, from 1; 0 if it was not. */
typedef struct
{
  guint places[VIGIE_BAIT_N_IDEAS];
  guint n_words;
  gboolean has_code; /* the last word was "code": what it means shows with the next one */
} Reader;

/* The letter that @c is without its accent, in lower case; 0 if it is no Latin letter or digit. */
static char
fold (gunichar c)
{
  static const char latin_1[] = "aaaaaaaceeeeiiii"
                                "dnooooo\0ouuuuyts"
                                "aaaaaaaceeeeiiii"
                                "dnooooo\0ouuuuyty";

  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? g_ascii_tolower ((char) c) : '\0';
  if (c >= 0xC0 && c <= 0xFF)
    return latin_1[c - 0xC0];
  if (c == 0x152 || c == 0x153)
    return 'o'; /* œ */
  if (c >= 0xFF21 && c <= 0xFF3A)
    return (char) ('a' + (c - 0xFF21));
  return '\0';
}

static void
take_word (Reader *reader, const char *word)
{
  VigieBaitIdeas ideas = vigie_bait_word_find (word);

  /* "code civil", "code postal": another kind of code. */
  if (reader->has_code && !(ideas & VIGIE_BAIT_OTHER_CODE))
    reader->places[VIGIE_BAIT_CODE_INDEX] = reader->n_words;
  reader->n_words++;
  reader->has_code = (ideas & VIGIE_BAIT_CODE) != 0;
  ideas &= (VigieBaitIdeas) ~VIGIE_BAIT_CODE;
  for (guint i = 0; ideas != 0; i++, ideas >>= 1)
    if (ideas & 1)
      reader->places[i] = reader->n_words;
}

static gboolean
is_met (const Reader *reader, VigieBaitIdeas set, guint window)
{
  for (guint i = 0; set != 0; i++, set >>= 1)
    if ((set & 1) && reader->places[i] != 0 && reader->places[i] + window >= reader->n_words)
      return TRUE;
  return FALSE;
}

static void
note_patterns (const Reader *reader, guint *spoken)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      gboolean all = TRUE;

      for (guint k = 0; all && k < G_N_ELEMENTS (patterns[i].sets) && patterns[i].sets[k] != 0; k++)
        all = is_met (reader, patterns[i].sets[k], patterns[i].window);
      if (all)
        *spoken |= 1u << i;
    }
}

/* Links are judged by themselves: a piece with "//", or with a slash after a dot, is left out. */
static gboolean
is_link (const char *piece, gsize length)
{
  const char *slash = memchr (piece, '/', length);

  return slash != NULL &&
         (memchr (piece, '.', (gsize) (slash - piece)) != NULL || (slash > piece && slash[-1] == ':'));
}

/* Reads the words of a piece of text without spaces. */
static void
read_piece (Reader *reader, const char *piece, gsize length, guint *spoken)
{
  char word[MAX_WORD + 1];
  gsize n = 0;
  const char *end = piece + length;

  while (piece < end)
    {
      gunichar c = g_utf8_get_char_validated (piece, end - piece);
      gboolean is_broken = c == (gunichar) -1 || c == (gunichar) -2;
      char letter = is_broken ? '\0' : fold (c);

      piece += is_broken ? 1 : g_unichar_to_utf8 (c, NULL);
      if (letter != '\0' && n <= MAX_WORD)
        {
          if (n < MAX_WORD)
            word[n] = letter;
          n++;
        }
      /* Combining accents and what takes no room are part of the word. */
      if (letter != '\0' || (!is_broken && (g_unichar_ismark (c) || g_unichar_iszerowidth (c))))
        continue;
      if (n > 0 && n <= MAX_WORD)
        {
          word[n] = '\0';
          take_word (reader, word);
          note_patterns (reader, spoken);
        }
      n = 0;
    }
  if (n > 0 && n <= MAX_WORD)
    {
      word[n] = '\0';
      take_word (reader, word);
      note_patterns (reader, spoken);
    }
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
  Reader reader = { 0 };
  guint spoken = 0, n = 0;
  gsize start = 0;

  length = MIN (length, MAX_LENGTH);
  for (gsize i = 0; i <= length; i++)
    {
      if (i < length && !g_ascii_isspace (message[i]))
        continue;
      if (i > start && !is_link (message + start, i - start))
        read_piece (&reader, message + start, i - start, &spoken);
      start = i + 1;
    }

  take_word (&reader, "");
  note_patterns (&reader, &spoken);

  for (guint i = 0; i < G_N_ELEMENTS (patterns) && n < max_reasons; i++)
    {
      gboolean is_new = (spoken & 1u << i) != 0;

      for (guint k = 0; k < n; k++)
        is_new &= reasons[k].rule != patterns[i].rule;
      if (!is_new)
        continue;
      reasons[n].rule = patterns[i].rule;
      reasons[n++].subject[0] = '\0';
    }
  return n;
}
