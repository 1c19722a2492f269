/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* vigie lists: shows, fills, refreshes and removes the lists that links are looked up in. */

#include "vigie-cli-io.h"
#include "vigie-cli-lists.h"
#include "vigie-cli-options.h"
#include "vigie-cli-wait.h"
#include "vigie-command.h"
#include "vigie-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "vigie-error.h"
#include "vigie-list-feed.h"
#include "vigie-list-shelf.h"
#include "vigie-text.h"

#define DEFAULT_COLUMNS 80
#define MAX_QUOTED 40

typedef struct
{
  char *folder;
  char *name;
  gboolean as_json;
  gboolean replaces;
} Request;

static void
request_clear (Request *request)
{
  g_free (request->folder);
  g_free (request->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static int
complain_about (const GError *error)
{
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_BUSY))
    vigie_cli_complain ("%s", _ ("Another copy of Vigie is writing the lists. Try again in a moment."));
  else
    vigie_cli_complain_about (error);
  return VIGIE_EXIT_FAILURE;
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static int
show (Request *request)
{
  const guint columns = vigie_cli_get_columns (STDOUT_FILENO, DEFAULT_COLUMNS);
  gboolean all_good;
  g_autofree char *text = request->as_json
                              ? vigie_cli_lists_to_json (request->folder, &all_good)
                              : vigie_cli_lists_to_text (request->folder, columns, get_now (), &all_good);

  if (!vigie_cli_write (text))
    return VIGIE_EXIT_FAILURE;
  return all_good ? 0 : VIGIE_EXIT_FAILURE;
}

static void
complain_about_file (const char *path, const char *why)
{
  g_autofree char *quoted = vigie_text_clean (path, MAX_QUOTED, NULL);

  /* Translators: the first text is a file, the second says why it cannot be read. */
  vigie_cli_complain (_ ("“%1$s” cannot be read: %2$s"), quoted, why);
}

/* -1 after a complaint. */
static int
open_file (const char *path)
{
  const int fd = g_str_equal (path, "-") ? dup (STDIN_FILENO) : open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    complain_about_file (path, g_strerror (errno));
  return fd;
}

static void
say_left_out (const VigieListCounts *counts)
{
  g_autofree char *text = vigie_cli_lists_left_out_to_text (counts);

  if (text != NULL)
    vigie_cli_say ("%s", text);
}

static int
import (Request *request, const char *path)
{
  g_autoptr (VigieListUpdate) update = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;
  VigieBlockListInfo info = { 0 };
  VigieListCounts counts;
  g_autofd int fd = open_file (path);

  if (fd < 0)
    return VIGIE_EXIT_FAILURE;
  if (request->name == NULL)
    request->name =
        g_str_equal (path, "-") ? g_strdup (VIGIE_LIST_DEFAULT_NAME) : vigie_list_name_of_file (path);

  update = vigie_list_update_new (request->folder, request->name, request->replaces, &error);
  if (update == NULL)
    return complain_about (error);
  if (!vigie_list_update_feed_fd (update, fd, &error))
    {
      complain_about_file (path, error->message);
      return VIGIE_EXIT_FAILURE;
    }

  /* Translators: where a list came from: it was given to the command by another program. */
  source = g_str_equal (path, "-") ? g_strdup (C_ ("list", "standard input")) : g_path_get_basename (path);
  info.source = source;
  info.updated = get_now ();
  if (!vigie_list_update_commit (update, &info, &counts, &error))
    {
      say_left_out (&counts);
      complain_about (error);
      vigie_cli_say ("%s", _ ("The lists are as they were before."));
      return VIGIE_EXIT_FAILURE;
    }

  say_left_out (&counts);
  text = vigie_cli_lists_counts_to_text (request->name, &counts);
  return vigie_cli_write (text) ? 0 : VIGIE_EXIT_FAILURE;
}

static int
remove_list (Request *request, const char *name)
{
  g_autofree char *quoted = vigie_text_clean (name, MAX_QUOTED, NULL);
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  if (!vigie_list_is_name (name) || !vigie_list_remove (request->folder, name, &error))
    {
      if (error != NULL && !g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_GONE))
        return complain_about (error);
      vigie_cli_complain (_ ("There is no list “%s”. “vigie lists” shows them."), quoted);
      return VIGIE_EXIT_FAILURE;
    }

  line = g_strdup_printf (_ ("The list “%s” is removed.\n"), quoted);
  return vigie_cli_write (line) ? 0 : VIGIE_EXIT_FAILURE;
}

