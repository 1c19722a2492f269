/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-url.h"

G_BEGIN_DECLS

/* For the link parser's own files: the host of a URL, from what stands between “//” or “@” and the port. */

/* By how much a host can be longer than it was written, its NUL included; one that would be is refused.
 * Percent signs in the host of a scheme that is not special come on top. */
#define VIGIE_URL_HOST_ROOM 8192

gssize vigie_url_host_parse (const char *text,
                             gsize length,
                             gboolean is_special,
                             char *host,
                             gsize size,
                             VigieHostKind *kind,
                             VigieUrlNotes *notes);

/* Addresses (vigie-url-address.c). */
gboolean vigie_url_host_ends_in_number (const char *host, gsize length);
gssize
vigie_url_host_read_ipv4 (const char *text, gsize length, char *host, gsize size, VigieUrlNotes *notes);
gssize vigie_url_host_read_ipv6 (const char *text, gsize length, char *host, gsize size);

G_END_DECLS
