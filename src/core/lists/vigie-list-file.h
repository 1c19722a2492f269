/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "vigie-list-import.h"

G_BEGIN_DECLS

void vigie_list_import_file_async (const char *folder,
                                   const char *path,
                                   gint64 now,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean vigie_list_import_file_finish (GAsyncResult *result, VigieListCounts *counts, GError **error);

G_END_DECLS
