/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "vigie-link-facts.h"

#include <string.h>

#define PUBLIC(label, suffix) { label "." suffix, sizeof label - 1, sizeof label + sizeof suffix - 1 }

/* Parliaments and other public bodies whose address no suffix tells, and whose name frauds have reason to
 * borrow: of the countries whose languages Vigie speaks, their neighbours and the European Union. */
const VigiePublicAddress vigie_link_public_addresses[] = {
  PUBLIC ("assemblee-nationale", "fr"),
  PUBLIC ("assnat", "qc.ca"),
  PUBLIC ("bundesrat", "de"),
  PUBLIC ("bundesregierung", "de"),
  PUBLIC ("bundestag", "de"),
  PUBLIC ("camera", "it"),
  PUBLIC ("chd", "lu"),
  PUBLIC ("congreso", "es"),
  PUBLIC ("dekamer", "be"),
  PUBLIC ("elysee", "fr"),
  PUBLIC ("europa", "eu"),
  PUBLIC ("lachambre", "be"),
  PUBLIC ("parlament", "ch"),
  PUBLIC ("parlamento", "it"),
  PUBLIC ("parliament", "uk"),
  PUBLIC ("sejm", "gov.pl"),
  PUBLIC ("senat", "fr"),
  PUBLIC ("senato", "it"),
  PUBLIC ("service-public", "fr"),
  PUBLIC ("tweedekamer", "nl"),
  { 0 },
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
  for (const VigiePublicAddress *row = vigie_link_public_addresses; row->address != NULL; row++)
    {
      const gsize n = row->length;

      if (n <= length && memcmp (host + length - n, row->address, n) == 0 &&
          (n == length || host[length - n - 1] == '.'))
        return row->address;
    }
  return NULL;
}
