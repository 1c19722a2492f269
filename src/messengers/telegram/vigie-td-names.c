/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-td-names.h"

#include <dlfcn.h>
#include <string.h>

#include "vigie-config.h"

#define UNVERSIONED "libtdjson.so"

/* Debian 13's; asked for when no folder could be looked into. */
#define REFERENCE "libtdjson.so.1.8.38"

static gboolean
is_name (const char *name)
{
  const char *rest;

  if (!g_str_has_prefix (name, UNVERSIONED))
    return FALSE;

  rest = name + strlen (UNVERSIONED);
  if (*rest == '\0')
    return TRUE;

  if (*rest != '.' || !g_ascii_isdigit (rest[1]))
    return FALSE;

  return strspn (rest, "0123456789.") == strlen (rest);
}

/**
 * vigie_td_names_compare:
 *
 * Orders names of the library, the newest version first, the name without a version last.
 *
 * Returns: as strcmp ()
 */
int
vigie_td_names_compare (const char *a, const char *b)
{
  g_auto (GStrv) parts_a = g_strsplit (a, ".", 8);
  g_auto (GStrv) parts_b = g_strsplit (b, ".", 8);
  guint length_a = g_strv_length (parts_a);
  guint length_b = g_strv_length (parts_b);

  for (guint i = 2; i < MIN (length_a, length_b); i++)
    {
      guint64 number_a = g_ascii_strtoull (parts_a[i], NULL, 10);
      guint64 number_b = g_ascii_strtoull (parts_b[i], NULL, 10);

      if (number_a != number_b)
        return number_a > number_b ? -1 : 1;
    }

  return (int) length_b - (int) length_a;
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  return vigie_td_names_compare (*(const char *const *) a, *(const char *const *) b);
}

/* The names in one folder, the newest first. */
static GPtrArray *
list_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (is_name (name))
        g_ptr_array_add (names, g_strdup (name));
    }

  g_ptr_array_sort (names, compare_pointers);
  return names;
}

/* Where the dynamic loader looks too, in its order. */
static GPtrArray *
list_folders (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  const char *first = g_getenv ("LD_LIBRARY_PATH");
  g_auto (GStrv) parts = g_strsplit_set (first != NULL ? first : "", ":;", 64);
  Dl_info glib = { NULL };

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      if (g_path_is_absolute (parts[i]))
        g_ptr_array_add (folders, g_strdup (parts[i]));
    }

  g_ptr_array_add (folders, g_strdup (VIGIE_LIB_DIR));
  /* The distribution's own folder for this architecture is where GLib was loaded from. */
  if (dladdr ((const void *) g_ptr_array_new, &glib) != 0 && glib.dli_fname != NULL)
    g_ptr_array_add (folders, g_path_get_dirname (glib.dli_fname));
  g_ptr_array_add (folders, g_strdup ("/usr/local/lib"));
  g_ptr_array_add (folders, g_strdup ("/usr/lib64"));
  g_ptr_array_add (folders, g_strdup ("/usr/lib"));
  return folders;
}

/* The first folder that holds the library decides, as it does for the loader. */
static GPtrArray *
list_seen (void)
{
  g_autoptr (GPtrArray) folders = list_folders ();

  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr (GPtrArray) names = list_folder (g_ptr_array_index (folders, i));

      if (names->len > 0)
        return g_steal_pointer (&names);
    }

  return g_ptr_array_new_with_free_func (g_free);
}

/**
 * vigie_td_names_is_seen:
 *
 * Returns: whether a file of the library was found; %FALSE does not say that the loader finds none
 */
gboolean
vigie_td_names_is_seen (void)
{
  g_autoptr (GPtrArray) names = list_seen ();

  return names->len > 0;
}

/**
 * vigie_td_names_list:
 *
 * Each version of TDLib has a soname of its own, so the folders of the loader are looked through for one.
 * Only names are returned, never paths: which file a name means is left to the loader.
 *
 * Returns: (transfer full): the names to try, in that order
 */
char **
vigie_td_names_list (void)
{
  g_autoptr (GPtrArray) names = list_seen ();

  g_ptr_array_add (names, g_strdup (REFERENCE));
  g_ptr_array_add (names, g_strdup (UNVERSIONED));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
