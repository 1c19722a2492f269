/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-telegram-action.h"

#include "vigie-error.h"
#include "vigie-td-message.h"

typedef enum
{
  TARGET_NONE,
  TARGET_INT64,      /* written as text */
  TARGET_OTHER_ONES, /* the same, but 0 is our own session, which signs out and is not ended */
  TARGET_USER,       /* a positive number */
  TARGET_TEXT,
} TargetType;

/* One function of TDLib for each action; in both versions unless said. */
static const struct
{
  VigieCapability kind;
  const char *function;
  TargetType type;
  const char *target; /* name of the parameter */
  const char *value;  /* name of the parameter; NULL: the action has no value */
  gint64 max_value;   /* 1: it is a yes or no */
} actions[] = {
  { VIGIE_CAPABILITY_END_SESSION, "terminateSession", TARGET_OTHER_ONES, "session_id", NULL, 0 },
  { VIGIE_CAPABILITY_END_OTHER_SESSIONS, "terminateAllOtherSessions", TARGET_NONE, NULL, NULL, 0 },
  { VIGIE_CAPABILITY_CONFIRM_SESSION, "confirmSession", TARGET_OTHER_ONES, "session_id", NULL, 0 },
  { VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT, "setInactiveSessionTtl", TARGET_NONE, NULL,
    "inactive_session_ttl_days", 366 },
  { VIGIE_CAPABILITY_DISCONNECT_WEBSITE, "disconnectWebsite", TARGET_INT64, "website_id", NULL, 0 },
  { VIGIE_CAPABILITY_DISCONNECT_WEBSITES, "disconnectAllWebsites", TARGET_NONE, NULL, NULL, 0 },
  /* Not in 1.8.38, which has no passkeys to remove either. */
  { VIGIE_CAPABILITY_REMOVE_PASSKEY, "removeLoginPasskey", TARGET_TEXT, "passkey_id", NULL, 0 },
  { VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT, "deleteBusinessConnectedBot", TARGET_USER, "bot_user_id", NULL, 0 },
  { VIGIE_CAPABILITY_SET_ACCEPTS_CALLS, "toggleSessionCanAcceptCalls", TARGET_INT64, "session_id",
    "can_accept_calls", 1 },
  { VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS, "toggleSessionCanAcceptSecretChats", TARGET_INT64,
    "session_id", "can_accept_secret_chats", 1 },
  { VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET, "cancelPasswordReset", TARGET_NONE, NULL, NULL, 0 },
};

static gboolean
is_target (TargetType type, const char *target)
{
  gint64 user = 0;

  switch (type)
    {
    case TARGET_NONE:
      return TRUE;
    case TARGET_INT64:
      return vigie_td_is_int64 (target);
    case TARGET_OTHER_ONES:
      return vigie_td_is_int64 (target) && !g_str_equal (target, "0");
    case TARGET_USER:
      return g_ascii_string_to_signed (target, 10, 1, G_MAXINT64, &user, NULL);
    case TARGET_TEXT:
      return *target != '\0';
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
add_target (VigieTdRequest *request, TargetType type, const char *name, const char *target)
{
  if (type == TARGET_USER)
    vigie_td_request_add_int (request, name, g_ascii_strtoll (target, NULL, 10));
  else if (type != TARGET_NONE)
    vigie_td_request_add_text (request, name, target);
}

/**
 * vigie_telegram_action_to_request:
 * @action: one change
 *
 * Each of these requests is answered by "ok".
 *
 * Returns: (transfer full): the request that makes it; %NULL with %VIGIE_ERROR_UNSUPPORTED if Telegram has no
 *   such action, or its target or value is not possible
 */
VigieTdRequest *
vigie_telegram_action_to_request (const VigieAction *action, GError **error)
{
  const char *target = vigie_action_get_target_id (action);
  gint64 value = vigie_action_get_value (action);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      VigieTdRequest *request;
      gint64 least = actions[i].max_value > 1 ? 1 : 0;

      if (actions[i].kind != vigie_action_get_kind (action))
        continue;

      if (!is_target (actions[i].type, target != NULL ? target : "") ||
          (actions[i].value != NULL && (value < least || value > actions[i].max_value)))
        break;

      request = vigie_td_request_new (actions[i].function);
      add_target (request, actions[i].type, actions[i].target, target);
      if (actions[i].value != NULL && actions[i].max_value == 1)
        vigie_td_request_add_bool (request, actions[i].value, value != 0);
      else if (actions[i].value != NULL)
        vigie_td_request_add_int (request, actions[i].value, value);
      return request;
    }

  g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "Telegram has no such action");
  return NULL;
}
