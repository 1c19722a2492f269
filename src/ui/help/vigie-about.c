/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-about.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>

#include "vigie-config.h"

/* For a fault report: versions, and nothing about the person. */
static char *
list_versions (void)
{
  return g_strdup_printf (
      "Vigie %s (%s)\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\nJSON-GLib %s\nSQLite %s\n",
      VIGIE_VERSION, VIGIE_PROFILE, gtk_get_major_version (), gtk_get_minor_version (),
      gtk_get_micro_version (), adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
      glib_major_version, glib_minor_version, glib_micro_version, JSON_VERSION_S, sqlite3_libversion ());
}

/**
 * vigie_about_new:
 *
 * Returns: (transfer floating): the dialog that says what this program is; present it
 */
AdwDialog *
vigie_about_new (void)
{
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (adw_about_dialog_new ());
  g_autofree char *versions = list_versions ();

  adw_about_dialog_set_application_name (about, "Vigie");
  adw_about_dialog_set_application_icon (about, VIGIE_APP_ID);
  adw_about_dialog_set_version (about, VIGIE_VERSION);
  adw_about_dialog_set_developer_name (about, _ ("The Vigie authors"));
  adw_about_dialog_set_comments (
      about, _ ("The lookout for your messenger accounts: see who is signed in, end what is "
                "not yours, and see that it is gone.\n\nVigie is not made or approved by "
                "Telegram."));
  adw_about_dialog_set_website (about, "https://github.com/vigieapp/vigie");
  adw_about_dialog_set_issue_url (about, "https://github.com/vigieapp/vigie/issues");
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_copyright (about, "© 2026 The Vigie authors");
  adw_about_dialog_set_debug_info (about, versions);
  adw_about_dialog_set_debug_info_filename (about, "vigie-versions.txt");
  /* Translators: your own name, one translator a line. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));

  adw_about_dialog_add_legal_section (about, "TDLib", "© Aliaksei Levin, Arseny Smirnov", GTK_LICENSE_CUSTOM,
                                      "Boost Software License 1.0, https://www.boost.org/LICENSE_1_0.txt");
  adw_about_dialog_add_legal_section (about, "GTK, libadwaita, GLib, JSON-GLib, libsecret, libnotify",
                                      "© The GNOME Project", GTK_LICENSE_LGPL_2_1, NULL);
  adw_about_dialog_add_legal_section (about, "libqrencode", "© Kentaro Fukuchi", GTK_LICENSE_LGPL_2_1, NULL);
  adw_about_dialog_add_legal_section (about, "SQLite", NULL, GTK_LICENSE_CUSTOM, _ ("In the public domain."));
  return ADW_DIALOG (about);
}
