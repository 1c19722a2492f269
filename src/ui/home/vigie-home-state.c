/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-home-state.h"

#include <glib/gi18n.h>

#include "vigie-time.h"

/* A checkup once a month, and some days of grace. */
#define DUE_AFTER (35 * 24 * 3600)

typedef struct
{
  VigieVerdict verdict;
  guint n_to_fix;
  gint64 day; /* Unix time; 0: never */
  gboolean has_unknown;
} Standing;

/* What is known of @account: by this run's reading, else by its last checkup. */
static Standing
find_standing (VigieHubAccount *account)
{
  VigieAuditor *auditor = vigie_hub_account_get_auditor (account);
  VigieJudgement *judgement = auditor != NULL ? vigie_auditor_get_judgement (auditor) : NULL;
  const VigieCheckup *checkup = vigie_hub_account_get_last_checkup (account);

  if (judgement != NULL)
    return (Standing) {
      .verdict = vigie_judgement_get_verdict (judgement),
      .n_to_fix = vigie_judgement_count_to_fix (judgement),
      .day = vigie_judgement_get_now (judgement),
      .has_unknown = vigie_judgement_has_unknown (judgement),
    };
  if (checkup != NULL)
    return (Standing) {
      .verdict = checkup->verdict,
      .n_to_fix = checkup->n_to_fix,
      .day = checkup->ended_at,
    };
  return (Standing) { .verdict = VIGIE_VERDICT_UNKNOWN };
}

static VigieHomeState *
take_state (const char *icon_name, const char *css_class, char *title, char *text)
{
  VigieHomeState *self = g_new0 (VigieHomeState, 1);

  self->icon_name = icon_name;
  self->css_class = css_class;
  self->title = title;
  self->text = text;
  return self;
}

/* "Last checkup 12 days ago." */
static char *
say_last (gint64 day, gint64 now)
{
  g_autofree char *ago = vigie_time_ago (day, now);

  /* Translators: %s is "12 days ago", "yesterday", "just now"… */
  return g_strdup_printf (_ ("Last checkup: %s."), ago);
}

static VigieHomeState *
judge_standing (const Standing *all, gint64 now)
{
  if (all->n_to_fix > 0)
    return take_state (
        all->verdict == VIGIE_VERDICT_DANGER ? "vigie-shield-danger-symbolic"
                                             : "vigie-shield-attention-symbolic",
        all->verdict == VIGIE_VERDICT_DANGER ? "danger" : "attention",
        g_strdup_printf (ngettext ("%d thing to look at", "%d things to look at", all->n_to_fix),
                         (int) all->n_to_fix),
        say_last (all->day, now));
  if (now - all->day > DUE_AFTER)
    return take_state ("vigie-shield-attention-symbolic", "attention", g_strdup (_ ("A checkup is due")),
                       say_last (all->day, now));
  if (all->has_unknown || all->verdict == VIGIE_VERDICT_UNKNOWN)
    return take_state ("vigie-shield-unknown-symbolic", "unknown", g_strdup (_ ("Not all could be checked")),
                       say_last (all->day, now));
  return take_state ("vigie-shield-good-symbolic", "good", g_strdup (_ ("Nothing unusual in the list")),
                     say_last (all->day, now));
}

/**
 * vigie_home_state_new:
 * @accounts: (element-type VigieHubAccount): the cards that the page shows
 * @now: Unix time, seconds, UTC
 *
 * Sums up all @accounts: the worst counts, and the oldest reading. An account that was never checked is
 * unknown, never good.
 *
 * Returns: (transfer full): the state to show
 */
VigieHomeState *
vigie_home_state_new (GListModel *accounts, gint64 now)
{
  Standing all = { .verdict = VIGIE_VERDICT_NOTHING_UNUSUAL };
  const guint n_accounts = g_list_model_get_n_items (accounts);
  guint n_never = 0;

  for (guint i = 0; i < n_accounts; i++)
    {
      g_autoptr (VigieHubAccount) account = g_list_model_get_item (accounts, i);
      const Standing one = find_standing (account);

      if (one.day == 0)
        {
          n_never++;
          all.has_unknown = TRUE;
          continue;
        }
      all.verdict = vigie_verdict_worst (all.verdict, one.verdict);
      all.n_to_fix += one.n_to_fix;
      all.has_unknown = all.has_unknown || one.has_unknown;
      all.day = all.day == 0 ? one.day : MIN (all.day, one.day);
    }

  if (n_never == n_accounts)
    return take_state ("vigie-shield-unknown-symbolic", "unknown", g_strdup (_ ("Not checked yet")),
                       g_strdup (_ ("The first checkup takes about five minutes.")));
  return judge_standing (&all, now);
}

void
vigie_home_state_free (VigieHomeState *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

/**
 * vigie_home_state_pick:
 * @accounts: (element-type VigieHubAccount): the cards that the page shows
 *
 * Returns: (transfer full) (nullable): the account to begin a checkup with: the one in danger, else the one
 *   that was not looked at for the longest time
 */
VigieHubAccount *
vigie_home_state_pick (GListModel *accounts)
{
  g_autoptr (VigieHubAccount) best = NULL;
  Standing best_standing = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (VigieHubAccount) account = g_list_model_get_item (accounts, i);
      const Standing one = find_standing (account);
      const gboolean is_danger = one.verdict == VIGIE_VERDICT_DANGER;
      const gboolean best_is_danger = best_standing.verdict == VIGIE_VERDICT_DANGER;

      if (best == NULL || (is_danger && !best_is_danger) ||
          (is_danger == best_is_danger && one.day < best_standing.day))
        {
          g_set_object (&best, account);
          best_standing = one;
        }
    }
  return g_steal_pointer (&best);
}
