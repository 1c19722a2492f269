/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* vigie checkup: reads an account, judges it, says what was found. */

#include "vigie-cli-audit.h"
#include "vigie-cli-io.h"
#include "vigie-cli-options.h"
#include "vigie-cli-wait.h"
#include "vigie-command.h"
#include "vigie-config.h"
#include "vigie-report.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define DEFAULT_COLUMNS 80

static gboolean
print (VigieCliSource *source, VigieJudgement *judgement, gboolean as_json)
{
  g_autofree char *report = NULL;

  if (as_json)
    report =
        vigie_report_to_json (judgement, vigie_messenger_get_id (source->messenger), !source->is_telegram);
  else
    report =
        vigie_report_to_text (judgement, vigie_messenger_get_title (source->messenger), !source->is_telegram,
                              vigie_cli_get_columns (STDOUT_FILENO, DEFAULT_COLUMNS));
  return vigie_cli_write (report);
}

/* A checkup that cannot be kept has been made all the same. */
static void
keep_checkup (VigieAuditor *auditor)
{
  g_auto (VigieCliResult) answer = { NULL };
  g_autoptr (GError) error = NULL;

  vigie_auditor_end_checkup_async (auditor, NULL, vigie_cli_result_cb, &answer);
  if (!vigie_auditor_end_checkup_finish (auditor, vigie_cli_wait (&answer, NULL), &error))
    vigie_cli_complain_about (error);
}

static int
check_up (VigieCliSource *source, gboolean as_json)
{
  g_autoptr (VigieAuditor) auditor = NULL;
  g_autoptr (GError) error = NULL;
  VigieJudgement *judgement;

  if (!vigie_cli_source_open (source, &error))
    return vigie_cli_fail (error);

  auditor = vigie_cli_audit (source, &error);
  if (auditor == NULL)
    return vigie_cli_fail (error);

  judgement = vigie_auditor_get_judgement (auditor);
  if (!print (source, judgement, as_json))
    return VIGIE_EXIT_FAILURE;

  keep_checkup (auditor);
  return vigie_report_exit_status (judgement);
}

static int
run (int argc, char **argv)
{
  g_auto (VigieCliSource) source = VIGIE_CLI_SOURCE_INIT;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON (docs/json.md)"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  int status;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context, N_ ("Reads an account, judges it by Vigie’s rules, and says what was found."));
  g_option_context_set_description (
      context,
      N_ ("Exit status: 0 nothing unusual, 1 advice or a warning, 2 danger, 3 nothing found but something "
          "could not be read, 64 wrong usage, 70 failure.\n"));
  if (!vigie_cli_parse (context, &source, &argc, &argv, &status))
    return status;
  if (argc > 1)
    {
      g_autofree char *complaint = g_strdup_printf (_ ("Nothing can be done with “%s”."), argv[1]);

      return vigie_cli_options_refuse (complaint);
    }

  /* What was found holds, whether or not signing out works: that is said on standard error. */
  status = check_up (&source, as_json);
  (void) vigie_cli_source_close (&source);
  return status;
}

const VigieCommand vigie_command_checkup = {
  .name = "checkup",
  .summary = N_ ("Check an account and say what was found"),
  .run = run,
};
