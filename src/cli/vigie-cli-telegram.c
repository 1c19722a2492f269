/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-telegram.h"

#include "vigie-cli-io.h"
#include "vigie-cli-sign-in.h"
#include "vigie-cli-wait.h"
#include "vigie-config.h"
#include "vigie-error.h"
#include "vigie-paths.h"
#include "vigie-text.h"

#include <glib/gi18n.h>

#define HISTORY_KEY_BYTES 32
/* What is quoted of a mistyped name, characters. */
#define MAX_QUOTED 40
/* Signing out may need the network to come back, but nobody waits for ever at the end of a command. */
#define END_SECONDS 30
#define END_SECONDS_STOPPED 10

/* What follows a call of vigie_telegram_account_…_async (): those four end alike. */
typedef gboolean (*Finish) (VigieTelegramAccount *account, GAsyncResult *result, GError **error);

static gboolean
finish (VigieCliResult *answer, VigieTelegramAccount *account, Finish finish_call, GError **error)
{
  vigie_cli_wait (answer, VIGIE_MESSENGER (vigie_telegram_account_get_messenger (account)));
  return finish_call (account, answer->result, error);
}

static gboolean
begin (VigieTelegramAccount *account, VigieSecretStore *secrets, GError **error)
{
  g_auto (VigieCliResult) answer = { NULL };

  vigie_telegram_account_begin_async (account, secrets, vigie_cli_get_cancellable (), vigie_cli_result_cb,
                                      &answer);
  return finish (&answer, account, vigie_telegram_account_begin_finish, error);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
  return G_SOURCE_CONTINUE;
}

/* Does not listen to the person's Ctrl+C, which is perhaps why it is called, but to the clock. */
static gboolean
end (VigieTelegramAccount *account, VigieSecretStore *secrets, GError **error)
{
  const guint seconds = vigie_cli_get_signal () != 0 ? END_SECONDS_STOPPED : END_SECONDS;
  g_autoptr (GCancellable) patience = g_cancellable_new ();
  g_auto (VigieCliResult) answer = { NULL };
  g_autoptr (GError) local_error = NULL;
  guint id = g_timeout_add_seconds (seconds, give_up_cb, patience);
  gboolean is_ended;

  vigie_telegram_account_end_async (account, secrets, patience, vigie_cli_result_cb, &answer);
  is_ended = finish (&answer, account, vigie_telegram_account_end_finish, &local_error);
  g_source_remove (id);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error (error, VIGIE_CLI_ERROR, VIGIE_CLI_ERROR_SENTENCE,
                 ngettext ("Telegram did not answer within %u second.",
                           "Telegram did not answer within %u seconds.", seconds),
                 seconds);
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return is_ended;
}

static gboolean
forget (VigieTelegramAccount *account, VigieSecretStore *secrets)
{
  g_auto (VigieCliResult) answer = { NULL };

  vigie_telegram_account_forget_async (account, secrets, NULL, vigie_cli_result_cb, &answer);
  return finish (&answer, account, vigie_telegram_account_forget_finish, NULL);
}

static gboolean
leave (VigieTelegramAccount *account, GError **error)
{
  g_auto (VigieCliResult) answer = { NULL };

  vigie_telegram_account_leave_async (account, NULL, vigie_cli_result_cb, &answer);
  return finish (&answer, account, vigie_telegram_account_leave_finish, error);
}

static void
say_how_to_end_on_phone (void)
{
  vigie_cli_say ("%s",
                 _ ("Vigie’s session may still be in the account. On the phone: Settings → Devices, choose "
                    "“Vigie”, then “Terminate Session”."));
}

/* A key that was only in memory goes with this program: nothing can be tried again without it, so what it
 * opens is of no use here either. */
