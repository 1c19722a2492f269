/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-options.h"

#include "vigie-cli-io.h"
#include "vigie-command.h"
#include "vigie-config.h"
#include "vigie-text.h"

#include <glib/gi18n.h>

/* What is shown of a complaint, which quotes what was typed, characters. */
#define MAX_COMPLAINT 300

/**
 * vigie_cli_options_refuse:
 * @complaint: what is wrong with what was typed; may quote it
 *
 * Says so, and where to read what can be typed.
 *
 * Returns: the exit status
 */
int
vigie_cli_options_refuse (const char *complaint)
{
  g_autofree char *clean = vigie_text_clean (complaint, MAX_COMPLAINT, NULL);

  vigie_cli_complain ("%s", clean);
  /* Translators: %s is a command that was typed, such as "vigie checkup". */
  vigie_cli_say (_ ("“%s --help” shows what can be said."), g_get_prgname ());
  return VIGIE_EXIT_USAGE;
}

/**
 * vigie_cli_options_read:
 * @context: the options of a command, all but --help
 * @argc: (inout): as of main ()
 * @argv: (inout): as of main ()
 * @status: (out): the exit status where the command ends here
 *
 * Reads the options. Shows the help if that is asked for, and says what is wrong with them. GLib's own
 * --help does not see whether its text could be written.
 *
 * Returns: whether to go on
 */
gboolean
vigie_cli_options_read (GOptionContext *context, int *argc, char ***argv, int *status)
{
  gboolean is_help_wanted = FALSE;
  const GOptionEntry entries[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_help_wanted, N_ ("Print this"), NULL },
    { NULL },
  };
  g_autofree char *help = NULL;
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = vigie_cli_options_refuse (error->message);
      return FALSE;
    }
  if (!is_help_wanted)
    return TRUE;

  help = g_option_context_get_help (context, TRUE, NULL);
  *status = vigie_cli_write (help) ? 0 : VIGIE_EXIT_FAILURE;
  return FALSE;
}
