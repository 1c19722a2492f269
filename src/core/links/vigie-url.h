/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VigieUrlNotes:
 * @VIGIE_URL_NOTE_CREDENTIALS: a name or password stands before an “@”
 * @VIGIE_URL_NOTE_BACKSLASH: a backslash where browsers read a slash
 * @VIGIE_URL_NOTE_TAB_OR_NEWLINE: a tab or line end inside, which browsers leave out
 * @VIGIE_URL_NOTE_OUTER_SPACE: spaces or control characters around
 * @VIGIE_URL_NOTE_SLASHES: not two slashes after the scheme
 * @VIGIE_URL_NOTE_PERCENT_HOST: the host is written with percent signs
 * @VIGIE_URL_NOTE_MAPPED_HOST: the host has characters that become others (full-width letters, soft hyphens,
 * other dots)
 * @VIGIE_URL_NOTE_IPV4_NUMBER: an IPv4 address that is not four decimal numbers
 * @VIGIE_URL_NOTE_TRAILING_DOT: the host ends with a dot
 * @VIGIE_URL_NOTE_EMPTY_LABEL: two dots in a row in the host, or one at its start
 * @VIGIE_URL_NOTE_PORT: a port other than the scheme's own
 * @VIGIE_URL_NOTE_INVALID_UNIT: a character that does not belong into a URL, a percent sign without two
 * digits, or an “@” with nothing before it
 *
 * What a browser forgives in an address, and frauds use: the validation errors of the URL Standard.
 *
 * Source: https://url.spec.whatwg.org/#writing (read 2026-11-24)
 */
typedef enum
{
  VIGIE_URL_NOTE_CREDENTIALS = 1 << 0,
  VIGIE_URL_NOTE_BACKSLASH = 1 << 1,
  VIGIE_URL_NOTE_TAB_OR_NEWLINE = 1 << 2,
  VIGIE_URL_NOTE_OUTER_SPACE = 1 << 3,
  VIGIE_URL_NOTE_SLASHES = 1 << 4,
  VIGIE_URL_NOTE_PERCENT_HOST = 1 << 5,
  VIGIE_URL_NOTE_MAPPED_HOST = 1 << 6,
  VIGIE_URL_NOTE_IPV4_NUMBER = 1 << 7,
  VIGIE_URL_NOTE_TRAILING_DOT = 1 << 8,
  VIGIE_URL_NOTE_EMPTY_LABEL = 1 << 9,
  VIGIE_URL_NOTE_PORT = 1 << 10,
  VIGIE_URL_NOTE_INVALID_UNIT = 1 << 11,
} VigieUrlNotes;

typedef enum
{
  VIGIE_HOST_NONE,   /* no host: an opaque path (mailto:), or the empty host of a scheme that allows it */
  VIGIE_HOST_DOMAIN, /* a name */
  VIGIE_HOST_IPV4,
  VIGIE_HOST_IPV6,
  VIGIE_HOST_OPAQUE, /* the host of a scheme that is not special: tg://HOST */
} VigieHostKind;

/**
 * VigieUrl:
 * @scheme: in lower case, without the colon
 * @host_kind: what @host is
 * @host: as the browser asks for it: punycode form, or an address; "" for %VIGIE_HOST_NONE
 * @port: 1 to 65535; 0 if it is the scheme's own, none is given, or 0 is (then %VIGIE_URL_NOTE_PORT is noted)
 * @credentials: what stands before the “@”, as written; "" if nothing does
 * @path: from its first slash; the whole rest for an opaque path
 * @query: without the question mark; %NULL if there is none
 * @fragment: without the number sign; %NULL if there is none
 * @notes: what a browser forgave
 *
 * A link, taken apart as browsers do it. All but the credentials are plain ASCII. The texts belong to the
 * #VigieUrl and last until it is parsed into again or cleared; reusing one costs no allocation. Plain data,
 * for one thread at a time.
 */
typedef struct
{
  const char *scheme;
  VigieHostKind host_kind;
  const char *host;
  guint16 port;
  const char *credentials;
  const char *path;
  const char *query;
  const char *fragment;
  VigieUrlNotes notes;

  /*< private >*/
  char *buffer;
  gsize buffer_size;
} VigieUrl;

/* The longest text taken for a link, bytes. Browsers take more; no honest message holds one. */
#define VIGIE_URL_MAX_LENGTH 65536

gboolean vigie_url_parse (VigieUrl *self, const char *text, gsize length);
void vigie_url_clear (VigieUrl *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VigieUrl, vigie_url_clear)

G_END_DECLS
