/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-hearing-private.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-finding-private.h"

static void
entry_clear (VigieHearingEntry *entry)
{
  g_clear_object (&entry->session);
  g_clear_pointer (&entry->findings, g_ptr_array_unref);
}

/**
 * vigie_hearing_begin:
 * @hearing: its facts, known, capabilities and now are set
 *
 * Lays out what @hearing will fill.
 */
void
vigie_hearing_begin (VigieHearing *hearing)
{
  GListModel *sessions = vigie_facts_get_list (hearing->facts, VIGIE_FACT_SESSIONS);
  guint n_sessions = sessions != NULL ? g_list_model_get_n_items (sessions) : 0;

  hearing->entries = g_array_sized_new (FALSE, TRUE, sizeof (VigieHearingEntry), n_sessions);
  g_array_set_clear_func (hearing->entries, (GDestroyNotify) entry_clear);
  hearing->by_object = g_hash_table_new (NULL, NULL);
  hearing->account = g_ptr_array_new_with_free_func (g_object_unref);
  hearing->unknown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_sessions; i++)
    {
      VigieSession *session = g_list_model_get_item (sessions, i);
      VigieHearingEntry entry = {
        .session = session,
        .fields = vigie_session_get_fields (session),
        .declared = vigie_facts_get_declared (hearing->facts, session),
        .findings = g_ptr_array_new_with_free_func (g_object_unref),
      };

      g_array_append_val (hearing->entries, entry);
      g_hash_table_insert (hearing->by_object, session, GUINT_TO_POINTER (i + 1));
    }
}

/**
 * vigie_hearing_end:
 * @hearing: a hearing that was begun
 */
void
vigie_hearing_end (VigieHearing *hearing)
{
  g_clear_pointer (&hearing->by_object, g_hash_table_unref);
  g_clear_pointer (&hearing->entries, g_array_unref);
  g_clear_pointer (&hearing->account, g_ptr_array_unref);
  g_clear_pointer (&hearing->unknown, g_ptr_array_unref);
}

/* What the person's own answer and Vigie's own session make of a rule's verdict. */
static VigieVerdict
weigh (const VigieRule *rule, const VigieHearingEntry *entry, VigieVerdict verdict)
{
  if (entry->fields->is_current && !rule->on_current)
    return VIGIE_VERDICT_NOTHING_UNUSUAL;
  if (entry->declared->answer == VIGIE_ANSWER_ME && !entry->declared->has_changed &&
      vigie_verdict_compare (verdict, rule->when_mine) > 0)
    return rule->when_mine;
  return verdict;
}

static void
take_finding (VigieHearing *hearing, VigieFinding *finding)
{
  const VigieRule *rule = vigie_finding_get_rule (finding);
  GObject *subject = vigie_finding_get_subject (finding);
  guint number = subject != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (hearing->by_object, subject)) : 0;

  if (vigie_finding_get_verdict (finding) == VIGIE_VERDICT_NOTHING_UNUSUAL)
    return;
  if (vigie_finding_get_verdict (finding) > VIGIE_VERDICT_UNKNOWN)
    hearing->remedies |= rule->remedy;

  if (number > 0)
    g_ptr_array_add (g_array_index (hearing->entries, VigieHearingEntry, number - 1).findings,
                     g_object_ref (finding));
  else if (vigie_finding_get_verdict (finding) == VIGIE_VERDICT_UNKNOWN)
    g_ptr_array_add (hearing->unknown, g_object_ref (finding));
  else
    g_ptr_array_add (hearing->account, g_object_ref (finding));
}

static void
hear_sessions (VigieHearing *hearing, const VigieRule *rule, VigieFindings *findings)
{
  for (guint i = 0; i < hearing->entries->len; i++)
    {
      const VigieHearingEntry *entry = &g_array_index (hearing->entries, VigieHearingEntry, i);

      if (entry->fields->is_current && !rule->on_current)
        continue;
      vigie_findings_add (
          findings, rule,
          weigh (rule, entry, rule->evaluate_session (entry->session, hearing->facts, hearing->now)),
          G_OBJECT (entry->session), NULL);
    }
}

static void
hear_account (VigieHearing *hearing, const VigieRule *rule, VigieFindings *findings)
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
        vigie_finding_set_verdict (
            finding, weigh (rule, &g_array_index (hearing->entries, VigieHearingEntry, number - 1),
                            vigie_finding_get_verdict (finding)));
    }
}

/**
 * vigie_hearing_hear:
 * @hearing: a hearing
 * @rule: the next rule
 *
 * Lets @rule judge, and files what it finds under its session, the account, or the unknown.
 */
void
vigie_hearing_hear (VigieHearing *hearing, const VigieRule *rule)
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

/**
 * vigie_hearing_drop_idle_remarks:
 * @hearing: a hearing that has heard all rules
 * @findings: (element-type VigieFinding): some of what was found
 *
 * Takes away what is worth saying only beside something else that is not there.
 */
void
vigie_hearing_drop_idle_remarks (VigieHearing *hearing, GPtrArray *findings)
{
  for (guint i = findings->len; i > 0; i--)
    {
      const VigieRule *rule = vigie_finding_get_rule (g_ptr_array_index (findings, i - 1));

      if (rule->only_beside != VIGIE_CAPABILITY_NONE && (rule->only_beside & hearing->remedies) == 0)
        g_ptr_array_remove_index (findings, i - 1);
    }
}
