/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-config.h"

#include "vigie-passphrase-judge.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include <zxcvbn.h>

#include "vigie-guesses.h"
#include "vigie-passphrase.h"

/* What zxcvbn is shown of a passphrase, bytes. It compares each part with each other, so its time grows
 * faster than the length; and a passphrase that is not strong after 72 letters does not become so by more. */
#define MAX_SEEN 72

/* Telegram keeps of a password a number that each guess has to be hashed 100,000 times for (PBKDF2 with
 * HMAC-SHA-512), which is a trillion hashes a second for ten million guesses: some hundreds of the fastest
 * graphics cards, as somebody with money could rent. At the sign-in itself a few guesses an hour are allowed.
 *
 * Source: https://core.telegram.org/api/srp (read 2026-11-24) */
#define GUESSES_PER_SECOND 1e7

#define MAX_BITS 1000
/* Of the words that are tried first: a day's work of somebody who guesses by hand would not be enough. */
#define COMMON_BITS 14
#define MIN_PIN 4
#define MAX_PIN 8
#define MIN_PART 4
#define MIN_HINT_WORD 3

/* A passphrase as it is looked at: without accents; and that without spaces and signs between words, which
 * are no obstacle for somebody who guesses; and with each letter where a French keyboard has it. */
typedef struct
{
  char text[MAX_SEEN + 1];
  char lower[MAX_SEEN + 1];
  char joined[MAX_SEEN + 1];
  char joined_lower[MAX_SEEN + 1];
  char moved[MAX_SEEN + 1];
  gsize length;
  gsize n_characters;
  gboolean is_cut;
} Seen;

/* The key of an English keyboard that stands where the French one has @key. */
static char
move_key (char key)
{
  static const char french[] = "aqzwm,;:!";
  static const char english[] = "qawz;m,./";
  const char *found = key != '\0' ? strchr (french, key) : NULL;

  return found != NULL ? english[found - french] : key;
}

static void
look_at (const VigieSecret *passphrase, Seen *seen)
{
  gsize length;
  const char *text = (const char *) vigie_secret_peek (passphrase, &length);
  gsize n_joined = 0;

  memset (seen, 0, sizeof *seen);
  for (gsize i = 0; i < length; i++)
    seen->n_characters += ((guint8) text[i] & 0xc0) != 0x80;
  seen->length = vigie_guesses_fold (text, length, seen->text, sizeof seen->text);
  seen->is_cut = length > MAX_SEEN;

  for (gsize i = 0; i < seen->length; i++)
    {
      seen->lower[i] = g_ascii_tolower (seen->text[i]);
      seen->moved[i] = move_key (seen->lower[i]);
      if (strchr (" -_.,;:'/", seen->text[i]) == NULL)
        {
          seen->joined[n_joined] = seen->text[i];
          seen->joined_lower[n_joined++] = seen->lower[i];
        }
    }
}

/* zxcvbn works on the stack and in small pieces of the heap, and frees these as they are: one holds the
 * passphrase written backwards. The allocator hands the pieces it got last out again first, so that asking
 * for pieces of each size reaches what was left. (The programs clear whatever is freed besides; this holds in
 * every program.) */
static G_GNUC_NO_INLINE void
wipe_what_was_left (void)
{
  volatile char stack[16384];
  void *pieces[32];

  for (gsize i = 0; i < sizeof stack; i++)
    stack[i] = 0;
  for (gsize size = 8; size <= MAX_SEEN + 32; size += 16)
    {
      for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
        {
          pieces[i] = malloc (size);
          if (pieces[i] != NULL)
            explicit_bzero (pieces[i], size);
        }
      for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
        free (pieces[i]);
    }
}

static VigiePassphraseReasons
get_reason (int type, int length, double bits, gboolean is_all)
{
  if ((type & MULTIPLE_MATCH) != 0 && length >= MIN_PART)
    return VIGIE_PASSPHRASE_HAS_ROW;

  switch (type & ~MULTIPLE_MATCH)
    {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
    case USER_MATCH:
    case USER_LEET_MATCH:
      return is_all && bits < COMMON_BITS ? VIGIE_PASSPHRASE_IS_COMMON : 0;
    case REPEATS_MATCH:
    case SEQUENCE_MATCH:
      return length >= MIN_PART ? VIGIE_PASSPHRASE_HAS_ROW : 0;
    case SPATIAL_MATCH:
      return length >= MIN_PART ? VIGIE_PASSPHRASE_HAS_KEYS : 0;
    case DATE_MATCH:
    case YEAR_MATCH:
      return length >= MIN_PART ? VIGIE_PASSPHRASE_HAS_DATE : 0;
    default:
      return 0;
    }
}

static gboolean
is_word (int type)
{
  type &= ~MULTIPLE_MATCH;
  return type == DICTIONARY_MATCH || type == DICT_LEET_MATCH || type == USER_MATCH || type == USER_LEET_MATCH;
}

