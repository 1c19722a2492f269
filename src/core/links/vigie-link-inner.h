/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link.h"

G_BEGIN_DECLS

/* The most that one address holds: an app's link has the address it opens, and one for phones without the
 * app; a messenger's has an address to share, and a text about it. */
#define VIGIE_LINK_MAX_INNER 2

/**
 * VigieLinkInner:
 * @text: (owned): what an address holds, decoded; any bytes
 * @is_message: whether that is a text for people, with any number of links somewhere in it, rather than one
 * address
 */
typedef struct
{
  GString *text;
  gboolean is_message;
} VigieLinkInner;

guint vigie_link_inner_find (const VigieLink *link, VigieLinkInner inner[VIGIE_LINK_MAX_INNER]);

G_END_DECLS
