/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-facts.h"

#include <string.h>

/* Signs that mean nothing alone: hosts of honest people have one of them often, three of them hardly ever. */

/* Endings with more than 100 reported frauds among 10,000 names in a year or a quarter, of at least 30,000
 * names. Source: https://www.cybercrimeinfocenter.org/phishing-activity-in-tlds-may-april-2025 and
 * https://www.cybercrimeinfocenter.org/phishing-activity-in-tlds-august-october-2025 (read 2026-11-24).
 * Sorted. */
static const char *const abused_endings[] = {
  "bond",   "cc",  "cf",  "cfd",  "cyou", "ga", "gq",  "icu", "live",  "lol", "ml",  "mobi",
  "online", "pro", "sbs", "shop", "site", "tk", "top", "vip", "world", "xin", "xyz",
};

/* Of these, the ones that many shops, clubs and craftsmen have bought too. Sorted. */
static const char *const plain_endings[] = {
  "live", "mobi", "online", "pro", "shop", "site", "world",
};

/* Endings of more than two letters from before the great sale of endings, and those of a region, a city or a
 * language, which are sold like a country's. Sorted. */
static const char *const old_endings[] = {
  "aero",     "alsace", "amsterdam", "arpa",       "asia",    "barcelona", "bayern",   "berlin", "biz",
  "brussels", "bzh",    "cat",       "com",        "coop",    "corsica",   "cymru",    "edu",    "eus",
  "frl",      "gal",    "gent",      "gov",        "hamburg", "info",      "int",      "irish",  "jobs",
  "koeln",    "london", "madrid",    "mil",        "mobi",    "museum",    "name",     "net",    "nrw",
  "org",      "paris",  "post",      "pro",        "quebec",  "ruhr",      "saarland", "scot",   "swiss",
  "tel",      "tirol",  "travel",    "vlaanderen", "wales",   "wien",      "xxx",
};

static gboolean
is_in (const char *const *list, gsize n, const char *word)
{
  gsize low = 0, high = n;

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strcmp (word, list[middle]);

      if (order == 0)
        return TRUE;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

/**
 * vigie_link_ending_find:
 * @host: a host name in lower case
 *
 * Returns: what kind of ending it has
 */
VigieEnding
vigie_link_ending_find (const char *host)
{
  char ending[16];
  const char *dot = strrchr (host, '.');
  gsize length;

  if (dot == NULL)
    return VIGIE_ENDING_OLD;
  length = strcspn (dot + 1, ".");
  if (length >= sizeof ending)
    return VIGIE_ENDING_NEW;
  memcpy (ending, dot + 1, length + 1);
  if (is_in (abused_endings, G_N_ELEMENTS (abused_endings), ending))
    return VIGIE_ENDING_ABUSED;
  if (length == 2 || g_str_has_prefix (ending, "xn--") ||
      is_in (old_endings, G_N_ELEMENTS (old_endings), ending))
    return VIGIE_ENDING_OLD;
  return VIGIE_ENDING_NEW;
}

static gboolean
has_plain_ending (const VigieLinkFacts *facts)
{
  const char *dot = strrchr (facts->letters, '.');

  return dot != NULL && is_in (plain_endings, G_N_ELEMENTS (plain_endings), dot + 1);
}

static gboolean
is_vowel (char c)
{
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static gboolean
has_no_vowel (const char *word)
{
  for (; *word != '\0'; word++)
    if (is_vowel (*word))
      return FALSE;
  return TRUE;
}

/* Digits and letters in the part that someone chose. */
static void
look_at_own_part (VigieLinkFacts *facts, const char *own, gsize length)
{
  guint digits = 0, letters = 0, vowels = 0, changes = 0, consonants = 0, longest = 0, hyphens = 0;
  gboolean is_between = length > 2 && g_ascii_isalpha (own[0]) && g_ascii_isalpha (own[length - 1]);

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (own[i]))
        {
          digits++;
          consonants = 0;
          changes += i > 0 && g_ascii_isalpha (own[i - 1]);
        }
      else if (own[i] == '-')
        {
          hyphens++;
          consonants = 0;
        }
      else
        {
          letters++;
          changes += i > 0 && g_ascii_isdigit (own[i - 1]);
          consonants = is_vowel (own[i]) ? 0 : consonants + 1;
          vowels += is_vowel (own[i]);
          longest = MAX (longest, consonants);
        }
    }
  if (digits >= 4 || changes >= 2)
    facts->signs |= VIGIE_SIGN_DIGITS;
  if (longest >= 5 || (letters >= 5 && vowels == 0))
    facts->signs |= VIGIE_SIGN_JUMBLE;
  /* Towns and clubs have long names with hyphens. */
  if (hyphens >= 3 && !has_plain_ending (facts))
    facts->signs |= VIGIE_SIGN_HYPHENS;
  if (length > 25 && !has_plain_ending (facts))
    facts->signs |= VIGIE_SIGN_LONG;
  if (length <= 4 && digits > 0 && hyphens == 0 && is_between)
    facts->signs |= VIGIE_SIGN_CODE;
  /* Two digits at the end are a French town's department: "fontainebleau77". */
  if (length >= 12 && digits >= 2 &&
      !(digits == 2 && g_ascii_isdigit (own[length - 1]) && g_ascii_isdigit (own[length - 2])))
    facts->signs |= VIGIE_SIGN_SERIAL;
}

