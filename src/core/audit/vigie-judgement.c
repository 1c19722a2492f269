/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-judgement.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-hearing-private.h"
#include "vigie-judged-session-private.h"
#include "vigie-rule-table.h"

struct _VigieJudgement
{
  GObject parent_instance;

  VigieFacts *facts;            /* (owned) */
  GListStore *sessions;         /* (owned) (element-type VigieJudgedSession) */
  GListStore *account_findings; /* (owned) (element-type VigieFinding) */
  GListStore *plan;             /* (owned) (element-type VigieAdvice) */
  GListStore *unknown_rules;    /* (owned) (element-type VigieFinding) */
  GHashTable *by_id;            /* (owned) id (of the session) -> VigieJudgedSession (of the list) */
  gint64 now;                   /* Unix time, seconds, UTC */
  VigieVerdict verdict;
  gboolean has_unknown;
};

G_DEFINE_FINAL_TYPE (VigieJudgement, vigie_judgement, G_TYPE_OBJECT)

/* The worst first; rules of the same weight keep the order of the table. */
static int
compare_findings (gconstpointer a, gconstpointer b)
{
  return vigie_verdict_compare (vigie_finding_get_verdict (VIGIE_FINDING ((gpointer) b)),
                                vigie_finding_get_verdict (VIGIE_FINDING ((gpointer) a)));
}

/* The worst first, then what is new since last time. */
static int
compare_account_findings (gconstpointer a, gconstpointer b, gpointer user_data)
{
  VigieFacts *facts = user_data;
  const int order = compare_findings (a, b);
  gboolean left, right;

  if (order != 0)
    return order;
  left = vigie_facts_get_declared_subject (facts, vigie_finding_get_subject (VIGIE_FINDING ((gpointer) a)))
             ->seen_before == VIGIE_TRI_NO;
  right = vigie_facts_get_declared_subject (facts, vigie_finding_get_subject (VIGIE_FINDING ((gpointer) b)))
              ->seen_before == VIGIE_TRI_NO;
  return (int) right - (int) left;
}

/* What sessions are sorted by, taken out once: a long list is compared a hundred thousand times. */
typedef struct
{
  VigieJudgedSession *judged; /* (owned) */
  VigieVerdict verdict;
  gboolean is_new;
  gint64 last_active; /* Unix time, seconds, UTC */
} Ranked;

/* The riskiest first, then what is new, then what was used last. */
static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  if (left->verdict != right->verdict)
    return vigie_verdict_compare (right->verdict, left->verdict);
  if (left->is_new != right->is_new)
    return left->is_new ? -1 : 1;
  return (right->last_active > left->last_active) - (right->last_active < left->last_active);
}

/* The most urgent first, then what takes least. */
static int
compare_advice (gconstpointer a, gconstpointer b)
{
  VigieAdvice *left = VIGIE_ADVICE ((gpointer) a);
  VigieAdvice *right = VIGIE_ADVICE ((gpointer) b);
  int order = vigie_verdict_compare (vigie_advice_get_verdict (right), vigie_advice_get_verdict (left));

  if (order != 0)
    return order;
  return (int) vigie_advice_get_effort (left) - (int) vigie_advice_get_effort (right);
}

static void
take_sessions (VigieJudgement *self, VigieHearing *hearing)
{
  g_autoptr (GArray) ranked = g_array_sized_new (FALSE, FALSE, sizeof (Ranked), hearing->entries->len);
  g_autoptr (GPtrArray) judged = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < hearing->entries->len; i++)
    {
      VigieHearingEntry *entry = &g_array_index (hearing->entries, VigieHearingEntry, i);
      Ranked rank = { .is_new = entry->declared->seen_before == VIGIE_TRI_NO,
                      .last_active = entry->fields->last_active_date };

      vigie_hearing_drop_idle_remarks (hearing, entry->findings);
      g_ptr_array_sort_values (entry->findings, compare_findings);
      for (guint j = 0; j < entry->findings->len; j++)
        self->has_unknown |=
            vigie_finding_get_verdict (g_ptr_array_index (entry->findings, j)) == VIGIE_VERDICT_UNKNOWN;
      rank.judged = vigie_judged_session_new (entry->session, self->facts, entry->findings);
      rank.verdict = vigie_judged_session_get_verdict (rank.judged);
      g_array_append_val (ranked, rank);
    }

  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (judged, g_array_index (ranked, Ranked, i).judged);
  g_list_store_splice (self->sessions, 0, 0, judged->pdata, judged->len);

  /* From the last to the first: of two with one id the riskier one is found. */
  for (guint i = ranked->len; i > 0; i--)
    {
      const Ranked *rank = &g_array_index (ranked, Ranked, i - 1);

      g_hash_table_replace (self->by_id,
                            (gpointer) vigie_session_get_id (vigie_judged_session_get_session (rank->judged)),
                            rank->judged);
      self->verdict = vigie_verdict_worst (self->verdict, rank->verdict);
    }
}

