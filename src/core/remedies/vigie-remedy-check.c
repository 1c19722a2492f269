/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-remedy-check.h"

typedef const char *(*GetId) (gpointer item);

/**
 * vigie_remedy_check_get_needs:
 * @action: a change
 *
 * Returns: the facts to read to see whether @action has taken effect
 */
VigieCapability
vigie_remedy_check_get_needs (const VigieAction *action)
{
  switch (vigie_action_get_kind (action))
    {
    case VIGIE_CAPABILITY_END_SESSION:
    case VIGIE_CAPABILITY_END_OTHER_SESSIONS:
    case VIGIE_CAPABILITY_CONFIRM_SESSION:
    case VIGIE_CAPABILITY_SET_ACCEPTS_CALLS:
    case VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS:
      return VIGIE_CAPABILITY_LIST_SESSIONS;
    case VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT:
      return VIGIE_CAPABILITY_READ_AUTO_SIGN_OUT;
    case VIGIE_CAPABILITY_DISCONNECT_WEBSITE:
    case VIGIE_CAPABILITY_DISCONNECT_WEBSITES:
      return VIGIE_CAPABILITY_READ_WEBSITES;
    case VIGIE_CAPABILITY_REMOVE_PASSKEY:
      return VIGIE_CAPABILITY_READ_PASSKEYS;
    case VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT:
      return VIGIE_CAPABILITY_READ_BUSINESS_BOT;
    case VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET:
      return VIGIE_CAPABILITY_READ_TWO_STEP;
    case VIGIE_CAPABILITY_NONE:
    case VIGIE_CAPABILITY_LIST_SESSIONS:
    case VIGIE_CAPABILITY_READ_AUTO_SIGN_OUT:
    case VIGIE_CAPABILITY_READ_TWO_STEP:
    case VIGIE_CAPABILITY_READ_WEBSITES:
    case VIGIE_CAPABILITY_READ_PASSKEYS:
    case VIGIE_CAPABILITY_READ_BUSINESS_BOT:
    default:
      return VIGIE_CAPABILITY_NONE;
    }
}

static VigieTri
tri (gboolean is_true)
{
  return is_true ? VIGIE_TRI_YES : VIGIE_TRI_NO;
}

static VigieTri
no_other_session (VigieFacts *facts)
{
  GListModel *sessions = vigie_facts_get_list (facts, VIGIE_FACT_SESSIONS);

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieSession) session = g_list_model_get_item (sessions, i);

      if (!vigie_session_get_fields (session)->is_current)
        return VIGIE_TRI_NO;
    }

  return VIGIE_TRI_YES;
}

static VigieTri
session_is_mended (const VigieAction *action, VigieFacts *facts)
{
  VigieSession *session;
  const VigieSessionFields *fields;
  gboolean wanted = vigie_action_get_value (action) != 0;

  /* No session has no name: one that is not named is not "gone". */
  if (*vigie_action_get_target_id (action) == '\0')
    return VIGIE_TRI_UNKNOWN;

  session = vigie_facts_find_session (facts, vigie_action_get_target_id (action));
  if (vigie_action_get_kind (action) == VIGIE_CAPABILITY_END_SESSION)
    return tri (session == NULL);
  if (session == NULL)
    /* A session that is gone takes no calls, but nothing else can be said of it. */
    return tri (!wanted && vigie_action_get_kind (action) != VIGIE_CAPABILITY_CONFIRM_SESSION);

  fields = vigie_session_get_fields (session);
  if (vigie_action_get_kind (action) == VIGIE_CAPABILITY_CONFIRM_SESSION)
    return tri (!fields->is_unconfirmed);
  if (vigie_action_get_kind (action) == VIGIE_CAPABILITY_SET_ACCEPTS_CALLS)
    return tri (!fields->can_accept_calls == !wanted);
  return tri (!fields->can_accept_secret_chats == !wanted);
}

/* Whether the item that @action names, or any item if it names none, is gone from the list. */
static VigieTri
item_is_gone (const VigieAction *action, VigieFacts *facts, VigieFactId fact, GetId get_id)
{
  GListModel *items = vigie_facts_get_list (facts, fact);
  const char *target = vigie_action_get_target_id (action);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, i);

      if (*target == '\0' || g_str_equal (get_id (item), target))
        return VIGIE_TRI_NO;
    }

  return VIGIE_TRI_YES;
}

static const char *
get_website_id (gpointer item)
{
  return vigie_website_get_id (item);
}

static const char *
get_passkey_id (gpointer item)
{
  return vigie_passkey_get_id (item);
}