static void
say_session_remains (VigieCliSource *source)
{
  vigie_cli_say ("%s", _ ("Vigie could not sign out: its session remains in your account."));
  vigie_cli_say ("%s",
                 _ ("To end it on the phone: Settings → Devices, choose “Vigie”, then “Terminate Session”."));
  if (vigie_account_get_key_in_memory (vigie_telegram_account_get_account (source->telegram)))
    forget (source->telegram, source->secrets);
  else
    vigie_cli_say (
        "%s", _ ("Or let Vigie do it: the next “vigie checkup --telegram” signs it out first, and the window "
                 "offers to."));
}

/* Where only tidying up failed, the service has ended the session all the same. */
static gboolean
has_left_account (VigieTelegramMessenger *messenger)
{
  return vigie_messenger_get_standing (VIGIE_MESSENGER (messenger)) == VIGIE_STANDING_SIGNED_OUT &&
         vigie_telegram_messenger_get_sign_in_state (messenger) == VIGIE_SIGN_IN_CLOSED;
}

/* A crash, or a network that was gone at the end, left a sign-in behind that was to be ended. */
static void
end_left_over (VigieCliSource *source)
{
  g_autoptr (GPtrArray) left_over = vigie_telegram_account_list_left_over (source->accounts);

  for (guint i = 0; i < left_over->len; i++)
    {
      VigieAccount *row = left_over->pdata[i];
      g_autoptr (VigieTelegramAccount) account = vigie_telegram_account_new (source->accounts, row);
      g_autoptr (GError) error = NULL;

      if (g_cancellable_is_cancelled (vigie_cli_get_cancellable ()))
        return;

      vigie_cli_say ("%s", _ ("A sign-in of an earlier checkup is still there. Vigie signs it out first."));
      if (end (account, source->secrets, &error))
        continue;

      if (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_GONE) || vigie_account_get_key_in_memory (row))
        {
          say_how_to_end_on_phone ();
          forget (account, source->secrets);
        }
      else
        vigie_cli_complain_about (error);
    }
}

/* Returns: (transfer none) (nullable): the one account that is kept on this computer */
static VigieAccount *
find_kept (VigieCliSource *source)
{
  GListModel *list = G_LIST_MODEL (source->accounts);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (VigieAccount) account = g_list_model_get_item (list, i);

      if (g_str_equal (vigie_account_get_messenger (account), "telegram") &&
          vigie_account_get_keep (account) && vigie_account_get_is_signed_in (account) &&
          (source->account == NULL || g_str_equal (vigie_account_get_id (account), source->account) ||
           g_str_equal (vigie_account_get_label (account), source->account)))
        return account;
    }

  return NULL;
}

static gboolean
check_only_one_kept (VigieCliSource *source, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_kept = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (source->accounts)); i++)
    {
      g_autoptr (VigieAccount) account = g_list_model_get_item (G_LIST_MODEL (source->accounts), i);

      if (!g_str_equal (vigie_account_get_messenger (account), "telegram") ||
          !vigie_account_get_keep (account) || !vigie_account_get_is_signed_in (account))
        continue;

      n_kept++;
      g_string_append_printf (names, "\n  %s  %s", vigie_account_get_id (account),
                              vigie_account_get_label (account));
    }

  if (n_kept <= 1 || source->account != NULL)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
               _ ("Several Telegram accounts are kept here. Say which one with --account:%s"), names->str);
  return FALSE;
}

static gboolean
open_list (VigieCliSource *source, GError **error)
{
  g_autofree char *data_dir = vigie_paths_dup_data_dir ();

  source->accounts = vigie_account_list_new (data_dir);
  return vigie_account_list_load (source->accounts, error);
}