static void
take_account (VigieJudgement *self, VigieHearing *hearing)
{
  vigie_hearing_drop_idle_remarks (hearing, hearing->account);
  g_ptr_array_sort_values_with_data (hearing->account, compare_account_findings, hearing->facts);
  g_list_store_splice (self->account_findings, 0, 0, hearing->account->pdata, hearing->account->len);
  g_list_store_splice (self->unknown_rules, 0, 0, hearing->unknown->pdata, hearing->unknown->len);

  if (hearing->account->len > 0)
    self->verdict = vigie_verdict_worst (self->verdict,
                                         vigie_finding_get_verdict (g_ptr_array_index (hearing->account, 0)));
  self->has_unknown |= hearing->unknown->len > 0;
  if (self->has_unknown)
    self->verdict = vigie_verdict_worst (self->verdict, VIGIE_VERDICT_UNKNOWN);
}

/* Whether there is something to do about @finding. */
static gboolean
is_for_plan (VigieFinding *finding)
{
  return finding != NULL &&
         vigie_verdict_compare (vigie_finding_get_verdict (finding), VIGIE_VERDICT_ADVICE) >= 0 &&
         vigie_finding_get_rule (finding)->effort > 0;
}

static void
make_plan (VigieJudgement *self, VigieHearing *hearing)
{
  g_autoptr (GPtrArray) plan = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sessions)); i++)
    {
      g_autoptr (VigieJudgedSession) session = g_list_model_get_item (G_LIST_MODEL (self->sessions), i);

      if (is_for_plan (vigie_judged_session_get_first_finding (session)))
        g_ptr_array_add (plan, vigie_advice_new_session (session));
    }
  for (guint i = 0; i < hearing->account->len; i++)
    if (is_for_plan (g_ptr_array_index (hearing->account, i)))
      g_ptr_array_add (plan, vigie_advice_new_account (g_ptr_array_index (hearing->account, i)));

  g_ptr_array_sort_values (plan, compare_advice);
  g_list_store_splice (self->plan, 0, 0, plan->pdata, plan->len);
}

static void
vigie_judgement_dispose (GObject *object)
{
  VigieJudgement *self = VIGIE_JUDGEMENT (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->sessions);
  g_clear_object (&self->account_findings);
  g_clear_object (&self->unknown_rules);
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (vigie_judgement_parent_class)->dispose (object);
}

static void
vigie_judgement_class_init (VigieJudgementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vigie_judgement_dispose;
}

static void
vigie_judgement_init (VigieJudgement *self)
{
  self->sessions = g_list_store_new (VIGIE_TYPE_JUDGED_SESSION);
  self->account_findings = g_list_store_new (VIGIE_TYPE_FINDING);
  self->plan = g_list_store_new (VIGIE_TYPE_ADVICE);
  self->unknown_rules = g_list_store_new (VIGIE_TYPE_FINDING);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * vigie_judgement_new:
 * @facts: what is known of the account
 * @capabilities: what its messenger can do; only to say why something could not be judged
 * @now: Unix time of the service, seconds, UTC
 *
 * Lets every rule of the table judge @facts. The same facts at the same @now give the same judgement.
 *
 * Returns: (transfer full): the judgement
 */
VigieJudgement *
vigie_judgement_new (VigieFacts *facts, VigieCapability capabilities, gint64 now)
{
  VigieHearing hearing = { .facts = facts, .capabilities = capabilities, .now = now };
  VigieJudgement *self;
  const VigieRule *const *rules;
  gsize n_rules;

  g_return_val_if_fail (VIGIE_IS_FACTS (facts), NULL);

  self = g_object_new (VIGIE_TYPE_JUDGEMENT, NULL);
  self->facts = g_object_ref (facts);
  self->now = now;

  hearing.known = vigie_facts_get_known (facts);
  vigie_hearing_begin (&hearing);
  rules = vigie_rule_table_get (&n_rules);
  for (gsize i = 0; i < n_rules; i++)
    vigie_hearing_hear (&hearing, rules[i]);

  take_sessions (self, &hearing);
  take_account (self, &hearing);
  make_plan (self, &hearing);
  vigie_hearing_end (&hearing);
  return self;
}

/**
 * vigie_judgement_get_facts:
 * @self: a judgement
 *
 * Returns: (transfer none): what was judged
 */
VigieFacts *
vigie_judgement_get_facts (VigieJudgement *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (self), NULL);

  return self->facts;
}

