/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A message a line in, a verdict a line out: in order, in constant memory, and as soon as the input pauses.
 */

#include "vigie-check-batch.h"

#include "vigie-check-json.h"
#include "vigie-cli-io.h"
#include "vigie-command.h"
#include "vigie-config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define READ_SIZE (256 * 1024)
#define WRITE_SIZE (64 * 1024)
/* One byte more than is looked at tells that there was more. */
#define MAX_LINE (VIGIE_MESSAGE_MAX_LENGTH + 1)

typedef struct
{
  VigieLinkChecker *checker; /* (unowned) */
  VigieCheckJson *json;      /* (unowned) */
  GString *line;             /* (unowned) the beginning of a line whose end is not read yet */
  GString *out;              /* (unowned) */
  gboolean is_broken;        /* nothing can be written any more */
} Batch;

static void
flush (Batch *batch)
{
  if (batch->out->len > 0 && !vigie_cli_write_bytes (batch->out->str, batch->out->len))
    batch->is_broken = TRUE;
  g_string_truncate (batch->out, 0);
}

static void
answer (Batch *batch, const char *line, gsize length)
{
  const VigieMessageCheck *check;

  if (length > 0 && line[length - 1] == '\r')
    length--;
  check = vigie_link_checker_check (batch->checker, line, length);
  vigie_check_json_append_line (batch->json, batch->out, line, length, check);
  if (batch->out->len >= WRITE_SIZE)
    flush (batch);
}

static void
keep_beginning (Batch *batch, const char *bytes, gsize n_bytes)
{
  gsize room = MAX_LINE - batch->line->len;

  g_string_append_len (batch->line, bytes, (gssize) MIN (n_bytes, room));
}

static void
take (Batch *batch, const char *bytes, gsize n_bytes)
{
  const char *end = bytes + n_bytes;

  while (bytes < end && !batch->is_broken)
    {
      const char *line_end = memchr (bytes, '\n', (gsize) (end - bytes));

      if (line_end == NULL)
        {
          keep_beginning (batch, bytes, (gsize) (end - bytes));
          return;
        }
      if (batch->line->len == 0)
        {
          answer (batch, bytes, (gsize) (line_end - bytes));
        }
      else
        {
          keep_beginning (batch, bytes, (gsize) (line_end - bytes));
          answer (batch, batch->line->str, batch->line->len);
          g_string_truncate (batch->line, 0);
        }
      bytes = line_end + 1;
    }
}

/* Whoever writes a line and waits for its answer gets it: what is there is written before the wait. */
static gboolean
would_wait (int fd)
{
  struct pollfd poll_fd = { .fd = fd, .events = POLLIN };

  return poll (&poll_fd, 1, 0) == 0;
}

static gssize
read_some (int fd, char *buffer, gsize size)
{
  gssize n;

  do
    n = read (fd, buffer, size);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    vigie_cli_complain (_ ("The input cannot be read: %s"), g_strerror (errno));
  return n;
}

/**
 * vigie_check_batch:
 * @checker: judges
 * @fd: where lines come from
 *
 * Answers each line of @fd with one line of JSON on standard output.
 *
 * Returns: the exit status
 */
int
vigie_check_batch (VigieLinkChecker *checker, int fd)
{
  g_autoptr (VigieCheckJson) json = vigie_check_json_new ();
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) out = g_string_sized_new (2 * WRITE_SIZE);
  g_autofree char *buffer = g_malloc (READ_SIZE);
  Batch batch = { .checker = checker, .json = json, .line = line, .out = out };
  gssize n = 1;

  while (n > 0 && !batch.is_broken)
    {
      if (out->len > 0 && would_wait (fd))
        flush (&batch);
      n = read_some (fd, buffer, READ_SIZE);
      if (n > 0)
        take (&batch, buffer, (gsize) n);
    }
  if (line->len > 0 && !batch.is_broken)
    answer (&batch, line->str, line->len);
  flush (&batch);
  return n < 0 || batch.is_broken ? VIGIE_EXIT_FAILURE : 0;
}

/**
 * vigie_check_read_all:
 * @fd: where a message comes from
 * @max_length: where to stop, bytes
 *
 * Returns: (transfer full) (nullable): what was read, at most @max_length bytes and one more if there was
 * more; %NULL after saying why it cannot be
 */
GString *
vigie_check_read_all (int fd, gsize max_length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *buffer = g_malloc (READ_SIZE);
  gssize n = 1;

  while (n > 0 && text->len <= max_length)
    {
      n = read_some (fd, buffer, MIN (READ_SIZE, max_length + 1 - text->len));
      if (n > 0)
        g_string_append_len (text, buffer, n);
    }

  return n < 0 ? NULL : g_steal_pointer (&text);
}
