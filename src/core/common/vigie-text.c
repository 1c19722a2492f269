/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-text.h"

#include <string.h>

/* The longest honest pile is Hebrew with three marks; one more for good measure. */
#define MAX_MARKS 4
/* Of those, how many may lie on each other above or below the letter: two are written in Vietnamese, and two
 * stay within the line. */
#define MAX_MARKS_OF_PILE 2

/* How much of a text is read at most for each character asked for, and on top of that: a text made of
 * characters that take no room would otherwise be read to its end, which may be megabytes away. */
#define BYTES_READ_PER_CHAR 16
#define BYTES_READ_MORE 256

#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE 0x2069
#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d
#define REPLACEMENT 0xfffd
#define ELLIPSIS 0x2026
#define DOTTED_CIRCLE 0x25cc

/* What is to be done with one character. */
typedef enum
{
  FATE_KEEP,  /* it starts something that is seen as one character */
  FATE_JOIN,  /* it belongs to the character before it */
  FATE_SPACE, /* it is shown as a space */
  FATE_DROP,
} Fate;

/* A text on its way from raw to clean. */
typedef struct
{
  GArray *out;    /* (owned) (element-type gunichar) */
  GArray *starts; /* (owned) (element-type guint) where in @out what is seen as one character starts */
  guint n_marks;  /* on the last character */
  guint n_above;  /* of those, above it */
  guint n_below;  /* and below it */
  gboolean in_flag;
  gboolean space_waits;
  VigieTextTricks tricks;
} Cleaner;

