/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-rules.h"

#include "vigie-link-tables.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whose name an address borrows; whose whole address, is in vigie-link-rules-address.c. Hosts of messengers
 * and of public bodies never come here. */

static gboolean
name_messenger (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  vigie_link_reason_set_subject (reason, facts->messenger, strlen (facts->messenger));
  return TRUE;
}

static gboolean
has_messenger_name (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return facts->likeness == VIGIE_LIKENESS_EXACT && name_messenger (facts, reason);
}

static const VigieLinkRule messenger_name = {
  .code = "messenger-name",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ ("This address uses the name {name}, but it is not one of {name}’s own."),
  .advice = N_ (
      "Do not open it, and type no number, code or password there. Use the app, or type the address that you "
      "know."),
  .evaluate = has_messenger_name,
};

static gboolean
has_look_alike_letters (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return facts->likeness == VIGIE_LIKENESS_LETTERS && name_messenger (facts, reason);
}

static const VigieLinkRule look_alike_letters = {
  .code = "messenger-look-alike",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ ("This address imitates the name {name} with letters or digits that look alike."),
  .advice = N_ ("Do not open it, and type no number, code or password there."),
  .source = "https://www.unicode.org/reports/tr39/#Confusable_Detection",
  .checked = "2026-11-24",
  .evaluate = has_look_alike_letters,
};

static gboolean
has_split_name (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return facts->likeness == VIGIE_LIKENESS_SPLIT && facts->is_at_start && name_messenger (facts, reason);
}

static const VigieLinkRule split_name = {
  .code = "messenger-name-split",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ ("This address puts together the name {name} with dots or hyphens inside."),
  .advice = N_ ("Do not open it, and type no number, code or password there."),
  .evaluate = has_split_name,
};

/* One letter off under an ending that is sold cheaply, or two under one that is abused often: no accident. */
static gboolean
is_misspelt_on_purpose (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  gboolean is_near_enough =
      (facts->likeness == VIGIE_LIKENESS_MISSPELT && facts->ending != VIGIE_ENDING_OLD) ||
      (facts->likeness == VIGIE_LIKENESS_NEAR && facts->ending == VIGIE_ENDING_ABUSED);

  return is_near_enough && facts->is_at_start && name_messenger (facts, reason);
}

static const VigieLinkRule misspelt = {
  .code = "messenger-misspelt",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ ("This address is almost the name {name}, under an ending that frauds often use."),
  .advice = N_ ("Do not open it, and type no number, code or password there."),
  .source = "https://www.cybercrimeinfocenter.org/phishing-activity-in-tlds-may-april-2025",
  .checked = "2026-11-24",
  .evaluate = is_misspelt_on_purpose,
};

static gboolean
is_similar (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  switch (facts->likeness)
    {
    case VIGIE_LIKENESS_NEAR:
    case VIGIE_LIKENESS_MISSPELT:
      return !is_misspelt_on_purpose (facts, reason) && name_messenger (facts, reason);
    case VIGIE_LIKENESS_SPLIT:
      return !facts->is_at_start && name_messenger (facts, reason);
    case VIGIE_LIKENESS_NONE:
    case VIGIE_LIKENESS_ORDINARY:
    case VIGIE_LIKENESS_LETTERS:
    case VIGIE_LIKENESS_EXACT:
    default:
      return FALSE;
    }
}

static const VigieLinkRule similar = {
  .code = "messenger-similar",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("This address comes close to the name {name}, but is not one of {name}’s own."),
  .advice = N_ ("If you expected {name}, do not open it: use the app, or type the address that you know."),
  .evaluate = is_similar,
};

static gboolean
has_ordinary_name (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return facts->likeness == VIGIE_LIKENESS_ORDINARY && name_messenger (facts, reason);
}

static const VigieLinkRule ordinary_name = {
  .code = "messenger-word",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence =
      N_ ("This address puts the name {name} beside words such as “download” or “group”, but is not one of "
          "{name}’s own."),
  .advice =
      N_ ("If it is meant to be {name}, do not open it: use the app, or type the address that you know."),
  .evaluate = has_ordinary_name,
};

static gboolean
mixes_alphabets (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return facts->has_two_alphabets;
}

static const VigieLinkRule two_alphabets = {
  .code = "two-alphabets",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("The name of this site mixes letters of several alphabets, some of which look alike."),
  .advice = N_ ("Do not open it if you expected a site that you know."),
  .source = "https://www.unicode.org/reports/tr39/#Restriction_Level_Detection",
  .checked = "2026-11-24",
  .evaluate = mixes_alphabets,
};

/* An organisation is called by its own address. */
static void
name_organisation (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const char *domains = facts->organisation->domains;

  vigie_link_reason_set_subject (reason, domains, strcspn (domains, " "));
}

static gboolean
borrows_name (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  if (facts->organisation == NULL || (!facts->is_organisation_plain && !facts->is_organisation_look_alike))
    return FALSE;
  name_organisation (facts, reason);
  return TRUE;
}

static const VigieLinkRule organisation_name = {
  .code = "organisation-name",
  .verdict = VIGIE_LINK_CAUTION,
  /* Translators: {name} is the address of an organisation, such as "impots.gouv.fr". */
  .sentence = N_ ("This address sounds like {name}, but is another one."),
  .advice = N_ ("Do not sign in or pay there. Type the address that you know."),
  .evaluate = borrows_name,
};

static gboolean
borrows_public_name (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return facts->is_public_name &&
         (facts->has_public_country || facts->ending != VIGIE_ENDING_OLD || facts->has_false_ending ||
          (facts->signs & (VIGIE_SIGN_ACTION | VIGIE_SIGN_NAME)) != 0);
}

static const VigieLinkRule public_name = {
  .code = "public-body-name",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence =
      N_ ("This address sounds like a public body’s, but does not end as theirs do, such as “.gouv.fr” or "
          "“.gov.uk”."),
  .advice = N_ ("Do not sign in or pay there. Find the public body’s own site another way."),
  .evaluate = borrows_public_name,
};

static gboolean
has_false_ending (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return facts->has_false_ending;
}

static const VigieLinkRule false_ending = {
  .code = "false-ending",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence =
      N_ ("The beginning of this address looks like a whole address, but the site is the one at its end."),
  .advice = N_ ("Look at the real site, which is marked here, before you decide."),
  .evaluate = has_false_ending,
};

const VigieLinkRule *const vigie_link_name_rules[] = {
  &messenger_name, &look_alike_letters, &split_name,  &misspelt,     &similar, &ordinary_name,
  &two_alphabets,  &organisation_name,  &public_name, &false_ending, NULL,
};
