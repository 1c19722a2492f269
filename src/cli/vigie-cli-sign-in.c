/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-cli-sign-in.h"

#include "vigie-cli-io.h"
#include "vigie-cli-qr.h"
#include "vigie-cli-wait.h"
#include "vigie-columns.h"
#include "vigie-config.h"
#include "vigie-error-sentence.h"
#include "vigie-error.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_COLUMNS 80

/* What is on the screen while a code waits to be scanned. */
typedef struct
{
  char *link; /* (owned) (nullable) the one that is shown */
  guint rows; /* lines that it takes on a terminal; 0: nothing to be overwritten */
} Shown;

/* One paragraph, wrapped as the terminal is wide. */
static void
say_paragraph (const char *mark, const char *text)
{
  g_autoptr (GString) paragraph = g_string_new (mark);
  guint columns = vigie_cli_get_columns (STDERR_FILENO, DEFAULT_COLUMNS);

  vigie_columns_append_wrapped (paragraph, text, (guint) g_utf8_strlen (mark, -1), columns);
  vigie_cli_say ("%s", g_strchomp (paragraph->str));
}

static void
explain (gboolean keep)
{
  say_paragraph ("", _ ("To see which devices are signed in, Vigie has to be signed in itself."));
  say_paragraph ("  • ",
                 _ ("A sign-in opens everything in the account. Vigie reads the list of devices, connected "
                    "websites, bots and sign-in keys, and whether a password is set. It opens no message "
                    "and no contact."));
  say_paragraph ("  • ", _ ("Your phone may announce a new sign-in named “Vigie”. That is this one."));
  say_paragraph ("  • ",
                 _ ("Never scan a code that somebody sent you. Scan this one only if you started Vigie "
                    "yourself."));
  say_paragraph ("  • ", keep ? _ ("Vigie stays signed in afterwards, as you asked (--keep).")
                              : _ ("Vigie signs out as soon as the checkup is over."));
  vigie_cli_say ("%s", "");
  say_paragraph (
      "", _ ("On the phone: open Telegram, then Settings → Devices → Link Desktop Device, and point the "
             "camera at this code:"));
  vigie_cli_say ("%s", "");
}

static VigieCliColours
get_colours (void)
{
  const char *terminal = g_getenv ("TERM");

  if (!vigie_cli_has_colours (STDERR_FILENO))
    return VIGIE_CLI_COLOURS_NONE;

  return strstr (terminal, "256color") != NULL || g_getenv ("COLORTERM") != NULL ? VIGIE_CLI_COLOURS_256
                                                                                 : VIGIE_CLI_COLOURS_8;
}

static void
show_code (Shown *shown, const char *link)
{
  gboolean is_terminal = isatty (STDERR_FILENO);
  guint columns = 0;
  guint rows = 0;
  g_autofree char *drawing = vigie_cli_qr_draw (link, get_colours (), &columns, &rows);
  gboolean fits = drawing != NULL && columns < vigie_cli_get_columns (STDERR_FILENO, G_MAXUINT) &&
                  rows + 4 <= vigie_cli_get_rows (STDERR_FILENO, G_MAXUINT);
  /* A renewed code takes the place of the one that no longer works. */
  g_autofree char *back =
      is_terminal && shown->rows > 0 ? g_strdup_printf ("\033[%uA\033[J", shown->rows) : NULL;

  if (drawing != NULL && !fits)
    vigie_cli_say ("%s",
                   _ ("This terminal is too small for the code. Enlarge it; the code comes again in half a "
                      "minute."));
  else if (drawing != NULL)
    /* Translators: after the colon stands a link: what the code above it says. */
    vigie_cli_say ("%s%s\n%s %s", back != NULL ? back : "", drawing, _ ("The same as a link:"), link);
  if (!fits)
    vigie_cli_say ("%s %s", _ ("The same as a link:"), link);

  shown->rows = fits && is_terminal && vigie_cli_has_colours (STDERR_FILENO) ? rows + 2 : 0;
  g_set_str (&shown->link, link);
}

