/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VigieHashSet:
 * @hashes: as they were added; ascending and each once after vigie_hash_set_sort ()
 * @n: how many
 *
 * Hashes that are gathered and then sorted in place: 8 bytes each, and up to half as many again of room to
 * grow. Plain data, for one thread at a time.
 */
typedef struct
{
  guint64 *hashes;
  gsize n;

  /*< private >*/
  gsize room;
} VigieHashSet;

void vigie_hash_set_reserve (VigieHashSet *self, gsize n);
void vigie_hash_set_add (VigieHashSet *self, guint64 hash);
void vigie_hash_set_sort (VigieHashSet *self);
void vigie_hash_set_clear (VigieHashSet *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VigieHashSet, vigie_hash_set_clear)

G_END_DECLS
