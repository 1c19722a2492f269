/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-latin.h"

#include "vigie-icu.h"
#include "vigie-idna.h"

#include <string.h>

/* Enough for each of the 253 characters of a host, and what it becomes. */
#define MAX_CHARACTERS 1024

/* Stands for a letter that looks like none of a to z. No word of the tables has it. */
#define FOREIGN '6'

/**
 * VigieLinkLatin:
 *
 * Reads a name as a hasty eye does: accents left out, and letters of other alphabets taken for the Latin ones
 * that they look like. Nothing of ICU is opened before the first name that is not ASCII.
 */
struct _VigieLinkLatin
{
  const VigieIcu *icu;        /* %NULL until it is open */
  USpoofChecker *look_alikes; /* (owned) */
  USpoofChecker *alphabets;   /* (owned) */
  const UNormalizer2 *decomposer;
  gboolean is_open;
};

VigieLinkLatin *
vigie_link_latin_new (void)
{
  return g_new0 (VigieLinkLatin, 1);
}

void
vigie_link_latin_free (VigieLinkLatin *self)
{
  g_clear_pointer (&self->look_alikes, self->icu->uspoof_close);
  g_clear_pointer (&self->alphabets, self->icu->uspoof_close);
  g_free (self);
}

/* Small Cyrillic letters of the shape of Latin capitals: the tables of UTS #39 tell them apart, a hasty eye
 * does not. */
static char
read_cyrillic (UChar32 c)
{
  switch (c)
    {
    case 0x0432:
    case 0x0299:
      return 'b';
    case 0x043A:
    case 0x1D0B:
      return 'k';
    case 0x043C:
    case 0x1D0D:
      return 'm';
    case 0x043D:
    case 0x029C:
      return 'h';
    case 0x0442:
    case 0x1D1B:
      return 't';
    default:
      return FOREIGN;
    }
}

static gboolean
open_icu (VigieLinkLatin *self)
{
  UErrorCode status = U_ZERO_ERROR;

  if (!self->is_open)
    {
      self->is_open = TRUE;
      self->icu = vigie_icu_get ();
      if (self->icu == NULL)
        return FALSE;
      self->decomposer = self->icu->unorm2_getNFDInstance (&status);
      self->look_alikes = self->icu->uspoof_open (&status);
      self->alphabets = self->icu->uspoof_open (&status);
      self->icu->uspoof_setChecks (self->alphabets, USPOOF_RESTRICTION_LEVEL, &status);
      self->icu->uspoof_setRestrictionLevel (self->alphabets, USPOOF_HIGHLY_RESTRICTIVE);
      if (U_FAILURE (status))
        {
          g_clear_pointer (&self->look_alikes, self->icu->uspoof_close);
          g_clear_pointer (&self->alphabets, self->icu->uspoof_close);
        }
    }
  return self->look_alikes != NULL && self->alphabets != NULL;
}

/* Whether a label of @unicode mixes alphabets that no language writes together. */
static gboolean
mixes_alphabets (const VigieLinkLatin *self, const char *unicode)
{
  while (*unicode != '\0')
    {
      UErrorCode status = U_ZERO_ERROR;
      gsize length = strcspn (unicode, ".");

      if (self->icu->uspoof_checkUTF8 (self->alphabets, unicode, (int32_t) length, NULL, &status) != 0 &&
          U_SUCCESS (status))
        return TRUE;
      unicode += length + (unicode[length] == '.');
    }
  return FALSE;
}

/**
 * vigie_link_latin_read:
 * @self: a reader
 * @ascii_host: a host in punycode form
 * @latin: (out caller-allocates): where the letters go, ASCII in lower case, as many dots as @ascii_host has
 * @size: the size of @latin, bytes
 * @has_two_alphabets: (out): whether a label mixes alphabets
 *
 * Writes down what the Unicode form of @ascii_host looks like in the letters a to z.
 *
 * Source: https://www.unicode.org/reports/tr39/#Confusable_Detection (read 2026-11-24)
 *
 * Returns: whether @latin was written; %FALSE if ICU refuses the name, or it does not fit
 */
gboolean
vigie_link_latin_read (
    VigieLinkLatin *self, const char *ascii_host, char *latin, gsize size, gboolean *has_two_alphabets)
{
  char unicode[MAX_CHARACTERS];
  UChar text[MAX_CHARACTERS], plain[MAX_CHARACTERS];
  int32_t n_text, n_plain = 0, n;
  UErrorCode status = U_ZERO_ERROR;

  *has_two_alphabets = FALSE;
  if (!open_icu (self) || vigie_idna_to_unicode (ascii_host, unicode, sizeof unicode) < 0)
    return FALSE;
  *has_two_alphabets = mixes_alphabets (self, unicode);

  self->icu->u_strFromUTF8 (plain, G_N_ELEMENTS (plain), &n, unicode, -1, &status);
  n_text = self->icu->unorm2_normalize (self->decomposer, plain, n, text, G_N_ELEMENTS (text), &status);
  if (U_FAILURE (status))
    return FALSE;
  for (int32_t i = 0; i < n_text;)
    {
      UChar32 c;
      int32_t start = i;

      U16_NEXT (text, i, n_text, c);
      if (self->icu->u_charType (c) != U_NON_SPACING_MARK)
        for (; start < i; start++)
          plain[n_plain++] = text[start];
    }

  n = self->icu->uspoof_getSkeleton (self->look_alikes, 0, plain, n_plain, text, G_N_ELEMENTS (text),
                                     &status);
  if (U_FAILURE (status))
    return FALSE;
  for (int32_t i = 0; i < n;)
    {
      UChar32 c;

      U16_NEXT (text, i, n, c);
      if (size < 2)
        return FALSE;
      size--;
      *latin++ = c < 0x80 && (g_ascii_isalnum ((char) c) || c == '.' || c == '-') ? g_ascii_tolower ((char) c)
                                                                                  : read_cyrillic (c);
    }
  *latin = '\0';
  return TRUE;
}
