/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-block-list-format.h"
#include "vigie-block-list.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A chance change never has the right check: half of the inputs get it, so that what comes after is reached.
 */
static void
mend (guint8 *bytes, gsize size)
{
  guint64 check;

  if (size < VIGIE_BLOCK_LIST_HEADER_SIZE || bytes[VIGIE_BLOCK_LIST_HEADER_SIZE - 1] % 2 == 1)
    return;
  check = GUINT64_TO_LE (vigie_siphash (bytes + offsetof (VigieBlockListHeader, key), bytes,
                                        offsetof (VigieBlockListHeader, check)));
  memcpy (bytes + offsetof (VigieBlockListHeader, check), &check, sizeof check);
}

/* A block list file from anywhere: opened or refused, and whatever it holds, looked up in without harm. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree guint8 *bytes = g_memdup2 (data, size);
  g_autofree char *path = NULL;
  g_autoptr (VigieBlockList) list = NULL;
  const int fd = memfd_create ("list", MFD_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  if (size > 0)
    mend (bytes, size);
  g_assert_cmpint (write (fd, bytes, size), ==, (gssize) size);
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  list = vigie_block_list_open (path, NULL);
  (void) close (fd);
  if (list == NULL)
    return 0;

  (void) vigie_block_list_verify (list, NULL);
  /* Until slices are looked at in the map, too. */
  for (guint i = 0; i < 3000; i++)
    {
      char host[32];

      g_snprintf (host, sizeof host, "n%u.list.example", i);
      (void) vigie_block_list_has (list, host, host + (strchr (host, '.') + 1 - host), "/p", "q");
    }
  (void) vigie_block_list_has (list, "one.example", "one.example", NULL, NULL);
  return 0;
}
