/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-audit.h"

#include "vigie-cli-io.h"
#include "vigie-cli-options.h"
#include "vigie-cli-wait.h"
#include "vigie-command.h"
#include "vigie-config.h"
#include "vigie-error.h"

#include <glib/gi18n.h>

/* A longer wait is only said, for a sign-in of Vigie would stay open all the while. Seconds. */
#define MAX_SAT_OUT 120

/**
 * vigie_cli_parse:
 * @context: (transfer none): the command's options
 * @source: the account that they name
 * @argc: (inout): as of main ()
 * @argv: (inout): as of main ()
 * @status: (out): the exit status if not
 *
 * Reads the options, shows their help, and says what is wrong with them.
 *
 * Returns: whether to go on
 */
gboolean
vigie_cli_parse (GOptionContext *context, VigieCliSource *source, int *argc, char ***argv, int *status)
{
  g_autoptr (GError) error = NULL;

  vigie_cli_source_add_options (source, context);
  if (!vigie_cli_options_read (context, argc, argv, status))
    return FALSE;
  if (vigie_cli_source_check (source, &error))
    return TRUE;

  *status = vigie_cli_options_refuse (error->message);
  return FALSE;
}

static gboolean
read_once (VigieAuditor *auditor, VigieMessenger *messenger, GError **error)
{
  g_auto (VigieCliResult) answer = { NULL };
  g_autoptr (VigieJudgement) judgement = NULL;

  vigie_auditor_read_async (auditor, vigie_cli_get_cancellable (), vigie_cli_result_cb, &answer);
  judgement = vigie_auditor_read_finish (auditor, vigie_cli_wait (&answer, messenger), error);
  return judgement != NULL;
}

/* Waits as long as the service asks, if it asks for little and says how much.
 *
 * Returns: whether to try again; else @error is still why not */
static gboolean
sit_out (VigieMessenger *messenger, GError **error)
{
  gint64 retry_at =
      g_error_matches (*error, VIGIE_ERROR, VIGIE_ERROR_RATE_LIMITED) ? vigie_error_get_retry_at (*error) : 0;
  gint64 seconds = MAX (retry_at - vigie_messenger_get_now (messenger), 1);

  if (retry_at == 0 || seconds > MAX_SAT_OUT)
    return FALSE;

  g_clear_error (error);
  vigie_cli_say_waiting (seconds);
  return vigie_cli_wait_seconds ((guint) seconds, error);
}

static gboolean
read_patiently (VigieAuditor *auditor, VigieMessenger *messenger, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (!read_once (auditor, messenger, &local_error))
    if (!sit_out (messenger, &local_error))
      {
        g_propagate_error (error, g_steal_pointer (&local_error));
        return FALSE;
      }

  return TRUE;
}

static void
facts_changed_cb (VigieMessenger *messenger, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/**
 * vigie_cli_audit:
 * @source: an open account
 * @error: why not
 *
 * Reads it, and once more where the service told of a change meanwhile: the list that had been read by then
 * may lack the very session that it told of. Where the service asks to wait a little, it is waited for.
 *
 * Returns: (transfer full) (nullable): an auditor that has read and judged it
 */
VigieAuditor *
vigie_cli_audit (VigieCliSource *source, GError **error)
{
  g_autoptr (VigieAuditor) auditor = vigie_auditor_new (source->messenger, source->store, source->account_id);
  gboolean has_changed = FALSE;
  gulong id =
      g_signal_connect (source->messenger, "facts-changed", G_CALLBACK (facts_changed_cb), &has_changed);
  gboolean is_read = read_patiently (auditor, source->messenger, error);

  g_signal_handler_disconnect (source->messenger, id);
  if (is_read && has_changed)
    is_read = read_patiently (auditor, source->messenger, error);
  return is_read ? g_steal_pointer (&auditor) : NULL;
}

/**
 * vigie_cli_fail:
 * @error: why a command cannot go on
 *
 * Says so, unless the person stopped it.
 *
 * Returns: the exit status
 */
int
vigie_cli_fail (const GError *error)
{
  if (vigie_cli_get_signal () != 0)
    vigie_cli_say ("\n%s", _ ("Stopped."));
  else if (error->domain == G_OPTION_ERROR)
    vigie_cli_complain ("%s", error->message);
  else
    vigie_cli_complain_about (error);

  return error->domain == G_OPTION_ERROR ? VIGIE_EXIT_USAGE : VIGIE_EXIT_FAILURE;
}
