/* SPDX-FileCopyrightText: 2026 The Vigie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vigie_telegram_folder_has_room (const char *folder, GError **error);
gboolean vigie_telegram_folder_remove (const char *folder);
gboolean vigie_telegram_folder_holds_sign_in (const char *folder);

G_END_DECLS
