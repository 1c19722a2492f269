/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-source.h"

#include "vigie-cli-io.h"
#include "vigie-cli-telegram.h"
#include "vigie-config.h"
#include "vigie-error.h"
#include "vigie-simulated-messenger.h"
#include "vigie-text.h"

#include <fcntl.h>
#include <glib/gi18n.h>

/* What is shown of a path, characters. */
#define MAX_PATH 200

/**
 * vigie_cli_source_add_options:
 * @self: the account that a command is about
 * @context: the command's options
 *
 * Adds what every command takes that is about an account.
 */
void
vigie_cli_source_add_options (VigieCliSource *self, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "practice", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->is_practice,
      N_ ("Use the practice account: nothing in it is real"), NULL },
    { "scenario", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &self->scenario,
      N_ ("Use the invented account in FILE (docs/scenarios.md)"), N_ ("FILE") },
    { "telegram", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->is_telegram,
      N_ ("Use a Telegram account: the kept one, or sign in with a QR code and sign out afterwards"), NULL },
    { "keep", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->keep,
      N_ ("Stay signed in to Telegram afterwards, to keep watch"), NULL },
    { "account", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &self->account,
      N_ ("With several kept Telegram accounts: the name or id of the one"), N_ ("NAME") },
    { "password-fd", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &self->password_fd,
      N_ ("Read the two-step password from descriptor N instead of asking for it"), N_ ("N") },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static char *
dup_named_accounts (VigieCliSource *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) named = NULL;

  if (self->is_practice)
    g_strv_builder_add (names, "--practice");
  if (self->scenario != NULL)
    g_strv_builder_add (names, "--scenario");
  if (self->is_telegram)
    g_strv_builder_add (names, "--telegram");
  named = g_strv_builder_end (names);
  return g_strjoinv (", ", named);
}

/**
 * vigie_cli_source_check:
 * @self: the account, its options read
 * @error: a #GOptionError
 *
 * Returns: whether the options name exactly one account and fit together
 */
gboolean
vigie_cli_source_check (VigieCliSource *self, GError **error)
{
  guint n_accounts =
      (self->is_practice ? 1 : 0) + (self->scenario != NULL ? 1 : 0) + (self->is_telegram ? 1 : 0);

  if (n_accounts == 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _ ("Say which account: --practice, --scenario FILE or --telegram."));
      return FALSE;
    }
  if (n_accounts > 1)
    {
      g_autofree char *named = dup_named_accounts (self);

      /* Translators: %s is a list of options, such as "--practice, --telegram". */
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _ ("These name more than one account; say only one of them: %s."), named);
      return FALSE;
    }
  if (self->scenario != NULL && *self->scenario == '\0')
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--scenario needs the name of a file."));
      return FALSE;
    }
  if (!self->is_telegram &&
      (self->keep || self->account != NULL || self->password_fd != VIGIE_CLI_NO_DESCRIPTOR))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _ ("--keep, --account and --password-fd go with --telegram."));
      return FALSE;
    }
  if (self->password_fd != VIGIE_CLI_NO_DESCRIPTOR &&
      (self->password_fd < 0 || fcntl (self->password_fd, F_GETFD) < 0))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Descriptor %d is not open."),
                   self->password_fd);
      return FALSE;
    }

  return TRUE;
}

static VigieMessenger *
open_scenario (const char *path, gint64 now, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *shown = NULL;
  VigieSimulatedMessenger *messenger = vigie_simulated_messenger_new_from_file (path, now, &local_error);

  if (messenger != NULL)
    return VIGIE_MESSENGER (messenger);

  /* It is the person's own file: which one, and what exactly is wrong with it. */
  shown = vigie_text_clean (path, MAX_PATH, NULL);
  g_set_error (error, VIGIE_ERROR, VIGIE_ERROR_INVALID_FILE, "%s: %s", shown, local_error->message);
  return NULL;
}

/**
 * vigie_cli_source_open:
 * @self: the account, its options checked
 * @error: why not
 *
 * Opens the account; for Telegram that may mean to show a code, ask for a password and wait.
 *
 * Returns: whether facts can be read; vigie_cli_source_close () is to be called all the same
 */
gboolean
vigie_cli_source_open (VigieCliSource *self, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (self->is_telegram)
    return vigie_cli_telegram_open (self, error);

  self->account_id = g_strdup ("practice");
  if (self->is_practice)
    self->messenger = (VigieMessenger *) vigie_simulated_messenger_new_practice (now, error);
  else
    self->messenger = open_scenario (self->scenario, now, error);

  return self->messenger != NULL;
}

/**
 * vigie_cli_source_let_go:
 * @self: the account
 *
 * A kept sign-in is kept no more: closing signs out.
 */
void
vigie_cli_source_let_go (VigieCliSource *self)
{
  if (self->telegram != NULL)
    vigie_cli_telegram_let_go (self);
}

/**
 * vigie_cli_source_close:
 * @self: the account
 *
 * Signs out unless the person wanted to stay signed in, and says so if that fails.
 *
 * Returns: whether no session is left behind that should not be
 */
gboolean
vigie_cli_source_close (VigieCliSource *self)
{
  return self->telegram == NULL || vigie_cli_telegram_close (self);
}

/**
 * vigie_cli_source_clear:
 * @self: the account, closed
 */
void
vigie_cli_source_clear (VigieCliSource *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->messenger);
  g_clear_object (&self->telegram);
  g_clear_object (&self->secrets);
  g_clear_object (&self->accounts);
  g_clear_pointer (&self->account_id, g_free);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->scenario, g_free);
}
