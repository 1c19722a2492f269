/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-finder.h"

G_BEGIN_DECLS

gsize vigie_link_host_end (VigieLinkFinder *self, gsize authority, gboolean *is_end);

G_END_DECLS
