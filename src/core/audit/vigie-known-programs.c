/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-known-programs.h"

/**
 * KnownProgram:
 *
 * What a program library sends when nobody changes it. Patterns: "*" anything, "#" one or more digits, all
 * else itself, in any case. The model must match, and the system or the version with it: one field alone
 * proves nothing.
 */
typedef struct
{
  const char *model;
  const char *system;  /* (nullable) */
  const char *version; /* (nullable) */
} KnownProgram;

/* Sources (all read 2026-11-24): LonamiWebs/Telethon telethon/client/telegrambaseclient.py; pyrogram/pyrogram
 * and KurimuzonAkuma/pyrogram pyrogram/client.py; gram-js/gramjs gramjs/client/telegramBaseClient.ts;
 * danog/MadelineProto src/Settings/AppInfo.php; gotd/td telegram/internal/manager/device.go; tdlib/td
 * example/; mautrix/telegram pkg/connector/example-config.yaml */
static const KnownProgram programs[] = {
  /* Telethon. Its versions begin with 1 or 2; Telegram Desktop's are long past that. */
  { "PC 64bit", "#", "1.#*" },
  { "PC 64bit", "#.#*", "2.#*" },
  { "PC 32bit", "#", "1.#*" },
  { "PC 32bit", "#.#*", "2.#*" },
  { "PC 64bit", "Linux*", NULL },
  { "PC 64bit", "Windows*", NULL },
  { "aarch64", "#*", "1.#*" },
  { "arm64", "#*", "1.#*" },
  { "x86_64", "#*", "1.#*" },
  { "armv#l", "#*", "1.#*" },
  { "i686", "#*", "1.#*" },
  /* Pyrogram and its successors. */
  { "CPython #.#*", "Linux*", "*gram*" },
  { "CPython #.#*", "Windows*", "#.#*" },
  { "CPython #.#*", "Darwin*", NULL },
  { "PyPy #.#*", "Linux*", "*gram*" },
  /* GramJS, MadelineProto: a bare kernel or PHP version where apps name their system. */
  { "Linux", "#.#*", NULL },
  { "Windows_NT", "#*", "1.0*" },
  { "Darwin", "#.#*", NULL },
  { "Web server", "#.#*", "#.#*" },
  /* gotd. */
  { "go1.#*", "linux", "*#*" },
  { "go1.#*", "windows", NULL },
  { "go1.#*", "darwin", NULL },
  /* TDLib's samples. */
  { "Python TDLib Client", "*", "1.#*" },
  { "Desktop", NULL, "1.0" },
  { "Desktop", NULL, "1.0, TDLib*" },
  /* A bridge to Matrix. */
  { "mautrix-telegram*", "*", "*#*" },
};

/* Names under which people register what runs such a library; with the library's own version they count. */
static const char *const library_names[] = { "*telethon*", "*pyrogram*",      "*kurigram*", "*gramjs*",
                                             "*gotd*",     "*madelineproto*", "*mautrix*",  "*userbot*" };

/**
 * vigie_pattern_matches:
 * @pattern: "*" stands for anything, "#" for one or more digits, all else for itself in any case
 * @text: UTF-8
 *
 * Returns: whether all of @text is as @pattern says
 */
gboolean
vigie_pattern_matches (const char *pattern, const char *text)
{
  const char *star = NULL;
  const char *retry = NULL;

  /* No step back further than the last star: the time taken is bounded by the product of both lengths. */
  while (*text != '\0' || *pattern != '\0')
    {
      if (*pattern == '*')
        {
          star = ++pattern;
          retry = text;
          continue;
        }
      if (*pattern == '#' && g_ascii_isdigit (*text))
        {
          while (g_ascii_isdigit (*text))
            text++;
          pattern++;
          continue;
        }
      if (*pattern != '\0' && *pattern != '#' && *text != '\0' &&
          g_ascii_tolower (*pattern) == g_ascii_tolower (*text))
        {
          pattern++;
          text++;
          continue;
        }
      if (star == NULL || *retry == '\0')
        return FALSE;
      pattern = star;
      text = ++retry;
    }
  return TRUE;
}

/**
 * vigie_known_programs_match:
 * @fields: of a session
 *
 * Returns: whether it names itself as a program library does, in two fields at least
 */
gboolean
vigie_known_programs_match (const VigieSessionFields *fields)
{
  for (gsize i = 0; i < G_N_ELEMENTS (library_names); i++)
    if (vigie_pattern_matches (library_names[i], fields->application_name) &&
        (vigie_pattern_matches ("#.#*", fields->application_version) ||
         vigie_pattern_matches (library_names[i], fields->application_version)))
      return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      const KnownProgram *program = &programs[i];

      if (!vigie_pattern_matches (program->model, fields->device_model))
        continue;
      if (program->system != NULL && *fields->system_version != '\0' &&
          vigie_pattern_matches (program->system, fields->system_version))
        return TRUE;
      if (program->version != NULL && vigie_pattern_matches (program->version, fields->application_version))
        return TRUE;
    }
  return FALSE;
}
