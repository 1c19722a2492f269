/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program `vigie`: its subcommands. It never links GTK; without a subcommand it starts vigie-window. */

#include "vigie-cli-wait.h"
#include "vigie-command.h"
#include "vigie-config.h"
#include "vigie-secret.h"
#include "vigie-streams.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

int
main (int argc, char **argv)
{
  int status;

  vigie_streams_fill_gaps ();
  vigie_secret_harden_process ();
  /* Whoever reads the result may leave early; what was begun is ended all the same. */
  signal (SIGPIPE, SIG_IGN);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, VIGIE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = vigie_cli_run (argc, argv);
  vigie_cli_die_of_signal ();
  return status;
}