/* What was named before is of use only to an account that stays. */
static void
open_store (VigieCliSource *source)
{
  g_autofree char *data_dir = vigie_paths_dup_data_dir ();
  g_autofree char *path = g_build_filename (data_dir, "history.db", NULL);
  g_autoptr (VigieSecret) key = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (VigieCliResult) key_answer = { NULL };
  g_auto (VigieCliResult) store_answer = { NULL };

  vigie_secret_store_ensure_async (source->secrets, VIGIE_SECRET_HISTORY_KEY, "", HISTORY_KEY_BYTES,
                                   vigie_cli_get_cancellable (), vigie_cli_result_cb, &key_answer);
  key = vigie_secret_store_ensure_finish (source->secrets, vigie_cli_wait (&key_answer, NULL), &error);
  if (key != NULL)
    {
      vigie_store_open_async (path, key, vigie_cli_get_cancellable (), vigie_cli_result_cb, &store_answer);
      source->store = vigie_store_open_finish (vigie_cli_wait (&store_answer, NULL), &error);
    }

  if (source->store == NULL && vigie_cli_get_signal () == 0)
    {
      vigie_cli_complain_about (error);
      vigie_cli_say ("%s", _ ("So what you named before is not known this time."));
    }
}

/* Opens the row; without a keyring, in memory if this is for once. */
static gboolean
begin_row (VigieCliSource *source, VigieAccount *row, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  source->telegram = vigie_telegram_account_new (source->accounts, row);
  if (begin (source->telegram, source->secrets, &local_error))
    return TRUE;

  if (g_error_matches (local_error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN) && !source->only_kept)
    {
      vigie_cli_say ("%s", _ ("The kept sign-in was ended from another device. Sign in anew:"));
      return begin (source->telegram, source->secrets, error);
    }

  if (!vigie_account_get_keep (row) &&
      (g_error_matches (local_error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_MISSING) ||
       g_error_matches (local_error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_LOCKED) ||
       g_error_matches (local_error, VIGIE_ERROR, VIGIE_ERROR_KEYRING_DISMISSED)))
    {
      vigie_cli_complain_about (local_error);
      vigie_cli_say ("%s",
                     _ ("Vigie keeps the key of this sign-in in memory alone: it ends with this checkup."));
      g_set_object (&source->secrets, NULL);
      source->secrets = vigie_secret_store_new_in_memory ();
      return begin (source->telegram, source->secrets, error);
    }

  if (vigie_account_get_keep (row) && g_error_matches (local_error, VIGIE_ERROR, VIGIE_ERROR_GONE))
    say_how_to_end_on_phone ();
  else if (vigie_account_get_keep (row))
    vigie_cli_say ("%s",
                   _ ("To stay signed in, Vigie needs the keyring. Without --keep it can check once and sign "
                      "out."));
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
sign_in_doubted_cb (VigieMessenger *messenger, gpointer user_data)
{
  const VigieCliSource *source = user_data;

  vigie_cli_complain ("%s", _ ("Telegram says that Vigie’s own sign-in to this account may be in use in two "
                               "places, as a copy of it would be."));
  if (source->keep)
    vigie_cli_say ("%s", _ ("“vigie sessions --telegram sign-out” ends it, with every copy."));
}

/**
 * vigie_cli_telegram_open:
 * @source: the account that a command is about
 * @error: why not
 *
 * Opens the kept account, or signs in to one: shows what that means, the code, and asks for the password.
 *
 * Returns: whether facts can be read
 */
gboolean
vigie_cli_telegram_open (VigieCliSource *source, GError **error)
{
  VigieAccount *row;
  gboolean was_kept;

  if (!vigie_telegram_is_available (error) || !open_list (source, error) ||
      !check_only_one_kept (source, error))
    return FALSE;

  source->secrets = vigie_secret_store_new ();
  end_left_over (source);
  row = find_kept (source);
  if (row == NULL && source->account != NULL)
    {
      g_autofree char *quoted = vigie_text_clean (source->account, MAX_QUOTED, NULL);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _ ("No kept account has this name: %s"),
                   quoted);
      return FALSE;
    }

  if (row == NULL && source->only_kept)
    {
      g_set_error_literal (error, VIGIE_CLI_ERROR, VIGIE_CLI_ERROR_SENTENCE,
                           _ ("No Telegram account is kept on this computer."));
      return FALSE;
    }

  was_kept = row != NULL;
  if (was_kept)
    source->keep = TRUE;
  else
    {
      row = vigie_account_list_add (source->accounts, "telegram", g_get_real_time () / G_USEC_PER_SEC);
      vigie_account_set_keep (row, source->keep);
    }

  source->account_id = g_strdup (vigie_account_get_id (row));
  if (!begin_row (source, row, error) ||
      !vigie_cli_sign_in (vigie_telegram_account_get_messenger (source->telegram), source->keep,
                          source->password_fd, error))
    return FALSE;

  g_signal_connect (vigie_telegram_account_get_messenger (source->telegram), "sign-in-doubted",
                    G_CALLBACK (sign_in_doubted_cb), source);
  source->messenger =
      g_object_ref (VIGIE_MESSENGER (vigie_telegram_account_get_messenger (source->telegram)));
  if (source->keep)
    open_store (source);
  return TRUE;
}

