/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-judge.h"

#include "vigie-link-latin.h"
#include "vigie-link-rules.h"

#include <string.h>

struct _VigieLinkJudge
{
  VigieLinkLatin *latin; /* (owned) */
};

VigieLinkJudge *
vigie_link_judge_new (void)
{
  VigieLinkJudge *self = g_new0 (VigieLinkJudge, 1);

  self->latin = vigie_link_latin_new ();
  return self;
}

void
vigie_link_judge_free (VigieLinkJudge *self)
{
  vigie_link_latin_free (self->latin);
  g_free (self);
}

/* Puts @reason after those that weigh as much or more; a lighter one falls out if there is no room. */
static void
insert_reason (VigieLink *link, const VigieLinkReason *reason)
{
  guint place = link->n_reasons;

  while (place > 0 && link->reasons[place - 1].rule->verdict < reason->rule->verdict)
    place--;
  if (place == VIGIE_LINK_MAX_REASONS)
    return;
  if (link->n_reasons == VIGIE_LINK_MAX_REASONS)
    link->n_reasons--;
  memmove (&link->reasons[place + 1], &link->reasons[place],
           (link->n_reasons - place) * sizeof link->reasons[0]);
  link->reasons[place] = *reason;
  link->n_reasons++;
}

/**
 * vigie_link_add_reason:
 * @link: a link whose verdict and reasons are set
 * @rule: a rule that speaks
 * @subject: (nullable): what its sentence names
 *
 * Adds a reason where its weight puts it; the weightiest decides the verdict. What says that nothing was
 * found goes away when something is.
 */
void
vigie_link_add_reason (VigieLink *link, const VigieLinkRule *rule, const char *subject)
{
  VigieLinkReason reason = { .rule = rule };

  if (subject != NULL)
    vigie_link_reason_set_subject (&reason, subject, strlen (subject));
  if (rule->verdict > VIGIE_LINK_UNKNOWN && link->n_reasons > 0 &&
      link->reasons[link->n_reasons - 1].rule == &vigie_link_rule_nothing_known)
    link->n_reasons--;

  insert_reason (link, &reason);
  link->verdict = MAX (link->verdict, rule->verdict);
}

static void
apply (VigieLink *link, const VigieLinkFacts *facts, const VigieLinkRule *const *rules)
{
  for (; *rules != NULL; rules++)
    {
      VigieLinkReason reason;

      reason.rule = *rules;
      reason.subject[0] = '\0';
      if (!(*rules)->evaluate (facts, &reason))
        continue;
      insert_reason (link, &reason);
      link->verdict = MAX (link->verdict, (*rules)->verdict);
    }
}

/**
 * vigie_link_judge_link:
 * @self: a judge
 * @link: a link with @url and, for a name, @domain filled in
 *
 * Fills in the verdict of @link and its reasons, the weightiest first. The same link is always judged the
 * same. No allocation unless the host has letters beyond ASCII for the first time.
 */
void
vigie_link_judge_link (VigieLinkJudge *self, VigieLink *link)
{
  VigieLinkFacts facts;
  char latin[VIGIE_FACTS_MAX_TEXT];
  const char *letters = NULL;
  gboolean has_two_alphabets = FALSE;

  link->verdict = VIGIE_LINK_OFFICIAL;
  link->n_reasons = 0;
  if (link->url.host_kind == VIGIE_HOST_DOMAIN && strstr (link->url.host, "xn--") != NULL &&
      vigie_link_latin_read (self->latin, link->url.host, latin, sizeof latin, &has_two_alphabets))
    letters = latin;
  vigie_link_facts_prepare (&facts, link, letters);
  facts.has_two_alphabets = has_two_alphabets;

  apply (link, &facts, vigie_link_trick_rules);
  if (!facts.is_web || vigie_link_facts_is_official (&facts))
    apply (link, &facts, vigie_link_action_rules);
  else if (facts.is_name && !facts.is_public_body)
    {
      apply (link, &facts, vigie_link_name_rules);
      apply (link, &facts, vigie_link_place_rules);
    }
  if (link->n_reasons == 0)
    vigie_link_add_reason (link, &vigie_link_rule_nothing_known, NULL);
}
