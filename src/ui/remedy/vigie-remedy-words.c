/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-remedy-words.h"

#include <glib/gi18n.h>

#include "vigie-period.h"
#include "vigie-text.h"
#include "vigie-ui-text.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)

static const VigieRemedyWords all_words[] = {
  {
      .kind = VIGIE_CAPABILITY_END_SESSION,
      .title = N_ ("End this session"),
      .question = N_ ("End this session?"),
      .meaning =
          N_ ("This device is signed out of your account. It can no longer read or write anything. Secret "
              "chats that were opened on it are lost; all other conversations stay."),
      .undo = N_ ("If it was yours after all: sign in on it again."),
      .button = N_ ("_End this session"),
      .acting = N_ ("Ending the session…"),
      .watching = N_ ("Vigie is watching the list. It is still there."),
      .done = N_ ("The session is gone"),
      .not_done = N_ ("The session is still there"),
      .walk = "end-session",
      .is_destructive = TRUE,
  },
  {
      .kind = VIGIE_CAPABILITY_END_OTHER_SESSIONS,
      .title = N_ ("Sign out all other devices"),
      .question = N_ ("Sign out all other devices?"),
      .meaning =
          N_ ("Every device and browser but this one is signed out, yours too. Have your phone in hand: you "
              "sign in on it again afterwards. Secret chats are lost; all other conversations stay."),
      .undo = N_ ("Sign in again on each device that is yours."),
      .button = N_ ("_Sign out all others"),
      .acting = N_ ("Signing out the other devices…"),
      .watching = N_ ("Vigie is watching the list. The other devices are still there."),
      .done = N_ ("The other devices are signed out"),
      .not_done = N_ ("Other devices are still signed in"),
      .walk = "end-other-sessions",
      .is_destructive = TRUE,
  },
  {
      .kind = VIGIE_CAPABILITY_CONFIRM_SESSION,
      .title = N_ ("Confirm this sign-in"),
      .question = N_ ("Tell the service that it was you?"),
      .meaning =
          N_ ("The service stops asking on your devices whether this sign-in was you. The session stays."),
      .undo = N_ ("You can end the session at any time."),
      .button = N_ ("_It was me"),
      .acting = N_ ("Confirming the sign-in…"),
      .watching = N_ ("Vigie is watching the list. The service still asks."),
      .done = N_ ("The sign-in is confirmed"),
      .not_done = N_ ("The service still asks"),
      .walk = "confirm-session",
  },
  {
      .kind = VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT,
      .title = N_ ("Sign out unused devices"),
      .question = N_ ("Change when unused devices are signed out?"),
      .meaning =
          N_ ("A device that has not been used for that long is signed out by itself. A forgotten tablet or "
              "browser then no longer stands open."),
      .undo = N_ ("You can choose another period at any time."),
      .button = N_ ("_Change it"),
      .acting = N_ ("Changing the period…"),
      .watching = N_ ("Vigie is watching the setting. It has not changed yet."),
      .done = N_ ("The period is changed"),
      .not_done = N_ ("The period has not changed"),
      .walk = "set-auto-sign-out",
  },
  {
      .kind = VIGIE_CAPABILITY_DISCONNECT_WEBSITE,
      .title = N_ ("Disconnect a website"),
      .question = N_ ("Disconnect this website?"),
      .meaning =
          N_ ("The website can no longer use your account to sign you in. What you did on the website stays "
              "there."),
      .undo = N_ ("Sign in on the website with your account again."),
      .button = N_ ("_Disconnect"),
      .acting = N_ ("Disconnecting the website…"),
      .watching = N_ ("Vigie is watching the list. The website is still there."),
      .done = N_ ("The website is disconnected"),
      .not_done = N_ ("The website is still connected"),
      .walk = "disconnect-website",
      .is_destructive = TRUE,
  },
  {
      .kind = VIGIE_CAPABILITY_DISCONNECT_WEBSITES,
      .title = N_ ("Disconnect all websites"),
      .question = N_ ("Disconnect all websites?"),
      .meaning =
          N_ ("No website can use your account any more to sign you in. What you did there stays there."),
      .undo = N_ ("Sign in on each website with your account again."),
      .button = N_ ("_Disconnect all"),
      .acting = N_ ("Disconnecting the websites…"),
      .watching = N_ ("Vigie is watching the list. There are still websites in it."),
      .done = N_ ("No website is connected any more"),
      .not_done = N_ ("Some websites are still connected"),
      .walk = "disconnect-website",
      .is_destructive = TRUE,
  },
  {
      .kind = VIGIE_CAPABILITY_REMOVE_PASSKEY,
      .title = N_ ("Remove a passkey"),
      .question = N_ ("Remove this passkey?"),
      .meaning = N_ ("Nobody can sign in with this key any more. Devices that are signed in stay so."),
      .undo = N_ ("Make a new passkey on the device that held it."),
      .button = N_ ("_Remove the passkey"),
      .acting = N_ ("Removing the passkey…"),
      .watching = N_ ("Vigie is watching the list. The passkey is still there."),
      .done = N_ ("The passkey is gone"),
      .not_done = N_ ("The passkey is still there"),
      .walk = "remove-passkey",
      .is_destructive = TRUE,
  },
  {
      .kind = VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT,
      .title = N_ ("Remove the bot"),
      .question = N_ ("Remove this bot from your account?"),
      .meaning = N_ ("The bot no longer reads your conversations and no longer answers in your name."),
      .undo = N_ ("Connect the bot again in the settings of the app."),
      .button = N_ ("_Remove the bot"),
      .acting = N_ ("Removing the bot…"),
      .watching = N_ ("Vigie is watching. The bot is still connected."),
      .done = N_ ("The bot is gone"),
      .not_done = N_ ("The bot is still connected"),
      .is_destructive = TRUE,
  },
  {
      .kind = VIGIE_CAPABILITY_SET_ACCEPTS_CALLS,
      .title = N_ ("Calls on this device"),
      .question = N_ ("Change whether this device takes calls?"),
      .meaning = N_ ("Calls to you ring on this device, or no longer do."),
      .undo = N_ ("You can change it back at any time."),
      .button = N_ ("_Change it"),
      .acting = N_ ("Changing the setting…"),
      .watching = N_ ("Vigie is watching. The setting has not changed yet."),
      .done = N_ ("The setting is changed"),
      .not_done = N_ ("The setting has not changed"),
  },
  {
      .kind = VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS,
      .title = N_ ("Secret chats on this device"),
      .question = N_ ("Change whether this device takes secret chats?"),
      .meaning = N_ ("New secret chats may be opened on this device, or no longer may."),
      .undo = N_ ("You can change it back at any time."),
      .button = N_ ("_Change it"),
      .acting = N_ ("Changing the setting…"),
      .watching = N_ ("Vigie is watching. The setting has not changed yet."),
      .done = N_ ("The setting is changed"),
      .not_done = N_ ("The setting has not changed"),
  },
  {
      .kind = VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET,
      .title = N_ ("Keep the password"),
      .question = N_ ("Stop the removal of your password?"),
      .meaning =
          N_ ("Somebody who is signed in to your account asked the service to remove the second password. "
              "This stops it: the password stays."),
      .undo = N_ ("A new request can be made from any device that is signed in."),
      .button = N_ ("_Keep the password"),
      .acting = N_ ("Stopping the removal…"),
      .watching = N_ ("Vigie is watching. The removal is still under way."),
      .done = N_ ("The password stays"),
      .not_done = N_ ("The removal is still under way"),
      .walk = NULL,
  },
};

