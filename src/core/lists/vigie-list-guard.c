/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-guard.h"

#include "vigie-domain.h"

/**
 * vigie_list_guard_judge:
 * @ascii_host: a name in its punycode form, lower case
 *
 * Whether a list may hold this host as a whole. A list from outside may be wrong, or made to do harm: it
 * never takes a messenger's own sites, nor what thousands of strangers share. Single pages there may be
 * listed.
 *
 * Returns: %VIGIE_LIST_LINE_TAKEN, %VIGIE_LIST_LINE_PUBLIC_SUFFIX or %VIGIE_LIST_LINE_OFFICIAL
 */
VigieListLine
vigie_list_guard_judge (const char *ascii_host)
{
  VigieDomain domain;

  vigie_domain_split (ascii_host, &domain);
  return domain.registrable == NULL ? VIGIE_LIST_LINE_PUBLIC_SUFFIX : VIGIE_LIST_LINE_TAKEN;
}