/* Long numbers in the labels below the part that someone chose. */
static void
look_below (VigieLinkFacts *facts, const char *below, gsize length)
{
  guint digits = 0;

  for (gsize i = 0; i < length; i++)
    {
      digits = g_ascii_isdigit (below[i]) ? digits + 1 : 0;
      if (digits >= 5)
        facts->signs |= VIGIE_SIGN_DIGITS;
    }
}

/* Whether @domains, separated by spaces, has one that is or is above @host. */
static gboolean
is_own_domain (const char *domains, const char *host, gsize length)
{
  while (*domains != '\0')
    {
      gsize n = strcspn (domains, " ");

      if (n <= length && memcmp (host + length - n, domains, n) == 0 &&
          (n == length || host[length - n - 1] == '.'))
        return TRUE;
      domains += n + (domains[n] == ' ');
    }
  return FALSE;
}

/* Whether it is a company's that has "com", and so most likely "net" and "org" too. */
static gboolean
has_first_endings (const VigieWordRow *row, const char *suffix)
{
  const gsize n = strcspn (row->domains, " ");

  return n > 4 && memcmp (row->domains + n - 4, ".com", 4) == 0 &&
         (g_str_equal (suffix, "com") || g_str_equal (suffix, "net") || g_str_equal (suffix, "org"));
}

/* Whether @hit names an organisation in a host that is not its own. */
static gboolean
is_borrowed_name (const VigieLinkFacts *facts, const VigieWordHit *hit, gsize own_start)
{
  gboolean is_token = hit->starts_token && hit->ends_token;
  gboolean is_alone = is_token && hit->start == own_start && hit->end == facts->own_end;
  guint length = hit->row->length;

  if (vigie_link_is_vetted (facts))
    return FALSE;
  /* In look-alike letters ("fldelity") only what is long enough not to be another word. */
  if (!hit->is_written_so && !(facts->is_latinised && is_token) && !(length >= 8 && hit->starts_token) &&
      (length < 6 || !is_token || (hit->row->kinds & VIGIE_WORD_COMMON)))
    return FALSE;
  if (!is_token && (hit->row->kinds & VIGIE_WORD_COMMON) && hit->is_written_so &&
      !has_no_vowel (hit->row->word))
    return FALSE;
  /* Short names are in many words: they count where they stand alone, or begin one although nobody could say
   * it
   * ("dhlpay.top"); long ones where they begin or end a word; very long ones anywhere. */
  if (!is_token && length < 8 && !(length >= 6 && (hit->starts_token || hit->ends_token)) &&
      !(hit->starts_token && has_no_vowel (hit->row->word) && facts->ending == VIGIE_ENDING_ABUSED))
    return FALSE;
  if (is_own_domain (hit->row->domains, facts->link->url.host, strlen (facts->link->url.host)))
    return FALSE;
  /* The name alone, under the ending of another country or a new one, is often the organisation's own there;
   * invented names have theirs from the days of "com", "net" and "org" alone. */
  if (is_alone && hit->is_written_so && !facts->is_latinised && facts->ending != VIGIE_ENDING_ABUSED &&
      (!(hit->row->kinds & VIGIE_WORD_SOLE) || has_first_endings (hit->row, facts->link->domain.suffix)))
    return FALSE;
  /* And what begins with it, among the many known sites of some services: "googlechrome.github.io". */
  return !(facts->is_mixed && hit->start == own_start && hit->is_written_so &&
           !(facts->signs & VIGIE_SIGN_ACTION) &&
           memchr (facts->folded + own_start, '-', facts->own_end - own_start) == NULL);
}

