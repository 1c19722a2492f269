/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-rule.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-text.h"
#include "vigie-time.h"

/* A site in use and known for a while is nobody's worry. */
static gboolean
is_worth_asking (VigieWebsite *website, gint64 now)
{
  const gint64 signed_in = vigie_website_get_log_in_date (website);
  const gint64 used = MAX (vigie_website_get_last_active_date (website), signed_in);

  return signed_in == 0 || now - signed_in < 3 * VIGIE_DAY || now - used >= 90 * VIGIE_DAY;
}

/* A site gets no more than what signs one in there: less than what opens the account. */
static VigieVerdict
judge_website (VigieWebsite *website, VigieFacts *facts, gint64 now)
{
  const VigieTri seen_before = vigie_facts_get_declared_subject (facts, G_OBJECT (website))->seen_before;
  const VigieVerdict unanswered = seen_before == VIGIE_TRI_NO || is_worth_asking (website, now)
                                      ? VIGIE_VERDICT_ADVICE
                                      : VIGIE_VERDICT_NOTHING_UNUSUAL;

  return MIN (vigie_clue_weigh_grant (facts, G_OBJECT (website), unanswered), VIGIE_VERDICT_WARNING);
}

static char *
dup_detail (VigieWebsite *website, VigieFacts *facts, gint64 now)
{
  const char *domain = vigie_website_get_domain_name (website);
  g_autofree char *site = vigie_text_isolate (domain);
  g_autofree char *ago = vigie_time_ago (vigie_website_get_last_active_date (website), now);
  /* Translators: a website, and when: "example.org was last used 7 months ago." */
  g_autofree char *about = *domain != '\0' ? g_strdup_printf (_ ("%1$s was last used %2$s."), site, ago)
                                           : g_strdup_printf (_ ("It was last used %s."), ago);

  return vigie_clue_dup_grant_detail (facts, G_OBJECT (website), about);
}

static void
evaluate (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings)
{
  GListModel *websites = vigie_facts_get_list (facts, VIGIE_FACT_WEBSITES);

  for (guint i = 0; i < g_list_model_get_n_items (websites); i++)
    {
      g_autoptr (VigieWebsite) website = g_list_model_get_item (websites, i);
      g_autofree char *detail = dup_detail (website, facts, now);

      vigie_findings_add (findings, rule, judge_website (website, facts, now), G_OBJECT (website), detail);
    }
}

extern const VigieRule vigie_rule_signed_in_websites;

const VigieRule vigie_rule_signed_in_websites = {
  .id = "signed-in-websites",
  .severity = VIGIE_VERDICT_WARNING,
  .needs = VIGIE_CAPABILITY_READ_WEBSITES,
  .remedy = VIGIE_CAPABILITY_DISCONNECT_WEBSITE,
  .effort = 1,
  .title = N_ ("A website is still signed in with this account"),
  .why = N_ ("What you allowed a site stays allowed until you take it back."),
  .what_to_do = N_ ("If you do not use the site, disconnect it."),
  .question = N_ ("Do you still use your account on {site}?"),
  .question_unnamed = N_ ("Do you still use your account on a website that does not say its name?"),
  .source = "https://core.telegram.org/method/account.getWebAuthorizations",
  .checked = "2026-11-24",
  .evaluate_account = evaluate,
};
