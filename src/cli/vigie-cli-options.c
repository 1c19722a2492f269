/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-options.h"

#include "vigie-cli-io.h"
#include "vigie-command.h"
#include "vigie-config.h"
#include "vigie-text.h"

#include <glib/gi18n.h>
#include <string.h>

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

/* GLib drops what stands behind "--json=" without a word: "--json=no" would be taken for "--json". An option
 * that takes a value cannot be read without one.
 *
 * Returns: (transfer full) (nullable): the first option that takes no value and was given one */
static char *
find_unwanted_value (GOptionContext *context, int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      const char *sign = g_str_has_prefix (argv[i], "--") ? strchr (argv[i], '=') : NULL;
      g_autofree char *name = sign != NULL ? g_strndup (argv[i], (gsize) (sign - argv[i])) : NULL;
      char *words[] = { argv[0], name, NULL };
      char **alone = words;
      int n_words = 2;

      if (name != NULL && g_option_context_parse (context, &n_words, &alone, NULL))
        return g_steal_pointer (&name);
    }

  return NULL;
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
  g_autofree char *unwanted = NULL;
  g_autofree char *help = NULL;
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  unwanted = find_unwanted_value (context, *argc, *argv);
  if (unwanted != NULL)
    {
      /* Translators: %s is an option, such as "--json". */
      g_autofree char *complaint = g_strdup_printf (_ ("%s takes no value."), unwanted);

      *status = vigie_cli_options_refuse (complaint);
      return FALSE;
    }
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