/* "parliament-uk", "senat-fr": with its country, and an ending that is no country's. */
static gboolean
has_country_beside (const VigieLinkFacts *facts, const VigieWordHit *hit)
{
  static const char *const countries[] = { "at", "be", "ca", "ch", "de", "es", "eu", "fr",
                                           "ie", "it", "lu", "nl", "pl", "pt", "uk", "us" };
  const char *dot = strrchr (facts->letters, '.');
  gsize end = hit->end;

  if (dot == NULL || strlen (dot) == 3 || facts->folded[end] != '-' || end + 3 != facts->own_end)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    if (memcmp (facts->letters + facts->origin[end + 1], countries[i], 2) == 0)
      return TRUE;
  return FALSE;
}

/* "mail.example.org", "support.example.org": computers and pages that everybody has. */
static gboolean
is_plain_service (const VigieWordHit *hit, gsize own_start)
{
  static const char *const plain[] = { "help", "mail", "support", "webmail" };

  if (hit->start != 0 || hit->end + 1u != own_start)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (hit->row->word, plain[i]))
      return TRUE;
  return FALSE;
}

/* A name at the end of a longer word ("newsoffice") may be chance. */
static VigieSigns
sign_of_name (const VigieWordHit *hit)
{
  if (!hit->starts_token && hit->row->length < 8)
    return VIGIE_SIGN_NAME_AT_END;
  return (hit->row->kinds & VIGIE_WORD_COMMON) || !hit->starts_token || !hit->ends_token
             ? VIGIE_SIGN_COMMON_NAME
             : VIGIE_SIGN_NAME;
}

static void
look_at_words (VigieLinkFacts *facts, gsize own_start)
{
  guint last_end = 0, n_actions = 0;

  for (guint i = 0; i < facts->n_words; i++)
    {
      const VigieWordHit *hit = &facts->words[i];
      guint kinds = hit->row->kinds;
      gboolean is_token = hit->starts_token && hit->ends_token;

      if (hit->is_in_suffix)
        continue;
      if (hit->is_written_so && (is_token || hit->row->length >= 5))
        {
          if (kinds & VIGIE_WORD_LURE)
            facts->signs |= VIGIE_SIGN_LURE;
          if ((kinds & VIGIE_WORD_ACTION) && !is_plain_service (hit, own_start))
            {
              facts->signs |= VIGIE_SIGN_ACTION | (hit->start >= own_start ? VIGIE_SIGN_ACTION_OWN : 0);
              n_actions += hit->start >= last_end;
              last_end = hit->end;
            }
        }
      if ((kinds & VIGIE_WORD_PUBLIC) && is_token && hit->is_written_so)
        {
          facts->is_public_name = TRUE;
          facts->has_public_country |= hit->start >= own_start && has_country_beside (facts, hit);
        }
      if ((kinds & (VIGIE_WORD_NAME | VIGIE_WORD_SOLE | VIGIE_WORD_COMMON)) &&
          is_borrowed_name (facts, hit, own_start))
        {
          if (facts->organisation == NULL || hit->row->length >= facts->organisation->length)
            facts->organisation = hit->row;
          facts->is_organisation_look_alike |= !hit->is_written_so || facts->is_latinised;
          /* An invented name that stands alone, or any name where whoever owns the host may write what they
           * like. */
          facts->is_organisation_plain |= is_token && (kinds & VIGIE_WORD_SOLE);
          if (hit->end <= own_start)
            facts->signs |= VIGIE_SIGN_BELOW;
          facts->signs |= sign_of_name (hit);
        }
    }
  if (n_actions > 1)
    facts->signs |= VIGIE_SIGN_ACTIONS;
}

