/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vigie_link_opener_ask_async (const char *scheme,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean vigie_link_opener_ask_finish (GAsyncResult *result, GError **error);
void vigie_link_opener_open (const char *link, GtkWidget *anywhere);

G_END_DECLS
