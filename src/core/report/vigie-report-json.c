/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-report.h"

#include "vigie-config.h"

#include <json-glib/json-glib.h>

#include "vigie-text.h"

/* docs/json.md describes what is written here; a change that a reader could stumble on raises the number. */
#define SCHEMA 1

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  g_autofree char *plain = text != NULL ? vigie_text_without_isolates (text) : NULL;

  json_builder_set_member_name (builder, name);
  if (plain != NULL)
    json_builder_add_string_value (builder, plain);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* "2026-11-24T12:00:00Z"; null if not known. */
static void
add_date (JsonBuilder *builder, const char *name, gint64 date)
{
  g_autoptr (GDateTime) time = date > 0 ? g_date_time_new_from_unix_utc (date) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  add_text (builder, name, text);
}

static const char *
origin_to_string (VigieOrigin origin)
{
  switch (origin)
    {
    case VIGIE_ORIGIN_MEASURED:
      return "measured";
    case VIGIE_ORIGIN_DECLARED:
      return "declared";
    case VIGIE_ORIGIN_UNKNOWN:
    default:
      return "unknown";
    }
}

static const char *
kind_to_string (VigieDeviceKind kind)
{
  switch (kind)
    {
    case VIGIE_DEVICE_PHONE:
      return "phone";
    case VIGIE_DEVICE_TABLET:
      return "tablet";
    case VIGIE_DEVICE_COMPUTER:
      return "computer";
    case VIGIE_DEVICE_BROWSER:
      return "browser";
    case VIGIE_DEVICE_CONSOLE:
      return "console";
    case VIGIE_DEVICE_UNKNOWN:
    default:
      return "unknown";
    }
}

static const char *
answer_to_string (VigieAnswer answer)
{
  switch (answer)
    {
    case VIGIE_ANSWER_ME:
      return "me";
    case VIGIE_ANSWER_NOT_ME:
      return "not-me";
    case VIGIE_ANSWER_DONT_KNOW:
      return "dont-know";
    case VIGIE_ANSWER_NONE:
    default:
      return "none";
    }
}

static const char *
tri_to_string (VigieTri tri)
{
  switch (tri)
    {
    case VIGIE_TRI_YES:
      return "yes";
    case VIGIE_TRI_NO:
      return "no";
    case VIGIE_TRI_UNKNOWN:
    default:
      return "unknown";
    }
}

static const char *
state_to_string (VigieSessionState state)
{
  switch (state)
    {
    case VIGIE_SESSION_STATE_THIS_COMPUTER:
      return "this-computer";
    case VIGIE_SESSION_STATE_KNOWN:
      return "known";
    case VIGIE_SESSION_STATE_NEW:
      return "new";
    case VIGIE_SESSION_STATE_LOOK:
      return "look";
    case VIGIE_SESSION_STATE_ASK:
    default:
      return "ask";
    }
}

static void
add_session_fields (JsonBuilder *builder, const VigieSessionFields *fields)
{
  add_text (builder, "kind", kind_to_string (fields->kind));
  add_text (builder, "device_model", fields->device_model);
  add_text (builder, "platform", fields->platform);
  add_text (builder, "system_version", fields->system_version);
  add_text (builder, "application_name", fields->application_name);
  add_text (builder, "application_version", fields->application_version);
  add_int (builder, "api_id", fields->api_id);
  add_boolean (builder, "is_official_application", fields->is_official_application);
  add_text (builder, "ip_address", fields->ip_address);
  add_text (builder, "location", fields->location);
  add_date (builder, "log_in_date", fields->log_in_date);
  add_date (builder, "last_active_date", fields->last_active_date);
  add_boolean (builder, "is_password_pending", fields->is_password_pending);
  add_boolean (builder, "is_unconfirmed", fields->is_unconfirmed);
  add_boolean (builder, "can_accept_calls", fields->can_accept_calls);
  add_boolean (builder, "can_accept_secret_chats", fields->can_accept_secret_chats);
  add_boolean (builder, "text_was_altered", fields->tricks != VIGIE_TEXT_PLAIN);
}

