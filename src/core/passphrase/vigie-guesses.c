/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words that somebody who guesses would try, the likeliest first. */

#include "vigie-guesses.h"

#include <gio/gio.h>
#include <string.h>

#include "vigie-word-lists.h"
#include "vigie-words.h"

#define PREFIX "/io/github/vigieapp/Vigie/words/"

/* Of the account's own words: names, user names, a number. More would only make room for mistakes. */
#define MAX_OWN_WORDS 64
#define MIN_OWN_LETTERS 3
#define MIN_OWN_DIGITS 4

/* For the words that have no place of their own; no passphrase as long as is looked at holds more of two
 * letters. */
#define SHARED_PLACES 256

static const char *const messengers[] = {
  "telegram", "signal", "whatsapp", "messenger", "messagerie", "vigie"
};

/* Of the letters and signs of one character, its compatibility forms among them. */
#define MAX_PARTS 18

/* What a letter becomes that is not a letter with a mark. */
static const struct
{
  gunichar letter;
  const char *plain;
} odd_letters[] = {
  { 0xc6, "AE" },   { 0xd8, "O" },   { 0xdf, "ss" },  { 0xe6, "ae" },  { 0xf8, "o" },
  { 0x152, "OE" },  { 0x153, "oe" }, { 0x2018, "'" }, { 0x2019, "'" }, { 0x201c, "\"" },
  { 0x201d, "\"" }, { 0x2010, "-" }, { 0x2011, "-" }, { 0x2013, "-" }, { 0x2014, "-" },
};

static gsize
fold_character (gunichar character, char *folded)
{
  gunichar parts[MAX_PARTS];
  gsize n_parts;
  gsize length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (odd_letters); i++)
    if (odd_letters[i].letter == character)
      {
        length = strlen (odd_letters[i].plain);
        memcpy (folded, odd_letters[i].plain, length);
        return length;
      }

  n_parts = g_unichar_fully_decompose (character, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
    if (!g_unichar_ismark (parts[i]))
      length += (gsize) g_unichar_to_utf8 (parts[i], folded + length);
  explicit_bzero (parts, sizeof parts);
  return length;
}

/**
 * vigie_guesses_fold:
 * @text: (array length=length): UTF-8; what is not is taken byte by byte
 * @length: bytes
 * @folded: (out caller-allocates): @text without accents and other marks, with a 0 byte behind
 * @size: room in @folded, bytes, at least 1; characters for which there is none are left out
 *
 * Folds letters to those of an English keyboard, since accents are the first thing that is left away, and the
 * first that is tried. Upper case stays. Nothing is allocated: @text may be a secret, and so is @folded then.
 *
 * Returns: the length of @folded, bytes
 */
gsize
vigie_guesses_fold (const char *text, gsize length, char *folded, gsize size)
{
  const char *end = text + length;
  gsize n = 0;

  while (text < end)
    {
      char parts[MAX_PARTS * 6];
      gunichar character = g_utf8_get_char_validated (text, end - text);
      gsize n_parts = 1;

      if (character == (gunichar) -1 || character == (gunichar) -2 || character == 0)
        parts[0] = *text != '\0' ? *text : ' ';
      else
        n_parts = fold_character (character, parts);
      text += character < 0x110000 && character != 0 ? g_unichar_to_utf8 (character, NULL) : 1;

      if (n_parts >= size - n)
        break;
      memcpy (folded + n, parts, n_parts);
      n += n_parts;
      explicit_bzero (parts, sizeof parts);
    }

  folded[n] = '\0';
  return n;
}

/* Cuts @text at white space and adds the words; lines that begin with “#” are remarks. */
static void
add_words (GPtrArray *words, char *text)
{
  for (char *line = text; line != NULL && *line != '\0';)
    {
      char *next = strchr (line, '\n');

      if (next != NULL)
        *next++ = '\0';
      for (char *word = *line != '#' ? strtok_r (line, " ", &line) : NULL; word != NULL;
           word = strtok_r (NULL, " ", &line))
        g_ptr_array_add (words, word);
      line = next;
    }
}

