/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-two-step-check.h"

#include <string.h>

/* What is looked at of a passphrase and of a hint, characters after folding. */
#define MAX_FOLDED 1024
/* Shorter ones are in any sentence or word by chance ("the", "une"; "name" is in "ornament"): then only the
 * very same word counts. A word of the passphrase says more than one of the hint. */
#define MIN_PASSPHRASE_PART 4
#define MIN_HINT_PART 5
/* One letter or digit of a language without accents and case decomposes into fewer. */
#define MAX_DECOMPOSED 18
#define MAX_LABEL 63
#define MAX_LOCAL 64

/* A text without accents and case; whatever is neither letter nor digit is a 0. On the stack: it is wiped. */
typedef struct
{
  gunichar characters[MAX_FOLDED];
  gsize length;
} Folded;

static void
fold (const char *text, gsize length, Folded *folded)
{
  const char *end = text + length;

  folded->length = 0;
  for (const char *at = text; at < end && folded->length < MAX_FOLDED; at = g_utf8_next_char (at))
    {
      gunichar parts[MAX_DECOMPOSED];
      const gsize n = g_unichar_fully_decompose (g_utf8_get_char (at), TRUE, parts, G_N_ELEMENTS (parts));

      for (gsize i = 0; i < n && folded->length < MAX_FOLDED; i++)
        {
          if (g_unichar_ismark (parts[i]))
            continue;
          folded->characters[folded->length++] =
              g_unichar_isalnum (parts[i]) ? g_unichar_tolower (parts[i]) : 0;
        }
      explicit_bzero (parts, sizeof parts);
    }
}

/* The next word of @folded from *@at on. Returns: its length; 0 at the end */
static gsize
find_word (const Folded *folded, gsize *at, gsize *start)
{
  while (*at < folded->length && folded->characters[*at] == 0)
    (*at)++;
  *start = *at;
  while (*at < folded->length && folded->characters[*at] != 0)
    (*at)++;
  return *at - *start;
}

/* Whether @folded holds @n characters of @word; whatever stands between its letters does not hide it. */
static gboolean
holds (const Folded *folded, const gunichar *word, gsize n)
{
  for (gsize from = 0; from < folded->length; from++)
    {
      gsize found = 0;

      if (folded->characters[from] != word[0])
        continue;
      for (gsize at = from; at < folded->length && found < n; at++)
        {
          if (folded->characters[at] == 0)
            continue;
          if (folded->characters[at] != word[found])
            break;
          found++;
        }
      if (found == n)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_word (const Folded *folded, const gunichar *word, gsize n)
{
  gsize at = 0;
  gsize start = 0;
  gsize length;

  while ((length = find_word (folded, &at, &start)) > 0)
    if (length == n && memcmp (folded->characters + start, word, n * sizeof *word) == 0)
      return TRUE;

  return FALSE;
}

/* Whether a word of @some is in @other, as a part of it from @min_part characters on. */
static gboolean
shares_word (const Folded *some, const Folded *other, gsize min_part)
{
  gsize at = 0;
  gsize start = 0;
  gsize length;

  while ((length = find_word (some, &at, &start)) > 0)
    {
      const gunichar *word = some->characters + start;

      if (length >= min_part ? holds (other, word, length) : has_word (other, word, length))
        return TRUE;
    }

  return FALSE;
}

/**
 * vigie_two_step_hint_gives_away:
 * @passphrase: (nullable): the password; UTF-8
 * @hint: what is to remind of it; anybody who tries to sign in sees it
 *
 * Whether the hint holds a word of the passphrase, or the passphrase a word of the hint; accents, case and
 * what stands between the letters do not hide it. To be asked while it is typed: nothing is kept, and what is
 * folded is wiped.
 *
 * Returns: %TRUE if it gives something away
 */
gboolean
vigie_two_step_hint_gives_away (const VigieSecret *passphrase, const char *hint)
{
  Folded secret;
  Folded shown;
  const char *bytes;
  gsize length = 0;
  gboolean gives_away;

  g_return_val_if_fail (hint != NULL, FALSE);

  if (passphrase == NULL)
    return FALSE;

  bytes = (const char *) vigie_secret_peek (passphrase, &length);
  if (!g_utf8_validate_len (bytes, length, NULL) || !g_utf8_validate (hint, -1, NULL))
    return FALSE;

  fold (bytes, length, &secret);
  fold (hint, strlen (hint), &shown);
  gives_away =
      shares_word (&secret, &shown, MIN_PASSPHRASE_PART) || shares_word (&shown, &secret, MIN_HINT_PART);
  explicit_bzero (&secret, sizeof secret);
  explicit_bzero (&shown, sizeof shown);
  return gives_away;
}

static gboolean
is_domain (const char *domain)
{
  gsize label = 0;
  guint n_labels = 1;

  for (const char *at = domain; *at != '\0'; at++)
    {
      if (*at != '.')
        {
          if (++label > MAX_LABEL)
            return FALSE;
          continue;
        }
      if (label == 0)
        return FALSE;
      label = 0;
      n_labels++;
    }

  return label > 0 && n_labels > 1;
}

/**
 * vigie_two_step_email_looks_right:
 * @text: (nullable): what was typed; may be anything
 *
 * Whether it has the form of one email address: a look against typing mistakes, no proof that it exists.
 *
 * Returns: %TRUE if so
 */
gboolean
vigie_two_step_email_looks_right (const char *text)
{
  const char *sign;

  if (text == NULL || strnlen (text, VIGIE_TWO_STEP_MAX_EMAIL + 1) > VIGIE_TWO_STEP_MAX_EMAIL ||
      !g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || !g_unichar_isgraph (c) ||
          strchr ("<>()[],;:\\\"", (int) (c < 128 ? c : 'a')))
        return FALSE;
    }

  sign = strchr (text, '@');
  return sign != NULL && sign > text && sign - text <= MAX_LOCAL && strchr (sign + 1, '@') == NULL &&
         text[0] != '.' && sign[-1] != '.' && strstr (text, "..") == NULL && is_domain (sign + 1);
}
