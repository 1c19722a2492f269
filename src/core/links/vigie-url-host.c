/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-url-host.h"

#include <string.h>

#include "vigie-idna.h"
#include "vigie-url-units.h"

/* Resolves percent signs; returns the length, -1 if it is more than @size. */
static gssize
decode_percent (const char *text, gsize length, char *decoded, gsize size)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (n == size)
        return -1;
      if (text[i] == '%' && length - i > 2 && g_ascii_isxdigit (text[i + 1]) &&
          g_ascii_isxdigit (text[i + 2]))
        {
          decoded[n++] =
              (char) (g_ascii_xdigit_value (text[i + 1]) << 4 | g_ascii_xdigit_value (text[i + 2]));
          i += 2;
        }
      else
        {
          decoded[n++] = text[i];
        }
    }
  return (gssize) n;
}

/* Copies a host of plain letters, digits and the like in lower case. Returns how far that went. */
static gsize
copy_plain (const char *text, gsize length, char *host)
{
  gsize i;

  for (i = 0; i < length; i++)
    {
      guint8 unit = (guint8) text[i];

      if ((vigie_url_units[unit] & VIGIE_UNIT_NOT_IN_DOMAIN) != 0 || unit >= 0x80)
        break;
      host[i] = g_ascii_tolower (text[i]);
    }
  return i;
}

static gboolean
has_forbidden_unit (const char *text, gsize length, VigieUnit forbidden)
{
  for (gsize i = 0; i < length; i++)
    {
      if ((vigie_url_units[(guint8) text[i]] & forbidden) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Reads a host written with percent signs or characters beyond ASCII. */
static gssize
parse_unusual (const char *text, gsize length, char *host, gsize size, VigieUrlNotes *notes)
{
  char decoded[VIGIE_IDNA_MAX_LENGTH];
  gboolean is_mapped = FALSE;
  gssize n_decoded;
  gssize n;

  if (memchr (text, '%', length) != NULL)
    *notes |= VIGIE_URL_NOTE_PERCENT_HOST;
  n_decoded = decode_percent (text, length, decoded, sizeof decoded);
  if (n_decoded < 0)
    return -1;
  n = vigie_idna_to_ascii (decoded, (gsize) n_decoded, host, size, &is_mapped);
  if (is_mapped)
    *notes |= VIGIE_URL_NOTE_MAPPED_HOST;
  if (n <= 0 || has_forbidden_unit (host, (gsize) n, VIGIE_UNIT_NOT_IN_DOMAIN))
    return -1;
  return n;
}

static void
note_dots (const char *host, gsize length, VigieUrlNotes *notes)
{
  if (host[length - 1] == '.')
    *notes |= VIGIE_URL_NOTE_TRAILING_DOT;
  if (host[0] == '.')
    *notes |= VIGIE_URL_NOTE_EMPTY_LABEL;
  for (const char *dot = memchr (host, '.', length); dot != NULL; dot = strchr (dot + 1, '.'))
    {
      if (dot[1] == '.')
        *notes |= VIGIE_URL_NOTE_EMPTY_LABEL;
    }
}

static gssize
parse_special (
    const char *text, gsize length, char *host, gsize size, VigieHostKind *kind, VigieUrlNotes *notes)
{
  gssize n = (gssize) copy_plain (text, length, host);

  if ((gsize) n < length)
    n = parse_unusual (text, length, host, size, notes);
  if (n <= 0)
    return -1;
  host[n] = '\0';

  note_dots (host, (gsize) n, notes);
  if (vigie_url_host_ends_in_number (host, (gsize) n))
    {
      char address[sizeof "255.255.255.255"];

      *kind = VIGIE_HOST_IPV4;
      n = vigie_url_host_read_ipv4 (host, (gsize) n, address, sizeof address, notes);
      if (n >= 0)
        memcpy (host, address, (gsize) n + 1);
      return n;
    }
  *kind = VIGIE_HOST_DOMAIN;
  return n;
}

static gssize
parse_opaque (const char *text, gsize length, char *host, VigieUrlNotes *notes)
{
  static const char digits[] = "0123456789ABCDEF";
  gsize n = 0;

  if (has_forbidden_unit (text, length, VIGIE_UNIT_NOT_IN_HOST))
    return -1;
  for (gsize i = 0; i < length; i++)
    {
      guint8 unit = (guint8) text[i];

      if ((vigie_url_units[unit] & VIGIE_UNIT_PLAIN) == 0 && unit != '%')
        *notes |= VIGIE_URL_NOTE_INVALID_UNIT;
      if ((vigie_url_units[unit] & VIGIE_UNIT_ENCODE_C0) == 0)
        {
          host[n++] = text[i];
          continue;
        }
      host[n++] = '%';
      host[n++] = digits[unit >> 4];
      host[n++] = digits[unit & 15];
    }
  host[n] = '\0';
  return (gssize) n;
}

/*
 * Reads a host that is not empty, and writes it as the browser asks for it. @size is at least
 * @length + %VIGIE_URL_HOST_ROOM, and there is room besides for what is percent-encoded. Returns its length,
 * -1 if a browser refuses it. Adds to @notes what was forgiven.
 *
 * Hosts beyond ASCII, or with percent signs, are bounded (%VIGIE_IDNA_MAX_LENGTH): browsers know no bound,
 * but no such name exists.
 *
 * Source: https://url.spec.whatwg.org/#concept-host-parser (read 2026-11-24)
 */
gssize
vigie_url_host_parse (const char *text,
                      gsize length,
                      gboolean is_special,
                      char *host,
                      gsize size,
                      VigieHostKind *kind,
                      VigieUrlNotes *notes)
{
  if (text[0] == '[')
    {
      *kind = VIGIE_HOST_IPV6;
      if (length < 2 || text[length - 1] != ']')
        return -1;
      return vigie_url_host_read_ipv6 (text + 1, length - 2, host, size);
    }
  if (is_special)
    return parse_special (text, length, host, size, kind, notes);

  *kind = VIGIE_HOST_OPAQUE;
  return parse_opaque (text, length, host, notes);
}
