/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link.h"

G_BEGIN_DECLS

/* The most addresses that one address holds: an app's link has the one it opens, and one for phones without
 * the app. */
#define VIGIE_LINK_MAX_INNER 2

guint vigie_link_inner_find (const VigieLink *link, GString *const texts[VIGIE_LINK_MAX_INNER]);

G_END_DECLS
