/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "vigie-idna.h"

#define ROOM 16384

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
is_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if ((guint8) text[i] >= 0x80)
        return FALSE;
    }
  return TRUE;
}

/* What a reader sees leads back to the same name. */
static void
check_way_back (const char *ascii, const char *unicode)
{
  g_autofree char *again = g_malloc (ROOM);
  gsize length = strlen (unicode);
  gboolean mapped;

  if (length > VIGIE_IDNA_MAX_LENGTH)
    return;
  g_assert_cmpint (vigie_idna_to_ascii (unicode, length, again, ROOM, &mapped), >=, 0);
  g_assert_cmpstr (again, ==, ascii);
  g_assert_false (mapped);
}

/* A name: what comes out fits, is in its last form, and is shown as well-formed text. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *domain = (const char *) data;
  g_autofree char *ascii = g_malloc (ROOM);
  g_autofree char *unicode = g_malloc (4 * ROOM);
  g_autofree char *exact = NULL;
  gboolean mapped;
  gboolean mapped_again;
  gssize n = vigie_idna_to_ascii (domain, size, ascii, ROOM, &mapped);

  if (n < 0)
    return 0;
  g_assert_cmpint (n, <, ROOM);
  g_assert_true (is_ascii (ascii, (gsize) n));

  exact = g_malloc ((gsize) n + 1);
  g_assert_cmpint (vigie_idna_to_ascii (domain, size, exact, (gsize) n + 1, &mapped_again), ==, n);
  g_assert_cmpmem (exact, n, ascii, n);
  g_assert_cmpint (mapped_again, ==, mapped);
  g_assert_cmpint (vigie_idna_to_ascii (domain, size, exact, (gsize) n, &mapped_again), ==, -1);

  /* A name without NULs, from here on: it is a C string. */
  if (strlen (ascii) != (gsize) n)
    return 0;
  g_assert_cmpint (vigie_idna_to_ascii (ascii, (gsize) n, exact, (gsize) n + 1, &mapped_again), ==, n);
  g_assert_cmpstr (exact, ==, ascii);
  if (is_ascii (domain, size))
    {
      g_assert_false (mapped);
      vigie_idna_to_unicode (ascii, unicode, 4 * ROOM);
      return 0;
    }
  g_assert_cmpint (vigie_idna_to_unicode (ascii, unicode, 4 * ROOM), >=, 0);
  g_assert_true (g_utf8_validate (unicode, -1, NULL));
  check_way_back (ascii, unicode);
  return 0;
}
