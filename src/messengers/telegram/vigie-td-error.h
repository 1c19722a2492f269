/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GError *vigie_td_error_new (gint64 code, const char *message, gint64 now);

G_END_DECLS
