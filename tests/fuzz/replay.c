/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives a fuzz target each file of the folders named as arguments, once: what fuzzing found stays mended. */

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static guint
replay_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_files = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      g_autofree guint8 *exact = NULL;
      gsize size = 0;

      if (!g_file_get_contents (file, &content, &size, NULL))
        continue;
      /* Without the NUL that GLib adds, so that reading past the end is seen. */
      exact = g_memdup2 (content, size);
      LLVMFuzzerTestOneInput (exact, size);
      n_files++;
    }
  return n_files;
}

int
main (int argc, char **argv)
{
  guint n_files = 0;

  for (int i = 1; i < argc; i++)
    n_files += replay_folder (argv[i]);
  g_print ("1..1\n%s 1 %u files\n", n_files > 0 ? "ok" : "not ok", n_files);
  return n_files > 0 ? 0 : 1;
}
