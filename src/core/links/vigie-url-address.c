/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-url-host.h"

#include <string.h>

#define N_PIECES 8

/* More than any address holds: what a number that is too large is read as. */
#define TOO_LARGE (G_GUINT64_CONSTANT (1) << 40)

/*
 * Reads one part of an IPv4 address: decimal, octal after a 0, hexadecimal after 0x. "0x" alone is nought.
 * FALSE if it is no number. Sets @is_odd if it is not written as people write it.
 */
static gboolean
read_number (const char *text, gsize length, guint64 *number, gboolean *is_odd)
{
  guint base = 10;
  gsize i = 0;

  if (length == 0)
    return FALSE;
  if (length >= 2 && text[0] == '0')
    {
      base = g_ascii_tolower (text[1]) == 'x' ? 16 : 8;
      i = base == 16 ? 2 : 1;
      *is_odd = TRUE;
    }

  *number = 0;
  for (; i < length; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0 || (guint) digit >= base)
        return FALSE;
      *number = MIN (*number * base + (guint) digit, TOO_LARGE);
    }
  return TRUE;
}

/*
 * Whether a host is meant as an IPv4 address: its last label, a trailing dot aside, is a number.
 * Source: https://url.spec.whatwg.org/#ends-in-a-number-checker (read 2026-11-24)
 */
gboolean
vigie_url_host_ends_in_number (const char *host, gsize length)
{
  guint64 number;
  gboolean is_odd;
  gboolean has_digits_only = TRUE;
  gsize start;

  if (length > 0 && host[length - 1] == '.')
    length--;
  for (start = length; start > 0 && host[start - 1] != '.'; start--)
    has_digits_only = has_digits_only && g_ascii_isdigit (host[start - 1]);
  if (start == length || !g_ascii_isdigit (host[start]))
    return FALSE;
  return has_digits_only || read_number (host + start, length - start, &number, &is_odd);
}

/*
 * Reads an IPv4 address of one to four parts, the last of which fills what is left of the 32 bits, and writes
 * it as four decimal numbers. -1 if it is none. Source: https://url.spec.whatwg.org/#concept-ipv4-parser
 * (read 2026-11-24)
 */
gssize
vigie_url_host_read_ipv4 (const char *text, gsize length, char *host, gsize size, VigieUrlNotes *notes)
{
  guint64 address = 0;
  gboolean is_odd = FALSE;
  guint n_parts = 0;
  gsize start = 0;

  if (length > 0 && text[length - 1] == '.')
    length--;
  for (gsize i = 0; i <= length; i++)
    {
      guint64 number;
      gboolean is_last = i == length;

      if (!is_last && text[i] != '.')
        continue;
      if (n_parts == 4 || !read_number (text + start, i - start, &number, &is_odd))
        return -1;
      if (number >= (is_last ? G_GUINT64_CONSTANT (1) << (8 * (4 - n_parts)) : 256))
        return -1;
      address += is_last ? number : number << (8 * (3 - n_parts));
      n_parts++;
      start = i + 1;
    }

  if (is_odd || n_parts < 4)
    *notes |= VIGIE_URL_NOTE_IPV4_NUMBER;
  return g_snprintf (host, size, "%u.%u.%u.%u", (guint) (address >> 24) & 255, (guint) (address >> 16) & 255,
                     (guint) (address >> 8) & 255, (guint) address & 255);
}

/* Reads the dotted end of an IPv6 address into two pieces: four decimal numbers, strictly. */
static gboolean
read_dotted_end (const char *text, gsize length, guint16 *pieces)
{
  guint numbers[4] = { 0 };
  guint n_numbers = 0;
  gsize n_digits = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint *number = &numbers[n_numbers];

      if (text[i] == '.')
        {
          if (n_digits == 0 || ++n_numbers == G_N_ELEMENTS (numbers))
            return FALSE;
          n_digits = 0;
          continue;
        }
      if (!g_ascii_isdigit (text[i]) || (n_digits > 0 && *number == 0))
        return FALSE;
      *number = *number * 10 + (guint) (text[i] - '0');
      if (*number > 255)
        return FALSE;
      n_digits++;
    }
  if (n_numbers != 3 || n_digits == 0)
    return FALSE;

  pieces[0] = (guint16) (numbers[0] << 8 | numbers[1]);
  pieces[1] = (guint16) (numbers[2] << 8 | numbers[3]);
  return TRUE;
}

