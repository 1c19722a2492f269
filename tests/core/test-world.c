/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-world.h"

struct _World
{
  GListStore *lists[VIGIE_N_FACTS]; /* (owned) (nullable) */
  gint64 numbers[VIGIE_N_FACTS];
  gboolean is_known[VIGIE_N_FACTS];
  char *login_email;          /* (owned) */
  VigieFactsBuilder *builder; /* (owned) */
};

const VigieSessionFields world_own_session = {
  .id = "0",
  .kind = VIGIE_DEVICE_COMPUTER,
  .device_model = "Office PC",
  .platform = "Linux",
  .system_version = "Debian 13",
  .application_name = "Vigie",
  .application_version = "0.1.0, TDLib 1.8.38",
  .ip_address = "192.0.2.1",
  .location = "France",
  .log_in_date = NOW - 365 * DAY,
  .last_active_date = NOW,
  .api_id = 12345,
  .is_current = TRUE,
  .can_accept_calls = FALSE,
  .can_accept_secret_chats = FALSE,
};

const VigieSessionFields world_iphone = {
  .id = "iphone",
  .kind = VIGIE_DEVICE_PHONE,
  .device_model = "iPhone 15 Pro",
  .platform = "iOS",
  .system_version = "26.1",
  .application_name = "Telegram iOS",
  .application_version = "12.2",
  .ip_address = "192.0.2.2",
  .location = "France",
  .log_in_date = NOW - 700 * DAY,
  .last_active_date = NOW - 5 * MINUTE,
  .api_id = 10840,
  .is_official_application = TRUE,
  .can_accept_calls = TRUE,
  .can_accept_secret_chats = TRUE,
};

const VigieSessionFields world_ipad = {
  .id = "ipad",
  .kind = VIGIE_DEVICE_TABLET,
  .device_model = "iPad Air",
  .platform = "iOS",
  .system_version = "18.7",
  .application_name = "Telegram iOS",
  .application_version = "12.1",
  .ip_address = "192.0.2.2",
  .location = "France",
  .log_in_date = NOW - 699 * DAY,
  .last_active_date = NOW - 3 * DAY,
  .api_id = 10840,
  .is_official_application = TRUE,
  .can_accept_calls = TRUE,
  .can_accept_secret_chats = TRUE,
};

const VigieSessionFields world_desktop = {
  .id = "desktop",
  .kind = VIGIE_DEVICE_COMPUTER,
  .device_model = "XPS 13",
  .platform = "Windows",
  .system_version = "Windows 11 x64",
  .application_name = "Telegram Desktop",
  .application_version = "6.1.3 x64",
  .ip_address = "192.0.2.2",
  .location = "France",
  .log_in_date = NOW - 500 * DAY,
  .last_active_date = NOW - 2 * HOUR,
  .api_id = 2040,
  .is_official_application = TRUE,
  .can_accept_calls = TRUE,
  .can_accept_secret_chats = FALSE,
};

const VigieSessionFields world_browser = {
  .id = "browser",
  .kind = VIGIE_DEVICE_BROWSER,
  .device_model = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                  "Version/18.1 Safari/605.1.15",
  .platform = "Web",
  .system_version = "macOS",
  .application_name = "Telegram Web",
  .application_version = "2.2 K",
  .ip_address = "192.0.2.2",
  .location = "France",
  .log_in_date = NOW - 40 * DAY,
  .last_active_date = NOW - DAY,
  .api_id = 2496,
  .is_official_application = TRUE,
  .can_accept_calls = FALSE,
  .can_accept_secret_chats = FALSE,
};

const VigieSessionFields world_android = {
  .id = "android",
  .kind = VIGIE_DEVICE_PHONE,
  .device_model = "Samsung SM-A546B",
  .platform = "Android",
  .system_version = "SDK 34",
  .application_name = "Telegram Android",
  .application_version = "12.0.1 (6163)",
  .ip_address = "192.0.2.3",
  .location = "France",
  .log_in_date = NOW - 300 * DAY,
  .last_active_date = NOW - HOUR,
  .api_id = 6,
  .is_official_application = TRUE,
  .can_accept_calls = TRUE,
  .can_accept_secret_chats = TRUE,
};

/* Without Vigie's own session. */
World *
world_new_empty (void)
{
  World *world = g_new0 (World, 1);

  world->builder = vigie_facts_builder_new (NULL);
  world->lists[VIGIE_FACT_SESSIONS] = g_list_store_new (VIGIE_TYPE_SESSION);
  world->lists[VIGIE_FACT_WEBSITES] = g_list_store_new (VIGIE_TYPE_WEBSITE);
  world->lists[VIGIE_FACT_PASSKEYS] = g_list_store_new (VIGIE_TYPE_PASSKEY);
  world->lists[VIGIE_FACT_BUSINESS_BOTS] = g_list_store_new (VIGIE_TYPE_BUSINESS_BOT);
  for (guint i = 0; i < VIGIE_N_FACTS; i++)
    world->is_known[i] = TRUE;
  world->login_email = g_strdup ("");

  world->numbers[VIGIE_FACT_AUTO_SIGN_OUT_DAYS] = 180;
  world->numbers[VIGIE_FACT_HAS_PASSWORD] = 1;
  world->numbers[VIGIE_FACT_HAS_RECOVERY_EMAIL] = 1;
  return world;
}

