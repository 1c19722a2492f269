/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-rules.h"

#include <arpa/inet.h>
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
has_plain_backslash (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_note (facts, VIGIE_URL_NOTE_BACKSLASH) && !has_backslash (facts, reason);
}

static const VigieLinkRule plain_backslash = {
  .code = "backslash-for-slash",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("A backslash “\\” stands in this address. Browsers read it as a slash “/”."),
  .advice = N_ ("The real site is the one shown here."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_plain_backslash,
};

static gboolean
has_odd_slashes (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_note (facts, VIGIE_URL_NOTE_SLASHES) && !has_note (facts, VIGIE_URL_NOTE_BACKSLASH);
}

static const VigieLinkRule odd_slashes = {
  .code = "odd-slashes",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence =
      N_ ("Not two slashes “//” but fewer or more stand before the name of the site. Browsers forgive "
          "that."),
  .advice = N_ ("The real site is the one shown here."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_odd_slashes,
};

static gboolean
has_line_end (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_note (facts, VIGIE_URL_NOTE_TAB_OR_NEWLINE);
}

static const VigieLinkRule line_end = {
  .code = "line-end-inside",
  .verdict = VIGIE_LINK_CAUTION,
  .sentence =
      N_ ("A tab or the end of a line is inside this address. Browsers leave it out, filters may not."),
  .advice = N_ ("Look at the real site shown here before you decide."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_line_end,
};

static gboolean
has_dot_at_end (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  return has_note (facts, VIGIE_URL_NOTE_TRAILING_DOT) && !vigie_link_facts_is_official (facts);
}

static const VigieLinkRule dot_at_end = {
  .code = "dot-at-end",
  .verdict = VIGIE_LINK_UNKNOWN,
  .sentence = N_ ("The name of the site ends with a dot. It is the same site as without, but some filters do "
                  "not know that."),
  .advice = N_ ("Honest links hardly ever have it. Ask its sender by another way what it is."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_dot_at_end,
};

static gboolean
has_port (const VigieLinkFacts *facts, VigieLinkReason *reason)
{
  char number[8];

  if (!has_note (facts, VIGIE_URL_NOTE_PORT) || vigie_link_facts_is_official (facts))
    return FALSE;
  g_snprintf (number, sizeof number, "%u", facts->url->port);
  vigie_link_reason_set_subject (reason, number, strlen (number));
  return TRUE;
}

static const VigieLinkRule odd_port = {
  .code = "odd-port",
  .verdict = VIGIE_LINK_UNKNOWN,
  /* Translators: {name} is a number, such as 8443. */
  .sentence =
      N_ ("The number {name} behind the site’s name leads to another program than the usual one on that "
          "computer."),
  .advice = N_ ("Public sites do without. Do not sign in there unless you know why it is needed."),
  .source = URL_STANDARD,
  .checked = "2026-11-24",
  .evaluate = has_port,
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

/* Addresses of one's own network or computer: 0., 10., 127., 169.254., 172.16 to 31., 192.168. */
static gboolean
is_local_v4 (const guint8 *bytes)
{
  return bytes[0] == 0 || bytes[0] == 10 || bytes[0] == 127 || (bytes[0] == 169 && bytes[1] == 254) ||
         (bytes[0] == 172 && bytes[1] >= 16 && bytes[1] <= 31) || (bytes[0] == 192 && bytes[1] == 168);
}

/* The same, and ::, ::1, fc00::/7, fe80::/10, and those of IPv4 written as IPv6. */
static gboolean
is_local_number (const char *host)
{
  static const guint8 mapped[12] = { [10] = 0xff, [11] = 0xff };
  static const guint8 own[15] = { 0 };
  char text[INET6_ADDRSTRLEN];
  guint8 bytes[16];
  const gsize length = strlen (host);

  if (host[0] != '[')
    return inet_pton (AF_INET, host, bytes) == 1 && is_local_v4 (bytes);
  if (length - 2 >= sizeof text)
    return FALSE;
  memcpy (text, host + 1, length - 2);
  text[length - 2] = '\0';
  if (inet_pton (AF_INET6, text, bytes) != 1)
    return FALSE;
  if (memcmp (bytes, mapped, sizeof mapped) == 0)
    return is_local_v4 (bytes + sizeof mapped);
  return (memcmp (bytes, own, sizeof own) == 0 && bytes[15] <= 1) || (bytes[0] & 0xfe) == 0xfc ||
         (bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80);
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
         (facts->row == NULL ||
          (facts->row->kind != VIGIE_HOST_ROW_VETTED && facts->row->kind != VIGIE_HOST_ROW_CLOUD));
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
  &site_before_at, &credentials, &backslash,   &coded_host,  &odd_characters,  &line_end,    &broken_host,
  &odd_number,     &number,      &number_name, &own_network, &plain_backslash, &odd_slashes, &dot_at_end,
  &odd_port,       &long_name,   NULL,
};