/* Returns: bits, and why no more; with @is_keys, walks over keys alone count. */
static double
match (const char *text, const char **guesses, gboolean is_keys, VigiePassphraseReasons *reasons)
{
  ZxcMatch_t *matches = NULL;
  const double bits = ZxcvbnMatch (text, guesses, &matches);
  const int length = (int) strlen (text);
  guint n_matches = 0;
  guint n_words = 0;

  *reasons = 0;
  for (const ZxcMatch_t *part = matches; part != NULL; part = part->Next)
    {
      *reasons |= get_reason (part->Type, part->Length, part->MltEnpy, part->Length == length);
      n_matches++;
      n_words += is_word (part->Type) && part->Length > 2;
    }
  if (n_words == n_matches && n_words <= 2 && n_words > 0 && (*reasons & VIGIE_PASSPHRASE_IS_COMMON) == 0)
    *reasons |= VIGIE_PASSPHRASE_IS_WORDS;
  ZxcvbnFreeInfo (matches);

  if (is_keys && (*reasons &= VIGIE_PASSPHRASE_HAS_KEYS) == 0)
    return MAX_BITS;
  return bits;
}

/* The least that any way of looking at it gives; the reasons are those of that way. */
static double
match_all (const Seen *seen, const char **guesses, VigiePassphraseReasons *reasons)
{
  const struct
  {
    const char *text;
    const char **guesses;
    gboolean is_keys;
  } ways[] = {
    { seen->text, guesses, FALSE },
    { seen->joined, guesses, FALSE },
    { seen->moved, NULL, TRUE },
  };
  double least = MAX_BITS;

  *reasons = 0;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      VigiePassphraseReasons why = 0;
      double bits;

      /* Joined, there may be nothing left, or nothing else. */
      if (*ways[i].text == '\0' || (ways[i].text == seen->joined && g_str_equal (seen->joined, seen->text)))
        continue;
      bits = match (ways[i].text, ways[i].guesses, ways[i].is_keys, &why);
      if (bits < least)
        {
          least = bits;
          *reasons = why;
        }
    }
  return least < MAX_BITS ? MAX (least, 0) : 0;
}

static VigiePassphraseReasons
look_at_characters (const Seen *seen)
{
  const gboolean is_digits =
      !seen->is_cut && seen->length > 0 && strspn (seen->text, "0123456789") == seen->length;
  VigiePassphraseReasons reasons = 0;

  if (is_digits && seen->length >= MIN_PIN && seen->length <= MAX_PIN)
    reasons |= VIGIE_PASSPHRASE_IS_PIN;
  else if (is_digits)
    reasons |= VIGIE_PASSPHRASE_IS_DIGITS;
  if (seen->n_characters < VIGIE_PASSPHRASE_SHORT)
    reasons |= VIGIE_PASSPHRASE_IS_SHORT;
  return reasons;
}

/* Whether a word of @needles, three letters or more, is in @text; both lower case. */
static gboolean
shares_word (const char *text, const char *needles)
{
  while (*needles != '\0')
    {
      const gsize length = strcspn (needles, " \t\r\n.,;:!?/()_-'\"");

      if (length >= MIN_HINT_WORD && memmem (text, strlen (text), needles, length) != NULL)
        return TRUE;
      needles += MAX (length, 1);
    }
  return FALSE;
}

static gboolean
is_hinted (const Seen *seen, const char *hint)
{
  char folded[257];

  if (hint == NULL || *hint == '\0' || seen->length == 0)
    return FALSE;
  vigie_guesses_fold (hint, strlen (hint), folded, sizeof folded);
  for (char *c = folded; *c != '\0'; c++)
    *c = g_ascii_tolower (*c);
  return g_str_equal (folded, seen->lower) || shares_word (seen->lower, folded) ||
         shares_word (folded, seen->lower);
}

static VigiePassphraseTime
get_time (double guesses_log10)
{
  /* Seconds of each, the next one's beginning. */
  static const double limits[] = {
    60, 3600, 24 * 3600.0, 30 * 24 * 3600.0, 365 * 24 * 3600.0, 100 * 365 * 24 * 3600.0
  };
  const double seconds = pow (10, guesses_log10) / 2 / GUESSES_PER_SECOND;
  guint time = VIGIE_PASSPHRASE_AT_ONCE;

  while (time < G_N_ELEMENTS (limits) && seconds >= limits[time])
    time++;
  return (VigiePassphraseTime) time;
}

/**
 * vigie_passphrase_judge:
 * @passphrase: what somebody typed, UTF-8
 * @own_words: (array zero-terminated=1) (nullable): what others know of the account: names, user names, its
 * phone number; folded and cut into words here. Names of messengers are always added
 * @hint: (nullable): the hint that goes with it
 * @judgement: (out caller-allocates): what it is worth
 *
 * Judges how easily it is guessed: a lower bound. zxcvbn does, with French words and @own_words added, once
 * as typed and once without what stands between the words, and its keys on a French keyboard; the least
 * counts. For people's own passphrases alone: of drawn ones the chance is known, see
 * vigie_passphrase_judge_drawn (). Milliseconds; any thread. Leaves no copy of @passphrase.
 */
