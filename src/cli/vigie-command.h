/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Beside 0 to 3, which vigie_report_exit_status () gives. As in sysexits.h. */
#define VIGIE_EXIT_USAGE 64
#define VIGIE_EXIT_FAILURE 70

/**
 * VigieCommand:
 * @name: what is typed after "vigie"
 * @summary: what it does, a few words; a msgid
 * @run: does it; @argv starts with the name; returns the exit status
 *
 * One subcommand: one file, and its line in vigie-command-table.c.
 */
typedef struct
{
  const char *name;
  const char *summary;
  int (*run) (int argc, char **argv);
} VigieCommand;

extern const VigieCommand vigie_command_check_link;
extern const VigieCommand vigie_command_checkup;
extern const VigieCommand vigie_command_delete_everything;
extern const VigieCommand vigie_command_lists;
extern const VigieCommand vigie_command_passphrase;
extern const VigieCommand vigie_command_sessions;

/* All of them; ends with NULL. */
const VigieCommand *const *vigie_command_table_get (void);
const VigieCommand *vigie_command_table_find (const char *name);
const char *vigie_command_table_suggest (const char *name);

int vigie_cli_run (int argc, char **argv);

G_END_DECLS