/* Whether what stands before @start is a usual first label, so that nothing reads as an address:
 * "www.com-agglo.fr". */
static gboolean
is_after_plain_label (const VigieLinkFacts *facts, gsize start)
{
  static const char *const plain[] = { "www", "m", "mail", "webmail", "web", "dev", "test", "api", "cdn" };
  const char *first = facts->letters;

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (strlen (plain[i]) == facts->origin[start] - 1u && memcmp (first, plain[i], strlen (plain[i])) == 0)
      return TRUE;
  return FALSE;
}

/* What reads as the end of an address, but is none: "com-verify.top", "www.bank.com.example.org". */
static gboolean
has_false_ending (const VigieLinkFacts *facts, gsize own_start)
{
  static const char *const endings[] = { "com", "net", "org", "gov", "gouv" };
  static const char *const countries[] = { "at", "be", "ca", "de", "es", "fr",
                                           "it", "nl", "pl", "pt", "uk", "us" };
  gsize start = 0;

  for (gsize i = 0; i < facts->own_end; i++)
    {
      const char *label = facts->letters + facts->origin[start];
      gsize length = i + 1 - start;
      gboolean ends = i + 1 == facts->own_end || facts->folded[i + 1] == '.' || facts->folded[i + 1] == '-';
      gboolean is_own = start == own_start;

      if (facts->folded[i] == '.')
        start = i + 1;
      /* The first word of a label that is not the first one. */
      if (!ends || start == 0 || i < start || facts->folded[i] == '-' ||
          memchr (facts->folded + start, '-', length) != NULL)
        continue;
      /* A label that is only an ending, or the own one when it begins with one. */
      if (is_own &&
          (i + 1 == facts->own_end || facts->folded[i + 1] != '-' || is_after_plain_label (facts, start)))
        continue;
      /* In a host of a country, "org" or "com" may be a department's name. */
      if (!is_own && facts->ending == VIGIE_ENDING_OLD &&
          !(facts->signs & (VIGIE_SIGN_NAME | VIGIE_SIGN_COMMON_NAME)))
        continue;
      for (gsize k = 0; k < G_N_ELEMENTS (endings); k++)
        if (strlen (endings[k]) == length && memcmp (label, endings[k], length) == 0)
          return TRUE;
      /* In a country's own hosts these are words: "us" is a French sports club; "ch" is a hospital
       * everywhere. */
      for (gsize k = 0; is_own && facts->is_world_wide && k < G_N_ELEMENTS (countries); k++)
        if (length == 2 && memcmp (label, countries[k], 2) == 0)
          return TRUE;
    }
  return FALSE;
}

/* "ipfs.io/ipfs/…": what anyone stored, shown by a service on its own host. */
static gboolean
is_gateway_page (const VigieLinkFacts *facts)
{
  return g_str_has_prefix (facts->url->path, "/ipfs/") || g_str_has_prefix (facts->url->path, "/ipns/");
}

/* Whether a host of its own, below what someone bought under an often abused ending, is a sign: not where
 * honest people buy names too, unless this one can hardly be read. */
