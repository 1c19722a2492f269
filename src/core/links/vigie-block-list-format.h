/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "vigie-siphash.h"

G_BEGIN_DECLS

/* The form of a block list file (docs/lists.md). Everything is little-endian. */

#define VIGIE_BLOCK_LIST_MAGIC "VIGIEBLK"
#define VIGIE_BLOCK_LIST_VERSION 1
#define VIGIE_BLOCK_LIST_HEADER_SIZE 4096
#define VIGIE_BLOCK_LIST_SUFFIX ".blocklist"

/* The most entries of one list: 128 MiB of hashes. */
#define VIGIE_BLOCK_LIST_MAX_ENTRIES (G_GUINT64_CONSTANT (16) << 20)
/* The most words of the filter: 8 MiB, however long the list is. */
#define VIGIE_BLOCK_LIST_MAX_FILTER_WORDS (G_GUINT64_CONSTANT (1) << 20)
/* How many entries share a slice on average, and the most that an honest file has in one. Hashes are spread
 * by chance: eleven standard deviations. */
#define VIGIE_BLOCK_LIST_SLICE 128
#define VIGIE_BLOCK_LIST_MAX_SLICE 512

/**
 * VigieBlockListHeader:
 *
 * The first bytes of a file, as they lie there; the rest up to %VIGIE_BLOCK_LIST_HEADER_SIZE is zero. Then
 * come the filter (words of 64 bits), the index (@n_slices + 1 numbers of 32 bits, filled up to 8 bytes) and
 * the sorted hashes (64 bits each).
 */
typedef struct
{
  char magic[8];
  guint32 version;
  guint32 header_size;
  guint64 n_entries;
  guint64 n_filter_words;
  guint64 n_slices;
  gint64 updated; /* Unix time, seconds, UTC */
  guint8 key[VIGIE_SIPHASH_KEY_SIZE];
  char source[1024];  /* where it came from: a file's name or a feed's address; UTF-8, ends with NUL */
  char etag[256];     /* what the feed's server said, for the next question; ends with NUL */
  char modified[64];  /* the same */
  guint64 body_check; /* of filter, index and hashes */
  guint64 check;      /* of all that stands before it */
} VigieBlockListHeader;

/* Where of @n parts a hash belongs: the hashes are sorted, so the parts are as well. */
static inline guint64
vigie_block_list_part (guint64 hash, guint64 n)
{
  return (guint64) (((unsigned __int128) hash * n) >> 64);
}

/* The four bits of its filter word that a hash sets. Its high bits choose the word. */
static inline guint64
vigie_block_list_filter_bits (guint64 hash)
{
  return G_GUINT64_CONSTANT (1) << (hash & 63) | G_GUINT64_CONSTANT (1) << (hash >> 6 & 63) |
         G_GUINT64_CONSTANT (1) << (hash >> 12 & 63) | G_GUINT64_CONSTANT (1) << (hash >> 18 & 63);
}

static inline guint64
vigie_block_list_index_size (guint64 n_slices)
{
  return ((n_slices + 1) * sizeof (guint32) + 7) / 8 * 8;
}

/* The body is checked in pieces of this many bytes; each of its three parts begins a new piece. */
#define VIGIE_BLOCK_LIST_CHECK_SIZE 65536

guint64 vigie_block_list_check_add (const guint8 key[VIGIE_SIPHASH_KEY_SIZE],
                                    guint64 check,
                                    const void *data,
                                    gsize length);

/* How an entry is spelt before it is hashed. */
#define VIGIE_BLOCK_LIST_MAX_HOST 255
#define VIGIE_BLOCK_LIST_MAX_PAGE 2048
#define VIGIE_BLOCK_LIST_MAX_TEXT (1 + VIGIE_BLOCK_LIST_MAX_HOST + VIGIE_BLOCK_LIST_MAX_PAGE)

/**
 * VigieBlockListText:
 * @text: a dot, the host, the page: not NUL-terminated
 * @host_end: where the host ends
 * @page_end: where the page ends; 0 if there is no page: the front page of a host is the host
 * @length: with the query; equal to @page_end if there is none
 *
 * What a link, or an entry of a list, is looked up by. A domain with all below it is hashed with its dot
 * before it
 * (".example.org"), a host alone without ("example.org"), a page as "example.org/page" or
 * "example.org/page?query".
 */
typedef struct
{
  char text[VIGIE_BLOCK_LIST_MAX_TEXT];
  gsize host_end;
  gsize page_end;
  gsize length;
} VigieBlockListText;

gboolean vigie_block_list_text_init (VigieBlockListText *self,
                                     const char *ascii_host,
                                     const char *path,
                                     const char *query);

G_END_DECLS
