/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-rules.h"

#include <glib/gi18n.h>
#include <string.h>

/* How an address is written: what browsers forgive, and frauds use so that people read another site than the
 * one that opens. The day the URL Standard was read is in vigie-url.c. */

#define URL_STANDARD "https://url.spec.whatwg.org/#writing"

static gboolean
has_note (const VigieLinkFacts *facts, VigieUrlNotes note)
{
  return facts->is_web && (facts->url->notes & note) != 0;
}

static gboolean
names_site_before_at (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const char *credentials = facts->url->credentials;

  if (!has_note (facts, VIGIE_URL_NOTE_CREDENTIALS) || strchr (credentials, '.') == NULL)
    return FALSE;
  vigie_link_reason_set_subject (reason, credentials, strlen (credentials));
  return TRUE;
}

static const VigieLinkRule site_before_at = {
  .code = "site-before-at",
  .verdict = VIGIE_LINK_DANGEROUS,
  /* Translators: {name} is what stands before an "@" in a link, such as "telegram.org". */
  .sentence =
      N_ ("“{name}” is not the site that opens: everything before the “@” is only a name to sign in with."),
  .advice = N_ ("Do not open it. The real site is the one shown here."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = names_site_before_at,
};

static gboolean
has_credentials (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_note (facts, VIGIE_URL_NOTE_CREDENTIALS) && strchr (facts->url->credentials, '.') == NULL;
}

static const VigieLinkRule credentials = {
  .code = "credentials-before-at",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence =
      N_ ("A name or password stands before an “@” in this address. Only what comes after it is the site."),
  .advice = N_ ("Look at the real site shown here before you decide."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_credentials,
};

/* A backslash deep in a path is a slip; before an "@" or with a wrong beginning it moves the site. */
static gboolean
has_backslash (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_note (facts, VIGIE_URL_NOTE_BACKSLASH) &&
         (facts->url->path[0] == '/' &&
          (facts->url->path[1] == '@' || has_note (facts, VIGIE_URL_NOTE_SLASHES)));
}

static const VigieLinkRule backslash = {
  .code = "backslash",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence =
      N_ ("A backslash “\\” ends the site’s name early: what comes after it only looks like the site."),
  .advice = N_ ("Do not open it. The real site is the one shown here."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_backslash,
};

static gboolean
has_coded_host (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_note (facts, VIGIE_URL_NOTE_PERCENT_HOST);
}

static const VigieLinkRule coded_host = {
  .code = "coded-host",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("The name of the site is written in code signs (%), so that nobody can read it."),
  .advice = N_ ("No honest link needs that. Do not open it."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_coded_host,
};

static gboolean
has_odd_characters (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_note (facts, VIGIE_URL_NOTE_MAPPED_HOST);
}

static const VigieLinkRule odd_characters = {
  .code = "odd-characters",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence =
      N_ ("The name of the site is written with unusual characters that the browser turns into others."),
  .advice = N_ ("Compare the real site shown here with the one that you expect."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_odd_characters,
};

static gboolean
has_broken_host (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_note (facts, VIGIE_URL_NOTE_EMPTY_LABEL);
}

static const VigieLinkRule broken_host = {
  .code = "two-dots",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("The name of the site has two dots in a row."),
  .advice = N_ ("Ask its sender by another way what was meant."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_broken_host,
};

static gboolean
has_odd_number (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_note (facts, VIGIE_URL_NOTE_IPV4_NUMBER);
}

static const VigieLinkRule odd_number = {
  .code = "hidden-number",
  .verdict = VIGIE_LINK_DANGEROUS,
  .sentence =
      N_ ("In place of a name stands a number, written so that nobody recognises the computer behind it."),
  .advice = N_ ("Do not open it."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_odd_number,
};

/* Addresses of one's own network or computer: 10., 127., 169.254., 172.16 to 31., 192.168.; ::1, fc00::/7,
 * fe80::/10. */
static gboolean
is_local_number (const char *host)
{
  guint second;

  if (host[0] == '[')
    return strcmp (host, "[::1]") == 0 || g_str_has_prefix (host, "[fc") || g_str_has_prefix (host, "[fd") ||
           g_str_has_prefix (host, "[fe8");
  if (g_str_has_prefix (host, "10.") || g_str_has_prefix (host, "127.") ||
      g_str_has_prefix (host, "192.168.") || g_str_has_prefix (host, "169.254."))
    return TRUE;
  if (!g_str_has_prefix (host, "172."))
    return FALSE;
  second = (guint) strtoul (host + 4, NULL, 10);
  return second >= 16 && second <= 31;
}

static gboolean
is_number (const VigieLinkFacts *facts)
{
  return facts->is_web &&
         (facts->url->host_kind == VIGIE_HOST_IPV4 || facts->url->host_kind == VIGIE_HOST_IPV6);
}

static gboolean
is_public_number (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return is_number (facts) && !is_local_number (facts->url->host);
}

static const VigieLinkRule number = {
  .code = "number-host",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence =
      N_ ("In place of a name stands the number of a computer. Organisations give their sites names."),
  .advice = N_ ("Do not open it unless you know whose computer that is."),
  .evaluate = is_public_number,
};

static gboolean
is_name_of_number (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return (facts->signs & VIGIE_SIGN_ADDRESS) != 0 &&
         (facts->row == NULL || facts->row->kind != VIGIE_HOST_ROW_VETTED);
}

static const VigieLinkRule number_name = {
  .code = "number-name",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence = N_ ("The name is the number of a computer with a few letters around it: a machine made it, no "
                  "organisation chose it."),
  .advice = N_ ("Do not open it unless you know whose computer that is."),
  .evaluate = is_name_of_number,
};

static gboolean
is_own_network (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  const char *host = facts->url->host;

  if (is_number (facts))
    return is_local_number (host);
  return facts->is_name && (strcmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost") ||
                            g_str_has_suffix (host, ".local") || g_str_has_suffix (host, ".lan"));
}

static const VigieLinkRule own_network = {
  .code = "own-network",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("This leads to a device in the network you are in, such as a router or a printer."),
  .advice = N_ ("Open it only if you are setting up that device yourself."),
  .evaluate = is_own_network,
};

/* No honest site's name is that long; on a phone only its beginning is seen. */
static gboolean
is_long (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  guint dots = 0;

  if (!facts->is_name)
    return FALSE;
  for (gsize i = 0; i < facts->n_folded; i++)
    dots += facts->folded[i] == '.';
  return facts->n_letters > 100 || dots >= 8;
}

static const VigieLinkRule long_name = {
  .code = "long-name",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence =
      N_ ("The name of the site is so long that a phone shows only its beginning. What counts is its end."),
  .advice = N_ ("Look at the end of the name, which is marked here."),
  .evaluate = is_long,
};

const VigieLinkRule *const vigie_link_trick_rules[] = {
  &site_before_at, &credentials, &backslash,   &coded_host,  &odd_characters, &broken_host,
  &odd_number,     &number,      &number_name, &own_network, &long_name,      NULL,
};