static void
add_declared (JsonBuilder *builder, const VigieDeclared *declared)
{
  json_builder_set_member_name (builder, "declared");
  json_builder_begin_object (builder);
  add_text (builder, "answer", answer_to_string (declared->answer));
  add_date (builder, "answered_at", declared->answered_at);
  add_text (builder, "name", declared->name);
  add_text (builder, "is_shared", tri_to_string (declared->is_shared));
  add_text (builder, "seen_before", tri_to_string (declared->seen_before));
  add_boolean (builder, "has_changed", declared->has_changed);
  json_builder_end_object (builder);
}

static void
add_subject (JsonBuilder *builder, GObject *subject)
{
  json_builder_set_member_name (builder, "subject");
  if (subject == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  if (VIGIE_IS_WEBSITE (subject))
    {
      add_text (builder, "type", "website");
      add_text (builder, "id", vigie_website_get_id (VIGIE_WEBSITE (subject)));
      add_text (builder, "name", vigie_website_get_domain_name (VIGIE_WEBSITE (subject)));
    }
  else if (VIGIE_IS_PASSKEY (subject))
    {
      add_text (builder, "type", "passkey");
      add_text (builder, "id", vigie_passkey_get_id (VIGIE_PASSKEY (subject)));
      add_text (builder, "name", vigie_passkey_get_name (VIGIE_PASSKEY (subject)));
    }
  else if (VIGIE_IS_BUSINESS_BOT (subject))
    {
      add_text (builder, "type", "business-bot");
      add_text (builder, "id", vigie_business_bot_get_id (VIGIE_BUSINESS_BOT (subject)));
      add_text (builder, "name", vigie_business_bot_get_name (VIGIE_BUSINESS_BOT (subject)));
    }
  else if (VIGIE_IS_LOGIN_EMAIL (subject))
    {
      add_text (builder, "type", "login-email");
      add_text (builder, "id", vigie_login_email_get_pattern (VIGIE_LOGIN_EMAIL (subject)));
      add_text (builder, "name", vigie_login_email_get_pattern (VIGIE_LOGIN_EMAIL (subject)));
    }
  else if (VIGIE_IS_SESSION (subject))
    {
      add_text (builder, "type", "session");
      add_text (builder, "id", vigie_session_get_id (VIGIE_SESSION (subject)));
      add_text (builder, "name", vigie_session_get_fields (VIGIE_SESSION (subject))->device_model);
    }
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder *builder, VigieFinding *finding, gboolean with_subject)
{
  const VigieRule *rule = vigie_finding_get_rule (finding);

  json_builder_begin_object (builder);
  add_text (builder, "rule", rule->id);
  add_text (builder, "verdict", vigie_verdict_to_string (vigie_finding_get_verdict (finding)));
  if (with_subject)
    add_subject (builder, vigie_finding_get_subject (finding));
  add_text (builder, "title", vigie_finding_get_title (finding));
  add_text (builder, "detail", vigie_finding_get_detail (finding));
  add_text (builder, "why", vigie_finding_get_why (finding));
  add_text (builder, "what_to_do", vigie_finding_get_what_to_do (finding));
  add_text (builder, "question", vigie_finding_get_question (finding));
  add_text (builder, "source", rule->source);
  add_text (builder, "source_checked", rule->checked);
  json_builder_end_object (builder);
}

static void
add_findings (JsonBuilder *builder, const char *name, GListModel *findings, gboolean with_subject)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, i);

      add_finding (builder, finding, with_subject);
    }
  json_builder_end_array (builder);
}

static void
add_rule_ids (JsonBuilder *builder, GListModel *findings)
{
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, i);

      json_builder_add_string_value (builder, vigie_finding_get_rule (finding)->id);
    }
  json_builder_end_array (builder);
}

