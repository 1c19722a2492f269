/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-judgement.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-finding-private.h"
#include "vigie-judged-session-private.h"
#include "vigie-rule-table.h"

/* A session while it is being judged. */
typedef struct
{
  VigieSession *session; /* (owned) */
  const VigieSessionFields *fields;
  const VigieDeclared *declared;
  GPtrArray *findings; /* (owned) (element-type VigieFinding) */
} Entry;

/* All of an account while it is being judged. */
typedef struct
{
  VigieFacts *facts;
  VigieCapability known;
  VigieCapability capabilities;
  gint64 now;
  GArray *entries;          /* (owned) (element-type Entry) */
  GHashTable *by_object;    /* (owned) VigieSession -> its number in @entries, plus one */
  GPtrArray *account;       /* (owned) (element-type VigieFinding) */
  GPtrArray *unknown;       /* (owned) (element-type VigieFinding) */
  VigieCapability remedies; /* of all that was found */
} Hearing;

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

static void
entry_clear (Entry *entry)
{
  g_clear_object (&entry->session);
  g_clear_pointer (&entry->findings, g_ptr_array_unref);
}

static void
hearing_begin (Hearing *hearing)
{
  GListModel *sessions = vigie_facts_get_list (hearing->facts, VIGIE_FACT_SESSIONS);
  guint n_sessions = sessions != NULL ? g_list_model_get_n_items (sessions) : 0;

  hearing->entries = g_array_sized_new (FALSE, TRUE, sizeof (Entry), n_sessions);
  g_array_set_clear_func (hearing->entries, (GDestroyNotify) entry_clear);
  hearing->by_object = g_hash_table_new (NULL, NULL);
  hearing->account = g_ptr_array_new_with_free_func (g_object_unref);
  hearing->unknown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_sessions; i++)
    {
      VigieSession *session = g_list_model_get_item (sessions, i);
      Entry entry = {
        .session = session,
        .fields = vigie_session_get_fields (session),
        .declared = vigie_facts_get_declared (hearing->facts, session),
        .findings = g_ptr_array_new_with_free_func (g_object_unref),
      };

      g_array_append_val (hearing->entries, entry);
      g_hash_table_insert (hearing->by_object, session, GUINT_TO_POINTER (i + 1));
    }
}

static void
hearing_end (Hearing *hearing)
{
  g_clear_pointer (&hearing->by_object, g_hash_table_unref);
  g_clear_pointer (&hearing->entries, g_array_unref);
  g_clear_pointer (&hearing->account, g_ptr_array_unref);
  g_clear_pointer (&hearing->unknown, g_ptr_array_unref);
}

/* What the person's own answer and Vigie's own session make of a rule's verdict. */
static VigieVerdict
weigh (const VigieRule *rule, const Entry *entry, VigieVerdict verdict)
{
  if (entry->fields->is_current && !rule->on_current)
    return VIGIE_VERDICT_NOTHING_UNUSUAL;
  if (entry->declared->answer == VIGIE_ANSWER_ME && !entry->declared->has_changed &&
      vigie_verdict_compare (verdict, rule->when_mine) > 0)
    return rule->when_mine;
  return verdict;
}

static void
take_finding (Hearing *hearing, VigieFinding *finding)
{
  const VigieRule *rule = vigie_finding_get_rule (finding);
  GObject *subject = vigie_finding_get_subject (finding);
  guint number = subject != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (hearing->by_object, subject)) : 0;

  if (vigie_finding_get_verdict (finding) == VIGIE_VERDICT_NOTHING_UNUSUAL)
    return;
  if (vigie_finding_get_verdict (finding) > VIGIE_VERDICT_UNKNOWN)
    hearing->remedies |= rule->remedy;

  if (number > 0)
    g_ptr_array_add (g_array_index (hearing->entries, Entry, number - 1).findings, g_object_ref (finding));
  else if (vigie_finding_get_verdict (finding) == VIGIE_VERDICT_UNKNOWN)
    g_ptr_array_add (hearing->unknown, g_object_ref (finding));
  else
    g_ptr_array_add (hearing->account, g_object_ref (finding));
}