static VigieSecret *
get_password (VigieTelegramMessenger *messenger, int password_fd, gboolean is_again, GError **error)
{
  const char *hint = vigie_telegram_messenger_get_password_hint (messenger);
  g_autoptr (GError) local_error = NULL;
  VigieSecret *password;

  if (password_fd >= 0)
    return vigie_cli_read_secret (password_fd, error);

  if (is_again)
    vigie_cli_say ("%s", _ ("That is not the right password. Try again, or stop with Ctrl+C."));
  else
    {
      vigie_cli_say ("\n%s",
                     _ ("This account has two-step verification: Telegram asks for its password. It is not "
                        "sent and not kept: only a proof that you know it goes to Telegram."));
      if (hint != NULL && *hint != '\0')
        /* Translators: %s is what the person once wrote to be reminded of the password. */
        vigie_cli_say (_ ("Your hint: %s"), hint);
    }

  password = vigie_cli_ask_secret (_ ("Two-step password: "), &local_error);
  if (g_error_matches (local_error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED))
    g_set_error_literal (error, VIGIE_CLI_ERROR, VIGIE_CLI_ERROR_SENTENCE,
                         _ ("There is no terminal to ask for the password on. Give it with --password-fd."));
  else if (password == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return password;
}

static gboolean
check_password (VigieTelegramMessenger *messenger, int password_fd, GError **error)
{
  for (gboolean is_again = FALSE;; is_again = TRUE)
    {
      g_autoptr (VigieSecret) password = get_password (messenger, password_fd, is_again, error);
      g_auto (VigieCliResult) answer = { NULL };
      g_autoptr (GError) local_error = NULL;

      if (password == NULL)
        return FALSE;

      vigie_telegram_messenger_check_password_async (messenger, password, vigie_cli_get_cancellable (),
                                                     vigie_cli_result_cb, &answer);
      vigie_cli_wait (&answer, VIGIE_MESSENGER (messenger));
      if (vigie_telegram_messenger_check_password_finish (messenger, answer.result, &local_error))
        return TRUE;

      /* A descriptor has but one password to give. */
      if (!g_error_matches (local_error, VIGIE_ERROR, VIGIE_ERROR_WRONG_PASSWORD) || password_fd >= 0)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
}

static gboolean
sign_in (VigieTelegramMessenger *messenger, gboolean keep, int password_fd, Shown *shown, GError **error)
{
  gboolean is_explained = FALSE;
  gboolean is_asked = FALSE;

  for (;;)
    {
      VigieSignInState state = vigie_telegram_messenger_get_sign_in_state (messenger);
      const char *link = vigie_telegram_messenger_get_qr_link (messenger);
      const GError *refusal = vigie_telegram_messenger_get_sign_in_error (messenger);

      if (state == VIGIE_SIGN_IN_DONE)
        return TRUE;

      if (state == VIGIE_SIGN_IN_NOT_POSSIBLE)
        {
          g_set_error_literal (error, VIGIE_CLI_ERROR, VIGIE_CLI_ERROR_SENTENCE,
                               _ ("Telegram asks for something that Vigie never does, such as a phone number "
                                  "or a code. Nothing was signed in."));
          return FALSE;
        }
      if (state == VIGIE_SIGN_IN_CLOSED)
        {
          g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_NOT_SIGNED_IN,
                               "The sign-in did not come to its end");
          return FALSE;
        }

      if (!is_explained && (state == VIGIE_SIGN_IN_READY_FOR_QR || state == VIGIE_SIGN_IN_SHOW_QR))
        {
          explain (keep);
          is_explained = TRUE;
        }
      /* Asked again at once, the service would refuse again, and again. */
      if (state == VIGIE_SIGN_IN_READY_FOR_QR && is_asked && refusal != NULL)
        {
          g_propagate_error (error, g_error_copy (refusal));
          return FALSE;
        }
      if (state == VIGIE_SIGN_IN_READY_FOR_QR)
        {
          vigie_telegram_messenger_request_qr (messenger);
          is_asked = TRUE;
        }
      else if (state == VIGIE_SIGN_IN_SHOW_QR && link != NULL && g_strcmp0 (link, shown->link) != 0)
        show_code (shown, link);
      else if (state == VIGIE_SIGN_IN_ASK_PASSWORD)
        {
          if (!check_password (messenger, password_fd, error))
            return FALSE;
          continue;
        }

      if (vigie_telegram_messenger_get_sign_in_state (messenger) != state)
        continue;
      /* While a code is shown it is the person who is waited for, not the service. */
      if (!vigie_cli_wait_change (G_OBJECT (messenger), NULL,
                                  state == VIGIE_SIGN_IN_SHOW_QR ? NULL : VIGIE_MESSENGER (messenger), error))
        return FALSE;
    }
}

/**
 * vigie_cli_sign_in:
 * @messenger: an open account
 * @keep: whether the sign-in stays afterwards
 * @password_fd: where to read the two-step password; negative: ask on the terminal
 * @error: %G_IO_ERROR_CANCELLED, %VIGIE_ERROR_WRONG_PASSWORD from a descriptor, #VigieCliError, and as of
 *   vigie_telegram_messenger_check_password_finish ()
 *
 * Leads the person from wherever the sign-in stands to its end: says what it means, shows the code and
 * its renewals, and asks for the password if there is one.
 *
 * Returns: whether the account is signed in
 */
gboolean
vigie_cli_sign_in (VigieTelegramMessenger *messenger, gboolean keep, int password_fd, GError **error)
{
  Shown shown = { NULL };
  gboolean is_done = sign_in (messenger, keep, password_fd, &shown, error);

  g_free (shown.link);
  return is_done;
}
