/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-rules.h"

#include <glib/gi18n.h>
#include <string.h>

/* What opening or scanning a link does, where it does more than show a page. */

static gboolean
has_scheme (const VigieLinkFacts *facts, const char *scheme)
{
  return strcmp (facts->url->scheme, scheme) == 0;
}

static gboolean
has_row_host (const VigieLinkFacts *facts, const char *host)
{
  return facts->row != NULL && strcmp (facts->row->host, host) == 0;
}

/* The first word of what a messenger's own link asks for: "login" of tg://login?token=…, tg:login?… and
 * t.me/login/…; "" if it is no such link. Case counts for nothing. */
static const char *
get_action (const VigieLinkFacts *facts, const char *scheme, gsize *length)
{
  const char *action = NULL;

  if (has_scheme (facts, scheme))
    action = facts->url->host[0] != '\0' ? facts->url->host : facts->url->path;
  else if (strcmp (scheme, "tg") == 0 &&
           (has_row_host (facts, "t.me") || has_row_host (facts, "telegram.me") ||
            has_row_host (facts, "telegram.dog")))
    action = facts->url->path;
  if (action == NULL)
    action = "";

  action += strspn (action, "/");
  *length = strcspn (action, "/?#");
  return action;
}

/* Whether it is @word, written with percent signs or not, in whatever case. */
static gboolean
is_word (const char *text, gsize length, const char *word)
{
  const char *end = text + length;

  while (text < end && *word != '\0')
    {
      char c = *text++;

      if (c == '%' && end - text >= 2 && g_ascii_isxdigit (text[0]) && g_ascii_isxdigit (text[1]))
        {
          c = (char) (g_ascii_xdigit_value (text[0]) << 4 | g_ascii_xdigit_value (text[1]));
          text += 2;
        }
      if (g_ascii_tolower (c) != *word++)
        return FALSE;
    }
  return text == end && *word == '\0';
}

static gboolean
does (const VigieLinkFacts *facts, const char *scheme, const char *word)
{
  gsize length;
  const char *action = get_action (facts, scheme, &length);

  return is_word (action, length, word);
}

static gboolean
signs_telegram_in (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return does (facts, "tg", "login");
}

static const VigieLinkRule telegram_login = {
  .code = "telegram-login",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ (
      "Opened or scanned with Telegram, this signs another device in to your account: its owner then reads "
      "and writes in your name."),
  .advice = N_ (
      "Scan such a code only on the screen of a computer where you opened Telegram yourself a moment ago. If "
      "somebody sent it, do not use it."),
  .source = "https://core.telegram.org/api/links",
  .checked = "2026-11-24",
  .evaluate = signs_telegram_in,
};

static gboolean
gives_telegram_away (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return does (facts, "tg", "confirmphone") || does (facts, "tg", "passport") ||
         does (facts, "tg", "oauth") || does (facts, "tg", "auth");
}

static const VigieLinkRule telegram_confirm = {
  .code = "telegram-confirm",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ (
      "Opened with Telegram, this asks you to confirm something with your account: a phone number, who you "
      "are, or a sign-in elsewhere."),
  .advice = N_ ("Confirm nothing that you did not start yourself. Close the question: nothing happens then."),
  .source = "https://core.telegram.org/api/links",
  .checked = "2026-11-24",
  .evaluate = gives_telegram_away,
};

static gboolean
sets_proxy (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return does (facts, "tg", "proxy") || does (facts, "tg", "socks") || has_row_host (facts, "signal.tube");
}

static const VigieLinkRule proxy = {
  .code = "messenger-proxy",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ (
      "Opened, this sends your messenger’s traffic through a stranger’s computer, which then sees when and "
      "from where you use it."),
  .advice = N_ ("Agree only if you know and trust whoever runs that computer."),
  .source = "https://core.telegram.org/api/links",
  .checked = "2026-11-24",
  .evaluate = sets_proxy,
};

