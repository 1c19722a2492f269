/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in for the judge until that is here: it knows no rule but those of the message. */

#include "vigie-link-judge.h"
#include "vigie-link-message-rules.h"

#include <glib/gi18n.h>
#include <string.h>

struct _VigieLinkJudge
{
  int unused;
};

VigieLinkJudge *
vigie_link_judge_new (void)
{
  return g_new0 (VigieLinkJudge, 1);
}

void
vigie_link_judge_free (VigieLinkJudge *self)
{
  g_free (self);
}

void
vigie_link_judge_link (VigieLinkJudge *self, VigieLink *link)
{
  link->verdict = VIGIE_LINK_UNKNOWN;
  link->n_reasons = 0;
}

void
vigie_link_add_reason (VigieLink *link, const VigieLinkRule *rule, const char *subject)
{
  VigieLinkReason *reason;

  if (link->n_reasons == VIGIE_LINK_MAX_REASONS)
    return;

  reason = &link->reasons[link->n_reasons++];
  reason->rule = rule;
  g_strlcpy (reason->subject, subject != NULL ? subject : "", sizeof reason->subject);
  link->verdict = MAX (link->verdict, rule->verdict);
}

guint
vigie_bait_find (const char *message, gsize length, VigieLinkReason *reasons, guint max_reasons)
{
  return 0;
}

const VigieLinkRule *const *
vigie_link_rules_get (void)
{
  return vigie_link_message_rules;
}

char *
vigie_link_reason_to_text (const VigieLinkReason *reason)
{
  g_auto (GStrv) parts = g_strsplit (_ (reason->rule->sentence), "{name}", 2);

  return parts[1] == NULL ? g_strdup (parts[0])
                          : g_strconcat (parts[0], "\u2068", reason->subject, "\u2069", parts[1], NULL);
}

const char *
vigie_link_verdict_to_string (VigieLinkVerdict verdict)
{
  static const char *const words[] = { "official", "unknown", "caution", "dangerous" };

  return words[verdict];
}
