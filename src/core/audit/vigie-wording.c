/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-wording.h"

#include "vigie-config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "vigie-text.h"
#include "vigie-time.h"

/* What can stand in the places of a text. */
typedef struct
{
  const char *name;
  const char *app;
  const char *place;
  const char *site;
  gint64 date; /* Unix time, seconds, UTC */
} Values;

static Values
get_values (GObject *subject)
{
  if (subject != NULL && VIGIE_IS_SESSION (subject))
    {
      const VigieSessionFields *fields = vigie_session_get_fields (VIGIE_SESSION (subject));

      return (Values) {
        .name = *fields->device_model != '\0' ? fields->device_model : fields->platform,
        .app = fields->application_name,
        .place = fields->location,
        .date = fields->log_in_date,
      };
    }
  if (subject != NULL && VIGIE_IS_WEBSITE (subject))
    return (Values) {
      .site = vigie_website_get_domain_name (VIGIE_WEBSITE (subject)),
      .name = vigie_website_get_browser (VIGIE_WEBSITE (subject)),
      .place = vigie_website_get_location (VIGIE_WEBSITE (subject)),
      .date = vigie_website_get_log_in_date (VIGIE_WEBSITE (subject)),
    };
  if (subject != NULL && VIGIE_IS_PASSKEY (subject))
    return (Values) {
      .name = vigie_passkey_get_name (VIGIE_PASSKEY (subject)),
      .date = vigie_passkey_get_addition_date (VIGIE_PASSKEY (subject)),
    };
  if (subject != NULL && VIGIE_IS_BUSINESS_BOT (subject))
    return (Values) {
      .name = vigie_business_bot_get_name (VIGIE_BUSINESS_BOT (subject)),
      .place = vigie_business_bot_get_location (VIGIE_BUSINESS_BOT (subject)),
      .date = vigie_business_bot_get_connection_date (VIGIE_BUSINESS_BOT (subject)),
    };
  if (subject != NULL && VIGIE_IS_LOGIN_EMAIL (subject))
    return (Values) { .name = vigie_login_email_get_pattern (VIGIE_LOGIN_EMAIL (subject)) };
  return (Values) { 0 };
}

/**
 * vigie_wording_dup_value:
 * @value: (nullable): a text from outside
 *
 * Returns: (transfer full): @value, isolated, to stand in a sentence; if there is none, words for that
 */
char *
vigie_wording_dup_value (const char *value)
{
  /* Translators: stands for a name that the service did not tell: “without a name”. */
  return vigie_text_isolate (value != NULL && *value != '\0' ? value : C_ ("device", "without a name"));
}

static char *
dup_place (const char *place, gsize length, const Values *values, gint64 now)
{
  if (strncmp (place, "{when}", length) == 0)
    return vigie_time_moment (values->date, now);
  if (strncmp (place, "{day}", length) == 0)
    return vigie_time_day (values->date, now);
  if (strncmp (place, "{name}", length) == 0)
    return vigie_wording_dup_value (values->name);
  if (strncmp (place, "{app}", length) == 0)
    return vigie_wording_dup_value (values->app);
  if (strncmp (place, "{place}", length) == 0)
    return vigie_wording_dup_value (values->place);
  if (strncmp (place, "{site}", length) == 0)
    return vigie_wording_dup_value (values->site);
  return g_strndup (place, length);
}

/**
 * vigie_wording_fill:
 * @text: a translated text of ours
 * @subject: (nullable): the session, website, passkey or bot that it speaks of
 * @now: Unix time of the service, seconds, UTC
 *
 * Puts what is known of @subject into the places of @text: {name}, {app}, {place}, {site}, {when} (day and
 * time) and {day}. What comes from outside is isolated.
 *
 * Returns: (transfer full): the text to show
 */
char *
vigie_wording_fill (const char *text, GObject *subject, gint64 now)
{
  g_autoptr (GString) out = NULL;
  Values values;

  g_return_val_if_fail (text != NULL, NULL);

  values = get_values (subject);
  out = g_string_sized_new (strlen (text));
  while (*text != '\0')
    {
      const char *end = *text == '{' ? strchr (text, '}') : NULL;
      g_autofree char *value = NULL;

      if (end == NULL)
        {
          g_string_append_c (out, *text);
          text++;
          continue;
        }
      value = dup_place (text, (gsize) (end + 1 - text), &values, now);
      g_string_append (out, value);
      text = end + 1;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * vigie_wording_dup_missing:
 * @parts: what the service does not tell of a session
 *
 * Returns: (transfer full): that in one translated sentence
 */
char *
vigie_wording_dup_missing (VigieSessionPart parts)
{
  static const struct
  {
    VigieSessionPart part;
    const char *name;
  } names[] = {
    { VIGIE_SESSION_PART_NAME, NC_ ("not told", "the name of the device") },
    { VIGIE_SESSION_PART_KIND, NC_ ("not told", "the kind of device") },
    { VIGIE_SESSION_PART_SYSTEM, NC_ ("not told", "its system") },
    { VIGIE_SESSION_PART_APP, NC_ ("not told", "the name of the app") },
    { VIGIE_SESSION_PART_VERSION, NC_ ("not told", "the version of the app") },
    { VIGIE_SESSION_PART_NUMBER, NC_ ("not told", "which app it is registered as") },
    { VIGIE_SESSION_PART_COUNTRY, NC_ ("not told", "its country") },
    { VIGIE_SESSION_PART_SIGN_IN, NC_ ("not told", "the day of its sign-in") },
    { VIGIE_SESSION_PART_LAST_USE, NC_ ("not told", "the day it was last used") },
  };
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if ((parts & names[i].part) == 0)
        continue;
      /* Translators: stands between two things of a list. */
      g_string_append (list, list->len > 0 ? C_ ("not told", ", ") : "");
      g_string_append (list, g_dpgettext2 (NULL, "not told", names[i].name));
    }
  /* Translators: %s: a list: "its country, the day of its sign-in". */
  return g_strdup_printf (_ ("The service does not tell: %s."), list->str);
}
