/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* vigie check-link: says what a link is, without opening it. */

#include "vigie-check-batch.h"
#include "vigie-check-json.h"
#include "vigie-check-picture.h"
#include "vigie-check-text.h"
#include "vigie-cli-io.h"
#include "vigie-cli-options.h"
#include "vigie-command.h"
#include "vigie-config.h"
#include "vigie-list-shelf.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_COLUMNS 80

typedef struct
{
  gboolean as_json;
  gboolean as_batch;
  char **pictures; /* (nullable) */
} Request;

/* Lists are a second opinion: a check goes on without them, and says so. */
static void
use_block_lists (VigieLinkChecker *checker)
{
  g_autofree char *folder = vigie_list_shelf_dup_folder ();
  g_autoptr (GError) problem = NULL;
  g_autoptr (VigieBlockList) list = NULL;

  if (access (folder, F_OK) != 0)
    return;

  list = vigie_block_list_open_folder (folder, &problem);
  if (problem != NULL)
    vigie_cli_say (_ ("A list of reported sites cannot be used: %s"), problem->message);
  vigie_link_checker_set_block_list (checker, list);
}

static int
get_exit_status (VigieLinkVerdict verdict)
{
  switch (verdict)
    {
    case VIGIE_LINK_OFFICIAL:
      return 0;
    case VIGIE_LINK_CAUTION:
      return 1;
    case VIGIE_LINK_DANGEROUS:
      return 2;
    case VIGIE_LINK_UNKNOWN:
    default:
      return 3;
    }
}

static int
show (const Request *request, const GString *message, const VigieMessageCheck *check)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) report = g_string_new (NULL);

  if (request->as_json)
    {
      g_autoptr (VigieCheckJson) json = vigie_check_json_new ();

      vigie_check_json_append_report (json, report, message->str, message->len, check);
    }
  else
    {
      text = vigie_check_to_text (check, vigie_cli_get_columns (STDOUT_FILENO, DEFAULT_COLUMNS));
      g_string_append (report, text);
    }
  return vigie_cli_write_bytes (report->str, report->len) ? get_exit_status (check->verdict)
                                                          : VIGIE_EXIT_FAILURE;
}

static GString *
read_message (int argc, char **argv)
{
  g_autoptr (GString) message = NULL;

  if (argc < 2)
    {
      if (isatty (STDIN_FILENO))
        vigie_cli_say ("%s", _ ("Paste the message or the link, then press Enter and Ctrl+D."));
      return vigie_check_read_all (STDIN_FILENO, VIGIE_MESSAGE_MAX_LENGTH);
    }

  message = g_string_new (argv[1]);
  for (int i = 2; i < argc; i++)
    g_string_append_printf (message, " %s", argv[i]);
  return g_steal_pointer (&message);
}

static int
check_picture (VigieLinkChecker *checker, const Request *request)
{
  gboolean has_more = FALSE;
  g_auto (GStrv) codes = vigie_check_read_picture (request->pictures[0], &has_more);
  g_autofree char *joined = codes != NULL ? vigie_link_checker_join_codes (codes) : NULL;
  g_autoptr (GString) message = g_string_new (joined);

  if (codes == NULL)
    return VIGIE_EXIT_FAILURE;
  return show (request, message,
               vigie_link_checker_check_codes (checker, (const char *const *) codes, has_more));
}

static int
check (const Request *request, int argc, char **argv)
{
  g_autoptr (VigieLinkChecker) checker = vigie_link_checker_new ();
  g_autoptr (GString) message = NULL;

  use_block_lists (checker);
  if (request->as_batch)
    return vigie_check_batch (checker, STDIN_FILENO);
  if (request->pictures != NULL)
    return check_picture (checker, request);

  message = read_message (argc, argv);
  if (message == NULL)
    return VIGIE_EXIT_FAILURE;
  return show (request, message, vigie_link_checker_check (checker, message->str, message->len));
}

static GOptionContext *
new_context (Request *request)
{
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request->as_json, N_ ("Print JSON (docs/json.md)"),
      NULL },
    { "batch", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request->as_batch,
      N_ ("Check each line of standard input, and print a line of JSON for it"), NULL },
    { "picture", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &request->pictures,
      N_ ("Check the codes in a picture (- for standard input)"), N_ ("FILE") },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (N_ ("[TEXT…]"));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context, N_ ("Says what a link is: a whole message, a link or a host, from the command "
                   "line or standard input.\nNothing is opened, and nothing is sent anywhere."));
  g_option_context_set_description (context, N_ ("Exit status: 0 official, 1 careful, 2 dangerous, 3 "
                                                 "unknown. With --batch: 0 when each line has its "
                                                 "answer. 64 wrong usage, 70 failed.\n"));
  return context;
}

static const char *
find_contradiction (const Request *request, int argc)
{
  if (request->as_batch && (argc > 1 || request->pictures != NULL))
    return _ ("--batch reads standard input, and nothing else.");
  if (request->pictures != NULL && (argc > 1 || request->pictures[1] != NULL))
    return _ ("Check a text or a picture, one at a time.");
  return NULL;
}

/* GOption leaves the "--" where it stopped. */
static void
drop_separator (int *argc, char **argv)
{
  if (*argc < 2 || !g_str_equal (argv[1], "--"))
    return;

  for (int i = 1; i < *argc; i++)
    argv[i] = argv[i + 1];
  (*argc)--;
}

static int
run (int argc, char **argv)
{
  Request request = { FALSE };
  g_autoptr (GOptionContext) context = new_context (&request);
  const char *contradiction;
  int status;

  if (vigie_cli_options_read (context, &argc, &argv, &status))
    {
      drop_separator (&argc, argv);
      contradiction = find_contradiction (&request, argc);
      status =
          contradiction != NULL ? vigie_cli_options_refuse (contradiction) : check (&request, argc, argv);
    }

  g_strfreev (request.pictures);
  return status;
}

const VigieCommand vigie_command_check_link = {
  .name = "check-link",
  .summary = N_ ("Say what a link is, without opening it"),
  .run = run,
};