void
vigie_passphrase_judge (const VigieSecret *passphrase,
                        const char *const *own_words,
                        const char *hint,
                        VigiePassphraseJudgement *judgement)
{
  g_auto (GStrv) own = vigie_guesses_split_own (own_words);
  const char **guesses;
  Seen seen;
  double bits;

  g_return_if_fail (passphrase != NULL);
  g_return_if_fail (judgement != NULL);

  look_at (passphrase, &seen);
  guesses = vigie_guesses_new ((const char *const *) own, seen.lower, seen.joined_lower);
  bits = match_all (&seen, guesses, &judgement->reasons);
  vigie_guesses_free (guesses);
  judgement->reasons |= look_at_characters (&seen);
  if (vigie_guesses_find_own (seen.lower, (const char *const *) own))
    judgement->reasons |= VIGIE_PASSPHRASE_HAS_OWN_WORD;
  if (is_hinted (&seen, hint))
    judgement->reasons |= VIGIE_PASSPHRASE_HAS_HINT;
  judgement->guesses_log10 = bits * log10 (2);
  judgement->time = get_time (judgement->guesses_log10);

  explicit_bzero (&seen, sizeof seen);
  wipe_what_was_left ();
}

/**
 * vigie_passphrase_judge_drawn:
 * @n_words: words drawn by vigie_passphrase_new ()
 * @judgement: (out caller-allocates): what it is worth
 *
 * By arithmetic: zxcvbn would take words that happen to be common for weak, and they were drawn all the same.
 */
void
vigie_passphrase_judge_drawn (guint n_words, VigiePassphraseJudgement *judgement)
{
  g_return_if_fail (judgement != NULL);

  judgement->guesses_log10 = vigie_passphrase_get_bits (n_words) * log10 (2);
  judgement->time = get_time (judgement->guesses_log10);
  judgement->reasons = 0;
}

/**
 * vigie_passphrase_is_hinted:
 * @passphrase: a passphrase
 * @hint: what is to be shown to whoever signs in
 *
 * Returns: whether @hint gives some of @passphrase away: one has a word of the other, accents and case aside
 */
gboolean
vigie_passphrase_is_hinted (const VigieSecret *passphrase, const char *hint)
{
  Seen seen;
  gboolean answer;

  g_return_val_if_fail (passphrase != NULL, FALSE);

  look_at (passphrase, &seen);
  answer = is_hinted (&seen, hint);
  explicit_bzero (&seen, sizeof seen);
  return answer;
}

/**
 * vigie_passphrase_time_sentence:
 * @time: how long it holds
 *
 * Returns: (transfer none): a sentence for the person, translated
 */
const char *
vigie_passphrase_time_sentence (VigiePassphraseTime time)
{
  switch (time)
    {
    case VIGIE_PASSPHRASE_AT_ONCE:
      return _ ("Can be guessed at once");
    case VIGIE_PASSPHRASE_MINUTES:
      return _ ("Can be guessed in minutes");
    case VIGIE_PASSPHRASE_HOURS:
      return _ ("Can be guessed in hours");
    case VIGIE_PASSPHRASE_DAYS:
      return _ ("Can be guessed in days");
    case VIGIE_PASSPHRASE_MONTHS:
      return _ ("Can be guessed in months");
    case VIGIE_PASSPHRASE_YEARS:
      return _ ("Takes years to guess");
    case VIGIE_PASSPHRASE_CENTURIES:
    default:
      return _ ("Takes centuries to guess");
    }
}

/**
 * vigie_passphrase_reason_sentence:
 * @reason: one reason
 *
 * Returns: (transfer none): a sentence for the person, translated
 */
const char *
vigie_passphrase_reason_sentence (VigiePassphraseReasons reason)
{
  switch (reason)
    {
    case VIGIE_PASSPHRASE_HAS_OWN_WORD:
      return _ ("It contains a name or number of yours, or a messenger’s name: those are tried first.");
    case VIGIE_PASSPHRASE_HAS_HINT:
      return _ ("The hint gives part of it away: everybody who tries to sign in sees the hint.");
    case VIGIE_PASSPHRASE_IS_PIN:
      return _ (
          "It looks like a phone’s PIN. If it is yours, whoever watches you unlock the phone knows both.");
    case VIGIE_PASSPHRASE_IS_DIGITS:
      return _ ("It is made of digits alone.");
    case VIGIE_PASSPHRASE_IS_COMMON:
      return _ ("It is one of the passwords that are tried first.");
    case VIGIE_PASSPHRASE_IS_WORDS:
      return _ ("It is one or two words that a dictionary has.");
    case VIGIE_PASSPHRASE_HAS_DATE:
      return _ ("It contains a date or a year: birthdays are tried first.");
    case VIGIE_PASSPHRASE_HAS_KEYS:
      return _ ("Its letters lie side by side on the keyboard.");
    case VIGIE_PASSPHRASE_HAS_ROW:
      return _ ("It repeats itself, or counts up or down.");
    case VIGIE_PASSPHRASE_IS_SHORT:
    default:
      return _ ("It has fewer than 12 characters.");
    }
}
