/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the URL Standard says of each byte. For the link parser's own files. */
typedef enum
{
  VIGIE_UNIT_PLAIN = 1 << 0,            /* may stand in a URL as it is (a "URL code point" of ASCII) */
  VIGIE_UNIT_ENCODE_C0 = 1 << 1,        /* is percent-encoded in opaque hosts and opaque paths */
  VIGIE_UNIT_ENCODE_FRAGMENT = 1 << 2,  /* … in fragments */
  VIGIE_UNIT_ENCODE_QUERY = 1 << 3,     /* … in queries */
  VIGIE_UNIT_ENCODE_WEB_QUERY = 1 << 4, /* … in queries of the special schemes */
  VIGIE_UNIT_ENCODE_PATH = 1 << 5,      /* … in paths */
  VIGIE_UNIT_NOT_IN_HOST = 1 << 6,      /* makes any host fail */
  VIGIE_UNIT_NOT_IN_DOMAIN = 1 << 7,    /* makes the host of a special scheme fail */
} VigieUnit;

#define VIGIE_UNIT_ENCODE_ANY                                                                                \
  (VIGIE_UNIT_ENCODE_C0 | VIGIE_UNIT_ENCODE_FRAGMENT | VIGIE_UNIT_ENCODE_QUERY |                             \
   VIGIE_UNIT_ENCODE_WEB_QUERY | VIGIE_UNIT_ENCODE_PATH)

extern const guint8 vigie_url_units[256];

G_END_DECLS
