/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-rules.h"

#include "vigie-link-tables.h"

#include <glib/gi18n.h>
#include <string.h>

/* Where a page lies, and the signs that mean little alone. */

static void
name_service (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const char *name = facts->row != NULL ? facts->row->host : facts->link->domain.suffix;

  vigie_link_reason_set_subject (reason, name, strlen (name));
}

static gboolean
is_given_away (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  if (!facts->is_given_away)
    return FALSE;
  name_service (facts, reason);
  return TRUE;
}

static const VigieLinkRule given_away = {
  .code = "free-hosting",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ (
      "This page lies at {name}, where anyone can put a page within minutes without saying who they are."),
  .advice = N_ ("Do not sign in or pay there. Ask the sender by another way whose page it is."),
  .source = "https://arxiv.org/html/2212.02563v2",
  .checked = "2026-11-24",
  .evaluate = is_given_away,
};

static gboolean
is_short (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  if (facts->row == NULL || facts->row->kind != VIGIE_HOST_ROW_SHORT || facts->url->path[0] == '\0' ||
      facts->url->path[1] == '\0')
    return FALSE;
  name_service (facts, reason);
  return TRUE;
}

static const VigieLinkRule short_link = {
  .code = "short-link",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ (
      "This is a short link of {name}: it leads on to another site, and nobody can see from it which one."),
  .advice = N_ ("Ask the sender for the full link."),
  .evaluate = is_short,
};

/* A page about a messenger, where anyone puts up pages, with words of sign-in pages, prizes or downloads. */
static gboolean
is_false_messenger_page (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const VigiePageWords *page = &facts->page;

  if (page->messenger == NULL || !page->has_words || page->is_of_programmers)
    return FALSE;
  vigie_link_reason_set_subject (reason, page->messenger, strlen (page->messenger));
  return TRUE;
}

static const VigieLinkRule false_messenger_page = {
  .code = "messenger-on-free-page",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence =
      N_ ("This page of someone’s own claims to be about {name}, with words such as “login” or “vote”. It "
          "is not {name}’s."),
  .advice = N_ ("Do not open it, and type no number, code or password there."),
  .evaluate = is_false_messenger_page,
};

static gboolean
is_messenger_page (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const VigiePageWords *page = &facts->page;

  if (page->messenger == NULL || page->has_words || page->is_of_programmers)
    return FALSE;
  vigie_link_reason_set_subject (reason, page->messenger, strlen (page->messenger));
  return TRUE;
}

static const VigieLinkRule messenger_page = {
  .code = "messenger-page",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("This page of someone’s own bears the name {name}, but is not {name}’s."),
  .advice = N_ ("If you expected {name}, do not open it: use the app, or type the address that you know."),
  .evaluate = is_messenger_page,
};

/* A copy of an organisation's page, or one that asks to sign in. Where people who write programs have theirs,
 * a name alone is their subject. */
static gboolean
has_page_of_name (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const VigieWordRow *name = facts->page.name;

  if (name == NULL || facts->page.is_of_programmers || !(facts->page.is_copy || facts->page.asks_to_sign_in))
    return FALSE;
  vigie_link_reason_set_subject (reason, name->domains, strcspn (name->domains, " "));
  return TRUE;
}

static const VigieLinkRule page_of_name = {
  .code = "name-on-free-page",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("This page of someone’s own bears the name of an organisation whose address is {name}."),
  .advice = N_ ("Copies of well-known pages catch passwords. Type the organisation’s own address instead."),
  .evaluate = has_page_of_name,
};

static gboolean
is_form (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return facts->row != NULL && facts->row->kind == VIGIE_HOST_ROW_FORM && facts->url->path[0] != '\0' &&
         facts->url->path[1] != '\0' &&
         (!g_str_equal (facts->row->host, "docs.google.com") ||
          g_str_has_prefix (facts->url->path, "/forms/"));
}

static const VigieLinkRule form = {
  .code = "form-of-anyone",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This is a form that anyone can make. What you type there goes to whoever made it."),
  .advice = N_ ("Type no code, password or card number there: honest forms of this kind never ask for them."),
  .evaluate = is_form,
};

