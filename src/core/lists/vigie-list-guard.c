/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-list-guard.h"

#include <string.h>

#include "vigie-domain.h"
#include "vigie-link-tables.h"

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
  const VigieHostRow *row;
  gboolean is_itself;

  vigie_domain_split (ascii_host, &domain);
  if (domain.registrable == NULL)
    return VIGIE_LIST_LINE_PUBLIC_SUFFIX;

  row = vigie_host_row_find (ascii_host, strlen (ascii_host));
  if (row == NULL)
    return VIGIE_LIST_LINE_TAKEN;

  is_itself = row->length == strlen (ascii_host);

  switch ((VigieHostRowKind) row->kind)
    {
    case VIGIE_HOST_ROW_OFFICIAL:
      return VIGIE_LIST_LINE_OFFICIAL;
    case VIGIE_HOST_ROW_USER:
      return is_itself ? VIGIE_LIST_LINE_OFFICIAL : VIGIE_LIST_LINE_TAKEN;
    case VIGIE_HOST_ROW_FREE:
    case VIGIE_HOST_ROW_MIXED:
    case VIGIE_HOST_ROW_BLOG:
    case VIGIE_HOST_ROW_GATEWAY:
    case VIGIE_HOST_ROW_CLOUD:
    case VIGIE_HOST_ROW_PATHS:
    case VIGIE_HOST_ROW_FORM:
    case VIGIE_HOST_ROW_DYNAMIC:
    case VIGIE_HOST_ROW_STORAGE:
    case VIGIE_HOST_ROW_SHORT:
      return is_itself ? VIGIE_LIST_LINE_PUBLIC_SUFFIX : VIGIE_LIST_LINE_TAKEN;
    case VIGIE_HOST_ROW_VETTED:
    case VIGIE_HOST_ROW_NAMESAKE:
    default:
      return VIGIE_LIST_LINE_TAKEN;
    }
}