/**
 * vigie_remedy_words_find:
 * @kind: an action
 *
 * Returns: (nullable): what is said of it, as msgids; %NULL for what is no action
 */
const VigieRemedyWords *
vigie_remedy_words_find (VigieCapability kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_words); i++)
    {
      if (all_words[i].kind == kind)
        return &all_words[i];
    }
  return NULL;
}

static gpointer
find_in_list (VigieFacts *facts, VigieFactId fact, const char *id, const char *(*get_id) (gpointer item))
{
  GListModel *items = vigie_facts_get_list (facts, fact);

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      /* The list keeps it alive. */
      if (g_strcmp0 (get_id (item), id) == 0)
        return item;
    }
  return NULL;
}

static const char *
website_id (gpointer item)
{
  return vigie_website_get_id (item);
}

static const char *
passkey_id (gpointer item)
{
  return vigie_passkey_get_id (item);
}

static const char *
bot_id (gpointer item)
{
  return vigie_business_bot_get_id (item);
}

/**
 * vigie_remedy_words_dup_target:
 * @facts: of the last reading
 *
 * Returns: (transfer full): the name, in the service's own list, of what is acted on; "" if it has none
 */
char *
vigie_remedy_words_dup_target (const VigieAction *action, VigieFacts *facts)
{
  const char *id = vigie_action_get_target_id (action);
  VigieSession *session = id != NULL ? vigie_facts_find_session (facts, id) : NULL;
  VigieWebsite *website = find_in_list (facts, VIGIE_FACT_WEBSITES, id, website_id);
  VigiePasskey *passkey = find_in_list (facts, VIGIE_FACT_PASSKEYS, id, passkey_id);
  VigieBusinessBot *bot = find_in_list (facts, VIGIE_FACT_BUSINESS_BOTS, id, bot_id);

  switch (vigie_action_get_kind (action))
    {
    case VIGIE_CAPABILITY_DISCONNECT_WEBSITE:
      return g_strdup (website != NULL ? vigie_website_get_domain_name (website) : "");
    case VIGIE_CAPABILITY_REMOVE_PASSKEY:
      return g_strdup (passkey != NULL ? vigie_passkey_get_name (passkey) : "");
    case VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT:
      return g_strdup (bot != NULL ? vigie_business_bot_get_name (bot) : "");
    case VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT:
      return vigie_period_dup_text (vigie_action_get_value (action));
    default:
      if (session == NULL)
        return g_strdup ("");
      if (*vigie_session_get_fields (session)->device_model != '\0')
        return g_strdup (vigie_session_get_fields (session)->device_model);
      return vigie_session_dup_title (session);
    }
}