static void
hear_sessions (Hearing *hearing, const VigieRule *rule, VigieFindings *findings)
{
  for (guint i = 0; i < hearing->entries->len; i++)
    {
      const Entry *entry = &g_array_index (hearing->entries, Entry, i);

      if (entry->fields->is_current && !rule->on_current)
        continue;
      vigie_findings_add (
          findings, rule,
          weigh (rule, entry, rule->evaluate_session (entry->session, hearing->facts, hearing->now)),
          G_OBJECT (entry->session), NULL);
    }
}

static void
hear_account (Hearing *hearing, const VigieRule *rule, VigieFindings *findings)
{
  GPtrArray *items = vigie_findings_get_items (findings);

  rule->evaluate_account (rule, hearing->facts, hearing->now, findings);
  for (guint i = 0; i < items->len; i++)
    {
      VigieFinding *finding = g_ptr_array_index (items, i);
      GObject *subject = vigie_finding_get_subject (finding);
      guint number =
          subject != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (hearing->by_object, subject)) : 0;

      if (number > 0)
        vigie_finding_set_verdict (finding, weigh (rule, &g_array_index (hearing->entries, Entry, number - 1),
                                                   vigie_finding_get_verdict (finding)));
    }
}

static void
hear_rule (Hearing *hearing, const VigieRule *rule)
{
  g_autoptr (VigieFindings) findings = vigie_findings_new (hearing->facts, hearing->now);
  const VigieCapability missing = rule->needs & ~hearing->known;

  if ((missing & ~hearing->capabilities) != 0)
    vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL,
                        _ ("It cannot be read here. Look at it on your phone."));
  else if (missing != 0)
    vigie_findings_add (findings, rule, VIGIE_VERDICT_UNKNOWN, NULL, _ ("It could not be read this time."));
  else if (rule->evaluate_session != NULL)
    hear_sessions (hearing, rule, findings);
  else
    hear_account (hearing, rule, findings);

  for (guint i = 0; i < vigie_findings_get_items (findings)->len; i++)
    take_finding (hearing, g_ptr_array_index (vigie_findings_get_items (findings), i));
}

/* Takes away what is worth saying only beside something else that is not there. */
static void
drop_idle_remarks (Hearing *hearing, GPtrArray *findings)
{
  for (guint i = findings->len; i > 0; i--)
    {
      const VigieRule *rule = vigie_finding_get_rule (g_ptr_array_index (findings, i - 1));

      if (rule->only_beside != VIGIE_CAPABILITY_NONE && (rule->only_beside & hearing->remedies) == 0)
        g_ptr_array_remove_index (findings, i - 1);
    }
}

/* The worst first; rules of the same weight keep the order of the table. */
static int
compare_findings (gconstpointer a, gconstpointer b)
{
  return vigie_verdict_compare (vigie_finding_get_verdict (VIGIE_FINDING ((gpointer) b)),
                                vigie_finding_get_verdict (VIGIE_FINDING ((gpointer) a)));
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
take_sessions (VigieJudgement *self, Hearing *hearing)
{
  g_autoptr (GArray) ranked = g_array_sized_new (FALSE, FALSE, sizeof (Ranked), hearing->entries->len);
  g_autoptr (GPtrArray) judged = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < hearing->entries->len; i++)
    {
      Entry *entry = &g_array_index (hearing->entries, Entry, i);
      Ranked rank = { .is_new = entry->declared->seen_before == VIGIE_TRI_NO,
                      .last_active = entry->fields->last_active_date };

      drop_idle_remarks (hearing, entry->findings);
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
take_account (VigieJudgement *self, Hearing *hearing)
{
  drop_idle_remarks (hearing, hearing->account);
  g_ptr_array_sort_values (hearing->account, compare_findings);
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
make_plan (VigieJudgement *self, Hearing *hearing)
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
  Hearing hearing = { .facts = facts, .capabilities = capabilities, .now = now };
  VigieJudgement *self;
  const VigieRule *const *rules;
  gsize n_rules;

  g_return_val_if_fail (VIGIE_IS_FACTS (facts), NULL);

  self = g_object_new (VIGIE_TYPE_JUDGEMENT, NULL);
  self->facts = g_object_ref (facts);
  self->now = now;

  hearing.known = vigie_facts_get_known (facts);
  hearing_begin (&hearing);
  rules = vigie_rule_table_get (&n_rules);
  for (gsize i = 0; i < n_rules; i++)
    hear_rule (&hearing, rules[i]);

  take_sessions (self, &hearing);
  take_account (self, &hearing);
  make_plan (self, &hearing);
  hearing_end (&hearing);
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
