/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-siphash.h"

/* The vectors of SipHash-2-4 that its authors publish: key 00 01 … 0f, message 00 01 … of each length.
 * Source: https://github.com/veorq/SipHash/blob/master/vectors.h (read 2026-11-24); the one of 15 bytes is in
 * https://www.aumasson.jp/siphash/siphash.pdf, appendix A, too. */
static void
test_published_vectors (void)
{
  static const guint64 expected[] = {
    G_GUINT64_CONSTANT (0x726fdb47dd0e0e31), G_GUINT64_CONSTANT (0x74f839c593dc67fd),
    G_GUINT64_CONSTANT (0x0d6c8009d9a94f5a), G_GUINT64_CONSTANT (0x85676696d7fb7e2d),
    G_GUINT64_CONSTANT (0xcf2794e0277187b7), G_GUINT64_CONSTANT (0x18765564cd99a68d),
    G_GUINT64_CONSTANT (0xcbc9466e58fee3ce), G_GUINT64_CONSTANT (0xab0200f58b01d137),
    G_GUINT64_CONSTANT (0x93f5f5799a932462), G_GUINT64_CONSTANT (0x9e0082df0ba9e4b0),
    G_GUINT64_CONSTANT (0x7a5dbbc594ddb9f3), G_GUINT64_CONSTANT (0xf4b32f46226bada7),
    G_GUINT64_CONSTANT (0x751e8fbc860ee5fb), G_GUINT64_CONSTANT (0x14ea5627c0843d90),
    G_GUINT64_CONSTANT (0xf723ca908e7af2ee), G_GUINT64_CONSTANT (0xa129ca6149be45e5),
  };
  guint8 bytes[G_N_ELEMENTS (expected) + 1];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) i;
  for (guint length = 0; length < G_N_ELEMENTS (expected); length++)
    g_assert_cmphex (vigie_siphash (bytes, bytes, length), ==, expected[length]);
}

static void
test_key_counts (void)
{
  guint8 key[VIGIE_SIPHASH_KEY_SIZE] = { 0 };
  const guint64 plain = vigie_siphash (key, "example.org", 11);

  for (guint i = 0; i < sizeof key; i++)
    {
      key[i] = 1;
      g_assert_cmphex (vigie_siphash (key, "example.org", 11), !=, plain);
      key[i] = 0;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/siphash/published-vectors", test_published_vectors);
  g_test_add_func ("/siphash/key-counts", test_key_counts);

  return g_test_run ();
}