/**
 * vigie_judgement_get_now:
 * @self: a judgement
 *
 * Returns: when it was judged; Unix time of the service, seconds, UTC
 */
gint64
vigie_judgement_get_now (VigieJudgement *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (self), 0);

  return self->now;
}

/**
 * vigie_judgement_get_verdict:
 * @self: a judgement
 *
 * Returns: the worst that was found; %VIGIE_VERDICT_UNKNOWN if nothing was, but not all could be judged
 */
VigieVerdict
vigie_judgement_get_verdict (VigieJudgement *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (self), VIGIE_VERDICT_UNKNOWN);

  return self->verdict;
}

/**
 * vigie_judgement_get_sessions:
 * @self: a judgement
 *
 * Returns: (transfer none): the #VigieJudgedSession of the account, the riskiest first
 */
GListModel *
vigie_judgement_get_sessions (VigieJudgement *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (self), NULL);

  return G_LIST_MODEL (self->sessions);
}

/**
 * vigie_judgement_get_account_findings:
 * @self: a judgement
 *
 * Returns: (transfer none): the #VigieFinding that are not about a session, the worst first
 */
GListModel *
vigie_judgement_get_account_findings (VigieJudgement *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (self), NULL);

  return G_LIST_MODEL (self->account_findings);
}

/**
 * vigie_judgement_get_plan:
 * @self: a judgement
 *
 * Returns: (transfer none): the #VigieAdvice to go through, the most urgent first, then what takes least
 */
GListModel *
vigie_judgement_get_plan (VigieJudgement *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (self), NULL);

  return G_LIST_MODEL (self->plan);
}

/**
 * vigie_judgement_count_to_fix:
 * @self: a judgement
 *
 * Returns: how many items its plan has
 */
guint
vigie_judgement_count_to_fix (VigieJudgement *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->plan));
}

/**
 * vigie_judgement_has_unknown:
 * @self: a judgement
 *
 * Returns: whether something could not be judged
 */
gboolean
vigie_judgement_has_unknown (VigieJudgement *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (self), TRUE);

  return self->has_unknown;
}

/**
 * vigie_judgement_find_session:
 * @self: a judgement
 * @session_id: the service's name for a session
 *
 * Returns: (transfer none) (nullable): that session, judged
 */
VigieJudgedSession *
vigie_judgement_find_session (VigieJudgement *self, const char *session_id)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (self), NULL);
  g_return_val_if_fail (session_id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, session_id);
}

/**
 * vigie_judgement_get_unknown_rules:
 * @self: a judgement
 *
 * Returns: (transfer none): a #VigieFinding for each rule that could not be judged at all; its detail says
 * why
 */
GListModel *
vigie_judgement_get_unknown_rules (VigieJudgement *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGEMENT (self), NULL);

  return G_LIST_MODEL (self->unknown_rules);
}

/**
 * vigie_judgement_get_limits:
 *
 * Returns: (transfer none) (array zero-terminated=1): what no look at a list of sessions can tell, translated
 */
const char *const *
vigie_judgement_get_limits (void)
{
  static const char *limits[4];

  limits[0] = _ (
      "Somebody who copied the files of a signed-in app uses the same session: the list shows no new line.");
  limits[1] = _ ("A program can borrow the name of an official app: “official” in the list is no proof.");
  limits[2] = _ ("A place near you proves nothing: anyone can appear to be there.");
  return limits;
}
