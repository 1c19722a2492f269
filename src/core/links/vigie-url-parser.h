/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-url-units.h"
#include "vigie-url.h"

G_BEGIN_DECLS

/* For the link parser's own files: what a parse is at, that is the rest of the text, and where the next part
 * is written. */
typedef struct
{
  VigieUrl *url;
  const char *text; /* what is still to be read: well-formed UTF-8 without tabs and line ends */
  const char *end;
  char *out; /* inside the URL's buffer, which has room for all that can come */
  gboolean is_special;
  gboolean is_file;
  guint16 own_port; /* the scheme's; 0 if it has none */
} VigieUrlParser;

/* Whether the text goes on with a slash, which is then passed. */
gboolean vigie_url_parser_pass_slash (VigieUrlParser *parser);

/* Ends the part that began at @start, and gives it back. */
const char *vigie_url_parser_end_part (VigieUrlParser *parser, const char *start);

/* Writes one byte with a percent sign. */
void vigie_url_parser_put_encoded (VigieUrlParser *parser, guint8 unit);

/* Whether a text is a drive of old Windows, "C:" or "C|": file addresses treat it as the root of their path.
 */
gboolean vigie_url_parser_is_drive (const char *text, gsize length);

/* Read what their names say (vigie-url-path.c). The first slash of the path was passed, or is left out. */
void vigie_url_parser_read_path (VigieUrlParser *parser);
void vigie_url_parser_read_opaque_path (VigieUrlParser *parser);
void vigie_url_parser_read_query_and_fragment (VigieUrlParser *parser);

G_END_DECLS