static const char *
get_business_bot_id (gpointer item)
{
  return vigie_business_bot_get_id (item);
}

static VigieTri
number_is (VigieFacts *facts, VigieFactId id, gint64 wanted)
{
  gint64 value;

  if (!vigie_facts_get_int (facts, id, &value))
    return VIGIE_TRI_UNKNOWN;

  return tri (value == wanted);
}

static gboolean
was_read (VigieFacts *facts, VigieFactId id)
{
  return vigie_facts_get_origin (facts, id) == VIGIE_ORIGIN_MEASURED;
}

static gboolean
list_was_read (VigieFacts *facts, VigieFactId id)
{
  return was_read (facts, id) && vigie_facts_get_list (facts, id) != NULL;
}

/**
 * vigie_remedy_check_is_done:
 * @action: a change
 * @facts: the account, as read after it
 *
 * Judges by the account alone, never by what the service answered to the change.
 *
 * Returns: whether @action has taken effect; %VIGIE_TRI_UNKNOWN if @facts do not tell
 */
VigieTri
vigie_remedy_check_is_done (const VigieAction *action, VigieFacts *facts)
{
  switch (vigie_remedy_check_get_needs (action))
    {
    case VIGIE_CAPABILITY_LIST_SESSIONS:
      if (!list_was_read (facts, VIGIE_FACT_SESSIONS))
        return VIGIE_TRI_UNKNOWN;
      if (vigie_action_get_kind (action) == VIGIE_CAPABILITY_END_OTHER_SESSIONS)
        return no_other_session (facts);
      return session_is_mended (action, facts);
    case VIGIE_CAPABILITY_READ_AUTO_SIGN_OUT:
      if (!was_read (facts, VIGIE_FACT_AUTO_SIGN_OUT_DAYS))
        return VIGIE_TRI_UNKNOWN;
      return number_is (facts, VIGIE_FACT_AUTO_SIGN_OUT_DAYS, vigie_action_get_value (action));
    case VIGIE_CAPABILITY_READ_TWO_STEP:
      if (!was_read (facts, VIGIE_FACT_PASSWORD_RESET_DATE))
        return VIGIE_TRI_UNKNOWN;
      return number_is (facts, VIGIE_FACT_PASSWORD_RESET_DATE, 0);
    case VIGIE_CAPABILITY_READ_WEBSITES:
      if (!list_was_read (facts, VIGIE_FACT_WEBSITES))
        return VIGIE_TRI_UNKNOWN;
      if (vigie_action_get_kind (action) == VIGIE_CAPABILITY_DISCONNECT_WEBSITES)
        return tri (g_list_model_get_n_items (vigie_facts_get_list (facts, VIGIE_FACT_WEBSITES)) == 0);
      return item_is_gone (action, facts, VIGIE_FACT_WEBSITES, get_website_id);
    case VIGIE_CAPABILITY_READ_PASSKEYS:
      if (!list_was_read (facts, VIGIE_FACT_PASSKEYS))
        return VIGIE_TRI_UNKNOWN;
      return item_is_gone (action, facts, VIGIE_FACT_PASSKEYS, get_passkey_id);
    case VIGIE_CAPABILITY_READ_BUSINESS_BOT:
      if (!list_was_read (facts, VIGIE_FACT_BUSINESS_BOTS))
        return VIGIE_TRI_UNKNOWN;
      return item_is_gone (action, facts, VIGIE_FACT_BUSINESS_BOTS, get_business_bot_id);
    default:
      return VIGIE_TRI_UNKNOWN;
    }
}

/**
 * vigie_remedy_check_forbidden_until:
 * @action: a change
 * @facts: the account as read
 *
 * The service lets nobody end other sessions, or change how long they last, from a session of less than a
 * day. The moment is known before the first try.
 *
 * Returns: when @action will be possible, Unix time, seconds, UTC, which may be past; 0 if nothing forbids it
 */
gint64
vigie_remedy_check_forbidden_until (const VigieAction *action, VigieFacts *facts)
{
  VigieSession *current;
  gint64 log_in_date;

  if ((vigie_action_get_kind (action) & (VIGIE_CAPABILITY_END_SESSION | VIGIE_CAPABILITY_END_OTHER_SESSIONS |
                                         VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT)) == 0)
    return 0;

  current = vigie_facts_get_current_session (facts);
  if (current == NULL)
    return 0;

  log_in_date = vigie_session_get_fields (current)->log_in_date;
  return log_in_date > 0 ? log_in_date + VIGIE_REMEDY_YOUNG_SECONDS : 0;
}
