/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-block-list-format.h"

G_BEGIN_DECLS

/**
 * VigieBlockListFile:
 *
 * One open file. Private to the block list and to what writes it.
 */
typedef struct
{
  int fd;
  char *name;                /* (owned) */
  VigieBlockListHeader info; /* in the order of this machine's bytes */
  void *map;                 /* the whole file */
  gsize map_size;
  const guint64 *filter; /* in @map; little-endian */
  const guint32 *index;  /* the same */
  const guint64 *table;  /* the hashes, in @map; little-endian */
  int credit;            /* atomic: see vigie_block_list_file_earn () */
  guint64 table_offset;  /* where the hashes begin in the file */
} VigieBlockListFile;

gboolean vigie_block_list_file_open (VigieBlockListFile *self, const char *path, GError **error);
void vigie_block_list_file_close (VigieBlockListFile *self);
gboolean vigie_block_list_file_verify (const VigieBlockListFile *self, GError **error);
gboolean
vigie_block_list_file_read (const VigieBlockListFile *self, guint64 first, guint64 n, guint64 *hashes);
void vigie_block_list_file_earn (VigieBlockListFile *self);
void vigie_block_list_file_prepare (const VigieBlockListFile *self, guint64 hash);
int vigie_block_list_file_find (VigieBlockListFile *self, guint64 hash);

G_END_DECLS
