/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-url-units.h"

#define PLAIN VIGIE_UNIT_PLAIN
#define NO_HOST (VIGIE_UNIT_NOT_IN_HOST | VIGIE_UNIT_NOT_IN_DOMAIN)
#define NO_DOMAIN VIGIE_UNIT_NOT_IN_DOMAIN
#define FRAGMENT VIGIE_UNIT_ENCODE_FRAGMENT
#define QUERY (VIGIE_UNIT_ENCODE_QUERY | VIGIE_UNIT_ENCODE_WEB_QUERY)
#define WEB_QUERY VIGIE_UNIT_ENCODE_WEB_QUERY
#define PATH VIGIE_UNIT_ENCODE_PATH
#define ALWAYS VIGIE_UNIT_ENCODE_ANY

/*
 * The percent-encode sets and the forbidden host and domain code points. Bytes past 0x7F are always encoded
 * where something is; whether they are well-formed is not said here.
 *
 * Source: https://url.spec.whatwg.org/#percent-encoded-bytes and #host-miscellaneous (read 2026-11-24)
 */
/* clang-format off */
const guint8 vigie_url_units[256] = {
  [0x00] = ALWAYS | NO_HOST,
  [0x01 ... 0x08] = ALWAYS | NO_DOMAIN,
  [0x09 ... 0x0A] = ALWAYS | NO_HOST,
  [0x0B ... 0x0C] = ALWAYS | NO_DOMAIN,
  [0x0D] = ALWAYS | NO_HOST,
  [0x0E ... 0x1F] = ALWAYS | NO_DOMAIN,
  [' '] = FRAGMENT | QUERY | PATH | NO_HOST,
  ['!'] = PLAIN,
  ['"'] = FRAGMENT | QUERY | PATH,
  ['#'] = QUERY | PATH | NO_HOST,
  ['$'] = PLAIN,
  ['%'] = NO_DOMAIN,
  ['&'] = PLAIN,
  ['\''] = PLAIN | WEB_QUERY,
  ['(' ... '.'] = PLAIN,
  ['/'] = PLAIN | NO_HOST,
  ['0' ... '9'] = PLAIN,
  [':'] = PLAIN | NO_HOST,
  [';'] = PLAIN,
  ['<'] = FRAGMENT | QUERY | PATH | NO_HOST,
  ['='] = PLAIN,
  ['>'] = FRAGMENT | QUERY | PATH | NO_HOST,
  ['?'] = PLAIN | PATH | NO_HOST,
  ['@'] = PLAIN | NO_HOST,
  ['A' ... 'Z'] = PLAIN,
  ['[' ... ']'] = NO_HOST,
  ['^'] = PATH | NO_HOST,
  ['_'] = PLAIN,
  ['`'] = FRAGMENT | PATH,
  ['a' ... 'z'] = PLAIN,
  ['{'] = PATH,
  ['|'] = NO_HOST,
  ['}'] = PATH,
  ['~'] = PLAIN,
  [0x7F] = ALWAYS | NO_DOMAIN,
  [0x80 ... 0xFF] = ALWAYS,
};
/* clang-format on */