static gboolean
changes_telegram (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return does (facts, "tg", "settings") || does (facts, "tg", "setlanguage") ||
         does (facts, "tg", "addtheme") || does (facts, "tg", "bg") || does (facts, "tg", "addlist") ||
         does (facts, "tg", "giftcode");
}

static const VigieLinkRule telegram_changes = {
  .code = "telegram-changes",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("Opened with Telegram, this changes something in the app or opens its settings."),
  .advice = N_ ("Change a setting by the app’s own menu, not by a link that somebody sent."),
  .source = "https://core.telegram.org/api/links",
  .checked = "2026-11-24",
  .evaluate = changes_telegram,
};

static gboolean
opens_telegram (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_scheme (facts, "tg") && !signs_telegram_in (facts, reason) &&
         !gives_telegram_away (facts, reason) && !sets_proxy (facts, reason) &&
         !changes_telegram (facts, reason);
}

static const VigieLinkRule telegram_opens = {
  .code = "telegram-opens",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence =
      N_ ("This opens something in Telegram: a person, a group, a bot or a page that anyone may have made."),
  .advice = N_ ("Go on only if you know who sent it and why. Type no code and no password there."),
  .source = "https://core.telegram.org/api/links",
  .checked = "2026-11-24",
  .evaluate = opens_telegram,
};

static gboolean
links_signal (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return does (facts, "sgnl", "linkdevice") || has_scheme (facts, "tsdevice") ||
         does (facts, "sgnl", "rereg");
}

static const VigieLinkRule signal_link = {
  .code = "signal-link-device",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ (
      "Opened or scanned with Signal, this links another device to your account: its owner then reads along "
      "and writes in your name."),
  .advice = N_ (
      "Scan such a code only on the screen of your own computer or new phone, after you opened Signal there "
      "yourself. An invitation to a group never looks like this."),
  .source = "https://github.com/signalapp/Signal-iOS/blob/main/Signal/test/UrlOpenerTest.swift",
  .checked = "2026-11-24",
  .evaluate = links_signal,
};

static gboolean
opens_signal (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  if (has_scheme (facts, "sgnl"))
    return !links_signal (facts, reason);
  return facts->row != NULL && facts->row->kind == VIGIE_HOST_ROW_USER &&
         strcmp (facts->row->messenger, "Signal") == 0 && !sets_proxy (facts, reason);
}

static const VigieLinkRule signal_opens = {
  .code = "signal-opens",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence =
      N_ ("This opens something in Signal: a person, a group, a call or stickers that anyone may have made."),
  .advice = N_ ("Join only if you know who invites you. Signal’s support never writes to you first and never "
                "asks for a "
                "code or a PIN."),
  .source = "https://github.com/signalapp/Signal-iOS/blob/main/Signal/test/UrlOpenerTest.swift",
  .checked = "2026-11-24",
  .evaluate = opens_signal,
};

static gboolean
has_path_start (const VigieLinkFacts *facts, const char *start)
{
  const char *path = facts->url->path;

  while (path[0] == '/' && path[1] == '/')
    path++;
  return g_ascii_strncasecmp (path, start, strlen (start)) == 0;
}

static gboolean
links_whatsapp (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return ((has_row_host (facts, "wa.me") || has_row_host (facts, "whatsapp.com")) &&
          has_path_start (facts, "/settings/linked_devices")) ||
         (has_scheme (facts, "whatsapp") && strstr (facts->url->path, "linked_devices") != NULL);
}

static const VigieLinkRule whatsapp_link = {
  .code = "whatsapp-link-device",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ ("Opened or scanned with WhatsApp, this links another device to your account: its owner "
                  "then reads along "
                  "and writes in your name."),
  .advice = N_ (
      "Scan such a code only on the screen of a computer where you opened WhatsApp yourself a moment ago. If "
      "somebody sent it, do not use it."),
  .source = "https://faq.whatsapp.com/378279804439436/",
  .checked = "2026-11-24",
  .evaluate = links_whatsapp,
};