/**
 * vigie_cli_telegram_let_go:
 * @source: a kept account
 *
 * Keeps it no more, on disk too: what goes wrong from here on is a left-over that the next start ends.
 */
void
vigie_cli_telegram_let_go (VigieCliSource *source)
{
  g_autoptr (GError) error = NULL;

  source->keep = FALSE;
  vigie_account_set_keep (vigie_telegram_account_get_account (source->telegram), FALSE);
  if (!vigie_account_list_save (source->accounts, &error))
    vigie_cli_complain_about (error);
}

/**
 * vigie_cli_telegram_close:
 * @source: the account that a command is about
 *
 * Signs out, or with --keep leaves the sign-in as it is. Whatever stays behind is said.
 *
 * Returns: whether no session is left behind that should not be
 */
gboolean
vigie_cli_telegram_close (VigieCliSource *source)
{
  VigieTelegramMessenger *messenger = vigie_telegram_account_get_messenger (source->telegram);
  VigieAccount *row = vigie_telegram_account_get_account (source->telegram);
  gboolean is_done = vigie_telegram_messenger_get_sign_in_state (messenger) == VIGIE_SIGN_IN_DONE;
  gboolean is_left = TRUE;
  g_autoptr (GError) error = NULL;

  g_clear_object (&source->store);
  if (source->keep || !vigie_account_get_is_signed_in (row))
    {
      if (!leave (source->telegram, &error))
        g_debug ("Closing failed: %s", error->message);
      /* Ended from another device while it was looked at: nothing of it is of use any more. */
      else if (!source->keep && !vigie_account_get_is_signed_in (row) &&
               !end (source->telegram, source->secrets, &error))
        vigie_cli_complain_about (error);
    }
  else if (end (source->telegram, source->secrets, &error) ||
           (g_error_matches (error, VIGIE_ERROR, VIGIE_ERROR_STORAGE) && has_left_account (messenger)))
    {
      if (error != NULL)
        vigie_cli_complain_about (error);
      if (is_done)
        vigie_cli_say ("%s", _ ("Vigie has signed out of the account again."));
    }
  else
    {
      vigie_cli_complain_about (error);
      say_session_remains (source);
      is_left = FALSE;
    }

  vigie_telegram_wait_closed (END_SECONDS_STOPPED * 1000);
  return is_left;
}

/**
 * vigie_cli_telegram_remove:
 * @accounts: the list
 * @row: one of it; not open
 * @secrets: where its key is
 * @error: why its session remains; with %VIGIE_ERROR_BUSY nothing was done
 *
 * Ends the session of an account and forgets the account, the latter also where the session cannot be ended.
 *
 * Returns: whether the session is ended
 */
gboolean
vigie_cli_telegram_remove (VigieAccountList *accounts,
                           VigieAccount *row,
                           VigieSecretStore *secrets,
                           GError **error)
{
  g_autoptr (VigieTelegramAccount) account = vigie_telegram_account_new (accounts, row);
  g_autoptr (GError) local_error = NULL;

  vigie_telegram_account_set_keeps_row (account, FALSE);
  if (end (account, secrets, &local_error))
    return TRUE;

  if (!g_error_matches (local_error, VIGIE_ERROR, VIGIE_ERROR_BUSY) && !forget (account, secrets))
    vigie_account_list_remove (accounts, row);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
