/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VigieDomain:
 * @registrable: the part that someone bought or rented: a tail of the host; %NULL if the host is a public
 * suffix itself
 * @suffix: the public suffix: a tail of the host; never %NULL
 * @is_shared: whether @suffix is a company's, which rents out or gives away names below it (the list's
 * private section): shared hosting
 *
 * The parts of a host that is a name. Both point into the host, and end with a dot where it does.
 */
typedef struct
{
  const char *registrable;
  const char *suffix;
  gboolean is_shared;
} VigieDomain;

void vigie_domain_split (const char *ascii_host, VigieDomain *domain);
gboolean vigie_domain_is_known (const char *ascii_host);

G_END_DECLS
