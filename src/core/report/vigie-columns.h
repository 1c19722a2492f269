/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text for terminals and files, measured in columns: a CJK character takes two, a mark none. */
void vigie_columns_append_cell (GString *out, const char *text, guint width);
void vigie_columns_append_wrapped (GString *out, const char *text, guint indent, guint columns);

G_END_DECLS
