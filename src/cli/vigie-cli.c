/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-io.h"
#include "vigie-cli-wait.h"
#include "vigie-command.h"
#include "vigie-config.h"
#include "vigie-text.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* What is quoted of a mistyped word, characters. */
#define MAX_QUOTED 40

static int
show_version (void)
{
  return vigie_cli_write ("vigie " VIGIE_VERSION "\n") ? 0 : VIGIE_EXIT_FAILURE;
}

static int
show_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const VigieCommand *const *commands = vigie_command_table_get ();

  g_string_append_printf (text, "%s\n\n", _ ("Vigie looks at who is signed in to your messenger accounts."));
  g_string_append_printf (text, "%s\n", _ ("Usage:"));
  g_string_append_printf (text, "  %-20s %s\n", "vigie", _ ("Open the window"));
  g_string_append_printf (text, "  %-22s %s\n", "vigie --check …",
                          _ ("Open the window and say what a link is"));
  g_string_append_printf (text, "  %-20s %s\n", "vigie --practice",
                          _ ("Open the window with the practice account"));
  g_string_append_printf (text, "  %-22s %s\n", "vigie --scenario …",
                          _ ("Open the window with the invented account of a file"));
  for (guint i = 0; commands[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("vigie %s …", commands[i]->name);

      /* "…" takes three bytes and one column. */
      g_string_append_printf (text, "  %-22s %s\n", line, _ (commands[i]->summary));
    }
  g_string_append_printf (text, "  %-20s %s\n", "vigie --version", _ ("Print the version"));
  g_string_append_printf (text, "  %-20s %s\n\n", "vigie --help", _ ("Print this"));
  g_string_append_printf (
      text, "%s\n",
      _ ("“vigie checkup --practice” tries it all on an invented account. Each command has a "
         "--help of its own."));
  return vigie_cli_write (text->str) ? 0 : VIGIE_EXIT_FAILURE;
}

static gboolean
has_display (void)
{
  const char *wayland = g_getenv ("WAYLAND_DISPLAY");
  const char *x11 = g_getenv ("DISPLAY");
  g_autofree char *socket = g_build_filename (g_get_user_runtime_dir (), "wayland-0", NULL);

  return (wayland != NULL && *wayland != '\0') || (x11 != NULL && *x11 != '\0') ||
         g_file_test (socket, G_FILE_TEST_EXISTS);
}

static int
open_window (char **argv)
{
  g_autofree char *program = g_build_filename (VIGIE_LIBEXEC_DIR, "vigie-window", NULL);

  if (!has_display ())
    {
      vigie_cli_complain ("%s", _ ("There is no screen here to open the window on."));
      vigie_cli_say (
          "%s",
          _ ("“vigie checkup --practice” and the other commands work without one: see “vigie --help”."));
      return VIGIE_EXIT_FAILURE;
    }

  execv (program, argv);
  /* Translators: the first text is a file, the second says why it cannot be started. */
  vigie_cli_complain (_ ("The window cannot be opened: %1$s: %2$s"), program, g_strerror (errno));
  return VIGIE_EXIT_FAILURE;
}

static gboolean
is_for_window (const char *word)
{
  return g_str_equal (word, "--practice") || g_str_equal (word, "--check") ||
         g_str_has_prefix (word, "--check=") || g_str_equal (word, "--scenario") ||
         g_str_has_prefix (word, "--scenario=");
}

static int
refuse (const char *word)
{
  g_autofree char *quoted = vigie_text_clean (word, MAX_QUOTED, NULL);
  const char *meant = *word != '-' ? vigie_command_table_suggest (word) : NULL;

  vigie_cli_complain (_ ("There is no command “%s”."), quoted);
  if (meant != NULL)
    vigie_cli_say (_ ("Did you mean “vigie %s”?"), meant);
  vigie_cli_say ("%s", _ ("“vigie --help” shows them all."));
  return VIGIE_EXIT_USAGE;
}

static int
refuse_more (const char *word)
{
  g_autofree char *quoted = vigie_text_clean (word, MAX_QUOTED, NULL);

  vigie_cli_complain (_ ("Nothing can be done with “%s”."), quoted);
  vigie_cli_say ("%s", _ ("“vigie --help” shows them all."));
  return VIGIE_EXIT_USAGE;
}

/**
 * vigie_cli_run:
 * @argc: as of main ()
 * @argv: as of main ()
 *
 * Does what the command line says.
 *
 * Returns: the exit status
 */
int
vigie_cli_run (int argc, char **argv)
{
  const VigieCommand *command;
  g_autofree char *program = NULL;

  if (argc < 2 || is_for_window (argv[1]))
    return open_window (argv);
  if (g_str_equal (argv[1], "--version"))
    return argc > 2 ? refuse_more (argv[2]) : show_version ();
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    return show_help ();

  command = vigie_command_table_find (argv[1]);
  if (command == NULL)
    return refuse (argv[1]);

  program = g_strdup_printf ("vigie %s", command->name);
  g_set_prgname (program);
  return command->run (argc - 1, argv + 1);
}
