/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vigie_cli_options_read (GOptionContext *context, int *argc, char ***argv, int *status);
int vigie_cli_options_refuse (const char *complaint);

G_END_DECLS
