/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-write.h"

#include <errno.h>
#include <unistd.h>

/**
 * vigie_write_all:
 * @fd: a descriptor that waits
 * @data: (array length=@length): bytes
 * @length: how many
 * @is_stopped: (nullable): asked after a signal whether to give up; %NULL to go on
 *
 * Writes all of @data, whatever pieces the system takes and whatever signals come. Nothing is kept of it, so
 * it may be a secret. Any thread.
 *
 * Returns: whether all was written; errno says why not
 */
gboolean
vigie_write_all (int fd, const void *data, gsize length, gboolean (*is_stopped) (void))
{
  const guint8 *bytes = data;

  while (length > 0)
    {
      const gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR && (is_stopped == NULL || !is_stopped ()))
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}
