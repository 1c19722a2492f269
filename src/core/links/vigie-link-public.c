/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-facts.h"

#include <string.h>

/* Parliaments and other public bodies whose address no suffix tells, and whose name frauds have reason to
 * borrow: of the countries whose languages Vigie speaks, their neighbours and the European Union. */
const char *const vigie_link_public_addresses[] = {
  "assemblee-nationale.fr",
  "assnat.qc.ca",
  "bundesrat.de",
  "bundesregierung.de",
  "bundestag.de",
  "camera.it",
  "chd.lu",
  "congreso.es",
  "dekamer.be",
  "elysee.fr",
  "europa.eu",
  "lachambre.be",
  "parlament.ch",
  "parlamento.it",
  "parliament.uk",
  "sejm.gov.pl",
  "senat.fr",
  "senato.it",
  "service-public.fr",
  "tweedekamer.nl",
  NULL,
};

/**
 * vigie_link_public_find:
 * @host: a host name in lower case
 * @length: its length, bytes
 *
 * Returns: (nullable): the public body's address that @host is, or is below
 */
const char *
vigie_link_public_find (const char *host, gsize length)
{
  for (gsize i = 0; vigie_link_public_addresses[i] != NULL; i++)
    {
      const char *address = vigie_link_public_addresses[i];
      const gsize n = strlen (address);

      if (n <= length && memcmp (host + length - n, address, n) == 0 &&
          (n == length || host[length - n - 1] == '.'))
        return address;
    }
  return NULL;
}
