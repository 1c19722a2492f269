/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-advice.h"

struct _VigieAdvice
{
  GObject parent_instance;

  VigieJudgedSession *session; /* (owned) (nullable) */
  VigieFinding *finding;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (VigieAdvice, vigie_advice, G_TYPE_OBJECT)

static void
vigie_advice_dispose (GObject *object)
{
  VigieAdvice *self = VIGIE_ADVICE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->finding);

  G_OBJECT_CLASS (vigie_advice_parent_class)->dispose (object);
}

static void
vigie_advice_class_init (VigieAdviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vigie_advice_dispose;
}

static void
vigie_advice_init (VigieAdvice *self)
{
}

/**
 * vigie_advice_new_session:
 * @session: a session with at least one finding
 *
 * Returns: (transfer full): the item of the plan for all findings of @session
 */
VigieAdvice *
vigie_advice_new_session (VigieJudgedSession *session)
{
  VigieAdvice *self;

  g_return_val_if_fail (vigie_judged_session_get_first_finding (session) != NULL, NULL);

  self = g_object_new (VIGIE_TYPE_ADVICE, NULL);
  self->session = g_object_ref (session);
  self->finding = g_object_ref (vigie_judged_session_get_first_finding (session));
  return self;
}

/**
 * vigie_advice_new_account:
 * @finding: a finding that is not about a session
 *
 * Returns: (transfer full): the item of the plan for @finding
 */
VigieAdvice *
vigie_advice_new_account (VigieFinding *finding)
{
  VigieAdvice *self;

  g_return_val_if_fail (VIGIE_IS_FINDING (finding), NULL);

  self = g_object_new (VIGIE_TYPE_ADVICE, NULL);
  self->finding = g_object_ref (finding);
  return self;
}

/**
 * vigie_advice_get_session:
 * @self: an item of the plan
 *
 * Returns: (transfer none) (nullable): the session that it is about, with all its findings
 */
VigieJudgedSession *
vigie_advice_get_session (VigieAdvice *self)
{
  g_return_val_if_fail (VIGIE_IS_ADVICE (self), NULL);

  return self->session;
}

/**
 * vigie_advice_get_finding:
 * @self: an item of the plan
 *
 * Returns: (transfer none): its worst finding
 */
VigieFinding *
vigie_advice_get_finding (VigieAdvice *self)
{
  g_return_val_if_fail (VIGIE_IS_ADVICE (self), NULL);

  return self->finding;
}

/**
 * vigie_advice_get_verdict:
 * @self: an item of the plan
 *
 * Returns: how urgent it is
 */
VigieVerdict
vigie_advice_get_verdict (VigieAdvice *self)
{
  g_return_val_if_fail (VIGIE_IS_ADVICE (self), VIGIE_VERDICT_UNKNOWN);

  return vigie_finding_get_verdict (self->finding);
}

/**
 * vigie_advice_get_effort:
 * @self: an item of the plan
 *
 * Returns: how many minutes it takes
 */
guint
vigie_advice_get_effort (VigieAdvice *self)
{
  g_return_val_if_fail (VIGIE_IS_ADVICE (self), 0);

  return vigie_finding_get_rule (self->finding)->effort;
}
