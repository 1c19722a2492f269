/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* vigie sessions: lists the sessions of an account, gives them names, ends them. */

#include "vigie-cli-audit.h"
#include "vigie-cli-end.h"
#include "vigie-cli-io.h"
#include "vigie-cli-list.h"
#include "vigie-cli-options.h"
#include "vigie-cli-wait.h"
#include "vigie-command.h"
#include "vigie-config.h"
#include "vigie-error.h"
#include "vigie-report.h"
#include "vigie-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_QUOTED 40

/* What is asked of the sessions. */
typedef enum
{
  TASK_LIST,
  TASK_NAME,
  TASK_END,
  TASK_SIGN_OUT,
} Task;

typedef struct
{
  VigieCliSource source;
  Task task;
  char **words; /* (unowned) what stands after the task */
  int n_words;
  gboolean as_json;
  gboolean is_sure;
  gboolean waits;
} Request;

static int
list (Request *request, VigieAuditor *auditor)
{
  VigieJudgement *judgement = vigie_auditor_get_judgement (auditor);
  g_autofree char *text = NULL;

  if (request->as_json)
    text = vigie_report_to_json (judgement, vigie_messenger_get_id (request->source.messenger),
                                 !request->source.is_telegram);
  else
    text = vigie_cli_list_to_text (judgement);
  return vigie_cli_write (text) ? vigie_report_exit_status (judgement) : VIGIE_EXIT_FAILURE;
}

static int
give_name (Request *request, VigieAuditor *auditor)
{
  const char *id = request->words[0];
  VigieJudgedSession *session = vigie_judgement_find_session (vigie_auditor_get_judgement (auditor), id);
  g_autofree char *name = vigie_text_clean (request->words[1], VIGIE_TEXT_MAX_NAME, NULL);
  VigieDeclared declared = { .answer = VIGIE_ANSWER_ME, .name = name };
  g_auto (VigieCliResult) answer = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  if (session == NULL)
    {
      g_autofree char *quoted = vigie_text_clean (id, MAX_QUOTED, NULL);

      vigie_cli_complain (_ ("No session has the id “%s”. “vigie sessions” shows them."), quoted);
      return VIGIE_EXIT_FAILURE;
    }
  if (request->source.store == NULL)
    {
      vigie_cli_complain ("%s",
                          _ ("Names are remembered for a kept Telegram account only (--telegram --keep)."));
      return VIGIE_EXIT_FAILURE;
    }

  declared.is_shared = vigie_judged_session_get_declared (session)->is_shared;
  vigie_auditor_answer_async (auditor, id, &declared, vigie_cli_get_cancellable (), vigie_cli_result_cb,
                              &answer);
  if (!vigie_auditor_answer_finish (auditor, vigie_cli_wait (&answer, NULL), &error))
    return vigie_cli_fail (error);

  /* Translators: %s is the name that the person gave to a device. */
  line = g_strdup_printf (_ ("Yours, and called “%s” from now on.\n"), name);
  return vigie_cli_write (line) ? 0 : VIGIE_EXIT_FAILURE;
}

static int
end (Request *request, VigieAuditor *auditor)
{
  int n_ended = 0;

  for (int i = 0; i < request->n_words && vigie_cli_get_signal () == 0; i++)
    if (vigie_cli_end_session (&request->source, auditor, request->words[i], request->is_sure,
                               request->waits))
      n_ended++;

  return n_ended == request->n_words ? 0 : VIGIE_EXIT_FAILURE;
}

/* Signing out itself is done, and said, where the account is closed. */
static int
sign_out (Request *request)
{
  g_autoptr (GError) error = NULL;

  if (vigie_cli_source_open (&request->source, &error))
    {
      vigie_cli_source_let_go (&request->source);
      return 0;
    }

  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN))
    {
      vigie_cli_source_let_go (&request->source);
      vigie_cli_say ("%s", _ ("Vigie’s session was ended from another device before."));
      return 0;
    }
  /* With its key lost, nobody can open it again: the next start tidies it away. */
  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_GONE))
    vigie_cli_source_let_go (&request->source);
  return vigie_cli_fail (error);
}

static int
do_task (Request *request)
{
  g_autoptr (VigieAuditor) auditor = NULL;
  g_autoptr (GError) error = NULL;

  if (request->task == TASK_SIGN_OUT)
    return sign_out (request);

  if (!vigie_cli_source_open (&request->source, &error))
    return vigie_cli_fail (error);

  auditor = vigie_cli_audit (&request->source, &error);
  if (auditor == NULL)
    return vigie_cli_fail (error);

  switch (request->task)
    {
    case TASK_NAME:
      return give_name (request, auditor);
    case TASK_END:
      return end (request, auditor);
    case TASK_SIGN_OUT:
    case TASK_LIST:
    default:
      return list (request, auditor);
    }
}

