/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-link-word.h"

G_BEGIN_DECLS

/* Over how many line ends one link is followed. */
#define VIGIE_LINK_MAX_BREAKS 8

gboolean vigie_link_join_next (VigieLinkWord *word, gsize authority, gsize end);
gboolean vigie_link_join_path (VigieLinkWord *word, gsize start, gsize end);
gboolean vigie_link_join_host (VigieLinkWord *word, gsize floor);

G_END_DECLS
