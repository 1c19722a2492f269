/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-clues.h"

#include <string.h>

#include "vigie-known-apps.h"
#include "vigie-known-programs.h"

/* Words that say on which system a session runs; whole words, any case. */
static const char *const android_words[] = { "android", "sdk", NULL };
static const char *const apple_phone_words[] = { "ios", "ipados", "iphone", "ipad", "ipod", NULL };
static const char *const mac_words[] = { "macos", "macbook", "imac", "mac", "darwin", NULL };
static const char *const pc_words[] = { "windows", "linux",   "ubuntu", "debian", "fedora", "x64",
                                        "gnome",   "cpython", "win32",  "pc",     NULL };
static const char *const browser_words[] = { "mozilla", "chrome",  "chromium", "safari", "firefox", "edge",
                                             "edg",     "opera",   "opr",      "brave",  "vivaldi", "webkit",
                                             "web",     "browser", "internet", NULL };
static const char *const phone_words[] = { "iphone", "samsung", "galaxy",  "pixel", "xiaomi",
                                           "redmi",  "huawei",  "oneplus", "sm",    NULL };

/* What a session's texts say about its system. */
typedef struct
{
  gboolean android, apple_phone, mac, pc, browser, phone;
} Look;

/**
 * vigie_clue_is_mine:
 *
 * Returns: whether the person called the session theirs, and nothing has changed since
 */
gboolean
vigie_clue_is_mine (VigieFacts *facts, VigieSession *session)
{
  const VigieDeclared *declared = vigie_facts_get_declared (facts, session);

  return declared->answer == VIGIE_ANSWER_ME && !declared->has_changed;
}

/**
 * vigie_clue_is_doubted:
 *
 * Returns: whether the person said that the session is not theirs, or that they do not know
 */
gboolean
vigie_clue_is_doubted (VigieFacts *facts, VigieSession *session)
{
  const VigieDeclared *declared = vigie_facts_get_declared (facts, session);

  return declared->answer == VIGIE_ANSWER_NOT_ME || declared->answer == VIGIE_ANSWER_DONT_KNOW;
}

/**
 * vigie_clue_is_new:
 *
 * Returns: whether the session was not in the list at the last checkup; not when there was none
 */
gboolean
vigie_clue_is_new (VigieFacts *facts, VigieSession *session)
{
  return vigie_facts_get_declared (facts, session)->seen_before == VIGIE_TRI_NO;
}

/**
 * vigie_clue_is_program:
 *
 * Returns: whether the session names itself as a program library does
 */
gboolean
vigie_clue_is_program (VigieSession *session)
{
  return vigie_known_programs_match (vigie_session_get_fields (session));
}

/**
 * vigie_clue_has_word:
 * @text: UTF-8
 * @word: ASCII letters and digits, lower case
 *
 * Returns: whether @word stands in @text as a whole word, in any case
 */
gboolean
vigie_clue_has_word (const char *text, const char *word)
{
  const gsize length = strlen (word);
  gboolean in_word = FALSE;

  for (; *text != '\0'; text++)
    {
      if (!in_word && g_ascii_strncasecmp (text, word, length) == 0 && !g_ascii_isalpha (text[length]) &&
          (guchar) text[length] < 0x80)
        return TRUE;
      in_word = g_ascii_isalpha (*text) || (guchar) *text >= 0x80;
    }
  return FALSE;
}

static gboolean
has_any_word (const VigieSessionFields *fields, const char *const *words)
{
  for (; *words != NULL; words++)
    if (vigie_clue_has_word (fields->device_model, *words) ||
        vigie_clue_has_word (fields->platform, *words) ||
        vigie_clue_has_word (fields->system_version, *words))
      return TRUE;
  return FALSE;
}

static Look
get_look (const VigieSessionFields *fields)
{
  return (Look) {
    .android = has_any_word (fields, android_words),
    .apple_phone = has_any_word (fields, apple_phone_words),
    .mac = has_any_word (fields, mac_words),
    .pc = has_any_word (fields, pc_words),
    .browser = has_any_word (fields, browser_words) ||
               vigie_clue_has_word (fields->application_version, "k") ||
               vigie_clue_has_word (fields->application_version, "z") ||
               vigie_clue_has_word (fields->application_version, "a"),
    .phone = has_any_word (fields, phone_words),
  };
}

/**
 * vigie_clue_is_costume:
 *
 * Returns: whether the session uses the id of an official app and its own texts contradict that app outright
 */
gboolean
vigie_clue_is_costume (VigieSession *session)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  const Look look = get_look (fields);

  switch (vigie_known_apps_get_family (fields->api_id))
    {
    case VIGIE_APP_IOS:
      /* Apple's own computers run apps made for its phones. */
      return (look.android || look.pc) && !(look.apple_phone && look.mac);
    case VIGIE_APP_ANDROID:
      return look.apple_phone || ((look.pc || look.mac) && !look.android);
    case VIGIE_APP_DESKTOP:
      return look.android || look.apple_phone || vigie_known_programs_match (fields);
    case VIGIE_APP_MACOS:
      return look.android || look.apple_phone || look.pc;
    case VIGIE_APP_WEB:
      /* On a phone the web app names the browser. */
      return (look.phone || look.android || look.apple_phone) && !look.browser;
    case VIGIE_APP_SAMPLE:
    case VIGIE_APP_UNKNOWN:
    default:
      return FALSE;
    }
}

/**
 * vigie_clue_is_own_copy:
 *
 * Returns: whether the session was made by another copy, or an earlier one, of Vigie
 */
gboolean
vigie_clue_is_own_copy (VigieFacts *facts, VigieSession *session)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  VigieSession *current = vigie_facts_get_current_session (facts);

  if (fields->is_current || g_ascii_strcasecmp (fields->application_name, "Vigie") != 0)
    return FALSE;
  /* The name alone is anyone's to register. */
  return current != NULL && vigie_session_get_fields (current)->api_id == fields->api_id;
}

/**
 * vigie_clue_is_browser:
 *
 * Returns: whether the session is in a web browser
 */
gboolean
vigie_clue_is_browser (VigieSession *session)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);

  return fields->kind == VIGIE_DEVICE_BROWSER || strcasestr (fields->application_name, "web") != NULL ||
         vigie_known_apps_get_family (fields->api_id) == VIGIE_APP_WEB;
}

/**
 * vigie_clue_get_age:
 *
 * Returns: seconds since the session signed in; 0 for a date in the future; -1 if the service does not say
 */
gint64
vigie_clue_get_age (VigieSession *session, gint64 now)
{
  const gint64 date = vigie_session_get_fields (session)->log_in_date;

  if (date == 0)
    return -1;
  return now > date ? now - date : 0;
}