World *
world_new (void)
{
  World *world = world_new_empty ();

  world_add (world, &world_own_session, NULL);
  return world;
}

void
world_free (World *world)
{
  for (guint i = 0; i < VIGIE_N_FACTS; i++)
    g_clear_object (&world->lists[i]);
  g_free (world->login_email);
  g_clear_pointer (&world->builder, vigie_facts_builder_free);
  g_free (world);
}

void
world_add (World *world, const VigieSessionFields *fields, const VigieDeclared *declared)
{
  g_autoptr (VigieSession) session = vigie_session_new (fields);

  g_list_store_append (world->lists[VIGIE_FACT_SESSIONS], session);
  if (declared != NULL)
    vigie_facts_builder_declare (world->builder, vigie_session_get_id (session), declared);
}

/* Takes @item. */
void
world_add_item (World *world, VigieFactId id, gpointer item)
{
  g_list_store_append (world->lists[id], item);
  g_object_unref (item);
}

void
world_set_int (World *world, VigieFactId id, gint64 value)
{
  world->numbers[id] = value;
  world->is_known[id] = TRUE;
}

void
world_set_login_email (World *world, const char *pattern)
{
  g_set_str (&world->login_email, pattern);
}

/* What the person said of @subject. */
void
world_declare (World *world, gpointer subject, const VigieDeclared *declared)
{
  g_autoptr (VigieGrant) grant = vigie_grant_new (G_OBJECT (subject));

  vigie_facts_builder_declare_grant (world->builder, grant, declared);
}

void
world_forget (World *world, VigieFactId id)
{
  world->is_known[id] = FALSE;
}

/* Ends @world: it is only to be freed afterwards. */
VigieFacts *
world_to_facts (World *world)
{
  for (guint i = 0; i < VIGIE_N_FACTS; i++)
    {
      if (!world->is_known[i])
        continue;
      if (world->lists[i] != NULL)
        vigie_facts_builder_set_list (world->builder, (VigieFactId) i, G_LIST_MODEL (world->lists[i]),
                                      VIGIE_ORIGIN_MEASURED, NOW);
      else if (i == VIGIE_FACT_LOGIN_EMAIL_PATTERN)
        vigie_facts_builder_set_text (world->builder, (VigieFactId) i, world->login_email,
                                      VIGIE_ORIGIN_MEASURED, NOW);
      else
        vigie_facts_builder_set_int (world->builder, (VigieFactId) i, world->numbers[i],
                                     VIGIE_ORIGIN_MEASURED, NOW);
    }
  return vigie_facts_builder_end (g_steal_pointer (&world->builder));
}

VigieJudgement *
world_judge (World *world)
{
  g_autoptr (VigieFacts) facts = world_to_facts (world);

  return vigie_judgement_new (facts, VIGIE_CAPABILITY_ALL_FACTS, NOW);
}

static VigieFinding *
find_finding (GListModel *findings, const char *rule_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VigieFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (vigie_finding_get_rule (finding)->id, rule_id))
        return finding; /* The list keeps it. */
    }
  return NULL;
}

static VigieFinding *
find_in_judgement (VigieJudgement *judgement, const char *session_id, const char *rule_id)
{
  VigieFinding *finding;

  if (session_id != NULL)
    {
      VigieJudgedSession *session = vigie_judgement_find_session (judgement, session_id);

      g_assert_nonnull (session);
      return find_finding (vigie_judged_session_get_findings (session), rule_id);
    }

  finding = find_finding (vigie_judgement_get_account_findings (judgement), rule_id);
  return finding != NULL ? finding : find_finding (vigie_judgement_get_unknown_rules (judgement), rule_id);
}

/* @session_id NULL: about the account. */
VigieVerdict
judgement_get_rule_verdict (VigieJudgement *judgement, const char *session_id, const char *rule_id)
{
  VigieFinding *finding = find_in_judgement (judgement, session_id, rule_id);

  return finding != NULL ? vigie_finding_get_verdict (finding) : VIGIE_VERDICT_NOTHING_UNUSUAL;
}

const char *
judgement_get_rule_detail (VigieJudgement *judgement, const char *session_id, const char *rule_id)
{
  VigieFinding *finding = find_in_judgement (judgement, session_id, rule_id);

  return finding != NULL ? vigie_finding_get_detail (finding) : NULL;
}

const char *
judgement_get_rule_question (VigieJudgement *judgement, const char *session_id, const char *rule_id)
{
  VigieFinding *finding = find_in_judgement (judgement, session_id, rule_id);

  return finding != NULL ? vigie_finding_get_question (finding) : NULL;
}