static void
add_session (JsonBuilder *builder, VigieFacts *facts, VigieJudgedSession *judged)
{
  VigieSession *session = vigie_judged_session_get_session (judged);
  GListModel *findings = vigie_judged_session_get_findings (judged);
  g_autofree char *title = vigie_session_dup_title (session);

  json_builder_begin_object (builder);
  add_text (builder, "id", vigie_session_get_id (session));
  add_boolean (builder, "is_current", vigie_session_get_fields (session)->is_current);
  add_text (builder, "title", title);
  add_text (builder, "verdict", vigie_verdict_to_string (vigie_judged_session_get_verdict (judged)));
  add_text (builder, "state", state_to_string (vigie_judged_session_get_state (judged)));
  add_rule_ids (builder, findings);
  add_text (builder, "question", vigie_judged_session_get_question (judged));

  json_builder_set_member_name (builder, "facts");
  json_builder_begin_object (builder);
  add_session_fields (builder, vigie_session_get_fields (session));
  add_text (builder, "origin", origin_to_string (vigie_facts_get_origin (facts, VIGIE_FACT_SESSIONS)));
  add_date (builder, "read_at", vigie_facts_get_read_at (facts, VIGIE_FACT_SESSIONS));
  json_builder_end_object (builder);

  add_declared (builder, vigie_judged_session_get_declared (judged));
  add_findings (builder, "findings", findings, FALSE);
  json_builder_end_object (builder);
}

static void
add_sessions (JsonBuilder *builder, VigieJudgement *judgement)
{
  GListModel *sessions = vigie_judgement_get_sessions (judgement);

  json_builder_set_member_name (builder, "sessions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (VigieJudgedSession) judged = g_list_model_get_item (sessions, i);

      add_session (builder, vigie_judgement_get_facts (judgement), judged);
    }
  json_builder_end_array (builder);
}

/* What kind of value a fact has in the JSON. */
typedef enum
{
  AS_NUMBER,
  AS_BOOLEAN,
  AS_DATE,
  AS_TEXT,
  AS_COUNT,
} FactForm;

static const struct
{
  VigieFactId id;
  const char *name;
  FactForm form;
} account_facts[] = {
  { VIGIE_FACT_SESSIONS, "sessions", AS_COUNT },
  { VIGIE_FACT_AUTO_SIGN_OUT_DAYS, "auto_sign_out_days", AS_NUMBER },
  { VIGIE_FACT_HAS_PASSWORD, "has_password", AS_BOOLEAN },
  { VIGIE_FACT_HAS_RECOVERY_EMAIL, "has_recovery_email", AS_BOOLEAN },
  { VIGIE_FACT_RECOVERY_EMAIL_PENDING, "recovery_email_pending", AS_BOOLEAN },
  { VIGIE_FACT_PASSWORD_RESET_DATE, "password_reset_date", AS_DATE },
  { VIGIE_FACT_LOGIN_EMAIL_PATTERN, "login_email_pattern", AS_TEXT },
  { VIGIE_FACT_WEBSITES, "websites", AS_COUNT },
  { VIGIE_FACT_PASSKEYS, "passkeys", AS_COUNT },
  { VIGIE_FACT_BUSINESS_BOTS, "business_bots", AS_COUNT },
  { VIGIE_FACT_LAST_CHECKUP, "last_checkup", AS_DATE },
};

static void
add_fact_value (JsonBuilder *builder, VigieFacts *facts, VigieFactId id, FactForm form)
{
  gint64 number = 0;

  if (form == AS_TEXT)
    {
      add_text (builder, "value", vigie_facts_get_text (facts, id));
      return;
    }
  if (form == AS_COUNT)
    {
      GListModel *list = vigie_facts_get_list (facts, id);

      if (list != NULL)
        add_int (builder, "value", g_list_model_get_n_items (list));
      else
        add_text (builder, "value", NULL);
      return;
    }

  if (!vigie_facts_get_int (facts, id, &number))
    add_text (builder, "value", NULL);
  else if (form == AS_BOOLEAN)
    add_boolean (builder, "value", number != 0);
  else if (form == AS_DATE)
    add_date (builder, "value", number);
  else
    add_int (builder, "value", number);
}