static gboolean
opens_whatsapp (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  if (links_whatsapp (facts, reason))
    return FALSE;
  return has_scheme (facts, "whatsapp") || (facts->row != NULL && facts->row->kind == VIGIE_HOST_ROW_USER &&
                                            strcmp (facts->row->messenger, "WhatsApp") == 0);
}

static const VigieLinkRule whatsapp_opens = {
  .code = "whatsapp-opens",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This opens a chat with a number, or a group, in WhatsApp. Anyone can make such a link."),
  .advice = N_ ("Write or join only if you know whose it is. In a group, everyone sees your number."),
  .source = "https://faq.whatsapp.com/ko/general/26000030/",
  .checked = "2026-11-24",
  .evaluate = opens_whatsapp,
};

/* Pages on a messenger's own site that are its users'. */
static gboolean
is_users_page (const VigieLinkFacts *facts)
{
  const char *fragment = facts->url->fragment;

  if (has_row_host (facts, "whatsapp.com"))
    return has_path_start (facts, "/channel/") || has_path_start (facts, "/catalog/") ||
           has_path_start (facts, "/product/");
  return g_str_equal (facts->url->host, "web.telegram.org") && fragment != NULL && fragment[0] != '\0';
}

static gboolean
is_anyones_page (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  if (facts->row == NULL || (facts->row->kind != VIGIE_HOST_ROW_USER && !is_users_page (facts)) ||
      signs_telegram_in (facts, reason) || gives_telegram_away (facts, reason) ||
      sets_proxy (facts, reason) || changes_telegram (facts, reason) || opens_signal (facts, reason) ||
      opens_whatsapp (facts, reason) || links_whatsapp (facts, reason))
    return FALSE;
  vigie_link_reason_set_subject (reason, facts->row->messenger, strlen (facts->row->messenger));
  return TRUE;
}

static const VigieLinkRule user_content = {
  .code = "user-content",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence =
      N_ ("The address belongs to {name}, but what it leads to was made by a user: it can be anyone."),
  .advice =
      N_ ("Do not take it for an official page. Give no code and no password, whoever it claims to be."),
  .source = "https://core.telegram.org/api/links",
  .checked = "2026-11-24",
  .evaluate = is_anyones_page,
};

static gboolean
is_official (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  if (facts->row == NULL || facts->row->kind != VIGIE_HOST_ROW_OFFICIAL || is_users_page (facts))
    return FALSE;
  vigie_link_reason_set_subject (reason, facts->row->messenger, strlen (facts->row->messenger));
  return TRUE;
}

static const VigieLinkRule official = {
  .code = "official-host",
  .verdict = VIGIE_LINK_OFFICIAL,
  .sentence = N_ ("This address is one of {name}’s own."),
  .advice = N_ ("You can open it. Still, sign in only if you went there of your own accord."),
  .source = "https://core.telegram.org/api/links",
  .checked = "2026-11-24",
  .evaluate = is_official,
};

/* A picture runs nothing, unless it is an SVG, which is a page. */
static gboolean
is_picture (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  static const char kind[] = "image/";

  return has_scheme (facts, "data") && g_ascii_strncasecmp (facts->url->path, kind, sizeof kind - 1) == 0 &&
         g_ascii_strncasecmp (facts->url->path, "image/svg", strlen ("image/svg")) != 0;
}

static const VigieLinkRule picture = {
  .code = "picture-link",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This is no address of a site: it carries a picture inside itself."),
  .advice =
      N_ ("A picture runs nothing by itself. What it shows, such as a code to scan, may still deceive."),
  .evaluate = is_picture,
};

static gboolean
is_script (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_scheme (facts, "javascript") || has_scheme (facts, "vbscript") || has_scheme (facts, "blob") ||
         (has_scheme (facts, "data") && !is_picture (facts, reason));
}

