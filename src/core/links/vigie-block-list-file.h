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
  void *map;                 /* header, filter and index */
  gsize map_size;
  const guint64 *filter; /* in @map; little-endian */
  const guint32 *index;  /* the same */
  guint64 table_offset;  /* where the hashes begin in the file */
} VigieBlockListFile;

gboolean vigie_block_list_file_open (VigieBlockListFile *self, const char *path, GError **error);
void vigie_block_list_file_close (VigieBlockListFile *self);
gboolean vigie_block_list_file_verify (const VigieBlockListFile *self, GError **error);
gboolean
vigie_block_list_file_read (const VigieBlockListFile *self, guint64 first, guint64 n, guint64 *hashes);
int vigie_block_list_file_find (const VigieBlockListFile *self, guint64 hash);

G_END_DECLS