/* Reads up to four hexadecimal digits from @i on; returns where they end. */
static gsize
read_piece (const char *text, gsize length, gsize i, guint16 *piece)
{
  gsize end = MIN (length, i + 4);

  *piece = 0;
  for (; i < end && g_ascii_isxdigit (text[i]); i++)
    *piece = (guint16) (*piece << 4 | g_ascii_xdigit_value (text[i]));
  return i;
}

/* Fills @pieces; FALSE if the text between the brackets is no IPv6 address. */
static gboolean
read_pieces (const char *text, gsize length, guint16 *pieces)
{
  int gap = -1;
  int n_pieces = 0;
  gsize i = 0;

  if (length > 0 && text[0] == ':')
    {
      if (length < 2 || text[1] != ':')
        return FALSE;
      i = 2;
      gap = 0;
    }

  while (i < length)
    {
      gsize start = i;

      if (n_pieces == N_PIECES)
        return FALSE;
      if (text[i] == ':')
        {
          if (gap >= 0)
            return FALSE;
          gap = n_pieces;
          i++;
          continue;
        }
      i = read_piece (text, length, i, &pieces[n_pieces]);
      if (i < length && text[i] == '.')
        {
          if (i == start || n_pieces > N_PIECES - 2 ||
              !read_dotted_end (text + start, length - start, &pieces[n_pieces]))
            return FALSE;
          n_pieces += 2;
          break;
        }
      if (i == start || (i < length && (text[i] != ':' || i + 1 == length)))
        return FALSE;
      n_pieces++;
      i += i < length;
    }

  if (gap < 0)
    return n_pieces == N_PIECES;
  if (n_pieces == N_PIECES)
    return FALSE;
  memmove (pieces + gap + N_PIECES - n_pieces, pieces + gap, (gsize) (n_pieces - gap) * sizeof *pieces);
  memset (pieces + gap, 0, (gsize) (N_PIECES - n_pieces) * sizeof *pieces);
  return TRUE;
}

/* The longest run of two or more noughts, the first of equals; @length is 0 if there is none. */
static int
find_longest_gap (const guint16 *pieces, int *length)
{
  int best = 0;
  int run = 0;

  *length = 0;
  for (int i = 0; i < N_PIECES; i++)
    {
      run = pieces[i] == 0 ? run + 1 : 0;
      if (run > 1 && run > *length)
        {
          *length = run;
          best = i - run + 1;
        }
    }
  return best;
}

/*
 * Reads an IPv6 address, without its brackets, and writes it in its shortest form with them. -1 if it is
 * none. Source: https://url.spec.whatwg.org/#concept-ipv6-parser and #concept-ipv6-serializer (read
 * 2026-11-24)
 */
gssize
vigie_url_host_read_ipv6 (const char *text, gsize length, char *host, gsize size)
{
  guint16 pieces[N_PIECES] = { 0 };
  gsize n = 0;
  int gap_length;
  int gap;

  if (size < 48 || !read_pieces (text, length, pieces))
    return -1;

  gap = find_longest_gap (pieces, &gap_length);
  host[n++] = '[';
  for (int i = 0; i < N_PIECES; i++)
    {
      if (gap_length > 0 && i == gap)
        {
          host[n++] = ':';
          if (i == 0)
            host[n++] = ':';
          i += gap_length - 1;
          continue;
        }
      n += (gsize) g_snprintf (host + n, size - n, "%x", pieces[i]);
      if (i < N_PIECES - 1)
        host[n++] = ':';
    }
  host[n++] = ']';
  host[n] = '\0';
  return (gssize) n;
}
