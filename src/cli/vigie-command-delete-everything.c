/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* vigie delete-everything: signs out, and removes what Vigie keeps on this computer. */

#include "vigie-cli-io.h"
#include "vigie-cli-options.h"
#include "vigie-cli-telegram.h"
#include "vigie-cli-wait.h"
#include "vigie-command.h"
#include "vigie-config.h"
#include "vigie-erasure.h"
#include "vigie-error.h"
#include "vigie-paths.h"

#include <glib/gi18n.h>

/* What is closing writes its files first. */
#define CLOSE_MS 10000

static gboolean
ask (GError **error)
{
  gboolean is_yes = FALSE;

  vigie_cli_say ("%s", _ ("Vigie signs out of your accounts, then deletes its keys and the passwords that it "
                          "kept, the names you gave, the past checkups, the lists of reported sites and the "
                          "settings on this computer. Your messenger accounts stay as they are. This cannot "
                          "be undone."));
  return vigie_cli_ask_yes (_ ("Delete everything?"), &is_yes, error) && is_yes;
}

/* Signs out of every account; what does not let Vigie out is forgotten, and named. */
static gboolean
sign_out_of_all (VigieErasure *erasure, VigieAccountList *accounts, VigieSecretStore *secrets, GError **error)
{
  GListModel *rows = G_LIST_MODEL (accounts);

  while (g_list_model_get_n_items (rows) > 0)
    {
      g_autoptr (VigieAccount) row = g_list_model_get_item (rows, 0);
      g_autofree char *label = g_strdup (vigie_account_get_label (row));
      const gboolean was_signed_in = vigie_account_get_is_signed_in (row);
      g_autoptr (GError) local_error = NULL;

      if (vigie_cli_telegram_remove (accounts, row, secrets, &local_error))
        {
          if (was_signed_in)
            vigie_erasure_note_signed_out (erasure, label);
        }
      else if (g_error_matches (local_error, VIGIE_ERROR, VIGIE_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      else
        {
          vigie_cli_complain_about (local_error);
          vigie_erasure_note_session_remains (erasure, label);
        }
    }

  return TRUE;
}

static int
report (VigieErasure *erasure)
{
  g_autofree char *removed = vigie_erasure_dup_removed (erasure);
  g_autofree char *left = vigie_erasure_dup_left (erasure);
  g_autofree char *text = NULL;

  if (*removed == '\0' && *left == '\0')
    text = g_strdup (_ ("Vigie keeps nothing on this computer.\n"));
  else if (*left == '\0')
    text = g_strdup_printf ("%s\n%s\n", _ ("Deleted:"), removed);
  else if (*removed == '\0')
    text = g_strdup_printf ("%s\n%s\n", _ ("Not deleted:"), left);
  else
    text = g_strdup_printf ("%s\n%s\n%s\n%s\n", _ ("Deleted:"), removed, _ ("Not deleted:"), left);

  return vigie_cli_write (text) && *left == '\0' ? 0 : VIGIE_EXIT_FAILURE;
}

static int
erase (void)
{
  g_autofree char *data_dir = vigie_paths_dup_data_dir ();
  g_autoptr (VigieAccountList) accounts = vigie_account_list_new (data_dir);
  g_autoptr (VigieSecretStore) secrets = vigie_secret_store_new ();
  g_autoptr (VigieErasure) erasure = vigie_erasure_new (data_dir);
  g_autoptr (GError) error = NULL;
  g_auto (VigieCliResult) answer = { NULL };

  /* A list that cannot be read, or that a newer Vigie wrote, goes with the rest: what it named is not known.
   */
  if (!vigie_account_list_load (accounts, &error))
    {
      vigie_cli_complain_about (error);
      vigie_erasure_note_session_remains (erasure, "");
      g_clear_error (&error);
    }
  if (!sign_out_of_all (erasure, accounts, secrets, &error))
    {
      vigie_cli_complain_about (error);
      return VIGIE_EXIT_FAILURE;
    }

  vigie_telegram_wait_closed (CLOSE_MS);
  vigie_erasure_finish_async (erasure, secrets, vigie_cli_get_cancellable (), vigie_cli_result_cb, &answer);
  (void) vigie_erasure_finish_finish (erasure, vigie_cli_wait (&answer, NULL), NULL);
  return report (erasure);
}

static int
run (int argc, char **argv)
{
  gboolean is_sure = FALSE;
  const GOptionEntry entries[] = {
    { "yes", 'y', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_sure, N_ ("Do not ask"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  int status;

  g_option_context_set_summary (
      context, _ ("Signs out of all accounts, removes everything that Vigie keeps on this computer, and says "
                  "what it removed."));
  g_option_context_set_description (
      context, _ ("Exit status: 0 all is deleted, 70 not all, or the answer was not yes. 64 wrong usage.\n"));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!vigie_cli_options_read (context, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return vigie_cli_options_refuse (_ ("This command takes options alone."));

  if (is_sure || ask (&error))
    return erase ();

  if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED))
    vigie_cli_complain ("%s", _ ("There is no terminal to ask on. --yes deletes without asking."));
  else if (vigie_cli_get_signal () == 0)
    vigie_cli_say ("%s", _ ("Nothing was deleted."));
  return VIGIE_EXIT_FAILURE;
}

const VigieCommand vigie_command_delete_everything = {
  .name = "delete-everything",
  .summary = N_ ("Remove all that Vigie keeps on this computer"),
  .run = run,
};
