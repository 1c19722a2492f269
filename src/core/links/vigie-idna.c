/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-idna.h"

#include "vigie-icu.h"

#include <string.h>

/* What the URL Standard lets pass: the DNS judges lengths and hyphens, not the URL. */
#define FORGIVEN                                                                                             \
  (UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |                 \
   UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4)

/*
 * ICU's handles, opened when a name first needs them: most never do, and ICU maps its data then.
 * UTS #46, nontransitional, CheckBidi and CheckJoiners, no STD3 rules.
 */
typedef struct
{
  const VigieIcu *icu;
  UIDNA *idna;               /* (nullable) */
  const UNormalizer2 *uts46; /* (nullable) the mapping step by itself */
} Icu;

static gpointer
open_icu (gpointer data)
{
  static Icu icu;
  UErrorCode status = U_ZERO_ERROR;

  icu.icu = vigie_icu_get ();
  if (icu.icu == NULL)
    return NULL;

  icu.idna = icu.icu->uidna_openUTS46 (UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                                           UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE,
                                       &status);
  icu.uts46 = icu.icu->unorm2_getInstance (NULL, "uts46", UNORM2_COMPOSE, &status);
  return U_SUCCESS (status) ? &icu : NULL;
}

static const Icu *
get_icu (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, open_icu, NULL);
}

/* Whether the mapping turns this character into another one, or into nothing; other letter case is not that.
 */
static gboolean
is_mapped_away (const Icu *icu, UChar32 character)
{
  UChar text[U16_MAX_LENGTH];
  UChar mapped[32];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_text = 0;
  int32_t n_mapped;
  int32_t n_read = 0;
  UChar32 first;

  U16_APPEND_UNSAFE (text, n_text, character);
  n_mapped = icu->icu->unorm2_normalize (icu->uts46, text, n_text, mapped, G_N_ELEMENTS (mapped), &status);
  if (U_FAILURE (status) || n_mapped == 0)
    return TRUE;
  U16_NEXT (mapped, n_read, n_mapped, first);
  /* What becomes ASCII is no capital letter, whatever Unicode says of the Kelvin sign. */
  if (n_read < n_mapped || first < 0x80)
    return TRUE;
  /* Cherokee goes to capital letters, all others to small ones. */
  return first != character && first != icu->icu->u_tolower (character) &&
         first != icu->icu->u_toupper (character);
}

/* @domain is well-formed: ICU took it. */
static gboolean
has_mapped_character (const Icu *icu, const char *domain, gsize length)
{
  for (const char *next = domain; next < domain + length; next = g_utf8_next_char (next))
    {
      if ((guint8) *next >= 0x80 && is_mapped_away (icu, (UChar32) g_utf8_get_char (next)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_ascii (const char *text, gsize length)
{
  guint8 all = 0;

  for (gsize i = 0; i < length; i++)
    all |= (guint8) text[i];
  return all < 0x80;
}

/**
 * vigie_idna_to_ascii:
 * @domain: a name as written: UTF-8, or what claims to be
 * @length: its length, bytes
 * @ascii: (out caller-allocates): where the form goes that is asked of the DNS, NUL-terminated
 * @size: the room there, bytes
 * @mapped: (out): whether a character became another one on the way (full-width letters, soft hyphens, other
 *   dots); capital letters and composed accents do not count
 *
 * Turns a name into its punycode form as a browser does: UTS #46, nontransitional, and what is ASCII already
 * passes in lower case, whatever its “xn--” labels hold. The result may hold characters that no host may
 * have: that is the caller's to check.
 *
 * Any thread. Linear time for ASCII; else @domain is bounded by %VIGIE_IDNA_MAX_LENGTH.
 *
 * Source: https://url.spec.whatwg.org/#concept-domain-to-ascii and https://www.unicode.org/reports/tr46/
 * (read 2026-11-24)
 *
 * Returns: the length of @ascii; -1 if browsers refuse the name, or if it does not fit
 */
gssize
vigie_idna_to_ascii (const char *domain, gsize length, char *ascii, gsize size, gboolean *mapped)
{
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  const Icu *icu;
  int32_t n;

  *mapped = FALSE;
  if (is_ascii (domain, length))
    {
      if (length >= size)
        return -1;
      for (gsize i = 0; i < length; i++)
        ascii[i] = g_ascii_tolower (domain[i]);
      ascii[length] = '\0';
      return (gssize) length;
    }

  icu = get_icu ();
  if (icu == NULL || length > VIGIE_IDNA_MAX_LENGTH)
    return -1;
  n = icu->icu->uidna_nameToASCII_UTF8 (icu->idna, domain, (int32_t) length, ascii,
                                        (int32_t) MIN (size, G_MAXINT32), &info, &status);
  if (U_FAILURE (status) || (info.errors & ~FORGIVEN) != 0 || (gsize) n >= size)
    return -1;
  ascii[n] = '\0';
  *mapped = has_mapped_character (icu, domain, length);
  return n;
}

/* Writes what a reader sees of one label: itself, unless it is well-formed punycode. -1 if it does not fit.
 */
static gssize
label_to_unicode (const char *label, gsize length, char *unicode, gsize size)
{
  if (length > 4 && g_ascii_strncasecmp (label, "xn--", 4) == 0 && length <= VIGIE_IDNA_MAX_LENGTH)
    {
      UIDNAInfo info = UIDNA_INFO_INITIALIZER;
      UErrorCode status = U_ZERO_ERROR;
      const Icu *icu = get_icu ();
      int32_t n;

      if (icu == NULL)
        return -1;
      n = icu->icu->uidna_labelToUnicodeUTF8 (icu->idna, label, (int32_t) length, unicode,
                                              (int32_t) MIN (size, G_MAXINT32), &info, &status);
      if (U_SUCCESS (status) && (info.errors & ~FORGIVEN) == 0 && (gsize) n < size)
        return n;
    }

  if (length >= size)
    return -1;
  memcpy (unicode, label, length);
  return (gssize) length;
}

/**
 * vigie_idna_to_unicode:
 * @ascii_host: a host, punycode form
 * @unicode: (out caller-allocates): where the form goes that a reader sees: UTF-8, NUL-terminated
 * @size: the room there, bytes
 *
 * Turns a host into its Unicode form, for showing. A label that is no well-formed punycode stays as it is.
 * What comes out may look like anything: isolate its direction and never compare it.
 *
 * Any thread.
 *
 * Returns: the length of @unicode; -1 if it does not fit
 */
gssize
vigie_idna_to_unicode (const char *ascii_host, char *unicode, gsize size)
{
  gsize n = 0;

  for (const char *label = ascii_host;; label++)
    {
      gsize length = strcspn (label, ".");
      gssize n_label;

      if (n >= size)
        return -1;
      n_label = label_to_unicode (label, length, unicode + n, size - n);
      if (n_label < 0)
        return -1;
      n += (gsize) n_label;
      label += length;
      if (*label == '\0')
        break;
      unicode[n++] = '.';
    }
  unicode[n] = '\0';
  return (gssize) n;
}
