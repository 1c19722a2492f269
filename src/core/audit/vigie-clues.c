/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-clues.h"

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-known-apps.h"
#include "vigie-known-programs.h"

/* What a word of a session's texts says about what it runs on. */
typedef enum
{
  LOOK_ANDROID = 1 << 0,
  LOOK_APPLE_PHONE = 1 << 1,
  LOOK_MAC = 1 << 2,
  LOOK_PC = 1 << 3,
  LOOK_BROWSER = 1 << 4,
  LOOK_PHONE = 1 << 5,
  LOOK_KERNEL = 1 << 6,
} Look;

/* Whole words, any case. */
static const struct
{
  const char *word;
  Look look;
} look_words[] = {
  { "android", LOOK_ANDROID },
  { "sdk", LOOK_ANDROID },
  { "ios", LOOK_APPLE_PHONE },
  { "ipados", LOOK_APPLE_PHONE },
  { "iphone", LOOK_APPLE_PHONE | LOOK_PHONE },
  { "ipad", LOOK_APPLE_PHONE },
  { "ipod", LOOK_APPLE_PHONE },
  { "macos", LOOK_MAC },
  { "macbook", LOOK_MAC },
  { "imac", LOOK_MAC },
  { "mac", LOOK_MAC },
  { "darwin", LOOK_MAC },
  { "windows", LOOK_PC },
  { "win32", LOOK_PC },
  { "linux", LOOK_PC },
  { "ubuntu", LOOK_PC },
  { "debian", LOOK_PC },
  { "fedora", LOOK_PC },
  { "gnome", LOOK_PC },
  { "x64", LOOK_PC },
  { "pc", LOOK_PC },
  { "cpython", LOOK_PC },
  { "mozilla", LOOK_BROWSER },
  { "chrome", LOOK_BROWSER },
  { "chromium", LOOK_BROWSER },
  { "safari", LOOK_BROWSER },
  { "firefox", LOOK_BROWSER },
  { "edge", LOOK_BROWSER },
  { "edg", LOOK_BROWSER },
  { "opera", LOOK_BROWSER },
  { "opr", LOOK_BROWSER },
  { "brave", LOOK_BROWSER },
  { "vivaldi", LOOK_BROWSER },
  { "webkit", LOOK_BROWSER },
  { "web", LOOK_BROWSER },
  { "browser", LOOK_BROWSER },
  { "internet", LOOK_BROWSER },
  { "samsung", LOOK_PHONE },
  { "galaxy", LOOK_PHONE },
  { "pixel", LOOK_PHONE },
  { "xiaomi", LOOK_PHONE },
  { "redmi", LOOK_PHONE },
  { "huawei", LOOK_PHONE },
  { "oneplus", LOOK_PHONE },
  { "sm", LOOK_PHONE },
};

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

static Look
look_up_word (const char *word, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (look_words); i++)
    if (g_ascii_strncasecmp (word, look_words[i].word, length) == 0 && look_words[i].word[length] == '\0')
      return look_words[i].look;
  return 0;
}

/* What the words of @text say: letters and digits that stand together, and the letters before digits
 * ("iPhone15"). */
static Look
look_at_text (const char *text)
{
  Look look = 0;

  while (*text != '\0')
    {
      gsize n_letters = 0;
      gsize length;

      while (g_ascii_isalpha (text[n_letters]))
        n_letters++;
      length = n_letters;
      while (g_ascii_isalnum (text[length]))
        length++;

      if (n_letters > 0)
        look |= look_up_word (text, n_letters) | look_up_word (text, length);
      text += MAX (length, 1);
    }
  return look;
}

