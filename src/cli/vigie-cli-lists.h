/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vigie-list-import.h"

G_BEGIN_DECLS

char *vigie_cli_lists_to_text (const char *folder, guint columns, gint64 now, gboolean *all_good);
char *vigie_cli_lists_to_json (const char *folder, gboolean *all_good);
char *vigie_cli_lists_counts_to_text (const char *name, const VigieListCounts *counts);
char *vigie_cli_lists_left_out_to_text (const VigieListCounts *counts);

G_END_DECLS
