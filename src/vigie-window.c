/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>

#include "vigie-application.h"
#include "vigie-config.h"
#include "vigie-secret.h"
#include "vigie-streams.h"
#include "vigie-telegram-messenger.h"

int
main (int argc, char **argv)
{
  g_autoptr (VigieApplication) application = NULL;
  int status;

  vigie_streams_fill_gaps ();
  vigie_secret_harden_process ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, VIGIE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = vigie_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&application);

  /* What is closing writes its files first. At once where Telegram was not used. */
  vigie_telegram_wait_closed (5000);
  return status;
}
