/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Hosts that others reported, as sorted keyed hashes in a mapped file: constant memory. Immutable; any
 * thread. */
typedef struct _VigieBlockList VigieBlockList;

VigieBlockList *vigie_block_list_open (const char *path, GError **error);
VigieBlockList *vigie_block_list_ref (VigieBlockList *self);
void vigie_block_list_unref (VigieBlockList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieBlockList, vigie_block_list_unref)

/* Whether @ascii_host, or a domain above it down to @registrable, or the page @host + @path is on the list.
 */
gboolean vigie_block_list_has (VigieBlockList *self,
                               const char *ascii_host,
                               const char *registrable,
                               const char *path);

G_END_DECLS
