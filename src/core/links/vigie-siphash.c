/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-siphash.h"

#include <string.h>

typedef struct
{
  guint64 v0, v1, v2, v3;
} State;

static inline guint64
rotate (guint64 value, guint bits)
{
  return value << bits | value >> (64 - bits);
}

static inline void
mix (State *state)
{
  state->v0 += state->v1;
  state->v2 += state->v3;
  state->v1 = rotate (state->v1, 13) ^ state->v0;
  state->v3 = rotate (state->v3, 16) ^ state->v2;
  state->v0 = rotate (state->v0, 32) + state->v3;
  state->v2 += state->v1;
  state->v1 = rotate (state->v1, 17) ^ state->v2;
  state->v3 = rotate (state->v3, 21) ^ state->v0;
  state->v2 = rotate (state->v2, 32);
}

static inline void
take (State *state, guint64 word)
{
  state->v3 ^= word;
  mix (state);
  mix (state);
  state->v0 ^= word;
}

static inline guint64
read_word (const guint8 *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return GUINT64_FROM_LE (word);
}

/**
 * vigie_siphash:
 * @key: 16 bytes, drawn by chance: who does not know them cannot make two texts meet
 * @data: (array length=@length): any bytes
 * @length: how many
 *
 * SipHash-2-4. Any thread.
 *
 * Source: https://www.aumasson.jp/siphash/siphash.pdf (read 2026-11-24)
 *
 * Returns: the 64-bit hash
 */
guint64
vigie_siphash (const guint8 key[VIGIE_SIPHASH_KEY_SIZE], const void *data, gsize length)
{
  const guint8 *bytes = data;
  const guint64 k0 = read_word (key);
  const guint64 k1 = read_word (key + 8);
  guint64 last = (guint64) length << 56;
  State state = {
    k0 ^ G_GUINT64_CONSTANT (0x736f6d6570736575),
    k1 ^ G_GUINT64_CONSTANT (0x646f72616e646f6d),
    k0 ^ G_GUINT64_CONSTANT (0x6c7967656e657261),
    k1 ^ G_GUINT64_CONSTANT (0x7465646279746573),
  };

  for (; length >= 8; length -= 8, bytes += 8)
    take (&state, read_word (bytes));
  for (gsize i = 0; i < length; i++)
    last |= (guint64) bytes[i] << (8 * i);
  take (&state, last);

  state.v2 ^= 0xff;
  for (guint i = 0; i < 4; i++)
    mix (&state);
  return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}
