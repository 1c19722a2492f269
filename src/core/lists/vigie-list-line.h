/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-list-table.h"
#include "vigie-url.h"

G_BEGIN_DECLS

/* The longest line that is read, bytes. */
#define VIGIE_LIST_MAX_LINE 8192

/**
 * VigieListLine:
 * @VIGIE_LIST_LINE_EMPTY: nothing to take: a comment, a heading, the computer's own names of a hosts file
 * @VIGIE_LIST_LINE_TAKEN: it gave one entry or several
 * @VIGIE_LIST_LINE_NOT_UTF8: it is no text
 * @VIGIE_LIST_LINE_TOO_LONG: longer than %VIGIE_LIST_MAX_LINE
 * @VIGIE_LIST_LINE_NOT_AN_ADDRESS: neither a host nor a web address
 * @VIGIE_LIST_LINE_NOT_A_SITE: a rule of an ad blocker that does not block a whole site or page
 * @VIGIE_LIST_LINE_EXCEPTION: an exception of an ad blocker
 * @VIGIE_LIST_LINE_PUBLIC_SUFFIX: an ending, such as “com” or “co.uk”, under which strangers have their sites
 * @VIGIE_LIST_LINE_OFFICIAL: an official site of a messenger
 * @VIGIE_LIST_LINE_FULL: the list has no room for more
 *
 * What became of a line. By weight: of a line with several hosts the greatest counts.
 */
typedef enum
{
  VIGIE_LIST_LINE_EMPTY,
  VIGIE_LIST_LINE_TAKEN,
  VIGIE_LIST_LINE_NOT_UTF8,
  VIGIE_LIST_LINE_TOO_LONG,
  VIGIE_LIST_LINE_NOT_AN_ADDRESS,
  VIGIE_LIST_LINE_NOT_A_SITE,
  VIGIE_LIST_LINE_EXCEPTION,
  VIGIE_LIST_LINE_PUBLIC_SUFFIX,
  VIGIE_LIST_LINE_OFFICIAL,
  VIGIE_LIST_LINE_FULL,
} VigieListLine;

/**
 * VigieListEntryFunc:
 * @text: the spelling that is hashed (vigie-block-list-format.h): ".example.org", "example.org",
 *   "example.org/page"; not NUL-terminated
 * @length: its bytes
 * @user_data: as given
 *
 * Takes an entry.
 *
 * Returns: whether there was room for it
 */
typedef gboolean (*VigieListEntryFunc) (const char *text, gsize length, gpointer user_data);

/**
 * VigieListReader:
 *
 * Reads the lines of the usual block lists. Each is recognised by itself, so one file may mix them.
 * Keeps its buffers; plain data, for one thread at a time.
 */
typedef struct
{
  VigieListEntryFunc take;
  gpointer user_data;

  /*< private >*/
  VigieUrl url;
  VigieListTable table;
} VigieListReader;

VigieListLine vigie_list_reader_read (VigieListReader *self, const char *line, gsize length);
void vigie_list_reader_clear (VigieListReader *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VigieListReader, vigie_list_reader_clear)

const char *vigie_list_line_to_reason (VigieListLine line);

G_END_DECLS
