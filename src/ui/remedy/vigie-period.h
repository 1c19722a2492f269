/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The periods of inactivity after which a device is signed out, as the choices of a row. */
void vigie_period_fill (AdwComboRow *row, gint64 current_days);
gint64 vigie_period_get_days (AdwComboRow *row);
char *vigie_period_dup_text (gint64 days);

G_END_DECLS
