/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **vigie_td_names_list (void);
gboolean vigie_td_names_is_seen (void);
int vigie_td_names_compare (const char *a, const char *b);

G_END_DECLS