/* Ids of Telegram are numbers, and some are negative: those are no options. */
static gboolean
is_negative_id (const char *word)
{
  return word[0] == '-' && g_ascii_isdigit (word[1]);
}

/* Moves them behind a "--", with the words that come after the first of them. */
static char **
protect_ids (int argc, char **argv, int *n_arguments)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (int i = 0; i < argc; i++)
    {
      gboolean is_value = i > 0 && g_str_equal (argv[i - 1], "--password-fd");

      if (!is_value && (is_negative_id (argv[i]) || (words->len > 0 && argv[i][0] != '-')))
        g_ptr_array_add (words, argv[i]);
      else
        g_ptr_array_add (arguments, argv[i]);
    }

  if (words->len > 0)
    g_ptr_array_add (arguments, (char *) "--");
  g_ptr_array_extend (arguments, words, NULL, NULL);
  *n_arguments = (int) arguments->len;
  g_ptr_array_add (arguments, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&arguments), FALSE);
}

/* GOption leaves the "--" where it stopped. */
static void
drop_separators (int *argc, char **argv)
{
  int kept = 1;

  for (int i = 1; i < *argc; i++)
    if (!g_str_equal (argv[i], "--"))
      argv[kept++] = argv[i];
  *argc = kept;
}

static gboolean
take_words (Request *request, int argc, char **argv)
{
  const char *task = argc > 1 ? argv[1] : "list";
  g_autofree char *complaint = NULL;

  request->words = argv + MIN (argc, 2);
  request->n_words = MAX (argc - 2, 0);
  if (g_str_equal (task, "list") && request->n_words == 0)
    request->task = TASK_LIST;
  else if (g_str_equal (task, "name") && request->n_words == 2)
    request->task = TASK_NAME;
  else if (g_str_equal (task, "end") && request->n_words > 0)
    request->task = TASK_END;
  else if (g_str_equal (task, "sign-out") && request->n_words == 0 && request->source.is_telegram)
    request->task = TASK_SIGN_OUT;
  else
    {
      if (g_str_equal (task, "name"))
        complaint = g_strdup (_ ("Say which session and its name: vigie sessions name ID NAME."));
      else if (g_str_equal (task, "end"))
        complaint = g_strdup (_ ("Say which sessions: vigie sessions end ID…"));
      else if (g_str_equal (task, "sign-out") && request->n_words == 0)
        complaint =
            g_strdup (_ ("Vigie signs out of Telegram accounts only: vigie sessions --telegram sign-out."));
      else
        complaint =
            g_strdup_printf (_ ("Nothing can be done with “%s”."),
                             g_str_equal (task, "list") || g_str_equal (task, "sign-out") ? argv[2] : task);
      vigie_cli_options_refuse (complaint);
      return FALSE;
    }

  return TRUE;
}

static GOptionContext *
new_context (Request *request)
{
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request->as_json,
      N_ ("list: print the JSON of a checkup (docs/json.md)"), NULL },
    { "yes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request->is_sure, N_ ("end: do not ask"), NULL },
    { "wait", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &request->waits,
      N_ ("end: where it has to be done on the phone, wait until it is gone"), NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (N_ ("[list | name ID NAME | end ID… | sign-out]"));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context, N_ ("list      shows who is signed in, what needs a look first\n"
                   "name      says that a session is yours, and what you call it\n"
                   "end       ends sessions, each after a question, and reads the list again\n"
                   "sign-out  ends Vigie’s own session in a Telegram account that it keeps"));
  g_option_context_set_description (context,
                                    N_ ("Exit status of list: that of “vigie checkup”. Of the others: "
                                        "0 done, 70 not done. 64 wrong usage.\n"));
  return context;
}

static int
run (int argc, char **argv)
{
  Request request = { .source = VIGIE_CLI_SOURCE_INIT };
  g_autoptr (GOptionContext) context = new_context (&request);
  int n_arguments = 0;
  g_autofree char **arguments = protect_ids (argc, argv, &n_arguments);
  char **rest = arguments;
  int status;

  if (vigie_cli_parse (context, &request.source, &n_arguments, &rest, &status))
    {
      drop_separators (&n_arguments, rest);
      status = VIGIE_EXIT_USAGE;
      if (take_words (&request, n_arguments, rest))
        {
          request.source.only_kept = request.task == TASK_SIGN_OUT;
          status = do_task (&request);
          if (!vigie_cli_source_close (&request.source) && request.task == TASK_SIGN_OUT)
            status = VIGIE_EXIT_FAILURE;
        }
    }

  vigie_cli_source_clear (&request.source);
  return status;
}

const VigieCommand vigie_command_sessions = {
  .name = "sessions",
  .summary = N_ ("List, name or end the sessions of an account"),
  .run = run,
};
