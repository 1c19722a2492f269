/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads links, a line of hexadecimal digits each, and writes what Vigie makes of them, a line each: scheme,
 * host, port, path, query, fragment with tabs between, or nothing for what is no link. For
 * compare-with-node.mjs. */

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "vigie-url.h"

static gsize
read_bytes (const char *line, char *bytes)
{
  gsize n = 0;

  for (; g_ascii_isxdigit (line[0]) && g_ascii_isxdigit (line[1]); line += 2)
    bytes[n++] = (char) (g_ascii_xdigit_value (line[0]) << 4 | g_ascii_xdigit_value (line[1]));
  return n;
}

static void
write_parts (const VigieUrl *url)
{
  printf ("%s\t%s\t", url->scheme, url->host);
  if ((url->notes & VIGIE_URL_NOTE_PORT) != 0)
    printf ("%u", url->port);
  printf ("\t%s\t%s\t%s", url->path, url->query != NULL ? url->query : "",
          url->fragment != NULL ? url->fragment : "");
}

int
main (void)
{
  g_auto (VigieUrl) url = { 0 };
  char *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, stdin) >= 0)
    {
      g_autofree char *bytes = g_malloc (size);
      gsize n = read_bytes (line, bytes);

      if (vigie_url_parse (&url, bytes, n))
        write_parts (&url);
      putchar ('\n');
    }
  free (line);
  return fflush (stdout) == 0 ? 0 : 1;
}
