/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-command.h"

#include <string.h>

/* Longer words are no misspelt command. */
#define MAX_NAME 32
/* Letters that may be wrong. */
#define MAX_DISTANCE 2

static const VigieCommand *const commands[] = {
  &vigie_command_check_link,
  &vigie_command_checkup,
  &vigie_command_delete_everything,
  &vigie_command_lists,
  &vigie_command_passphrase,
  &vigie_command_sessions,
  NULL,
};

/**
 * vigie_command_table_get:
 *
 * Returns: (transfer none) (array zero-terminated=1): all subcommands
 */
const VigieCommand *const *
vigie_command_table_get (void)
{
  return commands;
}

/**
 * vigie_command_table_find:
 * @name: what was typed
 *
 * Returns: (transfer none) (nullable): the subcommand of that name
 */
const VigieCommand *
vigie_command_table_find (const char *name)
{
  for (guint i = 0; commands[i] != NULL; i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];

  return NULL;
}

/* How many letters are to be changed, added or taken away to make @b of @a (Levenshtein). */
static guint
distance (const char *a, const char *b)
{
  guint row[MAX_NAME + 1];
  gsize length = strlen (b);

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint) j;

  for (gsize i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i;
      for (gsize j = 1; j <= length; j++)
        {
          guint changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);

          diagonal = row[j];
          row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
        }
    }

  return row[length];
}

/**
 * vigie_command_table_suggest:
 * @name: what was typed, and is no subcommand
 *
 * Returns: (transfer none) (nullable): the name that was perhaps meant
 */
const char *
vigie_command_table_suggest (const char *name)
{
  const char *nearest = NULL;
  guint least = MAX_DISTANCE + 1;

  if (strlen (name) > MAX_NAME)
    return NULL;

  for (guint i = 0; commands[i] != NULL; i++)
    {
      guint d = g_str_has_prefix (commands[i]->name, name) && strlen (name) > 1
                    ? 0
                    : distance (name, commands[i]->name);

      if (d < least)
        {
          least = d;
          nearest = commands[i]->name;
        }
    }

  return nearest;
}
