/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-rules.h"

#include "vigie-link-tables.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whose name an address borrows. Hosts of messengers and of public bodies never come here. */

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

/* Whether one letter more, less, changed or exchanged with its neighbour makes @name of @text. */
static gboolean
is_one_letter_off (const char *text, gsize length, const char *name)
{
  gsize n = strlen (name);
  gsize same = 0;

  if (length + 1 < n || length > n + 1 || (length == n && memcmp (text, name, n) == 0))
    return FALSE;
  while (same < length && same < n && text[same] == name[same])
    same++;
  if (length != n)
    {
      const char *longer = length > n ? text : name;
      const char *shorter = length > n ? name : text;

      return memcmp (longer + same + 1, shorter + same, MIN (length, n) - same) == 0;
    }
  if (memcmp (text + same + 1, name + same + 1, n - same - 1) == 0)
    return TRUE;
  return same + 1 < n && text[same] == name[same + 1] && text[same + 1] == name[same] &&
         memcmp (text + same + 2, name + same + 2, n - same - 2) == 0;
}

/* "slgnal.group": Signal is an ordinary word, but not under the endings of its own invitations. */
static gboolean
is_almost_signal (const char *label, gsize length, const char *suffix)
{
  static const char *const endings[] = { "art", "group", "groups", "link", "me", "tube" };
  gboolean is_itself = length == 6 && memcmp (label, "signal", 6) == 0;

  if (length < 5 || length > 7 || (!is_itself && !is_one_letter_off (label, length, "signal")))
    return FALSE;
  /* The ending itself may be the imitation. */
  if (is_itself)
    return g_str_equal (suffix, "groups");
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (suffix, endings[i]))
      return TRUE;
  return FALSE;
}

/* "signal-me.com", "t-me.org": an address of the messenger's with hyphens for dots. */
static const VigieHostRow *
find_hyphened (const char *label, gsize length)
{
  char host[32];
  const VigieHostRow *row;

  if (length >= sizeof host || memchr (label, '-', length) == NULL)
    return NULL;
  for (gsize i = 0; i < length; i++)
    host[i] = label[i] == '-' ? '.' : label[i];
  row = vigie_host_row_find (host, length);
  return row != NULL && row->length == length &&
                 (row->kind == VIGIE_HOST_ROW_OFFICIAL || row->kind == VIGIE_HOST_ROW_USER)
             ? row
             : NULL;
}

/* "signa1.org", and the same with a letter of another alphabet. */
static gboolean
looks_like_signal (const VigieLinkFacts *facts, const char *label, gsize length)
{
  gsize start = facts->own_end;

  while (start > 0 && facts->folded[start - 1] != '.')
    start--;
  return facts->own_end - start == 6 && memcmp (facts->folded + start, "slgnal", 6) == 0 &&
         (length != 6 || memcmp (label, "signal", 6) != 0);
}

static gboolean
imitates_address (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const char *label = facts->link->domain.registrable;
  gsize length = label != NULL ? strcspn (label, ".") : 0;
  const VigieHostRow *row;

  if (length == 0 || vigie_link_facts_is_official (facts) || facts->is_public_body)
    return FALSE;
  row = find_hyphened (label, length);
  if (row != NULL)
    {
      vigie_link_reason_set_subject (reason, row->messenger, strlen (row->messenger));
      return TRUE;
    }
  if (!is_almost_signal (label, length, facts->link->domain.suffix) &&
      !looks_like_signal (facts, label, length))
    return FALSE;
  vigie_link_reason_set_subject (reason, "Signal", strlen ("Signal"));
  return TRUE;
}

static const VigieLinkRule almost_address = {
  .code = "almost-official",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence = N_ ("This address is almost one of {name}’s own, but another one."),
  .advice = N_ ("Do not open it, and type no number, code or password there."),
  .evaluate = imitates_address,
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

/* Addresses of public bodies that no suffix tells, and that frauds have reason to borrow. */
static const char *const public_addresses[] = {
  "assemblee-nationale.fr", "bundesregierung.de", "bundestag.de",      "elysee.fr",
  "parliament.uk",          "senat.fr",           "service-public.fr",
};

/* Whether the text is, or ends in, @address. */
static gboolean
ends_in_address (const char *text, gsize length, const char *address, gsize n)
{
  return n <= length && memcmp (text + length - n, address, n) == 0 &&
         (n == length || text[length - n - 1] == '.');
}

/* Whether it is a public body's by its ending. "int" is an inner network's as often, and "www.gov" of
 * "www.gov.go.tz" nobody's: of such endings only "gov" counts, with a name before it, in a host that is no
 * country's. */
static gboolean
is_public_address (const VigieLinkFacts *facts, const char *host, gsize length)
{
  static const char gov[] = ".gov";

  if (!vigie_link_is_public_body (host, length))
    return FALSE;
  if (length > 3 && host[length - 3] == '.')
    return TRUE;
  return facts->is_world_wide && length > strlen (gov) && !g_str_has_prefix (host, "www.gov") &&
         memcmp (host + length - strlen (gov), gov, strlen (gov)) == 0;
}

/* The address that a host's first @length bytes are, of a messenger, a public body or the organisation that
 * was found in it; its length is @n. */
static const char *
find_whole_address (const VigieLinkFacts *facts, const char *host, gsize length, gsize *n)
{
  const VigieHostRow *row = vigie_host_row_find (host, length);

  if (row != NULL && (row->kind == VIGIE_HOST_ROW_OFFICIAL || row->kind == VIGIE_HOST_ROW_USER))
    {
      *n = row->length;
      return row->host;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (public_addresses); i++)
    {
      *n = strlen (public_addresses[i]);
      if (ends_in_address (host, length, public_addresses[i], *n))
        return public_addresses[i];
    }
  for (const char *domain = facts->organisation != NULL ? facts->organisation->domains : ""; *domain != '\0';)
    {
      *n = strcspn (domain, " ");
      if (ends_in_address (host, length, domain, *n))
        return domain;
      domain += *n + (domain[*n] == ' ');
    }
  *n = length;
  return is_public_address (facts, host, length) ? host : NULL;
}

/* "www.bank.example.evil.example": a whole address of somebody known, before the one that opens. */
static gboolean
has_address_inside (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const char *host = facts->url->host;
  const char *dot = strchr (host, '.');
  /* "gov.go.tz" has no "gov.go" in it: a suffix is one piece, unless a company sells it. */
  const char *end = facts->link->domain.suffix;

  if (!facts->is_name || vigie_link_facts_is_official (facts) || facts->is_public_body)
    return FALSE;
  if (facts->link->domain.is_shared || end == NULL)
    end = host + strlen (host);
  while (dot != NULL && (dot = strchr (dot + 1, '.')) != NULL && dot < end && dot[1] != '\0')
    {
      gsize n;
      const char *address = find_whole_address (facts, host, (gsize) (dot - host), &n);

      if (address != NULL)
        {
          vigie_link_reason_set_subject (reason, address, n);
          return TRUE;
        }
    }
  return FALSE;
}

static const VigieLinkRule address_inside = {
  .code = "address-inside",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence =
      N_ ("It begins like the address {name}, and goes on to another site: what counts stands at the end."),
  .advice = N_ ("Do not sign in or pay there. Type the address that you know."),
  .evaluate = has_address_inside,
};

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
  &messenger_name,
  &look_alike_letters,
  &split_name,
  &almost_address,
  &address_inside,
  &misspelt,
  &similar,
  &ordinary_name,
  &two_alphabets,
  &organisation_name,
  &public_name,
  &false_ending,
  NULL,
};