/* What the texts say that the app itself chooses; @platform may be the service's word. */
static Look
get_look (const VigieSessionFields *fields, Look *platform)
{
  Look look = look_at_text (fields->device_model) | look_at_text (fields->system_version);

  /* "5.15.0-91": libraries send the number of the kernel where apps name the system. */
  if (vigie_pattern_matches ("3.#.#*", fields->system_version) ||
      vigie_pattern_matches ("4.#.#*", fields->system_version) ||
      vigie_pattern_matches ("5.#.#*", fields->system_version) ||
      vigie_pattern_matches ("6.#.#*", fields->system_version))
    look |= LOOK_KERNEL;

  /* "2.2 K", "1.28.3 Z", "10.9 A": builds of the web app. */
  if (vigie_pattern_matches ("#.#* k", fields->application_version) ||
      vigie_pattern_matches ("#.#* z", fields->application_version) ||
      vigie_pattern_matches ("#.#* a", fields->application_version))
    look |= LOOK_BROWSER;

  *platform = look_at_text (fields->platform);
  return look;
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
  const VigieAppFamily family = vigie_known_apps_get_family (fields->api_id);
  Look platform = 0;
  Look own, look;

  if (family == VIGIE_APP_UNKNOWN)
    return FALSE;
  own = get_look (fields, &platform);
  look = own | platform;

  switch (family)
    {
    case VIGIE_APP_IOS:
      return (look & (LOOK_ANDROID | LOOK_PC | LOOK_KERNEL)) != 0;
    case VIGIE_APP_ANDROID:
      /* Old versions of Android have numbers like those of kernels: then the platform must not say Android
       * either. */
      return (look & LOOK_APPLE_PHONE) != 0 ||
             ((own & (LOOK_PC | LOOK_MAC)) != 0 && (own & LOOK_ANDROID) == 0) ||
             ((look & (LOOK_PC | LOOK_MAC | LOOK_KERNEL)) != 0 && (look & LOOK_ANDROID) == 0);
    case VIGIE_APP_DESKTOP:
      return (look & (LOOK_ANDROID | LOOK_APPLE_PHONE | LOOK_KERNEL)) != 0 ||
             vigie_known_programs_match (fields);
    case VIGIE_APP_MACOS:
      return (look & (LOOK_ANDROID | LOOK_APPLE_PHONE | LOOK_PC | LOOK_KERNEL)) != 0;
    case VIGIE_APP_WEB:
      /* On a phone the web app names the browser. */
      return (look & (LOOK_PHONE | LOOK_ANDROID | LOOK_APPLE_PHONE)) != 0 && (look & LOOK_BROWSER) == 0;
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

/**
 * vigie_clue_dup_country:
 * @location: a place as the service writes it: "France", "Paris, France"
 *
 * Finds the country of a place, to be compared and not to be shown. It is what follows the last comma, but of
 * an inverted name ("Korea, Republic of") the whole.
 *
 * Returns: (transfer full): the country with its case folded, or "" if the place names none
 */
char *
vigie_clue_dup_country (const char *location)
{
  const char *comma = strrchr (location, ',');
  g_autofree char *folded = g_utf8_casefold (location, -1);
  g_autofree char *country = g_utf8_casefold (comma != NULL ? comma + 1 : location, -1);

  g_strstrip (country);
  if (g_str_has_suffix (country, " of") || g_str_has_suffix (country, " of the"))
    return g_strdup (g_strstrip (folded));
  return g_steal_pointer (&country);
}

/**
 * vigie_clue_get_missing:
 *
 * Returns: what the service does not tell of the session
 */
VigieSessionPart
vigie_clue_get_missing (VigieSession *session)
{
  const VigieSessionFields *fields = vigie_session_get_fields (session);
  g_autofree char *country = vigie_clue_dup_country (fields->location);
  const struct
  {
    VigieSessionPart part;
    gboolean is_missing;
  } parts[] = {
    { VIGIE_SESSION_PART_SIGN_IN, fields->log_in_date == 0 },
    { VIGIE_SESSION_PART_LAST_USE, fields->last_active_date == 0 },
    { VIGIE_SESSION_PART_COUNTRY, *country == '\0' },
    { VIGIE_SESSION_PART_NAME, *fields->device_model == '\0' },
    { VIGIE_SESSION_PART_KIND, fields->kind == VIGIE_DEVICE_UNKNOWN },
    { VIGIE_SESSION_PART_SYSTEM, *fields->system_version == '\0' },
    { VIGIE_SESSION_PART_APP, *fields->application_name == '\0' },
    { VIGIE_SESSION_PART_VERSION, *fields->application_version == '\0' },
    { VIGIE_SESSION_PART_NUMBER, fields->api_id == 0 },
  };
  VigieSessionPart missing = VIGIE_SESSION_PART_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].is_missing)
      missing |= parts[i].part;
  return missing;
}

/**
 * vigie_clue_weigh_grant:
 * @subject: a website, passkey, bot or login email
 * @unanswered: what it weighs as long as nobody has spoken of it
 *
 * Returns: what it weighs with the person's answer: nothing if they called it theirs and it is still the
 * same; no less than @unanswered if not
 */
VigieVerdict
vigie_clue_weigh_grant (VigieFacts *facts, GObject *subject, VigieVerdict unanswered)
{
  const VigieDeclared *declared = vigie_facts_get_declared_subject (facts, subject);

  switch (declared->answer)
    {
    case VIGIE_ANSWER_ME:
      return declared->has_changed ? vigie_verdict_worst (unanswered, VIGIE_VERDICT_WARNING)
                                   : VIGIE_VERDICT_NOTHING_UNUSUAL;
    case VIGIE_ANSWER_NOT_ME:
      return VIGIE_VERDICT_DANGER;
    case VIGIE_ANSWER_DONT_KNOW:
      return vigie_verdict_worst (unanswered, VIGIE_VERDICT_WARNING);
    case VIGIE_ANSWER_NONE:
    default:
      return unanswered;
    }
}

/**
 * vigie_clue_dup_grant_detail:
 * @subject: a website, passkey, bot or login email
 * @detail: a translated sentence about it
 *
 * Returns: (transfer full): @detail, and what the person said of @subject, or that it is new
 */
char *
vigie_clue_dup_grant_detail (VigieFacts *facts, GObject *subject, const char *detail)
{
  const VigieDeclared *declared = vigie_facts_get_declared_subject (facts, subject);
  const char *more = NULL;

  if (declared->answer == VIGIE_ANSWER_NOT_ME)
    more = _ ("You said that it is not yours.");
  else if (declared->answer == VIGIE_ANSWER_DONT_KNOW)
    more = _ ("You said that you do not know it.");
  else if (declared->answer == VIGIE_ANSWER_ME && declared->has_changed)
    more = _ ("You said that it is yours, and it has changed since.");
  else if (declared->seen_before == VIGIE_TRI_NO)
    more = _ ("It was not there last time.");
  return more != NULL ? g_strdup_printf ("%s %s", detail, more) : g_strdup (detail);
}
