/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-judged-session.h"

#include "vigie-judged-session-private.h"
#include "vigie-wording.h"

struct _VigieJudgedSession
{
  GObject parent_instance;

  VigieSession *session; /* (owned) */
  VigieFacts *facts;     /* (owned) */
  GPtrArray *found;      /* (owned) (element-type VigieFinding) the worst first */
  GListStore
      *findings; /* (owned) (nullable) the same, once somebody asks: most of a long list is never looked at */
  VigieVerdict verdict;
};

G_DEFINE_FINAL_TYPE (VigieJudgedSession, vigie_judged_session, G_TYPE_OBJECT)

static void
vigie_judged_session_dispose (GObject *object)
{
  VigieJudgedSession *self = VIGIE_JUDGED_SESSION (object);

  g_clear_object (&self->session);
  g_clear_object (&self->facts);
  g_clear_object (&self->findings);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (vigie_judged_session_parent_class)->dispose (object);
}

static void
vigie_judged_session_class_init (VigieJudgedSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vigie_judged_session_dispose;
}

static void
vigie_judged_session_init (VigieJudgedSession *self)
{
}

/**
 * vigie_judged_session_new:
 * @session: a session
 * @facts: the facts that it is from
 * @findings: (element-type VigieFinding): what the rules said of it, the worst first; not changed any more
 *
 * Returns: (transfer full): a judged session
 */
VigieJudgedSession *
vigie_judged_session_new (VigieSession *session, VigieFacts *facts, GPtrArray *findings)
{
  VigieJudgedSession *self = g_object_new (VIGIE_TYPE_JUDGED_SESSION, NULL);

  self->session = g_object_ref (session);
  self->facts = g_object_ref (facts);
  self->found = g_ptr_array_ref (findings);
  if (findings->len > 0)
    self->verdict = vigie_finding_get_verdict (g_ptr_array_index (findings, 0));
  return self;
}

/**
 * vigie_judged_session_get_session:
 * @self: a judged session
 *
 * Returns: (transfer none): the session
 */
VigieSession *
vigie_judged_session_get_session (VigieJudgedSession *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (self), NULL);

  return self->session;
}

/**
 * vigie_judged_session_get_verdict:
 * @self: a judged session
 *
 * Returns: the worst that a rule said of it
 */
VigieVerdict
vigie_judged_session_get_verdict (VigieJudgedSession *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (self), VIGIE_VERDICT_UNKNOWN);

  return self->verdict;
}

/**
 * vigie_judged_session_get_state:
 * @self: a judged session
 *
 * Returns: the one word for it
 */
VigieSessionState
vigie_judged_session_get_state (VigieJudgedSession *self)
{
  const VigieDeclared *declared;

  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (self), VIGIE_SESSION_STATE_ASK);

  declared = vigie_facts_get_declared (self->facts, self->session);
  if (vigie_session_get_fields (self->session)->is_current)
    return VIGIE_SESSION_STATE_THIS_COMPUTER;
  if (self->verdict == VIGIE_VERDICT_DANGER)
    return VIGIE_SESSION_STATE_LOOK;
  if (declared->seen_before == VIGIE_TRI_NO && declared->answer == VIGIE_ANSWER_NONE)
    return VIGIE_SESSION_STATE_NEW;
  if (self->verdict == VIGIE_VERDICT_WARNING)
    return VIGIE_SESSION_STATE_LOOK;
  if (declared->answer == VIGIE_ANSWER_ME && !declared->has_changed)
    return VIGIE_SESSION_STATE_KNOWN;
  return VIGIE_SESSION_STATE_ASK;
}

/**
 * vigie_judged_session_get_declared:
 * @self: a judged session
 *
 * Returns: (transfer none): what the person said about it
 */
const VigieDeclared *
vigie_judged_session_get_declared (VigieJudgedSession *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (self), NULL);

  return vigie_facts_get_declared (self->facts, self->session);
}

/**
 * vigie_judged_session_get_findings:
 * @self: a judged session
 *
 * Returns: (transfer none): the #VigieFinding of it, the worst first
 */
GListModel *
vigie_judged_session_get_findings (VigieJudgedSession *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (self), NULL);

  if (self->findings == NULL)
    {
      self->findings = g_list_store_new (VIGIE_TYPE_FINDING);
      g_list_store_splice (self->findings, 0, 0, self->found->pdata, self->found->len);
    }
  return G_LIST_MODEL (self->findings);
}

/**
 * vigie_judged_session_get_first_finding:
 * @self: a judged session
 *
 * Returns: (transfer none) (nullable): the worst finding; %NULL if there is none
 */
VigieFinding *
vigie_judged_session_get_first_finding (VigieJudgedSession *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (self), NULL);

  return self->found->len > 0 ? g_ptr_array_index (self->found, 0) : NULL;
}

/**
 * vigie_judged_session_get_question:
 * @self: a judged session
 *
 * Returns: (transfer none) (nullable): the question of the worst finding that has one, filled in; %NULL: ask
 * "Is this you?" alone
 */
const char *
vigie_judged_session_get_question (VigieJudgedSession *self)
{
  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (self), NULL);

  for (guint i = 0; i < self->found->len; i++)
    {
      const char *question = vigie_finding_get_question (g_ptr_array_index (self->found, i));

      if (question != NULL)
        return question;
    }
  return NULL;
}

/**
 * vigie_judged_session_dup_missing:
 * @self: a judged session
 *
 * Returns: (transfer full) (nullable): what kept rules from judging it, all in one translated sentence; %NULL
 *   if each could
 */
char *
vigie_judged_session_dup_missing (VigieJudgedSession *self)
{
  VigieSessionPart missing = VIGIE_SESSION_PART_NONE;

  g_return_val_if_fail (VIGIE_IS_JUDGED_SESSION (self), NULL);

  for (guint i = 0; i < self->found->len; i++)
    missing |= vigie_finding_get_missing (g_ptr_array_index (self->found, i));
  return missing != VIGIE_SESSION_PART_NONE ? vigie_wording_dup_missing (missing) : NULL;
}
