/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How what stands before a colon is opened. */
typedef enum
{
  VIGIE_LINK_SCHEME_NONE,  /* no scheme, or none that is a link without “//” */
  VIGIE_LINK_SCHEME_WEB,   /* http and https, also as hxxp: with or without slashes */
  VIGIE_LINK_SCHEME_NAMED, /* a program's own: tg, mailto, javascript */
  VIGIE_LINK_SCHEME_OTHER, /* any other with “://” */
} VigieLinkSchemeKind;

/* What a name with dots in it is. */
typedef enum
{
  VIGIE_LINK_HOST_NOT,
  VIGIE_LINK_HOST_DOUBTFUL, /* a file's name, or two sentences without a space between */
  VIGIE_LINK_HOST_LIKELY,
} VigieLinkHostShape;

VigieLinkSchemeKind
vigie_link_scheme_at (const char *bytes, gsize n_bytes, gsize floor, gsize colon, gsize *start);
gboolean vigie_link_is_host_byte (char c);
gsize vigie_link_host_letter (const char *bytes, gsize n_bytes, gsize at);
VigieLinkHostShape vigie_link_host_shape (const char *host, gsize n_bytes);
gboolean vigie_link_has_known_suffix (const char *host, gsize n_bytes);
gboolean vigie_link_is_name (const char *host, gsize n_bytes);
gboolean vigie_link_is_address (const char *host, gsize n_bytes);

G_END_DECLS