static void
add_facts (JsonBuilder *builder, VigieFacts *facts)
{
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (account_facts); i++)
    {
      json_builder_set_member_name (builder, account_facts[i].name);
      json_builder_begin_object (builder);
      add_fact_value (builder, facts, account_facts[i].id, account_facts[i].form);
      add_text (builder, "origin", origin_to_string (vigie_facts_get_origin (facts, account_facts[i].id)));
      add_date (builder, "read_at", vigie_facts_get_read_at (facts, account_facts[i].id));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_plan (JsonBuilder *builder, GListModel *plan)
{
  json_builder_set_member_name (builder, "plan");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (plan); i++)
    {
      g_autoptr (VigieAdvice) advice = g_list_model_get_item (plan, i);
      VigieFinding *finding = vigie_advice_get_finding (advice);
      VigieJudgedSession *judged = vigie_advice_get_session (advice);

      json_builder_begin_object (builder);
      add_text (builder, "rule", vigie_finding_get_rule (finding)->id);
      add_text (builder, "verdict", vigie_verdict_to_string (vigie_advice_get_verdict (advice)));
      add_text (builder, "session",
                judged != NULL ? vigie_session_get_id (vigie_judged_session_get_session (judged)) : NULL);
      add_subject (builder, judged == NULL ? vigie_finding_get_subject (finding) : NULL);
      add_int (builder, "effort_minutes", vigie_advice_get_effort (advice));
      add_text (builder, "title", vigie_finding_get_title (finding));
      add_text (builder, "what_to_do", vigie_finding_get_what_to_do (finding));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_limits (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "limits");
  json_builder_begin_array (builder);
  for (const char *const *limit = vigie_judgement_get_limits (); *limit != NULL; limit++)
    json_builder_add_string_value (builder, *limit);
  json_builder_end_array (builder);
}

/**
 * vigie_report_to_json:
 * @judgement: the outcome of a checkup
 * @messenger_id: "telegram", "signal" …
 * @is_practice: whether the account is not a real one
 *
 * Returns: (transfer full): a JSON text as docs/json.md describes it, with a line break at its end
 */
char *
vigie_report_to_json (VigieJudgement *judgement, const char *messenger_id, gboolean is_practice)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (judgement), NULL);

  json_builder_begin_object (builder);
  add_int (builder, "schema", SCHEMA);
  add_text (builder, "vigie", VIGIE_VERSION);
  add_text (builder, "messenger", messenger_id);
  add_boolean (builder, "practice", is_practice);
  add_date (builder, "checked_at", vigie_judgement_get_now (judgement));
  add_text (builder, "verdict", vigie_verdict_to_string (vigie_judgement_get_verdict (judgement)));
  add_boolean (builder, "has_unknown", vigie_judgement_has_unknown (judgement));
  add_int (builder, "to_fix", vigie_judgement_count_to_fix (judgement));
  add_sessions (builder, judgement);
  add_findings (builder, "account_findings", vigie_judgement_get_account_findings (judgement), TRUE);
  add_findings (builder, "unknown_rules", vigie_judgement_get_unknown_rules (judgement), FALSE);
  add_plan (builder, vigie_judgement_get_plan (judgement));
  add_facts (builder, vigie_judgement_get_facts (judgement));
  add_limits (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

/**
 * vigie_report_exit_status:
 * @judgement: the outcome of a checkup
 *
 * Returns: what a command that shows it exits with: 0 nothing unusual, 1 advice or warning, 2 danger, 3
 * nothing found but something unknown
 */
int
vigie_report_exit_status (VigieJudgement *judgement)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (judgement), 3);

  switch (vigie_judgement_get_verdict (judgement))
    {
    case VIGIE_VERDICT_NOTHING_UNUSUAL:
      return 0;
    case VIGIE_VERDICT_ADVICE:
    case VIGIE_VERDICT_WARNING:
      return 1;
    case VIGIE_VERDICT_DANGER:
      return 2;
    case VIGIE_VERDICT_UNKNOWN:
    default:
      return 3;
    }
}
