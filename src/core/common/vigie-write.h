/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vigie_write_all (int fd, const void *data, gsize length, gboolean (*is_stopped) (void));

G_END_DECLS
