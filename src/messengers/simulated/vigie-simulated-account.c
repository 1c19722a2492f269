/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-simulated-account.h"

#include "vigie-error.h"
#include "vigie-simulated-two-step.h"

/* Of the service, seconds. Source: https://core.telegram.org/method/account.resetAuthorization (read
 * 2026-11-24) */
#define YOUNG_SECONDS (24 * 60 * 60)
#define MAX_AUTO_SIGN_OUT_DAYS 366

static const VigieSessionFields *
get_fields (VigieScenario *scenario, guint i)
{
  return vigie_session_get_fields (scenario->account.sessions->pdata[i]);
}

static gboolean
find_session (VigieScenario *scenario, const char *session_id, guint *found)
{
  for (guint i = 0; scenario->account.sessions != NULL && i < scenario->account.sessions->len; i++)
    if (g_str_equal (get_fields (scenario, i)->id, session_id))
      {
        *found = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_gone (GError **error)
{
  g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_GONE, "HASH_INVALID");
  return FALSE;
}

/**
 * vigie_simulated_account_find_session:
 * @scenario: a scenario
 * @session_id: the id of a session
 *
 * Returns: (transfer none) (nullable): the session
 */
VigieSession *
vigie_simulated_account_find_session (VigieScenario *scenario, const char *session_id)
{
  guint i;

  return find_session (scenario, session_id, &i) ? scenario->account.sessions->pdata[i] : NULL;
}

/**
 * vigie_simulated_account_refuses:
 * @scenario: a scenario
 * @action: a change
 * @now: Unix time of the service, seconds, UTC
 * @error: %VIGIE_ERROR_SESSION_TOO_YOUNG with the time when it will be possible
 *
 * Returns: whether the service lets no session of this age make the change
 */
gboolean
vigie_simulated_account_refuses (VigieScenario *scenario,
                                 const VigieAction *action,
                                 gint64 now,
                                 GError **error)
{
  if ((vigie_action_get_kind (action) & (VIGIE_CAPABILITY_END_SESSION | VIGIE_CAPABILITY_END_OTHER_SESSIONS |
                                         VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT)) == 0)
    return FALSE;

  for (guint i = 0; scenario->account.sessions != NULL && i < scenario->account.sessions->len; i++)
    {
      const VigieSessionFields *fields = get_fields (scenario, i);

      if (fields->is_current && fields->log_in_date > 0 && fields->log_in_date + YOUNG_SECONDS > now)
        {
          if (error != NULL)
            *error =
                vigie_error_new_retry_at (VIGIE_ERROR_SESSION_TOO_YOUNG, fields->log_in_date + YOUNG_SECONDS,
                                          "FRESH_RESET_AUTHORISATION_FORBIDDEN");
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
change_session (VigieScenario *scenario, const VigieAction *action, GError **error)
{
  VigieSessionFields fields;
  guint i;

  if (!find_session (scenario, vigie_action_get_target_id (action), &i))
    return is_gone (error);

  fields = *get_fields (scenario, i);
  if (vigie_action_get_kind (action) == VIGIE_CAPABILITY_CONFIRM_SESSION)
    fields.is_unconfirmed = FALSE;
  else if (vigie_action_get_kind (action) == VIGIE_CAPABILITY_SET_ACCEPTS_CALLS)
    fields.can_accept_calls = vigie_action_get_value (action) != 0;
  else
    fields.can_accept_secret_chats = vigie_action_get_value (action) != 0;

  g_ptr_array_insert (scenario->account.sessions, (gint) i + 1, vigie_session_new (&fields));
  g_ptr_array_remove_index (scenario->account.sessions, i);
  return TRUE;
}

static void
end_other_sessions (VigieScenario *scenario)
{
  for (guint i = scenario->account.sessions->len; i > 0; i--)
    if (!get_fields (scenario, i - 1)->is_current)
      g_ptr_array_remove_index (scenario->account.sessions, i - 1);
}

static gboolean
remove_item (GPtrArray *items,
             const VigieAction *action,
             const char *(*get_id) (gpointer item),
             GError **error)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (g_str_equal (get_id (items->pdata[i]), vigie_action_get_target_id (action)))
      {
        g_ptr_array_remove_index (items, i);
        return TRUE;
      }

  return is_gone (error);
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

static gboolean
set_auto_sign_out (VigieScenario *scenario, gint64 days, GError **error)
{
  if (days < 1 || days > MAX_AUTO_SIGN_OUT_DAYS)
    {
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_SERVICE, "TTL_DAYS_INVALID");
      return FALSE;
    }

  scenario->account.auto_sign_out_days = days;
  return TRUE;
}

/**
 * vigie_simulated_account_apply:
 * @scenario: a scenario
 * @action: a change
 * @error: %VIGIE_ERROR_GONE, _SERVICE or _UNSUPPORTED
 *
 * Makes the change, whatever the age of the current session.
 *
 * Returns: whether it was made
 */
gboolean
vigie_simulated_account_apply (VigieScenario *scenario, const VigieAction *action, GError **error)
{
  VigieSession *session;

  /* A switch over flags would not tell a forgotten one. */
  switch ((int) vigie_action_get_kind (action))
    {
    case VIGIE_CAPABILITY_END_SESSION:
      session = vigie_simulated_account_find_session (scenario, vigie_action_get_target_id (action));
      /* The service knows the current session by no id: it is left by signing out. */
      if (session == NULL || vigie_session_get_fields (session)->is_current)
        return is_gone (error);
      g_ptr_array_remove (scenario->account.sessions, session);
      return TRUE;
    case VIGIE_CAPABILITY_END_OTHER_SESSIONS:
      if (scenario->account.sessions != NULL)
        end_other_sessions (scenario);
      return TRUE;
    case VIGIE_CAPABILITY_CONFIRM_SESSION:
    case VIGIE_CAPABILITY_SET_ACCEPTS_CALLS:
    case VIGIE_CAPABILITY_SET_ACCEPTS_SECRET_CHATS:
      return change_session (scenario, action, error);
    case VIGIE_CAPABILITY_SET_AUTO_SIGN_OUT:
      return set_auto_sign_out (scenario, vigie_action_get_value (action), error);
    case VIGIE_CAPABILITY_DISCONNECT_WEBSITE:
      return remove_item (scenario->account.websites, action, get_website_id, error);
    case VIGIE_CAPABILITY_DISCONNECT_WEBSITES:
      if (scenario->account.websites != NULL)
        g_ptr_array_set_size (scenario->account.websites, 0);
      return TRUE;
    case VIGIE_CAPABILITY_REMOVE_PASSKEY:
      return remove_item (scenario->account.passkeys, action, get_passkey_id, error);
    case VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT:
      return remove_item (scenario->account.business_bots, action, get_business_bot_id, error);
    case VIGIE_CAPABILITY_CANCEL_PASSWORD_RESET:
      if (scenario->account.two_step != NULL)
        scenario->account.two_step->reset_date = 0;
      return TRUE;
    default:
      g_set_error_literal (error, VIGIE_ERROR, VIGIE_ERROR_UNSUPPORTED, "Not an action");
      return FALSE;
    }
}

/**
 * vigie_simulated_account_add_session:
 * @scenario: a scenario
 * @session: (transfer none): a new one
 *
 * Somebody signed in.
 */
void
vigie_simulated_account_add_session (VigieScenario *scenario, VigieSession *session)
{
  if (scenario->account.sessions == NULL)
    return;

  vigie_simulated_account_end_session (scenario, vigie_session_get_id (session));
  g_ptr_array_add (scenario->account.sessions, g_object_ref (session));
}

/**
 * vigie_simulated_account_end_session:
 * @scenario: a scenario
 * @session_id: the id of a session
 *
 * A session was ended elsewhere; nothing happens if it is gone.
 */
void
vigie_simulated_account_end_session (VigieScenario *scenario, const char *session_id)
{
  guint i;

  if (find_session (scenario, session_id, &i))
    g_ptr_array_remove_index (scenario->account.sessions, i);
}

/**
 * vigie_simulated_account_end_current_session:
 * @scenario: a scenario
 *
 * Vigie signs out.
 */
void
vigie_simulated_account_end_current_session (VigieScenario *scenario)
{
  for (guint i = 0; scenario->account.sessions != NULL && i < scenario->account.sessions->len; i++)
    if (get_fields (scenario, i)->is_current)
      {
        g_ptr_array_remove_index (scenario->account.sessions, i);
        return;
      }
}

/* As the service lists them: the current one, then those that were used last. */
static int
compare_sessions (gconstpointer a, gconstpointer b)
{
  const VigieSessionFields *first = vigie_session_get_fields (VIGIE_SESSION (*(gpointer *) a));
  const VigieSessionFields *second = vigie_session_get_fields (VIGIE_SESSION (*(gpointer *) b));

  if (first->is_current != second->is_current)
    return first->is_current ? -1 : 1;

  return (second->last_active_date > first->last_active_date) -
         (second->last_active_date < first->last_active_date);
}

static void
set_list (VigieFactsBuilder *builder, VigieFactId id, GPtrArray *items, GType type, gint64 now)
{
  g_autoptr (GListStore) list = NULL;

  if (items == NULL)
    return;

  list = g_list_store_new (type);
  g_list_store_splice (list, 0, 0, items->pdata, items->len);
  vigie_facts_builder_set_list (builder, id, G_LIST_MODEL (list), VIGIE_ORIGIN_MEASURED, now);
}

static void
set_declared (VigieFactsBuilder *builder, VigieScenario *scenario)
{
  g_autoptr (GHashTable) remembered = g_hash_table_new (g_str_hash, g_str_equal);

  vigie_facts_builder_set_int (builder, VIGIE_FACT_LAST_CHECKUP, scenario->last_checkup,
                               VIGIE_ORIGIN_DECLARED, scenario->last_checkup);

  for (guint i = 0; i < scenario->memory->len; i++)
    {
      const VigieScenarioMemory *memory = scenario->memory->pdata[i];
      VigieDeclared declared = {
        .answer = (VigieAnswer) memory->answer,
        .answered_at = memory->answered_at,
        .name = memory->name != NULL ? memory->name : "",
        .is_shared = memory->is_shared < 0 ? VIGIE_TRI_UNKNOWN
                     : memory->is_shared   ? VIGIE_TRI_YES
                                           : VIGIE_TRI_NO,
        .seen_before = VIGIE_TRI_YES,
        .has_changed = memory->has_changed,
      };

      vigie_facts_builder_declare (builder, memory->id, &declared);
      g_hash_table_add (remembered, memory->id);
    }

  for (guint i = 0; scenario->account.sessions != NULL && i < scenario->account.sessions->len; i++)
    {
      const VigieDeclared declared = { .name = "", .seen_before = VIGIE_TRI_NO };

      if (!g_hash_table_contains (remembered, get_fields (scenario, i)->id))
        vigie_facts_builder_declare (builder, get_fields (scenario, i)->id, &declared);
    }
}

/**
 * vigie_simulated_account_read:
 * @scenario: a scenario
 * @wanted: the facts to read
 * @now: Unix time of the service, seconds, UTC
 *
 * Returns: (transfer full): what the service tells, and what the scenario says is remembered
 */
VigieFacts *
vigie_simulated_account_read (VigieScenario *scenario, VigieCapability wanted, gint64 now)
{
  g_autoptr (VigieFactsBuilder) builder = vigie_facts_builder_new (NULL);
  VigieScenarioAccount *account = &scenario->account;

  if ((wanted & VIGIE_CAPABILITY_LIST_SESSIONS) != 0)
    {
      if (account->sessions != NULL)
        g_ptr_array_sort (account->sessions, compare_sessions);
      set_list (builder, VIGIE_FACT_SESSIONS, account->sessions, VIGIE_TYPE_SESSION, now);
    }
  if ((wanted & VIGIE_CAPABILITY_READ_AUTO_SIGN_OUT) != 0 && account->auto_sign_out_days != 0)
    vigie_facts_builder_set_int (builder, VIGIE_FACT_AUTO_SIGN_OUT_DAYS, account->auto_sign_out_days,
                                 VIGIE_ORIGIN_MEASURED, now);
  if ((wanted & VIGIE_CAPABILITY_READ_TWO_STEP) != 0 && account->two_step != NULL)
    vigie_simulated_two_step_read (account->two_step, builder, now);
  if ((wanted & VIGIE_CAPABILITY_READ_WEBSITES) != 0)
    set_list (builder, VIGIE_FACT_WEBSITES, account->websites, VIGIE_TYPE_WEBSITE, now);
  if ((wanted & VIGIE_CAPABILITY_READ_PASSKEYS) != 0)
    set_list (builder, VIGIE_FACT_PASSKEYS, account->passkeys, VIGIE_TYPE_PASSKEY, now);
  if ((wanted & VIGIE_CAPABILITY_READ_BUSINESS_BOT) != 0)
    set_list (builder, VIGIE_FACT_BUSINESS_BOTS, account->business_bots, VIGIE_TYPE_BUSINESS_BOT, now);
  if (scenario->has_memory)
    set_declared (builder, scenario);

  return vigie_facts_builder_end (g_steal_pointer (&builder));
}
