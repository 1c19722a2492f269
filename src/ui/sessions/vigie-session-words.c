/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-session-words.h"

#include <glib/gi18n.h>

#include "vigie-text.h"
#include "vigie-ui-text.h"

#define DAY (24 * 60 * 60)
#define IDLE_DAYS 90

static const VigieSessionFields *
get_fields (VigieJudgedSession *judged)
{
  return vigie_session_get_fields (vigie_judged_session_get_session (judged));
}

static gboolean
has_name (VigieJudgedSession *judged)
{
  return *vigie_judged_session_get_declared (judged)->name != '\0';
}

/**
 * vigie_session_words_dup_title:
 *
 * Returns: (transfer full): the name that the person gave, else what the device calls itself
 */
char *
vigie_session_words_dup_title (VigieJudgedSession *judged)
{
  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (judged), NULL);

  if (has_name (judged))
    return g_strdup (vigie_judged_session_get_declared (judged)->name);

  return vigie_session_dup_title (vigie_judged_session_get_session (judged));
}

/* When it joined matters for a newcomer, when it was last used for the others. */
static char *
dup_time (VigieJudgedSession *judged, gint64 now)
{
  const VigieSessionFields *fields = get_fields (judged);
  gint64 idle_days = vigie_session_get_idle_days (vigie_judged_session_get_session (judged), now);
  g_autofree char *time = NULL;

  if (fields->is_password_pending)
    return g_strdup (_ ("Stopped at the password"));
  if (fields->log_in_date != 0 && now - fields->log_in_date < 7 * DAY &&
      vigie_judged_session_get_state (judged) != VIGIE_SESSION_STATE_KNOWN)
    {
      time = vigie_time_moment (fields->log_in_date, now);
      /* Translators: %s is a day and hour: "today at 09:14". */
      return g_strdup_printf (_ ("Signed in %s"), time);
    }
  if (fields->last_active_date == 0)
    return g_strdup (_ ("Last use unknown"));

  time = vigie_time_ago (fields->last_active_date, now);
  if (idle_days >= IDLE_DAYS)
    /* Translators: %s is a time: "7 months ago". */
    return g_strdup_printf (_ ("Last used %s"), time);

  /* Translators: %s is a time: "2 minutes ago". */
  return g_strdup_printf (_ ("Used %s"), time);
}

/**
 * vigie_session_words_dup_when:
 *
 * Returns: (transfer full): the small line below the title
 */
char *
vigie_session_words_dup_when (VigieJudgedSession *judged, gint64 now)
{
  const VigieSessionFields *fields;
  g_autofree char *time = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (judged), NULL);

  fields = get_fields (judged);
  time = dup_time (judged, now);
  if (has_name (judged))
    {
      other = vigie_session_dup_title (vigie_judged_session_get_session (judged));
      /* Translators: what the device calls itself, then when it was used. */
      return g_strdup_printf (C_ ("session", "%s · %s"), other, time);
    }
  if (*fields->location == '\0')
    return g_steal_pointer (&time);

  other = vigie_text_isolate (fields->location);
  /* Translators: when a session was used, then the place that the service gives for it, which may be wrong.
   */
  return g_strdup_printf (C_ ("session", "%s · the service says %s"), time, other);
}

static void
clear_detail (gpointer data)
{
  g_free (((VigieSessionDetail *) data)->value);
}

static void
take_detail (GArray *details, const char *caption, char *value)
{
  const VigieSessionDetail detail = { .caption = caption, .value = value };

  if (value == NULL || *value == '\0')
    g_free (value);
  else
    g_array_append_val (details, detail);
}

/* Two texts of the device side by side, each kept from turning the other. */
static char *
dup_pair (const char *first, const char *second)
{
  g_autofree char *a = vigie_text_isolate (first);
  g_autofree char *b = vigie_text_isolate (second);

  if (*first == '\0' || *second == '\0')
    return g_strdup (*first != '\0' ? a : *second != '\0' ? b : "");

  return g_strdup_printf ("%s %s", a, b);
}

static char *
dup_application (const VigieSessionFields *fields)
{
  g_autofree char *name = dup_pair (fields->application_name, fields->application_version);

  if (*name == '\0')
    return NULL;
  if (fields->is_official_application)
    /* Translators: %s is a program. */
    return g_strdup_printf (_ ("%s · says that it is an official app"), name);

  /* Translators: %s is a program. */
  return g_strdup_printf (_ ("%s · not an official app"), name);
}

static char *
dup_seen (const VigieSessionFields *fields, gint64 now)
{
  g_autofree char *time = NULL;
  g_autofree char *address = NULL;

  if (fields->last_active_date == 0)
    return NULL;

  time = vigie_time_ago (fields->last_active_date, now);
  if (*fields->ip_address == '\0')
    return g_steal_pointer (&time);

  address = vigie_text_isolate (fields->ip_address);
  return g_strdup_printf (C_ ("session", "%s · %s"), time, address);
}

static char *
dup_may_receive (const VigieSessionFields *fields)
{
  if (fields->can_accept_calls && fields->can_accept_secret_chats)
    return g_strdup (_ ("Calls and secret chats"));
  if (fields->can_accept_calls)
    return g_strdup (_ ("Calls"));
  if (fields->can_accept_secret_chats)
    return g_strdup (_ ("Secret chats"));

  return g_strdup (_ ("Neither calls nor secret chats"));
}

/**
 * vigie_session_words_list_details:
 *
 * Returns: (transfer full) (element-type VigieSessionDetail): all that is known of the session, in the order
 *   in which a person would ask
 */
GArray *
vigie_session_words_list_details (VigieJudgedSession *judged, gint64 now)
{
  GArray *details = g_array_new (FALSE, FALSE, sizeof (VigieSessionDetail));
  const VigieSessionFields *fields;

  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (judged), details);

  g_array_set_clear_func (details, clear_detail);
  fields = get_fields (judged);
  take_detail (details, C_ ("session", "Device"), dup_pair (fields->device_model, ""));
  take_detail (details, C_ ("session", "System"), dup_pair (fields->platform, fields->system_version));
  take_detail (details, C_ ("session", "Application"), dup_application (fields));
  take_detail (details, C_ ("session", "Signed in"),
               fields->log_in_date != 0 ? vigie_time_moment (fields->log_in_date, now) : NULL);
  take_detail (details, C_ ("session", "Last seen"), dup_seen (fields, now));
  take_detail (details, C_ ("session", "Place, as the service guesses it"),
               vigie_text_isolate (fields->location));
  take_detail (details, C_ ("session", "May receive"), dup_may_receive (fields));
  return details;
}

/**
 * vigie_session_words_dup_own_note:
 *
 * Returns: (transfer full): what the session of Vigie itself is, and why it is in the list
 */
char *
vigie_session_words_dup_own_note (VigieJudgedSession *judged, gint64 now)
{
  g_autofree char *moment = NULL;
  gint64 free_at;

  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (judged), NULL);

  free_at = get_fields (judged)->log_in_date + DAY;
  if (get_fields (judged)->log_in_date == 0 || free_at <= now)
    return g_strdup (
        _ ("This is Vigie itself, on this computer. It is in the list because it looks at the list."));

  moment = vigie_time_moment (free_at, now);
  /* Translators: %s is a day and hour: "tomorrow at 09:14". */
  return g_strdup_printf (
      _ ("This is Vigie itself, on this computer. It is in the list because it looks at the "
         "list. The service lets it sign out other devices from %s on; your phone can do it "
         "now."),
      moment);
}
