/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-domain.h"

#include <string.h>

#include <libpsl.h>

static gpointer
open_list (gpointer data)
{
  return psl_latest (NULL);
}

/* The newer of the list inside libpsl and the system's own; kept for life. %NULL if there is neither. */
static const psl_ctx_t *
get_list (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, open_list, NULL);
}

/* More labels than any suffix of the list has (6 in 2026), so that a host of many labels takes no longer. */
#define MAX_LABELS 10

/* Where the last labels of a name begin. */
static const char *
get_last_labels (const char *name, gsize length)
{
  const char *start = name + length;

  for (guint n_labels = 0; n_labels < MAX_LABELS && start > name; n_labels++)
    {
      const char *dot = memrchr (name, '.', (gsize) (start - name));

      if (dot == NULL)
        return name;
      start = dot;
    }
  return start > name ? start + 1 : name;
}

/* Finds the suffix of a name that does not end with a dot, and the name one label longer, if there is one. */
static void
split (const psl_ctx_t *list, const char *name, gsize length, VigieDomain *domain)
{
  const char *suffix = get_last_labels (name, length);
  const char *longer = NULL;

  for (const char *dot = strchr (suffix, '.'); dot != NULL; dot = strchr (suffix, '.'))
    {
      if (list != NULL && suffix[0] != '.' && psl_is_public_suffix2 (list, suffix, PSL_TYPE_ANY))
        break;
      longer = suffix;
      suffix = dot + 1;
    }
  domain->suffix = suffix;
  domain->registrable = longer != NULL && longer[0] != '.' ? longer : NULL;
  domain->is_shared =
      list != NULL && psl_is_public_suffix2 (list, suffix, PSL_TYPE_PRIVATE | PSL_TYPE_NO_STAR_RULE);
}

/**
 * vigie_domain_split:
 * @ascii_host: a host that is a name (%VIGIE_HOST_DOMAIN), punycode form, lower case
 * @domain: (out caller-allocates): its parts
 *
 * Says which part of a host someone bought or rented, by the Public Suffix List. Where the host ends with a
 * dot, so do its parts.
 *
 * Any thread.
 *
 * Source: https://github.com/publicsuffix/list/wiki/Format (read 2026-11-24)
 */
void
vigie_domain_split (const char *ascii_host, VigieDomain *domain)
{
  gsize length = strlen (ascii_host);

  if (length > 1 && ascii_host[length - 1] == '.')
    {
      g_autofree char *name = g_strndup (ascii_host, length - 1);

      split (get_list (), name, length - 1, domain);
      domain->suffix = ascii_host + (domain->suffix - name);
      if (domain->registrable != NULL)
        domain->registrable = ascii_host + (domain->registrable - name);
      return;
    }
  split (get_list (), ascii_host, length, domain);
}

/**
 * vigie_domain_is_known:
 * @ascii_host: a name, punycode form, any letter case
 *
 * Any thread.
 *
 * Returns: whether @ascii_host lies below a suffix that the Public Suffix List names, rather than below one
 * that nobody ever registered: "example.com", but not "com" and not "file.txt"
 */
gboolean
vigie_domain_is_known (const char *ascii_host)
{
  const psl_ctx_t *list = get_list ();
  const char *dot = strrchr (ascii_host, '.');
  char last[64];

  if (list == NULL || dot == NULL || dot == ascii_host || strlen (dot + 1) >= sizeof last)
    return FALSE;

  for (gsize i = 0; i < sizeof last && (i == 0 || last[i - 1] != '\0'); i++)
    last[i] = g_ascii_tolower (dot[1 + i]);
  return psl_is_public_suffix2 (list, last, PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE);
}