static gboolean
has_telling_ending (const VigieLinkFacts *facts)
{
  return facts->ending == VIGIE_ENDING_ABUSED &&
         (!has_plain_ending (facts) ||
          (facts->signs & (VIGIE_SIGN_UNSPEAKABLE | VIGIE_SIGN_JUMBLE | VIGIE_SIGN_NUMBER)) != 0);
}

/* "bafybeig….ipfs.dweb.link": what anyone stored, under the name of its contents. */
static gboolean
is_stored_piece (const VigieLinkFacts *facts)
{
  return g_str_has_prefix (facts->letters, "baf") && strcspn (facts->letters, ".") > 40;
}

/**
 * vigie_link_signs_find:
 * @facts: facts whose words and names are found
 *
 * Fills in the weak signs and their weight.
 */
void
vigie_link_signs_find (VigieLinkFacts *facts)
{
  gsize own_start = facts->own_end;
  gsize host_length = strlen (facts->link->url.host);
  guint kind = facts->row != NULL ? facts->row->kind : G_MAXUINT;

  while (own_start > 0 && facts->folded[own_start - 1] != '.')
    own_start--;
  if (facts->ending != VIGIE_ENDING_OLD)
    facts->signs |= VIGIE_SIGN_ENDING;

  /* The service's own pages are not given away. */
  if (facts->row != NULL &&
      (facts->row->length == host_length ||
       (host_length == facts->row->length + 4u && g_str_has_prefix (facts->link->url.host, "www."))))
    kind = (kind == VIGIE_HOST_ROW_GATEWAY && is_gateway_page (facts)) ||
                   (kind == VIGIE_HOST_ROW_PATHS && facts->url->path[0] == '/' && facts->url->path[1] != '\0')
               ? VIGIE_HOST_ROW_STORAGE
               : G_MAXUINT;
  if (kind == VIGIE_HOST_ROW_GATEWAY && is_stored_piece (facts))
    kind = VIGIE_HOST_ROW_STORAGE;
  facts->is_given_away =
      kind == VIGIE_HOST_ROW_FREE || kind == VIGIE_HOST_ROW_DYNAMIC || kind == VIGIE_HOST_ROW_STORAGE;
  facts->is_mixed = kind == VIGIE_HOST_ROW_MIXED || kind == VIGIE_HOST_ROW_BLOG ||
                    kind == VIGIE_HOST_ROW_GATEWAY ||
                    g_str_has_prefix (facts->link->domain.suffix, "blogspot.");
  facts->is_blog = facts->is_mixed && kind != VIGIE_HOST_ROW_MIXED && kind != VIGIE_HOST_ROW_GATEWAY;
  if (facts->is_given_away || facts->is_mixed ||
      (facts->link->domain.is_shared && !vigie_link_is_vetted (facts)))
    facts->signs |= VIGIE_SIGN_GIVEN_AWAY;
  look_at_own_part (facts, facts->letters + facts->origin[own_start],
                    (gsize) (facts->origin[facts->own_end] - facts->origin[own_start]));
  look_below (facts, facts->letters, own_start > 0 ? facts->origin[own_start - 1] : 0u);
  look_at_words (facts, own_start);
  vigie_link_speech_find (facts, own_start);
  facts->has_false_ending = has_false_ending (facts, own_start);
  if (facts->url->port != 0)
    facts->signs |= VIGIE_SIGN_PORT;
  if ((facts->signs & VIGIE_SIGN_SUB) && has_telling_ending (facts))
    facts->signs |= VIGIE_SIGN_LABELS;
  if (facts->is_world_wide)
    facts->signs |= VIGIE_SIGN_WORLD_WIDE;
  if (facts->is_mixed && (facts->signs & VIGIE_SIGN_SUB) && facts->row != NULL &&
      g_str_equal (facts->row->host, facts->link->domain.suffix))
    facts->signs |= VIGIE_SIGN_PAGE_BELOW;
  facts->weight = vigie_link_weigh (facts);
}