static const VigieLinkRule script = {
  .code = "script-link",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ ("This is no address of a site: it carries a program or a whole page inside itself."),
  .advice = N_ ("Do not open it and do not paste it into a browser. No honest message holds one."),
  .evaluate = is_script,
};

static gboolean
is_intent (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_scheme (facts, "intent") || has_scheme (facts, "android-app");
}

static const VigieLinkRule intent = {
  .code = "app-link",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("On an Android phone this opens an app directly and tells it what to do."),
  .advice = N_ ("Open the app yourself instead, by its icon."),
  .source = "https://developer.chrome.com/docs/android/intents",
  .checked = "2026-11-24",
  .evaluate = is_intent,
};

static gboolean
is_store (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_scheme (facts, "market") || has_scheme (facts, "itms-apps") ||
         has_scheme (facts, "itms-services");
}

static const VigieLinkRule store = {
  .code = "store-link",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("This opens an app store to install an app."),
  .advice = N_ ("Look for the app in the store by its name yourself, and compare who publishes it."),
  .evaluate = is_store,
};

/* "*" and "#" in a number are orders to the network, such as to pass calls on: with them, whoever is called
 * instead gets the spoken sign-in codes. */
static gboolean
is_phone_order (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_scheme (facts, "tel") &&
         (strchr (facts->url->path, '*') != NULL || strstr (facts->url->path, "%2A") != NULL ||
          strstr (facts->url->path, "%23") != NULL || facts->url->fragment != NULL);
}

static const VigieLinkRule phone_order = {
  .code = "phone-order",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ (
      "This is no phone number but an order to the phone network, such as to pass your calls on to someone "
      "else, who then hears your sign-in codes."),
  .advice = N_ ("Do not call it. If you did, ask your phone company to end all call forwarding."),
  .evaluate = is_phone_order,
};

static gboolean
is_contact (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  if (is_phone_order (facts, reason))
    return FALSE;
  return has_scheme (facts, "mailto") || has_scheme (facts, "tel") || has_scheme (facts, "sms") ||
         has_scheme (facts, "smsto") || has_scheme (facts, "callto") || has_scheme (facts, "xmpp");
}

static const VigieLinkRule contact = {
  .code = "contact-link",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This writes to an address or calls a number. Whose it is cannot be seen from it."),
  .advice = N_ (
      "Compare it with one that you know from elsewhere, such as a letter or the organisation’s own site."),
  .evaluate = is_contact,
};

static gboolean
is_other_program (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  static const char *const known[] = { "tg", "sgnl", "tsdevice", "whatsapp" };

  if (facts->is_web || is_script (facts, reason) || is_picture (facts, reason) || is_intent (facts, reason) ||
      is_store (facts, reason) || is_phone_order (facts, reason) || is_contact (facts, reason))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (has_scheme (facts, known[i]))
      return FALSE;
  vigie_link_reason_set_subject (reason, facts->url->scheme, strlen (facts->url->scheme));
  return TRUE;
}

static const VigieLinkRule other_program = {
  .code = "other-program",
  .verdict = VIGIE_LINK_CAUTION,
  /* Translators: {name} is the beginning of a link, such as "steam" or "ms-word". */
  .sentence = N_ ("This is no web page: “{name}” hands it to another program on the computer or phone."),
  .advice = N_ (
      "Open that program yourself if you need it. Do not open the link if you do not know what it is for."),
  .evaluate = is_other_program,
};

const VigieLinkRule *const vigie_link_action_rules[] = {
  &telegram_login, &telegram_confirm, &proxy,        &telegram_changes,
  &telegram_opens, &signal_link,      &signal_opens, &whatsapp_link,
  &whatsapp_opens, &user_content,     &official,     &picture,
  &script,         &intent,           &store,        &phone_order,
  &contact,        &other_program,    NULL,
};
