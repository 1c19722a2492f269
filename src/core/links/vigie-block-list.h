/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VigieBlockList:
 *
 * Hosts and pages that others reported, as sorted keyed hashes in mapped files (docs/lists.md): one list or
 * several. Takes no memory of its own; of the file, a filter of at most 8 MiB is used, the rest only where
 * much of what is asked for is listed.
 *
 * Immutable; any thread.
 */
typedef struct _VigieBlockList VigieBlockList;

/**
 * VigieBlockListInfo:
 * @name: the list's name, UTF-8: its file without the ending
 * @source: where it came from: the name of a file, the address of a feed. Data from outside: plain text,
 * isolated
 * @etag: what the feed's server called that version; may be empty
 * @modified: when that server says it changed, as HTTP writes it; may be empty
 * @updated: when it was last written; Unix time, seconds, UTC
 * @n_entries: how many hosts, domains and pages
 *
 * What is known of one list.
 */
typedef struct
{
  const char *name;
  const char *source;
  const char *etag;
  const char *modified;
  gint64 updated;
  guint64 n_entries;
} VigieBlockListInfo;

/* The most lists that are looked into. */
#define VIGIE_BLOCK_LIST_MAX_FILES 16

GPtrArray *vigie_block_list_get_names (const char *folder, GError **error);
VigieBlockList *vigie_block_list_open (const char *path, GError **error);
VigieBlockList *vigie_block_list_open_folder (const char *folder, GError **problem);
VigieBlockList *vigie_block_list_ref (VigieBlockList *self);
void vigie_block_list_unref (VigieBlockList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieBlockList, vigie_block_list_unref)

guint vigie_block_list_get_n_files (VigieBlockList *self);
void vigie_block_list_get_info (VigieBlockList *self, guint file, VigieBlockListInfo *info);
gboolean vigie_block_list_verify (VigieBlockList *self, GError **error);

gboolean vigie_block_list_has (VigieBlockList *self,
                               const char *ascii_host,
                               const char *registrable,
                               const char *path,
                               const char *query);
gboolean vigie_block_list_is_damaged (VigieBlockList *self);

G_END_DECLS
