/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-block-list.h"
#include "vigie-hash-set.h"
#include "vigie-siphash.h"

G_BEGIN_DECLS

gboolean vigie_block_list_write (const char *path,
                                 const VigieBlockListInfo *info,
                                 const guint8 key[VIGIE_SIPHASH_KEY_SIZE],
                                 const VigieHashSet *set,
                                 GError **error);

G_END_DECLS
