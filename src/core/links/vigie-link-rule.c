/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-bait.h"
#include "vigie-link-message-rules.h"
#include "vigie-link-rules.h"

#include "vigie-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define PLACEHOLDER "{name}"

static const VigieLinkRule *const *const groups[] = {
  vigie_link_action_rules, vigie_link_trick_rules, vigie_link_name_rules,    vigie_link_address_rules,
  vigie_link_place_rules,  vigie_bait_rules,       vigie_link_message_rules,
};

static const VigieLinkRule *all_rules[128];

static gpointer
collect_rules (gpointer data)
{
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    for (gsize k = 0; groups[i][k] != NULL; k++)
      {
        g_assert (n < G_N_ELEMENTS (all_rules) - 2);
        all_rules[n++] = groups[i][k];
      }
  all_rules[n] = &vigie_link_rule_nothing_known;
  return all_rules;
}

/**
 * vigie_link_rules_get:
 *
 * Returns: (transfer none): all rules, ended by %NULL. Any thread.
 */
const VigieLinkRule *const *
vigie_link_rules_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, collect_rules, NULL);
}

/**
 * vigie_link_rule_find:
 * @code: a rule's code
 *
 * Returns: (transfer none) (nullable): the rule; %NULL if there is none of that name. Any thread.
 */
const VigieLinkRule *
vigie_link_rule_find (const char *code)
{
  const VigieLinkRule *const *rules = vigie_link_rules_get ();

  for (gsize i = 0; rules[i] != NULL; i++)
    if (g_str_equal (rules[i]->code, code))
      return rules[i];
  return NULL;
}

/**
 * vigie_link_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none): its word for programs: "dangerous", "caution", "unknown" or "official"
 */
const char *
vigie_link_verdict_to_string (VigieLinkVerdict verdict)
{
  switch (verdict)
    {
    case VIGIE_LINK_OFFICIAL:
      return "official";
    case VIGIE_LINK_CAUTION:
      return "caution";
    case VIGIE_LINK_DANGEROUS:
      return "dangerous";
    case VIGIE_LINK_UNKNOWN:
    default:
      return "unknown";
    }
}

/* Copies at most @length bytes of @text into the reason's subject: whole characters, nothing that is not
 * printed. */
void
vigie_link_reason_set_subject (VigieLinkReason *reason, const char *text, gsize length)
{
  gsize n = MIN (length, sizeof reason->subject - 1);
  const char *end;

  memcpy (reason->subject, text, n);
  reason->subject[n] = '\0';
  if (!g_utf8_validate (reason->subject, (gssize) n, &end))
    reason->subject[end - reason->subject] = '\0';
  for (char *place = reason->subject; *place != '\0'; place++)
    if (g_ascii_iscntrl (*place))
      *place = ' ';
}

static char *
fill_in (const char *text, const char *subject)
{
  g_autofree char *clean = NULL;
  g_autofree char *isolated = NULL;
  g_auto (GStrv) parts = NULL;

  if (strstr (text, PLACEHOLDER) == NULL)
    return g_strdup (text);

  clean = vigie_text_clean (subject, VIGIE_TEXT_MAX_NAME, NULL);
  isolated = vigie_text_isolate (clean);
  parts = g_strsplit (text, PLACEHOLDER, -1);
  return g_strjoinv (isolated, parts);
}

/**
 * vigie_link_reason_to_text:
 * @reason: why a link was judged as it was
 *
 * Returns: (transfer full): its sentence in the person's language, with its subject as plain text, direction
 * isolated
 */
char *
vigie_link_reason_to_text (const VigieLinkReason *reason)
{
  return fill_in (_ (reason->rule->sentence), reason->subject);
}

/**
 * vigie_link_reason_to_advice:
 * @reason: why a link was judged as it was
 *
 * Returns: (transfer full): what to do, in the person's language, with its subject as plain text, direction
 * isolated
 */
char *
vigie_link_reason_to_advice (const VigieLinkReason *reason)
{
  return fill_in (_ (reason->rule->advice), reason->subject);
}