static int
refresh (Request *request)
{
  g_autoptr (GSettings) settings = vigie_list_feed_dup_settings ();
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;
  g_auto (VigieCliResult) answer = { NULL };
  g_autoptr (GError) error = NULL;
  gboolean has_changed;
  VigieListCounts counts;

  if (settings == NULL || !g_settings_get_boolean (settings, VIGIE_LIST_FEED_KEY_ENABLED))
    {
      vigie_cli_complain (
          "%s", _ ("No list of the web is switched on. It is in Vigie’s preferences, under “Links”."));
      return VIGIE_EXIT_FAILURE;
    }

  address = g_settings_get_string (settings, VIGIE_LIST_FEED_KEY_ADDRESS);
  vigie_list_feed_refresh_async (request->folder, address, get_now (), vigie_cli_get_cancellable (),
                                 vigie_cli_result_cb, &answer);
  if (!vigie_list_feed_refresh_finish (vigie_cli_wait (&answer, NULL), &has_changed, &counts, &error))
    {
      vigie_cli_complain ("%s", vigie_list_feed_error_sentence (error));
      return VIGIE_EXIT_FAILURE;
    }

  if (has_changed)
    say_left_out (&counts);
  text = has_changed ? vigie_cli_lists_counts_to_text (VIGIE_LIST_FEED_NAME, &counts)
                     : g_strdup (_ ("There is nothing newer.\n"));
  return vigie_cli_write (text) ? 0 : VIGIE_EXIT_FAILURE;
}

static int
do_task (Request *request, int n_words, char **words)
{
  const char *task = n_words > 0 ? words[0] : "show";
  g_autofree char *quoted = NULL;
  g_autofree char *complaint = NULL;

  if (request->name != NULL && !vigie_list_is_name (request->name))
    return vigie_cli_options_refuse (
        _ ("The name of a list has up to 48 letters without accents, digits, and “-”, “_” or “.”."));
  if (!g_str_equal (task, "import") && (request->name != NULL || request->replaces))
    return vigie_cli_options_refuse (_ ("--name and --replace go with “import”."));
  if (!g_str_equal (task, "show") && request->as_json)
    return vigie_cli_options_refuse (_ ("--json goes with “show”."));

  if (g_str_equal (task, "show") && n_words <= 1)
    return show (request);
  if (g_str_equal (task, "import"))
    return n_words == 2 ? import (request, words[1])
                        : vigie_cli_options_refuse (
                              _ ("Say which file: vigie lists import FILE, or “-” for standard input."));
  if (g_str_equal (task, "refresh") && n_words == 1)
    return refresh (request);
  if (g_str_equal (task, "remove"))
    return n_words == 2 ? remove_list (request, words[1])
                        : vigie_cli_options_refuse (_ ("Say which list: vigie lists remove NAME."));

  quoted = vigie_text_clean (task, MAX_QUOTED, NULL);
  complaint = g_strdup_printf (_ ("Nothing can be done with “%s”."), quoted);
  return vigie_cli_options_refuse (complaint);
}

static int
run (int argc, char **argv)
{
  g_auto (Request) request = { .folder = vigie_list_shelf_dup_folder () };
  const GOptionEntry entries[] = {
    { "name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &request.name,
      N_ ("import: into the list of that name"), N_ ("NAME") },
    { "replace", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request.replaces,
      N_ ("import: what the list held before goes"), NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request.as_json,
      N_ ("show: print JSON (docs/json.md)"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context =
      g_option_context_new (N_ ("[show | import FILE | refresh | remove NAME]"));
  int status;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context,
      N_ ("show     shows the lists in which links are looked up\n"
          "import   takes sites and pages from a file, or “-” for standard input: plain names, hosts\n"
          "         files, lists of ad blockers, web addresses\n"
          "refresh  asks the web for the list that is switched on in the preferences\n"
          "remove   removes a list"));
  g_option_context_set_description (context,
                                    N_ ("Nothing of a list leaves this computer. Exit status: 0 done, 70 not "
                                        "done or a list is damaged, 64 wrong usage.\n"));
  return vigie_cli_options_read (context, &argc, &argv, &status) ? do_task (&request, argc - 1, argv + 1)
                                                                 : status;
}

const VigieCommand vigie_command_lists = {
  .name = "lists",
  .summary = N_ ("Show, fill or remove the lists that links are looked up in"),
  .run = run,
};
