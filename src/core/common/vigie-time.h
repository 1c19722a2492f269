/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vigie_time_ago (gint64 then, gint64 now);
char *vigie_time_moment (gint64 then, gint64 now);
char *vigie_time_day (gint64 then, gint64 now);

guint vigie_time_get_timer (gint64 until, gint64 now);

G_END_DECLS
