/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *vigie_toast_new (const char *text);
void vigie_window_add_toast_text (GtkWidget *anywhere, const char *text);

G_END_DECLS
