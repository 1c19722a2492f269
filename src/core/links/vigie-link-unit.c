/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-link-unit.h"

#include <string.h>

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d

#define S VIGIE_LINK_UNIT_SPACE
#define O VIGIE_LINK_UNIT_OTHER
#define B VIGIE_LINK_UNIT_OPENING

const guint8 vigie_link_units[256] = {
  [0x00 ... 0x08] = O, [0x09 ... 0x0d] = S, [0x0e ... 0x1f] = O, [' '] = S,           ['"'] = S,
  ['<'] = S,           ['>'] = S,           ['`'] = S,           ['('] = B,           ['['] = B,
  ['{'] = B,           ['&'] = B,           ['='] = B,           [0x7f ... 0xff] = O,
};

#undef S
#undef O
#undef B

typedef struct
{
  gunichar first, last;
} Range;

static gboolean
is_in (const Range *ranges, gsize n_ranges, gunichar c)
{
  for (gsize i = 0; i < n_ranges && ranges[i].first <= c; i++)
    if (c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

/* Characters that draw nothing, or turn the direction of reading.
 * Source: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point (read 2026-11-24) */
static gboolean
is_hidden (gunichar c)
{
  static const Range ranges[] = {
    { 0x00, 0x08 },       { 0x0e, 0x1f },       { 0x7f, 0x84 },     { 0x86, 0x9f },     { 0xad, 0xad },
    { 0x034f, 0x034f },   { 0x061c, 0x061c },   { 0x115f, 0x1160 }, { 0x17b4, 0x17b5 }, { 0x180b, 0x180f },
    { 0x200b, 0x200f },   { 0x202a, 0x202e },   { 0x2060, 0x206f }, { 0x2800, 0x2800 }, { 0x3164, 0x3164 },
    { 0xfe00, 0xfe0f },   { 0xfeff, 0xfeff },   { 0xffa0, 0xffa0 }, { 0xfff0, 0xfffb }, { 0x1bca0, 0x1bca3 },
    { 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
  };

  return is_in (ranges, G_N_ELEMENTS (ranges), c);
}

/* Spaces, quotation marks and the punctuation of East Asia: no link holds them. */
static gboolean
is_between (gunichar c)
{
  static const Range ranges[] = {
    { 0x09, 0x0d },     { ' ', ' ' },       { '"', '"' },       { '<', '<' },       { '>', '>' },
    { '`', '`' },       { 0x85, 0x85 },     { 0xa0, 0xa0 },     { 0xab, 0xab },     { 0xbb, 0xbb },
    { 0x1680, 0x1680 }, { 0x2000, 0x200a }, { 0x201c, 0x201f }, { 0x2028, 0x2029 }, { 0x202f, 0x202f },
    { 0x2039, 0x203a }, { 0x205f, 0x205f }, { 0x3000, 0x3001 }, { 0x3003, 0x3003 }, { 0x3008, 0x3011 },
    { 0x3014, 0x301f }, { 0xff01, 0xff02 }, { 0xff08, 0xff09 }, { 0xff0c, 0xff0c }, { 0xff1b, 0xff1c },
    { 0xff1e, 0xff1f }, { 0xff3b, 0xff3b }, { 0xff3d, 0xff3d }, { 0xff5b, 0xff5b }, { 0xff5d, 0xff5d },
    { 0xff5f, 0xff60 }, { 0xff62, 0xff64 },
  };

  return is_in (ranges, G_N_ELEMENTS (ranges), c);
}

/* Full stops that browsers take for the dot of a host.
 * Source: https://www.unicode.org/reports/tr46/#Notation (read 2026-11-24) */
static gboolean
is_ideographic_stop (gunichar c)
{
  return c == 0x3002 || c == 0xff61;
}

/* Full-width, mathematical and circled letters and digits, and the signs of a link: what looks like plain
 * ones. Returns 0 for what is no such thing. */
static char
look_alike (gunichar c)
{
  gunichar plain[4];

  if (c == 0x2024)
    return '.';
  if (c < 0x2100 || (c >= 0x2e80 && c < 0xff00) || (c > 0xff5e && c < 0x1d400) || c > 0x1f1ff)
    return 0;
  if (g_unichar_fully_decompose (c, TRUE, plain, G_N_ELEMENTS (plain)) != 1 || plain[0] >= 0x80)
    return 0;

  return g_ascii_isgraph ((char) plain[0]) ? (char) plain[0] : 0;
}

static gunichar
char_at (const char *message, gsize length, gsize at, gsize *n_bytes)
{
  gunichar c = at < length ? g_utf8_get_char_validated (message + at, (gssize) (length - at)) : 0;

  if (at < length && message[at] == '\0')
    c = 0;
  if (c >= (gunichar) -2)
    {
      *n_bytes = 1;
      return 0xfffd;
    }

  *n_bytes = (gsize) g_unichar_to_utf8 (c, NULL);
  return c;
}

/* Several scripts need joiners between their letters; there a browser keeps them too. */
static gboolean
joins_letters (const char *message, gsize length, gsize at, gsize n_bytes, gunichar c)
{
  gsize ignored;

  return (c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER) && at > 0 &&
         (guint8) message[at - 1] >= 0x80 &&
         g_unichar_isalnum (char_at (message, length, at + n_bytes, &ignored)) &&
         (guint8) message[at + n_bytes] >= 0x80;
}

static void
set_letter (VigieLinkUnit *unit, gunichar c, gboolean is_other)
{
  unit->kind = VIGIE_LINK_UNIT_LETTER;
  unit->is_other = is_other;
  unit->n_bytes = (gsize) g_unichar_to_utf8 (c, unit->bytes);
}

/**
 * vigie_link_unit_read:
 * @message: UTF-8, or anything
 * @length: of @message, bytes
 * @at: a place in it, less than @length
 * @unit: (out caller-allocates): the character there; a byte that is no UTF-8 is U+FFFD
 *
 * Reads one character, and says what it is to a link.
 */
void
vigie_link_unit_read (const char *message, gsize length, gsize at, VigieLinkUnit *unit)
{
  gunichar c = char_at (message, length, at, &unit->length);
  char plain;

  unit->n_bytes = 0;
  unit->is_other = FALSE;
  if (is_ideographic_stop (c))
    {
      set_letter (unit, '.', TRUE);
      unit->kind = VIGIE_LINK_UNIT_STOP;
      return;
    }
  if (is_between (c))
    {
      unit->kind = VIGIE_LINK_UNIT_BETWEEN;
      return;
    }
  if (is_hidden (c) && !joins_letters (message, length, at, unit->length, c))
    {
      unit->kind = VIGIE_LINK_UNIT_HIDDEN;
      return;
    }

  plain = look_alike (c);
  set_letter (unit, plain != 0 ? (gunichar) plain : c, plain != 0);
}
