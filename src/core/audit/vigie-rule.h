/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-facts.h"

G_BEGIN_DECLS

/**
 * VigieVerdict:
 *
 * The outcome of a rule, the lightest first: what was not judged weighs more than nothing and less than
 * anything that was found.
 */
typedef enum
{
  VIGIE_VERDICT_NOTHING_UNUSUAL,
  VIGIE_VERDICT_UNKNOWN,
  VIGIE_VERDICT_ADVICE,
  VIGIE_VERDICT_WARNING,
  VIGIE_VERDICT_DANGER,
} VigieVerdict;

/**
 * VigieSessionPart:
 *
 * What a service may leave out about a session, and a rule cannot judge without.
 */
typedef enum
{
  VIGIE_SESSION_PART_NONE = 0,
  VIGIE_SESSION_PART_SIGN_IN = 1 << 0,  /* the day it signed in */
  VIGIE_SESSION_PART_LAST_USE = 1 << 1, /* the day it was last used */
  VIGIE_SESSION_PART_COUNTRY = 1 << 2,
  VIGIE_SESSION_PART_NAME = 1 << 3, /* of the device */
  VIGIE_SESSION_PART_KIND = 1 << 4, /* of the device */
  VIGIE_SESSION_PART_SYSTEM = 1 << 5,
  VIGIE_SESSION_PART_APP = 1 << 6,     /* its name */
  VIGIE_SESSION_PART_VERSION = 1 << 7, /* of the app */
  VIGIE_SESSION_PART_NUMBER = 1 << 8,  /* under which the app is registered */
} VigieSessionPart;

typedef struct _VigieRule VigieRule;
typedef struct _VigieFindings VigieFindings;

/**
 * VigieRule:
 * @id: stable, in JSON and in the history; "idle-session"
 * @severity: the worst verdict that it gives
 * @when_mine: the worst verdict that it keeps on a session that the person called theirs
 * @on_current: whether it speaks of the session that Vigie itself uses, too
 * @only_beside: if not %VIGIE_CAPABILITY_NONE, it is kept only beside another finding that is mended by one
 * of these actions
 * @needs: the facts without which the verdict is %VIGIE_VERDICT_UNKNOWN
 * @reads: what of a session its verdict may be %VIGIE_VERDICT_UNKNOWN without
 * @remedy: the action that mends it, or %VIGIE_CAPABILITY_NONE
 * @effort: minutes, for the order of the plan
 * @title: what was found, one sentence
 * @why: why it matters, one or two sentences
 * @what_to_do: what to do, one or two sentences
 * @question: what the person is asked; may hold the places of vigie_wording_fill ()
 * @question_unnamed: (nullable): what is asked instead about a session that does not name its application, or
 * a website, passkey or bot that has no name
 * @source: where the fact behind it is published
 * @checked: the day the source was last read, "YYYY-MM-DD"
 * @evaluate_session: for a rule about one session: its verdict. Pure
 * @explain_session: (nullable): the evidence about a session in one translated sentence, asked for when it is
 *   shown. Pure
 * @evaluate_account: for a rule about the account or several sessions: adds its findings. Pure
 *
 * One row of the audit. Exactly one of @evaluate_session and @evaluate_account is set. Texts are msgids.
 */
struct _VigieRule
{
  const char *id;
  VigieVerdict severity;
  VigieVerdict when_mine;
  gboolean on_current;
  VigieCapability only_beside;
  VigieCapability needs;
  VigieSessionPart reads;
  VigieCapability remedy;
  guint effort;
  const char *title;
  const char *why;
  const char *what_to_do;
  const char *question;
  const char *question_unnamed;
  const char *source;
  const char *checked;
  VigieVerdict (*evaluate_session) (VigieSession *session, VigieFacts *facts, gint64 now);
  char *(*explain_session) (VigieSession *session, VigieFacts *facts, gint64 now);
  void (*evaluate_account) (const VigieRule *rule, VigieFacts *facts, gint64 now, VigieFindings *findings);
};

int vigie_verdict_compare (VigieVerdict a, VigieVerdict b);
VigieVerdict vigie_verdict_worst (VigieVerdict a, VigieVerdict b);
const char *vigie_verdict_to_string (VigieVerdict verdict);

void vigie_findings_add (VigieFindings *findings,
                         const VigieRule *rule,
                         VigieVerdict verdict,
                         GObject *subject,
                         const char *detail);

G_END_DECLS