static void
add_file (GPtrArray *words, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (vigie_word_lists_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  /* The list is part of the program. */
  if (bytes == NULL)
    g_error ("No list of words: %s", error->message);

  /* Kept for as long as the program runs. */
  add_words (words, g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
}

/* What a letter is also written as; capitals are the others' business. */
static gboolean
is_written (char letter, char sign)
{
  static const char *const signs[26] = { ['a' - 'a'] = "@4",  ['b' - 'a'] = "8",  ['c' - 'a'] = "(",
                                         ['e' - 'a'] = "3",   ['g' - 'a'] = "69", ['i' - 'a'] = "1!|",
                                         ['l' - 'a'] = "1|7", ['o' - 'a'] = "0",  ['s' - 'a'] = "$5",
                                         ['t' - 'a'] = "+7",  ['x' - 'a'] = "%",  ['z' - 'a'] = "2" };

  return letter == sign ||
         (sign != '\0' && signs[letter - 'a'] != NULL && strchr (signs[letter - 'a'], sign) != NULL);
}

static gboolean
begins_with (const char *text, const char *word)
{
  for (; *word != '\0'; word++, text++)
    if (!is_written (*word, *text))
      return FALSE;
  return TRUE;
}

static gboolean
contains (const char *text, const char *word)
{
  for (; *text != '\0'; text++)
    if (begins_with (text, word))
      return TRUE;
  return FALSE;
}

/* In the order in which they are tried, each once. */
static GPtrArray *
read_common (void)
{
  const gsize stride = VIGIE_WORDS_MAX_LENGTH + 1;
  char *text = g_malloc0 (VIGIE_WORDS_COUNT * stride);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *common = g_ptr_array_new ();

  add_file (words, PREFIX "guessed-first.txt");
  add_file (words, PREFIX "french-spoken.txt");
  for (guint i = 0; i < VIGIE_WORDS_COUNT; i++)
    {
      vigie_words_copy (VIGIE_WORDS_FRENCH, i, FALSE, text + i * stride);
      g_ptr_array_add (words, text + i * stride);
    }
  for (guint i = 0; i < words->len; i++)
    if (g_hash_table_add (seen, words->pdata[i]))
      g_ptr_array_add (common, words->pdata[i]);
  return common;
}

static const GPtrArray *
get_common (void)
{
  static gsize common;

  if (g_once_init_enter (&common))
    {
      GPtrArray *words = read_common ();

      g_once_init_leave (&common, (gsize) words);
    }
  return (const GPtrArray *) common;
}

/**
 * vigie_guesses_new:
 * @own_words: (array zero-terminated=1): words of the account, see vigie_guesses_split_own ()
 * @text: what is to be guessed, lower case, without accents
 * @joined: the same without what stands between its words
 *
 * The words that are tried, the likeliest first: @own_words, what is tried first where French is spoken, the
 * words most spoken, the list that passphrases are drawn from. (English ones zxcvbn has itself.) The place of
 * a word says how likely it is, so all places are there; but only words that are in @text are in theirs,
 * since zxcvbn compares every word with every part, which takes a tenth of a second otherwise. Rare words
 * share the last places: they count as a little likelier.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words; free with vigie_guesses_free (), before
 * @own_words
 */
const char **
vigie_guesses_new (const char *const *own_words, const char *text, const char *joined)
{
  const GPtrArray *common = get_common ();
  const char **words = g_new0 (const char *, VIGIE_GUESSES_PLACES + 1);
  guint last = VIGIE_GUESSES_PLACES;
  guint n_own = 0;

  for (guint i = 0; i < VIGIE_GUESSES_PLACES; i++)
    words[i] = "\x7f";
  while (n_own < MAX_OWN_WORDS + G_N_ELEMENTS (messengers) && own_words[n_own] != NULL)
    {
      words[n_own] = own_words[n_own];
      n_own++;
    }

  /* The rarest first, so that those which have a place of their own find it free. */
  for (guint i = common->len; i-- > 0;)
    {
      const char *word = common->pdata[i];

      if (!contains (text, word) && !contains (joined, word))
        continue;
      if (i + n_own < VIGIE_GUESSES_PLACES - SHARED_PLACES)
        words[i + n_own] = word;
      else if (last > VIGIE_GUESSES_PLACES - SHARED_PLACES)
        words[--last] = word;
    }
  return words;
}

/**
 * vigie_guesses_free:
 * @guesses: (transfer full): from vigie_guesses_new ()
 */
void
vigie_guesses_free (const char **guesses)
{
  /* Which words are in it says what is to be guessed. */
  explicit_bzero (guesses, VIGIE_GUESSES_PLACES * sizeof *guesses);
  g_free (guesses);
}

/**
 * vigie_guesses_find_own:
 * @folded: lower case, without accents
 * @own_words: (array zero-terminated=1): see vigie_guesses_split_own ()
 *
 * Returns: whether one of @own_words is in @folded
 */
gboolean
vigie_guesses_find_own (const char *folded, const char *const *own_words)
{
  for (guint i = 0; own_words[i] != NULL; i++)
    if (strstr (folded, own_words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_own (GStrvBuilder *builder, guint *n_words, const char *word, gsize length)
{
  if (*n_words >= MAX_OWN_WORDS)
    return;
  g_strv_builder_take (builder, g_strndup (word, MIN (length, VIGIE_GUESSES_MAX_WORD)));
  ++*n_words;
}

/* Of a number also its last digits: they serve as codes. */
static void
add_digits (GStrvBuilder *builder, guint *n_words, const char *folded)
{
  static const gsize ends[] = { 10, 9, 8, 6, 4 };
  char digits[VIGIE_GUESSES_MAX_WORD + 1];
  gsize n = 0;

  for (const char *c = folded; *c != '\0' && n < VIGIE_GUESSES_MAX_WORD; c++)
    if (g_ascii_isdigit (*c))
      digits[n++] = *c;
    else if (g_ascii_isalpha (*c))
      return;
  if (n < MIN_OWN_DIGITS)
    return;

  digits[n] = '\0';
  add_own (builder, n_words, digits, n);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] < n)
      add_own (builder, n_words, digits + n - ends[i], ends[i]);
}

/**
 * vigie_guesses_split_own:
 * @texts: (array zero-terminated=1) (nullable): names, user names, a phone number, as the account has them
 *
 * Takes from @texts the words that others know: each name of at least three letters, and numbers whole and by
 * their last digits; the names of messengers are always among them. At most 64 words; from a text the first
 * 256 bytes count.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words, lower case, without accents
 */
char **
vigie_guesses_split_own (const char *const *texts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n_words = 0;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      char folded[257];

      vigie_guesses_fold (texts[i], strlen (texts[i]), folded, sizeof folded);
      for (char *c = folded; *c != '\0'; c++)
        *c = g_ascii_tolower (*c);
      add_digits (builder, &n_words, folded);
      for (const char *word = folded; *word != '\0';)
        {
          const gsize length = strcspn (word, " \t\r\n@.,;:/+()_-'\"");

          if (length >= MIN_OWN_LETTERS && !g_ascii_isdigit (*word))
            add_own (builder, &n_words, word, length);
          word += MAX (length, 1);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (messengers); i++)
    g_strv_builder_add (builder, messengers[i]);
  return g_strv_builder_end (builder);
}
