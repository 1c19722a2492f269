/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Looks for a secret in all of this process's own memory. What is looked for is kept altered, so that it is
 * not found itself, and nothing is copied while looking. */

#include <glib.h>
#include <stdio.h>
#include <string.h>

#define MEMORY_NEEDLE_MAX 256
#define MEMORY_NEEDLE_MASK 0x5a

typedef struct
{
  guint8 altered[MEMORY_NEEDLE_MAX];
  gsize length;
} MemoryNeedle;

static inline void
memory_needle_set (MemoryNeedle *needle, const void *bytes, gsize length)
{
  g_assert_cmpuint (length, >, 7);
  g_assert_cmpuint (length, <=, MEMORY_NEEDLE_MAX);
  needle->length = length;
  for (gsize i = 0; i < length; i++)
    needle->altered[i] = ((const guint8 *) bytes)[i] ^ MEMORY_NEEDLE_MASK;
}

/* AddressSanitizer keeps what is freed for a while, as it was. */
static inline gboolean
memory_scan_works (void)
{
#ifdef __SANITIZE_ADDRESS__
  return FALSE;
#else
  return TRUE;
#endif
}

static inline guint
memory_scan_range (const MemoryNeedle *needle, const volatile guint8 *begin, const volatile guint8 *end)
{
  const guint8 first = needle->altered[0] ^ MEMORY_NEEDLE_MASK;
  guint n_found = 0;

  for (const volatile guint8 *at = begin; at + needle->length <= end; at++)
    {
      gsize i = 1;

      if (*at != first)
        continue;
      while (i < needle->length && (at[i] ^ MEMORY_NEEDLE_MASK) == needle->altered[i])
        i++;
      n_found += i == needle->length;
    }
  return n_found;
}

/* Returns: how often the needle is in memory that can be read and written */
static inline guint
memory_scan (const MemoryNeedle *needle)
{
  FILE *maps = fopen ("/proc/self/maps", "re");
  char line[512];
  guint n_found = 0;

  g_assert_nonnull (maps);
  while (fgets (line, sizeof line, maps) != NULL)
    {
      gsize begin, end;
      char rights[5];

      if (sscanf (line, "%zx-%zx %4s", &begin, &end, rights) != 3 || !g_str_has_prefix (rights, "rw") ||
          strstr (line, "/dev/") != NULL || strstr (line, "[v") != NULL)
        continue;
      /* NOLINTNEXTLINE(performance-no-int-to-ptr): the addresses of one's own memory come as text */
      n_found += memory_scan_range (needle, (const volatile guint8 *) begin, (const volatile guint8 *) end);
    }
  fclose (maps);
  return n_found;
}
