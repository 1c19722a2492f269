/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vigie-block-list-format.h"

#include <string.h>

/**
 * vigie_block_list_check_add:
 * @key: the list's key
 * @check: what the pieces before gave; 0 for the first
 * @data: the next piece: %VIGIE_BLOCK_LIST_CHECK_SIZE bytes, fewer at the end of a part
 * @length: how many bytes
 *
 * Returns: the check over all pieces so far
 */
guint64
vigie_block_list_check_add (const guint8 key[VIGIE_SIPHASH_KEY_SIZE],
                            guint64 check,
                            const void *data,
                            gsize length)
{
  const guint64 pair[2] = { GUINT64_TO_LE (check), GUINT64_TO_LE (vigie_siphash (key, data, length)) };

  return vigie_siphash (key, pair, sizeof pair);
}

/**
 * vigie_block_list_text_init:
 * @self: (out caller-allocates): the spelling
 * @ascii_host: a host in its punycode form, or an address; a dot at its end does not count
 * @path: (nullable): the path, from its first slash; slashes at its end do not count
 * @query: (nullable): the query, without the question mark
 *
 * A page that is too long to be spelt is left away: its host is still looked up.
 *
 * Returns: whether @ascii_host is one that a list can hold
 */
gboolean
vigie_block_list_text_init (VigieBlockListText *self,
                            const char *ascii_host,
                            const char *path,
                            const char *query)
{
  gsize host_length = strnlen (ascii_host, VIGIE_BLOCK_LIST_MAX_HOST + 2);
  gsize path_length = path != NULL ? strnlen (path, VIGIE_BLOCK_LIST_MAX_PAGE + 1) : 0;
  gsize query_length = query != NULL ? strnlen (query, VIGIE_BLOCK_LIST_MAX_PAGE + 1) : 0;

  if (host_length > 0 && ascii_host[host_length - 1] == '.')
    host_length--;
  if (host_length == 0 || host_length > VIGIE_BLOCK_LIST_MAX_HOST)
    return FALSE;

  self->text[0] = '.';
  memcpy (self->text + 1, ascii_host, host_length);
  self->host_end = 1 + host_length;
  self->page_end = 0;
  self->length = self->host_end;

  if (path_length > VIGIE_BLOCK_LIST_MAX_PAGE)
    return TRUE;
  while (path_length > 0 && path[path_length - 1] == '/')
    path_length--;
  if (path_length > 0)
    {
      memcpy (self->text + self->host_end, path, path_length);
      self->page_end = self->host_end + path_length;
      self->length = self->page_end;
    }
  if (query_length > 0 && path_length + 1 + query_length <= VIGIE_BLOCK_LIST_MAX_PAGE)
    {
      self->text[self->length] = '?';
      memcpy (self->text + self->length + 1, query, query_length);
      self->length += 1 + query_length;
    }
  return TRUE;
}