static void
append (GString *text, const char *part)
{
  g_autofree char *isolated = NULL;

  if (part == NULL || *part == '\0')
    return;

  isolated = vigie_text_isolate (part);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", isolated);
}

/**
 * vigie_remedy_words_dup_details:
 * @facts: of the last reading
 * @now: the time of the service
 *
 * Returns: (transfer full): what tells the session from others of the same name: system, place, hour
 */
char *
vigie_remedy_words_dup_details (const VigieAction *action, VigieFacts *facts, gint64 now)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *id = vigie_action_get_target_id (action);
  VigieSession *session = id != NULL && *id != '\0' ? vigie_facts_find_session (facts, id) : NULL;

  if (session != NULL)
    {
      const VigieSessionFields *fields = vigie_session_get_fields (session);
      g_autofree char *moment =
          fields->log_in_date != 0 ? vigie_time_moment (fields->log_in_date, now) : NULL;

      append (text, fields->platform);
      append (text, fields->location);
      append (text, moment);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * vigie_remedy_words_dup_duration:
 * @seconds: how long; negative is none
 *
 * Returns: (transfer full): "19 h 52 min", "4 min 10 s", "12 s"
 */
char *
vigie_remedy_words_dup_duration (gint64 seconds)
{
  seconds = MAX (seconds, 0);
  if (seconds >= HOUR)
    /* Translators: hours and minutes. */
    return g_strdup_printf (_ ("%d h %02d min"), (int) (seconds / HOUR), (int) (seconds % HOUR / MINUTE));
  if (seconds >= MINUTE)
    /* Translators: minutes and seconds. */
    return g_strdup_printf (_ ("%d min %02d s"), (int) (seconds / MINUTE), (int) (seconds % MINUTE));

  /* Translators: seconds. */
  return g_strdup_printf (_ ("%d s"), (int) seconds);
}
