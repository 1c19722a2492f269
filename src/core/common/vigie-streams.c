/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-streams.h"

#include <fcntl.h>
#include <unistd.h>

/**
 * vigie_streams_fill_gaps:
 *
 * To be called first in each program. A program that is started with a standard stream closed would get that
 * number for the next file that it opens: its report or a warning would be written into the history, say.
 * Such a stream is opened here in the direction in which it is of no use, so that using it is an error as it
 * would have been.
 */
void
vigie_streams_fill_gaps (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    {
      /* The lowest free number is given, and all below are taken. */
      if (fcntl (fd, F_GETFD) < 0)
        (void) open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}