static gboolean
is_namesake (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return facts->row != NULL && facts->row->kind == VIGIE_HOST_ROW_NAMESAKE;
}

static const VigieLinkRule namesake = {
  .code = "namesake",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This site bears the name of a messenger but is somebody else’s, such as a newspaper’s."),
  .advice = N_ ("Do not look for the messenger there: use its app, or type the address that you know."),
  .evaluate = is_namesake,
};

static gboolean
has_many_signs (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return facts->weight >= VIGIE_SIGNS_ENOUGH && !facts->is_given_away;
}

static const VigieLinkRule many_signs = {
  .code = "several-signs",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("Several small signs come together in this address that honest ones seldom share."),
  .advice = N_ ("Do not sign in or pay there before you know by another way whose site it is."),
  .evaluate = has_many_signs,
};

static gboolean
is_shared (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  if (facts->is_given_away || !(facts->signs & VIGIE_SIGN_GIVEN_AWAY))
    return FALSE;
  name_service (facts, reason);
  return TRUE;
}

static const VigieLinkRule shared = {
  .code = "shared-hosting",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This site lies at {name}, which holds the pages of many people."),
  .advice = N_ ("That {name} is known says nothing about this page. Ask by another way whose it is."),
  .evaluate = is_shared,
};

static gboolean
has_abused_ending (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const char *dot;

  if (facts->ending != VIGIE_ENDING_ABUSED || facts->likeness != VIGIE_LIKENESS_NONE)
    return FALSE;
  dot = strrchr (facts->letters, '.');
  if (dot != NULL)
    vigie_link_reason_set_subject (reason, dot, strlen (dot));
  return TRUE;
}

static const VigieLinkRule abused_ending = {
  .code = "abused-ending",
  .verdict = VIGIE_LINK_UNKNOWN,
  .is_slight = TRUE,
  /* Translators: {name} is an ending of addresses, such as ".top". */
  .sentence = N_ ("Addresses that end in “{name}” are reported for fraud far more often than others."),
  .advice = N_ ("That is no proof. Look twice whose site it is."),
  .source = "https://www.cybercrimeinfocenter.org/phishing-activity-in-tlds-august-october-2025",
  .checked = "2026-11-24",
  .evaluate = has_abused_ending,
};

static gboolean
has_organisation (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const char *domains;

  if (facts->organisation == NULL || facts->is_organisation_plain || facts->is_organisation_look_alike)
    return FALSE;
  domains = facts->organisation->domains;
  vigie_link_reason_set_subject (reason, domains, strcspn (domains, " "));
  return TRUE;
}

static const VigieLinkRule organisation_word = {
  .code = "organisation-word",
  .verdict = VIGIE_LINK_UNKNOWN,
  .is_slight = TRUE,
  .sentence = N_ ("A word of this address is the name of an organisation whose own address is {name}."),
  .advice = N_ ("If you expected that organisation, type its own address instead."),
  .evaluate = has_organisation,
};

static gboolean
has_sign_in_words (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return (facts->signs & (VIGIE_SIGN_ACTION | VIGIE_SIGN_LURE)) != 0;
}

static const VigieLinkRule sign_in_words = {
  .code = "sign-in-words",
  .verdict = VIGIE_LINK_UNKNOWN,
  .is_slight = TRUE,
  .sentence =
      N_ ("The address itself says words such as “login”, “support” or “gift”, as fraud pages like to."),
  .advice = N_ ("That is no proof. Sign in only where you went of your own accord."),
  .evaluate = has_sign_in_words,
};

const VigieLinkRule vigie_link_rule_nothing_known = {
  .code = "nothing-known",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("Nothing is known about this site. Its address was compared with the names of messengers, "
                  "public bodies "
                  "and well-known organisations, and with known tricks: none of them was found."),
  .advice = N_ ("That does not make it honest. If you did not expect the link, ask its sender by another "
                "way, and type no "
                "number, code or password there."),
};

const VigieLinkRule *const vigie_link_place_rules[] = {
  &false_messenger_page,
  &given_away,
  &messenger_page,
  &page_of_name,
  &short_link,
  &many_signs,
  &shared,
  &form,
  &namesake,
  &abused_ending,
  &organisation_word,
  &sign_in_words,
  NULL,
};
