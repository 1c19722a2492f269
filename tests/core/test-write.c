/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-write.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define LENGTH (1024 * 1024)

static gboolean is_stopped;

static gboolean
ask_whether_stopped (void)
{
  return is_stopped;
}

static void
do_nothing (int number)
{
}

/* Without SA_RESTART, so that write () is interrupted. */
static void
catch_signals (void)
{
  struct sigaction action = { .sa_handler = do_nothing };

  g_assert_no_errno (sigaction (SIGUSR1, &action, NULL));
  action.sa_handler = SIG_IGN;
  g_assert_no_errno (sigaction (SIGPIPE, &action, NULL));
}

typedef struct
{
  pthread_t writer;
  int fd;
  GByteArray *got;
} Reader;

/* Reads slowly, and disturbs the writer while it waits for room. */
static gpointer
read_all (gpointer data)
{
  Reader *reader = data;
  guint8 piece[4093];
  gssize n;

  do
    {
      pthread_kill (reader->writer, SIGUSR1);
      n = read (reader->fd, piece, sizeof piece);
      if (n > 0)
        g_byte_array_append (reader->got, piece, (guint) n);
    }
  while (n > 0 || (n < 0 && errno == EINTR));
  return NULL;
}

static void
test_pieces_and_signals (void)
{
  g_autoptr (GByteArray) got = g_byte_array_new ();
  g_autofree guint8 *data = g_malloc (LENGTH);
  Reader reader = { .writer = pthread_self (), .got = got };
  int fds[2];
  GThread *thread;

  for (gsize i = 0; i < LENGTH; i++)
    data[i] = (guint8) (i * 7 + i / 251);
  g_assert_no_errno (pipe2 (fds, O_CLOEXEC));
  reader.fd = fds[0];
  is_stopped = FALSE;
  thread = g_thread_new ("reader", read_all, &reader);
  g_assert_true (vigie_write_all (fds[1], data, LENGTH, ask_whether_stopped));
  close (fds[1]);
  g_thread_join (thread);
  close (fds[0]);
  g_assert_cmpmem (got->data, got->len, data, LENGTH);
}

static void
test_nobody_reads (void)
{
  int fds[2];

  g_assert_no_errno (pipe2 (fds, O_CLOEXEC));
  close (fds[0]);
  g_assert_false (vigie_write_all (fds[1], "text", 4, NULL));
  g_assert_cmpint (errno, ==, EPIPE);
  g_assert_true (vigie_write_all (fds[1], "", 0, NULL));
  close (fds[1]);
}

/* Sends the signal again and again: the first one may come before the writer waits. */
static gpointer
disturb (gpointer data)
{
  Reader *reader = data;

  while (!g_atomic_int_get (&reader->fd))
    {
      pthread_kill (reader->writer, SIGUSR1);
      g_usleep (1000);
    }
  return NULL;
}

static void
test_stopped (void)
{
  g_autofree guint8 *data = g_malloc0 (LENGTH);
  Reader reader = { .writer = pthread_self () };
  int fds[2];
  GThread *thread;

  g_assert_no_errno (pipe2 (fds, O_CLOEXEC));
  is_stopped = TRUE;
  thread = g_thread_new ("disturber", disturb, &reader);
  g_assert_false (vigie_write_all (fds[1], data, LENGTH, ask_whether_stopped));
  g_assert_cmpint (errno, ==, EINTR);
  g_atomic_int_set (&reader.fd, 1);
  g_thread_join (thread);
  close (fds[0]);
  close (fds[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  catch_signals ();

  g_test_add_func ("/write/pieces-and-signals", test_pieces_and_signals);
  g_test_add_func ("/write/nobody-reads", test_nobody_reads);
  g_test_add_func ("/write/stopped", test_stopped);

  return g_test_run ();
}
