/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-wording.h"

static char *
dup_detail (VigieBusinessBot *bot)
{
  g_autofree char *name = vigie_wording_dup_value (vigie_business_bot_get_name (bot));

  if (vigie_business_bot_get_is_unconfirmed (bot))
    return g_strdup_printf (_ ("“%s” was connected, and nobody has confirmed that yet."), name);
  if (vigie_business_bot_get_can_reply (bot))
    return g_strdup_printf (_ ("“%s” can answer in your name."), name);
  return g_strdup_printf (_ ("“%s” can read chats."), name);
}

/* One that nobody has confirmed is a danger, whatever was said of it before. */
static VigieVerdict
judge_bot (VigieBusinessBot *bot, VigieFacts *facts)
{
  if (vigie_business_bot_get_is_unconfirmed (bot))
    return VIGIE_VERDICT_DANGER;
  return vigie_clue_weigh_grant (facts, G_OBJECT (bot), VIGIE_VERDICT_WARNING);
}

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  GListModel *bots = vigie_facts_get_list (facts, VIGIE_FACT_BUSINESS_BOTS);

  for (guint i = 0; i < g_list_model_get_n_items (bots); i++)
    {
      g_autoptr (VigieBusinessBot) bot = g_list_model_get_item (bots, i);
      g_autofree char *about = dup_detail (bot);
      g_autofree char *detail = vigie_clue_dup_grant_detail (facts, G_OBJECT (bot), about);

      vigie_findings_add (findings, rule, judge_bot (bot, facts), G_OBJECT (bot), detail);
    }
}

extern const VigieRule vigie_rule_bot_inside;

const VigieRule vigie_rule_bot_inside = {
  .id = "bot-inside",
  .severity = VIGIE_VERDICT_DANGER,
  .needs = VIGIE_CAPABILITY_READ_BUSINESS_BOT,
  .remedy = VIGIE_CAPABILITY_REMOVE_BUSINESS_BOT,
  .effort = 2,
  .title = N_ ("A bot is connected to the account"),
  .why = N_ ("It may read and answer private chats. Signing out all other devices does not remove it."),
  .what_to_do = N_ ("If you did not connect it, or no longer need it, remove it."),
  .question = N_ ("Did you connect the bot “{name}” to answer messages for you?"),
  .question_unnamed = N_ ("Did you connect a bot that does not say its name to answer messages for you?"),
  .source = "https://core.telegram.org/api/bots/connected-business-bots",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
