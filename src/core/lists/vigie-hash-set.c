/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-hash-set.h"

/* Fewer are sorted by insertion. */
#define SMALL 48
#define N_BUCKETS 256

/**
 * vigie_hash_set_reserve:
 * @self: a set
 * @n: how many more will be added
 */
void
vigie_hash_set_reserve (VigieHashSet *self, gsize n)
{
  if (self->room - self->n >= n)
    return;
  self->room = MAX (self->n + n, self->room + self->room / 2);
  self->hashes = g_renew (guint64, self->hashes, self->room);
}

/**
 * vigie_hash_set_add:
 * @self: a set
 * @hash: may be there already
 */
void
vigie_hash_set_add (VigieHashSet *self, guint64 hash)
{
  if (self->n == self->room)
    vigie_hash_set_reserve (self, 1024);
  self->hashes[self->n++] = hash;
}

static void
sort_few (guint64 *hashes, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      const guint64 hash = hashes[i];
      gsize at = i;

      for (; at > 0 && hashes[at - 1] > hash; at--)
        hashes[at] = hashes[at - 1];
      hashes[at] = hash;
    }
}

/* Radix sort in place, the highest byte first: each hash is swapped into its byte's bucket. At most 8 deep.
 */
static void
sort_by_byte (guint64 *hashes, gsize n, guint shift)
{
  gsize next[N_BUCKETS] = { 0 }, end[N_BUCKETS];
  gsize at = 0;

  for (gsize i = 0; i < n; i++)
    next[hashes[i] >> shift & 0xff]++;
  for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
    {
      const gsize count = next[bucket];

      next[bucket] = at;
      at += count;
      end[bucket] = at;
    }

  for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
    while (next[bucket] < end[bucket])
      {
        guint64 *here = &hashes[next[bucket]];
        const guint home = *here >> shift & 0xff;
        guint64 *there = &hashes[next[home]++];
        const guint64 hash = *here;

        *here = *there;
        *there = hash;
      }

  at = 0;
  for (guint bucket = 0; bucket < N_BUCKETS; bucket++)
    {
      const gsize count = end[bucket] - at;

      if (count <= SMALL || shift == 0)
        sort_few (hashes + at, shift == 0 ? 0 : count);
      else
        sort_by_byte (hashes + at, count, shift - 8);
      at = end[bucket];
    }
}

/**
 * vigie_hash_set_sort:
 * @self: a set
 *
 * Sorts, and keeps each hash once.
 */
void
vigie_hash_set_sort (VigieHashSet *self)
{
  gsize kept = 0;

  if (self->n == 0)
    return;
  sort_by_byte (self->hashes, self->n, 56);
  for (gsize i = 0; i < self->n; i++)
    if (i == 0 || self->hashes[i] != self->hashes[kept - 1])
      self->hashes[kept++] = self->hashes[i];
  self->n = kept;
}

/**
 * vigie_hash_set_clear:
 * @self: a set
 */
void
vigie_hash_set_clear (VigieHashSet *self)
{
  g_clear_pointer (&self->hashes, g_free);
  self->n = 0;
  self->room = 0;
}
