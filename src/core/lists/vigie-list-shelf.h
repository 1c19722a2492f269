/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-block-list.h"
#include "vigie-list-import.h"

G_BEGIN_DECLS

/* The list that a feed fills. */
#define VIGIE_LIST_FEED_NAME "feed"
/* What comes from standard input, if nobody says how it is called. */
#define VIGIE_LIST_DEFAULT_NAME "imported"

char *vigie_list_shelf_dup_folder (void);
gboolean vigie_list_is_name (const char *name);
char *vigie_list_name_of_file (const char *path);
char *vigie_list_dup_path (const char *folder, const char *name);
gboolean vigie_list_remove (const char *folder, const char *name, GError **error);
gboolean vigie_list_remove_all (const char *folder, GError **error);
gboolean vigie_list_mark_asked (const char *folder, const char *name, gint64 now);
gint64 vigie_list_get_asked (const char *folder, const char *name);

/**
 * VigieListUpdate:
 *
 * A list that is being written: holds the folder's lock until it is freed. Until it is committed, the list is
 * as it was. For one thread at a time.
 */
typedef struct _VigieListUpdate VigieListUpdate;

VigieListUpdate *
vigie_list_update_new (const char *folder, const char *name, gboolean replaces, GError **error);
void vigie_list_update_feed (VigieListUpdate *self, const char *data, gsize length);
gboolean vigie_list_update_feed_fd (VigieListUpdate *self, int fd, GError **error);
gboolean vigie_list_update_commit (VigieListUpdate *self,
                                   const VigieBlockListInfo *info,
                                   VigieListCounts *counts,
                                   GError **error);
void vigie_list_update_free (VigieListUpdate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VigieListUpdate, vigie_list_update_free)

G_END_DECLS
