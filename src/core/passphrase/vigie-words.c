/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-words.h"

#include <gio/gio.h>
#include "vigie-word-lists.h"

#define PREFIX "/io/github/vigieapp/Vigie/words/"

static const struct
{
  const char *code;
  const char *path;
} lists[] = {
  [VIGIE_WORDS_ENGLISH] = { "en", PREFIX "english.txt" },
  [VIGIE_WORDS_FRENCH] = { "fr", PREFIX "french.txt" },
};

/* Where each word of a list begins in its file, and one more for the end. */
typedef struct
{
  const char *text;
  guint32 starts[VIGIE_WORDS_COUNT + 1];
} Index;

static Index *
index_list (VigieWords words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (vigie_word_lists_get_resource (), lists[words].path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  Index *index;
  gsize length;
  guint n = 0;

  /* The list is part of the program. */
  if (bytes == NULL)
    g_error ("No list of words: %s", error->message);

  index = g_new0 (Index, 1);
  /* Not compressed in the program, so that it lasts as long as the program does. */
  index->text = g_bytes_get_data (bytes, &length);
  for (gsize i = 0; i < length && n < VIGIE_WORDS_COUNT; i++)
    if (index->text[i] == '\n')
      index->starts[++n] = (guint32) i + 1;
  g_assert (n == VIGIE_WORDS_COUNT && index->starts[n] == length);
  return index;
}

static const Index *
get_index (VigieWords words)
{
  static gsize indexes[G_N_ELEMENTS (lists)];

  if (g_once_init_enter (&indexes[words]))
    g_once_init_leave (&indexes[words], (gsize) index_list (words));
  return (const Index *) indexes[words];
}

/**
 * vigie_words_from_code:
 * @code: "en" or "fr"
 * @words: (out): the list
 *
 * Returns: whether there is a list of that language
 */
gboolean
vigie_words_from_code (const char *code, VigieWords *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].code, code))
      {
        *words = (VigieWords) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * vigie_words_get_code:
 * @words: a list
 *
 * Returns: (transfer none): its language: "en" or "fr"
 */
const char *
vigie_words_get_code (VigieWords words)
{
  g_return_val_if_fail (words < G_N_ELEMENTS (lists), lists[0].code);

  return lists[words].code;
}

/**
 * vigie_words_of_person:
 *
 * Returns: the list in the language that the person reads, English where there is none in it
 */
VigieWords
vigie_words_of_person (void)
{
  for (const char *const *name = g_get_language_names (); *name != NULL; name++)
    {
      VigieWords words;

      if (vigie_words_from_code (*name, &words))
        return words;
    }

  return VIGIE_WORDS_ENGLISH;
}

/* What a letter of the French list is without its accent; all of them take two bytes. */
static const char *
fold (gunichar letter)
{
  static const struct
  {
    gunichar letter;
    const char *plain;
  } letters[] = {
    { 0xe0, "a" }, { 0xe2, "a" }, { 0xe4, "a" }, { 0xe6, "ae" }, { 0xe7, "c" }, { 0xe8, "e" },
    { 0xe9, "e" }, { 0xea, "e" }, { 0xeb, "e" }, { 0xee, "i" },  { 0xef, "i" }, { 0xf4, "o" },
    { 0xf6, "o" }, { 0xf9, "u" }, { 0xfb, "u" }, { 0xfc, "u" },  { 0xff, "y" }, { 0x153, "oe" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == letter)
      return letters[i].plain;

  g_return_val_if_reached ("");
}

/**
 * vigie_words_copy:
 * @words: a list
 * @index: which word, 0 to %VIGIE_WORDS_COUNT − 1
 * @with_accents: whether it keeps them; no two words of a list differ by accents alone
 * @buffer: (out caller-allocates): room for %VIGIE_WORDS_MAX_LENGTH bytes; no 0 byte is added
 *
 * Copies a word, since what is made of it may be a secret that only the caller knows how to keep. Any thread.
 *
 * Returns: its length, bytes
 */
gsize
vigie_words_copy (VigieWords words, guint index, gboolean with_accents, char *buffer)
{
  const Index *list;
  const char *word;
  const char *end;
  gsize length = 0;

  g_return_val_if_fail (words < G_N_ELEMENTS (lists), 0);
  g_return_val_if_fail (index < VIGIE_WORDS_COUNT, 0);

  list = get_index (words);
  word = list->text + list->starts[index];
  end = list->text + list->starts[index + 1] - 1;
  g_return_val_if_fail (end - word <= VIGIE_WORDS_MAX_LENGTH, 0);

  while (word < end)
    {
      const char *next = g_utf8_next_char (word);

      if (next - word == 1 || with_accents)
        while (word < next)
          buffer[length++] = *word++;
      else
        for (const char *plain = fold (g_utf8_get_char (word)); *plain != '\0'; plain++)
          buffer[length++] = *plain;
      word = next;
    }

  return length;
}
