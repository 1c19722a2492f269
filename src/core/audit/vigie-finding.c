/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-finding.h"

#include "vigie-config.h"

#include <glib/gi18n.h>

#include "vigie-clues.h"
#include "vigie-finding-private.h"
#include "vigie-wording.h"

/**
 * VigieFinding:
 *
 * What one rule said of one subject (a session, website, passkey or bot; none: the account). Immutable; its
 * texts are put together when they are first asked for. Main thread only.
 */
struct _VigieFinding
{
  GObject parent_instance;

  const VigieRule *rule;
  VigieVerdict verdict;
  GObject *subject;  /* (owned) (nullable) */
  VigieFacts *facts; /* (owned) (nullable) what it was judged from */
  gint64 now;        /* Unix time, seconds, UTC */
  char *detail;      /* (owned) (nullable) until it is asked for */
  char *question;    /* (owned) (nullable) until it is asked for */
};

struct _VigieFindings
{
  GPtrArray *items;  /* (owned) (element-type VigieFinding) */
  VigieFacts *facts; /* (owned) */
  gint64 now;        /* Unix time, seconds, UTC */
};

G_DEFINE_FINAL_TYPE (VigieFinding, vigie_finding, G_TYPE_OBJECT)

static void
vigie_finding_dispose (GObject *object)
{
  VigieFinding *self = VIGIE_FINDING (object);

  g_clear_object (&self->subject);
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (vigie_finding_parent_class)->dispose (object);
}

static void
vigie_finding_finalize (GObject *object)
{
  VigieFinding *self = VIGIE_FINDING (object);

  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->question, g_free);

  G_OBJECT_CLASS (vigie_finding_parent_class)->finalize (object);
}

static void
vigie_finding_class_init (VigieFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vigie_finding_dispose;
  object_class->finalize = vigie_finding_finalize;
}

static void
vigie_finding_init (VigieFinding *self)
{
}

/**
 * vigie_finding_new:
 * @rule: the rule that found it
 * @verdict: how much it weighs
 * @subject: (nullable) (transfer none): what it is about; %NULL: the account
 * @detail: (nullable): the evidence in one translated sentence
 *
 * Returns: (transfer full): a new finding
 */
VigieFinding *
vigie_finding_new (const VigieRule *rule, VigieVerdict verdict, GObject *subject, const char *detail)
{
  VigieFinding *self;

  g_return_val_if_fail (rule != NULL, NULL);

  self = g_object_new (VIGIE_TYPE_FINDING, NULL);
  self->rule = rule;
  self->verdict = verdict;
  self->detail = g_strdup (detail);
  g_set_object (&self->subject, subject);
  return self;
}

/**
 * vigie_finding_get_rule:
 * @self: a finding
 *
 * Returns: (transfer none): the rule that found it
 */
const VigieRule *
vigie_finding_get_rule (VigieFinding *self)
{
  g_return_val_if_fail (VIGIE_IS_FINDING (self), NULL);

  return self->rule;
}

/**
 * vigie_finding_get_verdict:
 * @self: a finding
 *
 * Returns: how much it weighs
 */
VigieVerdict
vigie_finding_get_verdict (VigieFinding *self)
{
  g_return_val_if_fail (VIGIE_IS_FINDING (self), VIGIE_VERDICT_UNKNOWN);

  return self->verdict;
}

/**
 * vigie_finding_get_subject:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): the #VigieSession, #VigieWebsite, #VigiePasskey or #VigieBusinessBot
 * that it is about; %NULL: the account
 */
GObject *
vigie_finding_get_subject (VigieFinding *self)
{
  g_return_val_if_fail (VIGIE_IS_FINDING (self), NULL);

  return self->subject;
}

/**
 * vigie_finding_get_missing:
 * @self: a finding
 *
 * Returns: what the service does not tell of the session, so that the rule could not judge it; nothing if it
 *   could, or if it is not about a session
 */
VigieSessionPart
vigie_finding_get_missing (VigieFinding *self)
{
  g_return_val_if_fail (VIGIE_IS_FINDING (self), VIGIE_SESSION_PART_NONE);

  if (self->verdict != VIGIE_VERDICT_UNKNOWN || self->subject == NULL || !VIGIE_IS_SESSION (self->subject))
    return VIGIE_SESSION_PART_NONE;
  return self->rule->reads & vigie_clue_get_missing (VIGIE_SESSION (self->subject));
}

/* Why there is no verdict. */
static char *
dup_unknown_detail (VigieFinding *self)
{
  const VigieSessionPart missing = vigie_finding_get_missing (self);

  return missing != VIGIE_SESSION_PART_NONE ? vigie_wording_dup_missing (missing)
                                            : g_strdup (_ ("It could not be read this time."));
}

/**
 * vigie_finding_get_detail:
 * @self: a finding
 *
 * Returns: (transfer none): the evidence in one sentence, or what is missing to judge, translated, what comes
 *   from outside isolated; "" if there is nothing to add to the title
 */
const char *
vigie_finding_get_detail (VigieFinding *self)
{
  g_return_val_if_fail (VIGIE_IS_FINDING (self), "");

  if (self->detail == NULL && self->verdict == VIGIE_VERDICT_UNKNOWN)
    self->detail = dup_unknown_detail (self);
  else if (self->detail == NULL && self->facts != NULL && self->rule->explain_session != NULL)
    self->detail = self->rule->explain_session (VIGIE_SESSION (self->subject), self->facts, self->now);

  return self->detail != NULL ? self->detail : "";
}

