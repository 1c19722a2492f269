/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Carries JSON lines between a test and one client of libtdjson: standard input to td_send (), td_receive ()
 * to standard output. The end of standard input ends the program. Usage: tdpipe LIBRARY
 */

#include <dlfcn.h>
#include <glib.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

typedef int (*CreateClientId) (void);
typedef void (*Send) (int client_id, const char *request);
typedef const char *(*Receive) (double timeout);
typedef const char *(*Execute) (const char *request);

typedef struct
{
  Send send;
  int client_id;
  atomic_bool done;
} Pipe;

static const char *const silence[] = {
  "{\"@type\":\"setLogVerbosityLevel\",\"new_verbosity_level\":0}",
  "{\"@type\":\"setLogStream\",\"log_stream\":{\"@type\":\"logStreamEmpty\"}}",
};

/* The address of a function of the library; ends the program when it is not there. */
static void *
find_function (void *library, const char *name)
{
  void *address = dlsym (library, name);

  if (address == NULL)
    {
      fprintf (stderr, "tdpipe: %s\n", dlerror ());
      exit (1);
    }

  return address;
}

/* Its own thread: lines of standard input are requests. */
static gpointer
send_lines (gpointer data)
{
  Pipe *pipe = data;
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);

  for (;;)
    {
      g_autofree char *line = NULL;

      if (g_io_channel_read_line (input, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
        break;
      pipe->send (pipe->client_id, g_strchomp (line));
    }

  atomic_store (&pipe->done, true);
  return NULL;
}

int
main (int argc, char **argv)
{
  void *library;
  CreateClientId create_client_id;
  Execute execute;
  Receive receive;
  Pipe pipe = { 0 };

  if (argc != 2)
    {
      fprintf (stderr, "usage: tdpipe LIBRARY\n");
      return 64;
    }

  library = dlopen (argv[1], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL)
    {
      fprintf (stderr, "tdpipe: %s\n", dlerror ());
      return 1;
    }

  *(void **) &create_client_id = find_function (library, "td_create_client_id");
  *(void **) &pipe.send = find_function (library, "td_send");
  *(void **) &receive = find_function (library, "td_receive");
  *(void **) &execute = find_function (library, "td_execute");

  for (gsize i = 0; i < G_N_ELEMENTS (silence); i++)
    execute (silence[i]);

  pipe.client_id = create_client_id ();
  g_thread_unref (g_thread_new ("send-lines", send_lines, &pipe));

  while (!atomic_load (&pipe.done))
    {
      const char *received = receive (0.2);

      if (received != NULL)
        {
          puts (received);
          fflush (stdout);
        }
    }

  return 0;
}
