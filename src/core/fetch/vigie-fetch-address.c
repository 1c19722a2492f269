/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-fetch-address.h"

#include <string.h>

typedef struct
{
  guint32 network;
  guint bits;
} Network;

/* What is not of the public internet. The networks for documentation are left in: nobody is there. */
static const Network refused[] = {
  { 0x00000000, 8 },  /* this host */
  { 0x0a000000, 8 },  /* private */
  { 0x64400000, 10 }, /* between a provider and its customers */
  { 0x7f000000, 8 },  /* loopback */
  { 0xa9fe0000, 16 }, /* link-local; the data services of clouds */
  { 0xac100000, 12 }, /* private */
  { 0xc0000000, 24 }, /* protocols */
  { 0xc0586300, 24 }, /* 6to4 relays, given up */
  { 0xc0a80000, 16 }, /* private */
  { 0xc6120000, 15 }, /* measuring */
  { 0xe0000000, 4 },  /* multicast */
  { 0xf0000000, 4 },  /* reserved, broadcast */
};

static gboolean
is_public_v4 (const guint8 bytes[4])
{
  const guint32 address =
      (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | (guint32) bytes[3];

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if ((address ^ refused[i].network) >> (32 - refused[i].bits) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_public_v6 (const guint8 bytes[16])
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  static const guint8 nat64[12] = { 0, 0x64, 0xff, 0x9b };

  if (memcmp (bytes, mapped, sizeof mapped) == 0 || memcmp (bytes, nat64, sizeof nat64) == 0)
    return is_public_v4 (bytes + 12);
  /* Global unicast, without the two ways to write an IPv4 address into it that are given up. */
  if (bytes[0] >> 5 != 1)
    return FALSE;
  if (bytes[0] == 0x20 && bytes[1] == 0x02)
    return FALSE;
  return !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0);
}

/**
 * vigie_fetch_address_is_public:
 * @address: an address
 *
 * Source: https://www.iana.org/assignments/iana-ipv4-special-registry/ and
 *   https://www.iana.org/assignments/iana-ipv6-special-registry/ (read 2026-11-24)
 *
 * Returns: whether it is of the public internet: not this computer's, this network's or a provider's own
 */
gboolean
vigie_fetch_address_is_public (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4 ? is_public_v4 (bytes)
                                                                     : is_public_v6 (bytes);
}