/* The title of a rule says what was found; when nothing could be looked at, that would be a lie. */
static const char *
get_unknown_title (VigieFinding *self)
{
  if (self->subject != NULL)
    return _ ("Not everything about this device could be judged");

  switch ((int) self->rule->needs)
    {
    case VIGIE_CAPABILITY_LIST_SESSIONS:
      return _ ("The list of devices could not be judged");
    case VIGIE_CAPABILITY_READ_AUTO_SIGN_OUT:
      return _ ("How long forgotten devices stay signed in could not be judged");
    case VIGIE_CAPABILITY_READ_TWO_STEP:
      return _ ("Two-step verification could not be judged");
    case VIGIE_CAPABILITY_READ_WEBSITES:
      return _ ("Websites that are signed in could not be judged");
    case VIGIE_CAPABILITY_READ_PASSKEYS:
      return _ ("Passkeys could not be judged");
    case VIGIE_CAPABILITY_READ_BUSINESS_BOT:
      return _ ("Connected bots could not be judged");
    default:
      return _ ("Something could not be judged");
    }
}

/**
 * vigie_finding_get_title:
 * @self: a finding
 *
 * Returns: (transfer none): what was found, or what could not be judged, translated
 */
const char *
vigie_finding_get_title (VigieFinding *self)
{
  g_return_val_if_fail (VIGIE_IS_FINDING (self), "");

  return self->verdict == VIGIE_VERDICT_UNKNOWN ? get_unknown_title (self) : _ (self->rule->title);
}

/**
 * vigie_finding_get_why:
 * @self: a finding
 *
 * Returns: (transfer none): why it matters, translated
 */
const char *
vigie_finding_get_why (VigieFinding *self)
{
  g_return_val_if_fail (VIGIE_IS_FINDING (self), "");

  return _ (self->rule->why);
}

/**
 * vigie_finding_get_what_to_do:
 * @self: a finding
 *
 * Returns: (transfer none): what to do, translated
 */
const char *
vigie_finding_get_what_to_do (VigieFinding *self)
{
  g_return_val_if_fail (VIGIE_IS_FINDING (self), "");

  if (self->verdict == VIGIE_VERDICT_UNKNOWN)
    return _ ("Look at it on your phone, or try again later.");
  return _ (self->rule->what_to_do);
}

static gboolean
is_unnamed (GObject *subject)
{
  if (subject == NULL)
    return FALSE;
  if (VIGIE_IS_SESSION (subject))
    return *vigie_session_get_fields (VIGIE_SESSION (subject))->application_name == '\0';
  if (VIGIE_IS_WEBSITE (subject))
    return *vigie_website_get_domain_name (VIGIE_WEBSITE (subject)) == '\0';
  if (VIGIE_IS_PASSKEY (subject))
    return *vigie_passkey_get_name (VIGIE_PASSKEY (subject)) == '\0';
  return VIGIE_IS_BUSINESS_BOT (subject) &&
         *vigie_business_bot_get_name (VIGIE_BUSINESS_BOT (subject)) == '\0';
}

/* The msgid of the question: what has no name cannot be asked after by it. */
static const char *
get_question_text (VigieFinding *self)
{
  if (self->rule->question_unnamed != NULL && is_unnamed (self->subject))
    return self->rule->question_unnamed;
  return self->rule->question;
}

/**
 * vigie_finding_get_question:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): what the person is asked, translated, with what is known filled in;
 * %NULL if there is nothing to ask
 */
const char *
vigie_finding_get_question (VigieFinding *self)
{
  g_return_val_if_fail (VIGIE_IS_FINDING (self), NULL);

  if (self->question == NULL && self->rule->question != NULL && self->verdict != VIGIE_VERDICT_UNKNOWN)
    self->question = vigie_wording_fill (_ (get_question_text (self)), self->subject, self->now);

  return self->question;
}

/**
 * vigie_findings_new:
 * @facts: what is judged
 * @now: Unix time of the service, seconds, UTC
 *
 * Returns: (transfer full): an empty collection
 */
VigieFindings *
vigie_findings_new (VigieFacts *facts, gint64 now)
{
  VigieFindings *findings = g_new0 (VigieFindings, 1);

  findings->items = g_ptr_array_new_with_free_func (g_object_unref);
  findings->facts = g_object_ref (facts);
  findings->now = now;
  return findings;
}

void
vigie_findings_free (VigieFindings *findings)
{
  if (findings == NULL)
    return;

  g_clear_pointer (&findings->items, g_ptr_array_unref);
  g_clear_object (&findings->facts);
  g_free (findings);
}

/**
 * vigie_findings_get_items:
 * @findings: a collection
 *
 * Returns: (transfer none) (element-type VigieFinding): what was added, in that order
 */
GPtrArray *
vigie_findings_get_items (VigieFindings *findings)
{
  return findings->items;
}

/**
 * vigie_finding_set_verdict:
 * @self: a finding that nobody else has seen yet
 * @verdict: how much it weighs after all
 */
void
vigie_finding_set_verdict (VigieFinding *self, VigieVerdict verdict)
{
  self->verdict = verdict;
}

/**
 * vigie_findings_add:
 * @findings: a collection
 * @rule: the rule that found it
 * @verdict: how much it weighs; %VIGIE_VERDICT_NOTHING_UNUSUAL is not kept
 * @subject: (nullable) (transfer none): what it is about; %NULL: the account
 * @detail: (nullable): the evidence in one translated sentence
 */
void
vigie_findings_add (VigieFindings *findings,
                    const VigieRule *rule,
                    VigieVerdict verdict,
                    GObject *subject,
                    const char *detail)
{
  VigieFinding *finding;

  if (verdict == VIGIE_VERDICT_NOTHING_UNUSUAL)
    return;

  finding = vigie_finding_new (rule, verdict, subject, detail);
  finding->facts = g_object_ref (findings->facts);
  finding->now = findings->now;
  g_ptr_array_add (findings->items, finding);
}