static gboolean
changes_direction (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

/* Characters that draw nothing though their Unicode category does not say so.
 * Source: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point (read 2026-11-24) */
static gboolean
draws_nothing (gunichar c)
{
  static const struct
  {
    gunichar first, last;
  } ranges[] = {
    { 0x034f, 0x034f },   { 0x115f, 0x1160 },   { 0x17b4, 0x17b5 },   { 0x180b, 0x180f },
    { 0x2065, 0x2065 },   { 0x2800, 0x2800 },   { 0x3164, 0x3164 },   { 0xffa0, 0xffa0 },
    { 0xfff0, 0xfffc },   { 0x16fe4, 0x16fe4 }, { 0x1d159, 0x1d159 }, { 0x1d173, 0x1d17a },
    { 0xe0000, 0xe0fff },
  };

  if (c < ranges[0].first)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

static gboolean
is_flag_letter (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

static gunichar
last_char (Cleaner *cleaner)
{
  return cleaner->out->len == 0 ? 0 : g_array_index (cleaner->out, gunichar, cleaner->out->len - 1);
}

/* Emoji and several scripts are honestly written with joiners: there they are no trick. */
static gboolean
joins_honestly (Cleaner *cleaner, gunichar c)
{
  return (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) && last_char (cleaner) >= 0x0600;
}

static Fate
judge_format_char (Cleaner *cleaner, gunichar c)
{
  if (changes_direction (c))
    cleaner->tricks |= VIGIE_TEXT_DIRECTION;
  else if (!joins_honestly (cleaner, c))
    cleaner->tricks |= VIGIE_TEXT_INVISIBLE;
  return FATE_DROP;
}

/* Marks of one of these classes lie on each other; those of another have places of their own.
 * Source: https://www.unicode.org/reports/tr44/#Canonical_Combining_Class_Values (read 2026-11-24)
 *
 * Returns: (nullable): where the marks that lie where @c does are counted */
static guint *
get_pile (Cleaner *cleaner, gunichar c)
{
  switch (g_unichar_combining_class (c))
    {
    case 230:
      return &cleaner->n_above;
    case 220:
      return &cleaner->n_below;
    default:
      return NULL;
    }
}

static gboolean
has_room_for_mark (Cleaner *cleaner, gunichar c)
{
  const guint *pile = get_pile (cleaner, c);

  return cleaner->n_marks < MAX_MARKS && (pile == NULL || *pile < MAX_MARKS_OF_PILE);
}

static void
count_mark (Cleaner *cleaner, gunichar c)
{
  guint *pile = get_pile (cleaner, c);

  cleaner->n_marks++;
  if (pile != NULL)
    (*pile)++;
}

static void
begin_pile (Cleaner *cleaner)
{
  cleaner->n_marks = 0;
  cleaner->n_above = 0;
  cleaner->n_below = 0;
}

static Fate
judge_mark (Cleaner *cleaner, gunichar c)
{
  if (c >= 0xfe00 && c <= 0xfe0f)
    return FATE_DROP; /* A variation selector: emoji are honestly written with it. */

  if (has_room_for_mark (cleaner, c))
    return FATE_JOIN;

  cleaner->tricks |= VIGIE_TEXT_STACKED;
  return FATE_DROP;
}

/* Code points that will never be a character: programs may use them among themselves, and some take the end
 * of a text for them. Source: https://www.unicode.org/faq/private_use.html#noncharacters (read 2026-11-24) */
static gboolean
is_noncharacter (gunichar c)
{
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

static Fate
judge_char (Cleaner *cleaner, gunichar c)
{
  if (draws_nothing (c) || is_noncharacter (c))
    {
      cleaner->tricks |= VIGIE_TEXT_INVISIBLE;
      return FATE_DROP;
    }

  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
      cleaner->tricks |= VIGIE_TEXT_CONTROL;
      return c == '\t' || c == '\n' || c == '\r' || c == 0x0b || c == 0x0c || c == 0x85 ? FATE_SPACE
                                                                                        : FATE_DROP;
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      cleaner->tricks |= VIGIE_TEXT_CONTROL;
      return FATE_SPACE;
    case G_UNICODE_SPACE_SEPARATOR:
      return FATE_SPACE;
    case G_UNICODE_FORMAT:
      return judge_format_char (cleaner, c);
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_SPACING_MARK:
      return judge_mark (cleaner, c);
    default:
      break;
    }

  if (c >= 0x1f3fb && c <= 0x1f3ff)
    return cleaner->n_marks < MAX_MARKS ? FATE_JOIN : FATE_KEEP; /* A skin tone. */
  return is_flag_letter (c) && cleaner->in_flag ? FATE_JOIN : FATE_KEEP;
}

static void
append_start (Cleaner *cleaner, gunichar c)
{
  guint start = cleaner->out->len;

  g_array_append_val (cleaner->starts, start);
  g_array_append_val (cleaner->out, c);
  begin_pile (cleaner);
}

static void
take_char (Cleaner *cleaner, gunichar c)
{
  Fate fate = judge_char (cleaner, c);

  if (fate == FATE_DROP)
    return;

  if (fate == FATE_SPACE)
    {
      cleaner->space_waits = cleaner->out->len > 0;
      begin_pile (cleaner);
      cleaner->in_flag = FALSE;
      return;
    }

  if (cleaner->space_waits)
    append_start (cleaner, ' ');

  if (fate == FATE_KEEP)
    {
      append_start (cleaner, c);
    }
  else
    {
      /* A mark without a letter would sit on whatever stands before the text. */
      if (cleaner->out->len == 0 || cleaner->space_waits)
        append_start (cleaner, DOTTED_CIRCLE);
      g_array_append_val (cleaner->out, c);
      count_mark (cleaner, c);
    }

  cleaner->space_waits = FALSE;
  cleaner->in_flag = fate == FATE_KEEP && is_flag_letter (c);
}

/* Leaves room for the sign that something was cut, and never cuts through what is seen as one character. */
static void
cut (Cleaner *cleaner, gsize max_chars)
{
  const gunichar ellipsis = ELLIPSIS;
  guint end = 0;

  cleaner->tricks |= VIGIE_TEXT_LONG;
  for (guint i = cleaner->starts->len; i > 0 && end == 0; i--)
    {
      guint start = g_array_index (cleaner->starts, guint, i - 1);

      if (start < max_chars)
        end = start;
    }
  if (cleaner->out->len < max_chars)
    end = cleaner->out->len;

  while (end > 0 && g_array_index (cleaner->out, gunichar, end - 1) == ' ')
    end--;
  g_array_set_size (cleaner->out, end);
  g_array_append_val (cleaner->out, ellipsis);
}

/**
 * vigie_text_clean:
 * @raw: (nullable): a text from outside; anything
 * @max_chars: how many characters it may have, the sign that it was cut included
 * @tricks: (out) (optional): what had to be taken away
 *
 * Makes one line of harmless text of @raw: well-formed UTF-8 with no control characters, nothing that changes
 * the direction of reading, nothing that takes no room, no piles of marks, single spaces, and none at the
 * ends. Reads a bounded part of @raw, however long that is. Cleaning a clean text changes nothing.
 *
 * Returns: (transfer full): the text, at most @max_chars characters; never %NULL
 */
char *
vigie_text_clean (const char *raw, gsize max_chars, VigieTextTricks *tricks)
{
  g_autoptr (GArray) out = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  Cleaner cleaner = { .out = out, .starts = starts };
  const char *at = raw != NULL ? raw : "";
  const char *start = at;
  const gsize max_read = MIN (max_chars, G_MAXINT) * BYTES_READ_PER_CHAR + BYTES_READ_MORE;
  gboolean after_bad_byte = FALSE;

  while (*at != '\0' && (gsize) (at - start) < max_read && out->len <= max_chars)
    {
      gunichar c = g_utf8_get_char_validated (at, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          cleaner.tricks |= VIGIE_TEXT_INVALID;
          if (!after_bad_byte)
            take_char (&cleaner, REPLACEMENT);
          after_bad_byte = TRUE;
          at++;
          continue;
        }
      after_bad_byte = FALSE;
      take_char (&cleaner, c);
      at = g_utf8_next_char (at);
    }

  if (max_chars == 0)
    {
      cleaner.tricks |= *at != '\0' ? VIGIE_TEXT_LONG : VIGIE_TEXT_PLAIN;
      g_array_set_size (out, 0);
    }
  else if (out->len > max_chars || *at != '\0')
    {
      cut (&cleaner, max_chars);
    }

  if (tricks != NULL)
    *tricks = cleaner.tricks;
  return g_ucs4_to_utf8 ((const gunichar *) (gpointer) out->data, out->len, NULL, NULL, NULL);
}

/**
 * vigie_text_isolate:
 * @text: (nullable): a text that came out of vigie_text_clean ()
 *
 * Encloses @text so that its direction of reading cannot reorder the sentence that it is put into.
 *
 * Source: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates (read 2026-11-24)
 *
 * Returns: (transfer full): @text between U+2068 and U+2069
 */
char *
vigie_text_isolate (const char *text)
{
  return g_strconcat ("\u2068", text != NULL ? text : "", "\u2069", NULL);
}

/**
 * vigie_text_without_isolates:
 * @text: UTF-8
 *
 * Takes away what vigie_text_isolate () put in, for terminals and files, where it would be a stray sign.
 *
 * Returns: (transfer full): @text without U+2068 and U+2069
 */
char *
vigie_text_without_isolates (const char *text)
{
  g_autoptr (GString) out = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c != FIRST_STRONG_ISOLATE && c != POP_ISOLATE)
        g_string_append_unichar (out, c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * vigie_text_get_columns:
 * @text: UTF-8
 *
 * Returns: how many columns of a terminal @text takes
 */
guint
vigie_text_get_columns (const char *text)
{
  guint columns = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (c) && !changes_direction (c))
        columns += g_unichar_iswide (c) ? 2 : 1;
    }
  return columns;
}
