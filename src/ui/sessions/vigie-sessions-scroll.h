/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "vigie-session-item.h"

G_BEGIN_DECLS

/* A list scrolls to its rows, not to what is inside them: an open row may be taller than the window. */
void vigie_sessions_scroll_to_focus (GtkScrolledWindow *scroller, GtkListView *list_view);
gboolean
vigie_sessions_scroll_to_row (GtkScrolledWindow *scroller, GtkListView *list_view, VigieSessionItem *item);

gboolean vigie_sessions_focus_row (GtkListView *list_view, VigieSessionItem *item);

G_END_DECLS
