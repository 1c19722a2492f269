/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-parameters.h"

#include <string.h>

#include "vigie-config.h"
#include "vigie-text.h"

/* What the account's other devices see of this session. Not translated: it is looked for in the list. */
#define DEVICE_MODEL "Vigie (computer)"

/**
 * vigie_telegram_parameters_has_api_id:
 *
 * Returns: whether this build can reach Telegram
 */
gboolean
vigie_telegram_parameters_has_api_id (void)
{
  return VIGIE_TELEGRAM_API_ID != 0;
}

static char *
dup_system_version (void)
{
  g_autofree char *name = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  g_autofree char *clean = vigie_text_clean (name != NULL ? name : "", VIGIE_TEXT_MAX_NAME, NULL);

  return *clean != '\0' ? g_steal_pointer (&clean) : g_strdup ("Linux");
}

/* "fr" of "fr_FR.UTF-8"; "en" for "C". */
static char *
dup_language (void)
{
  const char *locale = g_get_language_names ()[0];
  gsize length = strspn (locale, "abcdefghijklmnopqrstuvwxyz");

  return length == 2 || length == 3 ? g_strndup (locale, length) : g_strdup ("en");
}

/**
 * vigie_telegram_parameters_to_request:
 * @folder: the account's own
 * @database_key: 32 random bytes
 *
 * Asks TDLib to keep nothing but the sign-in itself: no chats, no messages, no files, no secret chats.
 *
 * Returns: (transfer full): the first request of each client
 */
VigieTdRequest *
vigie_telegram_parameters_to_request (const char *folder, const VigieSecret *database_key)
{
  VigieTdRequest *request = vigie_td_request_new ("setTdlibParameters");
  g_autoptr (VigieSecret) key = vigie_secret_to_base64 (database_key);
  g_autofree char *files = g_build_filename (folder, "files", NULL);
  g_autofree char *system_version = dup_system_version ();
  g_autofree char *language = dup_language ();

  vigie_td_request_add_bool (request, "use_test_dc", FALSE);
  vigie_td_request_add_text (request, "database_directory", folder);
  vigie_td_request_add_text (request, "files_directory", files);
  vigie_td_request_add_secret (request, "database_encryption_key", key);
  vigie_td_request_add_bool (request, "use_file_database", FALSE);
  vigie_td_request_add_bool (request, "use_chat_info_database", FALSE);
  vigie_td_request_add_bool (request, "use_message_database", FALSE);
  vigie_td_request_add_bool (request, "use_secret_chats", FALSE);
  vigie_td_request_add_int (request, "api_id", VIGIE_TELEGRAM_API_ID);
  vigie_td_request_add_text (request, "api_hash", VIGIE_TELEGRAM_API_HASH);
  vigie_td_request_add_text (request, "system_language_code", language);
  vigie_td_request_add_text (request, "device_model", DEVICE_MODEL);
  vigie_td_request_add_text (request, "system_version", system_version);
  vigie_td_request_add_text (request, "application_version", VIGIE_VERSION);
  return request;
}
